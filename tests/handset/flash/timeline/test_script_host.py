"""What actions do to clips: paths, variables, properties, targets, the phone behind."""

from __future__ import annotations

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.swf.header import read_header
from handset.flash.swf.movie import parse_movie
from handset.flash.trace import run_trace
from tests.handset.flash.running import RED, run


def nested() -> MovieBuilder:
    """A movie whose clip `menu` has a clip `item`; both, and the root, have a variable `v`."""
    builder = MovieBuilder()
    item = builder.timeline()
    item.place(builder.rectangle(0, 0, 40, 20, RED), 1)
    item.actions('push "v" "of item"\nsetVariable')
    item.show_frame()
    menu = builder.timeline()
    menu.place(builder.sprite(item), 1, 10, 10, name="item")
    menu.actions('push "v" "of menu"\nsetVariable')
    menu.show_frame()
    builder.main.place(builder.sprite(menu), 1, 5, 5, name="menu")
    builder.main.actions('push "v" "of root"\nsetVariable')
    builder.main.show_frame()
    return builder


def ask(source: str) -> list[str]:
    builder = nested()
    builder.main.actions(f"stop\n{source}")
    builder.main.show_frame()
    return run(builder, 2)[1].lines


def test_paths_lead_to_variables_from_anywhere() -> None:
    for name, value in {
        "v": "of root",
        "/:v": "of root",
        "menu:v": "of menu",
        "/menu:v": "of menu",
        "menu/item:v": "of item",
        "/MENU/Item:V": "of item",
        "_level0/menu:v": "of menu",
        "menu/item/..:v": "of menu",
        "menu/item/../..:v": "of root",
        "menu/nobody:v": "",
        "..:v": "",
    }.items():
        assert ask(f'push "{name}"\ngetVariable\ntrace') == [value], name


def test_a_target_is_where_actions_work() -> None:
    source = 'setTarget "/menu/item"\npush "v"\ngetVariable\ntrace\npush "../:v" "new"\nsetVariable\n'
    assert ask(source + 'setTarget ""\npush "menu:v"\ngetVariable\ntrace') == ["of item", "new"]
    assert ask('push "menu"\nsetTarget2\npush "v"\ngetVariable\ntrace') == ["of menu"]
    lost = ask('setTarget "nobody"\npush "v"\ngetVariable\ntrace\nstop\nsetTarget ""')
    assert lost == ["of root"], "without a target, names are the root's"


def test_properties_are_read_by_number_and_by_name() -> None:
    numbers = {0: "5", 1: "5", 2: "100", 3: "100", 4: "1", 5: "1", 6: "100", 7: "1", 8: "40", 9: "20", 10: "0"}
    for number, value in {**numbers, 11: "/menu", 12: "1", 13: "menu", 16: "1", 17: "1", 19: "HIGH"}.items():
        assert ask(f'push "/menu" {number}\ngetProperty\ntrace') == [value], number
    assert ask('push "/menu:_x"\ngetVariable\ntrace') == ["5"]
    assert ask('push "/menu" 40\ngetProperty\ntrace') == ["undefined"]
    assert ask('push "/nobody" 0\ngetProperty\ntrace') == [""]


def test_properties_are_set_and_the_matrix_follows() -> None:
    for number, value, others in [
        (0, "12.5", {0: "12.5"}),
        (2, "50", {2: "50", 8: "20", 9: "20"}),
        (3, "200", {3: "200", 9: "40"}),
        (8, "80", {2: "200", 8: "80"}),
        (10, "90", {10: "90", 8: "20", 9: "40"}),
        (10, "270", {10: "-90"}),
        (6, "50", {6: "50"}),
        (7, "0", {7: "0"}),
        (13, '"other"', {}),
        (0, '"x"', {0: "0"}),
    ]:
        lines = ask(
            f'push "/menu" {number} {value}\nsetProperty\n'
            + "\n".join(f'push "/menu" {other}\ngetProperty\ntrace' for other in others)
        )
        assert lines == list(others.values()), (number, value)
    assert ask('push "/menu" 13 "carte"\nsetProperty\npush "/carte:v"\ngetVariable\ntrace') == ["of menu"]


def test_a_field_begins_with_its_text_and_shows_its_variable() -> None:
    builder = MovieBuilder()
    builder.main.place(builder.text_field("/:score", 0, 0, 90, 20, text="0点"), 1)
    builder.main.actions('push "score"\ngetVariable\ntrace')
    builder.main.show_frame()
    assert run(builder)[1].lines == ["0点"]


def test_commands_answer_and_write_variables() -> None:
    for source, lines in {
        'push "GetBatteryLevel" 1\nfscommand2\ntrace': ["3"],
        'push "getmaxvolumelevel" 1\nfscommand2\ntrace': ["6"],
        'push "d" "GetDevice" 2\nfscommand2\ntrace\npush "d"\ngetVariable\ntrace': ["0", "qvga"],
        'push "GetDateYear" 1\nfscommand2\ntrace\npush "GetDateWeekday" 1\nfscommand2\ntrace': ["2009", "6"],
        'push "t" "GetLocaleTime" 2\nfscommand2\npop\npush "t"\ngetVariable\ntrace': ["12:00:00"],
        'push "e" "日 1" "Escape" 3\nfscommand2\npop\npush "e"\ngetVariable\ntrace': ["%93%FA%201"],
        'push "e" "%93%FA" "Unescape" 3\nfscommand2\npop\npush "e"\ngetVariable\ntrace': ["日"],
        'push "MakeTea" 1\nfscommand2\ntrace': ["-1"],
        'push "GetDevice" 1\nfscommand2\ntrace': ["-1"],
        'push 3 100 200 "StartVibrate" 4\nfscommand2\ntrace': ["0"],
        'push 3 100 20000 "StartVibrate" 4\nfscommand2\ntrace': ["-1"],
        "push 0\nfscommand2\ntrace": ["-1"],
    }.items():
        assert ask(source) == lines, source


def test_effects_and_requests_reach_the_phone() -> None:
    builder = MovieBuilder()
    builder.main.actions(
        'push "Quit" "Menu" "SetSoftKeys" 3\nfscommand2\npop\npush 3 100 200 "StartVibrate" 4\nfscommand2\npop\n'
        'getURL "http://m.example.jp/" "_self"\npush "next.swf" "/mc"\ngetURL2 64\npush "Quit" 1\nfscommand2\npop'
    )
    builder.main.show_frame()
    _, device = run(builder)
    assert device.effects == [("softkeys", "Menu", "Quit"), ("vibrate", "200", "100", "3"), ("quit",)]
    assert device.requests == [("http://m.example.jp/", "_self"), ("next.swf", "/mc")]


def test_frames_that_the_file_lacks_never_arrive() -> None:
    builder = MovieBuilder()
    builder.main.actions('waitForFrame 1 2\npush "there"\ntrace\npush 9\nwaitForFrame2 2\npush "not"\ntrace')
    builder.main.show_frame(2)
    data = builder.assemble()
    assert run(builder)[1].lines == ["there", "not"]
    reader = read_header(data)[1]
    told = data[: reader.position - 2] + (9).to_bytes(2, "little") + data[reader.position :]
    assert run_trace(parse_movie(told), 1)[1].lines == ["there"]


def test_a_preloader_waits_until_the_file_has_arrived() -> None:
    builder = MovieBuilder()
    builder.main.actions('push "_framesloaded"\ngetVariable\ntrace\nwaitForFrame 3 1\ngotoFrame 3')
    builder.main.show_frame()
    builder.main.actions("gotoFrame 0\nplay")
    builder.main.show_frame()
    builder.main.actions(f'push "{"x" * 40_000}"\npop\n' * 2)
    builder.main.show_frame()
    builder.main.actions('stop\npush "all here"\ntrace\npush "_framesloaded"\ngetVariable\ntrace')
    builder.main.show_frame()
    assert len(builder.assemble()) > 65_536
    assert run(builder, 4)[1].lines == ["2", "4", "all here", "4"]
