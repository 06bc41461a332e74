"""Color and size that stop at headings and cells are told where text lacks them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from handset.browser.document.tree import TEXT, Node
from handset.browser.page import Page
from handset.browser.style.cascade import Styles
from handset.browser.style.computed import Style
from handset.preview.lint.check import check
from tests.handset.browser.browser_harness import XHTML, make_page

ROUND = ["{}", "<div style='color:red'>{}</div>", "<div style='font-size:small'>{}</div>",
         "<font color='red'>{}</font>", "<font size='1'>{}</font>", "<small>{}</small>",
         "<div style='color:red;font-size:large'><p>{}</p></div>"]  # fmt: skip
HELD = ["<h1>x</h1>", "<h2 style='color:red'>x</h2>", "<table><tr><td>x</td></tr></table>",
        "<table style='font-size:small'><tr><th>x</th></tr></table>", "<h3><span style='color:red'>x</span></h3>",
        "<table><tr><td style='font-size:small'><h4>x</h4></td></tr></table>", "<h5><a href='/'>x</a></h5>",
        "<h6><font size='1'>x</font></h6>", "<p style='color:red'>x</p>", "<p>z</p><h4> </h4>",
        "<table><tr><td> </td></tr></table>"]  # fmt: skip


def texts(page: Page, styles: Styles) -> Iterator[Style]:
    def walk(node: Node, style: Style) -> Iterator[Style]:
        for child in node.children:
            if child.tag != TEXT:
                yield from walk(child, styles.of(child, style))
            elif child.text.strip():
                yield style

    yield from walk(page.document.root, styles.root)


def looks(page: Page, *, stops: bool) -> list[tuple[object, int]]:
    """Color and face of each text, and what they would be if nothing stopped them."""
    dialect = page.dialect if stops else replace(page.dialect, font_stops=frozenset())
    return [(style.color, style.face) for style in texts(page, Styles(page.document, dialect, 20))]


def test_what_a_heading_or_cell_keeps_from_its_text_is_told() -> None:
    lost = 0
    for outer, held in product(ROUND, HELD):
        if "table" in held and "color" in outer:
            continue  # Quirks keep the color out of tables everywhere.
        markup = f"<html><body>{outer.format(held)}</body></html>"
        page = make_page(markup, "p906i", XHTML)
        told = [each for each in check(page) if "reach the text of" in each.what]
        differs = looks(page, stops=True) != looks(page, stops=False)
        lost += differs
        assert bool(told) == differs, (markup, told)
        assert not [each for each in check(make_page(markup)) if "reach the text" in each.what]
    assert lost > 25


def test_who_says_it_is_told_once_with_the_first_that_lacks_it() -> None:
    page = make_page(
        "<html><body style='color:red;font-size:small'>\n<h1>x</h1><h2>y</h2></body></html>", "l03a", XHTML
    )
    (each,) = [each for each in check(page) if each.rule == "css"]
    assert (each.line, each.column, each.what) == (1, 7, "font-size of <body> does not reach the text of <h1>")
