"""Overlays of the inspector on the LCD: an element's sides, all boxes, a grid, the way the focus goes."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from handset.browser.layout.boxes import Box, Sides
from handset.browser.page import Page
from handset.geometry import Color, Rect
from handset.preview.inspector.element import Element

MARGIN: Color = (0xF0, 0x9A, 0x3E)
BORDER: Color = (0xE0, 0x30, 0x90)
PADDING: Color = (0x50, 0xB0, 0x50)
CONTENT: Color = (0x30, 0x80, 0xE0)
_GRIDS = ((8, (0x30, 0x80, 0xE0)), (12, (0xE0, 0x30, 0x90)))


class InspectorOverlay(enum.Enum):
    """Overlay over the LCD beside the inspected element; F6 goes from one to the next."""

    NONE = "no overlay"
    BOXES = "boxes"
    GRID_8 = "grid of 8"
    GRID_12 = "grid of 12"
    FOCUS = "focus order"

    @property
    def following(self) -> InspectorOverlay | None:
        """Next overlay; None after the last."""
        every = list(InspectorOverlay)
        place = every.index(self) + 1
        return every[place] if place < len(every) else None


@dataclass(frozen=True)
class Mark:
    """Mark over a part of the page: an outline (`fill` 0) or a translucent fill, with a label in its corner."""

    rect: Rect
    color: Color
    fill: int = 0
    label: str = ""

    def moved(self, dx: int, dy: int) -> Mark:
        """Return the mark moved by `dx` and `dy` pixels."""
        return Mark(self.rect.moved(dx, dy), self.color, self.fill, self.label)


def sides_of(element: Element) -> list[Mark]:
    """Return marks of an element's margin, border, padding and content, and outlines of its further boxes."""
    if not element.boxes:
        return []
    border_box = element.boxes[0]
    padding_box = _without(border_box, element.border)
    content = _without(padding_box, element.padding)
    marks = [
        *_ring(_with(border_box, element.margin), border_box, MARGIN),
        *_ring(border_box, padding_box, BORDER),
        *_ring(padding_box, content, PADDING),
        Mark(content, CONTENT, 70),
    ]
    return marks + [Mark(rect, CONTENT, 70) for rect in element.boxes[1:]]


def overlay_of(page: Page, overlay: InspectorOverlay, scroll: int, height: int) -> list[Mark]:
    """Return the marks of an overlay for the visible part of the page, in pixels of the page."""
    if overlay is InspectorOverlay.BOXES:
        items = page.layout.display.visible(scroll, scroll + height)
        return [Mark(item.rect, PADDING) for item in items if isinstance(item, Box) and item.closed]
    if overlay in (InspectorOverlay.GRID_8, InspectorOverlay.GRID_12):
        step, color = _GRIDS[overlay is InspectorOverlay.GRID_12]
        width = page.model.viewport.width
        down = [Mark(Rect(x, scroll, 1, height), color, 90) for x in range(0, width, step)]
        first = scroll - scroll % step
        return down + [Mark(Rect(0, y, width, 1), color, 90) for y in range(first, scroll + height, step)]
    if overlay is InspectorOverlay.FOCUS:
        marks = []
        keys = {node.order: key for key, node in page.access_keys.items()}
        for number, node in enumerate(page.document.focusables, 1):
            rects = page.layout.display.places.get(node.order, [])
            key = keys.get(node.order)
            marks += [
                Mark(rect, CONTENT, label=(f"{number} [{key}]" if key else str(number)) if place == 0 else "")
                for place, rect in enumerate(rects)
                if rect.y < scroll + height and rect.bottom > scroll
            ]
        return marks
    return []


def _with(rect: Rect, sides: Sides) -> Rect:
    top, right, bottom, left = sides
    return Rect(rect.x - left, rect.y - top, rect.width + left + right, rect.height + top + bottom)


def _without(rect: Rect, sides: Sides) -> Rect:
    top, right, bottom, left = sides
    return Rect(rect.x + left, rect.y + top, max(0, rect.width - left - right), max(0, rect.height - top - bottom))


def _ring(outer: Rect, inner: Rect, color: Color) -> list[Mark]:
    """Return what lies between two rectangles, as four bars that don't overlap; none where a side is nothing."""
    bars = [
        Rect(outer.x, outer.y, outer.width, inner.y - outer.y),
        Rect(outer.x, inner.bottom, outer.width, outer.bottom - inner.bottom),
        Rect(outer.x, inner.y, inner.x - outer.x, inner.height),
        Rect(inner.right, inner.y, outer.right - inner.right, inner.height),
    ]
    return [Mark(bar, color, 110) for bar in bars if bar.width > 0 and bar.height > 0]
