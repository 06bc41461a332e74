"""A battle as role-playing games had it: three commands under the focus, a slime king, points, words, a fanfare."""

from __future__ import annotations

from games.movies.drawing import Pose, ease_out, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

COMMANDS = (("たたかう", 1), ("まほう", 2), ("くすり", 3))
BARS = """
setProperty("/bars/hp", _xscale, hp * 100 / 60); setProperty("/bars/mp", _xscale, mp * 100 / 20);
setProperty("/bars/foe", _xscale, foe * 100 / 90); state = hp add "/60"; spells = mp add "/20";
"""
ACT = """
if (command == 1) {
  power = 8 + random(9);
  if (random(8) == 0) { power = power * 2; words = "かいしんの一撃! "; } else { words = "ゆうしゃの攻撃! "; }
  foe -= power; words = words add power add "ダメージ"; tellTarget("/king") { gotoAndPlay("hurt"); }
}
if (command == 2) {
  if (mp >= 6) {
    mp -= 6; power = 18 + random(8); foe -= power; words = "ほのおの呪文! " add power add "ダメージ";
    tellTarget("/flame") { gotoAndPlay(2); } tellTarget("/king") { gotoAndPlay("hurt"); }
  } else { words = "MPが たりない!"; }
}
if (command == 3) {
  if (herbs > 0) { herbs--; hp += 30; if (hp > 60) { hp = 60; } words = "くすりで 回復した"; }
  else { words = "くすりは もうない"; }
}
if (foe < 0) { foe = 0; }
call("bars");
"""
REPLY = """
if (foe <= 0) { gotoAndPlay("won"); }
else {
  power = 4 + random(8); hp -= power; words = "王の体当たり! " add power add "ダメージ";
  fscommand2("StartVibrate", 120, 0, 1); tellTarget("/king") { gotoAndPlay("leap"); }
  if (hp < 0) { hp = 0; }
  call("bars");
}
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#8ac8f0")
    main = studio.main
    main.place(_field(studio), 1)
    main.place(_king(studio), 2, 120, 128, name="king")
    main.place(_flame(studio), 3, 120, 118, name="flame")
    main.place(_window(studio), 4)
    main.place(_bars(studio), 5, 0, 0, name="bars")
    main.place(studio.field("words", 222, 20, "#ffffff", size=16), 6, 12, 168)
    main.place(studio.field("state", 60, 14, "#ffffff", size=12, align="right"), 7, 172, 205)
    main.place(studio.field("spells", 60, 14, "#ffffff", size=12, align="right"), 8, 172, 229)
    main.script(
        'hp = 60; mp = 20; foe = 90; herbs = 2; words = "スライム王が あらわれた!"; call("bars"); _focusrect = 0;'
    )
    main.label("start")
    main.show_frame(6)
    main.label("choose")
    for index, (word, number) in enumerate(COMMANDS):
        main.place(_command(studio, word, number), 10 + index, 62, 200 + 21 * index)
    main.script("stop();")
    main.show_frame()
    main.label("act")
    for index in range(3):
        main.remove(10 + index)
    main.script(ACT)
    main.show_frame(12)
    main.script(REPLY)
    main.show_frame(11)
    main.script('if (hp <= 0) { gotoAndPlay("lost"); } else { words = "どうする?"; gotoAndPlay("choose"); }')
    main.show_frame()
    _endings(studio)
    studio.subroutine("bars", BARS)
    return studio.assemble()


def _field(studio: MovieStudio) -> int:
    sky = studio.draw("M0 0 H240 V120 H0 Z", vertical(0, 120, "#4a9ae8", "#d8f2ff"))
    far = "M0 104 L34 62 L62 92 L98 48 L140 98 L176 60 L214 100 L240 76 V130 H0 Z"
    peaks = studio.draw(far, vertical(48, 120, "#a8b8e0", "#7a90c8"), line("#4a5a98", 1.5))
    snow = studio.draw("M98 48 L88 60 L96 57 L100 63 L108 59 Z M34 62 L28 69 L34 67 L40 70 Z", "#ffffff")
    wood = studio.draw(
        "M0 112 Q12 96 24 110 Q38 92 52 110 Q66 98 80 112 Q96 100 112 113 H150 Q166 96 182 112 Q200 94 216 110"
        " Q228 100 240 112 V140 H0 Z",
        vertical(96, 136, "#4aa05a", "#1f6a3a"),
        line("#123f22", 1.5),
    )
    grass = studio.draw("M0 120 Q120 112 240 120 V170 H0 Z", vertical(114, 170, "#b0e068", "#6ab03a"))
    shade = studio.draw(ellipse(120, 150, 56, 10), "#1c4a1c60")
    return studio.picture(sky, peaks, snow, wood, grass, shade)


def _king(studio: MovieStudio) -> int:
    rim = line("#10305a", 2.5)
    body = studio.draw(
        "M-50 20 Q-56 -14 -24 -26 Q-6 -34 0 -52 Q6 -34 24 -26 Q56 -14 50 20 Q36 32 0 32 Q-36 32 -50 20 Z",
        radial(-16, -14, 76, "#d8f8ff", "#4ab0f0", "#1c5ac0"),
        rim,
    )
    crown = studio.draw(
        "M-20 -30 L-26 -56 L-10 -44 L0 -62 L10 -44 L26 -56 L20 -30 Q0 -22 -20 -30 Z",
        vertical(-62, -26, "#fff6a8", "#f0a818"),
        line("#7c4a08", 2),
    )
    gems = studio.draw(ellipse(0, -38, 4) + ellipse(-13, -36, 2.6) + ellipse(13, -36, 2.6), "#e0304a")
    eyes = studio.draw(ellipse(-15, -4, 8, 10) + ellipse(15, -4, 8, 10), "#ffffff", line("#10305a", 2))
    sight = studio.draw(ellipse(-13, -2, 3.5, 5) + ellipse(13, -2, 3.5, 5), "#10203a")
    mouth = studio.draw("M-18 12 Q0 28 18 12 Q0 18 -18 12 Z", "#c8283a", line("#10305a", 2))
    shine = studio.draw("M-36 4 Q-38 -12 -24 -18 Q-32 -6 -30 6 Z", "#ffffffb0")
    king = studio.picture(body, crown, gems, eyes, sight, mouth, shine)
    timeline = studio.timeline()
    timeline.label("rest")
    timeline.place(king, 1)
    for frame in (0.0, 0.02, 0.04, 0.05, 0.04, 0.02, 0.0, -0.02, -0.03, -0.02):
        timeline.shift(1, Pose(0, 30 * frame, 1 + frame, 1 - frame))
        timeline.show_frame()
    timeline.script('gotoAndPlay("rest");')
    timeline.show_frame()
    timeline.label("hurt")
    for step in range(6):
        timeline.shift(1, Pose(6 if step % 2 else -6, 0, white=0.6 if step % 2 else 0.0))
        timeline.show_frame()
    timeline.script('if (/:foe <= 0) { gotoAndPlay("gone"); } else { gotoAndPlay("rest"); }')
    timeline.show_frame()
    timeline.label("leap")
    timeline.tween(1, Pose(), Pose(0, 16, 1.3, 1.3), 3, ease_out)
    timeline.tween(1, Pose(0, 16, 1.3, 1.3), Pose(), 3)
    timeline.script('gotoAndPlay("rest");')
    timeline.show_frame()
    timeline.label("gone")
    timeline.tween(1, Pose(), Pose(0, 20, 1.3, 0.2, alpha=0.0), 8)
    timeline.remove(1)
    timeline.script("stop();")
    timeline.show_frame()
    return studio.sprite(timeline)


def _flame(studio: MovieStudio) -> int:
    tongue = "M0 34 Q-30 20 -18 -6 Q-14 6 -8 2 Q-14 -22 4 -40 Q2 -18 14 -10 Q18 -16 16 -24 Q32 -2 24 18 Q18 32 0 34 Z"
    fire = studio.picture(
        studio.draw(tongue, radial(0, 14, 44, "#fff6a8", "#ff9a1e", "#d8281c"), line("#8a140c", 2)),
        (studio.draw(tongue, radial(0, 14, 40, "#ffffff", "#fff27a", "#ffb01e")), Pose(0, 8, 0.55, 0.6)),
    )
    timeline = studio.timeline()
    timeline.script("stop();")
    timeline.show_frame()
    timeline.pose(fire, 1, Pose(scale_x=0.3, scale_y=0.3))
    timeline.tween(1, Pose(0, 10, 0.4, 0.4), Pose(0, -4, 1.5, 1.6), 5, ease_out)
    timeline.tween(1, Pose(0, -4, 1.5, 1.6), Pose(0, -16, 1.2, 2.0, alpha=0.0), 4)
    timeline.remove(1)
    timeline.script("gotoAndStop(1);")
    timeline.show_frame()
    return studio.sprite(timeline)


def _window(studio: MovieStudio) -> int:
    frame = line("#ffffff", 2.5)
    glass = vertical(164, 256, "#2a3a9cf0", "#101850f0")
    return studio.picture(
        studio.draw("M0 160 H240 V260 H0 Z", "#0c1038"),
        studio.draw(rounded(4, 163, 232, 28, 6), glass, frame),
        studio.draw(rounded(4, 195, 116, 62, 6), glass, frame),
        studio.draw(rounded(124, 195, 112, 62, 6), glass, frame),
        (studio.text("HP", 13, "#a8ffb0"), Pose(140, 211)),
        (studio.text("MP", 13, "#a8d8ff"), Pose(140, 235)),
        studio.draw(rounded(60, 6, 120, 20, 6), glass, frame),
    )


def _bars(studio: MovieStudio) -> int:
    """Return a clip of three bars, each a clip of its own that actions shorten."""
    timeline = studio.timeline()
    spots = (
        ("hp", 156, 220, 72, "#d2ff9a", "#3fb02b"),
        ("mp", 156, 244, 72, "#c8e8ff", "#2a7ae0"),
        ("foe", 66, 11, 108, "#ffb0a0", "#e02a1c"),
    )
    for depth, (name, x, y, width, light, dark) in enumerate(spots):
        timeline.place(
            studio.draw(rounded(-1, -1, width + 2, 12 if name == "foe" else 8, 3), "#00000080"), 1 + depth, x, y
        )
        height = 10 if name == "foe" else 6
        bar = studio.picture(studio.draw(f"M0 0 H{width} V{height} H0 Z", vertical(0, height, light, dark)))
        timeline.place(bar, 11 + depth, x, y, name=name)
    timeline.show_frame()
    return studio.sprite(timeline)


def _command(studio: MovieStudio, word: str, number: int) -> int:
    plain = studio.picture((studio.text(word, 16, "#d0d8ff", "left"), Pose(-28, 4)))
    lit = studio.picture(
        studio.draw(rounded(-54, -6, 108, 20, 6), "#ffffff40"),
        (studio.text(word, 16, "#fff48a", "left"), Pose(-28, 4)),
        studio.draw("M-46 -3 L-36 4 L-46 11 Z", "#ffd24a", line("#7c4a08", 1)),
    )
    return studio.choice(plain, lit, press=f'command = {number}; gotoAndPlay("act");')


def _endings(studio: MovieStudio) -> None:
    main = studio.main
    for label, words, tint, told in (
        ("won", "しょうり!", ("#fff6a8", "#ff9a2a"), "スライム王を たおした!"),
        ("lost", "ぜんめつ…", ("#d8d8ff", "#5a5ac8"), "ゆうしゃは ちからつきた"),
    ):
        main.label(label)
        main.script(f'words = "{told}";')
        main.pose(studio.title(words, 42, "#5a1408", *tint), 40, Pose(120, -40))
        main.tween(40, Pose(120, -40), Pose(120, 80), 9, overshoot)
        if label == "won":
            main.place(studio.draw(star(120, 80, 110, 40, 12), "#fff48a30"), 39)
        main.label("end" if label == "won" else "defeat")
        main.script('stop(); if (0) { call("bars"); }')
        main.show_frame()
        main.remove(40)
