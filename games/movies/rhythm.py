"""A festival drum: beats run along the road to the ring, 4 strikes the skin and 6 the rim, to a tune of the phone."""

from __future__ import annotations

import math

from games.movies.drawing import Pose, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

CHART = "D.D.K.D.DDK.D.K.D.D.KKD.DKDKD.K.DDD."
"""A beat of the song each: D for the skin (don), K for the rim (ka), a dot for none."""
STEP = 500
"""Milliseconds from one beat to the next; a note is seen four beats before it is due."""
STRIKE = """
tellTarget("/drum") {{ gotoAndPlay("{label}"); }}
now = getTimer() - start;
beat = int((now + {half}) / {step});
gap = now - beat * {step};
if (gap < 0) {{ gap = 0 - gap; }}
if (eval("note" add beat) eq "{mark}") {{
  set("note" add beat, "");
  if (gap <= 110) {{ word = "良"; score += 100; good++; }} else if (gap <= 200) {{ word = "可"; score += 50; fair++; }}
  else {{ word = "不可"; combo = -1; }}
  combo++;
  if (combo > best) {{ best = combo; }}
  setProperty("/n" add (beat % 8), _visible, 0);
  tellTarget("/burst") {{ gotoAndPlay(2); }}
}}
"""
LOOP = """
now = getTimer() - start;
beat = int(now / {step});
for (i = 0; i < 5; i++) {{
  k = beat + i; name = "/n" add (k % 8); mark = eval("note" add k);
  if (mark eq "D" || mark eq "K") {{
    setProperty(name, _x, 52 + (k * {step} - now) / {step} * 50);
    setProperty(name, _visible, 1);
    tellTarget(name) {{ if (../:mark eq "D") {{ gotoAndStop(1); }} else {{ gotoAndStop(2); }} }}
  }} else {{ setProperty(name, _visible, 0); }}
}}
k = beat - 1; gone = eval("note" add k);
if (gone eq "D" || gone eq "K") {{ set("note" add k, ""); combo = 0; word = "不可"; missed++; }}
setProperty("/n" add ((beat + 7) % 8), _visible, 0);
if (beat > {last}) {{ gotoAndPlay("result"); }}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#30184a", frame_rate=15)
    main = studio.main
    main.place(_scene(studio), 1)
    main.place(_drum(studio), 2, 120, 190, name="drum")
    main.place(studio.field("score", 100, 26, "#fff48a", size=24, align="right", text="0"), 3, 134, 6)
    main.place(studio.field("word", 60, 22, "#ffffff", size=20, align="center"), 4, 22, 54)
    main.place(studio.field("combo", 60, 18, "#ffd060", size=16, align="center", text="0"), 5, 90, 230)
    main.place(studio.title("どんどん祭り", 32, "#7c1010", "#fff6a8", "#ff7a2a"), 50, 120, 60)
    main.place(studio.text("4でどん 6でかっ 5ではじめる", 15, "#ffffff"), 51, 120, 138)
    main.place(studio.keys({"5": 'gotoAndPlay("begin");', "enter": 'gotoAndPlay("begin");'}), 52)
    main.label("title")
    main.script("stop();")
    main.show_frame()
    _song(studio)
    _result(studio)
    return studio.assemble()


def _song(studio: MovieStudio) -> None:
    main = studio.main
    step, half, last = STEP, STEP // 2, len(CHART) + 4
    main.label("begin")
    for depth in (50, 51, 52):
        main.remove(depth)
    note = _note(studio)
    for index in range(8):
        main.place(note, 20 + index, -60, 100, name=f"n{index}")
    main.place(_burst(studio), 40, 52, 100, name="burst")
    main.start_sound(
        studio.tune("72:2 76:2 79:2 76:2 74:2 77:2 74:2 71:2 72:2 76:2 79:2 84:2 83:2 79:2 74:2 72:4", 120)
    )
    main.script(
        f'chart = "{CHART}"; score = 0; combo = 0; best = 0; good = 0; fair = 0; missed = 0; word = "";'
        f' for (i = 0; i < {len(CHART)}; i++) {{ set("note" add (i + 4), mbsubstring(chart, i + 1, 1)); }}'
        " start = getTimer();"
    )
    strikes = {
        key: STRIKE.format(label=label, mark=mark, step=step, half=half)
        for keys, label, mark in (("45", "don", "D"), ("61", "ka", "K"))
        for key in keys
    }
    main.place(studio.keys(strikes), 45)
    main.show_frame()
    main.label("game")
    main.script(LOOP.format(step=step, last=last))
    main.show_frame()
    main.script('gotoAndPlay("game");')
    main.show_frame()


def _scene(studio: MovieStudio) -> int:
    sky = studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#1a1040", "#5a2070", "#c8483a"))
    tower = studio.draw("M96 84 L84 44 H156 L144 84 Z", vertical(44, 84, "#b8442a", "#6a1c14"), line("#3a0c0c", 2))
    roof = studio.draw("M70 46 Q120 12 170 46 Z", vertical(20, 46, "#e86a3a", "#9a2a1c"), line("#3a0c0c", 2))
    lamps: list[int | tuple[int, Pose]] = []
    lamp = studio.picture(
        studio.draw(ellipse(0, 0, 9, 11), radial(-2, -3, 14, "#fff6c0", "#ff9a3a", "#d83a1c"), line("#5a1008", 1.5)),
        studio.draw("M-5 -11 H5 V-8 H-5 Z M-5 8 H5 V11 H-5 Z", "#2a1010"),
    )
    for index in range(6):
        lamps.append((lamp, Pose(20 + 40 * index, 44 + 8 * math.sin(index * 1.2))))
    road = studio.draw("M-2 78 H242 V122 H-2 Z", vertical(78, 122, "#48404c", "#1e1a24"), line("#ffd060", 2))
    ring = studio.draw(ellipse(52, 100, 19), "#ffffff30", line("#ffffff", 2.5))
    ground = studio.draw("M0 214 Q120 200 240 214 V260 H0 Z", vertical(204, 260, "#6a3a24", "#32160e"))
    return studio.picture(sky, tower, roof, *lamps, road, ring, ground)


def _drum(studio: MovieStudio) -> int:
    barrel = studio.draw(rounded(-60, -42, 120, 84, 34), vertical(-42, 42, "#e0563a", "#8a1c14"), line("#3a0c0c", 3))
    skin = studio.draw(ellipse(0, 0, 44, 40), radial(-8, -10, 60, "#fffdf0", "#f0dcb0"), line("#5a2010", 4))
    eyes = studio.draw(ellipse(-15, -6, 4.5, 6) + ellipse(15, -6, 4.5, 6), "#3a1810")
    cheeks = studio.draw(ellipse(-27, 8, 7, 5) + ellipse(27, 8, 7, 5), "#ff8a7a")
    smile = studio.draw("M-10 8 Q0 22 10 8 Z", "#d8304a", line("#3a1810", 2))
    face = studio.picture(barrel, skin, eyes, cheeks, smile)
    timeline = studio.timeline()
    timeline.place(face, 1)
    timeline.script("stop();")
    timeline.show_frame()
    for label, tint in (("don", "#ff4a3a60"), ("ka", "#4ab0ff60")):
        timeline.label(label)
        timeline.place(studio.draw(ellipse(0, 0, 44, 40), tint), 2)
        timeline.shift(1, Pose(scale_x=1.08, scale_y=0.92))
        timeline.show_frame(2)
        timeline.shift(1, Pose(scale_x=0.97, scale_y=1.04))
        timeline.remove(2)
        timeline.show_frame()
        timeline.shift(1, Pose())
        timeline.script("gotoAndStop(1);")
        timeline.show_frame()
    return studio.sprite(timeline)


def _note(studio: MovieStudio) -> int:
    timeline = studio.timeline()
    for index, (light, dark) in enumerate((("#ff9a8a", "#e02a1c"), ("#9ad8ff", "#1c7ae0"))):
        if index:
            timeline.remove(1)
        head = studio.picture(
            studio.draw(ellipse(0, 0, 16), radial(-4, -5, 24, "#ffffff", light, dark), line("#ffffff", 2)),
            studio.draw(ellipse(-5, -2, 2, 3) + ellipse(5, -2, 2, 3), "#2a1010"),
            studio.draw("M-4 5 Q0 9 4 5", None, line("#2a1010", 1.5)),
        )
        timeline.place(head, 1)
        timeline.script("stop();")
        timeline.show_frame()
    return studio.sprite(timeline)


def _burst(studio: MovieStudio) -> int:
    timeline = studio.timeline()
    timeline.script("stop();")
    timeline.show_frame()
    timeline.place(studio.draw(star(0, 0, 26, 14, 12), "#fff48ac0", line("#ff9a2a", 1.5)), 1)
    timeline.tween(1, Pose(scale_x=0.5, scale_y=0.5), Pose(scale_x=1.5, scale_y=1.5, turn=30, alpha=0.1), 5)
    timeline.remove(1)
    timeline.script("gotoAndStop(1);")
    timeline.show_frame()
    return studio.sprite(timeline)


def _result(studio: MovieStudio) -> None:
    main = studio.main
    main.label("result")
    for depth in (*range(20, 28), 40, 45):
        main.remove(depth)
    timeline = studio.timeline()
    timeline.place(
        studio.draw(rounded(-98, -62, 196, 128, 14), vertical(-62, 66, "#fff8e0", "#ffdca0"), line("#8a1c14", 4)), 1
    )
    timeline.pose(studio.lettering("けっか", 26, "#b8281c"), 2, Pose(0, -42))
    timeline.place(studio.field("/:table", 170, 64, "#5a2010", size=16, lines=True), 3, -80, -24)
    timeline.place(studio.field("/:rank", 180, 22, "#b8281c", size=20, align="center"), 4, -90, 38)
    timeline.show_frame()
    main.script(
        'stopAllSounds(); table = "良 " add good add "  可 " add fair add chr(10) add "れんだ " add best'
        ' add chr(10) add "得点 " add score; if (score >= 1500) { rank = "祭りの達人"; }'
        ' else if (score >= 600) { rank = "いいリズム"; } else { rank = "またあそんでね"; }'
    )
    main.pose(studio.sprite(timeline), 60, Pose(120, 330))
    main.tween(60, Pose(120, 330), Pose(120, 140), 8, overshoot)
    main.label("end")
    main.script("stop();")
    main.show_frame()
