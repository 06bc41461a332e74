"""Inline formatting (CSS 2.1 chapters 9.2.2, 9.4.2): a run of text, pictures and floats -> a string to break.

A paragraph is one string with the advance of each character; pictures and controls are one character of it, and the
edges of inline boxes belong to the characters beside them. Lines are found by bisection, so a long text costs little
more than its lines; `linebox` then sets each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, resolved
from handset.browser.layout.linebreak import NO_START, OBJECT, forced_end, line_end, may_break
from handset.browser.layout.measure import Measure
from handset.browser.layout.positioned import is_relative, offset
from handset.browser.style.computed import Style
from handset.browser.style.fonts import BLANKS, smaller

PART = 8_192
"""Characters of a text that are taken at once."""
MAX_PARAGRAPH = 40_000
"""Characters of inline content after which it goes on with a line of its own, so that no page needs memory for more."""
INLINE_LEVEL = frozenset(["inline", "inline-block", "inline-table"])
"""Displays of boxes that stand in lines."""
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANKS = re.compile(r"[ \t\f]+")
_SPACES_AT_BREAK = re.compile(r" ?\n ?")
_SMALL_LETTERS = re.compile(r"([a-z\u00df-\u00ff\u03b1-\u03c9\u0430-\u044f]+)")
_NEWLINES = re.compile(r"\r\n?")
_TABS = re.compile("(\t+)")
_TAB_STOP = 8
"""Widths of a space from one tab stop to the next (16.6.1)."""
_UNBROKEN = ("nowrap", "pre")
"""White-space values under which only a line feed or a forced break ends a line."""
_NOTHING = "\u2060"
"""Stands for an inline box with edges and no content."""


class Inline:
    """Inline box, or (without `parent`) the block that contains the lines."""

    __slots__ = ("after", "base", "before", "decorated", "depth", "link", "margins", "moved", "node", "parent", "style")

    def __init__(
        self, node: Node, style: Style, link: Node | None, parent: Inline | None = None, outer: Box | None = None
    ) -> None:
        self.node = node
        self.style = style
        self.link = link
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.before = self.after = 0
        """Pixels of margin, border and padding on its left and right."""
        self.base = base = outer.content_width if outer is not None else 0
        """The width that percentages are of."""
        self.moved: tuple[int, int] = parent.moved if parent is not None else (0, 0)
        """Pixels right and down that its relative position and those of the boxes round it move it (9.4.3)."""
        self.margins = (0, 0)
        """Pixels of margin on its left and right."""
        self.decorated = False
        """It has a box: it paints a background or borders itself, or is positioned."""
        if parent is not None:
            border, padding, margin = style.border, style.padding, style.margin
            if margin != _ZERO or padding != _ZERO or border != _ZERO:
                left, right = self.margins = resolved(margin[3], base), resolved(margin[1], base)
                self.before = left + border[3] + resolved(padding[3], base)
                self.after = right + border[1] + resolved(padding[1], base)
            relative = is_relative(style)
            self.decorated = style.background is not None or border != _ZERO or bool(style.picture) or relative
            if relative and outer is not None:
                across, down = offset(style, base, outer.given_height)
                self.moved = parent.moved[0] + across, parent.moved[1] + down


_ZERO = (0, 0, 0, 0)


class Paragraph:
    """Text, atomic inlines and floats of consecutive inline content; a line feed is a forced break."""

    def __init__(self, measure: Measure, kinsoku: bool) -> None:
        self.measure = measure
        self._kinsoku = kinsoku
        self._pieces: list[str] = []
        self._advances: list[int] = []
        self._opening: list[Inline] = []
        self._edges: list[tuple[int, int]] = []
        self._at_space = True
        self._line = 0
        """Where the last line begins that a line feed of preserved text or a forced break has ended."""
        self._parted = False
        """What comes next is another piece than what stands before it."""
        self._tab = (0, 0)
        """(place of the last tab, the width of its line before it)."""
        self._tabs: list[tuple[int, int]] = []
        """(place, pixels from one tab stop to the next) of the first tab of each run."""
        self.starts: list[int] = []
        """Where each of `spans` begins in the text."""
        self.spans: list[Inline] = []
        """The innermost inline box of each stretch of text."""
        self.opens: dict[int, list[Inline]] = {}
        """Inline boxes whose left edge stands before a character, outermost first."""
        self.closes: dict[int, list[Inline]] = {}
        """Inline boxes whose right edge stands after a character, innermost first."""
        self.atoms: dict[int, Box] = {}
        self.floats: list[tuple[int, Box]] = []
        """(place in the text, box) of floats met in the run."""
        self.places: list[tuple[int, Box]] = []
        """(place in the text, empty box) of what was met in the run and stands outside the flow."""
        self.clears: dict[int, str] = {}
        self.anchors: list[tuple[int, str]] = []
        self.preserved = False
        self.unbroken = False
        self.text = ""
        self.breaking = ""
        """The text as far as where it may be broken is asked."""
        self.sums: list[int] = []

    @property
    def length(self) -> int:
        """Number of characters so far."""
        return len(self._advances)

    @property
    def tabbed(self) -> bool:
        """Whether it has tabs that reach to stops of their line."""
        return bool(self._tabs)

    def open(self, inline: Inline) -> None:
        """Open an inline box."""
        if inline.before or inline.after or inline.decorated:
            self._opening.append(inline)

    def close(self, inline: Inline) -> None:
        """Close an inline box."""
        if not (inline.before or inline.after or inline.decorated):
            return
        if self._opening and self._opening[-1] is inline and not (inline.before or inline.after):
            self._opening.pop()
            return
        if self._opening or not self._advances:
            self._put(_NOTHING, inline, [0])
        self.closes.setdefault(self.length - 1, []).append(inline)
        self._advances[-1] += inline.after
        self._edges.append((self.length - 1, inline.after))

    def add_text(self, text: str, inline: Inline) -> None:
        """Add text of the document, its white space processed as the style says."""
        style = inline.style
        mode = style.white_space
        if mode in ("normal", "nowrap"):
            text = _SPACES.sub(" ", text)
            if self._at_space and text[:1] == " ":
                text = text[1:]
            if not text:
                return
            self._at_space = text[-1] == " "
        elif mode == "pre-line":
            text = _SPACES_AT_BREAK.sub("\n", _BLANKS.sub(" ", _NEWLINES.sub("\n", text)))
            if self._at_space and text[:1] == " ":
                text = text[1:]
            self._at_space = text[-1:] in (" ", "\n")
        else:
            text = _NEWLINES.sub("\n", text)
            self.preserved = True
            self._at_space = text.endswith("\n")
        if not text:
            return
        if mode in _UNBROKEN:
            self.unbroken = True
        if style.transform != "none":
            text = _TRANSFORMS[style.transform](text)
        put = self._put_small_caps if style.small_caps else self._put_text
        if "\t" not in text:
            put(text, inline)
            if self.preserved:
                self._end_line(text)
        else:
            for part in _TABS.split(text):
                if part[:1] == "\t":
                    self._put_tabs(len(part), inline)
                elif part:
                    put(part, inline)
                    self._end_line(part)

    def _end_line(self, text: str) -> None:
        """Take note of the last line feed in a text that was put last."""
        last = text.rfind("\n")
        if last >= 0:
            self._line = self.length - (len(text) - last - 1)

    def _put_tabs(self, count: int, inline: Inline) -> None:
        """Add spaces that reach to the next tab stop of their line, and from there from stop to stop."""
        place, before = self._tab
        if place < self._line:
            place, before = self._line, 0
        before += sum(self._advances[place:])
        edge = sum(each.before for each in self._opening)
        block = inline
        while block.parent is not None:
            block = block.parent
        stop = max(1, _TAB_STOP * self.measure.advances(block.style.face)[" "])
        first = stop - (before + edge) % stop
        last = before if count == 1 else before + edge + first + stop * (count - 2)
        self._tab = self.length + count - 1, last
        self._tabs.append((self.length, stop))
        self._put(" " * count, inline, [first] + [stop] * (count - 1), alone=True)

    def _put_small_caps(self, text: str, inline: Inline) -> None:
        """Add small letters as capitals of a smaller face."""
        style = inline.style.copy()
        style.vertical_align = "baseline"
        style.face = smaller(style.face)
        small = Inline(inline.node, style, inline.link)
        if inline.parent is not None:
            small.parent, small.depth, small.moved = inline, inline.depth + 1, inline.moved
        for part in _SMALL_LETTERS.split(text):
            if part:
                is_small = part != part.upper()
                self._put_text(part.upper() if is_small else part, small if is_small else inline)

    def _put_text(self, text: str, inline: Inline) -> None:
        style = inline.style
        table = self.measure.advances(style.face)
        advances = list(map(table.__getitem__, text))
        if style.letter_spacing:
            advances = [max(0, advance + style.letter_spacing) for advance in advances]
        if style.word_spacing:
            wide = style.word_spacing
            advances = [
                max(0, advance + wide) if char in BLANKS else advance
                for char, advance in zip(text, advances, strict=True)
            ]
        self._put(text, inline, advances)

    def add_break(self, inline: Inline, clear: str = "none") -> None:
        """Add a forced line break; `clear` is the side whose floats the next line lies below."""
        if clear != "none":
            self.clears[self.length] = clear
        if self._opening and any(each.before for each in self._opening):
            # Their edges stand on the line that ends here.
            self._put(_NOTHING, self._opening[-1], [0])
        self._end_spaces()
        self._put("\n", inline, [0])
        self._line = self.length
        self._at_space = True

    def add_atom(self, box: Box, inline: Inline) -> None:
        """Add an atomic inline, such as a picture or control, whose size is known."""
        self.atoms[self.length] = box
        self._put(OBJECT, inline, [box.width + box.margin[1] + box.margin[3]])
        self._at_space = False

    def add_nothing(self, inline: Inline) -> None:
        """Add an empty text that makes a line all the same."""
        self._put(_NOTHING, inline, [0])

    def drop_space(self) -> None:
        """Collapse the white space that comes next with what stands before it."""
        self._at_space = True

    def add_float(self, box: Box) -> None:
        """Add a float beside the line in which it occurs."""
        self.floats.append((self.length, box))

    def _end_spaces(self) -> None:
        """Take the room of a space that only edges of boxes part from its line's end."""
        if not self._pieces or self._pieces[-1] != _NOTHING:
            return
        count = 0
        while count < len(self._pieces) and self._pieces[-1 - count] == _NOTHING:
            count += 1
        if not count or count == len(self._pieces) or self._pieces[-1 - count][-1] != " ":
            return
        place = self.length - count - 1
        style = self._style_at(place)
        if style.white_space not in ("pre", "pre-wrap"):
            room = max(0, self.measure.advances(style.face)[" "] + style.letter_spacing)
            self._advances[place] -= max(0, room + style.word_spacing)

    def _put(self, text: str, inline: Inline, advances: list[int], *, alone: bool = False) -> None:
        """Add characters; `alone` are those that are painted as a piece of their own."""
        if not self.spans or self.spans[-1] is not inline or self._opening or alone or self._parted:
            self.starts.append(len(self._advances))
            self.spans.append(inline)
            self._parted = alone
        if self._opening:
            self.opens[len(self._advances)] = self._opening
            before = sum(each.before for each in self._opening)
            advances[0] += before
            self._edges.append((len(self._advances), before))
            self._opening = []
        self._pieces.append(text)
        self._advances += advances

    def finish(self) -> bool:
        """Join the content; return False when it makes no line."""
        if self._opening and any(each.before for each in self._opening):
            self._put(_NOTHING, self._opening[-1], [0])
        self._end_spaces()
        self.text = "".join(self._pieces)
        self.breaking = _bridged(self.text) if _NOTHING in self.text else self.text
        if not self.preserved and not self.text.strip(" "):
            return False
        self.sums = list(accumulate(self._advances, initial=0))
        return True

    def align_tabs(self, start: int, hard: int, width: int, indent: int) -> None:
        """Let the first tab of a line that begins at `start` after a soft wrap or an indent reach to a tab stop.

        What follows it stands from stop to stop already. What stands before it moves, as that is less.
        """
        index = bisect_left(self._tabs, (start, 0))
        if index == len(self._tabs):
            return
        place, stop = self._tabs[index]
        if place >= hard:
            return
        sums = self.sums
        before = sums[place] - sums[start] + sum(each.before for each in self.opens.get(place, ()))
        if before > width:
            return
        end = sums[place + 1] - sums[start] - sum(each.after for each in self.closes.get(place, ()))
        missing = stop - (before + indent) % stop - (end - before)
        for each in range(start, place + 1) if missing else ():
            sums[each] -= missing
        self._advances[place] += missing

    def end_of_line(self, start: int, hard: int, width: int, whole: bool) -> int:
        """Return where the line from `start` ends; `whole` cuts a word rather than leave the line empty."""
        width = max(0, width)
        end = max(start, line_end(self.breaking, self.sums, start, hard, width, self._kinsoku))
        if self._edges and start < end < hard and self.text[end] == " ":
            # The space hangs, but the edges of the boxes that end with it do not.
            held = self._held(end, self.hung(end, hard))
            if held and self.sums[end] - self.sums[start] + held > width:
                end = max(start, line_end(self.breaking, self.sums, start, hard, width - held, self._kinsoku))
        if self.unbroken and end < hard:
            end = self._outside_nowrap(start, end, hard)
            if not whole and self._block_wraps() and self.extent(start, end) > width:
                return start
        if end == start < hard and whole:
            end = self._cut(start, hard, width)
        return end

    def hung(self, end: int, hard: int) -> int:
        """Return the end of the spaces after a line, which hang at its edge and are not shown (16.6.1)."""
        text = self.text
        while end < hard and text[end] == " " and not (self.unbroken and self._style_at(end).white_space == "pre"):
            end += 1
        return end

    def shown(self, start: int, end: int) -> int:
        """Return `end` without the spaces before it that are removed at a line's end."""
        text = self.text
        while end > start and text[end - 1] == " ":
            if self.preserved and self._style_at(end - 1).white_space in ("pre", "pre-wrap"):
                break
            end -= 1
        return end

    def extent(self, start: int, end: int) -> int:
        """Return the width of a line's text without what is not shown at its end."""
        shown = self.shown(start, end)
        width = self.sums[shown] - self.sums[start]
        return width + self._held(shown, end) if self._edges and shown < end else width

    def _held(self, start: int, end: int) -> int:
        """Return pixels of the edges of inline boxes that stand at `text[start:end]`."""
        return sum(extra for place, extra in self._edges if start <= place < end)

    def _style_at(self, place: int) -> Style:
        return self.span_at(place).style

    def _cut(self, start: int, hard: int, width: int) -> int:
        """Return where a word longer than the line is cut.

        One that is longer only by the edges round it stays whole.
        """
        if not self._edges:
            return forced_end(self.sums, start, hard, width)
        bare = self._advances.copy()
        for place, extra in self._edges:
            bare[place] -= extra
        end = forced_end(list(accumulate(bare, initial=0)), start, hard, width)
        word = start + 1
        while word < end and not may_break(self.breaking[word - 1], self.breaking[word], self._kinsoku):
            word += 1
        return word

    def _outside_nowrap(self, start: int, end: int, hard: int) -> int:
        """Return the last break before `end` that no unbreakable span holds, else the first one after."""
        place = end
        while place > start and not self.breaks_at(place):
            span = self.span_at(place - 1)
            # Between the ends of one unbreakable span all places are like each other.
            place = max(start, self._span_edges(place - 1)[0]) if span.style.white_space in _UNBROKEN else place - 1
        if place > start:
            return place
        place = max(end, start + 1)
        while place < hard and not self.breaks_at(place):
            first, after = self._span_edges(place)
            within = first < place and self.span_at(place).style.white_space in _UNBROKEN
            place = min(hard, after if within else place + 1)
        return place

    def breaks_at(self, place: int) -> bool:
        """Return whether a line may end before the character at `place`, its boxes' white-space considered."""
        text = self.breaking
        return may_break(text[place - 1], text[place], self._kinsoku) and self._wraps(place)

    def _wraps(self, place: int) -> bool:
        """Return whether the box that holds both neighbours of `place`, or the space there, wraps (CSS Text 3, 5.1)."""
        before, after = self.span_at(place - 1), self.span_at(place)
        if self.text[place] == " ":
            before = after
        elif self.text[place - 1] == " ":
            after = before
        while before is not after:
            if before.parent is not None and before.depth >= after.depth:
                before = before.parent
            elif after.parent is not None:
                after = after.parent
            else:
                break
        return before.style.white_space not in _UNBROKEN

    def _block_wraps(self) -> bool:
        """Return whether the block that contains the lines wraps them."""
        block = self.spans[0]
        while block.parent is not None:
            block = block.parent
        return block.style.white_space not in _UNBROKEN

    def _span_edges(self, place: int) -> tuple[int, int]:
        """Return where the span of the character at `place` begins and ends."""
        after = bisect_right(self.starts, place)
        return self.starts[max(0, after - 1)], self.starts[after] if after < len(self.starts) else len(self.text)

    def span_at(self, place: int) -> Inline:
        """Return the inline box of the character at `place`."""
        return self.spans[max(0, bisect_right(self.starts, place) - 1)]


def _bridged(text: str) -> str:
    """Return `text` with a neighbour's letter for what is empty: a line may not end at the edge of a box by itself."""
    found = list(text)
    for place, char in enumerate(found):
        if char == _NOTHING and place > 0:
            after = next((each for each in text[place + 1 : place + 9] if each != _NOTHING), "")
            before = found[place - 1]
            if after in NO_START or before not in " \n":
                found[place] = after if after in NO_START else before
    return "".join(found)


def _capitalized(text: str) -> str:
    return re.sub(r"\b[^\W\d_]", lambda match: match[0].upper(), text)


_TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": _capitalized}
