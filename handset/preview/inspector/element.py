"""An element of a page as the phone sees it: its tag and place in the markup, its boxes, its computed style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, Sides, TextFragment
from handset.browser.page import Page
from handset.browser.style.computed import Style
from handset.browser.style.units import Percent
from handset.browser.style.values import TRANSPARENT
from handset.geometry import Rect
from handset.preview.lint.markup import Spot
from handset.preview.lint.subject import Subject

NO_SIDES: Sides = (0, 0, 0, 0)
_ALWAYS = ("display", "color", "font_px")
_SKIPPED = frozenset(["serial", "face", "family", "leading", "line_factor", "margin", "padding", "border"])


@dataclass(frozen=True)
class Element:
    """Element of a page as the inspector shows it; border boxes in pixels, sides from the top clockwise."""

    tag: str
    """Its start tag, as a browser writes it."""
    path: str
    spot: Spot
    boxes: tuple[Rect, ...]
    margin: Sides
    border: Sides
    padding: Sides
    style: tuple[tuple[str, str], ...]
    """What its style says otherwise than its parent's gave it, by the CSS name; display, colour and size always."""


def element(page: Page, node: Node) -> Element:
    """Inspect an element, laying out as much of the page as it takes to place it."""
    places = Subject(page).places
    boxes = [box for box in _boxes(page.layout.root) if box.node is node]
    first = boxes[0] if boxes else None
    rects = tuple(box.rect for box in boxes if box.closed) or tuple(page.layout.display.places.get(node.order, ()))
    parent = node.parent
    inherited = _style(page, parent) if parent is not None else page.layout.root.style
    return Element(
        _start_tag(node),
        " > ".join(above.tag for above in reversed(list(_upwards(node)))),
        places.of(node),
        rects,
        first.margin if first else NO_SIDES,
        first.style.border if first else NO_SIDES,
        first.padding if first else NO_SIDES,
        _said(_style(page, node), inherited),
    )


def element_at(page: Page, x: int, y: int) -> Node | None:
    """Return the innermost element painted at a point of the page, as far as it is laid out."""
    found: Node | None = None
    for item in page.layout.display.visible(y, y + 1):
        tall = item.style.font_px if isinstance(item, TextFragment) else item.height
        if item.x <= x < item.x + item.width and item.y <= y < item.y + tall:
            inner = item.link if isinstance(item, TextFragment) else item.node
            found = inner if inner is not None else found
    return found


def _boxes(root: Box) -> Iterator[Box]:
    """Yield all boxes below one, those that stand in lines too."""
    for item in root.walk():
        if isinstance(item, Box):
            yield item
        else:
            for piece in item.pieces:
                if isinstance(piece, Box):
                    yield from _boxes(piece)


def _upwards(node: Node) -> Iterator[Node]:
    current: Node | None = node
    while current is not None and current.tag != "#document":
        yield current
        current = current.parent


def _start_tag(node: Node) -> str:
    words = [f'{name}="{value}"' if value else name for name, value in node.attributes.items()]
    return f"<{' '.join([node.tag, *words])}>"


def _style(page: Page, node: Node) -> Style:
    styles = page.layout.context.styles
    style = styles.root
    for each in reversed(list(_upwards(node))):
        if each is not page.document.root:
            style = styles.of(each, style)
    return style


def _said(style: Style, parent: Style) -> tuple[tuple[str, str], ...]:
    plain = parent.child()
    rows = []
    for name in sorted(set(Style.__slots__) - _SKIPPED, key=lambda each: (each not in _ALWAYS, each)):
        value = getattr(style, name)
        if name in _ALWAYS or value != getattr(plain, name):
            rows.append((_CSS_NAMES.get(name, name.replace("_", "-")), _written(name, value)))
    return tuple(rows)


_CSS_NAMES = {
    "font_px": "font-size",
    "bold": "font-weight",
    "italic": "font-style",
    "small_caps": "font-variant",
    "decoration": "text-decoration",
    "visible": "visibility",
    "picture": "background-image",
    "picture_repeat": "background-repeat",
    "picture_x": "background-x",
    "picture_y": "background-y",
    "picture_fixed": "background-attachment",
    "list_type": "list-style-type",
    "transform": "text-transform",
}
_SWITCHES = {
    "bold": ("normal", "bold"),
    "italic": ("normal", "italic"),
    "small_caps": ("normal", "small-caps"),
    "visible": ("hidden", "visible"),
    "collapse": ("separate", "collapse"),
    "picture_fixed": ("scroll", "fixed"),
}


def _written(name: str, value: object) -> str:
    """Return a computed value in CSS's words."""
    if isinstance(value, bool):
        return _SWITCHES.get(name, ("no", "yes"))[value]
    if isinstance(value, Percent):
        return f"{value:g}%"
    if isinstance(value, tuple):
        if value == TRANSPARENT:
            return "transparent"
        if name in ("color", "background"):
            return "#{:02x}{:02x}{:02x}".format(*value)
        parts = [_written("color" if name == "border_color" and part else name, part) for part in value]
        return parts[0] if len(set(parts)) == 1 else " ".join(parts)
    if value is None:
        return "auto"
    return f"{value:g}px" if isinstance(value, int | float) and value else str(value)
