"""Photos of what was eaten and drunk, on a sheet of 120 x 90."""

from __future__ import annotations

import math
from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, mixed, oval_points
from screens.text_rng import TextRng


def _table(drawing: Drawing, rng: TextRng) -> None:
    wood = rng.pick(("#C98F5E", "#B97F52", "#D9AC7C", "#8A5F45"))
    drawing.gradient(wood, wood)
    for step in range(5):
        y = 12 + step * 17 + rng.between(-2, 2)
        drawing.stroke([(0, y), (120, y + 1)], mixed(wood, OUTLINE, 0.22), 0.9)


def _ramen(drawing: Drawing, rng: TextRng) -> None:
    _table(drawing, rng)
    bowl, soup = rng.pick(
        (("#D9432F", "#E8B45A"), ("#3A4A7A", "#C9803F"), ("#2E2A2C", "#F0E2BE"), ("#FFFFFF", "#D98F4A"))
    )
    drawing.oval(62, 50, 46, 39, mixed("#8A5F45", OUTLINE, 0.3), line=False)
    drawing.oval(60, 46, 46, 39, bowl)
    drawing.oval(60, 46, 39, 32, soup)
    with drawing.inside(oval_points(60, 46, 38, 31)):
        for step in range(7):
            y = 36 + step * 4
            drawing.stroke([(30, y + 8), (48, y), (64, y + 7), (88, y + 2)], "#FBE6A0", 2.2)
            drawing.stroke([(30, y + 9.6), (48, y + 1.6), (64, y + 8.6), (88, y + 3.6)], "#DDB45E", 0.8)
    drawing.shape([(66, 14), (86, 20), (88, 44), (72, 40)], "#2F4A3E")
    for x, y in ((40, 54), (54, 62)):
        drawing.oval(x, y, 13, 10.5, "#C9806A")
        drawing.arc(x, y, 8, 6, 20, 300, "#F2C9B4", 2.2)
    drawing.oval(38, 32, 11, 9, "#FFFDF4")
    drawing.oval(38, 32, 5.6, 5, "#F5A623", line=False)
    drawing.oval(76, 58, 9.5, 8, "#FFFFFF")
    drawing.arc(76, 58, 4.6, 3.8, 0, 300, "#F08FA8", 2.2)
    for _ in range(9):
        drawing.oval(
            56 + rng.between(-9, 9), 34 + rng.between(-7, 7), 2.2, 1.7, rng.pick(("#6FBF5A", "#8FD070")), line=False
        )
    for shift in (0, 5):
        drawing.stroke([(84 + shift, 86), (118 + shift, 30)], OUTLINE, 3.8)
        drawing.stroke([(84 + shift, 86), (118 + shift, 30)], "#E2B878", 2.2)


def _bento(drawing: Drawing, rng: TextRng) -> None:
    cloth = rng.pick(("#F6D3DC", "#CDE4F2", "#DDEFC8", "#FBE6B8"))
    drawing.gradient(cloth, cloth)
    for row in range(6):
        for column in range(8):
            drawing.oval(column * 16 + row % 2 * 8, row * 17 + 4, 2.4, 2.4, "#FFFFFF", line=False)
    drawing.box(10, 10, 110, 80, rng.pick(("#D9432F", "#3A3436", "#F08FA8", "#4F9AC4")), radius=9)
    drawing.box(15, 15, 105, 75, "#FFF8EA", radius=6)
    drawing.box(15, 15, 60, 75, "#FFFFFF", radius=6, line=False)
    if rng.chance(0.5):
        drawing.oval(37, 45, 5.4, 5.4, "#D9303F")
        for _ in range(26):
            drawing.oval(rng.between(19, 55), rng.between(20, 70), 0.9, 0.6, "#4A4040", line=False)
    else:
        for x in (25.0, 50.0):
            drawing.oval(x, 31, 6.4, 6.4, "#3A3436")
        drawing.oval(37.5, 47, 19, 17, "#FFFFFF")
        for x in (30.0, 45.0):
            drawing.oval(x, 45, 4, 5, "#3A3436", line=False)
        drawing.oval(37.5, 52, 2.4, 1.8, "#3A3436", line=False)
    drawing.stroke([(60, 15), (60, 75)], OUTLINE, 1.6)
    drawing.stroke([(60, 46), (105, 46)], OUTLINE, 1.6)
    for x in (66.0, 78.0):
        drawing.box(x, 20, x + 11, 31, "#F9D24A", radius=2)
        drawing.arc(x + 5.5, 25.5, 3, 3, 0, 270, "#D9A02F", 1.4)
    drawing.shape([(64, 34), (76, 33), (88, 35), (90, 43), (64, 43)], "#7CC26C", smooth=True)
    for x, y in ((97, 24), (98, 38)):
        drawing.oval(x, y, 5.6, 5.6, "#E8432F")
        drawing.stroke([(x - 2, y - 5), (x, y - 3.4), (x + 2, y - 5)], "#3F8A3F", 1.4)
    for x in (70.0, 84.0):
        drawing.oval(x, 55, 5.4, 5.4, "#E2654C")
        for dx in (-4, -1.4, 1.4, 4):
            drawing.stroke([(x + dx * 0.8, 59), (x + dx * 1.3, 66)], OUTLINE, 3)
            drawing.stroke([(x + dx * 0.8, 59), (x + dx * 1.3, 66)], "#E2654C", 1.8)
        for dx in (-1.8, 1.8):
            drawing.oval(x + dx, 54, 0.9, 1.1, OUTLINE, line=False)
    for dx, dy in ((-4, 0), (4, 0), (0, -4)):
        drawing.oval(97 + dx, 58 + dy, 5, 5, "#4F9A44")
    drawing.stroke([(97, 62), (97, 68)], "#A9D08A", 4)


def _coffee(drawing: Drawing, rng: TextRng) -> None:
    _table(drawing, rng)
    drawing.oval(56, 52, 46, 35, "#FFFFFF")
    drawing.oval(56, 52, 36, 27, "#EEE6DA", line=False)
    color = rng.pick(("#FFFFFF", "#6FA8C4", "#E28A7A", "#7CB58A"))
    drawing.oval(92, 46, 10, 9, None)
    drawing.oval(92, 46, 7.4, 6.4, None)
    drawing.oval(56, 48, 32, 27, color)
    drawing.oval(56, 46, 27, 22, "#7A4A2A")
    with drawing.inside(oval_points(56, 46, 25, 20)):
        drawing.oval(56, 46, 20, 16, "#C98F5E", line=False)
        drawing.shape(
            [(56, 60), (40, 46), (44, 36), (52, 36), (56, 41), (60, 36), (68, 36), (72, 46)],
            "#FBEBD2",
            line=False,
            smooth=True,
        )
    drawing.stroke([(88, 84), (112, 70)], OUTLINE, 4.2)
    drawing.stroke([(88, 84), (112, 70)], "#D9DCE0", 2.4)
    drawing.oval(86, 84, 6, 4, "#D9DCE0")
    if rng.chance(0.6):
        drawing.oval(14, 18, 9, 9, "#C98F5E")
        for dx, dy in ((-3, -2), (3, -3), (0, 4), (4, 2)):
            drawing.oval(14 + dx, 18 + dy, 1.3, 1.3, "#5E3A26", line=False)


def _tea(drawing: Drawing, rng: TextRng) -> None:
    """Draw a can of green tea, cold from the machine, and a leaf."""
    drawing.gradient("#DDEFD2", "#F6FAEC")
    drawing.box(0, 74, 120, 92, "#C9A06E", line=False)
    drawing.oval(62, 79, 26, 6, "#A9804F", line=False)
    body = rng.pick(("#3F8F45", "#2F7D5A", "#5A9A3A"))
    drawing.shape([(42, 20), (78, 20), (78, 74), (72, 79), (48, 79), (42, 74)], body)
    drawing.shape([(44, 22), (50, 22), (50, 75), (44, 72)], "#7FC27A", line=False)
    drawing.oval(60, 20, 18, 5, "#E4E8EA")
    drawing.oval(60, 19.4, 12, 3, "#B9C0C4", line=False)
    drawing.oval(63, 19, 4, 1.6, "#8A9398", line=False)
    drawing.box(42, 36, 78, 60, "#FBF6DA")
    drawing.shape([(60, 39), (68, 45), (66, 54), (60, 58), (54, 54), (52, 45)], "#6DB04A", smooth=True)
    drawing.stroke([(60, 41), (60, 57)], "#3F7A34", 1.6)
    for x, y in ((47, 30), (72, 29), (55, 66), (74, 67), (66, 71), (46, 68)):
        drawing.oval(x, y, 1.7, 2.2, "#E9F7FF", line=False)
    drawing.shape([(86, 78), (92, 66), (106, 62), (104, 74), (94, 80)], "#5FA845", smooth=True)
    drawing.stroke([(86, 79), (103, 65)], "#3F7A34", 1.6)
    if rng.chance(0.5):
        drawing.shape([(14, 78), (16, 68), (28, 66), (26, 76)], "#7CBB52", smooth=True)


def _kakigori(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#BFE6F4", "#EAF8FA")
    syrup = rng.pick(("#E8435A", "#7CC84A", "#3F9AE0", "#F7C52F"))
    drawing.box(0, 74, 120, 92, "#D9AC7C", line=False)
    mound = [(28, 50), (34, 30), (46, 18), (60, 12), (74, 18), (86, 30), (92, 50)]
    drawing.shape(mound, "#FFFFFF", smooth=True)
    drawing.shape(
        [(33, 36), (46, 18), (60, 12), (74, 18), (87, 36), (80, 32), (74, 42), (66, 33), (58, 45), (50, 34), (41, 41)],
        syrup,
        line=False,
    )
    for _ in range(16):
        drawing.oval(rng.between(36, 84), rng.between(22, 48), 1.2, 1.2, "#FFFFFF", line=False)
    drawing.shape([(24, 48), (96, 48), (82, 72), (38, 72)], "#D6F0F6")
    drawing.shape([(32, 53), (44, 53), (47, 67), (40, 67)], "#FFFFFF", line=False)
    drawing.box(52, 72, 68, 77, "#D6F0F6")
    drawing.oval(60, 80, 22, 4.4, "#D6F0F6")
    drawing.stroke([(78, 30), (104, 8)], OUTLINE, 3.6)
    drawing.stroke([(78, 30), (104, 8)], "#F59ADB", 2)
    drawing.box(4, 6, 24, 34, "#FFFFFF")
    drawing.stroke([(9, 12), (19, 12)], "#3E7CB1", 2)
    drawing.stroke([(14, 12), (14, 28)], "#E2574C", 3)


def _takoyaki(drawing: Drawing, rng: TextRng) -> None:
    _table(drawing, rng)
    drawing.shape([(12, 30), (108, 30), (114, 76), (6, 76)], "#E9D3A4")
    drawing.shape([(16, 34), (104, 34), (109, 72), (11, 72)], "#F6E8C8", line=False)
    for row in range(2):
        for column in range(4):
            x, y = 26 + column * 22.6, 38 + row * 20
            drawing.oval(x, y, 11, 10.4, "#C9803F")
            drawing.oval(x, y - 2.4, 8.6, 6.4, "#6B3A22", line=False)
            drawing.stroke([(x - 7, y - 3), (x - 3, y + 1), (x + 1, y - 4), (x + 6, y)], "#FFF8DC", 1.4)
            for _ in range(4):
                drawing.oval(x + rng.between(-6, 6), y + rng.between(-6, 2), 1.0, 0.8, "#4F9A44", line=False)
    drawing.stroke([(70, 38), (96, 4)], OUTLINE, 2.8)
    drawing.stroke([(70, 38), (96, 4)], "#F2D9A8", 1.5)


def _curry(drawing: Drawing, rng: TextRng) -> None:
    _table(drawing, rng)
    drawing.oval(60, 50, 50, 34, "#FFFFFF")
    drawing.oval(60, 50, 42, 27, "#F3EFE6", line=False)
    drawing.shape([(24, 44), (36, 30), (58, 27), (62, 46), (56, 68), (34, 66)], "#FFFFFF", smooth=True)
    for _ in range(18):
        drawing.stroke([(x := rng.between(30, 54), y := rng.between(34, 62)), (x + 1.6, y + 0.8)], "#DDD6C6", 0.9)
    drawing.shape(
        [(58, 30), (78, 26), (97, 40), (97, 58), (80, 72), (54, 71), (58, 58), (52, 48)], "#A8642A", smooth=True
    )
    for x, y, color in (
        (72, 40, "#F08A3C"),
        (86, 50, "#F3D38A"),
        (70, 58, "#F3D38A"),
        (84, 62, "#F08A3C"),
        (64, 66, "#7A4426"),
    ):
        drawing.shape([(x - 5, y - 3), (x + 3, y - 5), (x + 6, y + 2), (x - 2, y + 5)], color)
    for _ in range(4):
        drawing.oval(rng.between(60, 92), rng.between(36, 66), 1.7, 1.7, "#7CC26C", line=False)
    for x, y in ((28, 62), (34, 66), (32, 58)):
        drawing.oval(x, y, 3.4, 2.6, "#D9303F")


def _cake(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#FBE3E8", "#FFF4F0")
    drawing.oval(60, 76, 50, 10, "#FFFFFF")
    sponge, cream = rng.pick(
        (("#F7DC9A", "#FFFFFF"), ("#7A4A2A", "#A8704A"), ("#F7DC9A", "#F9D3DC"), ("#B8CC8A", "#FFFFFF"))
    )
    drawing.shape([(16, 42), (100, 34), (100, 70), (16, 76)], sponge)
    drawing.shape([(16, 54), (100, 47), (100, 54), (16, 61)], cream, line=False)
    for x in (28.0, 50.0, 72.0, 90.0):
        drawing.oval(x, 58 - x * 0.08, 5, 3.4, "#E8435A", line=False)
    drawing.shape([(16, 42), (64, 22), (106, 30), (100, 36), (16, 45)], cream)
    drawing.shape([(100, 34), (106, 29), (106, 65), (100, 70)], mixed(cream, OUTLINE, 0.12))
    drawing.oval(64, 28, 13, 7, cream)
    drawing.shape([(64, 28), (54, 18), (56, 10), (64, 8), (72, 10), (74, 18)], "#E8303F", smooth=True)
    for x, y in ((60, 14), (67, 13), (64, 20)):
        drawing.oval(x, y, 0.8, 1.1, "#FFE08A", line=False)
    drawing.shape([(56, 9), (64, 5), (72, 9), (64, 11)], "#5BA64A")


def _beer(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#4A2E2A", "#8A5A3A")
    for x in (14.0, 104.0):
        drawing.oval(x, 14, 8, 10, "#E8432F")
        drawing.oval(x, 14, 4, 8, "#F2755A", line=False)
    drawing.box(0, 76, 120, 92, "#B97F52", line=False)
    drawing.box(74, 40, 94, 68, "#4A2E2A", radius=9)
    drawing.box(70, 36, 98, 72, "#E4F0F4", radius=9)
    drawing.box(70, 44, 90, 64, "#7A4A38", radius=5)
    drawing.box(32, 26, 78, 82, "#F5B52F", radius=4)
    for x in (40.0, 52.0, 64.0):
        drawing.box(x, 38, x + 7, 74, "#FBD36A", radius=3, line=False)
    for x, y, r in ((34, 26, 8), (46, 20, 10), (60, 20, 10), (74, 25, 8), (52, 28, 9), (66, 29, 8), (40, 30, 7)):
        drawing.oval(x, y, r, r, "#FFFDF4")
    for x, y, r in ((34, 26, 8), (46, 20, 10), (60, 20, 10), (74, 25, 8), (52, 28, 9), (66, 29, 8), (40, 30, 7)):
        drawing.oval(x, y, r - 0.8, r - 0.8, "#FFFDF4", line=False)
    for _ in range(10):
        drawing.oval(rng.between(36, 74), rng.between(42, 76), 1.1, 1.1, "#FFF3C4", line=False)
    for x in (10.0, 17.0, 24.0):
        drawing.shape([(x - 4, 80), (x, 70), (x + 5, 71), (x + 3, 82)], "#7CC26C", smooth=True)


def _onigiri(drawing: Drawing, rng: TextRng) -> None:
    cloth = rng.pick(("#CDE4F2", "#DDEFC8", "#FBE6B8"))
    drawing.gradient(cloth, mixed(cloth, "#FFFFFF", 0.4))
    drawing.oval(60, 70, 52, 16, "#6FA8A0")
    drawing.oval(60, 67, 44, 12, "#9FCFC8", line=False)
    for x in (36.0, 84.0):
        drawing.shape(
            [(x, 20), (x + 10, 26), (x + 22, 54), (x + 19, 68), (x - 19, 68), (x - 22, 54), (x - 10, 26)],
            "#FFFFFF",
            smooth=True,
        )
        for _ in range(14):
            drawing.oval(x + rng.between(-12, 12), 50 + rng.between(-16, 14), 1.2, 0.8, "#E6E2DA", line=False)
        drawing.box(x - 9, 48, x + 9, 70, "#2F3A34")
        drawing.oval(x, 37, 3.6, 3.2, rng.pick(("#D9303F", "#F08A5C", "#8A6A55")))
    for y in (80.0, 84.0):
        drawing.oval(106, y, 8, 3, "#F9D24A")


def _parfait(drawing: Drawing, rng: TextRng) -> None:
    wall = rng.pick(("#FBD9E2", "#FFF0C4", "#DDE9F6"))
    drawing.gradient(wall, "#FFFFFF")
    drawing.shape([(36, 34), (84, 34), (70, 74), (50, 74)], "#FFFFFF")
    for y, color, half in ((38, "#F9D3DC", 22), (46, "#7A4A2A", 19), (54, "#FFF6DC", 16.4), (62, "#E8435A", 13.6)):
        drawing.shape(
            [(60 - half, y), (60 + half, y), (60 + half - 2.6, y + 8), (60 - half + 2.6, y + 8)], color, line=False
        )
    drawing.stroke([(36, 34), (50, 74)], OUTLINE, 1.6)
    drawing.stroke([(84, 34), (70, 74)], OUTLINE, 1.6)
    drawing.box(56, 74, 64, 82, "#FFFFFF")
    drawing.oval(60, 83, 17, 4, "#FFFFFF")
    drawing.box(76, 2, 82, 34, "#D99A55")
    for x, y, r, color in (
        (48, 28, 11, "#F9B4C4"),
        (70, 28, 11, "#FFF0C8"),
        (59, 17, 11, rng.pick(("#8A5A3A", "#B8D08A", "#FFFFFF"))),
    ):
        drawing.oval(x, y, r, r, color)
        drawing.arc(x, y, r * 0.6, r * 0.6, 190, 260, "#FFFFFF", 1.6)
    drawing.oval(57, 5, 4.4, 4.4, "#E8303F")
    angle = math.radians(-60)
    drawing.stroke([(58, 2), (58 + 6 * math.cos(angle), 2 + 3 * math.sin(angle))], "#3F8A3F", 1.3)


SCENES: dict[str, Callable[[Drawing, TextRng], None]] = {
    "ramen": _ramen, "bento": _bento, "coffee": _coffee, "tea": _tea, "kakigori": _kakigori, "takoyaki": _takoyaki, "curry": _curry,
    "cake": _cake, "beer": _beer, "onigiri": _onigiri, "parfait": _parfait,
}  # fmt: skip
