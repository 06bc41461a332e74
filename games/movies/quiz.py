"""A quiz whose questions the server sends: `quiz1.txt` to `quiz4.txt` beside the movie, as `q=...&a1=...&right=2`."""

from __future__ import annotations

from games.movies.drawing import Pose, ellipse, line, overshoot, rounded, star, vertical
from games.movies.studio import MovieStudio

QUESTIONS = (
    ("七夕は何月何日?", ("五月五日", "七月七日", "三月三日", "九月九日"), 2),
    ("富士山の高さは?", ("2776m", "3776m", "4776m", "8848m"), 2),
    ("日本でいちばん広い湖は?", ("霞ヶ浦", "十和田湖", "琵琶湖", "浜名湖"), 3),
    ("「時そば」といえば?", ("落語", "能", "歌舞伎", "狂言"), 1),
)
ASK = 'number++; q = ""; loadVariables("quiz" add number add ".txt", "/"); gotoAndPlay("loading");'
ANSWER = """
if (right == {key}) {{ score += 25; mark = "せいかい!"; tellTarget("/host") {{ gotoAndStop("glad"); }} }}
else {{ mark = "ざんねん! こたえは" add right; tellTarget("/host") {{ gotoAndStop("sad"); }} }}
gotoAndPlay("answer");
"""
NEXT = f'if (number >= 4) {{ gotoAndPlay("result"); }} else {{ {ASK} }}'


def quiz_files() -> dict[str, bytes]:
    """Return the files that the movie loads, by their name."""
    found = {}
    for number, (question, answers, right) in enumerate(QUESTIONS, 1):
        words = [f"q={question}", *(f"a{i}={answer}" for i, answer in enumerate(answers, 1)), f"right={right}"]
        found[f"quiz{number}.txt"] = "&".join(words).encode("cp932")
    return found


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#3a5ad8")
    main = studio.main
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#6ab0ff", "#3a5ad8", "#5a2aa8")), 1)
    rays = studio.draw(star(0, 0, 260, 60, 14), "#ffffff18")
    spin = studio.timeline()
    spin.pose(rays, 1, Pose())
    spin.tween(1, Pose(), Pose(turn=360 / 14), 30)
    main.place(studio.sprite(spin), 2, 120, 110)
    main.place(_host(studio), 3, 200, 60, name="host")
    main.pose(studio.title("ものしりクイズ", 25, "#5a1a80", "#ffffff", "#ffd24a"), 4, Pose(100, 24, turn=-3))
    main.place(studio.field("hint", 220, 18, "#ffffff", size=16, align="center", text="5でスタート"), 5, 10, 238)
    main.place(studio.keys({"5": ASK, "enter": ASK}), 6)
    main.script(
        'number = 0; score = 0; fscommand2("Escape", "はい", "sent"); fscommand2("Unescape", sent, "back"); stop();'
    )
    main.label("title")
    main.show_frame()
    main.label("loading")
    main.remove(6)
    main.script('hint = "つうしんちゅう" add substring("...", 1, 1 + int(getTimer() / 300) % 3);')
    main.show_frame()
    main.script('if (q ne "") { gotoAndStop("question"); } else { gotoAndPlay("loading"); }')
    main.show_frame()
    _question(studio)
    main.label("answer")
    main.remove(13)
    badge = studio.draw(rounded(-104, -20, 208, 40, 20), vertical(-20, 20, "#fff6a8", "#ffb020"), line("#a85a08", 3))
    clip = studio.timeline()
    clip.place(badge, 1)
    clip.place(studio.field("/:mark", 200, 22, "#8a2a08", size=20, align="center"), 2, -100, -11)
    clip.show_frame()
    main.pose(studio.sprite(clip), 14, Pose(120, 92, 0.1, 0.1))
    main.tween(14, Pose(120, 92, 0.1, 0.1), Pose(120, 92), 6, overshoot)
    main.place(studio.keys({"5": NEXT, "enter": NEXT}), 15)
    main.script('hint = "5でつぎへ"; stop();')
    main.show_frame()
    main.label("result")
    for depth in (10, 11, 14, 15):
        main.remove(depth)
    for index in range(4):
        main.remove(20 + index)
        main.remove(30 + index)
    main.pose(studio.title("おつかれさま", 30, "#5a1a80", "#ffffff", "#ffd24a"), 40, Pose(120, 120))
    main.place(studio.keys({"#": 'getURL("page.html", "_self");'}), 42)
    main.place(studio.field("total", 200, 26, "#ffffff", size=24, align="center"), 41, 20, 150)
    main.script(
        'total = score add "点"; if (length(total) > 4 || total lt "1") { p = mbchr(mbord("満")); first = ord(total); }'
        ' trace("quiz " add score); hint = "";'
    )
    main.label("end")
    main.script("stop();")
    main.show_frame()
    return studio.assemble()


def _question(studio: MovieStudio) -> None:
    main = studio.main
    main.label("question")
    main.place(
        studio.draw(rounded(8, 70, 224, 52, 10), vertical(70, 122, "#ffffff", "#dce8ff"), line("#20307a", 2.5)), 10
    )
    main.place(studio.field("q", 214, 44, "#20307a", size=16, lines=True), 11, 12, 76)
    colors = (("#ff9a9a", "#d83a4a"), ("#9ad0ff", "#2a72d8"), ("#b8f08a", "#3f9a2a"), ("#ffe08a", "#e09a1a"))
    for index, (light, dark) in enumerate(colors):
        y = 130 + 27 * index
        bar = studio.picture(
            studio.draw(rounded(0, 0, 208, 24, 12), vertical(0, 24, light, dark), line("#ffffff", 2)),
            studio.draw(ellipse(13, 12, 9), "#ffffff"),
            (studio.text(str(index + 1), 15, dark), Pose(13, 12)),
        )
        main.place(bar, 20 + index, 16, y)
        main.place(studio.field(f"a{index + 1}", 170, 18, "#ffffff", size=16), 30 + index, 44, y + 2)
    main.place(studio.keys({str(key): ANSWER.format(key=key) for key in range(1, 5)}), 13)
    main.script('hint = "1から4でこたえる"; tellTarget("/host") { gotoAndStop("ask"); }')
    main.show_frame()


def _host(studio: MovieStudio) -> int:
    """Return an owl that asks, is glad, is sad."""
    rim = line("#3a2010", 2)
    body = studio.draw(
        "M-26 30 V-12 Q-30 -30 -20 -34 Q0 -24 20 -34 Q30 -30 26 -12 V30 Q0 42 -26 30 Z",
        vertical(-34, 36, "#d8a060", "#8a5424"),
        rim,
    )
    belly = studio.draw(ellipse(0, 16, 16, 18), "#ffeccc")
    eyes = studio.draw(ellipse(-10, -10, 10) + ellipse(10, -10, 10), "#ffffff", rim)
    beak = studio.draw("M-4 -4 L4 -4 L0 5 Z", "#ffb020", line("#3a2010", 1.5))
    sights = (
        studio.draw(ellipse(-9, -10, 4) + ellipse(9, -10, 4), "#2a1808"),
        studio.draw("M-15 -9 Q-10 -16 -5 -9 M5 -9 Q10 -16 15 -9", None, line("#2a1808", 2.5)),
        studio.draw("M-15 -12 Q-10 -5 -5 -12 M5 -12 Q10 -5 15 -12", None, line("#2a1808", 2.5)),
    )
    timeline = studio.timeline()
    timeline.place(studio.picture(body, belly, eyes, beak), 1)
    for label, sight in zip(("ask", "glad", "sad"), sights, strict=True):
        timeline.label(label)
        timeline.place(sight, 2)
        timeline.script("stop();")
        timeline.show_frame()
        timeline.remove(2)
    return studio.sprite(timeline)
