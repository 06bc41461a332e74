"""Photos of things and rooms, on a sheet of 120 x 90."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from screens.pictures.drawing import OUTLINE, Drawing, Point, mixed, star
from screens.pictures.grounds import heart
from screens.pictures.outdoors import tree
from screens.text_rng import TextRng


def _desk(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#F3E4C8", "#F3E4C8")
    drawing.box(0, 50, 120, 92, "#C98F5E")
    colors = ("#E2574C", "#3E7CB1", "#5BA66B", "#F2C14E", "#8D6BB0")
    x = 6.0
    for _ in range(6):
        wide, high = rng.between(6, 9), rng.between(22, 32)
        drawing.box(x, 50 - high, x + wide, 50, rng.pick(colors))
        x += wide
    drawing.stroke([(104, 50), (96, 30), (84, 18)], "#4A4F66", 2.6, smooth=False)
    drawing.shape([(70, 22), (86, 12), (92, 20), (80, 32)], rng.pick(colors))
    drawing.overlay(0.3, lambda s: s.shape([(70, 24), (82, 32), (80, 60), (40, 60)], "#FFF6B0", line=False))
    drawing.box(98, 48, 112, 52, "#4A4F66")
    drawing.shape([(30, 60), (60, 57), (60, 84), (24, 86)], "#FFFFFF")
    drawing.shape([(60, 57), (90, 60), (96, 86), (60, 84)], "#FFFFFF")
    for step in range(4):
        drawing.stroke([(34 - step, 66 + step * 4.4), (55, 64.4 + step * 4.4)], "#8FA3B8", 1.0)
        drawing.stroke([(65, 64.4 + step * 4.4), (86 + step, 66 + step * 4.4)], "#8FA3B8", 1.0)
    drawing.stroke([(84, 60), (68, 80)], OUTLINE, 3.6)
    drawing.stroke([(84, 60), (68, 80)], "#F2C14E", 2)
    drawing.box(4, 62, 18, 78, rng.pick(("#FFFFFF", "#9FCFC8")), radius=2)
    drawing.oval(11, 62, 7, 2.4, "#6B4226")


def _keitai(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#DDE6EE", "#B9C8D6")
    body = rng.pick(("#FFFFFF", "#F59AB4", "#3A3C46", "#6FA8DC", "#D9BC8A"))
    drawing.oval(64, 82, 34, 6, "#94A4B4", line=False)
    drawing.box(40, 4, 80, 46, body, radius=5)
    drawing.box(44, 8, 76, 41, "#9AD8F2")
    drawing.gradient_box(45, 9, 75, 40, "#6FB8EC", "#E6F6FB")
    drawing.oval(54, 32, 5, 5, "#F59AB4", line=False)
    drawing.stroke([(49, 16), (71, 16)], "#FFFFFF", 2.6)
    drawing.box(42, 44, 78, 49, mixed(body, OUTLINE, 0.3))
    drawing.box(40, 48, 80, 88, body, radius=5)
    light = mixed(body, "#FFFFFF", 0.5) if body != "#FFFFFF" else "#E6ECF2"
    drawing.oval(60, 56, 7, 5, light)
    drawing.oval(60, 56, 2.6, 2, body)
    for row in range(4):
        for column in range(3):
            left = 44.5 + column * 10.6
            drawing.box(left, 63.6 + row * 5.8, left + 9, 68 + row * 5.8, light, radius=1)
    strap = rng.pick(("#E2574C", "#F2C14E", "#5BA66B"))
    drawing.stroke([(80, 84), (92, 80), (98, 70)], strap, 2)
    drawing.shape(star(100, 63, 8), strap)


def _book(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#D9E4D0", "#B9CBAA")
    cover = rng.pick(("#8A3F3A", "#2F4F7E", "#3F6B4F"))
    drawing.shape([(6, 30), (60, 38), (114, 30), (114, 80), (60, 88), (6, 80)], cover)
    drawing.shape([(60, 36), (48, 26), (26, 22), (10, 26), (10, 74), (26, 70), (48, 74), (60, 84)], "#FFFBF0")
    drawing.shape([(60, 36), (72, 26), (94, 22), (110, 26), (110, 74), (94, 70), (72, 74), (60, 84)], "#FFFBF0")
    for step in range(7):
        x = 16 + step * 5.6
        drawing.stroke([(x, 33), (x, 66)], "#B4A894", 1.1)
        drawing.stroke([(120 - x, 33), (120 - x, 66)], "#B4A894", 1.1)
    drawing.shape([(78, 24), (84, 23), (84, 62), (81, 58), (78, 62)], "#E2574C")
    if rng.chance(0.5):
        drawing.shape([(8, 8), (26, 4), (24, 14)], "#F2C14E", smooth=True)


def _bicycle(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#9AD4F4", "#E4F4FA", 0, 58)
    tree(drawing, rng.pick((12, 108)), 66, 44, "#5FAE5A")
    drawing.box(0, 64, 120, 92, "#D9C49A", line=False)
    drawing.stroke([(0, 64), (120, 64)], "#7CB56A", 4)
    frame = rng.pick(("#E2574C", "#3E7CB1", "#5BA66B", "#F2C14E"))
    for x in (34.0, 88.0):
        drawing.arc(x, 66, 18, 18, 0, 360, OUTLINE, 3)
        for step in range(4):
            angle = math.radians(step * 45)
            dx, dy = 17 * math.cos(angle), 17 * math.sin(angle)
            drawing.stroke([(x - dx, 66 - dy), (x + dx, 66 + dy)], "#8A93A0", 0.7)
        drawing.oval(x, 66, 2.4, 2.4, "#8A93A0")
    for path in ([(34, 66), (50, 38), (60, 66), (34, 66)], [(52, 42), (78, 40), (60, 66)], [(76, 32), (88, 66)]):
        drawing.stroke(path, OUTLINE, 4.6, smooth=False)
    for path in ([(34, 66), (50, 38), (60, 66), (34, 66)], [(52, 42), (78, 40), (60, 66)], [(76, 32), (88, 66)]):
        drawing.stroke(path, frame, 2.8, smooth=False)
    drawing.stroke([(44, 36), (56, 36)], "#4A3028", 4.4)
    drawing.stroke([(76, 32), (74, 26), (66, 25)], OUTLINE, 2.8)
    drawing.shape([(80, 28), (100, 28), (97, 44), (83, 44)], "#D9AC7C")
    for x in (87.0, 93.0):
        drawing.stroke([(x, 29), (x, 43)], "#8A5F45", 1.0)


def _karaoke(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#2A1A4A", "#5E2A6B")
    for _ in range(12):
        tint = rng.pick(("#F59ADB", "#8FB8FF", "#FFD166", "#7CE0C3"))
        drawing.oval(
            rng.between(0, 120),
            rng.between(0, 86),
            rng.between(2, 5),
            rng.between(2, 5),
            mixed(tint, "#3E2258", 0.55),
            line=False,
        )
    drawing.box(8, 8, 72, 50, "#17181F", radius=2)
    drawing.box(11, 11, 69, 47, rng.pick(("#3E7CB1", "#8D5BA8", "#2F8A7E")), line=False)
    drawing.stroke([(18, 36), (50, 36)], "#FFFFFF", 2.6)
    drawing.stroke([(18, 36), (36, 36)], "#FF6B9A", 2.6)
    drawing.stroke([(24, 42), (60, 42)], "#FFFFFF", 2.6)
    drawing.shape(heart(52, 22, 6), "#FF6B9A", line=False)
    drawing.shape([(78, 52), (86, 46), (62, 92), (48, 92)], "#3A3C46")
    drawing.oval(86, 42, 14, 14, "#C9CCD4")
    for step in range(-2, 3):
        drawing.stroke([(78 + step * 3, 34 + abs(step)), (94 + step * 3 - 4, 52 - abs(step))], "#8A8E9A", 0.9)
    drawing.stroke([(76, 47), (92, 55)], "#F2C14E", 3.4)
    for x, y in ((104, 18), (96, 74)):
        drawing.oval(x, y, 4, 3.2, "#FFD166")
        drawing.stroke([(x + 3.4, y), (x + 3.4, y - 14), (x + 10, y - 11)], "#FFD166", 1.8, smooth=False)


def _work(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#E2E8EC", "#C9D3DA")
    drawing.box(0, 66, 120, 92, "#B9A88F", line=False)
    drawing.stroke([(0, 66), (120, 66)], OUTLINE, 1.6)
    drawing.box(34, 14, 88, 54, "#3A3F4C", radius=3)
    drawing.box(38, 18, 84, 50, "#EAF4FA", line=False)
    for step in range(5):
        high = rng.between(6, 24)
        drawing.box(
            43 + step * 8,
            47 - high,
            49 + step * 8,
            47,
            rng.pick(("#E2574C", "#3E7CB1", "#5BA66B", "#F2C14E")),
            line=False,
        )
    drawing.box(55, 54, 67, 62, "#3A3F4C")
    drawing.oval(61, 64, 16, 3.4, "#3A3F4C")
    drawing.shape([(34, 72), (86, 72), (92, 84), (28, 84)], "#F3F3F0")
    for row in range(3):
        drawing.stroke([(36 - row * 1.6, 75 + row * 3), (84 + row * 1.6, 75 + row * 3)], "#9AA3AC", 1.4)
    for step in range(5):
        drawing.box(
            4 + step % 2, 60 - step * 5, 27 - step % 2, 65 - step * 5, rng.pick(("#FFFFFF", "#FBF3DC", "#DDE9F2"))
        )
    drawing.box(98, 54, 112, 70, rng.pick(("#E2574C", "#FFFFFF", "#3E7CB1")), radius=2)
    drawing.stroke([(102, 48), (104, 44), (102, 40)], "#FFFFFF", 1.6)
    for x, y in ((92, 20), (100, 28)):
        drawing.box(x, y, x + 10, y + 10, rng.pick(("#FFE97A", "#F9B4C4", "#B8E6A8")))


def _game(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#8FD0B4", "#5FA68F")
    body = rng.pick(("#FFFFFF", "#E2574C", "#3E5C9A", "#F59AB4", "#3A3C46"))
    drawing.box(6, 20, 114, 74, body, radius=16)
    drawing.box(34, 27, 86, 66, "#22252E", radius=3)
    drawing.box(37, 30, 83, 63, "#8FD4F2", line=False)
    drawing.box(37, 56, 83, 63, "#6DB560", line=False)
    drawing.oval(52, 51, 5, 5, "#F2C14E")
    drawing.oval(53.6, 50, 1, 1, OUTLINE, line=False)
    for x in (64.0, 73.0):
        drawing.box(x, 44, x + 7, 51, "#C98F5E")
    cloud_x = rng.between(44, 76)
    for dx in (-4, 0, 4):
        drawing.oval(cloud_x + dx, 37, 3.4, 2.8, "#FFFFFF", line=False)
    gray = mixed(body, OUTLINE, 0.55)
    drawing.box(17, 37, 23, 57, gray, radius=1.5)
    drawing.box(10, 44, 30, 50, gray, radius=1.5)
    drawing.box(18, 38, 22, 56, gray, line=False)
    for x, y, color in ((94, 52, "#F2C14E"), (104, 42, "#E2574C" if body != "#E2574C" else "#5BA66B")):
        drawing.oval(x, y, 5, 5, color)


def _guitar(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#E9DDF0", "#CDBADB")
    drawing.box(0, 76, 120, 92, "#B98A62", line=False)
    wood = rng.pick(("#D9954A", "#B95F3A", "#E8B45A", "#8A4A3A"))
    body = [(18, 60), (24, 42), (38, 44), (50, 36), (66, 38), (72, 54), (64, 68), (50, 70), (38, 80), (24, 76)]
    drawing.shape(body, wood, smooth=True)
    drawing.oval(50, 54, 9, 8, "#3A2A22")
    drawing.oval(50, 54, 10.6, 9.6, None)
    drawing.shape([(50, 50), (104, 17), (108, 22), (54, 58)], "#6B4226")
    drawing.shape([(102, 15), (113, 5), (120, 14), (110, 24)], "#4A3028")
    for x in (106.0, 112.0):
        drawing.oval(x, 26 - (x - 100) * 1.2, 1.7, 1.7, "#E6E6EA", line=False)
    for shift in (-1.4, 0.0, 1.4):
        drawing.stroke([(30 + shift, 67 + shift), (108 + shift, 18 + shift)], "#F3EEE2", 0.7, smooth=False)
    drawing.stroke([(27, 62), (34, 72)], "#3A2A22", 3.4)


def _live(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#120F2E", "#4A2366")
    for x, tint in ((24.0, "#FF8FB8"), (60.0, "#FFF0B0"), (96.0, "#8FD0FF")):
        swing = rng.between(-14, 14)
        foot = 60 + swing + (x - 60) * 0.3
        beam: list[Point] = [(x - 3, 0), (x + 3, 0), (foot + 14, 66), (foot - 14, 66)]
        drawing.overlay(0.4, partial(Drawing.shape, points=beam, fill=tint, line=False))
    drawing.box(0, 62, 120, 70, "#2A1F3E")
    for x, skirt in ((36.0, "#FF6B9A"), (60, "#FFD166"), (84, "#6FC8F0")):
        drawing.shape([(x - 9, 58), (x, 40), (x + 9, 58)], skirt)
        drawing.oval(x, 36, 6, 6, "#FFE0C4")
        drawing.arc(x, 35, 6.2, 6, 180, 360, "#5E3A2A", 3)
        for side in (-1, 1):
            drawing.stroke([(x + side * 2.6, 58), (x + side * 3, 65)], "#FFE0C4", 2.2)
        drawing.stroke([(x + 4, 46), (x + 11, 36 if rng.chance(0.5) else 50)], "#FFE0C4", 2.2)
    for step in range(11):
        x = 3 + step * 11.6 + rng.between(-2, 2)
        y = rng.between(74, 80)
        drawing.oval(x, 86, 5.4, 6, "#0A0818", line=False)
        tint = rng.pick(("#FF8FD0", "#8FF0C8", "#FFE96B", "#8FC8FF"))
        drawing.stroke([(x + 4, 84), (x + 6 + rng.between(-3, 3), y - 6)], tint, 2.4)


def _boxes(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#F6EEDF", "#EADBC2")
    drawing.box(0, 70, 120, 92, "#D2A573", line=False)
    drawing.box(70, 8, 112, 44, "#BFE4F4")
    drawing.stroke([(91, 8), (91, 44)], "#FFFFFF", 2.4)
    drawing.box(70, 8, 112, 10, "#FFFFFF", line=False)
    for x, y, wide, high in ((8, 50, 38, 32), (14, 24, 28, 26), (52, 56, 34, 28), (90, 62, 24, 22)):
        card = rng.pick(("#D9A86B", "#C9945A", "#E2B67E"))
        drawing.box(x, y, x + wide, y + high, card)
        drawing.box(x + wide / 2 - 3, y, x + wide / 2 + 3, y + high * 0.45, "#F3E2B8", line=False)
        drawing.stroke([(x + 4, y + high - 5), (x + wide * 0.4, y + high - 5)], "#7A5238", 1.6)
    drawing.shape([(60, 57), (66, 44), (70, 57)], "#5FAE5A")
    drawing.shape([(66, 57), (76, 42), (76, 57)], "#4F9A54")


def _train_ticket(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#4F6F9A", "#3A527A")
    tilt = rng.between(-3, 3)
    drawing.shape([(18, 24 + tilt), (102, 20 - tilt), (104, 66 - tilt), (20, 70 + tilt)], "#FBD9C8")
    for step in range(4):
        drawing.stroke(
            [(24, 32 + step * 9 + tilt * 0.8), (40 + rng.between(10, 50), 31 + step * 9)],
            mixed("#C96B4F", OUTLINE, 0.2),
            2.6 if step == 1 else 1.5,
        )
    drawing.shape([(66, 40), (78, 40), (78, 36), (88, 43), (78, 50), (78, 46), (66, 46)], "#E2574C", line=False)
    drawing.box(88, 54, 98, 62, "#FFFFFF")
    drawing.oval(58, 66, 2.6, 2.6, "#3A527A", line=False)


SCENES: dict[str, Callable[[Drawing, TextRng], None]] = {
    "desk": _desk, "keitai": _keitai, "book": _book, "bicycle": _bicycle, "karaoke": _karaoke, "work": _work,
    "game": _game, "guitar": _guitar, "live": _live, "boxes": _boxes, "ticket": _train_ticket,
}  # fmt: skip
