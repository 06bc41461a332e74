"""The devtools' panels over a page on the phone, and where they stand in the window."""

from __future__ import annotations

import pygame
import pytest

from handset.frontends.inspector_panel import SEVERITIES, InspectorPanel
from handset.frontends.panel import WIDTH, Row, draw_panel, panel_box
from handset.frontends.phone_view import PhoneView, window_size
from handset.frontends.skin.geometry import LARGE
from handset.geometry import Rect
from handset.machine import Handset
from handset.preview.inspector.overlays import InspectorOverlay
from tests.handset.browser.browser_harness import XHTML, BrowserHarness, html

PAGE = '<html><body><a href="">nowhere</a><br><b>bold</b></body></html>'


@pytest.fixture
def phone() -> Handset:
    harness = BrowserHarness({"http://a.test/": PAGE})
    harness.browser.open("http://a.test/")
    harness.wait(20)
    return harness.phone


def test_the_inspector_goes_through_its_overlays_and_closes() -> None:
    inspector = InspectorPanel()
    seen = []
    for _ in range(len(InspectorOverlay) + 1):
        inspector.inspect()
        seen.append(inspector.overlay)
    assert seen == [*InspectorOverlay, None]
    assert not inspector.open


def test_only_one_panel_is_open() -> None:
    inspector = InspectorPanel()
    inspector.inspect()
    inspector.run_lint()
    assert (inspector.overlay, inspector.lint) == (None, True)
    inspector.inspect()
    assert (inspector.overlay, inspector.lint) == (InspectorOverlay.NONE, False)


def test_it_looks_at_the_focus_and_at_what_the_pointer_is_on(phone: Handset) -> None:
    inspector = InspectorPanel()
    inspector.inspect()
    rows, marks = inspector.contents(phone, "en")
    assert rows[0] == Row("<a href>")
    assert marks
    inspector.pointer = (200, phone.model.viewport.y + 200)
    rows, marks = inspector.contents(phone, "en")
    assert rows[0].name in ("Weight", "<html>", "<body>")


def test_lint_says_what_this_phone_would_not_take(phone: Handset) -> None:
    inspector = InspectorPanel()
    inspector.run_lint()
    rows, marks = inspector.contents(phone, "en")
    assert marks == []
    assert any("a link leads nowhere" in row.value for row in rows)


@pytest.mark.parametrize("model", ["p906i", "l03a", "n06a", "w61ca", "qvga"])
@pytest.mark.parametrize("kind", ["text/html", XHTML])
def test_the_inspector_says_that_a_pages_type_costs_it_its_css(model: str, kind: str) -> None:
    harness = BrowserHarness({"http://a.test/": html("<p style='color:red'>x", kind=kind)}, model)
    harness.browser.open("http://a.test/")
    harness.wait(20)
    inspector = InspectorPanel()
    inspector.inspect()
    told = {
        language: [row for row in inspector.contents(harness.phone, language)[0] if row.lamp == SEVERITIES["error"]]
        for language in ("en", "ja")
    }
    lost = model in ("p906i", "l03a") and kind != XHTML
    assert [[row.value for row in rows] for rows in told.values()] == [
        ["This model ignores CSS in text/html; serve the page as application/xhtml+xml."] * lost,
        ["この機種はtext/htmlのCSSを無視します。application/xhtml+xmlで配信してください。"] * lost,
    ]


def test_without_a_page_it_says_so() -> None:
    inspector = InspectorPanel()
    inspector.run_lint()
    assert inspector.contents(BrowserHarness({}).phone, "en") == ([Row("No page on the phone")], [])


def test_the_panel_stands_beside_the_phone_and_the_pointer_finds_the_page(phone: Handset) -> None:
    width, height = window_size(phone.model, 1, LARGE)
    view = PhoneView(pygame.Surface((width, height)), phone.model, bare=False)
    view.layout()
    assert view.zoom == 1
    assert panel_box(width + WIDTH, height, 240) == Rect(width, 0, WIDTH, height)
    assert panel_box(500, height, 240) == Rect(240, 0, 260, height)
    assert panel_box(100, height, 240).width == 0
    assert view.point_at(view.lcd.x, view.lcd.y) == (0, 0)
    assert view.point_at(view.lcd.right, view.lcd.y) is None


def test_rows_and_marks_are_painted_inside_their_places(phone: Handset) -> None:
    width, height = window_size(phone.model, 1, LARGE)
    window = pygame.Surface((width + WIDTH, height))
    beside = panel_box(width + WIDTH, height, 240)
    view = PhoneView(window.subsurface((0, 0, width, height)), phone.model, bare=False)
    view.layout()
    before = window.copy()
    inspector = InspectorPanel()
    inspector.inspect()
    rows, marks = inspector.contents(phone, "en")
    view.paint_lcd(phone.frame())
    view.paint_marks(marks)
    draw_panel(window, beside, [*rows, *rows, *rows, Row("long", "word " * 200)])
    changed = pygame.mask.from_threshold(window, (0, 0, 0), (1, 1, 1, 255), before)
    changed.invert()
    boxes = changed.get_bounding_rects()
    allowed = [pygame.Rect(view.lcd), pygame.Rect(beside)]
    assert boxes
    assert all(any(place.contains(box) for place in allowed) for box in boxes)
