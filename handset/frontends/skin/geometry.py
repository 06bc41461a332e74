"""Geometry of the drawn phone as pure numbers: the SVG is drawn from them, and a finger finds its key by them.

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
LEFT, BODY, BEZEL = 52, 292, 26


@dataclass(frozen=True)
class Proportions:
    """Heights of a drawn phone's parts; its width and LCD are the same in every drawing."""

    top: int
    """Desk above the phone."""
    brow: int
    """Body above the LCD, with the ear piece."""
    chin: int
    hinge: int
    lower: int
    below: int
    """Desk below the phone, for its shadow."""
    frame: tuple[int, int]
    """Body above and below the glass."""
    ear: int
    """Distance from the body's upper edge to the middle of the ear piece."""
    well: tuple[int, int]
    """Body above and below the keypad's bed."""
    ring: int
    """Radius of the d-pad."""
    center: int
    """Radius of the key in its middle."""
    room: int
    """Bed above the d-pad."""
    call: int
    """Height of the row of call, clear and end."""
    digit: int
    """Height of a digit's key."""
    gap: int
    """Between one digit's key and the one below it."""
    apart: int
    """Between d-pad, call row and digits."""
    side: tuple[int, int, int]
    """The keys on the left edge: from the lower half's upper edge to the first and to the second, and their height."""
    legends_beside: bool
    """Kana and letters stand beside each other on a digit's key, not one above the other."""


LARGE = Proportions(
    top=28, brow=46, chin=40, hinge=20, lower=366, below=36, frame=(31, 11), ear=17, well=(10, 24),
    ring=53, center=22, room=8, call=30, digit=36, gap=6, apart=10, side=(34, 78, 36), legends_beside=False,
)  # fmt: skip
SMALL = Proportions(
    top=8, brow=34, chin=28, hinge=12, lower=252, below=12, frame=(24, 7), ear=13, well=(6, 14),
    ring=38, center=16, room=7, call=22, digit=24, gap=4, apart=6, side=(22, 58, 28), legends_beside=True,
)  # fmt: skip
"""The whole phone with a 240x320 LCD in 666 pixels, as on a laptop of 1366x768."""
DRAWINGS = (LARGE, SMALL)

_DIGITS = (
    (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3),
    (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6),
    (Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9),
    (Key.STAR, Key.DIGIT_0, Key.HASH),
)
_ARROWS = {Key.UP: (0, -1), Key.DOWN: (0, 1), Key.LEFT: (-1, 0), Key.RIGHT: (1, 0)}


@dataclass(frozen=True)
class SkinGeometry:
    """Outline of a drawn phone in units, with the boxes of all keys and the d-pad's arrows in `keys`."""

    drawing: Proportions
    width: int
    height: int
    lcd: Rect
    upper: Rect
    hinge: Rect
    lower: Rect
    glass: Rect
    """The pane over the LCD."""
    well: Rect
    """The keypad's bed."""
    ring: tuple[int, int]
    """The middle of the d-pad."""
    keys: dict[Key, Rect]

    @property
    def lamp(self) -> Rect:
        """Box of the lamp right of the ear piece."""
        return Rect(self.upper.x + self.upper.width // 2 + 44, self.upper.y + self.drawing.ear - 3, 14, 6)

    def key_at(self, x: float, y: float) -> Key | None:
        """Return the key at a point; None beside all keys."""
        away = math.hypot(x - self.ring[0], y - self.ring[1])
        if away <= self.drawing.center:
            return Key.OK
        if away <= self.drawing.ring:
            dx, dy = x - self.ring[0], y - self.ring[1]
            if abs(dx) > abs(dy):
                return Key.RIGHT if dx > 0 else Key.LEFT
            return Key.DOWN if dy > 0 else Key.UP
        for key, box in self.keys.items():
            if key is not Key.OK and key not in _ARROWS and box.x <= x < box.right and box.y <= y < box.bottom:
                return key
        return None


def geometry_of(model: HandsetModel, drawing: Proportions = LARGE) -> SkinGeometry:
    """Lay out the parts of a model's drawn phone, as tall as its LCD needs."""
    screen_height = round(model.screen.height * 240 / model.screen.width)
    lcd = Rect(LEFT + BEZEL, drawing.top + drawing.brow, 240, screen_height)
    upper = Rect(LEFT, drawing.top, BODY, drawing.brow + screen_height + drawing.chin)
    hinge = Rect(LEFT, upper.bottom, BODY, drawing.hinge)
    lower = Rect(LEFT, hinge.bottom, BODY, drawing.lower)
    glass = Rect(upper.x + 11, upper.y + drawing.frame[0], BODY - 22, upper.height - sum(drawing.frame))
    well = Rect(lower.x + 11, lower.y + drawing.well[0], BODY - 22, drawing.lower - sum(drawing.well))
    ring = (LEFT + BODY // 2, well.y + drawing.room + drawing.ring)
    return SkinGeometry(
        drawing=drawing,
        width=WIDTH,
        height=lower.bottom + drawing.below,
        lcd=lcd,
        upper=upper,
        hinge=hinge,
        lower=lower,
        glass=glass,
        well=well,
        ring=ring,
        keys=_keys(model, drawing, well, hinge, lower, ring),
    )


def _keys(
    model: HandsetModel, drawing: Proportions, well: Rect, hinge: Rect, lower: Rect, ring: tuple[int, int]
) -> dict[Key, Rect]:
    left, width, gap = well.x + 6, 82, drawing.gap
    columns = [left + place * (width + 6) for place in range(3)]
    top, tall = ring[1] - drawing.ring, 2 * drawing.ring
    keys = _beside_the_ring(model, (columns[0], columns[2]), width, gap, range(top, top + tall))
    keys.update(_ring_keys(drawing, ring))
    y = top + tall + drawing.apart
    for column, key in zip(columns, (Key.CALL, Key.CLEAR, Key.END), strict=True):
        keys[key] = Rect(column, y, width, drawing.call)
    y += drawing.call + drawing.apart
    for row in _DIGITS:
        for column, key in zip(columns, row, strict=True):
            keys[key] = Rect(column, y, width, drawing.digit)
        y += drawing.digit + gap
    first, second, height = drawing.side
    keys[Key.SIDE_UP] = Rect(lower.x - 9, lower.y + first, 12, height)
    keys[Key.SIDE_DOWN] = Rect(lower.x - 9, lower.y + second, 12, height)
    keys[Key.FLIP] = hinge
    return keys


def _beside_the_ring(
    model: HandsetModel, columns: tuple[int, int], width: int, gap: int, rows: range
) -> dict[Key, Rect]:
    """Return two or three keys at each side of the d-pad, as high together as it is."""
    keys = {}
    sides = ((Key.SOFT_LEFT, Key.SOFT_UP, Key.MAIL), (Key.SOFT_RIGHT, Key.SOFT_DOWN, Key.WEB))
    for column, (first, middle, last) in zip(columns, sides, strict=True):
        stack = (first, middle, last) if model.softkeys == 4 else (first, last)
        height = (len(rows) - gap * (len(stack) - 1)) // len(stack)
        for place, key in enumerate(stack):
            keys[key] = Rect(column, rows.start + place * (height + gap), width, height)
    return keys


def _ring_keys(drawing: Proportions, ring: tuple[int, int]) -> dict[Key, Rect]:
    radius = drawing.center
    keys = {Key.OK: Rect(ring[0] - radius, ring[1] - radius, 2 * radius, 2 * radius)}
    reach, half = drawing.ring - radius - 2, 24 * drawing.ring // LARGE.ring
    for key, (dx, dy) in _ARROWS.items():
        across = (reach, 2 * half) if dx else (2 * half, reach)
        x = ring[0] + dx * (radius + 1) - (reach if dx < 0 else 0 if dx else half)
        y = ring[1] + dy * (radius + 1) - (reach if dy < 0 else 0 if dy else half)
        keys[key] = Rect(x, y, *across)
    return keys
