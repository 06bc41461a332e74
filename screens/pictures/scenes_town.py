"""Photos of the town, its trains, shops and feasts, on a sheet of 120 x 90."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from screens.pictures.drawing import OUTLINE, Drawing, mixed
from screens.pictures.outdoors import cloud, tree
from screens.text_rng import TextRng

_BRIGHT = ("#FF6B6B", "#FFD166", "#7CE0C3", "#8FB8FF", "#F59ADB", "#FFFFFF", "#B6F26B")


def _fireworks(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#0C1030", "#2A2A5E")
    for x, y, size in ((38 + rng.between(-8, 8), 34, 29), (88 + rng.between(-6, 6), 26, 21), (74, 60, 13)):
        color, other = rng.pick(_BRIGHT), rng.pick(_BRIGHT)
        rays = 18
        for ring, tint in ((1.0, color), (0.62, other)):
            for step in range(rays):
                angle = math.tau * (step + (0.5 if ring < 1 else 0)) / rays
                near, far = size * ring * 0.45, size * ring
                tip = (x + far * math.cos(angle), y + far * math.sin(angle) + size * 0.05)
                drawing.stroke([(x + near * math.cos(angle), y + near * math.sin(angle)), tip], tint, 1.5)
                drawing.oval(*tip, 1.7, 1.7, mixed(tint, "#FFFFFF", 0.5), line=False)
        drawing.oval(x, y, 2.6, 2.6, "#FFFFFF", line=False)
    drawing.box(0, 80, 120, 92, "#07081A", line=False)
    for _ in range(22):
        x = rng.between(0, 120)
        drawing.oval(x, rng.between(79, 84), 3.6, 4.4, "#07081A", line=False)
    for _ in range(9):
        drawing.oval(rng.between(0, 120), rng.between(83, 89), 1.0, 1.0, "#FFD98A", line=False)


def _train(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#8CC8F0", "#E4F3FA", 0, 60)
    cloud(drawing, rng.between(14, 106), 14, 6)
    drawing.box(0, 56, 120, 92, "#B9B2A6", line=False)
    line = rng.pick(("#5BA66B", "#F08A3C", "#3E7CB1", "#E2574C", "#F2C14E", "#8D6BB0"))
    drawing.shape([(42, 92), (55, 72), (65, 72), (78, 92)], "#8A8278", line=False)
    for y in (76.0, 82.0, 89.0):
        drawing.stroke([(60 - (y - 60) * 0.7, y), (60 + (y - 60) * 0.7, y)], "#6B5A4E", 1.8)
    drawing.shape([(32, 80), (31, 24), (38, 14), (82, 14), (89, 24), (88, 80)], "#EDEFF2")
    drawing.box(31.6, 58, 88.4, 67, line, line=False)
    drawing.box(31.6, 20, 88.4, 24, line, line=False)
    drawing.box(37, 28, 83, 52, "#34465A", radius=3)
    for left, right in ((38, 50), (52, 68), (70, 82)):
        drawing.shape([(left + 2, 30), (right - 3, 30), (left + 4, 50), (left + 2, 50)], "#7F9BB4", line=False)
    drawing.stroke([(51, 28), (51, 52)], OUTLINE, 1.4)
    drawing.stroke([(69, 28), (69, 52)], OUTLINE, 1.4)
    drawing.box(50, 15.5, 70, 20.5, "#1E2430", line=False)
    drawing.stroke([(53, 18), (67, 18)], "#FFB347", 1.8)
    for x in (40.0, 80.0):
        drawing.oval(x, 72.5, 4, 3.2, "#FFF6C8")
    drawing.stroke([(46, 14), (60, 4), (74, 14)], OUTLINE, 1.6, smooth=False)
    drawing.stroke([(0, 4), (120, 4)], "#5E6670", 1.2)
    drawing.shape([(0, 66), (26, 62), (18, 92), (0, 92)], "#D8CFC0")
    drawing.shape([(22, 63), (26, 62), (19, 92), (13, 92)], "#F2C14E", line=False)


def _night(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#131836", "#5A3F7A")
    x = 0.0
    while x < 120:
        wide, high = rng.between(13, 22), rng.between(26, 64)
        wall = rng.pick(("#232A52", "#2B2F5E", "#1E2446"))
        drawing.box(x, 90 - high, x + wide, 92, wall)
        for row in range(int(high // 7)):
            for column in range(int(wide // 5)):
                if rng.chance(0.62):
                    left, top = x + 2 + column * 4.8, 90 - high + 3 + row * 7
                    drawing.box(
                        left, top, left + 2.8, top + 3.6, rng.pick(("#FFD98A", "#FFF0C4", "#9AD0F2")), line=False
                    )
        x += wide
    tower = rng.between(24, 96)
    drawing.shape([(tower - 12, 92), (tower - 3, 40), (tower, 8), (tower + 3, 40), (tower + 12, 92)], "#F26B3A")
    for y, half in ((40, 4.4), (58, 7), (74, 9.6)):
        drawing.box(tower - half, y, tower + half, y + 3, "#FFF6E0", line=False)
    drawing.oval(18 if tower > 60 else 102, 14, 6, 6, "#FFF0C4", line=False)


def _shrine(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#A9D8F0", "#EAF6F2", 0, 60)
    for x in (4.0, 22.0, 98.0, 116.0):
        tree(drawing, x, 66 + rng.between(-2, 3), 44, rng.pick(("#3F8A52", "#4F9A54", "#357A4A")))
    drawing.box(0, 64, 120, 92, "#C9C2B2", line=False)
    drawing.shape([(46, 64), (74, 64), (94, 92), (26, 92)], "#E2DCCF", line=False)
    for y in (70.0, 77.0, 85.0):
        drawing.stroke([(52 - (y - 60) * 0.75, y), (68 + (y - 60) * 0.75, y)], "#B3AA98", 1.0)
    drawing.box(48, 50, 72, 64, "#8A6A55")
    drawing.shape([(40, 52), (60, 38), (80, 52)], "#5E6F7E")
    red = "#E0452F"
    for x in (30.0, 83.0):
        drawing.shape([(x, 24), (x + 7, 24), (x + 8, 88), (x - 1, 88)], red)
        drawing.box(x - 2, 82, x + 9, 89, "#4A4446")
    drawing.box(24, 33, 96, 39, red)
    drawing.shape([(10, 12), (60, 16), (110, 12), (107, 23), (60, 26), (13, 23)], red)
    drawing.shape([(8, 9), (60, 13), (112, 9), (110, 14), (60, 18), (10, 14)], "#4A4446")
    drawing.box(55, 24, 65, 36, "#4A4446")


def _konbini(drawing: Drawing, rng: TextRng) -> None:
    night = rng.chance(0.5)
    drawing.gradient("#1A2248" if night else "#8CC8F0", "#4A4A7E" if night else "#E4F3FA", 0, 70)
    drawing.box(0, 74, 120, 92, "#5E6068" if night else "#A8A59C", line=False)
    stripes = rng.pick(
        (("#2F9A5A", "#F08A3C", "#E0452F"), ("#2F6FB5", "#FFFFFF", "#2F6FB5"), ("#5B3F9A", "#F2C14E", "#E0608A"))
    )
    drawing.box(10, 34, 110, 76, "#F6F2E6")
    drawing.box(6, 18, 114, 36, "#FFFFFF")
    for step, color in enumerate(stripes):
        drawing.box(7, 20 + step * 5, 113, 25 + step * 5, color, line=False)
    drawing.box(44, 20, 76, 34, "#FFFFFF", radius=2)
    drawing.oval(51, 27, 4.4, 4.4, stripes[0])
    drawing.stroke([(59, 27), (72, 27)], stripes[2], 3.2)
    drawing.box(15, 41, 56, 72, "#FFF3B8")
    drawing.box(84, 41, 106, 72, "#FFF3B8")
    drawing.box(59, 41, 81, 76, "#CFE9F2")
    drawing.stroke([(70, 41), (70, 76)], OUTLINE, 1.4)
    for row in range(3):
        for column in range(6):
            left = 18 + column * 6.2
            drawing.box(
                left,
                46 + row * 9,
                left + 4.6,
                52 + row * 9,
                rng.pick(("#E2574C", "#5BA66B", "#3E7CB1", "#F2A24B", "#F08FA8")),
                line=False,
            )
    for row in range(3):
        for column in range(3):
            left = 87 + column * 6
            drawing.box(
                left,
                46 + row * 9,
                left + 4.4,
                52 + row * 9,
                rng.pick(("#E2574C", "#5BA66B", "#3E7CB1", "#F2A24B")),
                line=False,
            )


def _rain(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#5F7384", "#9AAEB8")
    for _ in range(10):
        x, y, r = rng.between(0, 120), rng.between(18, 74), rng.between(5, 11)
        tint = rng.pick(("#FFD98A", "#F2A28A", "#A9D0E6", "#C9E6B8"))
        drawing.overlay(0.35, partial(Drawing.oval, x=x, y=y, rx=r, ry=r, fill=tint, line=False))
    for _ in range(26):
        x, y, size = rng.between(4, 116), rng.between(4, 76), rng.between(1.6, 3.4)
        if rng.chance(0.4):
            drawing.stroke([(x, y - rng.between(6, 18)), (x, y)], "#B9CAD4", size * 0.7)
        drawing.oval(x, y, size, size * 1.25, "#D9E8EE", line=False)
        drawing.oval(x - size * 0.3, y - size * 0.4, size * 0.35, size * 0.35, "#FFFFFF", line=False)
    for left, top, right, low in ((0, 0, 120, 5), (0, 0, 5, 92), (115, 0, 120, 92), (57.5, 0, 62.5, 90)):
        drawing.box(left, top, right, low, "#8A6A55")
    drawing.box(0, 80, 120, 92, "#A98468")
    x = rng.pick((24, 92))
    drawing.oval(x, 60, 9, 9, "#FFFFFF")
    drawing.shape([(x - 8, 66), (x + 8, 66), (x + 10, 79), (x - 10, 79)], "#FFFFFF")
    for side in (-1, 1):
        drawing.oval(x + side * 3.4, 60, 1.2, 1.6, OUTLINE, line=False)
    drawing.stroke([(x - 7, 67.5), (x + 7, 67.5)], "#E2574C", 2)


def _stadium(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#16204A", "#3E5A9A", 0, 36)
    for x in (18.0, 102.0):
        drawing.stroke([(x, 34), (x, 12)], "#8A93A8", 2)
        drawing.box(x - 10, 4, x + 10, 13, "#DCE6F2")
        for step in range(4):
            drawing.oval(x - 7.2 + step * 4.8, 8.5, 1.8, 1.8, "#FFFBE0", line=False)
    drawing.box(0, 27, 120, 46, "#4A4F66", line=False)
    for _ in range(150):
        drawing.oval(
            rng.between(0, 120),
            rng.between(29, 44),
            1.3,
            1.3,
            rng.pick((*_BRIGHT, "#F2C9A0", "#F2C9A0")),
            line=False,
        )
    drawing.box(42, 14, 78, 30, "#1E3B2C")
    for y in (19.0, 25.0):
        for step in range(6):
            drawing.box(
                46 + step * 5,
                y - 1.6,
                48.6 + step * 5,
                y + 1.4,
                rng.pick(("#FFD166", "#FFFFFF", "#F26B3A")),
                line=False,
            )
    _draw_diamond(drawing)
    drawing.oval(60, 68, 2.2, 2.2, "#F2C9A0")
    drawing.box(57.6, 69.8, 62.4, 76, rng.pick(("#FFFFFF", "#E2574C", "#3E7CB1")))


def _draw_diamond(drawing: Drawing) -> None:
    """Draw a stadium's field: fence, lawn in stripes, the diamond with its bases."""
    drawing.box(0, 44, 120, 49, "#2F6B4A")
    drawing.box(0, 49, 120, 92, "#6DB560", line=False)
    for step in range(5):
        if step % 2:
            drawing.shape(
                [(step * 24, 49), (step * 24 + 24, 49), (step * 32 - 2, 92), (step * 32 - 34, 92)],
                "#7CC26C",
                line=False,
            )
    drawing.shape([(60, 54), (104, 74), (60, 96), (16, 74)], "#D9A066")
    drawing.shape([(60, 61), (84, 73.5), (60, 87), (36, 73.5)], "#6DB560")
    drawing.oval(60, 74, 6, 3.2, "#D9A066", line=False)
    for x, y in ((60, 55), (103, 74), (17, 74)):
        drawing.box(x - 2, y - 1.5, x + 2, y + 1.5, "#FFFFFF", line=False)


def _festival(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#1E2350", "#6B4A7E")
    drawing.box(0, 76, 120, 92, "#4A3B44", line=False)
    for left, color in ((4, "#E2574C"), (64, rng.pick(("#3E7CB1", "#5BA66B", "#F08A3C")))):
        drawing.box(left + 4, 46, left + 48, 80, "#FFE9B8")
        drawing.box(left + 4, 62, left + 48, 80, "#C98A5A")
        for step in range(6):
            tint = color if step % 2 == 0 else "#FFFFFF"
            x = left + step * 8.7
            drawing.shape([(x, 36), (x + 8.7, 36), (x + 8.7, 48), (x + 4.3, 52), (x, 48)], tint)
        drawing.oval(left + 26, 56, 4.6, 4.6, "#F2C9A0")
        drawing.box(left + 20, 51, left + 32, 54, "#FFFFFF")
    for step in range(6):
        x, y = 10 + step * 20, 14 + (step % 2) * 5
        drawing.stroke([(x - 12, y - 8), (x, y - 5), (x + 12, y - 8)], "#3A2A22", 1.0)
        drawing.oval(x, y + 2, 6, 7.4, rng.pick(("#E8432F", "#F26B3A", "#FFD166")))
        drawing.box(x - 3, y - 6.6, x + 3, y - 4.4, "#3A2A22", line=False)
        drawing.box(x - 3, y + 8.4, x + 3, y + 10.4, "#3A2A22", line=False)


def _school(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#7CC2EE", "#E6F6FB", 0, 70)
    cloud(drawing, rng.pick((20, 100)), 14, 7)
    drawing.box(0, 72, 120, 92, "#D9BC8C", line=False)
    drawing.box(10, 32, 110, 74, "#F3EBDD")
    drawing.box(48, 16, 72, 74, "#E9DFCC")
    drawing.oval(60, 25, 6.4, 6.4, "#FFFFFF")
    drawing.stroke([(60, 21), (60, 25), (63, 26.5)], OUTLINE, 1.4, smooth=False)
    for row in range(3):
        for column in (0, 1, 2, 5, 6, 7):
            left = 14 + column * 12
            drawing.box(left, 37 + row * 12, left + 8.5, 44 + row * 12, "#8FC4DE")
    drawing.box(53, 58, 67, 74, "#5E7A94")
    for x in (4.0, 116.0):
        tree(drawing, x, 78, 34, rng.pick(("#4F9A54", "#F5A8BE", "#5FAE5A")))
    drawing.stroke([(0, 82), (120, 82)], "#FFFFFF", 1.6)


def _street(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#F9D9A8", "#FBEFD8")
    for side, walls in ((-1, ("#C98A6B", "#E2B48A")), (1, ("#8FA3B8", "#B4C2CF"))):
        for step, (near, far) in enumerate(((60, 38), (38, 22))):
            top_near, top_far = 45 - near * 0.85, 45 - far * 0.85
            drawing.shape(
                [
                    (60 + side * near, top_near),
                    (60 + side * far, top_far),
                    (60 + side * far, 45 + far * 0.6),
                    (60 + side * near, 45 + near * 0.6),
                ],
                walls[step],
            )
            for sign in range(3):
                x = 60.0 + side * (near - 4 - sign * 5)
                y = 26.0 + sign * 9 + step * 4
                drawing.box(
                    x - 4, y - 5, x + 4, y + 5, rng.pick(("#E2574C", "#F2C14E", "#3E7CB1", "#5BA66B", "#FFFFFF"))
                )
    drawing.shape([(38, 58), (82, 58), (132, 92), (-12, 92)], "#8A8A90", line=False)
    for step in range(6):
        left = 12 + step * 17
        drawing.shape(
            [(left, 76), (left + 9, 76), (left + 8 + (left - 55) * 0.2, 88), (left - 2 + (left - 55) * 0.2, 88)],
            "#FFFFFF",
            line=False,
        )
    for _ in range(4):
        x, y = rng.between(34, 86), rng.between(60, 68)
        drawing.box(x - 2.6, y, x + 2.6, y + 9, rng.pick(("#E2574C", "#3E7CB1", "#444450", "#F08FA8")), radius=2)
        drawing.oval(x, y - 2, 2.6, 2.6, "#F2C9A0")


SCENES: dict[str, Callable[[Drawing, TextRng], None]] = {
    "fireworks": _fireworks, "train": _train, "night": _night, "shrine": _shrine, "konbini": _konbini, "rain": _rain,
    "stadium": _stadium, "festival": _festival, "school": _school, "street": _street,
}  # fmt: skip
