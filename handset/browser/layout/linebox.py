"""One line box (CSS 2.1 chapter 10.8): what stands in it, on which baseline, and how high the line is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from handset.browser.layout.boxes import CONTROLS, Box, LineBox, TextFragment, resolve_edges
from handset.browser.layout.inline import Inline, Paragraph
from handset.browser.layout.inline_boxes import InlineBox, LineInlineBoxes
from handset.browser.layout.measure import Measure
from handset.browser.layout.positioned import is_relative, offset
from handset.browser.style.computed import Style
from handset.browser.style.fonts import is_block
from handset.browser.style.units import Em


def extents(measure: Measure, style: Style) -> tuple[int, int]:
    """Return the pixels above and below the baseline of a text of `style`, half-leading included."""
    cell, ascent = measure.cells[style.face], measure.ascents[style.face]
    if style.line_height is not None:
        height = int(style.line_height + 0.5)
    elif style.leading != 1.0 and not is_block(style.face):
        height = round(cell * style.leading)
    else:
        return ascent, cell - ascent
    above = ascent + (height - cell) // 2
    return above, height - above


class Extent:
    """Extent of a line, or of an aligned subtree of it, above and below the baseline."""

    __slots__ = ("above", "baseline", "below", "empty")

    def __init__(self) -> None:
        self.above = self.below = 0
        self.empty = True
        self.baseline = 0
        """Pixels from the line's top, once the line is known."""

    def include(self, above: int, below: int) -> None:
        """Include what reaches `above` and `below` the baseline."""
        if self.empty:
            self.above, self.below, self.empty = above, below, False
            return
        self.above = max(self.above, above)
        self.below = max(self.below, below)

    @property
    def height(self) -> int:
        """Pixels from its top to its bottom, at least 0."""
        return max(0, self.above + self.below)


class _Content:
    """What a line holds while it is being set."""

    def __init__(self) -> None:
        self.pieces: list[TextFragment | Box] = []
        self.raises: list[tuple[int, Extent]] = []
        """For each piece the pixels it is raised, and what it is aligned with."""
        self.moved: list[tuple[int, tuple[int, int]]] = []
        """(index, pixels right and down) of the pieces that are positioned relatively."""
        self.inline_boxes = LineInlineBoxes()
        self.main = Extent()
        self._hung: dict[int, tuple[Inline | Box, Extent]] = {}
        """Parts that are aligned to the line's top or bottom."""

    def extent(self, owner: Inline | Box | None) -> Extent:
        return self.main if owner is None else self._hung.setdefault(id(owner), (owner, Extent()))[1]

    def assign_baselines(self) -> int:
        """Assign every part its baseline, from the line's top; return the line's height."""
        main, hung = self.main, self._hung.values()
        if not hung:
            main.baseline = main.above
            return main.height
        height = max([main.height, *(extent.height for _, extent in hung)])
        # What hangs from the top makes the line longer below, what stands on the bottom above.
        bottoms = [extent.height for owner, extent in hung if owner.style.vertical_align == "bottom"]
        tops = [extent.height for owner, extent in hung if owner.style.vertical_align == "top"]
        grown = max(bottoms, default=0) - main.height
        main.baseline = main.above + (0 if max(tops, default=-1) >= height else max(0, grown))
        for owner, extent in hung:
            hangs = owner.style.vertical_align == "top"
            extent.baseline = extent.above if hangs else height - extent.below
        return height


class LineBuilder:
    """Builder of a paragraph's line boxes. `standards`: every inline box counts with its line height."""

    def __init__(self, paragraph: Paragraph, block: Inline, outer: Box, *, standards: bool) -> None:
        self._paragraph = paragraph
        self._measure = paragraph.measure
        self._block = block
        self._outer = outer
        self._standards = standards
        self._raised: dict[int, tuple[int, Inline | None]] = {}

    def line(self, begin: int, start: int, end: int, after: int, left: int, right: int, y: int, align: str) -> LineBox:
        """Build the line box of `text[start:end]` between `left` and `right`.

        `text[begin:start]` and `text[end:after]` are spaces at its ends that show nothing, and the break itself.
        """
        plain = self._plain(start, end, left, right, y, align)
        if plain is not None:
            return plain
        paragraph, measure = self._paragraph, self._measure
        sums, opens, closes = paragraph.sums, paragraph.opens, paragraph.closes
        early = [each for place in range(begin, start) for each in opens.get(place, ())] if opens else []
        late = [place for place in range(end, after) if place in opens or place in closes] if opens or closes else []
        width = sums[end] - sums[start] + sum(each.before for each in early)
        for place in late:
            width += sum(each.before for each in opens.get(place, ())) + sum(
                each.after for each in closes.get(place, ())
            )
        x = left
        if align in ("center", "right"):
            spare = max(0, right - left - width)
            x += spare // 2 if align == "center" else spare
        line_x = x
        content = _Content()
        if self._standards:
            content.main.include(*extents(measure, self._block.style))
        x = content.inline_boxes.open(early, x)
        for at, stop, inline in self._stretches(start, end):
            up, root = self._raise(inline)
            extent = content.extent(root)
            if self._standards:
                self._take_chain(inline, extent, root)
            opened, closed = opens.get(at, ()) if opens else (), closes.get(stop - 1, ()) if closes else ()
            content.inline_boxes.at = len(content.pieces)
            x = content.inline_boxes.open(opened, x)
            moved = inline.moved
            box = paragraph.atoms.get(at)
            advance = sums[stop] - sums[at] - sum(each.before for each in opened) - sum(each.after for each in closed)
            if box is not None:
                self._atom(box, inline, x, up, extent, content)
                if is_relative(box.style):
                    across, drop = offset(box.style, self._outer.content_width, self._outer.given_height)
                    moved = moved[0] + across, moved[1] + drop
            else:
                content.pieces.append(TextFragment(paragraph.text[at:stop], x, 0, advance, inline.style, inline.link))
                content.raises.append((up, extent))
                above, below = extents(measure, inline.style)
                extent.include(above + up, below - up)
            if moved != (0, 0):
                content.moved.append((len(content.pieces) - 1, moved))
            content.inline_boxes.cover(inline, x, x + advance)
            x = content.inline_boxes.close(closed, x + advance)
        content.inline_boxes.at = len(content.pieces)
        for place in late:
            x = content.inline_boxes.close(closes.get(place, ()), content.inline_boxes.open(opens.get(place, ()), x))
        if self._standards and paragraph.text[after - 1 : after] == "\n":
            # The break's own boxes ask for their heights too.
            broken = paragraph.span_at(after - 1)
            _, root = self._raise(broken)
            self._take_chain(broken, content.extent(root), root)
        if not content.pieces and content.main.empty:
            content.main.include(*extents(measure, paragraph.span_at(start).style))
        height = content.assign_baselines()
        for piece, (up, extent) in zip(content.pieces, content.raises, strict=True):
            baseline = y + extent.baseline - up
            if isinstance(piece, TextFragment):
                piece.y = baseline - measure.ascents[piece.style.face]
            else:
                piece.shift(0, baseline)
        for index, (across, drop) in content.moved:
            piece = content.pieces[index]
            if isinstance(piece, TextFragment):
                piece.x, piece.y = piece.x + across, piece.y + drop
            else:
                piece.shift(across, drop)
        pieces = self._with_inline_boxes(content, y) if content.inline_boxes else content.pieces
        return self._anchored(LineBox(line_x, y, width, height, content.main.baseline, pieces), end)

    def _plain(self, start: int, end: int, left: int, right: int, y: int, align: str) -> LineBox | None:
        """Return a line that is one text on the block's own baseline, which most are; None for any other."""
        paragraph, measure = self._paragraph, self._measure
        starts = paragraph.starts
        if self._standards or start >= end or paragraph.opens or paragraph.closes or paragraph.atoms:
            return None
        index = bisect_right(starts, start) - 1
        if index + 1 < len(starts) and starts[index + 1] < end:
            return None
        inline = paragraph.spans[index]
        if self._raise(inline) != (0, None):
            return None
        style = inline.style
        width = paragraph.sums[end] - paragraph.sums[start]
        x = left
        if align in ("center", "right"):
            spare = max(0, right - left - width)
            x += spare // 2 if align == "center" else spare
        above, below = extents(measure, style)
        piece = TextFragment(
            paragraph.text[start:end], x, y + above - measure.ascents[style.face], width, style, inline.link
        )
        return self._anchored(LineBox(x, y, width, max(0, above + below), above, [piece]), end)

    def _anchored(self, line: LineBox, end: int) -> LineBox:
        """Return the line with the anchors that stand before `end`."""
        anchors = self._paragraph.anchors
        while anchors and anchors[0][0] <= end:
            line.anchors.append(anchors.pop(0)[1])
        return line

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, Inline]]:
        """Yield (from, to, inline box) of what is painted as one piece: atoms alone, text up to where a box ends."""
        paragraph = self._paragraph
        starts, spans, atoms, closes = paragraph.starts, paragraph.spans, paragraph.atoms, paragraph.closes
        index = max(0, bisect_right(starts, start) - 1)
        at = start
        while at < end:
            inline = spans[index]
            stop = min(end, starts[index + 1] if index + 1 < len(starts) else end)
            index += 1
            while at < stop:
                part = stop
                if atoms or closes:
                    part = at + 1
                    while part < stop and part not in atoms and at not in atoms and part - 1 not in closes:
                        part += 1
                yield at, part, inline
                at = part

    def _take_chain(self, inline: Inline, extent: Extent, root: Inline | None) -> None:
        """Let the inline boxes round a text ask for their line height, too, in standards mode."""
        outer: Inline | None = inline
        while outer is not None and outer.parent is not None:
            up, its_root = self._raise(outer)
            if its_root is root:
                above, below = extents(self._measure, outer.style)
                extent.include(above + up, below - up)
            outer = outer.parent

    def _raise(self, inline: Inline) -> tuple[int, Inline | None]:
        """Return (pixels above the baseline, the box aligned to the line's top or bottom that it belongs to)."""
        if inline.parent is None:
            return 0, None
        known = self._raised.get(id(inline))
        if known is None:
            up, root = self._raise(inline.parent)
            place = inline.style.vertical_align
            if place in ("top", "bottom"):
                up, root = 0, inline
            elif place != "baseline":
                up += self._offset(inline, inline.parent.style)
            known = self._raised[id(inline)] = up, root
        return known

    def _offset(self, inline: Inline, outer: Style) -> int:
        place, style = inline.style.vertical_align, inline.style
        if isinstance(place, int):
            return place
        if place == "sub":
            return -(outer.font_px // 5)
        if place == "super":
            return outer.font_px // 3
        above, below = extents(self._measure, style)
        ascent = self._measure.ascents[outer.face]
        if place == "text-top":
            return ascent - above
        if place == "text-bottom":
            return below - (self._measure.cells[outer.face] - ascent)
        return _half_x(outer) - (above - below) // 2

    def _atom(self, box: Box, inline: Inline, x: int, up: int, extent: Extent, content: _Content) -> None:
        above, below = atom_extents(self._measure, box, inline.style)
        if box.style.vertical_align in ("top", "bottom"):
            extent, up = content.extent(box), 0
        extent.include(above + up, below - up)
        box.shift(x + box.margin[3] - box.x, box.margin[0] - above - box.y)
        content.pieces.append(box)
        content.raises.append((up, extent))

    def _with_inline_boxes(self, content: _Content, y: int) -> list[TextFragment | Box]:
        """Return the pieces of a line with the backgrounds and borders of its inline boxes before them.

        Outer boxes come first.
        """
        found: list[tuple[int, int, Box]] = []
        for frame in content.inline_boxes.found.values():
            inline, style = frame.inline, frame.inline.style
            up, root = self._raise(inline)
            top = y + content.extent(root).baseline - up - self._measure.ascents[style.face]
            whole = frame.begins and frame.ends
            box = Box("inline", inline.node, style if whole else _cut(style, frame), inline.link)
            resolve_edges(box, inline.base)
            box.x, box.width = frame.left, frame.right - frame.left
            box.y = top - box.padding[0] - style.border[0]
            box.height = self._measure.cells[style.face] + box.edges_down
            across, drop = inline.moved
            box.x, box.y = box.x + across, box.y + drop
            found.append((frame.at, inline.depth, box))
        found.sort(key=lambda each: each[:2], reverse=True)
        pieces = content.pieces.copy()
        for at, _, box in found:
            pieces.insert(at, box)
        return pieces


def _cut(style: Style, frame: InlineBox) -> Style:
    """Return the style of a part of an inline box that goes on over the line's end."""
    part = style.copy()
    top, right, bottom, left = style.border
    part.border = (top, right if frame.ends else 0, bottom, left if frame.begins else 0)
    return part


def _half_x(style: Style) -> int:
    """Return half the height of an x."""
    return int(Em.of(style.font_px, style.family).x_height) // 2


def atom_extents(measure: Measure, box: Box, outer: Style) -> tuple[int, int]:
    """Return the pixels of an atomic inline above and below its line's baseline; `outer` is its parent's style."""
    height = box.height + box.margin[0] + box.margin[2]
    place = box.style.vertical_align
    cell, ascent = measure.cells[outer.face], measure.ascents[outer.face]
    if place == "middle":
        above = height // 2 + _half_x(outer)
        return above, height - above
    if place == "text-top":
        return ascent, height - ascent
    if place == "text-bottom":
        return height - (cell - ascent), cell - ascent
    if box.kind in CONTROLS and not box.children:
        above = _control_baseline(measure, box)
    else:
        # One that clips its content stands on its margin's edge (10.8.1).
        base = box.baseline if box.style.overflow == "visible" or box.kind == "table" else None
        above = height if base is None else base - box.y + box.margin[0]
    if isinstance(place, int):
        above += place
    elif place == "sub":
        above -= outer.font_px // 5
    elif place == "super":
        above += outer.font_px // 3
    return above, height - above


def _control_baseline(measure: Measure, box: Box) -> int:
    """Return pixels from the margin edge of a control down to its baseline: that of a line in its middle."""
    face = box.style.face
    top = box.margin[0] + box.style.border[0] + box.padding[0]
    return top + (box.content_height - measure.cells[face] + 1) // 2 + measure.ascents[face]
