"""The names of `keitai.kit`, each with the first sentence of its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from keitai import kit

HEADINGS = {
    "games.engine.rules": "Rules",
    "handset.keypad": "Keys",
    "keitai.common.rng": "Chance, time and angles",
    "games.engine.bots": "Bots",
    "games.engine.collision": "Hit tests and maps of tiles",
    "games.engine.clips": "Motion and scenes",
    "games.engine.view": "Drawing",
    "games.engine.cards": "Titles, cards and effects",
}
"""Module -> the heading that it and those after it stand below."""


def game_kit() -> str:
    """Write a table of names for each heading."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for module, names in kit.PARTS.items():
        heading = HEADINGS.get(module)
        if heading:
            yield from ["", f"### {heading}", "", "| name | what it is |", "| --- | --- |"]
        for name in names:
            yield f"| `{name}` | {_described(getattr(kit, name))} |"


def _described(value: object) -> str:
    if inspect.isclass(value) or inspect.isroutine(value):
        return (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
    shown = repr(value)
    return f"`{shown}`" if len(shown) < 40 else f"a `{type(value).__name__}`"
