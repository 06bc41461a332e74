"""`rules` and `frame` of tables: which sides of which parts have a line."""

from __future__ import annotations

from itertools import product

from handset.browser.document.tree import Node
from handset.browser.page import Page
from handset.browser.style.computed import Style
from handset.preview.lint.check import check
from tests.handset.browser.browser_harness import laid_out, make_page

PARTS = ("colgroup", "thead", "tr", "th", "tbody", "td", "tfoot")
TABLE = "<table{}><colgroup span=2><thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f</table>"
LINES = {
    "none": {},
    "groups": {"colgroup": "rl", "thead": "tb", "tbody": "tb", "tfoot": "tb"},
    "rows": {"tr": "tb"},
    "cols": {"td": "rl", "th": "rl"},
    "all": {"td": "trbl", "th": "trbl"},
}
FRAMES = {"void": "", "above": "t", "below": "b", "hsides": "tb", "lhs": "l", "rhs": "r", "vsides": "rl",
          "box": "trbl", "border": "trbl"}  # fmt: skip
BORDERS = {"": 0, " border": 1, " border=0": 0, " border=3": 3}


def style_of(page: Page, tag: str) -> Style:
    node: Node = next(each for each in page.document.root.walk() if each.tag == tag)
    return page.style_of(node)


def sides(style: Style) -> str:
    shown = zip("trbl", style.border, style.border_style, strict=True)
    return "".join(side for side, width, kind in shown if width and kind not in ("none", "hidden"))


def test_rules_draw_their_sides_of_their_parts() -> None:
    """140 inputs: each part of a table by its rules and its border."""
    for (rules, lines), border in product(LINES.items(), BORDERS):
        page = make_page(TABLE.format(f" rules={rules.upper()}{border}"))
        assert style_of(page, "table").collapse, (rules, border)
        assert sides(style_of(page, "table")) == ("trbl" if BORDERS[border] else ""), (rules, border)
        for part in PARTS:
            style = style_of(page, part)
            assert sides(style) == lines.get(part, ""), (rules, border, part)
            assert {style.border["trbl".index(side)] for side in sides(style)} <= {1}, (rules, border, part)


def test_frames_draw_their_sides_of_the_table() -> None:
    for (frame, lines), border, rules in product(FRAMES.items(), BORDERS, ("", " rules=rows")):
        style = style_of(make_page(TABLE.format(f" frame={frame}{border}{rules}")), "table")
        assert sides(style) == lines, (frame, border, rules)
        drawn = {style.border["trbl".index(side)] for side in lines}
        assert drawn <= {BORDERS[border] or 1}, (frame, border, rules)


def test_lines_have_the_tables_border_color_and_stay_out_of_tables_within() -> None:
    page = make_page(TABLE.format(" rules=all bordercolor=#112233"))
    assert style_of(page, "td").border_color == ((0x11, 0x22, 0x33),) * 4
    inner = "<table rules=all><tr><th><table><tr><td>x</table></table>"
    page = make_page(inner)
    assert (sides(style_of(page, "th")), sides(style_of(page, "td"))) == ("trbl", "")


def test_words_that_are_none_of_rules_or_frame_change_nothing() -> None:
    plain = laid_out(TABLE.format("")).height
    for said in ("rules=lines", "frame=left", "rules", "frame=''"):
        assert laid_out(TABLE.format(f" {said}")).height == plain, said
    assert laid_out(TABLE.format(" rules=all"), "w61ca").height == laid_out(TABLE.format(""), "w61ca").height


def test_lint_tells_rules_on_carriers_models_and_words_that_are_none() -> None:
    told = {name: [each.what for each in check(make_page(TABLE.format(" rules=rows frame=hsides"), name))]
            for name in ("qvga", "w61ca", "911sh")}  # fmt: skip
    ignored = ["frame of <table> is ignored", "rules of <table> is ignored"]
    assert {name: sorted(each for each in what if "<table>" in each) for name, what in told.items()} == {
        "qvga": [], "w61ca": ignored, "911sh": ignored,
    }  # fmt: skip
    (each,) = [each for each in check(make_page(TABLE.format(" rules=columns"))) if each.rule == "attribute"]
    assert each.what.startswith("rules='columns' of <table> is not understood")
