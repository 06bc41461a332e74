"""Boxes that a flow places whole, or that bring rows of their own: pictures, tables, windows, legends, marquees."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.browser.layout import formatting_roots, positioned, table
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.float_placement import Step
from handset.browser.layout.grid import Grid
from handset.browser.layout.grid_building import grid_of
from handset.browser.layout.inline import Inline
from handset.browser.layout.inline_formatting import InlineFormatting
from handset.browser.layout.sizing import moves_blocks
from handset.browser.style.computed import Style
from handset.browser.style.units import Percent


class BoxPlacement(InlineFormatting):
    """Placement of boxes whose size is known: each on a line of its own, or in the line where it is met."""

    def _replaced(self, node: Node, style: Style, link: Node | None, outer: Inline) -> Iterator[Step]:
        if isinstance(style.height, Percent):
            style = style.copy()
            style.height = formatting_roots.height_within(self.context, style, self._blocks)
        box = formatting_roots.replaced_box(self.context, node, style, link, self._blocks[-1].content_width)
        if box is None:
            return
        if style.float != "none" and not self.floats.full:
            yield from self._float(box)
        elif style.display == "block":
            yield from self._flush()
            yield from self._place(box)
        else:
            self._inline().add_atom(box, outer)

    def _table(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        """Yield a table: row by row where nothing asks for the whole of it first."""
        context, outer, widest = self.context, self._blocks[-1], 0
        available = outer.content_width
        if isinstance(outer.style.width, int) and self._blocks[0].node.tag == "html":
            widest = context.width - outer.content_x
        grid, box = grid_of(context, node, style), table.begun(node, style, available, link)
        box.given_height = formatting_roots.height_within(context, style, self._blocks)
        if self.floats.placed or self._waiting or positioned.is_relative(style) or not table.by_rows(grid, box):
            mark = context.out_of_flow.mark()
            box = table.laid_out(context, grid, box, available, widest)
            yield from self._descend(box)
            if self.floats.placed and style.width is None:
                box = self._between_floats(grid, box, mark)
            yield from self._finish(box)
            return
        widths = table.set_width(context, grid, box, available, widest)
        yield from self._descend(box)
        self._stand(box)
        yield box
        for row in table.rows(context, grid, box, widths):
            self.y = row.y + row.height
            if self._markers.waiting:
                self._markers.mark_first(row)
            yield row
        self.y = box.y + box.height
        self._collapse_with(box.margin[2])

    def _between_floats(self, grid: Grid, whole: Box, mark: tuple[int, int]) -> Box:
        """Return a table of automatic width as narrow as floats leave room, `whole` where they leave too little (9.5).

        Args:
            grid: The table's.
            whole: The table as wide as its containing block lets it be.
            mark: What waited for a containing block before it was laid out.
        """
        context, outer, node, style = self.context, self._blocks[-1], whole.node, whole.style
        least, y, height = context.table_widths(context, node, style)[0], self.y, whole.height
        for _ in range(_TRIES):
            start, end = self._room_for(whole, y, height)
            if whole.width <= end - start or context.retries_left <= 0:
                return whole
            start, end = self._room_for(whole, y, 1)
            while end - start >= least:
                context.retries_left -= 1
                context.out_of_flow.rewind(mark)
                box = table.begun(node, style, outer.content_width, whole.link)
                box.given_height = formatting_roots.height_within(context, style, self._blocks)
                box = table.laid_out(context, grid, box, end - start + box.margin[1] + box.margin[3])
                beside = self._room_for(box, y, box.height)
                if box.width <= beside[1] - beside[0]:
                    return box
                start, end = beside
                if context.retries_left <= 0:
                    break
            below = self.floats.next_edge(y)
            if below is None:
                break
            y = below
        return whole

    def _room_for(self, box: Box, y: int, height: int) -> tuple[int, int]:
        """Return between which edges a box with its margins may stand at `y`, as narrow as floats leave it."""
        outer = self._blocks[-1]
        left, right = outer.content_x, outer.content_x + outer.content_width
        free = self.floats.edges(y, height, left, right)
        return max(left + box.margin[3], free[0]), min(right - box.margin[1], free[1])

    def _legend(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        """Yield a fieldset's legend: as wide as its words, it stands in the upper border (HTML standard, 15.3.13)."""
        outer = self._blocks[-1]
        yield from self._end_collapsing()
        box = formatting_roots.shrink_to_fit(self.context, node, style, link, self._blocks)
        box.kind = "legend"
        left = outer.content_x + box.margin[3]
        spare = outer.content_width - box.width - box.margin[1] - box.margin[3]
        if style.margin[3] is None:
            left += spare // 2 if style.margin[1] is None else spare
        box.shift(left - box.x, outer.y - box.y)
        outer.children.append(box)
        if self._markers.waiting:
            self._markers.mark_first(box)
        self.y = outer.y + max(box.height, outer.style.border[0]) + outer.padding[0]
        yield box

    def _apart(self, style: Style) -> bool:
        """Return whether a block that keeps its own floats has to be finished before it gets its place."""
        lines = self._paragraph
        return style.clips or bool(self.floats.placed or self._waiting or (lines is not None and lines.floats))

    def _window(self, node: Node, style: Style, link: Node | None) -> Iterator[Step]:
        """Yield a block that keeps its own floats: beside those outside, as narrow as they leave room (9.5)."""
        outer, mark = self._blocks[-1], self.context.out_of_flow.mark()
        box = formatting_roots.clipped_block(self.context, node, style, link, self._blocks)
        yield from self._descend(box)
        if self.floats.placed and style.width is not None:
            # Automatic margins are of the room that floats leave.
            resolve_edges(box, outer.content_width)
        left, right = outer.content_x, outer.content_x + outer.content_width
        least = box.edges_across + resolved(style.min_width, outer.content_width)
        for _ in range(_TRIES if style.width is None else 0):
            free = self.floats.edges(self.y, box.height, left, right)
            if free == (left, right) or free[1] <= free[0]:
                break
            below = self.floats.next_edge(self.y)
            if free[1] - free[0] < least and below is not None:
                self.y = below
                continue
            if self.context.retries_left <= 0:
                break
            self.context.retries_left -= 1
            self.context.out_of_flow.rewind(mark)
            box = formatting_roots.clipped_block(self.context, node, style, link, self._blocks, free)
            if self.floats.edges(self.y, box.height, left, right) == free:
                break
        yield from self._finish(box)

    def _place(self, box: Box) -> Iterator[Step]:
        """Yield a finished box as a block of its own line."""
        yield from self._descend(box)
        yield from self._finish(box)

    def _finish(self, box: Box) -> Iterator[Step]:
        """Put a finished box below the margins."""
        self._stand(box)
        if self._markers.waiting:
            self._markers.mark_first(box)
        self.y += box.height
        self._collapse_with(box.margin[2])
        if positioned.is_relative(box.style):
            positioned.shift(box, self._blocks[-1])
        yield box

    def _descend(self, box: Box) -> Iterator[Step]:
        """Go down to where a box may begin."""
        if box.style.clear != "none":
            yield from self._clear(box)
        self._collapse_with(box.margin[0])
        yield from self._end_collapsing()

    def _stand(self, box: Box) -> None:
        """Give a box of known width its place on a line of its own, beside floats if it has room there."""
        outer, style = self._blocks[-1], box.style
        left, right = outer.content_x + box.margin[3], outer.content_x + outer.content_width - box.margin[1]
        widest = min(left, outer.content_x), max(right, outer.content_x + outer.content_width)
        while self.floats.placed:
            free = self.floats.edges(self.y, box.height, *widest)
            below = self.floats.next_edge(self.y)
            beside = max(left, free[0]), min(right, free[1])
            if beside == (left, right) or box.width <= beside[1] - beside[0] or below is None:
                left, right = beside
                break
            self.y = below
        spare = right - left - box.width
        if spare > 0:
            if style.margin[3] is None:
                left += spare // 2 if style.margin[1] is None else spare
            elif (
                box.kind != "marquee"
                and style.margin[1] is not None
                and (not self.context.standards or moves_blocks(outer))
            ):
                left += {"center": spare // 2, "right": spare}.get(outer.style.text_align, 0)
        box.anchors, self._anchors = self._anchors, []
        box.shift(left - box.x, self.y - box.y)
        outer.children.append(box)


_TRIES = 4
"""How often a block is laid out anew because floats leave less room at its height."""
