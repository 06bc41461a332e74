"""A clock on the desk of a summer night: hands, date, battery, and an egg timer of ten seconds that ends with bells."""

from __future__ import annotations

import math

from games.movies.drawing import Pose, ellipse, line, radial, rounded, solid, star, vertical
from games.movies.studio import MovieStudio

INK = "#20305a"
TICK = """
hour = fscommand2("GetTimeHours"); minute = fscommand2("GetTimeMinutes"); second = fscommand2("GetTimeSeconds");
setProperty("/hour", _rotation, (hour % 12) * 30 + minute / 2);
setProperty("/minute", _rotation, minute * 6 + second / 10);
setProperty("/second", _rotation, second * 6);
fscommand2("GetLocaleLongDate", "long"); fscommand2("GetLocaleTime", "time");
if (brief) {
  fscommand2("GetLocaleShortDate", "long");
  long = long add " " add mbsubstring("日月火水木金土", fscommand2("GetDateWeekday") + 1, 1);
}
night = hour >= 18 || hour < 5;
setProperty("/sky", _alpha, night * 100);
setProperty("/charge", _xscale, fscommand2("GetBatteryLevel") * 100 / fscommand2("GetMaxBatteryLevel"));
if (left > 0) {
  left = int((due - getTimer()) / 1000) + 1;
  shown = "あと" add left add "秒";
  if (due <= getTimer()) { left = 0; gotoAndPlay("bell"); }
}
"""

ZONE = """
zone = fscommand2("GetTimeZoneOffset");
stamp = fscommand2("GetDateYear") * 10000 + fscommand2("GetDateMonth") * 100 + fscommand2("GetDateDay");
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#9fd8f5")
    main = studio.main
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#7cc6f2", "#e8f8ff")), 1)
    main.place(_night(studio), 2, name="sky")
    main.place(_desk(studio), 3)
    main.place(_dial(studio), 4, 120, 112)
    main.place(_hand(studio, 40, 7, INK), 5, 120, 112, name="hour")
    main.place(_hand(studio, 58, 5, INK), 6, 120, 112, name="minute")
    main.place(_hand(studio, 62, 2, "#e2483d"), 7, 120, 112, name="second")
    main.place(studio.draw(ellipse(0, 0, 6), radial(-2, -2, 8, "#ffd9d0", "#e2483d"), line("#8c1f18", 1)), 8, 120, 112)
    main.place(studio.draw(rounded(0, 0, 26, 12, 3), "#ffffff60", line("#ffffff", 1)), 9, 206, 8)
    main.place(studio.draw("M0 0 H22 V8 H0 Z", vertical(0, 8, "#d2ff9a", "#58b52b")), 10, 208, 10, name="charge")
    main.place(studio.field("long", 150, 18, "#ffffff", size=12), 12, 8, 6)
    main.place(studio.field("time", 120, 26, INK, size=20, align="center"), 13, 60, 205)
    main.place(
        studio.field("shown", 220, 18, "#5a3216", size=16, align="center", text="5:タイマー  0:おわる"), 14, 10, 234
    )
    main.place(studio.keys({"5": _START, "1": "brief = 1 - brief;", "0": 'gotoAndStop("end");'}), 15)
    main.script(f'fscommand2("FullScreen", 0); fscommand2("SetQuality", "high"); left = 0; brief = 0; {ZONE} {TICK}')
    main.label("run")
    main.show_frame()
    main.script(TICK)
    main.show_frame()
    main.script('gotoAndPlay("run");')
    main.show_frame()
    _ring(studio)
    _end(studio)
    return studio.assemble()


_START = """
if (left == 0) { due = getTimer() + 10000; left = 10; shown = "あと10秒"; }
"""


def _night(studio: MovieStudio) -> int:
    timeline = studio.timeline()
    timeline.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#0d1440", "#37408c", "#a9619a")), 1)
    timeline.place(studio.draw(ellipse(0, 0, 17), radial(-4, -4, 24, "#fffef0", "#f3dd8e")), 2, 203, 48)
    twinkle = studio.timeline()
    dot = studio.draw(star(0, 0, 4, 1.2, 4), "#fffbe0")
    twinkle.pose(dot, 1, Pose())
    for share in range(12):
        bright = 0.6 + 0.4 * math.cos(math.tau * share / 12)
        twinkle.shift(1, Pose(scale_x=bright, scale_y=bright, alpha=bright))
        twinkle.show_frame()
    star_clip = studio.sprite(twinkle)
    for depth, (x, y) in enumerate(((24, 40), (52, 84), (16, 120), (224, 96), (170, 28), (226, 150), (84, 30)), 3):
        timeline.place(star_clip, depth, x, y)
    timeline.show_frame()
    return studio.sprite(timeline)


def _desk(studio: MovieStudio) -> int:
    wood = studio.draw("M0 200 H240 V260 H0 Z", vertical(200, 260, "#d99a58", "#a3622c"))
    grain = studio.draw("M0 212 Q80 206 150 214 Q200 218 240 210 V213 Q200 221 150 217 Q80 209 0 215 Z", "#c0834380")
    shade = studio.draw(ellipse(120, 202, 76, 9), "#3c1e0a50")
    plate = studio.draw(rounded(52, 201, 136, 30, 8), vertical(201, 231, "#fffdf2", "#e9d9b0"), line("#7d4c1e", 2))
    return studio.picture(wood, grain, shade, plate)


def _dial(studio: MovieStudio) -> int:
    bells = [
        studio.draw(ellipse(x, -76, 20, 16), radial(x - 6, -82, 26, "#fff0b8", "#e0a020"), line("#6b4708", 2))
        for x in (-46, 46)
    ]
    feet = studio.draw("M-52 62 L-66 88 L-52 90 L-38 72 Z M52 62 L66 88 L52 90 L38 72 Z", "#b53a2c", line("#5e140c", 2))
    body = studio.draw(ellipse(0, 0, 84), radial(-30, -36, 130, "#ff9b82", "#d8402c", "#a32314"), line("#5e140c", 2.5))
    face = studio.draw(ellipse(0, 0, 69), radial(-10, -16, 90, "#ffffff", "#fdf6e0", "#e8d8b0"), line("#5e140c", 2))
    marks: list[int | tuple[int, Pose]] = []
    for hour in range(12):
        x, y = math.sin(math.tau * hour / 12), -math.cos(math.tau * hour / 12)
        if hour % 3:
            marks.append(studio.draw(ellipse(60 * x, 60 * y, 2.2), INK))
        else:
            marks.append((studio.text(str(hour or 12), 17, INK), Pose(54 * x, 54 * y)))
    shine = studio.draw("M-58 -30 Q-44 -58 -14 -64 Q-40 -48 -50 -22 Z", "#ffffff90")
    layers: list[int | tuple[int, Pose]] = [*bells, feet, body, face, *marks, shine]
    return studio.picture(*layers)


def _hand(studio: MovieStudio, length: float, width: float, ink: str) -> int:
    half = width / 2
    outline = f"M{-half} 10 L{-half * 0.6:.1f} {-length} Q0 {-length - 4} {half * 0.6:.1f} {-length} L{half} 10 Z"
    timeline = studio.timeline()
    timeline.place(studio.draw(outline, solid(ink)), 1)
    timeline.show_frame()
    return studio.sprite(timeline)


def _ring(studio: MovieStudio) -> None:
    """Let the bell ring: the words jump up and the phone shakes."""
    main = studio.main
    words = studio.picture(
        studio.lettering("時間です!", 34, None, line("#ffffff", 9)),
        studio.lettering("時間です!", 34, None, line("#7c1608", 5)),
        studio.lettering("時間です!", 34, vertical(-16, 16, "#fff48a", "#ff9a2a")),
    )
    main.label("bell")
    main.script('fscommand2("StartVibrate", 200, 100, 3); shown = "0:おわる";')
    main.pose(words, 20, Pose(120, 112, 0.1, 0.1))
    for share in (0.5, 0.9, 1.2, 1.05, 0.95, 1.0, 1.04, 1.0):
        main.shift(20, Pose(120, 112, share, share, 4 if share > 1 else -3))
        main.show_frame()
    main.script(TICK + 'gotoAndPlay("after");')
    main.label("after")
    main.show_frame(3)
    main.script('gotoAndPlay("after");')
    main.show_frame()


def _end(studio: MovieStudio) -> None:
    main = studio.main
    main.label("end")
    main.remove(15)
    curtain = studio.draw("M0 0 H240 V260 H0 Z", "#101838b0")
    main.pose(curtain, 30, Pose())
    main.pose(studio.text("また あした", 28, "#ffffff"), 31, Pose(120, 120))
    main.script('fscommand2("StopVibrate"); shown = ""; stop();')
    main.show_frame()
