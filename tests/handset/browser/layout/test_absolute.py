"""Absolute and fixed positioning: where boxes stand, how wide they are, what lies on what, and links in them."""

from __future__ import annotations

import time
from itertools import product

from handset.browser.layout.boxes import Box, TextFragment
from handset.browser.navigation.find import find as find_words
from handset.geometry import Rect
from handset.keypad import Key
from tests.handset.browser.browser_harness import BrowserHarness, find, laid_out, lines, make_page

HOLDER = "<div style='position:relative;width:100px;height:60px;margin:10px 0 0 30px;border:2px solid;padding:5px'>"
"""Its padding box lies at 32, 12 and is 110 pixels wide and 70 high; its content begins at 37, 17."""
LENGTHS: dict[str, tuple[int, int] | None] = {
    "auto": None, "0": (0, 0), "9px": (9, 9), "-1em": (-20, -20), "50%": (55, 35)
}  # fmt: skip
"""(pixels across, pixels down) of an inset."""


def rect(markup: str, tag: str = "b") -> Rect:
    layout = make_page(markup).layout
    layout.reach_end()
    boxes = (box for box in layout.root.walk() if isinstance(box, Box) and box.kind != "static-position")
    return next(box.rect for box in boxes if box.node.tag == tag)


def test_a_box_of_fixed_width_stands_where_its_insets_say() -> None:
    for (near, one), (far, other), margin in product(LENGTHS.items(), LENGTHS.items(), (0, 4)):
        style = f"position:absolute;width:40px;height:30px;margin:{margin}px"
        across = rect(f"{HOLDER}<b style='{style};left:{near};right:{far};top:0'></b></div>")
        down = rect(f"{HOLDER}<b style='{style};top:{near};bottom:{far};left:0'></b></div>")
        if one is not None:
            assert across.x == 32 + one[0] + margin, (near, far, margin)
            assert down.y == 12 + one[1] + margin, (near, far, margin)
        elif other is not None:
            assert across.x + 40 == 32 + 110 - other[0] - margin, (near, far, margin)
            assert down.y + 30 == 12 + 70 - other[1] - margin, (near, far, margin)
        else:
            assert across.x == 37 + margin, (near, far, margin)
            assert down.y == 17 + margin, (near, far, margin)
        assert (across.width, down.height) == (40, 30), (near, far, margin)


def test_a_box_between_two_insets_fills_the_room_less_its_edges() -> None:
    for (near, one), (far, other), padding in product(LENGTHS.items(), LENGTHS.items(), (0, 3)):
        if one is None or other is None:
            continue
        style = f"position:absolute;padding:{padding}px;left:{near};right:{far};top:{near};bottom:{far}"
        room = max(110 - one[0] - other[0], 2 * padding), max(70 - one[1] - other[1], 2 * padding)
        wanted = Rect(32 + one[0], 12 + one[1], *room)
        assert rect(f"{HOLDER}<b style='{style}'></b></div>") == wanted, (near, far, padding)


def test_auto_margins_take_what_two_insets_leave() -> None:
    style = "position:absolute;width:30px;height:20px;left:10px;right:20px;top:4px;bottom:6px"
    for margins, x, y in (
        ("auto", 32 + 10 + 25, 12 + 4 + 20),
        ("auto 0 0 auto", 32 + 10 + 50, 12 + 4 + 40),
        ("0 auto auto 0", 32 + 10, 12 + 4),
        ("3px", 32 + 13, 12 + 7),
    ):
        assert rect(f"{HOLDER}<b style='{style};margin:{margins}'></b></div>") == Rect(x, y, 30, 20), margins


def test_a_box_of_automatic_width_is_as_wide_as_its_words_or_as_the_room() -> None:
    for letters, left, width in ((1, 0, 20), (3, 0, 60), (9, 0, 110), (9, 40, 70), (9, 100, 20), (2, 100, 20)):
        markup = f"{HOLDER}<b style='position:absolute;left:{left}px;top:0'>{'あ' * letters}</b></div>"
        assert rect(markup).width == width, (letters, left)


def test_shares_are_of_the_padding_box_and_limits_hold() -> None:
    for style, width, height in (
        ("width:50%;height:50%", 55, 35),
        ("width:200%;max-width:100%;height:10px;min-height:100%", 110, 70),
        ("width:1px;min-width:50%;height:200%;max-height:50%", 55, 35),
        ("left:0;right:0;max-width:30px;top:0;bottom:0;max-height:20px", 30, 20),
    ):
        found = rect(f"{HOLDER}<b style='position:absolute;{style}'></b></div>")
        assert (found.width, found.height) == (width, height), style


def test_without_a_positioned_block_the_first_screen_is_what_contains() -> None:
    screen = make_page("").model.viewport
    for tag in ("div", "p", "span", "table", "ul", "center"):
        markup = f"<p>あ</p><{tag}><b style='position:absolute;right:0;bottom:0;width:9px;height:8px'></b></{tag}>"
        assert rect(markup) == Rect(231, screen.height - 8, 9, 8), tag


def test_what_is_out_of_the_flow_leaves_no_room_and_stays_where_it_would_be() -> None:
    out = "<b style='position:absolute'>い</b>"
    block = "<b style='position:absolute;display:block'>い</b>"
    for markup, place, text in (
        (f"{out}あ", Rect(0, 0, 20, 20), ["い", "あ"]),
        (f"あ{out}う", Rect(20, 0, 20, 20), ["あう", "い"]),
        (f"あ{block}う", Rect(0, 20, 20, 20), ["あう", "い"]),
        (f"<div>あ</div>{out}<div>う</div>", Rect(0, 20, 20, 20), ["あ", "う", "い"]),
        (f"<div style='margin-top:15px'>{out}あ</div>", Rect(0, 15, 20, 20), ["あ", "い"]),
        (f"<div style='margin-top:15px;padding-left:9px'>{out}</div>あ", Rect(9, 15, 20, 20), ["あ", "い"]),
        (f"{'あ' * 14}{out}", Rect(40, 20, 20, 20), ["あ" * 12, "ああ", "い"]),
        (f"<table cellspacing=0 cellpadding=3><tr><td>あ{out}</table>", Rect(23, 3, 20, 20), ["あ", "い"]),
        (f"<div style='float:right;width:50px'>あ{out}</div>", Rect(210, 0, 20, 20), ["あ", "い"]),
        (f"<div style='position:relative;left:7px;top:5px'>あ{out}</div>", Rect(27, 5, 20, 20), ["あ", "い"]),
    ):
        body = laid_out(markup)
        assert rect(markup) == place, markup
        layout = make_page(markup).layout
        layout.reach_end()
        assert sorted(lines(layout.root)) == sorted(text), markup
        assert body.height == laid_out(markup.replace(out, "").replace(block, "")).height, markup


def test_margins_collapse_through_an_empty_block_that_contains() -> None:
    markup = "<div style='position:relative;top:3px'><b style='position:absolute;left:1px;top:2px'>あ</b></div>"
    assert rect(markup + "<p style='margin:25px 0'>い</p>").y == 25 + 3 + 2
    assert rect(f"<p style='margin:4px 0'>う</p>{markup}<p style='margin:4px 0'>い</p>").y == 4 + 20 + 4 + 3 + 2


def test_an_inline_box_contains_from_its_first_corner_to_its_last() -> None:
    inside = "<b style='position:absolute;{}:0;{}:0;width:5px;height:4px'></b>"
    markup = f"あ<span style='position:relative'>いうえ{inside}</span>"
    for side, edge, x, y in (("left", "top", 20, 0), ("right", "top", 75, 0), ("left", "bottom", 20, 16)):
        assert rect(markup.format(side, edge)) == Rect(x, y, 5, 4), (side, edge)


def test_inline_boxes_move_relatively_and_nothing_round_them_does() -> None:
    inner = "<i style='position:relative;top:9px'>う</i>"
    body = laid_out(f"あ<span style='position:relative;left:5px;top:-3px'>い{inner}</span>え")
    (line,) = body.lines()
    found = [(piece.text, piece.x, piece.y) for piece in line.pieces if isinstance(piece, TextFragment)]
    assert found == [("あ", 0, 0), ("い", 25, -3), ("う", 45, 6), ("え", 60, 0)]


def painted(markup: str) -> list[str]:
    """The ids of boxes with a background, the lowest first."""
    page = make_page(markup)
    page.layout.reach_end()
    boxes = [thing for thing in page.layout.visible(0, 1000) if isinstance(thing, Box)]
    return [box.node.get("id") for box in boxes if box.node.get("id")]


def box(name: str, z_index: str = "auto", position: str = "absolute", inside: str = "") -> str:
    style = f"position:{position};z-index:{z_index};background:red;width:9px;height:9px"
    return f"<div id={name} style='{style}'>{inside}</div>"


def test_boxes_are_painted_by_z_index_then_in_document_order() -> None:
    plain = box("s", position="static")
    for markup, order in (
        (box("a") + plain, "sa"),
        (box("a", "-1") + plain, "as"),
        (box("a", "2") + box("b", "1"), "ba"),
        (box("a", "1") + box("b", "1"), "ab"),
        (box("a", "0") + box("b"), "ab"),
        (box("a", "1") + box("b", position="relative"), "ba"),
        (box("a") + box("b", position="relative"), "ab"),
        (box("a", inside=box("b", "-1")), "ba"),
        (box("a", "0", inside=box("b", "-1")), "ab"),
        (box("a", "1", inside=box("b", "9")) + box("c", "2"), "abc"),
        (box("a", inside=box("b", "9")) + box("c", "2"), "acb"),
        (box("a", "-2") + box("b", "-1") + plain + box("c", "0") + box("d", "1"), "abscd"),
        (box("a", "9", position="static") + box("b"), "ab"),
        (box("a", position="fixed") + box("b"), "ab"),
        (box("a", "3", position="fixed") + box("b", "2"), "ba"),
    ):
        assert painted(markup) == list(order), markup


def test_the_page_is_as_high_as_what_hangs_below_it() -> None:
    for style, height in (
        ("top:900px;height:50px", 950),
        ("top:-900px;height:50px", 20),
        ("top:100%;height:50px", 330),
        ("position:fixed;top:900px;height:50px", 20),
    ):
        page = make_page(f"<div style='position:absolute;{style}'></div>あ")
        assert page.model.viewport.height == 280
        assert page.layout.reach_end() == height, style


def test_links_beside_the_page_are_not_gone_to() -> None:
    for style in ("left:-9999px", "top:-500px", "left:240px", "right:-30px", "margin-left:-50px"):
        page = make_page(f"<a href=/skip style='position:absolute;{style}'>あ</a><a href=/x>い</a>")
        page.layout.reach_end()
        assert list(page.layout.display.places) == [page.document.focusables[1].order], style


def test_strict_models_do_not_position() -> None:
    markup = "<div>あ<b style='position:absolute;left:100px;top:50px'>い</b></div>"
    for model in ("p906i", "w61ca", "911sh", "n06a"):
        assert lines(laid_out(markup, model, "application/xhtml+xml")) == ["あい"], model


def test_the_first_screen_shows_what_the_end_of_a_long_page_puts_there() -> None:
    page = make_page("<p>あ</p>" * 300 + "<b style='position:absolute;top:0;left:100px'>い</b>")
    page.layout.reach(10)
    shown = [thing.text for thing in page.layout.visible(0, 20) if isinstance(thing, TextFragment)]
    assert "い" in shown


def test_words_out_of_the_flow_are_found() -> None:
    page = make_page("あ<b style='position:absolute;top:100px'>いう</b>え")
    assert find_words("いう", page.document, page.layout) == [100]


def test_links_in_fixed_boxes_stay_on_the_screen_and_get_the_focus() -> None:
    bar = "<div style='position:fixed;bottom:0'><a href=/top>上</a></div>"
    long = "<a href=/a>あ</a>" + "<p>い</p>" * 30 + "<a href=/z>え</a>" + bar
    harness = BrowserHarness({"http://a.test/": long, "http://a.test/top": "着"})
    harness.browser.open("http://a.test/")
    harness.wait(5)
    seen = []
    for _ in range(30):
        seen += [run.box.y for run in harness.phone.frame().texts if run.text == "上"]
        harness.press(Key.DOWN)
    assert len(seen) == 30
    assert len(set(seen)) == 1
    assert harness.browser.focused_text == "上"
    harness.press(Key.OK)
    assert "着" in harness.text()


def test_hostile_positions_are_done_in_time() -> None:
    begun = time.process_time()
    for markup in (
        "<b style='position:absolute;top:1px'>" * 120 + "あ",
        "<b style='position:absolute'>あ</b>" * 400,
        "<p style='position:relative'>" * 120 + "あ",
        "<b style='position:fixed;z-index:-99999999999999999999'>あ</b>" * 60,
        "<span style='position:relative'>" * 100 + "<b style='position:absolute'>あ</b>" + "</span>" * 100,
        "<b style='position:absolute;top:9e30px;left:-9e30px;width:9e30px;height:9e30px;border:9px dotted'>あ</b>",
        "<b style='position:absolute;left:0;right:-9e30px;top:0;bottom:-9e30px;background:red'>あ</b>",
        "<div style='position:relative;left:9e30px;top:-9e30px'>あ</div>",
        "<div style='overflow:hidden;position:relative'><i style='float:left'>い</i><b style='position:fixed'>あ</b>"
        * 25,
    ):
        page = make_page(markup)
        page.layout.reach_end()
        page.layout.look_at(page.layout.height - 100, 280)
        assert page.layout.visible(0, 280) is not None
        assert 0 <= page.layout.height <= 3_000_000, markup[:60]
    assert time.process_time() - begun < 10


def test_what_a_window_lays_out_anew_beside_floats_stands_once() -> None:
    markup = (
        "<i style='float:left;width:50px;height:50px'></i>"
        "<div style='overflow:hidden'>あ<b style='position:absolute;top:5px;left:6px'>い</b></div>"
    )
    page = make_page(markup)
    page.layout.reach_end()
    assert lines(page.layout.root).count("い") == 1
    assert find(page.layout.root, "i").x == 0
