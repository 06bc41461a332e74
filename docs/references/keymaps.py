"""The layouts of keymaps.yaml, and the names that one may bind."""

from __future__ import annotations

from collections.abc import Iterable

from handset.keymap import DEVTOOLS_KEYS, HOST_KEYS, load_keymaps
from handset.keypad import Key


def keymaps() -> str:
    """Write the layouts that there are, the phone's keys and the host's."""
    layouts = load_keymaps().values()
    return "\n".join(
        [
            "## Layouts",
            "",
            "| name | what it is |",
            "| --- | --- |",
            *(f"| `{layout.name}` | {layout.about} |" for layout in layouts),
            "",
            "## Keys of the phone",
            "",
            f"{_listed(key.label for key in Key)}.",
            "",
            "## Keys of the computer",
            "",
            f"{_listed(sorted(HOST_KEYS))}. Signs stand for their place on a US keyboard; `pad-` names a gamepad's.",
            "",
            f"{_listed(DEVTOOLS_KEYS)} work the window and press no key of the phone.",
        ]
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
