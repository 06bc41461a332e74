"""The cascade, attributes, and what strict models leave out."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.document.tree import MAX_SHEET, Node
from handset.browser.style.computed import Style
from tests.handset.browser.browser_harness import XHTML, find, find_all, laid_out, make_page


def style_of(markup: str, tag: str, model: str = "qvga", kind: str = "text/html") -> Style:
    page = make_page(markup, model, kind)
    styles = page.layout.context.styles
    path: list[Node] = []
    node: Node | None = next(each for each in page.document.root.walk() if each.tag == tag)
    while node is not None and node is not page.document.root:
        path.append(node)
        node = node.parent
    style = styles.root
    for each in reversed(path):
        style = styles.of(each, style)
    return style


def test_cascade_attribute_rule_inline_important() -> None:
    assert style_of("<font color=red>x</font>", "font").color == (255, 0, 0)
    sheet = "<style>font{color:lime} .k{color:blue} font{color:aqua!important}</style>"
    assert style_of(sheet + "<font class=k color=red style='color:black'>x</font>", "font").color == (0, 255, 255)
    assert style_of("<style>font{color:lime}</style><font color=red>x</font>", "font").color == (0, 255, 0)
    assert style_of("<style>#i{color:blue}.k{color:lime}</style><p id=i class=k>x", "p").color == (0, 0, 255)


def test_html_colours_are_forgiving() -> None:
    assert style_of("<font color=FF0000>x</font>", "font").color == (255, 0, 0)
    assert style_of("<body bgcolor=#abc>x", "body").background == (0xAA, 0xBB, 0xCC)


@pytest.mark.parametrize(
    ("size", "face"), [("1", 16), ("2", 16), ("3", 20), ("4", 24), ("7", 24), ("-1", 16), ("+1", 24)]
)
def test_font_sizes_are_three(size: str, face: int) -> None:
    assert style_of(f"<font size={size}>x</font>", "font").face == face


def test_percentages_ems_and_steps() -> None:
    assert style_of("<p style='font-size:80%'>x", "p").face == 16
    assert style_of("<p style='font-size:12px'>x", "p").face == 12
    assert style_of("<p style='padding-left:2em'>x", "p").padding[3] == 40
    assert style_of("<p style='border-style:solid'>x", "p").border == (3, 3, 3, 3)


def test_body_says_link_colours() -> None:
    markup = "<body link=#112233 vlink=#445566><a href=/x>x</a>"
    assert style_of(markup, "a").color == (0x11, 0x22, 0x33)
    page = make_page(markup, visited=frozenset(["http://a.test/x"]))
    line = next(iter(page.layout.display.visible(0, 0)), None)
    assert line is None
    page.layout.reach(100)
    piece = next(iter(page.layout.display))
    assert piece.style.color == (0x44, 0x55, 0x66)


def test_docomo_takes_inline_css_only_and_not_all_of_it() -> None:
    sheet = "<style>p{color:red} a:link{color:lime}</style>"
    markup = sheet + "<p style='background-color:blue;margin:9px;font-size:13px'><a href=/>x</a></p>"
    style = style_of(markup, "p", "l03a", XHTML)
    assert style.color != (255, 0, 0)
    assert style.background == (0, 0, 255)
    assert style.margin[3] == 0
    assert style.font_px == 20
    assert style_of(markup, "a", "l03a", XHTML).color == (0, 255, 0)


def test_an_early_phone_knows_no_css_and_no_tables() -> None:
    assert style_of("<div style='background-color:blue'>x</div>", "div", "early").background is None
    assert style_of("<font color=red>x</font>", "font", "early").color == (255, 0, 0)
    body = laid_out("<table><tr><td>a<td>b</table>", "early")
    assert all(getattr(item, "kind", "") not in ("table", "cell") for item in body.walk())


def test_elements_alike_share_a_style() -> None:
    body = laid_out("<div><b style='color:red'>x</b></div>" * 20)
    divs = [item for item in body.children if getattr(item, "node", None) is not None]
    assert len({id(item.style) for item in divs if hasattr(item, "style")}) == 1


def test_cells_take_their_tables_padding() -> None:
    assert find(laid_out("<table cellpadding=7><tr><td>x</table>"), "td").padding == (7, 7, 7, 7)


def test_of_many_styles_that_all_differ_the_first_count() -> None:
    count = MAX_SHEET // 20
    body = laid_out("".join(f"<p style='text-indent:{n:026}px'>x" for n in range(count)))
    indents = [box.style.text_indent for box in find_all(body, "p")]
    read = indents.index(0, 1)
    assert indents[:read] == list(range(read))
    assert read == count // 2
    assert set(indents[read:]) == {0}
    same = laid_out("<p style='text-indent:0000007px'>x" * count)
    assert {box.style.text_indent for box in find_all(same, "p")} == {7}


def test_headings_and_cells_of_docomos_xhtml_have_the_pages_own_color_and_size() -> None:
    """60 inputs: each such element, colored and sized by itself and by what stands round it."""
    outer = ("<div style='color:red;font-size:small'>{}</div>", "<font color=red size=1>{}</font>", "{}")
    for tag, round_it, own in product(
        ("h1", "h2", "h3", "h4", "h5", "h6", "td", "th"), outer, ("", "color:red", "font-size:large")
    ):
        element = f"<{tag} style='{own}'>x<span style='color:#00f;font-size:small'>y</span></{tag}>"
        markup = round_it.format(f"<table><tr>{element}</tr></table>" if tag in ("td", "th") else element)
        markup = f"<body style='color:#008000;font-size:small'>{markup}"
        for model in ("l03a", "p906i"):
            text, inner = (style_of(markup, each, model, XHTML) for each in (tag, "span"))
            assert (text.color, text.face) == ((0, 0x80, 0), 20), (model, markup)
            assert (inner.color, inner.face) == ((0, 0, 255), 16), (model, markup)


def test_fonts_reach_headings_and_cells_elsewhere() -> None:
    for tag, model in product(("h1", "td"), ("qvga", "n06a", "w61ca", "911sh")):
        element = f"<{tag} style='color:red;font-size:small'>x</{tag}>"
        markup = f"<table><tr>{element}</table>" if tag == "td" else element
        text = style_of(markup, tag, model, XHTML)
        assert (text.color, text.face) == ((255, 0, 0), 16), (model, markup)
    in_html = style_of("<font color=red size=1><h1>x</h1></font>", "h1", "p906i")
    assert (in_html.color, in_html.face) == ((255, 0, 0), 16)
