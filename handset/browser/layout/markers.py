"""List markers: their text, counting, and their place before an item's first line."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, Line, Piece
from handset.browser.layout.context import Context
from handset.browser.layout.faces import SIZES
from handset.browser.style.computed import Style
from handset.browser.style.presentational import whole_number

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
HOLLOW = frozenset("○■")
"""Signs that fill their cell."""
GAP = 3
"""Pixels between a picture, or a sign that fills its cell, and the text."""
_SIGNS = {"disc": "・", "circle": "○", "square": "■"}


def marker_text(kind: str, number: int) -> str:
    """What stands before a list item: a sign, or the number in the kind's own writing."""
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind == "decimal-leading-zero":
        return f"{number:02d}."
    if kind in ("lower-roman", "upper-roman") and 0 < number < 4000:
        text = _roman(number)
        return (text.upper() if kind == "upper-roman" else text) + "."
    if kind in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin") and number > 0:
        text = _letters(number)
        return (text.upper() if kind.startswith("upper") else text) + "."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(97 + place) + text
    return text


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a list item: a sign or number in a style of its own, or a picture."""

    text: str
    style: Style
    picture: Box | None = None


class Markers:
    """The markers of one flow: which items still wait for their first line."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._waiting: dict[int, Marker] = {}
        self._counts: dict[int, int] = {}

    def begin(self, item: Box) -> Marker | None:
        """A list item begins: its number is counted. Answers the marker that stands in its first line's text; one that
        stands outside waits for that line."""
        node, outer = item.node, item.node.parent
        number = 0
        if outer is not None and outer.tag == "ol":
            count = self._counts.get(outer.order)
            start = whole_number(outer.get("start"), -9999, 9999)
            number = (start if start is not None else 1) if count is None else count + 1
            own = whole_number(node.get("value"), -9999, 9999)
            number = own if own is not None else number
            self._counts[outer.order] = number
        marker = self._marker(item, number)
        if marker is None or item.style.list_inside:
            return marker
        self._waiting[id(item)] = marker
        return None

    def _marker(self, item: Box, number: int) -> Marker | None:
        style, picture = item.style, self._picture(item)
        if picture is not None:
            return Marker("", style, picture)
        if style.list_type == "none":
            return None
        text = marker_text(style.list_type, number)
        if text in HOLLOW:
            # Full-width signs are as large as a kanji; a size below the smallest text they read as bullets.
            style = style.child()
            style.face = SIZES[0]
        return Marker(text, style)

    def _picture(self, item: Box) -> Box | None:
        """The picture of `list-style-image`, no higher than the item's text; None while it is not there."""
        style = item.style
        if not style.list_picture:
            return None
        node = Node("img", {"src": style.list_picture}, item.node, -1)
        size = self._context.picture_size(node)
        if size is None:
            return None
        box = Box("image", node, style.child())
        box.height = max(1, min(size[1], self._context.measure.cells[style.face]))
        box.width = max(1, size[0] * box.height // max(1, size[1]))
        return box

    def waits(self, item: Box) -> bool:
        return id(item) in self._waiting

    def mark(self, line: Line, item: Box) -> None:
        """Put an item's marker before its first line."""
        marker = self._waiting.pop(id(item))
        measure, face = self._context.measure, item.style.face
        top = next((piece.y for piece in line.pieces if isinstance(piece, Piece) and piece.style.face == face), None)
        if top is None:
            top = line.y + max(0, line.height - measure.cells[face])
        picture, own = marker.picture, marker.style.face
        if picture is not None:
            picture.shift(
                max(0, line.x - picture.width - GAP) - picture.x,
                top + (measure.cells[face] - picture.height) // 2 - picture.y,
            )
            line.pieces.insert(0, picture)
            return
        width = measure.width(marker.text, own)
        left = line.x - width - (GAP if marker.text in HOLLOW else 0)
        top += (measure.cells[face] - measure.cells[own]) // 2
        line.pieces.insert(0, Piece(marker.text, max(0, left), top, width, marker.style, None))
