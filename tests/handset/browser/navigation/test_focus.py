"""Which link is next, and when the page moves instead."""

from __future__ import annotations

from handset.browser.navigation.focus import Viewport, first_on_screen, step
from handset.browser.page import Page
from tests.handset.browser.browser_harness import make_page

LINKS = "".join(f"<a href=/{i}>リンク{i}</a>{'<br>' * 5}" for i in range(10))
"""A link every 100 pixels."""


def at(page: Page, scroll: int, current: int | None, way: int) -> str | None:
    found = step(page.document, page.layout, Viewport(scroll, 280), current, way)
    return next((node.get("href") for node in page.document.focusables if node.order == found), None)


def test_first_link_on_the_screen_gets_the_focus() -> None:
    page = make_page(LINKS)
    assert first_on_screen(page.document, page.layout, Viewport(0, 280)) == page.document.focusables[0].order
    assert first_on_screen(page.document, page.layout, Viewport(150, 280)) == page.document.focusables[2].order
    assert not page.layout.done


def test_next_and_previous_on_the_screen() -> None:
    page = make_page(LINKS)
    orders = [node.order for node in page.document.focusables]
    assert at(page, 0, orders[0], 1) == "/1"
    assert at(page, 0, orders[1], 1) == "/2"
    assert at(page, 0, orders[2], 1) is None
    assert at(page, 0, orders[2], -1) == "/1"
    assert at(page, 0, orders[0], -1) is None


def test_focus_left_behind_begins_at_the_edge_one_comes_from() -> None:
    page = make_page(LINKS)
    first = page.document.focusables[0].order
    assert at(page, 400, first, 1) == "/4"
    assert at(page, 400, first, -1) == "/6"
    assert at(page, 0, None, 1) == "/0"


def test_links_over_two_lines_are_one() -> None:
    page = make_page("あああああああああ<a href=/x>いいいいいいい</a><a href=/y>う</a>")
    page.layout.reach(100)
    assert len(page.layout.display.places[page.document.focusables[0].order]) == 2
    assert at(page, 0, page.document.focusables[0].order, 1) == "/y"
