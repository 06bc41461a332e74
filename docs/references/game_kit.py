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


PARTS_OF_A_GAME = {
    "Whole numbers": ("games.engine.integers", "games.engine.angles"),
    "Hit tests": ("games.engine.collision",),
    "Maps of tiles": ("games.engine.tile_map",),
    "Clips, tweens and the time line": ("games.engine.clips", "games.engine.tweens", "games.engine.easing"),
    "Scenes": ("games.engine.scene_stack",),
    "Baked physics": ("games.engine.baked_physics",),
    "Camera": ("games.engine.follow_camera",),
    "Particles": ("games.engine.particles",),
    "Sprites, tiles and text": ("games.engine.sprites", "games.engine.world_drawing", "games.engine.text_fitting"),
    "Effects": ("games.engine.effects", "games.engine.feedback"),
    "Titles and cards": ("games.engine.cards", "games.engine.outlined_text"),
    "Sounds and saved data": ("handset.sound", "games.engine.saved_data"),
}
"""Heading -> the modules whose parts are entered below it."""


def game_kit() -> str:
    """Write a table of names for each heading."""
    return "\n".join(_lines())


def game_kit_parts() -> str:
    """Write an entry with its example for each function and class that draws nothing by itself: the engine's parts."""
    return "\n".join(_entries())


def _entries() -> Iterator[str]:
    for title, modules in PARTS_OF_A_GAME.items():
        yield from ["", f"## {title}", "", "```{eval-rst}"]
        for module in modules:
            for name in kit.PARTS[module]:
                value = getattr(kit, name)
                if inspect.isclass(value):
                    yield from [f".. autoclass:: {module}.{name}", "   :members:", "   :no-index:", ""]
                elif inspect.isroutine(value):
                    yield from [f".. autofunction:: {module}.{name}", "   :no-index:", ""]
        yield "```"


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
