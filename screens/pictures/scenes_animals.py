"""Photos of animals, on a sheet of 120 x 90."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.outdoors import tree
from screens.pictures.sketch import OUTLINE, Sketch, mirrored, mixed
from screens.text_rng import TextRng


def _cat(sketch: Sketch, rng: TextRng) -> None:
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
    sketch.gradient(wall, wall)
    sketch.box(0, 62, 120, 92, floor, line=False)
    if rng.chance(0.5):
        _loaf(sketch, rng.between(52, 62), fur, mark)
    else:
        _cat_face(sketch, 60, fur, mark, rng.pick(("#8FBF5A", "#F2C14E", "#6FA8D0")))


def _loaf(sketch: Sketch, x: float, fur: str, mark: str) -> None:
    sketch.oval(x + 8, 82, 42, 6, mixed(OUTLINE, "#C9A98A", 0.6), line=False)
    sketch.shape(
        [(x + 40, 76), (x + 50, 66), (x + 46, 52), (x + 38, 58), (x + 40, 68), (x + 30, 78)], mark, smooth=True
    )
    sketch.shape([(x - 24, 82), (x - 22, 60), (x, 46), (x + 28, 50), (x + 42, 66), (x + 40, 82)], fur, smooth=True)
    for step in range(3):
        sketch.stroke([(x + 10 + step * 9, 49 + step * 2), (x + 12 + step * 9, 60 + step)], mark, 3.2)
    _small_face(sketch, x - 16, 50, fur, mark)


def _small_face(sketch: Sketch, x: float, y: float, fur: str, mark: str) -> None:
    for side in (-1, 1):
        sketch.shape([(x + side * 18, y - 4), (x + side * 17, y - 24), (x + side * 4, y - 14)], fur)
    sketch.oval(x, y, 20, 16.5, fur)
    for dx in (-4, 0, 4):
        sketch.stroke([(x + dx, y - 15), (x + dx, y - 10)], mark, 1.8)
    for side in (-1, 1):
        sketch.arc(x + side * 8.5, y - 1, 4, 3.4, 20, 160, OUTLINE, 2)
        sketch.arc(x + side * 3, y + 6, 3, 2.8, 10 if side > 0 else 0, 180 if side > 0 else 170, OUTLINE, 1.5)
        for tilt in (-1, 2):
            sketch.stroke([(x + side * 14, y + 4 + tilt), (x + side * 27, y + 3 + tilt * 2)], OUTLINE, 0.9)
    sketch.oval(x, y + 4, 2, 1.4, "#E88A8A", line=False)


def _cat_face(sketch: Sketch, x: float, fur: str, mark: str, eye: str) -> None:
    for side in (-1, 1):
        sketch.shape([(x + side * 34, 44), (x + side * 33, 6), (x + side * 8, 22)], fur)
        sketch.shape([(x + side * 29, 33), (x + side * 28, 15), (x + side * 15, 24)], "#F2A9A0", line=False)
    sketch.shape([(x - 30, 92), (x - 26, 74), (x + 26, 74), (x + 30, 92)], fur)
    sketch.oval(x, 50, 39, 32, fur)
    for dx in (-9, 0, 9):
        sketch.stroke([(x + dx, 20), (x + dx * 0.8, 31)], mark, 4)
    sketch.oval(x, 66, 14, 9, "#FFFDF8", line=False)
    for side in (-1, 1):
        sketch.oval(x + side * 17, 48, 8, 8.6, eye)
        sketch.oval(x + side * 17, 48, 3, 6.8, "#241C1A", line=False)
        sketch.oval(x + side * 17 - 2, 45, 1.7, 2, "#FFFFFF", line=False)
        sketch.arc(x + side * 5, 66, 5, 5, 10 if side > 0 else 0, 180 if side > 0 else 170, OUTLINE, 2)
        for tilt in (-2, 3):
            sketch.stroke([(x + side * 22, 63 + tilt), (x + side * 46, 60 + tilt * 2)], OUTLINE, 1.1)
    sketch.shape([(x - 4, 59), (x + 4, 59), (x, 64)], "#E88A8A", smooth=True)


def _dog(sketch: Sketch, rng: TextRng) -> None:
    sketch.gradient("#9AD0F0", "#DDF0F6", 0, 44)
    sketch.gradient("#8CCB6A", "#62AC52", 44, 90)
    tree(sketch, rng.pick((14, 106)), 50, 34, "#4F9A54")
    fur = rng.pick(("#D99A55", "#F3DDBE", "#B9784A", "#5A4A44"))
    x = rng.between(54, 66)
    sketch.shape([(x - 22, 92), (x - 18, 68), (x + 18, 68), (x + 22, 92)], fur)
    sketch.oval(x, 46, 27, 25, fur)
    for side in (-1, 1):
        ear = [(x + 15, 24), (x + 27, 18), (x + 33, 8), (x + 31, 30), (x + 26, 40)]
        sketch.shape(ear if side > 0 else mirrored(ear, x), mixed(fur, OUTLINE, 0.25), smooth=True)
        sketch.oval(x + side * 10.5, 42, 3.2, 3.9, "#241C1A", line=False)
        sketch.oval(x + side * 10.5 - 1, 40.6, 1.1, 1.3, "#FFFFFF", line=False)
    sketch.oval(x, 57, 14, 11, "#FFF8EC", line=False)
    sketch.shape([(x - 5, 62), (x + 5, 62), (x + 5, 72), (x, 75), (x - 5, 72)], "#F28B82", smooth=True)
    sketch.arc(x - 5, 59, 5, 4.4, 0, 170, OUTLINE, 1.8)
    sketch.arc(x + 5, 59, 5, 4.4, 10, 180, OUTLINE, 1.8)
    sketch.oval(x, 52, 5, 3.6, "#241C1A", line=False)
    sketch.stroke([(x - 18, 72), (x, 77), (x + 18, 72)], rng.pick(("#E2574C", "#3E7CB1")), 4)


def _goldfish(sketch: Sketch, rng: TextRng) -> None:
    sketch.gradient("#D9F3F2", "#8FD3D6")
    for _ in range(8):
        r = rng.between(1.2, 3)
        sketch.oval(rng.between(6, 114), rng.between(6, 60), r, r, "#F4FFFF", line=False)
    for x in (10.0, 24.0, 98.0, 112.0):
        sketch.stroke([(x, 92), (x + 5, 74), (x - 3, 60), (x + 4, 46)], "#4FA06A", 3)
    for x, y, side in ((44 + rng.between(-6, 6), 34, 1), (78 + rng.between(-6, 6), 62, -1)):
        colour = rng.pick(("#E8432F", "#F26B3A", "#E8432F"))
        for tail in ([(-14, 0), (-32, -15), (-28, 0), (-33, 14)],):
            sketch.shape([(x + side * a, y + b) for a, b in tail], mixed(colour, "#FFFFFF", 0.3), smooth=True)
        sketch.shape(
            [(x + side * a, y + b) for a, b in ((-17, 0), (-5, -11), (10, -8), (17, 1), (9, 9), (-5, 10))],
            colour,
            smooth=True,
        )
        sketch.shape([(x + side * a, y + b) for a, b in ((-5, -9), (-2, -18), (6, -9))], mixed(colour, "#FFFFFF", 0.3))
        sketch.oval(x + side * 10, y - 2, 2.6, 2.6, "#FFFFFF")
        sketch.oval(x + side * 10.4, y - 2, 1.2, 1.2, "#241C1A", line=False)
    sketch.box(0, 84, 120, 92, "#C9B58A", line=False)


SCENES: dict[str, Callable[[Sketch, TextRng], None]] = {"cat": _cat, "dog": _dog, "goldfish": _goldfish}
