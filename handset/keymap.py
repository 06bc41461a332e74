"""Layouts of the host's keyboard and gamepad: which of its keys press which of the phone's, as keymaps.yaml says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml

from handset import datafile
from handset.keypad import KEYS_BY_NAME, Key
from keitai.common.errors import FileError, KeitaiError

FILE = Path(__file__).parent.parent / "keymaps.yaml"
DEFAULT = "laptop"

DEVTOOLS_KEYS = (*(f"f{number}" for number in range(1, 13)), "left-bracket", "right-bracket")
"""Keys of the host's keyboard that work the window, never the phone."""

HOST_KEYS = frozenset([
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    "return", "escape", "backspace", "tab", "space", "minus", "equals", "backslash", "semicolon", "apostrophe",
    "grave", "comma", "period", "slash", "arrow-up", "arrow-down", "arrow-left", "arrow-right",
    "insert", "delete", "home", "end", "page-up", "page-down", "pause",
    "left-shift", "left-ctrl", "left-alt", "right-shift", "right-ctrl", "right-alt",
    *(f"keypad-{digit}" for digit in range(10)),
    "keypad-divide", "keypad-multiply", "keypad-minus", "keypad-plus", "keypad-enter", "keypad-period",
    "pad-a", "pad-b", "pad-x", "pad-y", "pad-up", "pad-down", "pad-left", "pad-right", "pad-back", "pad-guide",
    "pad-start", "pad-left-shoulder", "pad-right-shoulder", "pad-left-stick", "pad-right-stick",
])  # fmt: skip
"""Every key a layout may name. Signs stand for their place on a US keyboard."""


@dataclass(frozen=True)
class Keymap:
    """Keymap: the phone's key for each host key, complete and without duplicates."""

    name: str
    about: str
    keys: dict[str, Key]

    def hosts(self, key: Key) -> list[str]:
        """Return the host keys that press `key`, in the layout's order."""
        return [host for host, pressed in self.keys.items() if pressed is key]


class _Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    keys: dict[str, Any]
    extends: str = ""


def load_keymap(name: str = DEFAULT, file: Path = FILE) -> Keymap:
    """Return the keymap called `name`.

    Raises:
        FileError: The file is faulty; with line and column.
        KeitaiError: The layout does not exist.
    """
    layouts = load_keymaps(file)
    if name not in layouts:
        hint = datafile.did_you_mean(name, list(layouts))
        raise KeitaiError(f"unknown keymap {name!r}{hint}; there are {', '.join(layouts)}")
    return layouts[name]


def load_keymaps(file: Path = FILE) -> dict[str, Keymap]:
    """Return all keymaps of the file, in its order.

    Raises:
        FileError: The first fault, with its place.
    """
    plain = datafile.read(file, dict[str, dict[str, Any]], name=file.name)
    top, _ = datafile.parse_nodes(file.read_bytes(), file.name)
    layouts: dict[str, _Layout] = {}
    for name, value in plain.items():
        try:
            layouts[name] = datafile.convert(value, _Layout)
        except msgspec.ValidationError as error:
            raise datafile.explain(error, top, _Layout, file.name, (name,)) from None
    book = _Book(file.name, top, layouts, {})
    return {name: book.keymap(name) for name in layouts}


@dataclass
class _Book:
    """The file while its layouts are put together; `top` knows the places for what is wrong."""

    file: str
    top: yaml.Node
    layouts: dict[str, _Layout]
    made: dict[str, Keymap]

    def keymap(self, name: str, under: tuple[str, ...] = ()) -> Keymap:
        """Return the layout with what it extends; `under` are those that extend it, so that none extends itself."""
        if name in self.made:
            return self.made[name]
        layout = self.layouts[name]
        inherited: dict[str, Key] = {}
        if layout.extends:
            if layout.extends not in self.layouts:
                hint = datafile.did_you_mean(layout.extends, list(self.layouts))
                raise self._wrong_base(name, f"unknown layout {layout.extends!r}{hint}")
            if layout.extends in (*under, name):
                raise self._wrong_base(name, f"layout {layout.extends!r} cannot extend itself, not even through others")
            inherited = self.keymap(layout.extends, (*under, name)).keys
        own = self._bindings(name, layout)
        keys = own | {host: key for host, key in inherited.items() if host not in own}
        missing = [key.label for key in Key if key not in keys.values()]
        if missing:
            place = datafile.key_place(self.top, name, self.file)
            raise FileError(place, f"layout {name!r} leaves out {', '.join(missing)}; every key of the phone needs one")
        self.made[name] = Keymap(name, layout.about, keys)
        return self.made[name]

    def _bindings(self, name: str, layout: _Layout) -> dict[str, Key]:
        """Return what a layout binds itself."""
        keys: dict[str, Key] = {}
        table = datafile.child(datafile.child(self.top, name), "keys")
        for label, hosts in layout.keys.items():
            if label not in KEYS_BY_NAME:
                hint = datafile.did_you_mean(label, list(KEYS_BY_NAME))
                raise FileError(datafile.key_place(table, label, self.file), f"the phone has no key {label!r}{hint}")
            listed = datafile.child(table, label)
            if not isinstance(listed, yaml.SequenceNode):
                place = datafile.key_place(table, label, self.file)
                raise FileError(place, f"{label!r} needs a list of host keys, such as [q, keypad-1]")
            for host, node in zip(hosts, listed.value, strict=True):
                fault = _fault(host, keys)
                if fault:
                    raise FileError(datafile.node_place(node, self.file), fault)
                keys[host] = KEYS_BY_NAME[label]
        return keys

    def _wrong_base(self, name: str, message: str) -> FileError:
        return datafile.problem_at(self.top, (name, "extends"), self.file, message)


def _fault(host: object, bound: dict[str, Key]) -> str:
    """Return why `host` cannot be bound; "" when it can."""
    if not isinstance(host, str):
        return f'a host key is named by text; write "{host}" in quotes'
    if host in DEVTOOLS_KEYS:
        return f"{host!r} is a command of the window and cannot press a key of the phone"
    if host not in HOST_KEYS:
        return f"unknown host key {host!r}{datafile.did_you_mean(host, sorted(HOST_KEYS))}"
    if host in bound:
        return f"host key {host!r} is bound twice; it presses {bound[host].label!r} already"
    return ""


_PICTURE = (
    (Key.SOFT_LEFT, Key.UP, Key.SOFT_RIGHT),
    (Key.LEFT, Key.OK, Key.RIGHT),
    (Key.MAIL, Key.DOWN, Key.WEB),
    (Key.SOFT_UP, None, Key.SOFT_DOWN),
    (Key.CALL, Key.CLEAR, Key.END),
    (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3),
    (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6),
    (Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9),
    (Key.STAR, Key.DIGIT_0, Key.HASH),
    (Key.SIDE_UP, Key.FLIP, Key.SIDE_DOWN),
)
_SIGNS = {
    "minus": "-", "equals": "=", "backslash": "\\", "semicolon": ";", "apostrophe": "'", "grave": "`", "comma": ",",
    "period": ".", "slash": "/", "left-bracket": "[", "right-bracket": "]",
}  # fmt: skip


def sign(host: str) -> str:
    """Return a host key as it is printed on a US keyboard, or its name: `,`, `Q`, `F5`, `keypad 7`."""
    if len(host) <= 3 and host[0] == "f" and host[1:].isdigit():
        return host.upper()
    return _SIGNS.get(host) or (host.upper() if len(host) == 1 else host.replace("-", " "))


def picture(keymap: Keymap) -> str:
    """Return the keymap as a text picture of the keypad: each key's name above the host keys that press it."""
    cells = [
        [
            (key.label, "  ".join(sign(host) for host in keymap.hosts(key))) if key is not None else ("", "")
            for key in row
        ]
        for row in _PICTURE
    ]
    width = max(len(text) for row in cells for shown in row for text in shown) + 2
    rule = "─" * width
    lines = [f"{keymap.name}: {keymap.about}", "", f"┌{rule}┬{rule}┬{rule}┐"]
    for number, row in enumerate(cells):
        if number:
            lines.append(f"├{rule}┼{rule}┼{rule}┤")
        for part in (0, 1):
            lines.append("│" + "│".join(shown[part].center(width) for shown in row) + "│")
    lines.append(f"└{rule}┴{rule}┴{rule}┘")
    return "\n".join(lines)
