"""Inline formatting (CSS 2.1 chapter 9.4.2, 10.8): a run of text and pictures -> lines.

A paragraph is one string with the advance of each character; pictures and controls are one character of it.
Lines are then found by bisection, so a long text costs little more than its lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from handset.browser.computed import Style
from handset.browser.document import Node
from handset.browser.layout.boxes import Box, Line, Piece
from handset.browser.layout.linebreak import OBJECT, forced_end, line_end
from handset.browser.layout.measure import Measure
from handset.geometry import Color

_SPACES = re.compile(r"[ \t\n\r\f]+")
_NEWLINES = re.compile(r"\r\n?")


class Paragraph:
    """Text and atoms of consecutive inline content; `\\n` is a forced break."""

    def __init__(self, measure: Measure, kinsoku: bool) -> None:
        self._measure = measure
        self._kinsoku = kinsoku
        self._pieces: list[str] = []
        self._advances: list[int] = []
        self._starts: list[int] = []
        self._spans: list[tuple[Style, Node | None, Color | None]] = []
        self.atoms: dict[int, Box] = {}
        self.clears: dict[int, str] = {}
        self.anchors: list[tuple[int, str]] = []
        self.preserved = False
        self.unbroken = False
        self._at_space = True
        self.text = ""
        self.sums: list[int] = []

    @property
    def length(self) -> int:
        return len(self._advances)

    def add_text(self, text: str, style: Style, link: Node | None, background: Color | None) -> None:
        """Text as it stands in the document; white space is treated as the style says."""
        mode = style.white_space
        if mode in ("normal", "nowrap"):
            text = _SPACES.sub(" ", text)
            if self._at_space and text[:1] == " ":
                text = text[1:]
            if not text:
                return
            self._at_space = text[-1] == " "
        elif mode == "pre-line":
            text = "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
        else:
            text = _NEWLINES.sub("\n", text).expandtabs(8)
            self.preserved = True
            self._at_space = False
        if not text:
            return
        if mode in ("nowrap", "pre"):
            self.unbroken = True
        if style.transform != "none":
            text = _TRANSFORMS[style.transform](text)
        self._span(style, link, background)
        self._pieces.append(text)
        table = self._measure.advances(style.face)
        self._advances += [table[char] for char in text]

    def add_break(self, style: Style, link: Node | None, clear: str = "none") -> None:
        self._span(style, link, None)
        if clear != "none":
            self.clears[self.length] = clear
        self._pieces.append("\n")
        self._advances.append(0)
        self._at_space = True

    def add_atom(self, box: Box, style: Style, link: Node | None) -> None:
        """A picture or control that stands in the line; its size is known."""
        self._span(style, link, None)
        self.atoms[self.length] = box
        self._pieces.append(OBJECT)
        self._advances.append(box.width + box.margin[1] + box.margin[3])
        self._at_space = False

    def _span(self, style: Style, link: Node | None, background: Color | None) -> None:
        span = (style, link, background)
        if not self._spans or self._spans[-1] != span:
            self._starts.append(self.length)
            self._spans.append(span)

    def finish(self) -> bool:
        """Join what was added; False when there is nothing to make a line of."""
        self.text = "".join(self._pieces)
        if not self.preserved and not self.text.strip(" "):
            return False
        self.sums = list(accumulate(self._advances, initial=0))
        return True

    def end_of_line(self, start: int, hard: int, width: int, whole: bool) -> int:
        """Where the line from `start` ends; `whole` asks to cut a word rather than to leave the line empty."""
        end = line_end(self.text, self.sums, start, hard, width, self._kinsoku)
        if self.unbroken and end < hard:
            end = self._outside_nowrap(start, end, hard)
        if end == start < hard and whole:
            end = forced_end(self.sums, start, hard, width)
        return end

    def _outside_nowrap(self, start: int, end: int, hard: int) -> int:
        """The last break before `end` that no unbreakable span holds, else the first one after."""

        def held(place: int) -> bool:
            first = bisect_right(self._starts, place - 1) - 1
            second = bisect_right(self._starts, place) - 1
            return all(self._spans[index][0].white_space in ("nowrap", "pre") for index in (first, second))

        place = end
        while place > start and held(place):
            place -= 1
        if place > start:
            return place
        place = max(end, start + 1)
        while place < hard and held(place):
            place += 1
        return place

    def strut(self, start: int) -> Style:
        """The style that rules an empty line at `start`."""
        return self._spans[max(0, bisect_right(self._starts, start) - 1)][0]

    def line(self, start: int, end: int, left: int, right: int, y: int, align: str, block: Style | None) -> Line:
        """The line of `text[start:end]` between `left` and `right`; `block` gives it a strut, if it has one."""
        sums, starts, measure = self.sums, self._starts, self._measure
        width = sums[end] - sums[start]
        x = left
        if align == "center":
            x += max(0, (right - left - width) // 2)
        elif align == "right":
            x += max(0, right - left - width)
        pieces: list[Piece | Box] = []
        ascent = descent = 0
        if block is not None:
            ascent, descent = extents(measure, block)
        line_x = x
        index = max(0, bisect_right(starts, start) - 1)
        at = start
        hung: list[Box] = []
        while at < end:
            style, link, background = self._spans[index]
            stop = min(end, starts[index + 1] if index + 1 < len(starts) else end)
            index += 1
            if at in self.atoms:
                box = self.atoms[at]
                up, down = _atom_extents(measure, box, style)
                if box.style.vertical_align in ("top", "bottom"):
                    hung.append(box)
                else:
                    ascent, descent = max(ascent, up), max(descent, down)
                box.shift(x + box.margin[3] - box.x, box.margin[0] - up - box.y)
                pieces.append(box)
                x += sums[at + 1] - sums[at]
                at += 1
                if at < stop:
                    index -= 1
                continue
            advance = sums[stop] - sums[at]
            pieces.append(Piece(self.text[at:stop], x, 0, advance, style, link, background))
            up, down = extents(measure, style)
            ascent, descent = max(ascent, up), max(descent, down)
            x += advance
            at = stop
        if not pieces:
            ascent, descent = extents(measure, self.strut(start))
        for box in hung:
            descent = max(descent, box.height + box.margin[0] + box.margin[2] - ascent)
        for piece in pieces:
            if isinstance(piece, Piece):
                piece.y = y + ascent - measure.ascents[piece.style.face]
            elif piece.style.vertical_align == "top":
                piece.shift(0, y + piece.margin[0] - piece.y)
            elif piece.style.vertical_align == "bottom":
                piece.shift(0, y + ascent + descent - piece.height - piece.margin[2] - piece.y)
            else:
                piece.shift(0, y + ascent)
        line = Line(line_x, y, width, ascent + descent, pieces)
        while self.anchors and self.anchors[0][0] <= end:
            line.anchors.append(self.anchors.pop(0)[1])
        return line


def extents(measure: Measure, style: Style) -> tuple[int, int]:
    """Pixels above and below the baseline of a text of `style`, half-leading included."""
    cell = measure.cells[style.face]
    ascent = measure.ascents[style.face]
    if style.line_height is None:
        return ascent, cell - ascent
    height = int(style.line_height + 0.5)
    above = ascent + (height - cell) // 2
    return above, height - above


def _atom_extents(measure: Measure, box: Box, style: Style) -> tuple[int, int]:
    height = box.height + box.margin[0] + box.margin[2]
    place = box.style.vertical_align
    cell = measure.cells[style.face]
    if place == "middle":
        above = height // 2 + cell * 3 // 8
        return above, height - above
    if place == "text-top":
        return measure.ascents[style.face], height - measure.ascents[style.face]
    if place == "text-bottom" or box.kind in ("field", "select", "button", "area", "check", "radio"):
        below = cell - measure.ascents[style.face] + (height - cell) // 2
        return height - below, below
    if isinstance(place, int):
        return height + place, -place
    return height, 0


def _capitalized(text: str) -> str:
    return re.sub(r"\b[^\W\d_]", lambda match: match[0].upper(), text)


_TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": _capitalized}
