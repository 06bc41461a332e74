"""Box-drawing characters as strokes through the middle of a cell, which join those of the cells beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

import pygame

from handset.geometry import Color

_SIDES: dict[str, tuple[str, ...]] = {"HORIZONTAL": ("left", "right"), "VERTICAL": ("up", "down")}
_SIDES |= {side.upper(): (side,) for side in ("left", "right", "up", "down")}
_LIGHT, _HEAVY = 1, 2


@cache
def strokes(char: str) -> Mapping[str, int]:
    """Return the strokes of a box-drawing character by side, with their weights; none for other characters.

    A character's Unicode name says it: "BOX DRAWINGS VERTICAL HEAVY AND RIGHT LIGHT".
    """
    if not "\u2500" <= char <= "\u257f":
        return {}
    found: dict[str, int] = {}
    weight = 0
    for part in unicodedata.name(char).removeprefix("BOX DRAWINGS ").split(" AND "):
        words = part.split()
        weight = _LIGHT if "LIGHT" in words else _HEAVY if "HEAVY" in words else weight
        sides = [side for word in words for side in _SIDES.get(word, ())]
        if not sides or not weight or len(words) > 2:
            return {}
        found |= dict.fromkeys(sides, weight)
    return found


def draw_box(char: str, cell: int, color: Color) -> pygame.Surface:
    """Draw a box-drawing character into its cell."""
    glyph = pygame.Surface((cell, cell), pygame.SRCALPHA)
    middle = cell // 2
    for side, weight in strokes(char).items():
        thick = 1 if weight == _LIGHT else max(2, cell // 8)
        first = middle - thick // 2
        reach = middle + (thick + 1) // 2
        start, length = (0, reach) if side in ("left", "up") else (first, cell - first)
        across = side in ("left", "right")
        glyph.fill(color, (start, first, length, thick) if across else (first, start, thick, length))
    return glyph
