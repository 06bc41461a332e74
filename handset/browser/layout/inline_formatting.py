"""Lines of a flow (CSS 2.1 chapters 9.4.2, 9.5).

The inline content between two blocks, set from the top down beside the floats.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, LineBox, resolved
from handset.browser.layout.float_placement import FloatPlacement, Step
from handset.browser.layout.inline import INLINE_LEVEL, Inline, Paragraph
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.linebox import LineBuilder, extents
from handset.browser.layout.markers import Markers


class InlineFormatting(FloatPlacement):
    """Inline formatting: collects the inline content between two blocks and breaks it into line boxes."""

    def __init__(self, context: LayoutContext, root: Box) -> None:
        super().__init__(context, root)
        self._paragraph: Paragraph | None = None
        self._anchors: list[str] = []
        """Names that the next line or block takes."""
        self._markers = Markers(context)

    def _inline(self) -> Paragraph:
        if self._paragraph is None:
            self._paragraph = Paragraph(self.context.measure, self.context.kinsoku)
        return self._paragraph

    def _flush(self) -> Iterator[Step]:
        """Make lines of the inline content so far."""
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = None
        if not paragraph.finish():
            for _, spot in paragraph.places:
                self._keep_place(spot)
            self._anchors += [name for _, name in paragraph.anchors]
            for _, box in paragraph.floats:
                yield from self._wait_or_place(box)
            return
        yield from self._end_collapsing()
        block = self._blocks[-1]
        style = block.style
        context = self.context
        setter = LineBuilder(paragraph, Inline(block.node, style, None), block, standards=context.standards)
        text, start, length = paragraph.text, 0, len(paragraph.text)
        first = not style.text_indent or all(map(_is_outside, block.children))
        floats, markers, placed = paragraph.floats, self._markers, self.floats.placed
        left = block.content_x
        right = left + block.content_width
        hard = -1
        while start < length and context.lines_left > 0:
            context.lines_left -= 1
            begin = start
            if hard < start:
                found = text.find("\n", start)
                hard = length if found < 0 else found
            if not paragraph.preserved:
                while start < hard and text[start] == " ":
                    start += 1
                if start == length:
                    break
            while floats and floats[0][0] <= start:
                yield self._beside(floats.pop(0)[1], self.y)
            indent = resolved(style.text_indent, block.content_width) if first and style.text_indent else 0
            if paragraph.tabbed and (indent or (begin > 0 and text[begin - 1] != "\n")):
                paragraph.align_tabs(start, hard, right - left, indent)
            end, free_left, free_right = self._room(paragraph, start, hard, left, right, indent)
            below: list[Box] = []
            while floats and floats[0][0] <= end:
                place, box = floats.pop(0)
                used = paragraph.extent(start, place) + indent
                if below or not self._fits(box, used):
                    below.append(box)
                else:
                    yield self._beside(box, self.y)
                    end, free_left, free_right = self._room(paragraph, start, hard, left, right, indent)
            after = paragraph.hung(end, hard) if end < hard and text[end] == " " else end
            shown = paragraph.shown(start, end) if end > start and text[end - 1] == " " else end
            ended = after + 1 if after == hard < length else after
            line = setter.line(begin, start, shown, ended, free_left, free_right, self.y, style.text_align)
            if placed and self.floats.edges(self.y, line.height, left, right) != (free_left - indent, free_right):
                # Something in it is taller than its text, and meets a float further down.
                self._anchors = line.anchors + self._anchors
                end, free_left, free_right = self._room(paragraph, start, hard, left, right, indent, line.height)
                after = end if end == hard else paragraph.hung(end, hard)
                shown = paragraph.shown(start, end)
                ended = after + 1 if after == hard < length else after
                line = setter.line(begin, start, shown, ended, free_left, free_right, self.y, style.text_align)
            if markers.waiting:
                markers.mark(line, free_left - indent - left, line.x - free_left)
            if self._anchors:
                line.anchors += self._anchors
                self._anchors = []
            block.children.append(line)
            if paragraph.places:
                _keep_places(paragraph, line, start, ended if ended < length else length + 1, block)
            self.y += line.height
            first = False
            yield line
            for box in below:
                yield self._beside(box, self.y)
            start = after
            if after == hard and hard < length:
                clear = paragraph.clears.get(hard)
                start = hard + 1
                if clear:
                    self.y = self.floats.cleared(self.y, clear)
        for _, box in floats:
            yield self._beside(box, self.y)
        for _, spot in paragraph.places:
            self._keep_place(spot)
        self._anchors += [name for _, name in paragraph.anchors]

    def _keep_place(self, place: Box) -> None:
        """Put the place of what is out of the flow where the next box would begin."""
        block = self._blocks[-1]
        place.x, place.y = block.content_x, self.edge
        if id(block) in self._unresolved:
            place.y = block.y
            self._unresolved[id(place)] = place
        block.children.append(place)

    def _room(
        self, paragraph: Paragraph, start: int, hard: int, left: int, right: int, indent: int, least: int = 0
    ) -> tuple[int, int, int]:
        """Return where the line from `start` ends, and between which edges: beside floats, or below them."""
        if not self.floats.placed:
            return paragraph.end_of_line(start, hard, right - left - indent, True), left + indent, right
        height = max(least, sum(extents(self.context.measure, paragraph.span_at(start).style)))
        while True:
            free_left, free_right = self.floats.edges(self.y, height, left, right)
            below = self.floats.next_edge(self.y)
            beside = (free_left, free_right) != (left, right) and below is not None
            end = paragraph.end_of_line(start, hard, free_right - free_left - indent, not beside)
            if end > start or start == hard or not beside or below is None:
                return end, free_left + indent, free_right
            self.y = below

    def _note_anchor(self, node: Node) -> None:
        attributes = node.attributes
        if "id" not in attributes and (node.tag != "a" or "name" not in attributes):
            return
        for name in {attributes.get("id"), attributes.get("name") if node.tag == "a" else None}:
            if name:
                if self._paragraph is not None and self._paragraph.length:
                    self._paragraph.anchors.append((self._paragraph.length, name))
                else:
                    self._anchors.append(name)

    def _float(self, box: Box) -> Iterator[Step]:
        """Yield a float stands beside the line it is met in, or where the next line would begin."""
        self.floats.met += 1
        if self._paragraph is not None and self._paragraph.length:
            self._paragraph.add_float(box)
        else:
            yield from self._wait_or_place(box)


def _is_outside(child: Box | LineBox) -> bool:
    """Return whether a block's child stands outside the flow, so that a line after it is still the block's first."""
    return isinstance(child, Box) and (child.kind == "static-position" or child.style.float != "none")


def _keep_places(paragraph: Paragraph, line: LineBox, start: int, end: int, block: Box) -> None:
    """Put the places of what is out of the flow and was met before `end` into a line.

    An inline box would stand there, a block below what the line holds before it.
    """
    places, sums = paragraph.places, paragraph.sums
    while places and places[0][0] < end:
        at, place = places.pop(0)
        place.x, place.y = block.content_x, line.y
        if place.style.display in INLINE_LEVEL:
            place.x = line.x + min(line.width, max(0, sums[min(at, len(sums) - 1)] - sums[start]))
        elif at > start:
            place.y = line.y + line.height
        block.children.append(place)
