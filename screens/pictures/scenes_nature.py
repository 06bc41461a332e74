"""Photos of skies, mountains, water and what grows, on a sheet of 120 x 90."""

from __future__ import annotations

import math
from collections.abc import Callable

from screens.pictures.drawing import OUTLINE, Drawing, arc_points, mixed, star
from screens.pictures.outdoors import cloud, tree
from screens.text_rng import TextRng


def _sky(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient(rng.pick(("#3F9BE0", "#4FA8E8", "#2F86D0")), "#CDEBFA")
    for _ in range(3):
        cloud(drawing, rng.between(10, 110), rng.between(14, 58), rng.between(6, 13))
    for x in (0.0, 24.0, 50.0, 78.0, 100.0):
        high = rng.between(6, 15)
        drawing.box(x, 90 - high, x + rng.between(16, 24), 92, "#5E7A94", line=False)
    drawing.stroke([(0, rng.between(60, 70)), (60, 72), (120, 64)], "#42586E", 0.8)


def _thunderhead(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#2A7ED2", "#9AD2F2")
    middle = rng.between(45, 75)
    for shade, shift in (("#D5E6F3", 3.0), ("#FFFFFF", 0.0)):
        for dx, dy, r in (
            (-26, 62, 14),
            (-10, 58, 17),
            (10, 57, 17),
            (28, 62, 14),
            (-16, 42, 14),
            (4, 36, 17),
            (20, 44, 12),
            (-4, 22, 12),
            (8, 18, 9),
        ):
            drawing.oval(middle + dx, dy + shift, r, r, shade, line=False)
    drawing.shape([(0, 72), (30, 68), (62, 74), (96, 67), (120, 72), (120, 92), (0, 92)], "#5FA65A", line=False)
    for x in range(0, 130, 12):
        drawing.oval(x, 76 + rng.between(-2, 2), 9, 7, "#3F8547", line=False)


def _rainbow(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#7FB4DA", "#E6F3F6")
    x = rng.between(45, 75)
    for step, color in enumerate(("#E8635A", "#F2A24B", "#F7DE62", "#7CC576", "#5AA7DC", "#8D78C8")):
        drawing.arc(x, 84, 52 - step * 3.4, 56 - step * 3.4, 180, 360, color, 3.8)
    cloud(drawing, rng.between(12, 24), 66, 8)
    cloud(drawing, rng.between(98, 110), 68, 8)
    drawing.shape([(0, 78), (40, 73), (80, 78), (120, 73), (120, 92), (0, 92)], "#7DBB6A", line=False)
    for place in (10.0, 24.0, 92.0, 108.0):
        _house(drawing, place, 80, rng.pick(("#C9604F", "#4F6FA8", "#8A6A55")))


def _house(drawing: Drawing, x: float, ground: float, roof: str) -> None:
    drawing.box(x - 6, ground - 8, x + 6, ground, "#FBF3E4")
    drawing.shape([(x - 8, ground - 8), (x, ground - 14), (x + 8, ground - 8)], roof)


def _sunset(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient(rng.pick(("#5A3F7E", "#7A3F6E", "#3E4A86")), "#FF9A5A", 0, 55)
    drawing.gradient("#FF9A5A", "#FFD77A", 55, 70)
    x = rng.between(36, 84)
    drawing.oval(x, 60, 15, 15, "#FFE9A8", line=False)
    drawing.oval(x, 60, 12, 12, "#FFF6D8", line=False)
    for _ in range(4):
        y = rng.between(14, 48)
        left = rng.between(-10, 80)
        drawing.stroke([(left, y), (left + rng.between(24, 50), y + 1)], "#E2788A", rng.between(2, 4))
    drawing.shape([(0, 70), (22, 66), (48, 71), (80, 66), (120, 70), (120, 92), (0, 92)], "#3B2C46", line=False)
    pole = rng.between(14, 30) if x > 60 else rng.between(90, 106)
    drawing.stroke([(pole, 92), (pole, 26)], "#2A2034", 2.4)
    for y in (32.0, 39.0):
        drawing.stroke([(pole - 9, y), (pole + 9, y)], "#2A2034", 1.8)
        drawing.stroke([(0, y + 4), (pole, y), (120, y + 6)], "#2A2034", 0.8)


def _fuji(drawing: Drawing, rng: TextRng) -> None:
    evening = rng.chance(0.35)
    drawing.gradient("#6E9FD8" if not evening else "#8A6FA8", "#F6E6DA" if evening else "#DDF0FA", 0, 72)
    body = "#5B78AE" if not evening else "#6A4F7E"
    peak = rng.between(52, 68)
    drawing.shape(
        [(peak - 58, 73), (peak - 24, 40), (peak - 8, 20), (peak + 8, 20), (peak + 24, 40), (peak + 58, 73)], body
    )
    snow = [
        (peak - 17, 31),
        (peak - 8, 20),
        (peak + 8, 20),
        (peak + 17, 31),
        (peak + 11, 38),
        (peak + 6, 32),
        (peak + 1, 41),
        (peak - 5, 33),
        (peak - 11, 39),
    ]
    drawing.shape(snow, "#FFFFFF", line=False)
    cloud(drawing, peak + rng.pick((-34, 34)), 52, 6)
    drawing.gradient("#4F86B8", "#A8D0E4", 72, 90)
    for _ in range(6):
        left, y = rng.between(0, 100), rng.between(75, 88)
        drawing.stroke([(left, y), (left + 12, y)], "#DDF0FA", 1.0)
    drawing.stroke([(0, 72.5), (120, 72.5)], "#3F6B55", 2.4)


def _sea(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#4FAEE8", "#D9F1FA", 0, 38)
    cloud(drawing, rng.between(16, 104), rng.between(12, 22), rng.between(6, 10))
    drawing.gradient("#1F7EB8", "#5FC9D4", 38, 66)
    for _ in range(7):
        left, y = rng.between(0, 105), rng.between(42, 60)
        drawing.stroke([(left, y), (left + rng.between(5, 12), y)], "#BDE9EE", 1.1)
    shore = [(0, 66), (24, 62), (50, 67), (80, 63), (120, 68), (120, 92), (0, 92)]
    drawing.shape(shore, "#F3DDB0", line=False)
    drawing.stroke(shore[:5], "#FFFFFF", 3.4)
    x = rng.between(26, 94)
    drawing.stroke([(x, 84), (x + 5, 52)], "#FFFFFF", 2)
    top = arc_points(x + 5, 60, 17, 16, 180, 360)
    drawing.shape(top, "#E8524A")
    for place in (0.34, 0.66):
        start = x + 5 - 17 + 34 * (place - 0.15)
        drawing.shape([(start, 60), (x + 5, 44), (start + 8, 60)], "#FFFFFF", line=False)
    drawing.oval(x - 10, 82, 12, 3, "#5FB7A5")


def _river(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#7CC2EE", "#E6F6FB", 0, 36)
    cloud(drawing, rng.between(20, 100), 16, 8)
    drawing.shape([(0, 36), (120, 36), (120, 92), (0, 92)], "#86C46A", line=False)
    bend = rng.between(-10, 10)
    drawing.shape(
        [(66, 36), (70, 36), (64 + bend, 54), (98, 92), (22, 92), (52 + bend, 54)], "#5FB4DC", line=False, smooth=False
    )
    for step in range(4):
        y = 54 + step * 9
        drawing.stroke([(56 + bend - step, y), (64 + bend + step * 3, y)], "#E4F6FB", 1.2)
    for x in (8.0, 22.0, 96.0, 112.0):
        tree(drawing, x, 42 + rng.between(0, 6), 22, rng.pick(("#4F9A54", "#5FAE5A", "#3F8A52")))
    drawing.box(-2, 44, 122, 47.5, "#C98A5A")
    for x in (30.0, 50.0, 84.0):
        drawing.box(x, 47.5, x + 3, 56, "#A8734A")


def _sakura(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#9FD2F2", "#EAF6FA")
    drawing.stroke([(-4, 70), (36, 50), (72, 42), (112, 22)], "#5E4238", 6)
    drawing.stroke([(50, 46), (72, 60), (96, 64)], "#5E4238", 3.4)
    drawing.stroke([(30, 52), (38, 30), (56, 16)], "#5E4238", 3.4)
    for _ in range(26):
        spot = rng.pick(((14, 62), (36, 34), (54, 18), (52, 46), (74, 44), (94, 30), (110, 22), (82, 62), (98, 64)))
        _blossom(
            drawing,
            spot[0] + rng.between(-9, 9),
            spot[1] + rng.between(-8, 8),
            rng.between(4.6, 7.4),
            rng.between(0, 70),
        )
    for _ in range(7):
        drawing.oval(rng.between(4, 116), rng.between(66, 88), 1.7, 1.1, "#F7B6C8", line=False)


def _blossom(drawing: Drawing, x: float, y: float, size: float, turn: float) -> None:
    for step in range(5):
        angle = math.radians(step * 72 + turn)
        drawing.oval(
            x + size * 0.55 * math.cos(angle),
            y + size * 0.55 * math.sin(angle),
            size * 0.42,
            size * 0.42,
            "#F590AE",
            line=False,
        )
        drawing.oval(
            x + size * 0.55 * math.cos(angle),
            y + size * 0.55 * math.sin(angle),
            size * 0.36,
            size * 0.36,
            "#FFD3DF",
            line=False,
        )
    drawing.oval(x, y, size * 0.2, size * 0.2, "#E0607E", line=False)


def _sunflower(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#4FA4E4", "#D6EEFA")
    cloud(drawing, rng.between(80, 108), 14, 7)
    for x, y, size in (
        (22 + rng.between(-4, 4), 56, 11),
        (98 + rng.between(-4, 4), 52, 12),
        (60 + rng.between(-5, 5), 38, 19),
    ):
        drawing.stroke([(x, y), (x + 2, 92)], "#3F8A3F", size * 0.22)
        drawing.shape(
            [
                (x, y + size * 1.6),
                (x + size, y + size * 1.1),
                (x + size * 1.5, y + size * 1.5),
                (x + size * 0.6, y + size * 1.9),
            ],
            "#5FAE4F",
            smooth=True,
        )
        drawing.shape(star(x, y, size * 1.25, 14, 0.66), "#F7C52F")
        drawing.oval(x, y, size * 0.56, size * 0.56, "#7A4A2A")
        drawing.oval(x - size * 0.1, y - size * 0.1, size * 0.32, size * 0.32, "#94603A", line=False)


def _hydrangea(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#7FA6A0", "#4F7F66")
    for x, y in ((20, 74), (60, 80), (100, 72), (40, 30), (86, 24), (10, 34)):
        drawing.shape([(x - 16, y), (x, y - 10), (x + 16, y), (x, y + 10)], "#3F8A55", smooth=True)
    for x, y, r in ((34, 54, 21), (84, 46, 23)):
        base = rng.pick(("#6F8FE0", "#9A7FD6", "#E08FC0", "#7FB4E8"))
        drawing.oval(x, y, r, r * 0.9, mixed(base, OUTLINE, 0.25))
        for _ in range(30):
            angle, far = rng.between(0, math.tau), r * math.sqrt(rng.between(0, 0.85))
            px, py = x + far * math.cos(angle), y + far * 0.9 * math.sin(angle)
            drawing.shape(star(px, py, 4.4, 4, 0.5), mixed(base, "#FFFFFF", rng.between(0, 0.5)), line=False)
            drawing.oval(px, py, 0.8, 0.8, "#FFF6C8", line=False)
    for _ in range(5):
        drawing.oval(rng.between(8, 112), rng.between(8, 84), 1.4, 1.8, "#E4F6FB", line=False)


def _leaves(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#CBE2EE", "#F7EBD6")
    for x, y in ((16.0, 14.0), (44, 8), (76, 12), (104, 10), (30, 34), (64, 30), (94, 36), (12, 46), (112, 52)):
        r = rng.between(13, 18)
        drawing.oval(x, y, r, r * 0.8, rng.pick(("#D9472F", "#E8742F", "#F0A53A", "#C93A2F")), line=False)
    for _ in range(9):
        x, y = rng.between(8, 112), rng.between(52, 86)
        drawing.shape(star(x, y, rng.between(5, 8), 5, 0.4), rng.pick(("#D9472F", "#E8742F", "#F0A53A")))


def _snow(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#A9BED6", "#E6EEF6")
    drawing.shape([(0, 68), (40, 62), (80, 68), (120, 62), (120, 92), (0, 92)], "#FFFFFF", line=False)
    tree(drawing, 18, 70, 36, "#E6F0F4")
    tree(drawing, 106, 68, 30, "#E6F0F4")
    x = rng.between(52, 70)
    drawing.oval(x, 72, 16, 14, "#FFFFFF")
    drawing.oval(x, 48, 11.5, 11, "#FFFFFF")
    drawing.box(x - 9, 30, x + 9, 40, rng.pick(("#E2574C", "#3E7CB1", "#5BA66B")), radius=2)
    for dx in (-4, 4):
        drawing.oval(x + dx, 47, 1.5, 1.8, OUTLINE, line=False)
    drawing.shape([(x, 50), (x + 9, 52), (x, 53.4)], "#F2913D")
    for _ in range(26):
        drawing.oval(rng.between(0, 120), rng.between(0, 84), 1.2, 1.2, "#FFFFFF", line=False)


def _moon(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#141B3C", "#3F4F86")
    x = rng.between(40, 80)
    drawing.overlay(0.25, lambda s: s.oval(x, 36, 29, 29, "#FFF3C4", line=False))
    drawing.oval(x, 36, 21, 21, "#FFF0B8", line=False)
    for dx, dy, r in ((-7, -5, 4.4), (6, 4, 5.4), (-4, 9, 3), (9, -8, 2.6)):
        drawing.oval(x + dx, 36 + dy, r, r, "#EAD48E", line=False)
    drawing.shape([(0, 82), (120, 78), (120, 92), (0, 92)], "#1A1F33", line=False)
    for step in range(9):
        base = 6 + step * 3.2
        tip = (base + 18 + rng.between(-3, 3), 40 + rng.between(0, 12))
        drawing.stroke([(base, 90), (base + 5, 66), tip], "#B9A56E", 1.4)
        drawing.stroke([tip, (tip[0] + 8, tip[1] + 7)], "#E2D3A0", 2.8)


def _stars(drawing: Drawing, rng: TextRng) -> None:
    drawing.gradient("#0B1030", "#33407E")
    for _ in range(60):
        r = rng.between(0.4, 1.3)
        drawing.oval(
            rng.between(0, 120), rng.between(0, 70), r, r, rng.pick(("#FFFFFF", "#FFF0C4", "#CDE0FF")), line=False
        )
    for x, y in ((30, 20), (86, 30), (58, 12)):
        drawing.shape(star(x + rng.between(-8, 8), y, 4.6, 4, 0.25), "#FFFFFF", line=False)
    left = rng.between(50, 80)
    drawing.stroke([(left, 18), (left - 30, 38)], "#C6D6F8", 1.2)
    drawing.oval(left - 30, 38, 1.8, 1.8, "#FFFFFF", line=False)
    drawing.shape([(0, 74), (26, 60), (48, 72), (74, 56), (120, 76), (120, 92), (0, 92)], "#0E1226", line=False)


SCENES: dict[str, Callable[[Drawing, TextRng], None]] = {
    "sky": _sky, "thunderhead": _thunderhead, "rainbow": _rainbow, "sunset": _sunset, "fuji": _fuji, "sea": _sea,
    "river": _river, "sakura": _sakura, "sunflower": _sunflower, "hydrangea": _hydrangea, "leaves": _leaves,
    "snow": _snow, "moon": _moon, "stars": _stars,
}  # fmt: skip
