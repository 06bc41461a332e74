"""Where each part of the drawn phone is. Pure numbers: the SVG is drawn from them, and a finger finds its key by them.

The unit is a page pixel of a 240-wide screen, so that every phone is as wide as any other; 0, 0 is the picture's
upper left corner.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from handset.geometry import Rect
from handset.keypad import Key
from handset.model import HandsetModel

WIDTH = 400
LEFT, TOP, BODY = 52, 28, 292
BEZEL, BROW, CHIN = 26, 46, 40
HINGE = 20
LOWER = 366
BELOW = 36
RING, CENTRE = 53, 22
"""Radius of the d-pad and of the key in its middle."""

_DIGITS = (
    (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3),
    (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6),
    (Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9),
    (Key.STAR, Key.DIGIT_0, Key.HASH),
)
_ARROWS = {Key.UP: (0, -1), Key.DOWN: (0, 1), Key.LEFT: (-1, 0), Key.RIGHT: (1, 0)}


@dataclass(frozen=True)
class SkinGeometry:
    """A phone's outline in units. `keys` are the boxes of all keys, those of the d-pad's arrows included."""

    width: int
    height: int
    lcd: Rect
    upper: Rect
    hinge: Rect
    lower: Rect
    well: Rect
    """The keypad's bed."""
    ring: tuple[int, int]
    """The middle of the d-pad."""
    keys: dict[Key, Rect]

    @property
    def lamp(self) -> Rect:
        """The lamp right of the ear piece."""
        return Rect(self.upper.x + self.upper.width // 2 + 44, self.upper.y + 14, 14, 6)

    def key_at(self, x: float, y: float) -> Key | None:
        """The key under a point; None beside all keys."""
        away = math.hypot(x - self.ring[0], y - self.ring[1])
        if away <= CENTRE:
            return Key.OK
        if away <= RING:
            dx, dy = x - self.ring[0], y - self.ring[1]
            if abs(dx) > abs(dy):
                return Key.RIGHT if dx > 0 else Key.LEFT
            return Key.DOWN if dy > 0 else Key.UP
        for key, box in self.keys.items():
            if key is not Key.OK and key not in _ARROWS and box.x <= x < box.right and box.y <= y < box.bottom:
                return key
        return None


def geometry_of(model: HandsetModel) -> SkinGeometry:
    """The drawn phone of a model: as tall as its LCD wants."""
    screen_height = round(model.screen.height * 240 / model.screen.width)
    lcd = Rect(LEFT + BEZEL, TOP + BROW, 240, screen_height)
    upper = Rect(LEFT, TOP, BODY, BROW + screen_height + CHIN)
    hinge = Rect(LEFT, upper.bottom, BODY, HINGE)
    lower = Rect(LEFT, hinge.bottom, BODY, LOWER)
    well = Rect(lower.x + 11, lower.y + 10, BODY - 22, LOWER - 34)
    ring = (LEFT + BODY // 2, well.y + 8 + RING)
    return SkinGeometry(
        width=WIDTH,
        height=lower.bottom + BELOW,
        lcd=lcd,
        upper=upper,
        hinge=hinge,
        lower=lower,
        well=well,
        ring=ring,
        keys=_keys(model, well, hinge, lower, ring),
    )


def _keys(model: HandsetModel, well: Rect, hinge: Rect, lower: Rect, ring: tuple[int, int]) -> dict[Key, Rect]:
    left, width, gap = well.x + 6, 82, 6
    right = left + 2 * (width + gap)
    keys: dict[Key, Rect] = {}
    columns = ((Key.SOFT_LEFT, Key.SOFT_UP, Key.MAIL), (Key.SOFT_RIGHT, Key.SOFT_DOWN, Key.WEB))
    top, tall = ring[1] - RING, 2 * RING
    for column, (first, middle, last) in zip((left, right), columns, strict=True):
        stack = (first, middle, last) if model.softkeys == 4 else (first, last)
        height = (tall - gap * (len(stack) - 1)) // len(stack)
        for place, key in enumerate(stack):
            keys[key] = Rect(column, top + place * (height + gap), width, height)
    keys[Key.OK] = Rect(ring[0] - CENTRE, ring[1] - CENTRE, 2 * CENTRE, 2 * CENTRE)
    for key, (dx, dy) in _ARROWS.items():
        reach, half = RING - CENTRE - 2, 24
        across = (reach, 2 * half) if dx else (2 * half, reach)
        x = ring[0] + dx * (CENTRE + 1) - (reach if dx < 0 else 0 if dx else half)
        y = ring[1] + dy * (CENTRE + 1) - (reach if dy < 0 else 0 if dy else half)
        keys[key] = Rect(x, y, *across)
    y = top + tall + 10
    for place, key in enumerate((Key.CALL, Key.CLEAR, Key.END)):
        keys[key] = Rect(left + place * (width + gap), y, width, 30)
    y += 30 + 10
    for row in _DIGITS:
        for place, key in enumerate(row):
            keys[key] = Rect(left + place * (width + gap), y, width, 36)
        y += 36 + gap
    for key, down in ((Key.SIDE_UP, 34), (Key.SIDE_DOWN, 78)):
        keys[key] = Rect(lower.x - 9, lower.y + down, 12, 36)
    keys[Key.FLIP] = hinge
    return keys
