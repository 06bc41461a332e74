"""Moles in nine holes, as the keypad has nine keys: twenty seconds, a hammer, gold moles and a mole that one spares."""

from __future__ import annotations

from games.movies.drawing import Pose, ease_in, ease_out, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

SECONDS = 20
DARK = "#4a2410"
HIT = """
hole = {key};
kind = eval("/mole{key}:kind");
setProperty("/hammer", _x, getProperty("/mole{key}", _x) + 16);
setProperty("/hammer", _y, getProperty("/mole{key}", _y) - 30);
tellTarget("/hammer") {{ gotoAndPlay("swing"); }}
if (eval("/mole{key}:up")) {{
  tellTarget("/mole{key}") {{ up = 0; gotoAndPlay("hit"); }}
  if (kind == 2) {{ combo = 0; score -= 20; fscommand2("StartVibrate", 150, 0, 1); }}
  else {{ combo++; score += 10 + combo + kind * 40; }}
  if (score < 0) {{ score = 0; }}
  hits++;
}} else {{ combo = 0; }}
"""
LOOP = """
left = int((due - getTimer()) / 1000) + 1;
if (due <= getTimer()) { gotoAndPlay("over"); }
else {
  wait--;
  if (wait <= 0) {
    spot = random(9) + 1;
    if (eval("/mole" add spot add ":busy") == 0) {
      lot = random(10); kind = 0;
      if (lot == 0) { kind = 1; } else if (lot < 3) { kind = 2; }
      set("/mole" add spot add ":kind", kind);
      tellTarget("/mole" add spot) { gotoAndPlay("rise"); }
      wait = 2 + random(3) + (left > 10) * 3;
    }
  }
}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#8fd05a")
    main = studio.main
    main.place(_meadow(studio), 1)
    main.place(studio.field("score", 96, 22, "#ffffff", size=20, text="0"), 2, 44, 6)
    main.place(studio.field("left", 60, 22, "#ffffff", size=20, align="right", text=str(SECONDS)), 3, 172, 6)
    main.place(_title(studio), 40)
    main.place(studio.keys({"enter": 'gotoAndPlay("ready");', "5": 'gotoAndPlay("ready");'}), 41)
    main.label("title")
    main.script("stop(); score = 0;")
    main.show_frame()
    main.label("ready")
    main.remove(40)
    main.remove(41)
    main.place(_mole(studio), 4, -100, -100, name="mole")
    main.pose(_hammer(studio), 30, Pose(-80, 40), "hammer")
    main.script(
        f"""
        stopAllSounds();
        for (i = 1; i <= 9; i++) {{
          duplicateMovieClip("/mole", "mole" add i, i);
          row = int((i - 1) / 3);
          setProperty("/mole" add i, _x, 44 + (i - 1 - row * 3) * 76);
          setProperty("/mole" add i, _y, 112 + row * 62);
          set("/mole" add i add ":kind", 0);
        }}
        combo = 0; hits = 0; wait = 3; due = getTimer() + {SECONDS * 1000}; left = {SECONDS};
        """
    )
    scripts = {str(key): HIT.format(key=key) for key in range(1, 10)}
    main.place(studio.keys(scripts), 42)
    main.show_frame()
    main.label("game")
    main.script(LOOP)
    main.show_frame()
    main.script('gotoAndPlay("game");')
    main.show_frame()
    _over(studio)
    return studio.assemble()


def _meadow(studio: MovieStudio) -> int:
    sky = studio.draw("M0 0 H240 V60 H0 Z", vertical(0, 60, "#66c3f4", "#d8f4ff"))
    hills = studio.draw("M0 62 Q40 22 92 54 Q140 18 190 50 Q220 36 240 52 V80 H0 Z", "#5cae3c", line("#2f7426", 2))
    grass = studio.draw("M0 60 Q120 50 240 60 V260 H0 Z", vertical(55, 260, "#a5e068", "#5fae34"), line("#3b7f24", 2))
    tufts = studio.draw(
        "M12 84 L15 74 L19 84 Z M220 90 L224 78 L229 90 Z M110 78 L113 69 L117 78 Z M232 240 L235 229 L239 240 Z",
        "#3f8f2a",
    )
    holes = []
    for index in range(9):
        x, y = 44 + index % 3 * 76, 114 + index // 3 * 62
        holes.append(studio.draw(ellipse(x, y, 31, 12), vertical(y - 12, y + 12, "#3a1c0a", "#6e3c18"), line(DARK, 2)))
    plates: list[int | tuple[int, Pose]] = [
        studio.draw(rounded(4, 4, 138, 26, 13), vertical(4, 30, "#ff9c4a", "#d8521c"), line("#7c2808", 2)),
        studio.draw(rounded(160, 4, 76, 26, 13), vertical(4, 30, "#5ab4ff", "#1e62c8"), line("#0c2c70", 2)),
        (studio.text("得点", 15, "#ffffff"), Pose(24, 17)),
        studio.draw(ellipse(174, 17, 8), "#ffffff", line("#0c2c70", 1.5)),
        studio.draw("M173 11 H175 V16 H180 V18 H173 Z", "#0c2c70"),
    ]
    digits: list[int | tuple[int, Pose]] = [
        (studio.text(str(index + 1), 13, "#ffffff"), Pose(44 + index % 3 * 76 + 30, 124 + index // 3 * 62))
        for index in range(9)
    ]
    return studio.picture(sky, hills, grass, tufts, *holes, *plates, *digits)


def _head(studio: MovieStudio, light: str, dark: str, *, hat: bool = False, eyes: str = "open") -> int:
    fur = vertical(-58, 0, light, dark)
    body = studio.draw("M-22 0 V-34 Q-22 -58 0 -58 Q22 -58 22 -34 V0 Q0 7 -22 0 Z", fur, line(DARK, 2.5))
    belly = studio.draw("M-13 0 Q-13 -18 0 -18 Q13 -18 13 0 Q0 5 -13 0 Z", "#ffe9c4")
    muzzle = studio.draw(ellipse(0, -28, 11, 8), "#ffe9c4", line(DARK, 1.5))
    nose = studio.draw(ellipse(0, -33, 5, 3.6), radial(-1, -34, 6, "#ff9aa8", "#e0304a"), line(DARK, 1.5))
    cheeks = studio.draw(ellipse(-15, -29, 3.5, 2.4) + ellipse(15, -29, 3.5, 2.4), "#ff8a80a0")
    if eyes == "open":
        sight = studio.draw(ellipse(-9, -42, 3.2, 4.4) + ellipse(9, -42, 3.2, 4.4), DARK)
        spark = studio.draw(ellipse(-8, -44, 1.2) + ellipse(10, -44, 1.2), "#ffffff")
    else:
        sight = studio.draw("M-13 -46 L-5 -41 L-13 -37 M13 -46 L5 -41 L13 -37", None, line(DARK, 2.5))
        spark = studio.draw("M-4 -22 Q0 -26 4 -22 Z", DARK)
    whole: list[int | tuple[int, Pose]] = [body, belly, muzzle, nose, cheeks, sight, spark]
    if hat:
        brim = "M-24 -52 Q0 -62 24 -52 Q14 -46 0 -47 Q-14 -46 -24 -52 Z"
        whole.append(studio.draw("M-14 -54 Q-12 -72 0 -72 Q12 -72 14 -54 Z", "#f04f8c", line(DARK, 2)))
        whole.append(studio.draw(brim, "#ff8ab4", line(DARK, 2)))
    return studio.picture(*whole)


def _mole(studio: MovieStudio) -> int:
    """Return the clip of a hole: a mask at the rim, and behind it whoever comes up."""
    looks = studio.timeline()
    kinds = (("#c98a50", "#8a5426"), ("#fff3a0", "#e0a018"), ("#ffc9dc", "#e2709c"))
    for index, (light, dark) in enumerate(kinds):
        if index:
            looks.remove(1)
        looks.place(_head(studio, light, dark, hat=index == 2), 1)
        looks.show_frame()
    looks.remove(1)
    looks.place(_head(studio, "#c98a50", "#8a5426", eyes="shut"), 1)
    looks.place(studio.draw(star(0, -58, 15, 7, 8), "#fff04a", line("#e06a10", 2)), 2)
    looks.show_frame()
    clip = studio.sprite(looks)
    timeline = studio.timeline()
    rim = studio.draw("M-40 -100 H40 V0 Q20 13 0 13 Q-20 13 -40 0 Z", "#000000")
    timeline.place(rim, 1, masks_up_to=5)
    timeline.pose(clip, 2, Pose(0, 92), "face")
    timeline.label("rest")
    timeline.script("stop(); up = 0; busy = 0;")
    timeline.show_frame()
    timeline.label("rise")
    timeline.script('up = 1; busy = 1; tellTarget("face") { gotoAndStop(../:kind + 1); }')
    timeline.tween(2, Pose(0, 92), Pose(0, 8), 3, ease_out)
    timeline.show_frame(9)
    timeline.tween(2, Pose(0, 8), Pose(0, 92), 3, ease_in)
    timeline.script('gotoAndStop("rest");')
    timeline.show_frame()
    timeline.label("hit")
    timeline.script('busy = 1; tellTarget("face") { gotoAndStop(4); }')
    timeline.shift(2, Pose(0, 14, 1.15, 0.8))
    timeline.show_frame(4)
    timeline.tween(2, Pose(0, 14), Pose(0, 92), 3, ease_in)
    timeline.script('gotoAndStop("rest");')
    timeline.show_frame()
    return studio.sprite(timeline)


def _hammer(studio: MovieStudio) -> int:
    handle = studio.draw(rounded(-3, 0, 6, 44, 3), vertical(0, 44, "#f0c27a", "#a8682a"), line(DARK, 2))
    head = studio.draw(rounded(-19, -14, 38, 22, 6), vertical(-14, 8, "#ff8a7a", "#d42a2a"), line("#6a0c10", 2))
    bands = studio.draw("M-12 -14 H-8 V8 H-12 Z M8 -14 H12 V8 H8 Z", "#ffe27a")
    hammer = studio.picture(handle, head, bands)
    timeline = studio.timeline()
    timeline.pose(hammer, 1, Pose(20, -12, turn=30))
    timeline.label("rest")
    timeline.script("stop();")
    timeline.show_frame()
    timeline.label("swing")
    timeline.tween(1, Pose(20, -12, turn=30), Pose(-4, 6, turn=-75), 2, ease_in)
    timeline.show_frame(2)
    timeline.tween(1, Pose(-4, 6, turn=-75), Pose(20, -12, turn=30), 2)
    timeline.script('gotoAndStop("rest");')
    timeline.show_frame()
    return studio.sprite(timeline)


def _title(studio: MovieStudio) -> int:
    words = "もぐらぽん!"
    mole = _head(studio, "#c98a50", "#8a5426")
    return studio.picture(
        studio.draw("M0 36 H240 V260 H0 Z", "#1c4a1080"),
        (mole, Pose(120, 192, 1.7, 1.7)),
        (studio.lettering(words, 42, None, line("#ffffff", 10)), Pose(120, 74, turn=-4)),
        (studio.lettering(words, 42, None, line("#7c2808", 6)), Pose(120, 74, turn=-4)),
        (studio.lettering(words, 42, vertical(-21, 21, "#fff48a", "#ff8a1e")), Pose(120, 74, turn=-4)),
        studio.draw(rounded(16, 198, 208, 60, 12), "#1c4a10", line("#fff48a", 2)),
        (studio.text("1から9のキーでたたく", 16, "#ffffff"), Pose(120, 210)),
        (studio.text("ピンクのこは たたかない", 16, "#ffd0e4"), Pose(120, 228)),
        (studio.text("5でスタート", 18, "#fff48a"), Pose(120, 247)),
    )


def _over(studio: MovieStudio) -> None:
    main = studio.main
    main.label("over")
    main.remove(42)
    board = studio.draw(rounded(-96, -52, 192, 108, 16), vertical(-52, 56, "#fffdf0", "#ffe9b0"), line("#b8621a", 4))
    timeline = studio.timeline()
    timeline.place(board, 1)
    timeline.pose(studio.lettering("おしまい", 30, "#d8521c"), 2, Pose(0, -28))
    timeline.place(studio.field("/:score", 100, 26, "#7c2808", size=24, align="right"), 3, -70, -6)
    timeline.pose(studio.text("点", 18, "#7c2808"), 4, Pose(46, 8))
    timeline.place(studio.field("/:rank", 180, 20, "#2c6a18", size=16, align="center"), 5, -90, 28)
    timeline.show_frame()
    main.script(
        'left = 0; for (i = 1; i <= 9; i++) { removeMovieClip("/mole" add i); }'
        'if (score >= 200) { rank = "もぐら名人!"; } else if (score >= 60) { rank = "なかなかの腕前"; }'
        ' else { rank = "つぎはがんばろう"; }'
    )
    main.pose(studio.sprite(timeline), 44, Pose(120, -70))
    main.tween(44, Pose(120, -70), Pose(120, 140), 7, overshoot)
    main.label("end")
    main.script("stop();")
    main.place(studio.keys({"5": 'gotoAndPlay("title");'}), 45)
    main.show_frame()
