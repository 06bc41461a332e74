"""List markers: their text, counting, and their place before an item's first line."""

from __future__ import annotations

from handset.browser.faces import SIZES
from handset.browser.layout.boxes import Box, Line, Piece
from handset.browser.layout.measure import Measure
from handset.browser.presentational import whole_number

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
HOLLOW = frozenset("○■")
"""Signs that fill their cell."""
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


class Markers:
    """The markers of one flow: which items still wait for their first line."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._waiting: dict[int, str] = {}
        self._counts: dict[int, int] = {}

    def begin(self, item: Box) -> None:
        """A list item begins: its number is counted."""
        node, outer = item.node, item.node.parent
        number = 0
        if outer is not None and outer.tag == "ol":
            count = self._counts.get(outer.order)
            start = whole_number(outer.get("start"), -9999, 9999)
            number = (start if start is not None else 1) if count is None else count + 1
            own = whole_number(node.get("value"), -9999, 9999)
            number = own if own is not None else number
            self._counts[outer.order] = number
        self._waiting[id(item)] = marker_text(item.style.list_type, number)

    def waits(self, item: Box) -> bool:
        return id(item) in self._waiting

    def mark(self, line: Line, item: Box) -> None:
        """Put an item's marker before its first line."""
        text = self._waiting.pop(id(item))
        measure, style, face = self._measure, item.style, item.style.face
        width = measure.width(text, face)
        top = next((piece.y for piece in line.pieces if isinstance(piece, Piece) and piece.style.face == face), None)
        if top is None:
            top = line.y + max(0, line.height - measure.cells[face])
        gap = 0
        if text in HOLLOW:
            # Full-width signs are as large as a kanji; a size below the smallest text they read as bullets.
            style, gap = style.child(), 3
            style.face = SIZES[0]
            top += (measure.cells[face] - measure.cells[style.face]) // 2
            width = measure.width(text, style.face)
        line.pieces.insert(0, Piece(text, max(0, line.x - width - gap), top, width, style, None))
