"""Heads and what is in them: eyes, brows, mouths, beards, glasses. The head's middle is (50, 49)."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, Point, curve, mirrored, mixed

SKINS = ("#FFE3CC", "#FBD5B5", "#F3C49B", "#E4AE82", "#FFE9DC")
SHAPES = 3
_HEADS: tuple[list[Point], ...] = (
    [(50, 23), (68, 29), (75, 46), (71, 62), (61, 71), (50, 74), (39, 71), (29, 62), (25, 46), (32, 29)],
    [(50, 23), (68, 29), (75, 46), (73, 60), (64, 68), (50, 71), (36, 68), (27, 60), (25, 46), (32, 29)],
    [(50, 23), (67, 29), (74, 45), (71, 61), (59, 73), (50, 76.5), (41, 73), (29, 61), (26, 45), (33, 29)],
)
_DARK = OUTLINE
_LEFT, _RIGHT, _EYE = 39.5, 60.5, 53.0
WOMENS_EYES = (0, 1, 1, 3, 3, 4, 6, 7, 8, 9)
MENS_EYES = (0, 0, 1, 2, 2, 4, 5, 6, 9)
BROWS = 5
WOMENS_MOUTHS = (0, 1, 3, 4, 5, 6, 7, 8, 9)
MENS_MOUTHS = (0, 1, 2, 3, 5, 6, 8, 9, 0)
BEARDS = 5
GLASSES = 6


def draw_face(drawing: Drawing, skin: str, shape: int) -> None:
    """Draw head and ears of a shape in a colour of skin."""
    shade = mixed(skin, "#D9785A", 0.28)
    for x in (25.0, 75.0):
        drawing.oval(x, 53, 4.5, 6, skin)
        drawing.oval(x, 53.5, 1.8, 3, shade, line=False)
    head = _HEADS[shape % SHAPES]
    drawing.shape(head, skin, smooth=True)
    with drawing.inside(curve(head, closed=True)):
        drawing.blush(0.55, (33, 67), 61, 5.5, 3.6)


def draw_features(drawing: Drawing, eyes: int, brows: int, mouth: int, beard: int, hair: str) -> None:
    """Draw eyes, brows, nose, mouth and beard, each of a kind."""
    dark = mixed(hair, OUTLINE, 0.5)
    _beard(drawing, beard, hair)
    _EYES[eyes % len(_EYES)](drawing)
    _brows(drawing, brows % BROWS, dark)
    drawing.stroke([(49, 58.5), (50.5, 59.5), (49.5, 60.5)], mixed("#F3C49B", OUTLINE, 0.45), 1.3)
    _MOUTHS[mouth % len(_MOUTHS)](drawing)


def draw_glasses(drawing: Drawing, kind: int) -> None:
    """Draw glasses of a kind; 0 is none."""
    kind %= GLASSES
    if kind == 0:
        return
    color = (OUTLINE, OUTLINE, "#C0392B", "#3E5C8A", OUTLINE, OUTLINE)[kind]
    width = 2.0 if kind in (1, 3) else 2.6
    for x in (_LEFT, _RIGHT):
        if kind == 5:
            drawing.box(x - 9, 48, x + 9, 59, "#3D3A45", radius=5)
            drawing.stroke([(x - 4, 51), (x - 1, 50.5)], "#8E8AA0", 1.8)
        elif kind in (1, 4):
            drawing.arc(x, 53, 8, 7.6, 0, 360, color, width)
        else:
            drawing.stroke(
                [(x - 8, 48), (x + 8, 48), (x + 7.5, 57), (x - 6.5, 57.5), (x - 8, 48)], color, width, smooth=False
            )
    drawing.stroke([(47.6, 51.5), (50, 50.6), (52.4, 51.5)], color, width)
    for x, end in ((31.5, 26.0), (68.5, 74.0)):
        drawing.stroke([(x, 50.5), (end, 49)], color, width, smooth=False)


def _both(draw: Callable[[float, float], None]) -> None:
    draw(_LEFT, -1)
    draw(_RIGHT, 1)


def _dots(drawing: Drawing) -> None:
    _both(lambda x, out: drawing.oval(x, _EYE, 2.7, 3.8, _DARK, line=False))
    _both(lambda x, out: drawing.oval(x - 0.8, _EYE - 1.4, 1.0, 1.2, "#FFFFFF", line=False))


def _large(drawing: Drawing) -> None:
    def eye(x: float, out: float) -> None:
        drawing.oval(x, _EYE, 4.3, 5.6, _DARK, line=False)
        drawing.oval(x, _EYE + 1.8, 2.8, 2.8, "#8A5A3A", line=False)
        drawing.oval(x - 1.3, _EYE - 2.2, 1.7, 1.9, "#FFFFFF", line=False)

    _both(eye)


def _narrow(drawing: Drawing) -> None:
    _both(lambda x, out: drawing.stroke([(x - 4, _EYE + 0.4), (x, _EYE - 0.8), (x + 4, _EYE + 0.4)], _DARK, 2.4))


def _lashes(drawing: Drawing) -> None:
    def eye(x: float, out: float) -> None:
        drawing.oval(x, _EYE + 0.4, 3.5, 4.8, _DARK, line=False)
        drawing.oval(x - 1.0, _EYE - 1.5, 1.3, 1.5, "#FFFFFF", line=False)
        drawing.stroke([(x - out * 3.6, _EYE - 3.4), (x, _EYE - 5), (x + out * 5.4, _EYE - 3.6)], _DARK, 2.0)
        drawing.stroke([(x + out * 4.2, _EYE - 2.2), (x + out * 6.4, _EYE - 2.0)], _DARK, 1.6)

    _both(eye)


def _smiling(drawing: Drawing) -> None:
    _both(lambda x, out: drawing.arc(x, _EYE + 2.4, 4.4, 4.6, 200, 340, _DARK, 2.3))


def _small(drawing: Drawing) -> None:
    _both(lambda x, out: drawing.oval(x, _EYE, 1.9, 2.3, _DARK, line=False))


def _round(drawing: Drawing) -> None:
    def eye(x: float, out: float) -> None:
        drawing.oval(x, _EYE, 4.4, 4.8, "#FFFFFF")
        drawing.oval(x + 0.4, _EYE + 0.5, 2.4, 2.9, _DARK, line=False)

    _both(eye)


def _sleepy(drawing: Drawing) -> None:
    def eye(x: float, out: float) -> None:
        drawing.oval(x, _EYE + 1.4, 3.2, 3.0, _DARK, line=False)
        drawing.stroke([(x - 5, _EYE - 0.6), (x + 5, _EYE - 0.6 + out * 0.8)], _DARK, 2.2)

    _both(eye)


def _wink(drawing: Drawing) -> None:
    drawing.oval(_LEFT, _EYE, 3.4, 4.6, _DARK, line=False)
    drawing.oval(_LEFT - 1, _EYE - 1.6, 1.3, 1.5, "#FFFFFF", line=False)
    drawing.stroke([(_RIGHT + 4.4, _EYE - 3), (_RIGHT - 3.6, _EYE), (_RIGHT + 4.4, _EYE + 3)], _DARK, 2.2, smooth=False)


def _drooping(drawing: Drawing) -> None:
    def eye(x: float, out: float) -> None:
        drawing.stroke(
            [(x - out * 4.4, _EYE - 2.4), (x + out * 1.2, _EYE - 2.6), (x + out * 4.8, _EYE + 1.2)], _DARK, 2.2
        )
        drawing.oval(x, _EYE + 0.6, 2.7, 3.4, _DARK, line=False)

    _both(eye)


_EYES: tuple[Callable[[Drawing], None], ...] = (
    _dots, _large, _narrow, _lashes, _smiling, _small, _round, _sleepy, _wink, _drooping,
)  # fmt: skip


def _brows(drawing: Drawing, kind: int, color: str) -> None:
    inner, middle, outer = ((44.6, 43.4, 44.6), (44, 43.6, 45.6), (44.6, 43, 43.6), (43.4, 43.4, 46.4), (43, 42, 43.4))[
        kind
    ]
    width = (2.0, 1.5, 2.6, 1.7, 2.2)[kind]
    left: list[Point] = [(44.5, inner), (39.5, middle), (34, outer)]
    drawing.stroke(left, color, width)
    drawing.stroke(mirrored(left, 50), color, width)


def _smile(drawing: Drawing) -> None:
    drawing.arc(50, 61.5, 6.4, 4.6, 20, 160, _DARK, 2.0)


def _laugh(drawing: Drawing) -> None:
    drawing.shape([(43, 63), (50, 64), (57, 63), (55, 68), (50, 70), (45, 68)], "#B8453E", smooth=True)
    drawing.oval(50, 68.2, 3, 1.4, "#F28B82", line=False)


def _flat(drawing: Drawing) -> None:
    drawing.stroke([(46, 65), (54, 65)], _DARK, 2.0)


def _cat(drawing: Drawing) -> None:
    drawing.arc(47.3, 63.6, 2.9, 2.6, 0, 170, _DARK, 1.9)
    drawing.arc(52.7, 63.6, 2.9, 2.6, 10, 180, _DARK, 1.9)


def _small_o(drawing: Drawing) -> None:
    drawing.oval(50, 65.5, 1.9, 2.3, "#B8453E")


def _grin(drawing: Drawing) -> None:
    drawing.shape([(42.5, 62.5), (50, 63.6), (57.5, 62.5), (55.5, 67), (50, 68.6), (44.5, 67)], "#FFFFFF", smooth=True)


def _smirk(drawing: Drawing) -> None:
    drawing.stroke([(45, 65.6), (50, 66), (55.5, 63.4)], _DARK, 2.0)


def _lips(drawing: Drawing) -> None:
    drawing.shape([(45.6, 64.6), (48.4, 63.4), (50, 64), (51.6, 63.4), (54.4, 64.6), (50, 67.4)], "#D9606A", line=False)
    drawing.stroke([(45.4, 64.6), (50, 65.2), (54.6, 64.6)], "#9C3848", 1.1)


def _tongue(drawing: Drawing) -> None:
    drawing.oval(53, 66.6, 2.2, 2.6, "#F28B82")
    drawing.arc(50, 61.5, 6.4, 4.2, 20, 160, _DARK, 2.0)


_MOUTHS: tuple[Callable[[Drawing], None], ...] = (
    _smile, _laugh, _flat, _cat, _small_o, _grin, _smirk, _lips, _smile, _tongue,
)  # fmt: skip


def _beard(drawing: Drawing, kind: int, hair: str) -> None:
    kind %= BEARDS
    color = mixed(hair, OUTLINE, 0.2)
    if kind == 1:
        drawing.shape([(41, 63.4), (46, 60.6), (50, 61.6), (54, 60.6), (59, 63.4), (50, 63.4)], color, line=False)
    elif kind == 2:
        drawing.shape([(45, 69), (50, 68), (55, 69), (53, 76), (50, 78), (47, 76)], color, line=False, smooth=True)
    elif kind == 3:
        chin = [
            (27.5, 58),
            (33, 62),
            (38, 60),
            (50, 60),
            (62, 60),
            (67, 62),
            (72.5, 58),
            (68, 68),
            (58, 75),
            (50, 77),
            (42, 75),
            (32, 68),
        ]
        drawing.shape(chin, color, smooth=True)
        drawing.oval(50, 65.5, 8, 4.2, mixed(color, "#F3C49B", 0.75), line=False)
    elif kind == 4:
        for x, y in ((42, 69), (46, 71.4), (50, 72), (54, 71.4), (58, 69), (44, 73 - 6.6), (56, 66.4)):
            drawing.oval(x, y, 0.9, 0.9, mixed(color, "#F3C49B", 0.4), line=False)
