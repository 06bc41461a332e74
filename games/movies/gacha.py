"""A capsule machine: five coins, a crank that takes three turns, six figures to collect, one of them rare."""

from __future__ import annotations

from games.movies.drawing import Pose, ease_in, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

NAMES = ("ほしのこ", "つきうさぎ", "あめふらし", "はなまる", "こおりまめ", "きんのりゅう")
COLORS = (
    ("#fff48a", "#f0b41e"),
    ("#ffffff", "#d0c0f0"),
    ("#a8d8ff", "#3a8ae0"),
    ("#ffc4d8", "#f0609a"),
    ("#c8fff4", "#4ac8b8"),
    ("#fff0a0", "#d8a010"),
)
TURN = """
if (coins > 0) {
  turns++; hint = "あと" add (3 - turns) add "回まわす";
  tellTarget("/crank") { gotoAndPlay("turn"); }
  if (turns == 3) {
    turns = 0; coins--; lot = random(20);
    if (lot == 19) { item = 6; } else { item = lot % 5 + 1; }
    gotoAndPlay("drop");
  }
}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#ffe6f0")
    main = studio.main
    names = "".join(f'if (item == {i}) {{ name = "{name}"; }}' for i, name in enumerate(NAMES, 1))
    stripes = "".join(f"M{x} 0 H{x + 20} V260 H{x} Z " for x in range(0, 240, 40))
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#fff4fa", "#ffd0e4")), 1)
    main.place(studio.draw(stripes, "#ff9ac420"), 2)
    main.place(_machine(studio), 3, 84, 132)
    main.place(_crank(studio), 4, 84, 178, name="crank")
    main.pose(studio.title("ガチャポン", 28, "#a81c5a", "#ffffff", "#ff9ac4"), 5, Pose(92, 22))
    main.place(_shelf(studio), 6, 198, 0)
    main.place(studio.field("coins", 40, 22, "#7c4a08", size=20, text="5"), 7, 212, 12)
    main.place(studio.field("hint", 160, 18, "#a81c5a", size=16, align="center", text="5でまわす"), 8, 4, 238)
    for index in range(6):
        main.pose(_figure(studio, index), 10 + index, Pose(208, 58 + 36 * index, 0.9, 0.9), f"shelf{index + 1}")
    main.script(
        'coins = 5; turns = 0; found = 0; for (i = 1; i <= 6; i++) { set("have" add i, 0);'
        ' setProperty("/shelf" add i, _alpha, 20); }'
    )
    main.label("ready")
    main.show_frame()
    main.label("wait")
    main.place(studio.keys({"5": TURN, "enter": TURN}), 9)
    main.script("stop();")
    main.show_frame()
    main.label("drop")
    main.remove(9)
    main.place(_capsule(studio), 20, 84, 200, name="capsule")
    main.script('hint = "";')
    main.tween(20, Pose(84, 206, 0.3, 0.3), Pose(84, 226, 0.6, 0.6), 4, ease_in)
    main.tween(20, Pose(84, 226, 0.6, 0.6), Pose(120, 120, 2.4, 2.4, 360), 8)
    main.script(
        f'{names} tellTarget("/capsule") {{ gotoAndPlay("open"); }}'
        ' if (item == 6) { fscommand2("StartVibrate", 300, 100, 3); name = "レア! " add name; }'
        ' if (eval("have" add item) == 0) { found++; } set("have" add item, eval("have" add item) + 1);'
        ' setProperty("/shelf" add item, _alpha, 100);'
    )
    main.show_frame(8)
    main.place(studio.draw(rounded(14, 186, 212, 34, 12), "#ffffffe8", line("#a81c5a", 2.5)), 21)
    main.place(studio.field("name", 204, 24, "#a81c5a", size=20, align="center"), 22, 18, 192)
    go = 'if (coins > 0) { hint = "5でまわす"; gotoAndPlay("again"); } else { gotoAndPlay("result"); }'
    main.place(studio.keys({"5": go, "enter": go}), 23)
    main.script("stop();")
    main.show_frame()
    main.label("again")
    for depth in (20, 21, 22, 23):
        main.remove(depth)
    main.script('gotoAndPlay("wait");')
    main.show_frame()
    main.label("result")
    for depth in (20, 21, 22, 23):
        main.remove(depth)
    main.pose(studio.title("コレクション", 30, "#a81c5a", "#fff6a8", "#ff7aa8"), 30, Pose(90, -30))
    main.place(studio.field("total", 170, 24, "#a81c5a", size=20, align="center"), 31, 4, 130)
    main.script('total = found add "しゅるい"; hint = "";')
    main.tween(30, Pose(90, -30), Pose(90, 96, turn=-4), 8, overshoot)
    main.label("end")
    main.script("stop();")
    main.show_frame()
    return studio.assemble()


def _ball(studio: MovieStudio, light: str, dark: str) -> int:
    return studio.picture(
        studio.draw(ellipse(0, 0, 11), radial(-3, -4, 16, "#ffffff", light, dark), line("#5a3050", 1.2)),
        studio.draw("M-11 0 Q0 5 11 0", None, line("#5a305080", 1.2)),
    )


def _machine(studio: MovieStudio) -> int:
    rim = line("#7c0c3a", 3)
    globe = studio.draw(ellipse(0, -46, 62, 52), radial(-18, -66, 90, "#ffffffd0", "#d8f0ff90", "#a8d0f0b0"), rim)
    spots = ((-34, -22), (-10, -14), (14, -20), (36, -26), (-22, -40), (4, -38), (28, -46), (-44, -42))
    balls: list[int | tuple[int, Pose]] = [
        (_ball(studio, *COLORS[i % 6]), Pose(x, y, turn=40 * i)) for i, (x, y) in enumerate(spots)
    ]
    body = studio.draw("M-56 0 H56 L64 96 H-64 Z", vertical(0, 96, "#ff7ab0", "#d82a72"), rim)
    collar = studio.draw(rounded(-62, -8, 124, 16, 8), vertical(-8, 8, "#fff0a8", "#f0a82a"), rim)
    mouth = studio.draw(rounded(-22, 70, 44, 26, 8), "#4a0820", line("#fff0a8", 2))
    lid = studio.draw("M-44 -92 Q0 -116 44 -92 Q0 -84 -44 -92 Z", vertical(-110, -86, "#ff7ab0", "#d82a72"), rim)
    shine = studio.draw("M-46 -66 Q-36 -86 -18 -90 Q-34 -74 -38 -58 Z", "#ffffffc0")
    return studio.picture(*balls, globe, lid, body, collar, mouth, shine)


def _crank(studio: MovieStudio) -> int:
    wheel = studio.picture(
        studio.draw(ellipse(0, 0, 22), radial(-6, -8, 34, "#ffffff", "#fff0a8", "#e09a1a"), line("#7c4a08", 2.5)),
        studio.draw(rounded(-20, -6, 40, 12, 6), vertical(-6, 6, "#ffffff", "#d8d0e0"), line("#5a4a60", 2)),
    )
    timeline = studio.timeline()
    timeline.place(wheel, 1)
    timeline.script("stop();")
    timeline.show_frame()
    timeline.label("turn")
    timeline.tween(1, Pose(), Pose(turn=180), 5)
    timeline.script("gotoAndStop(1);")
    timeline.show_frame()
    return studio.sprite(timeline)


def _figure(studio: MovieStudio, index: int) -> int:
    light, dark = COLORS[index]
    rim = line("#4a2a40", 1.5)
    crowns = (
        star(0, -12, 11, 5),
        "M-9 -8 Q-14 -30 -6 -28 Q0 -24 0 -10 Q0 -24 6 -28 Q14 -30 9 -8 Z",
        "M0 -26 Q10 -12 0 -8 Q-10 -12 0 -26 Z",
        star(0, -10, 13, 9, 8),
        "M-12 -8 L0 -26 L12 -8 Z",
        "M-14 -6 L-18 -24 L-6 -14 L0 -28 L6 -14 L18 -24 L14 -6 Z",
    )
    return studio.picture(
        studio.draw(crowns[index], dark, rim),
        studio.draw(ellipse(0, 4, 16, 15), radial(-4, -2, 24, "#ffffff", light, dark), rim),
        studio.draw(ellipse(-5, 3, 2, 3) + ellipse(5, 3, 2, 3), "#3a1a30"),
        studio.draw(ellipse(-10, 8, 2.6, 1.8) + ellipse(10, 8, 2.6, 1.8), "#ff7a9aa0"),
        studio.draw("M-3 9 Q0 12 3 9", None, line("#3a1a30", 1.3)),
    )


def _capsule(studio: MovieStudio) -> int:
    figures = studio.timeline()
    for index in range(6):
        if index:
            figures.remove(1)
        figures.place(_figure(studio, index), 1)
        figures.show_frame()
    timeline = studio.timeline()
    lower = studio.draw(
        "M-16 0 Q0 6 16 0 Q16 16 0 16 Q-16 16 -16 0 Z", vertical(0, 16, "#ff7ab0", "#c81c62"), line("#7c0c3a", 1)
    )
    upper = studio.draw("M-16 0 Q-16 -16 0 -16 Q16 -16 16 0 Q0 6 -16 0 Z", "#e8f8ffb0", line("#7c0c3a", 1))
    timeline.place(lower, 1)
    timeline.place(upper, 3)
    timeline.script("stop();")
    timeline.show_frame()
    timeline.label("open")
    timeline.pose(studio.sprite(figures), 2, Pose(0, 2, 0.5, 0.5), "figure")
    timeline.place(studio.draw(star(0, 0, 44, 20, 12), "#fff48a60"), 4)
    timeline.script('tellTarget("figure") { gotoAndStop(/:item); }')
    for frame in range(1, 8):
        timeline.shift(3, Pose(0, -5 * frame, turn=8 * frame, alpha=1 - frame / 8))
        timeline.shift(1, Pose(0, 3 * frame, alpha=1 - frame / 8))
        timeline.shift(2, Pose(0, 2, 0.5 + frame / 12, 0.5 + frame / 12))
        timeline.shift(4, Pose(turn=12 * frame, alpha=0.8))
        timeline.show_frame()
    timeline.remove(1)
    timeline.remove(3)
    timeline.script("stop();")
    timeline.show_frame()
    return studio.sprite(timeline)


def _shelf(studio: MovieStudio) -> int:
    rows: list[int | tuple[int, Pose]] = [
        studio.draw(rounded(-20, 34, 60, 220, 10), vertical(34, 254, "#ffffff", "#ffe0ee"), line("#e0609a", 2)),
        studio.draw(ellipse(0, 20, 11), radial(-3, 16, 16, "#ffffff", "#ffe27a", "#d8941a"), line("#7c4a08", 2)),
        (studio.text("円", 12, "#7c4a08"), Pose(0, 20)),
    ]
    for index in range(6):
        rows.append(studio.draw(f"M-14 {74 + 36 * index} H34 V{76 + 36 * index} H-14 Z", "#e0a0c0"))
    return studio.picture(*rows)
