"""Block formatting (CSS 2.1 chapters 8.3.1, 9.4.1, 9.5, 10.3.3, 10.6.3): top down, one step at a time.

`Flow.steps` is a generator: it yields what it has placed, in document order, and whoever drives it stops when enough
of the page is laid out. What was yielded stays where it is, so a picture of the first screen is final while the
rest of the page has not been styled yet. Nested blocks share one explicit stack; only tables, floats and inline
blocks start a flow of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.computed import SIZES, Style
from handset.browser.document import TEXT, Node
from handset.browser.layout import intrinsic, replaced, table
from handset.browser.layout.boxes import Box, Line, Piece, resolve_edges, resolved
from handset.browser.layout.context import Context
from handset.browser.layout.floats import Floats
from handset.browser.layout.inline import Paragraph
from handset.browser.layout.markers import HOLLOW, marker_text
from handset.browser.presentational import whole_number
from handset.geometry import Color

Step = Box | Line
"""A line, a whole box (picture, table, float, rule), or a block that has just got its place and is still open."""


class _Frame:
    """An element whose children are being laid out; `box` is None for an inline element."""

    __slots__ = ("background", "box", "children", "link", "style")

    def __init__(
        self, node: Node, style: Style, box: Box | None, link: Node | None, background: Color | None = None
    ) -> None:
        self.children = iter(node.children)
        self.style = style
        self.box = box
        self.link = link
        self.background = background


class Flow:
    """One block formatting context inside `root`, whose place and width are set."""

    def __init__(self, context: Context, root: Box, link: Node | None = None) -> None:
        self.context = context
        self.root = root
        self.floats = Floats()
        self.y = root.content_y
        self._frames = [_Frame(root.node, root.style, root, link)]
        self._blocks = [root]
        self._paragraph: Paragraph | None = None
        self._margin_up = 0
        self._margin_down = 0
        self._unsettled: list[Box] = []
        self._anchors: list[str] = []
        self._markers: dict[int, str] = {}
        self._counts: dict[int, int] = {}

    def run(self) -> None:
        """Lay out everything."""
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[Step]:
        frames = self._frames
        while frames:
            frame = frames[-1]
            child = next(frame.children, None)
            if child is None:
                frames.pop()
                if frame.box is not None:
                    yield from self._flush()
                    yield from self._close(frame.box)
            elif child.tag == TEXT:
                self._inline().add_text(child.text, frame.style, frame.link, frame.background)
            else:
                yield from self._element(child, frame)

    def _element(self, node: Node, frame: _Frame) -> Iterator[Step]:
        style = self.context.styles.of(node, frame.style)
        display, tag = style.display, node.tag
        if display == "none":
            return
        if node.attributes:
            self._note_anchor(node)
        link = node if tag == "a" and "href" in node.attributes else frame.link
        if tag == "br":
            self._inline().add_break(style, link, style.clear)
        elif replaced.is_replaced(node):
            yield from self._replaced(node, style, link)
        elif style.float != "none" and not self.floats.full:
            yield from self._flush_before_float()
            yield from self._float(self._shrunk(node, style, link))
        elif display == "inline":
            background = style.background if style.background is not None else frame.background
            self._frames.append(_Frame(node, style, None, link, background))
        elif display in ("inline-block", "inline-table"):
            self._inline().add_atom(self._shrunk(node, style, link), style, link)
        elif display == "table":
            yield from self._flush()
            yield from self._table(node, style, link)
        elif display == "-wap-marquee":
            yield from self._flush()
            yield from self._marquee(node, style, link)
        else:
            yield from self._flush()
            yield from self._open(node, style, link)

    # blocks

    def _open(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        outer = self._blocks[-1]
        box = Box("rule" if node.tag == "hr" else "block", node, style, link)
        self._fit(box, outer)
        if style.clear != "none":
            yield from self._clear(style.clear)
        self._add_margin(box.margin[0])
        box.x = outer.content_x + box.margin[3]
        box.y = self.y
        outer.children.append(box)
        self._unsettled.append(box)
        box.anchors, self._anchors = self._anchors, []
        self._blocks.append(box)
        if style.border[0] or box.padding[0]:
            yield from self._settle()
            self.y += style.border[0] + box.padding[0]
        if style.display == "list-item" and style.list_type != "none":
            self._markers[id(box)] = self._marker(node, style)
        self._frames.append(_Frame(node, style, box, link))

    def _fit(self, box: Box, outer: Box) -> None:
        """Width and horizontal margins in the containing block (10.3.3)."""
        base = outer.content_width
        resolve_edges(box, base)
        style = box.style
        top, right, bottom, left = box.margin
        if style.width is None:
            box.width = max(box.edges_across, base - left - right)
            if style.max_width is not None:
                box.width = min(box.width, resolved(style.max_width, base) + box.edges_across)
        else:
            width = resolved(style.width, base)
            box.width = max(width, resolved(style.min_width, base)) + box.edges_across
            if box.node.tag == "hr":
                box.width = min(base, width)
            spare = base - box.width - left - right
            automatic = style.margin[3] is None, style.margin[1] is None
            if spare > 0 and automatic == (True, True):
                left = right = spare // 2
            elif spare > 0 and automatic == (True, False):
                left = spare
            elif spare > 0 and automatic == (False, False) and box.node.tag in ("table", "hr", "div"):
                # What <center> and align do to blocks: the legacy alignment that HTML pages count on.
                left = {"center": spare // 2, "right": spare}.get(outer.style.text_align, left)
            box.margin = (top, right, bottom, left)
        if style.width is None and style.margin[3] is None and style.margin[1] is None:
            box.margin = (top, 0, bottom, 0)

    def _close(self, box: Box) -> Iterator[Step]:
        style = box.style
        if id(box) in self._markers:
            paragraph = self._inline()
            paragraph.preserved = True
            paragraph.add_text(" ", style, None, None)
            yield from self._flush()
        bottom = style.border[2] + box.padding[2]
        fixed = style.height if isinstance(style.height, int) else None
        least = fixed if fixed is not None else resolved(style.min_height, 0)
        if box.kind == "cell":
            fixed = None
        is_root = box is self.root
        if bottom or least or is_root:
            if box in self._unsettled and (bottom or least or style.border[0] or box.padding[0]):
                yield from self._settle()
            if fixed is None:
                yield from self._settle()
            else:
                self._margin_up = self._margin_down = 0
        end = self.y
        if is_root:
            end = max(end, self.floats.bottom)
        inner = end - box.content_y
        if fixed is not None:
            inner = fixed
        box.height = max(0, max(inner, least) + box.edges_down)
        if bottom or least:
            self.y = box.y + box.height
        self._blocks.pop()
        if not is_root:
            self._add_margin(box.margin[2])
        box.anchors += self._anchors
        self._anchors = []

    def _add_margin(self, margin: int) -> None:
        self._margin_up = max(self._margin_up, margin)
        self._margin_down = min(self._margin_down, margin)

    def _settle(self) -> Iterator[Step]:
        """The margins before what comes next are known: move down by them and fix the open blocks' tops."""
        self.y += self._margin_up + self._margin_down
        self._margin_up = self._margin_down = 0
        if self._unsettled:
            waiting, self._unsettled = self._unsettled, []
            for box in waiting:
                box.y = self.y
                yield box

    def _clear(self, side: str) -> Iterator[Step]:
        if self.floats:
            goal = self.floats.cleared(self.y, side)
            if goal > self.y + self._margin_up + self._margin_down:
                yield from self._settle()
                self.y = goal

    # lines

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
            self._anchors += [name for _, name in paragraph.anchors]
            return
        yield from self._settle()
        block = self._blocks[-1]
        style = block.style
        strut = self.context.strut_of(style)
        text, start, length, first = paragraph.text, 0, len(paragraph.text), True
        hard = -1
        while start < length:
            if hard < start:
                found = text.find("\n", start)
                hard = length if found < 0 else found
            if not paragraph.preserved:
                while start < hard and text[start] == " ":
                    start += 1
                if start == length:
                    break
            left, right = block.content_x, block.content_x + block.content_width
            indent = resolved(style.text_indent, block.content_width) if first else 0
            end, left, right = self._room(paragraph, start, hard, left, right, indent)
            shown = end
            if not paragraph.preserved:
                while shown > start and text[shown - 1] == " ":
                    shown -= 1
            line = paragraph.line(start, shown, left, right, self.y, style.text_align, strut)
            if id(block) in self._markers:
                self._mark(line, block)
            line.anchors += self._anchors
            self._anchors = []
            block.children.append(line)
            self.y += line.height
            first = False
            yield line
            start = end
            if start == hard and start < length:
                clear = paragraph.clears.get(start)
                start += 1
                if clear:
                    self.y = self.floats.cleared(self.y, clear)
            elif not paragraph.preserved and start < length and text[start] == " ":
                start += 1
        self._anchors += [name for _, name in paragraph.anchors]

    def _room(
        self, paragraph: Paragraph, start: int, hard: int, left: int, right: int, indent: int
    ) -> tuple[int, int, int]:
        """Where the line from `start` ends, and between which edges: beside floats, or below them."""
        if not self.floats:
            return paragraph.end_of_line(start, hard, right - left - indent, True), left + indent, right
        height = self.context.measure.cells[paragraph.strut(start).face]
        while True:
            free_left, free_right = self.floats.edges(self.y, height, left, right)
            below = self.floats.next_edge(self.y)
            beside = (free_left, free_right) != (left, right) and below is not None
            end = paragraph.end_of_line(start, hard, free_right - free_left - indent, not beside)
            if end > start or start == hard or not beside or below is None:
                return end, free_left + indent, free_right
            self.y = below

    def _note_anchor(self, node: Node) -> None:
        for name in {node.attributes.get("id"), node.attributes.get("name") if node.tag == "a" else None}:
            if name:
                if self._paragraph is not None and self._paragraph.length:
                    self._paragraph.anchors.append((self._paragraph.length, name))
                else:
                    self._anchors.append(name)

    def _marker(self, node: Node, style: Style) -> str:
        outer = node.parent
        number = 0
        if outer is not None and outer.tag == "ol":
            count = self._counts.get(outer.order)
            start = whole_number(outer.get("start"), -9999, 9999)
            number = (start if start is not None else 1) if count is None else count + 1
            own = whole_number(node.get("value"), -9999, 9999)
            number = own if own is not None else number
            self._counts[outer.order] = number
        return marker_text(style.list_type, number)

    def _mark(self, line: Line, block: Box) -> None:
        text = self._markers.pop(id(block))
        measure, face = self.context.measure, block.style.face
        width = measure.width(text, face)
        top = next((piece.y for piece in line.pieces if isinstance(piece, Piece) and piece.style.face == face), None)
        if top is None:
            top = line.y + max(0, line.height - measure.cells[face])
        style, gap = block.style, 0
        if text in HOLLOW:
            # Full-width signs are as large as a kanji; a size below the smallest text they read as bullets.
            style, gap = style.child(), 3
            style.face = SIZES[0]
            top += (measure.cells[face] - measure.cells[style.face]) // 2
            width = measure.width(text, style.face)
        line.pieces.insert(0, Piece(text, max(0, line.x - width - gap), top, width, style, None, None))

    # what stands in a line or beside it

    def _replaced(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        available = self._blocks[-1].content_width
        box = replaced.make(self.context, node, style, link, available)
        if box is None:
            return
        if style.float != "none" and not self.floats.full:
            yield from self._flush_before_float()
            yield from self._float(box)
        elif style.display == "block":
            yield from self._flush()
            yield from self._place(box)
        else:
            self._inline().add_atom(box, style, link)

    def _shrunk(self, node: Node, style: Style, link: Node | None) -> Box:
        """A float or inline block: as wide as its content asks, at most the containing block, laid out at 0, 0."""
        base = self._blocks[-1].content_width
        if style.display in ("table", "inline-table"):
            return table.laid_out(self.context, node, style, base, link)
        box = Box("block", node, style, link)
        resolve_edges(box, base)
        if style.width is not None:
            inner = resolved(style.width, base)
        else:
            least, most = intrinsic.widths(self.context, node, style)
            inner = max(least, min(most, base - box.edges_across - box.margin[1] - box.margin[3]))
        box.width = inner + box.edges_across
        Flow(self.context, box, link).run()
        return box

    def _flush_before_float(self) -> Iterator[Step]:
        """A float comes to stand beside the line it is in, or below it; text before it is set first."""
        paragraph = self._paragraph
        if paragraph is not None and paragraph.length:
            yield from self._flush()

    def _float(self, box: Box) -> Iterator[Step]:
        if box.style.clear != "none":
            yield from self._clear(box.style.clear)
        yield from self._settle()
        outer = self._blocks[-1]
        top, right, bottom, left = box.margin
        x, y = self.floats.place(
            box.style.float,
            self.y,
            box.width + left + right,
            box.height + top + bottom,
            outer.content_x,
            outer.content_x + outer.content_width,
        )
        box.shift(x + left - box.x, y + top - box.y)
        outer.children.append(box)
        yield box

    def _place(self, box: Box) -> Iterator[Step]:
        """A finished box as a block of its own line."""
        outer = self._blocks[-1]
        style = box.style
        if style.clear != "none":
            yield from self._clear(style.clear)
        self._add_margin(box.margin[0])
        yield from self._settle()
        x = outer.content_x + box.margin[3]
        spare = outer.content_width - box.width - box.margin[1] - box.margin[3]
        if spare > 0:
            if style.margin[3] is None:
                x += spare // 2 if style.margin[1] is None else spare
            elif outer.style.text_align in ("center", "right") and box.kind != "marquee":
                x += spare // 2 if outer.style.text_align == "center" else spare
        box.anchors, self._anchors = self._anchors, []
        box.shift(x - box.x, self.y - box.y)
        outer.children.append(box)
        self.y += box.height
        self._add_margin(box.margin[2])
        yield box

    def _table(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        base = self._blocks[-1].content_width
        yield from self._place(table.laid_out(self.context, node, style, base, link))

    def _marquee(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        """Its content on one line as long as it needs; the box shows as much as fits and paint moves it."""
        outer = self._blocks[-1]
        box = Box("marquee", node, style, link)
        self._fit(box, outer)
        still = style.child()
        still.display, still.text_align, still.white_space = "block", "left", "nowrap"
        strip = Box("strip", node, still, link)
        _, most = intrinsic.widths(self.context, node, style)
        strip.width = min(max(1, most), 20_000) + strip.edges_across
        Flow(self.context, strip, link).run()
        box.children.append(strip)
        height = style.height if isinstance(style.height, int) else 0
        box.height = max(strip.height, height + box.edges_down, 1)
        strip.shift(box.content_x, box.content_y + (box.content_height - strip.height) // 2)
        yield from self._place(box)
