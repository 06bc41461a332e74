"""What a designer asks of the element that has the focus: what it is, where its box lies, how its letters are set."""

from __future__ import annotations

from handset.browser.computed import Style
from handset.browser.document import Node
from handset.browser.layout.boxes import Box, Line, Piece, Sides
from handset.browser.page import Page
from handset.geometry import Color

Facts = list[tuple[str, str]]
"""(wording of its name, value) of each fact."""


def facts_of(page: Page, node: Node) -> Facts:
    """What there is to tell of a link or field that is laid out."""
    found: Facts = [("element", _tag(node))]
    rects = page.layout.display.places.get(node.order, [])
    found += [("place", f"{rect.x},{rect.y} {rect.width}x{rect.height}") for rect in rects[:4]]
    box, style = _look(page, node)
    if box is not None:
        found += [
            ("margin", _sides(box.margin)),
            ("border", _sides(box.style.border)),
            ("padding", _sides(box.padding)),
        ]
    if style is not None:
        weight = " bold" if style.bold else ""
        found += [("letters", f"{style.font_px}px{weight} {_hex(style.color)}")]
        if style.background is not None:
            found += [("ground", _hex(style.background))]
        found += [("display", style.display)]
    return found


def _tag(node: Node) -> str:
    said = "".join(f" {name}={value}" if value else f" {name}" for name, value in node.attributes.items())
    return f"<{node.tag}{said}>"


def _look(page: Page, node: Node) -> tuple[Box | None, Style | None]:
    """The box of an element, if it has one to itself, and the style of it or of its letters."""
    for item in page.layout.root.walk():
        if isinstance(item, Box) and item.node is node and item.kind != "inline":
            return item, item.style
        pieces = item.pieces if isinstance(item, Line) else []
        for piece in pieces:
            if isinstance(piece, Piece) and piece.link is node:
                return None, piece.style
            if isinstance(piece, Box) and piece.node is node and piece.kind != "inline":
                return piece, piece.style
    return None, None


def _sides(sides: Sides) -> str:
    return " ".join(map(str, sides if len(set(sides)) > 1 else sides[:1]))


def _hex(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
