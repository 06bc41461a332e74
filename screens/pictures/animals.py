"""Animals' heads, for members whose picture is an animal."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, curve, mirrored, mixed

_FURS = ("#F7EBDD", "#E8A95B", "#9A9AA4", "#C99A6B", "#FFFFFF", "#6B5A52")


def draw_animal(drawing: Drawing, kind: int, fur: int) -> None:
    """Draw an animal's head of a kind, in a colour of `_FURS`."""
    ANIMALS[kind % len(ANIMALS)](drawing, _FURS[fur % len(_FURS)])


def _head(drawing: Drawing, fur: str) -> None:
    drawing.shape([(50, 25), (69, 30), (79, 48), (74, 66), (50, 75), (26, 66), (21, 48), (31, 30)], fur, smooth=True)


def _eyes(drawing: Drawing, y: float = 50, apart: float = 12) -> None:
    for x in (50 - apart, 50 + apart):
        drawing.oval(x, y, 3, 4, OUTLINE, line=False)
        drawing.oval(x - 1, y - 1.5, 1.1, 1.3, "#FFFFFF", line=False)


def _muzzle(drawing: Drawing, nose: str) -> None:
    drawing.shape([(46.5, 56), (53.5, 56), (50, 60)], nose, smooth=True)
    drawing.arc(46, 61, 4, 4, 0, 160, OUTLINE, 1.8)
    drawing.arc(54, 61, 4, 4, 20, 180, OUTLINE, 1.8)


def _cat(drawing: Drawing, fur: str) -> None:
    for ear in ([(24, 44), (24, 17), (45, 29)], mirrored([(24, 44), (24, 17), (45, 29)], 50)):
        drawing.shape(ear, fur)
    for ear in ([(28, 35), (28, 24), (37, 30)], mirrored([(28, 35), (28, 24), (37, 30)], 50)):
        drawing.shape(ear, "#F6A9A9", line=False)
    _head(drawing, fur)
    stripe = mixed(fur, OUTLINE, 0.4)
    for x in (43.0, 50.0, 57.0):
        drawing.stroke([(x, 27), (x + (50 - x) * 0.15, 35)], stripe, 3)
    _eyes(drawing)
    _muzzle(drawing, "#F08F8F")
    for side in (-1, 1):
        for tilt in (-3, 2):
            drawing.stroke([(50 + side * 20, 59 + tilt * 0.5), (50 + side * 35, 58 + tilt * 1.8)], OUTLINE, 1.3)


def _dog(drawing: Drawing, fur: str) -> None:
    _head(drawing, fur)
    drawing.shape([(38, 58), (50, 53), (62, 58), (60, 70), (50, 74), (40, 70)], "#FFF8EE", line=False, smooth=True)
    deep = mixed(fur, OUTLINE, 0.45)
    ear = [(30, 27), (20, 34), (13, 54), (19, 68), (27, 58), (31, 42)]
    drawing.shape(ear, deep, smooth=True)
    drawing.shape(mirrored(ear, 50), deep, smooth=True)
    _eyes(drawing)
    drawing.oval(50, 58, 5, 3.6, OUTLINE, line=False)
    drawing.shape([(47, 66), (53, 66), (53, 72), (50, 74), (47, 72)], "#F28B82", smooth=True)
    drawing.arc(50, 61, 7, 5, 20, 160, OUTLINE, 1.8)


def _bear(drawing: Drawing, fur: str) -> None:
    fur = mixed(fur, "#A3714A", 0.6)
    for x in (27.0, 73.0):
        drawing.oval(x, 30, 10, 10, fur)
        drawing.oval(x, 30, 5, 5, mixed(fur, "#FFE3CC", 0.6), line=False)
    _head(drawing, fur)
    drawing.oval(50, 61, 11, 8.5, "#FBE6CF", line=False)
    _eyes(drawing, 48)
    _muzzle(drawing, OUTLINE)


def _rabbit(drawing: Drawing, fur: str) -> None:
    fur = mixed(fur, "#FFFFFF", 0.5)
    ear = [(36, 33), (29, 18), (31, 3), (39, 3), (44, 16), (45, 30)]
    inner = [(37.5, 27), (34, 17), (35, 9), (38.5, 9), (40.5, 18), (41, 27)]
    for points, color, line in ((ear, fur, True), (inner, "#F9B4B4", False)):
        drawing.shape(points, color, line=line, smooth=True)
        drawing.shape(mirrored(points, 50), color, line=line, smooth=True)
    _head(drawing, fur)
    drawing.blush(0.6, (31, 69), 60, 6, 4)
    _eyes(drawing)
    _muzzle(drawing, "#F08F8F")


def _panda(drawing: Drawing, fur: str) -> None:
    for x in (26.0, 74.0):
        drawing.oval(x, 29, 9.5, 9.5, "#3E3A40")
    _head(drawing, "#FFFFFF")
    patch = [(34, 43), (42, 44), (45, 52), (40, 60), (31, 60), (28, 52)]
    drawing.shape(patch, "#3E3A40", line=False, smooth=True)
    drawing.shape(mirrored(patch, 50), "#3E3A40", line=False, smooth=True)
    for x in (38.5, 61.5):
        drawing.oval(x, 51, 3.4, 3.8, "#FFFFFF", line=False)
        drawing.oval(x, 51.6, 2, 2.4, OUTLINE, line=False)
    _muzzle(drawing, OUTLINE)


def _frog(drawing: Drawing, fur: str) -> None:
    green = mixed("#8CC65A", fur, 0.15)
    for x in (33.0, 67.0):
        drawing.oval(x, 31, 11, 11, green)
        drawing.oval(x, 31, 6.4, 6.4, "#FFFFFF")
        drawing.oval(x, 32, 3.2, 3.6, OUTLINE, line=False)
    head = [(50, 34), (70, 36), (82, 52), (72, 68), (50, 74), (28, 68), (18, 52), (30, 36)]
    drawing.shape(head, green, smooth=True)
    with drawing.inside(curve(head, closed=True)):
        drawing.oval(50, 80, 24, 16, mixed(green, "#FFFFFF", 0.5), line=False)
    drawing.arc(50, 50, 19, 10, 15, 165, OUTLINE, 2.2)
    for x in (47.0, 53.0):
        drawing.oval(x, 48, 0.9, 0.9, OUTLINE, line=False)
    drawing.blush(0.6, (28, 72), 58, 5.5, 3.6)


def _chick(drawing: Drawing, fur: str) -> None:
    drawing.stroke([(50, 26), (47, 17), (52, 13)], OUTLINE, 3)
    _head(drawing, "#FBD65B")
    _eyes(drawing, 49, 14)
    drawing.shape([(43, 57), (50, 53.5), (57, 57), (50, 63)], "#F2913D", smooth=True)
    drawing.stroke([(43.5, 57.4), (50, 58.6), (56.5, 57.4)], OUTLINE, 1.4)
    drawing.blush(0.7, (29, 71), 59, 5.5, 3.8, "#F79A6E")


ANIMALS: tuple[Callable[[Drawing, str], None], ...] = (_cat, _dog, _bear, _rabbit, _panda, _frog, _chick)
