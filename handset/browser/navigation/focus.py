"""Sequential focus navigation: to the next link or control that is on the screen; disabled ones are skipped."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.document.tree import Document, Node
from handset.browser.forms.disabled import is_disabled
from handset.browser.page_layout import PageLayout
from handset.geometry import Rect


@dataclass(frozen=True, slots=True)
class Viewport:
    """Viewport: the part of the page on the screen."""

    scroll: int
    height: int

    @property
    def bottom(self) -> int:
        """First row of the page below the screen."""
        return self.scroll + self.height

    def shows(self, rects: list[Rect]) -> bool:
        """Return whether enough of an element's first line is visible to read it."""
        rect = rects[0]
        shown = min(self.bottom, rect.bottom) - max(self.scroll, rect.y)
        return shown >= min(rect.height, 12, self.height)


def node_of(document: Document, order: int | None) -> Node | None:
    """Return the focusable node with this order."""
    if order is None:
        return None
    return next((node for node in document.focusables if node.order == order), None)


def first_on_screen(document: Document, layout: PageLayout, view: Viewport) -> int | None:
    """Return the first focusable element on the screen, laying out as far as the screen reaches."""
    layout.look_at(view.scroll, view.height)
    places = layout.display.places
    for node in document.focusables:
        rects = places.get(node.order)
        if rects and rects[0].y >= view.scroll and view.shows(rects) and not is_disabled(node):
            return node.order
    return None


def last_on_screen(document: Document, layout: PageLayout, view: Viewport) -> int | None:
    """Return the last focusable element on the screen, None without one."""
    layout.look_at(view.scroll, view.height)
    places = layout.display.places
    found = None
    for node in document.focusables:
        rects = places.get(node.order)
        if rects and view.shows(rects) and not is_disabled(node):
            found = node.order
    return found


def step(document: Document, layout: PageLayout, view: Viewport, current: int | None, direction: int) -> int | None:
    """Return the next (`direction` 1) or previous (-1) focusable element on the screen; None where to scroll."""
    layout.look_at(view.scroll, view.height)
    places = layout.display.places
    here = places.get(current) if current is not None else None
    if current is None or not here or not view.shows(here):
        return first_on_screen(document, layout, view) if direction > 0 else last_on_screen(document, layout, view)
    nodes = document.focusables if direction > 0 else document.focusables[::-1]
    passed = False
    for node in nodes:
        if node.order == current:
            passed = True
        elif passed:
            rects = places.get(node.order)
            if rects is not None and not is_disabled(node):
                return node.order if view.shows(rects) else None
    return None
