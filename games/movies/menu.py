"""A portal's menu of 2008: five rows that the focus opens, a page about the phone, soft keys, a farewell."""

from __future__ import annotations

from games.movies.drawing import Pose, ease_out, ellipse, line, overshoot, radial, rounded, star, vertical
from games.movies.studio import MovieStudio

ROWS = (
    ("きょうの空", "くもりのち晴れ 24℃", "#ffd24a", "#f08a1e"),
    ("おみくじ", "ラッキーな色をうらなう", "#ff9ec2", "#e2457f"),
    ("ケータイ情報", "電池・電波・メモリ", "#9be3ff", "#2b8fd6"),
    ("せってい", "画質とバイブ", "#c3f08a", "#4fa532"),
    ("おわる", "またきてね", "#d9c9ff", "#7a5bd0"),
)
FORTUNES = ("大吉 ラッキーカラーは金", "中吉 ラッキーカラーは緑", "小吉 ラッキーカラーは青", "末吉 ラッキーカラーは桃")
PHONE = """
fscommand2("GetDevice", "device"); fscommand2("GetPlatform", "platform"); fscommand2("GetLanguage", "language");
fscommand2("GetDeviceID", "id"); fscommand2("GetNetworkName", "network");
fscommand2("GetNetworkConnectionName", "line");
net = fscommand2("GetNetworkStatus") add "/" add fscommand2("GetNetworkRequestStatus") add "/"
  add fscommand2("GetNetworkConnectStatus") add "/" add fscommand2("GetNetworkGeneration");
power = fscommand2("GetPowerSource");
if (power == 0) { power = "電池"; } else { power = "充電中"; }
body = "きしゅ " add device add chr(10)
  add "でんち " add fscommand2("GetBatteryLevel") add "/" add fscommand2("GetMaxBatteryLevel") add " " add power
  add chr(10) add "でんぱ " add fscommand2("GetSignalLevel") add "/" add fscommand2("GetMaxSignalLevel") add chr(10)
  add "おと " add fscommand2("GetVolumeLevel") add "/" add fscommand2("GetMaxVolumeLevel") add chr(10)
  add "メモリ " add fscommand2("GetFreePlayerMemory") add "/" add fscommand2("GetTotalPlayerMemory") add "KB"
  add chr(10) add "ことば " add language add " " add mbsubstring(platform, 1, 6); size = mblength(body);
"""


def build() -> bytes:
    """Return the movie."""
    studio = MovieStudio(background="#fff6e4")
    main = studio.main
    main.place(studio.draw("M0 0 H240 V260 H0 Z", vertical(0, 260, "#ffeeb8", "#ffd0dc", "#c8d4ff")), 1)
    main.place(_bubbles(studio), 2)
    banner = studio.draw("M0 0 H240 V40 Q120 54 0 40 Z", vertical(0, 46, "#ff8fb4", "#e8407c"), line("#a81c52", 2))
    main.place(banner, 3)
    logo = studio.picture(
        studio.lettering("ぽけっと広場", 25, None, line("#8c1240", 5)),
        studio.lettering("ぽけっと広場", 25, vertical(-12, 12, "#ffffff", "#ffe27a")),
    )
    main.pose(logo, 4, Pose(120, 22))
    main.place(studio.field("hint", 228, 18, "#7a3458", size=16, align="center"), 5, 6, 238)
    main.script(
        'fscommand2("FullScreen", 0); fscommand2("SetSoftKeys", "もどる", "おわる");'
        'fscommand2("SetFocusRectColor", 255, 120, 0); fscommand2("ExtendBacklightDuration", 60);'
        'fscommand2("SetInputTextType", "hint", "Hiragana"); _focusrect = 0; '
        'side = fscommand2("GetSoftKeyLocation"); hint = "↑↓でえらぶ 決定でひらく";'
    )
    for index in range(5):
        main.pose(_row(studio, index), 10 + index, Pose(360, 64 + 36 * index))
    for frame in range(1, 9):
        for index in range(5):
            share = min(1.0, max(0.0, (frame - index * 0.6) / 5))
            main.shift(10 + index, Pose(360, 64 + 36 * index).between(Pose(120, 64 + 36 * index), overshoot(share)))
        main.show_frame()
    main.place(studio.keys({"soft-right": 'gotoAndPlay("bye");', "0": 'gotoAndPlay("bye");'}), 30)
    main.label("menu")
    main.script("stop();")
    main.show_frame()
    _page(studio)
    _farewell(studio)
    return studio.assemble()


def _bubbles(studio: MovieStudio) -> int:
    bubble = studio.draw(ellipse(0, 0, 14), radial(-4, -5, 20, "#ffffffc0", "#ffffff50", "#ffffff18"))
    timeline = studio.timeline()
    spots = ((30, 0.9), (78, 0.5), (126, 1.2), (170, 0.7), (212, 1.0))
    for depth, (x, scale) in enumerate(spots, 1):
        timeline.pose(bubble, depth, Pose(x, 280, scale, scale))
    for frame in range(48):
        for depth, (x, scale) in enumerate(spots, 1):
            height = (frame * 6 + depth * 61) % 288
            timeline.shift(depth, Pose(x + (frame // 4 + depth) % 3, 274 - height, scale, scale))
        timeline.show_frame()
    return studio.sprite(timeline)


def _row(studio: MovieStudio, index: int) -> int:
    """Return a row's clip: a button whose lit state is larger, with its icon, words and what it tells."""
    title, note, light, dark = ROWS[index]
    rim = line("#ffffff", 2)
    icon = studio.draw(ellipse(-84, 0, 12), radial(-88, -5, 20, "#ffffff", light, dark), line(dark, 1.5))
    sign = studio.draw(star(-84, 0, 8, 3.6, 4 + index), "#ffffffe0")
    plain = studio.picture(
        studio.panel(206, 30, 12, vertical(-15, 15, "#ffffff", "#f2e6f0"), line("#c9a2b8", 1.5)),
        icon,
        sign,
        (studio.text(title, 17, "#5a3048", "left"), Pose(-64, 0)),
    )
    lit = studio.picture(
        studio.panel(222, 38, 14, "#00000030", line("#00000000", 0)),
        studio.panel(220, 35, 14, vertical(-17, 17, light, dark), rim),
        icon,
        sign,
        (studio.text(title, 19, "#ffffff", "left"), Pose(-64, 0)),
        (studio.draw("M92 -7 L102 0 L92 7 Z", "#ffffff"), Pose()),
    )
    press = 'gotoAndPlay("bye");' if index == 4 else f'choice = {index}; gotoAndPlay("page");'
    enter = f'../:hint = "{note}";'
    timeline = studio.timeline()
    timeline.place(
        studio.choice(plain, lit, press=f'tellTarget("/") {{ {press} }}', enter=enter, leave='../:hint = "";'), 1
    )
    timeline.show_frame()
    return studio.sprite(timeline)


def _page(studio: MovieStudio) -> None:
    """Slide a page over the menu and fill it with what was chosen."""
    main = studio.main
    timeline = studio.timeline()
    timeline.place(studio.draw(rounded(-104, -92, 208, 184, 12), "#fffdf8", line("#e8407c", 3)), 1)
    timeline.place(studio.draw("M-104 -62 H104 V-61 H-104 Z", "#f4b4cc"), 2)
    timeline.place(studio.field("/:head", 192, 22, "#c22462", size=20, align="center"), 3, -96, -86)
    timeline.place(studio.field("/:body", 196, 142, "#4c3040", size=16, lines=True), 4, -98, -56)
    timeline.place(studio.field("/:foot", 192, 18, "#9a6a84", size=12, align="center"), 5, -96, 70)
    timeline.show_frame()
    page = studio.sprite(timeline)
    main.label("page")
    for index in range(5):
        main.remove(10 + index)
    main.remove(30)
    names = "".join(f'if (choice == {i}) {{ head = "{row[0]}"; }}' for i, row in enumerate(ROWS))
    lots = "".join(f'if (lot == {i}) {{ body = "{text}"; }}' for i, text in enumerate(FORTUNES))
    main.script(
        f'{names} body = ""; foot = "OK:もどる 0:おわる"; hint = "";'
        'if (choice == 0) { body = "きょうはくもりのち晴れ。" add chr(10) add "さいこう 24℃ かさはいりません。"; }'
        f"if (choice == 1) {{ lot = random(4); {lots} }}"
        f"if (choice == 2) {{ {PHONE} }}"
        'if (choice == 3) { toggleHighQuality(); fscommand2("SetQuality", "medium");'
        ' body = "画質は" add _quality add chr(10) add "バイブがふるえます"; fscommand2("StartVibrate", 100, 50, 2); }'
    )
    main.pose(page, 20, Pose(120, 380))
    main.tween(20, Pose(120, 380), Pose(120, 140), 6, ease_out)
    main.script("stop();")
    leave = 'fscommand2("StopVibrate"); gotoAndPlay(1);'
    main.place(studio.keys({"enter": leave, "soft-left": leave, "0": 'gotoAndPlay("bye");'}), 31)
    main.show_frame()


def _farewell(studio: MovieStudio) -> None:
    main = studio.main
    main.label("bye")
    for depth in (*range(10, 15), 20, 30, 31):
        main.remove(depth)
    words = studio.picture(
        studio.lettering("またきてね", 36, None, line("#ffffff", 9)),
        studio.lettering("またきてね", 36, None, line("#b8245e", 5)),
        studio.lettering("またきてね", 36, vertical(-18, 18, "#fff6a8", "#ff8a5a")),
    )
    main.script('fscommand2("ResetSoftKeys"); hint = "0:とじる";')
    main.pose(words, 40, Pose(120, 140, 0.2, 0.2))
    main.tween(40, Pose(120, 140, 0.2, 0.2, -20), Pose(120, 140), 8, overshoot)
    main.place(studio.keys({"0": 'fscommand2("Quit");'}), 41)
    main.label("end")
    main.script("stop();")
    main.show_frame()
