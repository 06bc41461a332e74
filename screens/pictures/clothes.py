"""Shoulders of a face's picture, and the clothes on them."""

from __future__ import annotations

from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, Point, curve, mixed

COLORS: tuple[tuple[str, str], ...] = (
    ("#E2574C", "#FFFFFF"), ("#3E7CB1", "#FFFFFF"), ("#F2B441", "#FFFFFF"), ("#5BA66B", "#FFF6D8"), ("#F08FA8", "#FFFFFF"),
    ("#2F3E5E", "#E2574C"), ("#8D6BB0", "#FFFFFF"), ("#FFFFFF", "#3E7CB1"), ("#6B5A4E", "#F2D9A0"), ("#6CC3C1", "#FFFFFF"),
    ("#D9D2C7", "#8C7B6B"), ("#444450", "#F2B441"),
)  # fmt: skip
_BODY: list[Point] = [(12, 104), (15, 92), (24, 84), (38, 79), (50, 78), (62, 79), (76, 84), (85, 92), (88, 104)]
SAILOR, GAKURAN = 4, 10
WOMEN = (0, 0, 1, 1, 2, 3, 3, 6, 7, 8, 9, 9)
MEN = (0, 0, 0, 1, 2, 3, 3, 5, 5, 6, 8)


def draw_clothes(drawing: Drawing, kind: int, color: int, skin: str) -> None:
    """Draw neck, shoulders and what is worn on them."""
    main, other = COLORS[color % len(COLORS)]
    body = curve(_BODY, closed=False)
    drawing.shape(body, main)
    _KINDS[kind % len(_KINDS)](drawing, body, main, other, skin)


def _neck(drawing: Drawing, skin: str, depth: float = 84, wide: float = 11) -> None:
    drawing.shape(
        [
            (50 - wide, 77),
            (50 - wide + 1.5, 80),
            (50, depth),
            (50 + wide - 1.5, 80),
            (50 + wide, 77),
            (56, 66),
            (44, 66),
        ],
        skin,
        smooth=False,
    )


def _tee(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape([(38, 77), (41, 82.5), (50, 85.5), (59, 82.5), (62, 77), (50, 74)], skin, smooth=True)
    for x in (27.0, 73.0):
        drawing.stroke([(x, 101), (x, 94)], OUTLINE, 1.6)


def _striped(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    with drawing.inside(body):
        for y in (85.5, 92, 98.5):
            drawing.box(0, y, 100, y + 3.2, other, line=False)
    drawing.stroke(body, OUTLINE, drawing.line, smooth=False)
    _tee(drawing, body, main, other, skin)


def _hooded(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape(
        [(30, 84), (34, 76), (50, 73), (66, 76), (70, 84), (58, 88), (50, 92), (42, 88)],
        mixed(main, OUTLINE, 0.2),
        smooth=True,
    )
    drawing.shape([(40, 77), (43, 83), (50, 87), (57, 83), (60, 77), (50, 74)], skin, smooth=True)
    for x in (44.0, 56.0):
        drawing.stroke([(x, 88), (x, 96)], other, 2.0)


def _collar(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    _neck(drawing, skin, 88)
    for side in (-1, 1):
        drawing.shape(
            [(50 + side * 12, 76), (50 + side * 18, 82), (50 + side * 9, 91), (50 + side * 1, 86)],
            mixed(main, "#FFFFFF", 0.35),
        )
    drawing.stroke([(50, 88), (50, 101)], OUTLINE, 1.4)
    drawing.oval(50, 95, 1.3, 1.3, other)


def _sailor(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape(body, "#FFFFFF")
    _neck(drawing, skin, 90)
    for side in (-1, 1):
        drawing.shape([(50 + side * 11, 77), (50 + side * 30, 85), (50 + side * 22, 95), (50, 94), (50, 90)], "#34456E")
        drawing.stroke(
            [(50 + side * 26, 87), (50 + side * 19.5, 93), (50 + side * 6, 92.4)], "#FFFFFF", 1.3, smooth=False
        )
    drawing.shape([(44, 93), (50, 95), (56, 93), (58, 101), (50, 98), (42, 101)], "#E2574C")


def _suit(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    cloth = mixed(main, "#2F3444", 0.75)
    drawing.shape(body, cloth)
    drawing.shape([(39, 77), (50, 104), (61, 77)], "#FFFFFF")
    _neck(drawing, skin, 83, 9)
    drawing.shape([(47.5, 84), (52.5, 84), (53.5, 104), (46.5, 104)], main if main != "#FFFFFF" else other)
    for side in (-1, 1):
        drawing.shape(
            [
                (50 + side * 11, 76),
                (50 + side * 20, 84),
                (50 + side * 13, 90),
                (50 + side * 3, 104),
                (50 + side * 8, 88),
            ],
            mixed(cloth, "#FFFFFF", 0.12),
        )


def _high_neck(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.box(39, 71, 61, 84, mixed(main, "#FFFFFF", 0.15), radius=4)


def _scarf(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape([(60, 82), (70, 82), (72, 103), (63, 103)], other)
    drawing.shape([(31, 79), (38, 73), (62, 73), (69, 79), (62, 87), (50, 89), (38, 87)], other, smooth=True)
    drawing.stroke([(38, 80), (50, 83.5), (62, 80)], mixed(other, OUTLINE, 0.35), 1.6)


def _yukata(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    with drawing.inside(body):
        for x, y in ((22, 92), (34, 86), (30, 99), (66, 86), (78, 92), (70, 99)):
            drawing.oval(x, y, 3, 3, other, line=False)
            drawing.oval(x, y, 1.2, 1.2, main, line=False)
    _neck(drawing, skin, 93)
    drawing.shape([(36, 78), (41, 76), (62, 104), (52, 104)], mixed(other, main, 0.25))
    drawing.shape([(64, 78), (59, 76), (38, 104), (48, 104)], mixed(other, main, 0.25))


def _strap(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape(body, skin)
    drawing.shape([(30, 104), (32, 92), (40, 95), (50, 96), (60, 95), (68, 92), (70, 104)], main, smooth=False)
    for side in (-1, 1):
        drawing.stroke([(50 + side * 17, 93), (50 + side * 14, 80)], OUTLINE, 4.6, smooth=False)
        drawing.stroke([(50 + side * 17, 93), (50 + side * 14, 80)], main, 2.4, smooth=False)


def _gakuran(drawing: Drawing, body: list[Point], main: str, other: str, skin: str) -> None:
    drawing.shape(body, "#3A3C4A")
    _neck(drawing, skin, 82, 9)
    drawing.shape([(37, 76), (50, 85), (63, 76), (64, 82), (50, 91), (36, 82)], "#3A3C4A")
    drawing.stroke([(50, 90), (50, 101)], "#17181F", 1.4)
    for y in (93.0, 99.0):
        drawing.oval(52.6, y, 1.5, 1.5, "#F2C14E")


_KINDS: tuple[Callable[[Drawing, list[Point], str, str, str], None], ...] = (
    _tee, _striped, _hooded, _collar, _sailor, _suit, _high_neck, _scarf, _yukata, _strap, _gakuran,
)  # fmt: skip
