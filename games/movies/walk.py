"""A town map four screens large: walk with 2, 4, 6, 8, look for three charms, and bring them to the shrine."""

from __future__ import annotations

import zlib

from games.movies.drawing import Pose, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio
from handset.flash.swf.bitmaps import DefineLossless, PixelFormat
from handset.flash.swf.fills import BitmapFill
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix

TILE = 40
TOWN = (
    "TTTTTTTTTTTT",
    "T..T....1..T",
    "T.....TT...T",
    "TT..H....H.T",
    "T....====..T",
    "T.H..=WW=..T",
    "T....=WW=.TT",
    "T.T..====..T",
    "T..........T",
    "T2.H..T.S..T",
    "T....3..T..T",
    "TTTTTTTTTTTT",
)
"""T tree, H house, W water, = shore, S shrine, 1 to 3 charms, a dot for grass."""
STEP = """
tx = cx + {dx}; ty = cy + {dy}; tile = mbsubstring(eval("row" add ty), tx + 1, 1);
tellTarget("/hero") {{ gotoAndPlay("{label}"); }}
if (moving == 0 && tile ne "T" && tile ne "H" && tile ne "W") {{ cx = tx; cy = ty; moving = 4; sx = {dx}; sy = {dy}; }}
"""
GLIDE = """
if (moving > 0) {
  moving--;
  setProperty("/map", _x, 100 - cx * 40 + sx * moving * 10);
  setProperty("/map", _y, 100 - cy * 40 + sy * moving * 10);
  if (moving == 0) {
    tile = mbsubstring(eval("row" add cy), cx + 1, 1);
    if (tile eq "1" || tile eq "2" || tile eq "3") {
      if (eval("got" add tile) == 0) {
        set("got" add tile, 1); charms++; setProperty("/map/charm" add tile, _visible, 0);
        hint = "おまもり を見つけた!";
      }
    }
    if (tile eq "S") {
      if (charms == 3) { gotoAndPlay("goal"); } else { hint = "あと" add (3 - charms) add "つ あつめよう"; }
    }
  }
}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#5aa83c")
    main = studio.main
    main.place(_map(studio), 1, 60, 60, name="map")
    main.place(_hero(studio), 2, 120, 116, name="hero")
    main.place(
        studio.draw(rounded(4, 4, 232, 26, 10), vertical(4, 30, "#fff8e0f0", "#ffd890f0"), line("#7c4a18", 2)), 3
    )
    main.place(studio.field("hint", 170, 18, "#5a3010", size=16), 4, 10, 8)
    main.place(studio.field("charms", 30, 20, "#c82a1c", size=20, align="right", text="0"), 5, 188, 7)
    main.pose(_charm(studio), 6, Pose(226, 17, 0.8, 0.8))
    rows = " ".join(f'row{y} = "{row}";' for y, row in enumerate(TOWN))
    main.script(
        f'{rows} cx = 1; cy = 1; moving = 0; charms = 0; got1 = 0; got2 = 0; got3 = 0; hint = "2468であるく";'
        ' startDrag("/hero"); stopDrag(); ifFrameLoaded (3) { ready = 1; } ifFrameLoaded ("game") { ready = 2; }'
    )
    ways = {"2": (0, -1, "up"), "8": (0, 1, "down"), "4": (-1, 0, "left"), "6": (1, 0, "right")}
    scripts = {key: STEP.format(dx=dx, dy=dy, label=label) for key, (dx, dy, label) in ways.items()}
    main.place(studio.keys(scripts), 7)
    main.show_frame()
    main.label("game")
    main.script(GLIDE)
    main.show_frame()
    main.script("prevFrame(); play();")
    main.show_frame()
    main.label("goal")
    main.remove(7)
    main.script('hint = "おまいりしました";')
    main.pose(studio.title("大吉", 64, "#8a1408", "#fff6a8", "#ff5a2a"), 20, Pose(120, 140, 0.1, 0.1))
    main.tween(20, Pose(120, 140, 0.1, 0.1, -90), Pose(120, 130), 10, overshoot)
    main.script('nextFrame(); fscommand("finished", charms); loadMovie("", "/nowhere");')
    main.show_frame()
    main.label("end")
    main.script("stop();")
    main.show_frame()
    return studio.assemble()


def _grass(studio: MovieStudio) -> int:
    """Return a bitmap of a meadow, 16 pixels wide, in eight greens."""
    greens = (
        (106, 184, 66),
        (98, 176, 60),
        (114, 192, 74),
        (90, 166, 54),
        (122, 200, 82),
        (240, 220, 120),
        (255, 255, 255),
        (84, 158, 50),
    )
    cells = bytearray()
    for y in range(16):
        for x in range(16):
            value = (x * 7 + y * 13 + (x * y) % 5) % 11
            flower = 5 if (x, y) in ((3, 4), (4, 3), (5, 4), (4, 5)) else 6 if (x, y) == (4, 4) else 0
            cells.append(flower or (value if value < 5 else 0))
    packed = zlib.compress(bytes(channel for green in greens for channel in green) + bytes(cells))
    return studio.define(DefineLossless(0, PixelFormat.INDEXED, 16, 16, len(greens), False, packed))


def _map(studio: MovieStudio) -> int:
    side = TILE * 12
    scale = TWIPS * ONE * TILE // 32
    fill = BitmapFill(_grass(studio), AffineMatrix(scale, 0, 0, scale, 0, 0), True, False)
    timeline = studio.timeline()
    timeline.place(studio.draw(f"M0 0 H{side} V{side} H0 Z", fill), 1)
    path = studio.draw(
        "M60 60 Q70 180 60 340 Q180 320 340 340 Q420 330 420 180 Q360 60 60 60 Z", None, line("#e8d09acc", 18)
    )
    timeline.place(path, 2)
    pond = rounded(6 * TILE - 14, 5 * TILE - 14, 2 * TILE + 28, 2 * TILE + 28, 34)
    timeline.place(
        studio.draw(pond, radial(7 * TILE, 6 * TILE, 110, "#a8e8ff", "#4aa8f0", "#2a78d0"), line("#e8d8a0", 7)), 3
    )
    things = {"T": _tree(studio), "H": _house(studio), "S": _shrine(studio)}
    depth = 10
    for y, row in enumerate(TOWN):
        for x, tile in enumerate(row):
            if tile in things:
                timeline.place(things[tile], depth, x * TILE + 20, y * TILE + 20)
            elif tile in "123":
                timeline.place(_charm(studio), depth, x * TILE + 20, y * TILE + 20, name=f"charm{tile}")
            depth += 1
    timeline.show_frame()
    return studio.sprite(timeline)


def _tree(studio: MovieStudio) -> int:
    leaves = "M-18 4 Q-24 -10 -10 -14 Q-10 -28 4 -26 Q18 -26 17 -12 Q26 -4 16 6 Q2 14 -18 4 Z"
    return studio.picture(
        studio.draw(ellipse(0, 16, 16, 5), "#1c4a1c60"),
        studio.draw("M-4 2 H4 L6 17 H-6 Z", "#8a5428", line("#4a2a10", 1.5)),
        studio.draw(leaves, radial(-4, -14, 34, "#a8e878", "#4a9a3a", "#2a6a2a"), line("#1c4a1c", 2)),
    )


def _house(studio: MovieStudio) -> int:
    return studio.picture(
        studio.draw("M-15 -4 H15 V17 H-15 Z", vertical(-4, 17, "#fffaf0", "#e8d8b8"), line("#5a3a18", 1.5)),
        studio.draw("M-20 -2 L0 -20 L20 -2 Z", vertical(-20, -2, "#ff8a6a", "#c83a2a"), line("#5a140c", 2)),
        studio.draw("M-4 5 H5 V17 H-4 Z", "#8a5428", line("#4a2a10", 1)),
        studio.draw("M-12 1 H-7 V7 H-12 Z M8 1 H13 V7 H8 Z", "#9ad8ff", line("#4a5a78", 1)),
    )


def _shrine(studio: MovieStudio) -> int:
    red = line("#6a0c08", 1.2)
    return studio.picture(
        studio.draw("M-13 -14 H-8 V18 H-13 Z M8 -14 H13 V18 H8 Z", "#f0402a", red),
        studio.draw("M-16 -8 H16 V-4 H-16 Z", "#f0402a", red),
        studio.draw("M-20 -18 Q0 -13 20 -18 L18 -12 Q0 -9 -18 -12 Z", "#d82a1c", red),
    )


def _charm(studio: MovieStudio) -> int:
    glow = studio.draw(star(0, 0, 17, 9, 8), "#fff48a90")
    bag = studio.draw("M-7 -5 L-4 -9 H4 L7 -5 V9 H-7 Z", vertical(-9, 9, "#ff8aa8", "#d82a4a"), line("#6a0c20", 1.5))
    knot = studio.draw(ellipse(-3, -8, 3, 2) + ellipse(3, -8, 3, 2), "#ffffff", line("#8a6a20", 1))
    sign = studio.draw("M-2 -3 H2 V6 H-2 Z", "#fff48a")
    return studio.picture(glow, bag, knot, sign)


def _hero(studio: MovieStudio) -> int:
    """Return the walker: four ways to look, each with a step of two frames."""
    rim = line("#3a2010", 1.8)
    timeline = studio.timeline()
    shade = studio.draw(ellipse(0, 17, 12, 4), "#1c3a1c70")
    hat = studio.draw("M-15 -12 Q0 -30 15 -12 Q0 -7 -15 -12 Z", vertical(-24, -10, "#fff0a8", "#e8b83a"), rim)
    head = studio.draw(ellipse(0, -7, 12, 11), radial(-3, -10, 18, "#fff0dc", "#ffd0a0"), rim)
    coat = studio.draw("M-9 3 H9 L11 14 H-11 Z", vertical(3, 14, "#5aa8ff", "#2a5ac8"), rim)
    looks = {
        "down": studio.draw(ellipse(-4, -6, 1.7, 2.6) + ellipse(4, -6, 1.7, 2.6), "#2a1408"),
        "up": studio.draw("M-11 -9 Q0 4 11 -9 Q0 -2 -11 -9 Z", "#6a3a18"),
        "left": studio.draw(ellipse(-7, -6, 1.7, 2.6), "#2a1408"),
        "right": studio.draw(ellipse(7, -6, 1.7, 2.6), "#2a1408"),
    }
    feet = [studio.draw(f"M-8 {a} H-2 V18 H-8 Z M2 {b} H8 V18 H2 Z", "#4a2a18", rim) for a, b in ((13, 15), (15, 13))]
    timeline.place(shade, 1)
    timeline.place(coat, 4)
    timeline.place(head, 5)
    timeline.place(hat, 7)
    for label, look in looks.items():
        timeline.label(label)
        for step in range(4):
            timeline.place(feet[step % 2], 3)
            timeline.place(look, 6)
            if step == 3:
                timeline.script("stop();")
            timeline.show_frame()
            timeline.remove(3)
            timeline.remove(6)
    return studio.sprite(timeline)
