"""The inspector: an element's place, boxes and style; what a page weighs; what is laid over the LCD."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import Node
from handset.browser.page import Page
from handset.geometry import Rect
from handset.network import BEARERS, Network, Request, Response
from handset.preview.inspector.element import element, element_at
from handset.preview.inspector.overlays import InspectorOverlay, overlay_of, sides_of
from handset.preview.inspector.weight import weigh
from tests.handset.browser.browser_harness import Site, make_page

MARKUP = (
    "<html><body>\n"
    '<div style="margin:4px 6px;padding:3px;border:2px solid #ff0000;color:#008000">\n'
    '  one <a href="/a" accesskey="1">two</a></div>\n'
    '<a href="/b">three</a></body></html>'
)


def page_of(markup: str = MARKUP, model: str = "qvga") -> Page:
    page = make_page(markup, model)
    page.layout.reach_end()
    return page


def first(page: Page, tag: str) -> Node:
    return next(node for node in page.document.root.walk() if node.tag == tag)


def test_a_block_has_its_sides_its_place_and_its_style() -> None:
    page = page_of()
    found = element(page, first(page, "div"))
    assert found.spot == (2, 1)
    assert found.path == "html > body > div"
    assert (found.margin, found.border, found.padding) == ((4, 6, 4, 6), (2,) * 4, (3,) * 4)
    style = dict(found.style)
    assert style["display"] == "block"
    assert style["color"] == "#008000"
    assert style["border-color"] == "#ff0000"
    assert style["border-style"] == "solid"


def test_a_link_stands_where_it_is_painted() -> None:
    page = page_of()
    node = first(page, "a")
    found = element(page, node)
    assert found.tag == '<a href="/a" accesskey="1">'
    assert found.spot == (3, 7)
    box = found.boxes[0]
    assert element_at(page, box.x + 1, box.y + 1) is node
    assert dict(found.style)["text-decoration"] == "underline"


def test_a_point_beside_the_text_is_the_block_it_is_in() -> None:
    page = page_of()
    box = element(page, first(page, "div")).boxes[0]
    under = element_at(page, box.right - 4, box.y + 4)
    assert under is not None
    assert under.tag == "div"
    assert element_at(page, 5, 10_000) is None


def test_veils_fill_the_margin_box_without_overlap() -> None:
    page = page_of()
    found = element(page, first(page, "div"))
    marks = sides_of(found)
    box = found.boxes[0]
    assert sum(mark.rect.width * mark.rect.height for mark in marks) == (box.width + 12) * (box.height + 8)
    assert not any(a.rect.overlaps(b.rect) for place, a in enumerate(marks) for b in marks[place + 1 :])


def test_the_focus_goes_by_numbers_with_their_access_keys() -> None:
    page = page_of()
    assert [mark.label for mark in overlay_of(page, InspectorOverlay.FOCUS, 0, 240)] == ["1 [1]", "2"]
    assert overlay_of(page, InspectorOverlay.FOCUS, 5_000, 240) == []


@pytest.mark.parametrize(("overlay", "step"), [(InspectorOverlay.GRID_8, 8), (InspectorOverlay.GRID_12, 12)])
def test_a_grid_keeps_to_the_page_as_it_scrolls(overlay: InspectorOverlay, step: int) -> None:
    page = page_of()
    rows = [mark.rect.y for mark in overlay_of(page, overlay, 20, 100) if mark.rect.height == 1]
    assert rows[0] <= 20
    assert all(y % step == 0 for y in rows)


def test_overlays_follow_one_another_and_end() -> None:
    seen = [InspectorOverlay.NONE]
    while (following := seen[-1].following) is not None:
        seen.append(following)
    assert seen == list(InspectorOverlay)


def test_boxes_of_the_part_on_the_screen() -> None:
    page = page_of()
    rects = [mark.rect for mark in overlay_of(page, InspectorOverlay.BOXES, 0, 240)]
    assert element(page, first(page, "div")).boxes[0] in rects
    assert all(isinstance(rect, Rect) for rect in rects)


def test_weight_is_what_the_carrier_counts_and_the_bearer_takes() -> None:
    page = make_page('<img src="/p.gif" alt="">', "l03a", files={"http://a.test/p.gif": b"x" * 5_000})
    weight = weigh(page)
    assert weight.markup == len(page.response.body)
    assert (weight.files, weight.count) == (5_000, 1)
    assert weight.fits
    slow = dict(weight.seconds)
    assert slow["imode"] > slow["foma"] > slow["hsdpa"] > 0


def test_a_bearer_says_the_ticks_that_the_network_takes() -> None:
    request = Request("GET", "http://a.test/")
    answer = Response("http://a.test/", 200, (("Content-Type", "text/html"),), b"x" * 3_000)
    network = Network(Site({"http://a.test/": answer}), BEARERS["foma"])
    number = network.start(request)
    ticks = 0
    while not isinstance(network.poll(number), Response):
        network.tick()
        ticks += 1
    assert ticks == BEARERS["foma"].ticks(request, 3_000)
