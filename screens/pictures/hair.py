"""Hair: what hangs behind the head, what lies on it, and what is worn in it. The head spans 25 to 75, its top is 23."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from screens.pictures.clothes import COLORS as CLOTH
from screens.pictures.drawing import OUTLINE, Drawing, Point, arc_points, curve, mirrored, mixed, star
from screens.pictures.grounds import heart

COLORS = (
    "#4A3F3F", "#5E463A", "#7A5238", "#A36B3F", "#C9935A", "#8C4A3A", "#3F4152", "#E0BC74", "#D98CA0", "#B7B2AC", "#E4E0DA",
)  # fmt: skip
COMMON = (26, 22, 18, 14, 8, 6, 8, 4, 1, 0, 0)
GRAYS = (9, 9, 10)

(BOB, LONG, WAVY, PONYTAIL, TWINTAILS, BUN, PIXIE, BRAID, HIME, FLIPPED, PERM, SWEPT, SHORT_BANGS,
 SPIKY, CROPPED, PARTED, SIDE_PART, MUSHROOM, LAYERED, FRINGE, CURLY, BALD, SLICK, WOLF, QUIFF) = range(25)  # fmt: skip
WOMEN = (BOB, LONG, WAVY, PONYTAIL, TWINTAILS, BUN, PIXIE, BRAID, HIME, FLIPPED, PERM, SWEPT, SHORT_BANGS)
MEN = (SPIKY, CROPPED, PARTED, SIDE_PART, MUSHROOM, LAYERED, FRINGE, CURLY, SLICK, WOLF, QUIFF, SPIKY, LAYERED)
OLD_MEN = (BALD, SIDE_PART, SLICK, CROPPED, BALD)
WOMENS_EXTRAS = (1, 2, 3, 4, 5, 6, 8, 11)
MENS_EXTRAS = (5, 7, 7, 8, 9, 10)

_FRINGES: dict[int, Sequence[Point]] = {
    BOB: [(74, 52), (71, 45), (66, 44.5), (64, 41), (57, 44.5), (50, 43), (43, 44.5), (36, 41), (34, 44.5), (29, 45), (26, 52)],
    LONG: [(75, 58), (72, 46), (64, 38), (54, 31), (50, 28), (46, 31), (36, 38), (28, 46), (25, 58)],
    WAVY: [(76, 57), (72, 47), (62, 43), (48, 35), (40, 29), (36, 37), (30, 44), (24, 57)],
    PONYTAIL: [(74, 50), (70, 42), (58, 37), (44, 31), (36, 39), (30, 43), (26, 50)],
    TWINTAILS: [(74, 50), (70, 43), (64, 45), (60, 40), (52, 44.5), (46, 40), (38, 44.5), (34, 41), (30, 44), (26, 50)],
    BUN: [(74, 48), (68, 38), (58, 33), (50, 31.5), (42, 33), (32, 38), (26, 48)],
    PIXIE: [(75, 55), (71, 48), (70, 42), (60, 44), (52, 38), (40, 44), (36, 40), (28, 47), (25, 55)],
    BRAID: [(74, 52), (69, 43), (60, 40), (52, 30), (44, 38), (36, 43), (30, 45), (26, 52)],
    HIME: [(76, 63), (69, 63), (69, 45), (60, 45.5), (50, 45.5), (40, 45.5), (31, 45), (31, 63), (24, 63)],
    FLIPPED: [(75, 54), (71, 46), (60, 42.5), (46, 33), (42, 41), (34, 44), (29, 47), (25, 54)],
    PERM: [(75, 52), (71, 47), (67, 41), (60, 43), (55, 38), (48, 41), (42, 37), (36, 42), (30, 46), (25, 52)],
    SWEPT: [(75, 56), (72, 50), (66, 46), (54, 43), (38, 30), (34, 36), (28, 46), (25, 54)],
    SHORT_BANGS: [(75, 60), (71, 50), (70, 38), (60, 38.5), (50, 38), (40, 38.5), (30, 38), (29, 50), (25, 60)],
    SPIKY: [(74, 50), (70, 42), (66, 45), (61, 37), (55, 43.5), (49, 36), (43, 43), (38, 37), (33, 44), (29, 41), (26, 50)],
    CROPPED: [(74, 48), (70, 38), (60, 33), (50, 32), (40, 33), (30, 38), (26, 48)],
    PARTED: [(75, 53), (71, 46), (63, 40), (54, 30), (50, 27), (46, 30), (37, 40), (29, 46), (25, 53)],
    SIDE_PART: [(74, 49), (70, 40), (60, 38), (46, 35), (37, 29), (33, 37), (29, 42), (26, 49)],
    MUSHROOM: [(77, 53), (72, 47), (60, 45.5), (50, 46), (40, 45.5), (28, 47), (23, 53)],
    LAYERED: [(76, 58), (72, 47), (69, 50), (62, 42), (60, 47), (50, 38), (46, 46), (38, 40), (34, 48), (28, 46), (24, 58)],
    FRINGE: [(75, 53), (71, 47), (60, 50), (50, 44), (40, 34), (34, 40), (29, 46), (25, 53)],
    CURLY: [(75, 50), (70, 45), (66, 40), (60, 42), (55, 37), (50, 41), (45, 37), (40, 42), (34, 40), (30, 45), (25, 50)],
    SLICK: [(74, 47), (69, 36), (60, 30), (50, 28.5), (40, 30), (31, 36), (26, 47)],
    WOLF: [(76, 60), (72, 48), (66, 46), (62, 41), (54, 46), (50, 37), (42, 45), (36, 40), (32, 47), (28, 48), (24, 60)],
    QUIFF: [(74, 49), (70, 40), (62, 36), (50, 34), (40, 35), (31, 39), (26, 49)],
}  # fmt: skip


_BACKS: dict[int, Sequence[Point]] = {
    BOB: [(50, 24), (70, 30), (79, 52), (77, 70), (64, 74), (36, 74), (23, 70), (21, 52), (30, 30)],
    PONYTAIL: [(64, 20), (82, 18), (93, 34), (92, 58), (86, 74), (84, 56), (78, 42), (66, 32)],
    SWEPT: [(50, 19), (74, 28), (80, 50), (79, 66), (68, 72), (32, 74), (22, 80), (12, 88), (18, 70), (20, 48), (28, 27)],
    WOLF: [(28, 50), (72, 50), (80, 70), (85, 82), (74, 79), (68, 86), (50, 80), (32, 86), (26, 79), (15, 82), (20, 70)],
}  # fmt: skip
"""Outlines of hair behind the head, all of it."""
_HALF_BACKS: dict[int, Sequence[Point]] = {
    WAVY: [(68, 29), (79, 42), (79, 54), (86, 64), (81, 76), (87, 88), (78, 98), (64, 92)],
    FLIPPED: [(72, 28), (80, 48), (78, 62), (82, 70), (91, 71), (84, 80), (68, 79)],
}
"""Right halves of outlines that are the same on both sides."""
_PUFFS = {
    PERM: ((50, 26, 14), (32, 31, 13), (68, 31, 13), (23, 46, 12), (77, 46, 12), (23, 61, 11), (77, 61, 11),
           (29, 72, 9), (71, 72, 9)),
    CURLY: ((50, 24, 12), (35, 27, 11), (65, 27, 11), (26, 37, 10), (74, 37, 10), (24, 48, 8), (76, 48, 8)),
}  # fmt: skip


def draw_back(drawing: Drawing, style: int, color: str) -> None:
    """Draw the hair that hangs behind head and shoulders."""
    deep = mixed(color, OUTLINE, 0.25)
    if style in _BACKS:
        drawing.shape(_BACKS[style], deep, smooth=style != WOLF)
    elif style in _HALF_BACKS:
        right = _HALF_BACKS[style]
        drawing.shape([(50, 24), *right, *mirrored(right, 50)[::-1]], deep, smooth=True)
    elif style in _PUFFS:
        _puffs(drawing, deep, _PUFFS[style])
    elif style in (LONG, HIME, SHORT_BANGS):
        _draw_long(drawing, style, deep)
    elif style == TWINTAILS:
        tail = [(72, 30), (86, 30), (95, 46), (94, 66), (88, 80), (84, 64), (80, 52), (73, 42)]
        drawing.shape(tail, deep, smooth=True)
        drawing.shape(mirrored(tail, 50), deep, smooth=True)
    elif style == BUN:
        drawing.oval(50, 15, 11, 10, deep)
        drawing.arc(50, 15, 6, 5, 150, 320, mixed(color, "#FFFFFF", 0.2), 1.6)
    elif style == BRAID:
        _draw_braids(drawing, deep)


def _draw_long(drawing: Drawing, style: int, color: str) -> None:
    """Draw hair that falls over the shoulders, cut lower for long styles than for short bangs."""
    end = 104 if style != SHORT_BANGS else 86
    side = curve([(68, 30), (78, 42), (80.5, 62), (81, 80), (79, end)], closed=False)
    drawing.shape([*side, *mirrored(side, 50)[::-1]], color)
    if style == SHORT_BANGS:
        drawing.shape([(21, 80), (50, 90), (79, 80), (78, 88), (50, 92), (22, 88)], color, line=False)


def _draw_braids(drawing: Drawing, color: str) -> None:
    for hand in (-1, 1):
        for step in range(4):
            drawing.oval(50 + hand * (26 + step * 0.8), 67 + step * 8.4, 6.2 - step * 0.5, 5.6, color)
        drawing.oval(50 + hand * 29, 100, 3.4, 3.0, "#E2574C")


def draw_front(drawing: Drawing, style: int, color: str) -> None:
    """Draw the hair that lies on the head and over the forehead."""
    if style == BALD:
        for side in (-1, 1):
            points = [(50 + side * x, y) for x, y in ((22.5, 39), (27, 42), (28.5, 52), (25.5, 56), (23, 50))]
            drawing.shape(points, color, smooth=True)
        drawing.arc(44, 34, 10, 7, 200, 270, "#FFFFFF", 2.2)
        for x in (46.0, 50.0, 54.0):
            drawing.stroke([(x, 23), (x + 1.5, 17.5), (x + 4, 17)], color, 1.5)
        return
    fringe = _FRINGES[style]
    outside = _crown(style, fringe)
    drawing.shape([*outside, *fringe], color)
    cap = [*outside, *fringe]
    light = mixed(color, "#FFFFFF", 0.28)
    with drawing.inside(cap):
        if style != CROPPED:
            drawing.arc(50, 50, 20.5, 22, 212, 262, light, 3.0)
            drawing.arc(50, 50, 20.5, 22, 272, 282, light, 3.0)
    drawing.stroke([*cap, cap[0]], OUTLINE, drawing.line, smooth=False)
    if style in (TWINTAILS, PONYTAIL):
        for x, y in ((72.5, 34), (27.5, 34)) if style == TWINTAILS else ((68.0, 25.5),):
            drawing.oval(x, y, 3.4, 3.8, "#F08FA8" if style == TWINTAILS else "#6CC3C1")


_QUIFF_TOP: Sequence[Point] = ((23, 42), (27, 28), (34, 20), (40, 12), (54, 8), (68, 12), (64, 19), (73, 28), (77, 42))
_TIPS = {SPIKY: (36, 7), LAYERED: (33, 9), WOLF: (34, 7)}
"""How far the tips reach from the head's middle, and how many there are."""


def _crown(style: int, fringe: Sequence[Point]) -> list[Point]:
    """Return the outer edge from the left temple over the top to the right one."""
    left, right = fringe[-1], fringe[0]
    if style in _TIPS:
        return [left, (22, 46), *_tips(*_TIPS[style]), (78, 46), right]
    if style == QUIFF:
        return curve([left, *_QUIFF_TOP, right], closed=False)
    if style in (CURLY, PERM):
        return [left, *_curls(), right]
    flat = {CROPPED: 25.5, SLICK: 26.5, BUN: 26.5, SIDE_PART: 28, MUSHROOM: 30}.get(style, 28.5)
    wide = {CROPPED: 25.2, SLICK: 26, MUSHROOM: 29, BUN: 26}.get(style, 27.5)
    return [left, *arc_points(50, 48.5, wide, flat, 184, 356), right]


def _tips(reach: float, count: int) -> Iterator[Point]:
    """Yield the zigzag of `count` tips round the top of the head."""
    for step in range(count):
        for part, far in ((0.0, 26.5), (0.5, reach)):
            angle = math.radians(196 + (step + part + 0.25) * 148 / count)
            yield 50 + far * 0.97 * math.cos(angle), 49 + far * math.sin(angle)


def _curls() -> Iterator[Point]:
    """Yield the outer edge of seven curls round the top of the head."""
    for step in range(7):
        angle = math.radians(190 + step * 160 / 6)
        x, y, turn = 50 + 24 * math.cos(angle), 47 + 23 * math.sin(angle), math.degrees(angle)
        yield from arc_points(x, y, 6.4, 6.4, turn - 80, turn + 80)


def _draw_ribbon(drawing: Drawing, color: str) -> None:
    for side in (-1, 1):
        drawing.shape([(68, 26), (68 + side * 10, 19), (68 + side * 10, 33)], color)
    drawing.oval(68, 26, 3, 3, color)


def _draw_hairpins(drawing: Drawing, color: str) -> None:
    for x, y in ((30.5, 38), (33, 42)):
        drawing.stroke([(x - 4, y + 1.5), (x + 4, y - 1.5)], OUTLINE, 4)
        drawing.stroke([(x - 4, y + 1.5), (x + 4, y - 1.5)], color, 2)


def _draw_flower(drawing: Drawing, color: str) -> None:
    for step in range(5):
        angle = math.radians(step * 72 - 90)
        drawing.oval(30 + 4.6 * math.cos(angle), 32 + 4.6 * math.sin(angle), 3.2, 3.2, color)
    drawing.oval(30, 32, 2.8, 2.8, "#FFE08A")


def _draw_headband(drawing: Drawing, color: str) -> None:
    drawing.arc(50, 49, 26.5, 27, 197, 343, OUTLINE, 7.4)
    drawing.arc(50, 49, 26.5, 27, 197, 343, color, 4.4)


def _draw_knitted_cap(drawing: Drawing, color: str) -> None:
    drawing.shape([(22, 33), (28, 17), (50, 10), (72, 17), (78, 33), (50, 38)], color, smooth=True)
    drawing.shape(
        [(23, 31), (50, 36), (77, 31), (78, 37), (50, 42), (22, 37)], mixed(color, OUTLINE, 0.22), smooth=True
    )
    drawing.oval(50, 9, 4, 4, "#FFFFFF")


def _draw_beret(drawing: Drawing, color: str) -> None:
    drawing.shape([(20, 28), (30, 13), (56, 8), (78, 18), (80, 29), (64, 31), (40, 31)], color, smooth=True)
    drawing.stroke([(54, 9), (56, 4)], OUTLINE, 2.6)


def _draw_baseball_cap(drawing: Drawing, color: str) -> None:
    drawing.shape([(24, 34), (27, 20), (50, 12), (73, 20), (76, 34), (50, 31)], color, smooth=True)
    drawing.shape(
        [(27, 34), (50, 30), (74, 34), (90, 40), (84, 44), (60, 38), (40, 37)],
        mixed(color, OUTLINE, 0.25),
        smooth=True,
    )
    drawing.shape(star(50, 23, 4.5), "#FFFFFF", line=False)


def _draw_headphones(drawing: Drawing, color: str) -> None:
    drawing.arc(50, 48, 29, 30.5, 195, 345, OUTLINE, 5)
    drawing.arc(50, 48, 29, 30.5, 195, 345, "#6B6B78", 2.4)
    for x in (22.0, 78.0):
        drawing.box(x - 4.5, 46, x + 4.5, 60, color, radius=4)


def _draw_sweatband(drawing: Drawing, color: str) -> None:
    drawing.shape([(26, 37), (50, 32), (74, 37), (74.5, 43), (50, 38.5), (25.5, 43)], "#FFFFFF", smooth=False)
    drawing.oval(50, 35.6, 2.6, 2.6, "#E2574C", line=False)


def _draw_pencil(drawing: Drawing, color: str) -> None:
    drawing.stroke([(70, 45), (82, 40)], OUTLINE, 3.6)
    drawing.stroke([(70, 45), (82, 40)], "#F2C14E", 2)


def _draw_earrings(drawing: Drawing, color: str) -> None:
    for x in (24.5, 75.5):
        drawing.shape(heart(x, 62, 3.2), color)


_EXTRAS: dict[int, Callable[[Drawing, str], None]] = {
    1: _draw_ribbon,
    2: _draw_hairpins,
    3: _draw_flower,
    4: _draw_headband,
    5: _draw_knitted_cap,
    6: _draw_beret,
    7: _draw_baseball_cap,
    8: _draw_headphones,
    9: _draw_sweatband,
    10: _draw_pencil,
    11: _draw_earrings,
}


def draw_extra(drawing: Drawing, kind: int, color: int) -> None:
    """Draw what is worn in the hair or on the ears; 0 is nothing."""
    if kind in _EXTRAS:
        _EXTRAS[kind](drawing, CLOTH[(color + 4) % len(CLOTH)][0])


def _puffs(drawing: Drawing, color: str, puffs: Sequence[tuple[float, float, float]]) -> None:
    for x, y, r in puffs:
        drawing.oval(x, y, r, r, color)
    for x, y, r in puffs:
        drawing.oval(x, y, r - drawing.line / 2, r - drawing.line / 2, color, line=False)
