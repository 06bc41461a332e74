"""The script language: verbs, expectations, keys, events and sounds, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from handset.keymap import Keymap, load_keymap, sign
from handset.keypad import KEYS_BY_NAME, Key
from handset.script.language import manual
from handset.script.language.program import Setup
from keitai.common.script_words import ManualEntry
from keitai.script_names import world_numbers, world_verbs

_NAMES = {key: [name for name, each in KEYS_BY_NAME.items() if each is key] for key in Key}


def verbs() -> str:
    """Write every verb below the heading it belongs to."""
    return "\n".join(
        line for heading, entries in manual.verb_entries(world_verbs()).items() for line in _part(heading, entries)
    )


def expectations() -> str:
    """Write every condition that may stand after `expect`, `wait-for` and `repeat until`."""
    return "\n".join(
        line
        for kind, entry in manual.expectation_entries(world_numbers()).items()
        for line in _entry(kind, entry, "##")
    )


def keys() -> str:
    """Write every key of the phone with what presses it on the usual keyboard."""
    keymap = load_keymap()
    return "\n".join(["| in scripts | on the computer's keyboard |", "| --- | --- |", *_key_rows(keymap)])


def _part(heading: str, entries: dict[str, ManualEntry]) -> Iterator[str]:
    yield from [f"## {heading}", ""]
    for verb, entry in entries.items():
        yield from _entry(verb, entry, "###")


def _entry(name: str, entry: ManualEntry, level: str) -> Iterator[str]:
    yield from [f"{level} {name}", "", "```keys", *entry.examples, "```", "", entry.text + _default(name), ""]


def _default(setting: str) -> str:
    value = getattr(Setup(), setting, None)
    if value is None:
        return ""
    match setting:
        case "clock":
            shown = Setup().clock.isoformat(timespec="minutes")
        case "timeout":
            shown = f"{Setup().timeout // 60}s"
        case _:
            shown = str(value)
    return f" Without it: `{shown}`."


def _key_rows(keymap: Keymap) -> Iterator[str]:
    for key, names in _NAMES.items():
        hosts = ", ".join(_code(sign(host)) for host in keymap.hosts(key))
        yield f"| {', '.join(map(_code, names))} | {hosts} |"


def _code(text: str) -> str:
    return f"`{text}`" if text != "`" else "`` ` ``"
