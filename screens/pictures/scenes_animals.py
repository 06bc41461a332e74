"""Photos of animals, on a sheet of 120 x 90."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, mirrored, mixed
from screens.pictures.outdoors import tree
from screens.text_rng import TextRng


def _cat(drawing: Drawing, rng: TextRng) -> None:
    wall, floor = rng.pick(
        (("#F6E3CC", "#D9A878"), ("#DDE9E4", "#B5C7A4"), ("#E9DDF0", "#C3A9CE"), ("#D6E6F2", "#A9BFD2"))
    )
    fur, mark = rng.pick(
        (
            ("#E8A357", "#C97F38"),
            ("#8E8E98", "#66666F"),
            ("#FFFFFF", "#E8A357"),
            ("#4F4A50", "#38343A"),
            ("#F3E2CC", "#8A6A55"),
        )
    )
    drawing.gradient(wall, wall)
    drawing.box(0, 62, 120, 92, floor, line=False)
    if rng.chance(0.5):
        _loaf(drawing, rng.between(52, 62), fur, mark)
    else:
        _cat_face(drawing, 60, fur, mark, rng.pick(("#8FBF5A", "#F2C14E", "#6FA8D0")))


def _loaf(drawing: Drawing, x: float, fur: str, mark: str) -> None:
    drawing.oval(x + 8, 82, 42, 6, mixed(OUTLINE, "#C9A98A", 0.6), line=False)
    drawing.shape(
        [(x + 40, 76), (x + 50, 66), (x + 46, 52), (x + 38, 58), (x + 40, 68), (x + 30, 78)], mark, smooth=True
    )
    drawing.shape([(x - 24, 82), (x - 22, 60), (x, 46), (x + 28, 50), (x + 42, 66), (x + 40, 82)], fur, smooth=True)
    for step in range(3):
        drawing.stroke([(x + 10 + step * 9, 49 + step * 2), (x + 12 + step * 9, 60 + step)], mark, 3.2)
    _small_face(drawing, x - 16, 50, fur, mark)


def _small_face(drawing: Drawing, x: float, y: float, fur: str, mark: str) -> None:
    for side in (-1, 1):
        drawing.shape([(x + side * 18, y - 4), (x + side * 17, y - 24), (x + side * 4, y - 14)], fur)
    drawing.oval(x, y, 20, 16.5, fur)
    for dx in (-4, 0, 4):
        drawing.stroke([(x + dx, y - 15), (x + dx, y - 10)], mark, 1.8)
    for side in (-1, 1):
        drawing.arc(x + side * 8.5, y - 1, 4, 3.4, 20, 160, OUTLINE, 2)
        drawing.arc(x + side * 3, y + 6, 3, 2.8, 10 if side > 0 else 0, 180 if side > 0 else 170, OUTLINE, 1.5)
        for tilt in (-1, 2):
            drawing.stroke([(x + side * 14, y + 4 + tilt), (x + side * 27, y + 3 + tilt * 2)], OUTLINE, 0.9)
    drawing.oval(x, y + 4, 2, 1.4, "#E88A8A", line=False)


def _cat_face(drawing: Drawing, x: float, fur: str, mark: str, eye: str) -> None:
    for side in (-1, 1):
        drawing.shape([(x + side * 34, 44), (x + side * 33, 6), (x + side * 8, 22)], fur)
        drawing.shape([(x + side * 29, 33), (x + side * 28, 15), (x + side * 15, 24)], "#F2A9A0", line=False)
    drawing.shape([(x - 30, 92), (x - 26, 74), (x + 26, 74), (x + 30, 92)], fur)
    drawing.oval(x, 50, 39, 32, fur)
    for dx in (-9, 0, 9):
        drawing.stroke([(x + dx, 20), (x + dx * 0.8, 31)], mark, 4)
    drawing.oval(x, 66, 14, 9, "#FFFDF8", line=False)
    for side in (-1, 1):
        drawing.oval(x + side * 17, 48, 8, 8.6, eye)
        drawing.oval(x + side * 17, 48, 3, 6.8, "#241C1A", line=False)
        drawing.oval(x + side * 17 - 2, 45, 1.7, 2, "#FFFFFF", line=False)
        drawing.arc(x + side * 5, 66, 5, 5, 10 if side > 0 else 0, 180 if side > 0 else 170, OUTLINE, 2)
        for tilt in (-2, 3):
            drawing.stroke([(x + side * 22, 63 + tilt), (x + side * 46, 60 + tilt * 2)], OUTLINE, 1.1)
    drawing.shape([(x - 4, 59), (x + 4, 59), (x, 64)], "#E88A8A", smooth=True)


def _dog(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#9AD0F0", "#DDF0F6", 0, 44)
    drawing.gradient("#8CCB6A", "#62AC52", 44, 90)
    tree(drawing, rng.pick((14, 106)), 50, 34, "#4F9A54")
    fur = rng.pick(("#D99A55", "#F3DDBE", "#B9784A", "#5A4A44"))
    x = rng.between(54, 66)
    drawing.shape([(x - 22, 92), (x - 18, 68), (x + 18, 68), (x + 22, 92)], fur)
    drawing.oval(x, 46, 27, 25, fur)
    for side in (-1, 1):
        ear = [(x + 15, 24), (x + 27, 18), (x + 33, 8), (x + 31, 30), (x + 26, 40)]
        drawing.shape(ear if side > 0 else mirrored(ear, x), mixed(fur, OUTLINE, 0.25), smooth=True)
        drawing.oval(x + side * 10.5, 42, 3.2, 3.9, "#241C1A", line=False)
        drawing.oval(x + side * 10.5 - 1, 40.6, 1.1, 1.3, "#FFFFFF", line=False)
    drawing.oval(x, 57, 14, 11, "#FFF8EC", line=False)
    drawing.shape([(x - 5, 62), (x + 5, 62), (x + 5, 72), (x, 75), (x - 5, 72)], "#F28B82", smooth=True)
    drawing.arc(x - 5, 59, 5, 4.4, 0, 170, OUTLINE, 1.8)
    drawing.arc(x + 5, 59, 5, 4.4, 10, 180, OUTLINE, 1.8)
    drawing.oval(x, 52, 5, 3.6, "#241C1A", line=False)
    drawing.stroke([(x - 18, 72), (x, 77), (x + 18, 72)], rng.pick(("#E2574C", "#3E7CB1")), 4)


def _goldfish(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#D9F3F2", "#8FD3D6")
    for _ in range(8):
        r = rng.between(1.2, 3)
        drawing.oval(rng.between(6, 114), rng.between(6, 60), r, r, "#F4FFFF", line=False)
    for x in (10.0, 24.0, 98.0, 112.0):
        drawing.stroke([(x, 92), (x + 5, 74), (x - 3, 60), (x + 4, 46)], "#4FA06A", 3)
    for x, y, side in ((44 + rng.between(-6, 6), 34, 1), (78 + rng.between(-6, 6), 62, -1)):
        color = rng.pick(("#E8432F", "#F26B3A", "#E8432F"))
        for tail in ([(-14, 0), (-32, -15), (-28, 0), (-33, 14)],):
            drawing.shape([(x + side * a, y + b) for a, b in tail], mixed(color, "#FFFFFF", 0.3), smooth=True)
        drawing.shape(
            [(x + side * a, y + b) for a, b in ((-17, 0), (-5, -11), (10, -8), (17, 1), (9, 9), (-5, 10))],
            color,
            smooth=True,
        )
        drawing.shape([(x + side * a, y + b) for a, b in ((-5, -9), (-2, -18), (6, -9))], mixed(color, "#FFFFFF", 0.3))
        drawing.oval(x + side * 10, y - 2, 2.6, 2.6, "#FFFFFF")
        drawing.oval(x + side * 10.4, y - 2, 1.2, 1.2, "#241C1A", line=False)
    drawing.box(0, 84, 120, 92, "#C9B58A", line=False)


SCENES: dict[str, Callable[[Drawing, TextRng], None]] = {"cat": _cat, "dog": _dog, "goldfish": _goldfish}
