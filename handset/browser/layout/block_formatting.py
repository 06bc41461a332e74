"""Block formatting (CSS 2.1 chapters 8.3.1, 9.4.1, 9.5, 10.3.3, 10.6.3): top down, one step at a time.

`BlockFormattingContext.steps` is a generator: it yields what it has placed, in document order, and whoever drives it
stops when enough of the page is laid out. What was yielded stays where it is, so a picture of the first screen is final
while the rest of the page has not been styled yet. Nested blocks share one explicit stack; only tables and what
`formatting_roots` makes start a context of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout import absolute, formatting_roots, positioned, replaced
from handset.browser.layout.anonymous import INTERNAL, table_around
from handset.browser.layout.box_placement import BoxPlacement
from handset.browser.layout.boxes import Box
from handset.browser.layout.float_placement import Step
from handset.browser.layout.floats import Floats
from handset.browser.layout.inline import INLINE_LEVEL, MAX_PARAGRAPH, PART, Inline
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.markers import widen
from handset.browser.layout.positioned import OutOfFlowElement
from handset.browser.layout.sizing import fit_across
from handset.browser.style.computed import OUT_OF_FLOW, Style


class _Frame:
    """An element whose children are being laid out; `box` is None for an inline element."""

    __slots__ = ("box", "children", "inline", "outside")

    def __init__(self, node: Node, inline: Inline, box: Box | None, outside: Floats | None = None) -> None:
        self.children: Iterator[Node] = iter(node.children)
        self.inline = inline
        self.box = box
        self.outside = outside
        """The floats outside a block that keeps its own (9.4.1)."""


class BlockFormattingContext(BoxPlacement):
    """Block formatting context inside `root`, whose place and width are set."""

    def __init__(self, context: LayoutContext, root: Box, link: Node | None = None) -> None:
        super().__init__(context, root)
        self.root = root
        self._inline_holders: list[tuple[Inline, list[OutOfFlowElement]]] = []
        """Positioned inline boxes that have ended, with what waits for their lines."""
        self._frames = [_Frame(root.node, Inline(root.node, root.style, link), root)]
        if positioned.contains(root.style):
            context.out_of_flow.begin()

    def steps(self) -> Iterator[Step]:
        """Yield the boxes and lines in the order of the page as they are laid out; what was yielded is final."""
        frames, context = self._frames, self.context
        if self.root.style.display == "list-item":
            self._begin_item(self.root, frames[0].inline)
        while frames:
            frame = frames[-1]
            child = next(frame.children, None) if context.lines_left > 0 else None
            if child is None:
                frames.pop()
                if frame.box is not None:
                    if self._paragraph is not None:
                        yield from self._flush()
                    yield from self._close(frame.box, frame.outside)
                else:
                    if frame.inline.after or self._paragraph is not None:
                        self._inline().close(frame.inline)
                    if positioned.contains(frame.inline.style):
                        self._end_inline(frame.inline)
            elif child.tag == TEXT:
                text = child.text
                if 0 < len(text) <= PART:
                    paragraph = self._inline()
                    paragraph.add_text(text, frame.inline)
                    if paragraph.length > MAX_PARAGRAPH:
                        yield from self._flush()
                    continue
                for start in range(0, len(text), PART):
                    self._inline().add_text(text[start : start + PART], frame.inline)
                    if self._inline().length > MAX_PARAGRAPH:
                        yield from self._flush()
                        if context.lines_left <= 0:
                            break
            else:
                yield from self._element(child, frame.inline)

    def _element(self, node: Node, outer: Inline) -> Iterable[Step]:
        style = self.context.styles.of(node, outer.style)
        display, tag = style.display, node.tag
        if display == "none":
            return ()
        if node.attributes:
            self._note_anchor(node)
        link = node if tag == "a" and "href" in node.attributes else outer.link
        if style.position in OUT_OF_FLOW and self.context.out_of_flow.full:
            style = style.copy()
            style.position = "static"
        if outer.moved != (0, 0) and (style.float != "none" or display not in INLINE_LEVEL):
            style = positioned.carried(style, *outer.moved, self._blocks[-1])
        if style.position in OUT_OF_FLOW:
            self._take_out(node, style, link)
        elif tag == "br":
            self._inline().add_break(Inline(node, style, link, outer), style.clear)
        elif replaced.is_replaced(node):
            return self._replaced(node, style, link, outer)
        elif style.float != "none" and not self.floats.full:
            return self._float(formatting_roots.shrink_to_fit(self.context, node, style, link, self._blocks))
        elif display == "inline":
            inline = Inline(node, style, link, outer, self._blocks[-1])
            self._inline().open(inline)
            if positioned.contains(style):
                self.context.out_of_flow.begin()
            self._frames.append(_Frame(node, inline, None))
        elif display in ("inline-block", "inline-table"):
            self._inline().add_atom(
                formatting_roots.shrink_to_fit(self.context, node, style, link, self._blocks), outer
            )
        elif display in INTERNAL:
            return self._stray(node)
        else:
            return self._block(node, style, link)
        return ()

    def _block(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        """Yield a block-level box: the lines before it end."""
        display, tag = style.display, node.tag
        if display == "table":
            if self._paragraph is not None:
                yield from self._flush()
            yield from self._table(node, style, link)
        elif display == "-wap-marquee":
            yield from self._flush()
            yield from self._place(formatting_roots.marquee(self.context, node, style, link, self._blocks[-1]))
        elif (style.overflow != "visible" or tag == "hr") and tag not in ("body", "html") and self._apart(style):
            yield from self._flush()
            yield from self._window(node, style, link)
        else:
            if self._paragraph is not None:
                yield from self._flush()
            if tag == "legend" and _is_first(node, self._blocks[-1]):
                yield from self._legend(node, style, link)
            else:
                yield from self._open(node, style, link)

    def _stray(self, node: Node) -> Iterator[Step]:
        """Yield parts of a table outside one, in a table of their own (17.2.1).

        A line's, where they are in an inline box.
        """
        frame = self._frames[-1]
        outer = frame.inline
        display = "table" if frame.box is not None else "inline-table"
        made, style, frame.children = table_around(self.context, node, frame.children, outer.style, display)
        if frame.box is not None:
            yield from self._flush()
            yield from self._table(made, style, outer.link)
        else:
            self._inline().add_atom(
                formatting_roots.shrink_to_fit(self.context, made, style, outer.link, self._blocks), outer
            )

    # blocks

    def _open(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        outer = self._blocks[-1]
        box = Box("rule" if node.tag == "hr" else "block", node, style, link)
        fit_across(box, outer, legacy=not self.context.standards)
        if style.list_room:
            widen(self.context, box)
        box.given_height = formatting_roots.height_within(self.context, style, self._blocks)
        if style.clear != "none":
            yield from self._clear(box)
        self._collapse_with(box.margin[0])
        box.x = outer.content_x + box.margin[3]
        box.y = self.y
        outer.children.append(box)
        self._unresolved[id(box)] = box
        box.anchors, self._anchors = self._anchors, []
        self._blocks.append(box)
        if positioned.contains(style):
            self.context.out_of_flow.begin()
            self.moving = self.moving or box
        outside = None
        if style.overflow != "visible" and node.tag not in ("body", "html"):
            yield from self._end_collapsing()
            outside, self.floats = self.floats, Floats()
        if style.border[0] or box.padding[0]:
            yield from self._end_collapsing()
            self.y += style.border[0] + box.padding[0]
        inline = Inline(node, style, link)
        self._frames.append(_Frame(node, inline, box, outside))
        if style.display == "list-item":
            self._begin_item(box, inline)

    def _begin_item(self, item: Box, inline: Inline) -> None:
        """Count a list item and put a marker that stands inside before its text."""
        marker = self._markers.begin(item)
        if marker is not None and marker.picture is not None:
            self._inline().add_atom(marker.picture, inline)
        elif marker is not None:
            self._inline().add_text(marker.text, Inline(item.node, marker.style, None))
        if marker is not None:
            self._inline().drop_space()

    def _close(self, box: Box, outside: Floats | None) -> Iterator[Step]:
        style = box.style
        marked = 0
        if self._markers.waiting and self._markers.waits(box):
            if any(isinstance(e, Box) and e.style.float == "none" for e in box.children):
                marked = self._markers.mark_top(box)
                yield box.children[-1]
            else:
                # An empty item still shows its sign.
                self._inline().add_nothing(Inline(box.node, style, None))
                yield from self._flush()
        is_root, given = box is self.root, box.given_height if box.kind != "cell" else None
        holds = is_root or outside is not None
        least, most = 0, None
        if style.min_height or style.max_height is not None:
            least, most = formatting_roots.limits(style, self._blocks[-2] if len(self._blocks) > 1 else None)
        least = max(least, marked)
        bottom = style.border[2] + box.padding[2]
        unresolved = id(box) in self._unresolved
        if unresolved and not (holds or bottom or least or given):
            self._hang_on_inlines(box)
            yield from self._close_empty(box)
            return
        if unresolved or (given is None and (bottom or holds or self._held)):
            yield from self._end_collapsing()
        end = self.floats.cleared(self.y, "both") if holds else self.y
        natural = inner = max(0, end - box.content_y)
        if given is not None:
            # No phone scrolled a part of a page: a box that would grows.
            inner = max(inner, given) if style.overflow in ("auto", "scroll") else given
        if most is not None:
            inner = min(inner, most)
        inner = max(inner, least)
        box.height = inner + box.edges_down
        if given is not None or inner != natural or end != self.y:
            # The end is not where the content ends, so margins of the content do not reach past it.
            self._drop_margins()
        self.y = box.y + box.height
        if outside is not None:
            self.floats = outside
        self._hang_on_inlines(box)
        self._leave(box)
        if positioned.contains(style):
            yield from absolute.placed(self.context, self.context.out_of_flow.end(), box)
            if not is_root:
                positioned.shift(box, self._blocks[-1])
            if box is self.moving:
                self.moving = None
                yield box

    def _close_empty(self, box: Box) -> Iterator[Step]:
        """Yield a block that margins collapse through: it stands where a border at its bottom would make it stand."""
        box.height = box.edges_down
        cleared = id(box) in self._cleared
        if cleared or id(self._blocks[-2]) not in self._unresolved:
            yield from self._fix(self.edge)
        if cleared:
            self._collapse_through()
        self._leave(box)
        if not positioned.contains(box.style):
            return
        # Nothing of it shows but floats and positioned boxes that stand out of it.
        outside = list(absolute.placed(self.context, self.context.out_of_flow.end(), box))
        is_placed = id(box) not in self._unresolved
        for each in [box] if is_placed else outside:
            each.shift(*positioned.offset(box.style, self._blocks[-1].content_width, self._blocks[-1].given_height))
        if box is self.moving:
            self.moving = None
            if is_placed:
                yield box

    def _leave(self, box: Box) -> None:
        self._blocks.pop()
        if box is not self.root:
            self._collapse_with(box.margin[2])
        if self._anchors:
            box.anchors += self._anchors
            self._anchors = []

    # what stands outside the flow

    def _take_out(self, node: Node, style: Style, link: Node | None) -> None:
        """Leave a place where an element would have stood, and let it wait for its containing block."""
        place = Box("static-position", node, style)
        place.height = 0
        anchors, self._anchors = self._anchors, []
        self.context.out_of_flow.add(OutOfFlowElement(node, style, link, place, anchors))
        if self._paragraph is not None and self._paragraph.length:
            self._paragraph.places.append((self._paragraph.length, place))
        else:
            self._keep_place(place)

    def _end_inline(self, inline: Inline) -> None:
        """End a positioned inline box: what waited for it hangs on it when its lines are there."""
        pending = self.context.out_of_flow.end()
        if pending:
            self._inline_holders.append((inline, pending))

    def _hang_on_inlines(self, block: Box) -> None:
        """Place what is positioned in inline boxes of a block that ends."""
        if not self._inline_holders:
            return
        inside = set(map(id, block.children))
        holders, self._inline_holders = self._inline_holders, []
        parts = absolute.inline_parts(block)
        for inline, pending in holders:
            if id(pending[0].static_position) not in inside:
                self._inline_holders.append((inline, pending))
                continue
            holder = absolute.holder_of(parts.get(inline.node.order, ()), pending[0].static_position)
            block.children.append(holder)
            for _ in absolute.placed(self.context, pending, holder):
                pass


def _is_first(legend: Node, box: Box) -> bool:
    """Return whether a legend is what a fieldset's box begins with."""
    return box.node is legend.parent and box.node.tag == "fieldset" and not box.children


def fill(context: LayoutContext, box: Box, link: Node | None) -> None:
    """Lay out the content of a box whose place and width are set."""
    for _ in BlockFormattingContext(context, box, link).steps():
        pass
