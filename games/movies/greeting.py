"""A summer greeting: waves that morph, a wind chime, fireworks and a tune; each key turns to the next picture."""

from __future__ import annotations

import math
import random

from games.movies.drawing import Pose, color, ellipse, line, overshoot, radial, star, svg_paths, vertical
from games.movies.studio import MovieStudio
from handset.flash.swf.fills import SolidFill
from handset.flash.swf.geometry import TWIPS, TwipsRect
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.shapes import ShapeOutline

TUNE = "76:2 76:1 79:1 84:4 83:2 81:2 79:4 77:2 76:2 74:2 76:2 72:6 0:2 76:2 76:1 79:1 84:4 86:2 88:2 84:8"


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#7cd0f4")
    main = studio.main
    tune = studio.tune(TUNE, 132, 10)
    main.label("sea")
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 170, "#3aa0f0", "#c8f0ff")), 1)
    puffs = (ellipse(0, 0, 22, 13), ellipse(22, 3, 18, 10), ellipse(-20, 5, 16, 9), ellipse(4, -10, 14, 12))
    cloud = studio.picture(*(studio.draw(puff, vertical(-20, 14, "#ffffff", "#e4f6ff")) for puff in puffs))
    drift = studio.timeline()
    drift.place(cloud, 1, 60, 50)
    drift.tween(1, Pose(60, 50), Pose(180, 44), 60)
    main.place(studio.sprite(drift), 2)
    main.place(studio.draw(ellipse(196, 40, 22), radial(190, 34, 30, "#ffffff", "#fff27a", "#ffb41e")), 3)
    for depth, (height, dark) in enumerate(((150, "#2a8ad8"), (172, "#1c6ac0"), (196, "#0f4c9c")), 4):
        main.place(_wave(studio, dark, depth), depth, 0, height)
    main.pose(studio.title("暑中お見舞い", 34, "#0c3c8a", "#ffffff", "#fff27a"), 8, Pose(120, 104, turn=-4))
    main.place(studio.field("hint", 220, 18, "#ffffff", size=16, align="center"), 60, 10, 236)
    main.start_sound(tune)
    main.script('fscommand2("SetQuality", "high"); hint = "OKでつぎへ"; stop();')
    main.place(studio.keys({"enter": 'gotoAndPlay("chime");', "5": 'gotoAndPlay("chime");'}), 61)
    main.show_frame()
    _chime(studio)
    _fireworks(studio)
    return studio.assemble()


def _wave(studio: MovieStudio, dark: str, phase: int) -> int:
    """Return a wave that swells and falls: a morph shown at ratios up and down."""

    def side(shift: float) -> ShapeOutline:
        words = ["M-30 0"]
        for step in range(5):
            x, up = -30 + 60 * step, 14 * math.sin(phase + step * 1.7 + shift) - 10
            words.append(f"Q{x + 30} {up:.1f} {x + 60} {4 * math.cos(step + shift):.1f}")
        paths = tuple(svg_paths(" ".join([*words, "V140 H-30 Z"]), 1, 0))
        return ShapeOutline((SolidFill(color(dark)),), (), paths)

    bounds = TwipsRect(-30 * TWIPS, 270 * TWIPS, -30 * TWIPS, 140 * TWIPS)
    morph = studio.define(DefineMorphShape(0, bounds, bounds, side(0), side(2.2)))
    timeline = studio.timeline()
    timeline.place(morph, 1, ratio=0)
    timeline.show_frame()
    for frame in range(1, 24):
        timeline.move(1, ratio=round(32_767 * (1 - math.cos(math.tau * frame / 24))))
        timeline.show_frame()
    return studio.sprite(timeline)


def _chime(studio: MovieStudio) -> None:
    main = studio.main
    main.label("chime")
    for depth in range(1, 9):
        main.remove(depth)
    main.remove(61)
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#e8fbe8", "#a8e0c8")), 8)
    main.place(studio.draw("M0 230 H240 V260 H0 Z", "#1c6a4a"), 9)
    main.place(studio.draw("M0 0 H240 V14 H0 Z", vertical(0, 14, "#b88a5a", "#7a5428"), line("#4a3010", 2)), 11)
    main.place(_bell(studio), 12, 120, 14)
    main.pose(studio.title("お元気ですか", 30, "#1c6a4a", "#ffffff", "#a8f0c0"), 13, Pose(120, 206))
    main.show_frame()
    main.script("stop();")
    main.place(studio.keys({"enter": 'gotoAndPlay("night");', "5": 'gotoAndPlay("night");'}), 14)
    main.show_frame()


def _bell(studio: MovieStudio) -> int:
    cord = studio.draw("M0 0 V30 M0 66 V96", None, line("#d8304a", 2))
    glass = studio.draw(
        "M-30 66 Q-36 30 0 30 Q36 30 30 66 Q0 74 -30 66 Z",
        radial(-8, 44, 44, "#ffffffe0", "#a8e8ff90", "#58b8e8a0"),
        line("#3a8ab8", 2),
    )
    fish = studio.draw("M-14 54 Q-4 44 8 52 L16 46 V60 L8 56 Q-4 62 -14 54 Z", "#f0503a", line("#a81c14", 1))
    card = studio.draw("M-10 96 H10 V142 H-10 Z", vertical(96, 142, "#fff6d0", "#ffd0dc"), line("#d87a9a", 1.5))
    word = (studio.text("夏", 15, "#d8304a"), Pose(0, 118))
    whole = studio.picture(cord, glass, fish, card, word)
    timeline = studio.timeline()
    timeline.place(whole, 1)
    timeline.show_frame()
    for frame in range(1, 30):
        timeline.shift(1, Pose(turn=12 * math.sin(math.tau * frame / 30)))
        timeline.show_frame()
    return studio.sprite(timeline)


def _fireworks(studio: MovieStudio) -> None:
    main = studio.main
    main.label("night")
    for depth in (8, 9, 11, 12, 13, 14):
        main.remove(depth)
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#0a0a30", "#1c1c5a", "#4a2a70")), 20)
    town = (
        "M0 260 V214 H18 V204 H34 V220 H52 V196 H66 V210 H90 V222 H112 V200 H130 V212 H150 V206 H172 V220 H196 V198"
        " H214 V212 H240 V260 Z"
    )
    main.place(studio.draw(town, "#0c0c20"), 40)
    chance = random.Random(8)
    for index, tint in enumerate(("#ffd24a", "#ff6a9a", "#7ae0ff", "#b0ff7a")):
        flower = _flower(studio, tint, chance)
        main.place(flower, 21 + index, 54 + index * 46, 66 + index % 2 * 52)
        main.show_frame(5)
    main.script('fscommand2("StartVibrate", 100, 100, 2); hint = "よい夏を";')
    main.pose(studio.title("夏まつり", 40, "#8a1c4a", "#fff6a8", "#ff8a3a"), 41, Pose(120, 300))
    main.tween(41, Pose(120, 300), Pose(120, 150), 10, overshoot)
    main.label("end")
    main.script("stop();")
    main.show_frame()


def _flower(studio: MovieStudio, tint: str, chance: random.Random) -> int:
    """Return a firework: sparks on two rings that fly outwards and fade."""
    spark = studio.draw(star(0, 0, 5, 1.8, 4), tint)
    core = studio.draw(ellipse(0, 0, 14), radial(0, 0, 14, "#ffffff", tint, tint + "00"))
    timeline = studio.timeline()
    timeline.pose(core, 30, Pose(scale_x=0.2, scale_y=0.2))
    ends = [(math.tau * step / 12, 46.0 if step % 2 else 30.0) for step in range(12)]
    for depth, _ in enumerate(ends, 1):
        timeline.pose(spark, depth, Pose())
    for frame in range(1, 13):
        share = 1 - (1 - frame / 12) ** 2
        for depth, (angle, reach) in enumerate(ends, 1):
            x, y = reach * share * math.cos(angle), reach * share * math.sin(angle) + 10 * share * share
            timeline.shift(depth, Pose(round(x), round(y), alpha=1 - frame / 14))
        timeline.shift(30, Pose(scale_x=0.4 + share, scale_y=0.4 + share, alpha=1 - frame / 12))
        timeline.show_frame()
    for depth in (*range(1, 13), 30):
        timeline.remove(depth)
    timeline.show_frame(4 + chance.randrange(8))
    return studio.sprite(timeline)
