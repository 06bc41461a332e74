"""List markers (CSS 2.1 chapter 12.5): their text, and their place before an item's first line."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, LineBox, TextFragment
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import Style
from handset.browser.style.fonts import SIZES, plain
from handset.browser.style.list_item_counters import start_of, value_of

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
HOLLOW = frozenset("○■")
"""Signs that fill their cell."""
GAP = 3
"""Pixels between a picture, or a sign that fills its cell, and the text."""
SIGNS = {"disc": "・", "circle": "○", "square": "■"}
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_MOST_ITEMS = 1_000
"""Items whose numbers are looked at for the widest."""


def marker_text(kind: str, number: int) -> str:
    """Return the text of a list item's marker: a sign, or the number in its list-style-type."""
    if kind in SIGNS:
        return SIGNS[kind]
    if kind == "decimal-leading-zero":
        return f"{number:02d}."
    if kind in ("lower-roman", "upper-roman") and 0 < number < 4000:
        text = _roman(number)
        return (text.upper() if kind == "upper-roman" else text) + "."
    if kind in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin") and number > 0:
        text = _letters(number, _LATIN)
        return (text.upper() if kind.startswith("upper") else text) + "."
    if kind == "lower-greek" and number > 0:
        return _letters(number, _GREEK) + "."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int, alphabet: str) -> str:
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(alphabet))
        text = alphabet[place] + text
    return text


@dataclass(frozen=True, slots=True)
class Marker:
    """Marker of a list item: a sign or number in a style of its own, or a picture."""

    text: str
    style: Style
    picture: Box | None = None


def marker_of(context: LayoutContext, node: Node, style: Style) -> Marker | None:
    """Return the marker of a list item, whose number is counted; None for an item without one."""
    number = context.ordinals.of(node)
    picture = _picture(context, node, style)
    if picture is None and style.list_type == "none":
        return None
    own = context.marker_styles.get(style)
    if own is None:
        own = context.marker_styles[style] = _own_style(style)
    if picture is not None:
        return Marker("", own, picture)
    return Marker(marker_text(style.list_type, number), own)


def _own_style(item: Style) -> Style:
    """Return the style of a marker, which an item's decoration leaves alone."""
    own = item.child()
    own.decoration = ""
    sign = SIGNS.get(item.list_type)
    if sign is not None:
        # Full-width signs are as large as a kanji; a size below the smallest text they read as bullets.
        own.face = SIZES[0] if sign in HOLLOW else plain(item.face)
    if item.list_inside:
        own.letter_spacing = GAP if sign in HOLLOW else 0
    return own


def _picture(context: LayoutContext, item: Node, style: Style) -> Box | None:
    """Return the picture of `list-style-image`; None while it is not there."""
    if not style.list_picture:
        return None
    node = Node("img", {"src": style.list_picture}, item, -1)
    size = context.picture_size(node)
    if size is None:
        return None
    box = Box("image", node, style.child())
    box.width = max(1, min(size[0], context.width))
    box.height = max(1, size[1] * box.width // max(1, size[0]))
    if style.list_inside:
        box.margin = (0, GAP, 0, 0)
    return box


def widen(context: LayoutContext, box: Box) -> None:
    """Widen the default left padding of a list for the widest number of its items, whose types may be their own."""
    top, right, bottom, left = box.padding
    extra = _widest(context, box.node, box.style) - left
    if extra > 0:
        box.padding = (top, right, bottom, left + extra)
        box.width += extra if box.style.width is not None else 0


def _widest(context: LayoutContext, node: Node, style: Style) -> int:
    """Return pixels of the widest number that stands outside among a list's items; 0 where all have signs."""
    number, items = start_of(node) - 1, []
    for child in node.children:
        if child.tag == "li":
            own = value_of(child)
            number = number + 1 if own is None else own
            items.append((child, number))
    widest, text_widths = 0, {}
    for item, number in (*items[:_MOST_ITEMS], *items[_MOST_ITEMS:][-1:]):
        own_style = context.styles.of(item, style)
        kind = own_style.list_type
        if kind in SIGNS or kind == "none" or own_style.list_inside or own_style.display != "list-item":
            continue
        asked = kind, number, own_style.face
        if asked not in text_widths:
            text_widths[asked] = context.measure.width(marker_text(kind, number), own_style.face)
        widest = max(widest, text_widths[asked])
    return widest


class Markers:
    """Markers of one flow whose items still wait for their first line."""

    def __init__(self, context: LayoutContext) -> None:
        self._context = context
        self.waiting: dict[int, tuple[Box, Marker]] = {}
        """Items and their markers by the items' identity."""

    def begin(self, item: Box) -> Marker | None:
        """Begin a list item; return its marker if that stands in the text of the first line.

        One that stands outside waits for the first line in the item, of whatever block.
        """
        marker = marker_of(self._context, item.node, item.style)
        if marker is None or item.style.list_inside:
            return marker
        self.waiting[id(item)] = item, marker
        return None

    def waits(self, item: Box) -> bool:
        """Return whether the item's marker still waits for its line."""
        return id(item) in self.waiting

    def mark(self, line: LineBox, intrusion: int = 0, aligned: int = 0) -> None:
        """Place the waiting markers before `line`.

        Floats have moved it right by `intrusion` pixels and alignment by `aligned`; without standards mode markers go
        with a centred text.
        """
        if not self._context.standards:
            intrusion += aligned
        waiting, self.waiting = self.waiting, {}
        for item, marker in reversed(waiting.values()):
            self._put(item, marker, line, item.content_x + intrusion)

    def mark_first(self, box: Box) -> None:
        """Place the waiting markers before the first line of a finished box, such as a table."""
        line = next((each for each in box.walk() if isinstance(each, LineBox)), None)
        if line is not None:
            self.mark(line)

    def mark_top(self, item: Box) -> int:
        """Place the marker of an item without lines at its top; return the height that the item gets by it."""
        measure, face = self._context.measure, item.style.face
        line = LineBox(item.content_x, item.content_y, 0, measure.cells[face], measure.ascents[face], [])
        _, marker = self.waiting.pop(id(item))
        self._put(item, marker, line, item.content_x)
        item.children.append(line)
        return line.height

    def _put(self, item: Box, marker: Marker, line: LineBox, edge: int) -> None:
        measure, own, picture = self._context.measure, marker.style.face, marker.picture
        if picture is not None:
            _grow(line, picture.height)
            picture.shift(edge - picture.width - GAP - picture.x, line.y + line.ascent - picture.height - picture.y)
            line.pieces.insert(0, picture)
            return
        face = item.style.face
        width = measure.width(marker.text, own)
        left = edge - width - (GAP if marker.text in HOLLOW else 0)
        top = line.y + line.ascent - measure.ascents[face] + (measure.cells[face] - measure.cells[own]) // 2
        line.pieces.insert(0, TextFragment(marker.text, left, top, width, marker.style, None))


def _grow(line: LineBox, above: int) -> None:
    """Make a line reach at least `above` pixels over its baseline."""
    more = above - line.ascent
    if more <= 0:
        return
    for piece in line.pieces:
        if isinstance(piece, Box):
            piece.shift(0, more)
        else:
            piece.y += more
    line.ascent += more
    line.height += more
