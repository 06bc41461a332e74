"""For those who would rather be an animal."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.sketch import OUTLINE, Sketch, curve, mirrored, mixed

_FURS = ("#F7EBDD", "#E8A95B", "#9A9AA4", "#C99A6B", "#FFFFFF", "#6B5A52")


def draw_animal(sketch: Sketch, kind: int, fur: int) -> None:
    """Draw an animal's head of a kind, in a colour of `_FURS`."""
    ANIMALS[kind % len(ANIMALS)](sketch, _FURS[fur % len(_FURS)])


def _head(sketch: Sketch, fur: str) -> None:
    sketch.shape([(50, 25), (69, 30), (79, 48), (74, 66), (50, 75), (26, 66), (21, 48), (31, 30)], fur, smooth=True)


def _eyes(sketch: Sketch, y: float = 50, apart: float = 12) -> None:
    for x in (50 - apart, 50 + apart):
        sketch.oval(x, y, 3, 4, OUTLINE, line=False)
        sketch.oval(x - 1, y - 1.5, 1.1, 1.3, "#FFFFFF", line=False)


def _muzzle(sketch: Sketch, nose: str) -> None:
    sketch.shape([(46.5, 56), (53.5, 56), (50, 60)], nose, smooth=True)
    sketch.arc(46, 61, 4, 4, 0, 160, OUTLINE, 1.8)
    sketch.arc(54, 61, 4, 4, 20, 180, OUTLINE, 1.8)


def _cat(sketch: Sketch, fur: str) -> None:
    for ear in ([(24, 44), (24, 17), (45, 29)], mirrored([(24, 44), (24, 17), (45, 29)], 50)):
        sketch.shape(ear, fur)
    for ear in ([(28, 35), (28, 24), (37, 30)], mirrored([(28, 35), (28, 24), (37, 30)], 50)):
        sketch.shape(ear, "#F6A9A9", line=False)
    _head(sketch, fur)
    stripe = mixed(fur, OUTLINE, 0.4)
    for x in (43.0, 50.0, 57.0):
        sketch.stroke([(x, 27), (x + (50 - x) * 0.15, 35)], stripe, 3)
    _eyes(sketch)
    _muzzle(sketch, "#F08F8F")
    for side in (-1, 1):
        for tilt in (-3, 2):
            sketch.stroke([(50 + side * 20, 59 + tilt * 0.5), (50 + side * 35, 58 + tilt * 1.8)], OUTLINE, 1.3)


def _dog(sketch: Sketch, fur: str) -> None:
    _head(sketch, fur)
    sketch.shape([(38, 58), (50, 53), (62, 58), (60, 70), (50, 74), (40, 70)], "#FFF8EE", line=False, smooth=True)
    deep = mixed(fur, OUTLINE, 0.45)
    ear = [(30, 27), (20, 34), (13, 54), (19, 68), (27, 58), (31, 42)]
    sketch.shape(ear, deep, smooth=True)
    sketch.shape(mirrored(ear, 50), deep, smooth=True)
    _eyes(sketch)
    sketch.oval(50, 58, 5, 3.6, OUTLINE, line=False)
    sketch.shape([(47, 66), (53, 66), (53, 72), (50, 74), (47, 72)], "#F28B82", smooth=True)
    sketch.arc(50, 61, 7, 5, 20, 160, OUTLINE, 1.8)


def _bear(sketch: Sketch, fur: str) -> None:
    fur = mixed(fur, "#A3714A", 0.6)
    for x in (27.0, 73.0):
        sketch.oval(x, 30, 10, 10, fur)
        sketch.oval(x, 30, 5, 5, mixed(fur, "#FFE3CC", 0.6), line=False)
    _head(sketch, fur)
    sketch.oval(50, 61, 11, 8.5, "#FBE6CF", line=False)
    _eyes(sketch, 48)
    _muzzle(sketch, OUTLINE)


def _rabbit(sketch: Sketch, fur: str) -> None:
    fur = mixed(fur, "#FFFFFF", 0.5)
    ear = [(36, 33), (29, 18), (31, 3), (39, 3), (44, 16), (45, 30)]
    inner = [(37.5, 27), (34, 17), (35, 9), (38.5, 9), (40.5, 18), (41, 27)]
    for points, colour, line in ((ear, fur, True), (inner, "#F9B4B4", False)):
        sketch.shape(points, colour, line=line, smooth=True)
        sketch.shape(mirrored(points, 50), colour, line=line, smooth=True)
    _head(sketch, fur)
    sketch.blush(0.6, (31, 69), 60, 6, 4)
    _eyes(sketch)
    _muzzle(sketch, "#F08F8F")


def _panda(sketch: Sketch, fur: str) -> None:
    for x in (26.0, 74.0):
        sketch.oval(x, 29, 9.5, 9.5, "#3E3A40")
    _head(sketch, "#FFFFFF")
    patch = [(34, 43), (42, 44), (45, 52), (40, 60), (31, 60), (28, 52)]
    sketch.shape(patch, "#3E3A40", line=False, smooth=True)
    sketch.shape(mirrored(patch, 50), "#3E3A40", line=False, smooth=True)
    for x in (38.5, 61.5):
        sketch.oval(x, 51, 3.4, 3.8, "#FFFFFF", line=False)
        sketch.oval(x, 51.6, 2, 2.4, OUTLINE, line=False)
    _muzzle(sketch, OUTLINE)


def _frog(sketch: Sketch, fur: str) -> None:
    green = mixed("#8CC65A", fur, 0.15)
    for x in (33.0, 67.0):
        sketch.oval(x, 31, 11, 11, green)
        sketch.oval(x, 31, 6.4, 6.4, "#FFFFFF")
        sketch.oval(x, 32, 3.2, 3.6, OUTLINE, line=False)
    head = [(50, 34), (70, 36), (82, 52), (72, 68), (50, 74), (28, 68), (18, 52), (30, 36)]
    sketch.shape(head, green, smooth=True)
    with sketch.inside(curve(head, closed=True)):
        sketch.oval(50, 80, 24, 16, mixed(green, "#FFFFFF", 0.5), line=False)
    sketch.arc(50, 50, 19, 10, 15, 165, OUTLINE, 2.2)
    for x in (47.0, 53.0):
        sketch.oval(x, 48, 0.9, 0.9, OUTLINE, line=False)
    sketch.blush(0.6, (28, 72), 58, 5.5, 3.6)


def _chick(sketch: Sketch, fur: str) -> None:
    sketch.stroke([(50, 26), (47, 17), (52, 13)], OUTLINE, 3)
    _head(sketch, "#FBD65B")
    _eyes(sketch, 49, 14)
    sketch.shape([(43, 57), (50, 53.5), (57, 57), (50, 63)], "#F2913D", smooth=True)
    sketch.stroke([(43.5, 57.4), (50, 58.6), (56.5, 57.4)], OUTLINE, 1.4)
    sketch.blush(0.7, (29, 71), 59, 5.5, 3.8, "#F79A6E")


ANIMALS: tuple[Callable[[Sketch, str], None], ...] = (_cat, _dog, _bear, _rabbit, _panda, _frog, _chick)
