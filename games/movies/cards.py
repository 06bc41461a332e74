"""Pairs: twelve cards on the twelve keys, six animals twice, found with as few tries as can be."""

from __future__ import annotations

from games.movies.drawing import Pose, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

KEYS = "123456789*0#"
INK = "#3a2030"
DEAL = """
for (i = 1; i <= 12; i++) { set("deck" add i, int((i + 1) / 2)); }
for (i = 12; i > 1; i--) {
  other = random(i) + 1; kept = eval("deck" add i);
  set("deck" add i, eval("deck" add other)); set("deck" add other, kept);
}
for (i = 1; i <= 12; i++) {
  duplicateMovieClip("/card", "card" add i, i);
  row = int((i - 1) / 3);
  setProperty("/card" add i, _x, 46 + (i - 1 - row * 3) * 74);
  setProperty("/card" add i, _y, 62 + row * 55);
  set("/card" add i add ":face", eval("deck" add i)); set("/card" add i add ":key", substring("123456789*0#", i, 1));
  set("/card" add i add ":open", 0);
}
tries = 0; pairs = 0; first = 0; wait = 0;
"""
TURN = """
if (wait == 0 && eval("/card{place}:open") == 0) {{
  set("/card{place}:open", 1);
  tellTarget("/card{place}") {{ gotoAndPlay("turn"); }}
  if (first == 0) {{ first = {place}; }}
  else {{ second = {place}; tries++; wait = 9; }}
}}
"""
JUDGE = """
if (wait > 0) {
  wait--;
  if (wait == 0) {
    if (eval("deck" add first) == eval("deck" add second)) {
      pairs++;
      tellTarget("/card" add first) { gotoAndPlay("win"); } tellTarget("/card" add second) { gotoAndPlay("win"); }
    } else {
      tellTarget("/card" add first) { gotoAndPlay("back"); } tellTarget("/card" add second) { gotoAndPlay("back"); }
    }
    first = 0;
    if (pairs == 6) { gotoAndPlay("clear"); }
  }
}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#1c6a4a")
    main = studio.main
    main.place(studio.draw("M0 0 H240 V260 H0 Z", radial(120, 130, 190, "#3fae78", "#1f7a52", "#0c4630")), 1)
    main.place(studio.draw(rounded(5, 32, 230, 223, 12), None, line("#f0d890", 2)), 2)
    main.pose(studio.title("どうぶつ神経衰弱", 19, "#6a2808", "#fff8c0", "#ffb030"), 3, Pose(88, 16))
    main.pose(studio.text("回", 15, "#ffffff"), 4, Pose(222, 17))
    main.place(studio.field("tries", 32, 22, "#ffffff", size=20, align="right", text="0"), 5, 178, 5)
    main.place(_card(studio), 6, -80, -80, name="card")
    main.script(DEAL)
    main.place(studio.keys({key: TURN.format(place=place) for place, key in enumerate(KEYS, 1)}), 7)
    main.label("table")
    main.show_frame()
    main.label("game")
    main.script(JUDGE)
    main.show_frame()
    main.script('gotoAndPlay("game");')
    main.show_frame()
    main.label("clear")
    main.remove(7)
    main.pose(studio.title("そろった!", 44, "#a81c52", "#fff6a8", "#ff6a9a"), 16_000, Pose(120, -40))
    main.script(
        'fscommand2("StartVibrate", 200, 0, 1); if (tries < 12) { rank = "めいじん"; } else { rank = "はなまる"; }'
    )
    main.tween(16_000, Pose(120, -40, turn=-30), Pose(120, 130, turn=-6), 9, overshoot)
    main.place(studio.field("rank", 140, 22, "#ffffff", size=20, align="center"), 16_001, 50, 166)
    main.label("end")
    main.script("stop();")
    main.show_frame()
    return studio.assemble()


def _card(studio: MovieStudio) -> int:
    """Return a card: its back with the key on it, the turn, its face, and what a pair does."""
    edge = line("#fffdf2", 2)
    back = studio.picture(
        studio.draw(rounded(-32, -25, 64, 50, 7), vertical(-25, 25, "#5a8af0", "#2440a8"), edge),
        studio.draw(rounded(-27, -20, 54, 40, 4), None, line("#a8c4ff", 1)),
        studio.draw(star(0, 0, 17, 8, 6), "#ffffff30", line("#ffffff70", 1)),
    )
    faces = studio.timeline()
    plate = studio.draw(rounded(-32, -25, 64, 50, 7), vertical(-25, 25, "#ffffff", "#f6ead2"), line("#b08a50", 2))
    for animal in range(6):
        if animal:
            faces.remove(1)
        faces.place(studio.picture(plate, _animal(studio, animal)), 1)
        faces.show_frame()
    face = studio.sprite(faces)
    timeline = studio.timeline()
    timeline.place(back, 1)
    timeline.place(studio.field("key", 30, 22, "#ffffff", size=20, align="center"), 2, -15, -11)
    timeline.label("rest")
    timeline.script("stop(); open = 0;")
    timeline.show_frame()
    timeline.label("turn")
    timeline.remove(2)
    for width in (0.6, 0.15):
        timeline.shift(1, Pose(scale_x=width))
        timeline.show_frame()
    timeline.remove(1)
    timeline.pose(face, 3, Pose(scale_x=0.2), "face")
    timeline.script('tellTarget("face") { gotoAndStop(../:face); }')
    timeline.show_frame()
    timeline.shift(3, Pose(scale_x=0.7))
    timeline.show_frame()
    timeline.shift(3, Pose())
    timeline.script("stop();")
    timeline.show_frame()
    timeline.label("back")
    for width in (0.6, 0.15):
        timeline.shift(3, Pose(scale_x=width))
        timeline.show_frame()
    timeline.script('gotoAndStop("rest");')
    timeline.show_frame()
    timeline.label("win")
    glow = studio.draw(star(0, 0, 30, 18, 10), "#fff48a90", line("#ffb020", 1.5))
    timeline.place(glow, 4)
    timeline.tween(4, Pose(scale_x=0.4, scale_y=0.4), Pose(scale_x=1.3, scale_y=1.3, turn=50, alpha=0.0), 6)
    timeline.remove(4)
    timeline.script("stop();")
    timeline.show_frame()
    return studio.sprite(timeline)


def _animal(studio: MovieStudio, index: int) -> int:
    """Return the head of an animal: cat, rabbit, bear, frog, chick, pig."""
    light, dark = (
        ("#ffd890", "#e89a30"),
        ("#ffffff", "#e4d4ea"),
        ("#c98a58", "#8a5024"),
        ("#a8e868", "#4fae30"),
        ("#fff48a", "#f4c020"),
        ("#ffc4d4", "#f07a9c"),
    )[index]
    rim = line(INK, 1.8)
    coat = radial(-5, -8, 32, light, dark)
    ears = (
        "M-17 -6 L-16 -22 L-4 -15 Z M17 -6 L16 -22 L4 -15 Z",
        "M-11 -8 Q-16 -26 -9 -25 Q-3 -24 -4 -10 Z M11 -8 Q16 -26 9 -25 Q3 -24 4 -10 Z",
        ellipse(-12, -13, 6) + ellipse(12, -13, 6),
        ellipse(-9, -13, 7) + ellipse(9, -13, 7),
        "M-4 -14 Q-6 -24 0 -20 Q6 -24 4 -14 Z",
        "M-17 -8 L-18 -21 L-5 -15 Z M17 -8 L18 -21 L5 -15 Z",
    )[index]
    eyes = ellipse(-9, -13, 2.6) + ellipse(9, -13, 2.6) if index == 3 else ellipse(-7, -1, 2.4) + ellipse(7, -1, 2.4)
    mouth = (
        "M-6 8 Q-3 11 0 8 Q3 11 6 8",
        "M-4 9 Q0 12 4 9",
        "M0 6 V9 M-4 11 Q0 13 4 11",
        "M-12 5 Q0 15 12 5",
        "M-5 5 L0 2 L5 5 L0 9 Z",
        ellipse(0, 6, 7, 5) + ellipse(-2.5, 6, 1) + ellipse(2.5, 6, 1),
    )[index]
    return studio.picture(
        studio.draw(ears, coat, rim),
        studio.draw(ellipse(0, 2, 19, 16), coat, rim),
        studio.draw(ellipse(-12, 6, 3.5, 2.5) + ellipse(12, 6, 3.5, 2.5), "#ff7a8a80"),
        studio.draw(eyes, INK),
        studio.draw(mouth, "#ff9a3a" if index == 4 else None, line(INK, 1.6)),
    )
