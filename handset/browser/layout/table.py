"""Tables (CSS 2.1 chapter 17): rows and cells, each cell laid out as a flow of its own.

A table wider than its room is squeezed into it, as phones did: a keitai never scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout.anonymous import is_blank
from handset.browser.layout.border_collapse import edge_boxes
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.captions import narrowest, with_captions
from handset.browser.layout.columns import (
    column_widths,
    columns_of,
    edges_of,
    gaps_across,
    gaps_of,
    in_cell,
    preferred_table_width,
    width_is_outer,
)
from handset.browser.layout.grid import Grid, TableCell, TableRow
from handset.browser.layout.grid_building import grid_of, is_fixed
from handset.browser.layout.layers import Layers, needs_whole
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.rows import Filled, RowHeights, row_extent, stretch
from handset.browser.style.computed import Style


def preferred(context: LayoutContext, node: Node, style: Style) -> tuple[int, int]:
    """Return the (least, preferred) border-box widths of a table."""
    known = context.widths.get(node.order)
    if known is None:
        grid = grid_of(context, node, style)
        edges, caption = edges_of(grid, style), narrowest(context, grid)
        columns = columns_of(context, grid, style)
        least, most = (
            sum(each.least for each in columns) + edges,
            preferred_table_width(columns, scaled=not in_cell(node)) + edges,
        )
        if isinstance(style.width, int) and style.width:
            asked = style.width if node.tag == "table" else style.width + edges
            least = most = asked if is_fixed(style) else max(least, asked)
        known = context.widths[node.order] = (max(least, caption), max(most, caption))
    return known


def begun(node: Node, style: Style, available: int, link: Node | None) -> Box:
    """Make a table's box at 0, 0 with its margins and no content."""
    box = Box("table", node, style, link)
    resolve_edges(box, available)
    return box


def set_width(context: LayoutContext, grid: Grid, box: Box, available: int, widest: int = 0) -> list[int]:
    """Set a table's width by its columns' and return those."""
    least = narrowest(context, grid)
    widths = column_widths(context, grid, box, available, least, widest)
    box.width = sum(widths) + gaps_across(grid, box.style) + box.edges_across
    if not widths:
        box.width = _without_columns(box, available, least)
    return widths


def laid_out(context: LayoutContext, grid: Grid, box: Box, available: int, widest: int = 0) -> Box:
    """Lay out a table's rows and cells in the box of `begun`; return it with its captions."""
    style, link = box.style, box.link
    if grid.collapsed:
        box.style, box.padding = grid.collapsed.table, (0, 0, 0, 0)
    across = _Lines.across(grid, style, set_width(context, grid, box, available, widest), box.content_x)
    cells = [(cell, _cell_box(context, cell, across, link)) for cell in grid.cells]
    gap = gaps_of(style)[1] if grid.columns else 0
    setter = RowHeights(context, grid, cells, gap)
    given = box.given_height or 0
    if given and width_is_outer(box):
        given = max(0, given - box.edges_down)
    closed = _closed_rows(grid)
    gaps = gap * (len(grid.rows) + 1) if grid.rows else 0
    setter.fill(given - 2 * gap)
    heights = [0 if index in closed else height for index, height in enumerate(setter.heights)]
    gaps -= gap * len(closed) if len(closed) < len(heights) else gaps
    box.height = max(sum(heights) + gaps, 0 if heights else given) + box.edges_down
    down = _Lines(box.content_y, heights, gap, closed)
    layers = Layers(grid, box)
    layers.place(across.starts, across.ends, down.starts, down.ends)
    baselines = setter.baselines
    strips = [_strip(row, box, down.starts[at], heights[at], baselines[at]) for at, row in enumerate(grid.rows)]
    box.children += strips
    for cell, first in cells:
        strip, bottom = strips[cell.row], down.ends[grid.bottom(cell) - 1]
        inner = _filled_again(context, cell, first, across, bottom - strip.y, known=bool(given))
        _put(cell, inner, across, strip, bottom, layers)
    if grid.collapsed:
        box.children += edge_boxes(grid.collapsed, box, across.lines, down.lines, grid)
    return with_captions(context, grid, box, link) if grid.captions else box


def by_rows(grid: Grid, box: Box) -> bool:
    """Return whether `rows` can lay out each row before it has looked at the next."""
    whole = box.style.collapse or box.given_height is not None or grid.captions or needs_whole(grid)
    high = any(isinstance(group.style.height, int) for group in grid.groups)
    return bool(grid.columns) and not whole and not high and all(cell.down == 1 for cell in grid.cells)


def rows(context: LayoutContext, grid: Grid, box: Box, widths: list[int]) -> Iterator[Box]:
    """Yield the rows of a table, whose place and columns are set, from the top, each laid out when asked for.

    How high the table is, is known after the last.
    """
    gap, y, cells = gaps_of(box.style)[1], box.content_y, iter(grid.cells)
    across, layers, closed = (
        _Lines.across(grid, box.style, widths, box.content_x),
        Layers(grid, box),
        _closed_rows(grid),
    )
    cell = next(cells, None)
    for index, row in enumerate(grid.rows):
        inner: list[Filled] = []
        while cell is not None and cell.row == index:
            inner.append((cell, _cell_box(context, cell, across, box.link)))
            cell = next(cells, None)
        height, baseline = (0, 0) if index in closed else row_extent(context, row, inner)
        y += 0 if index in closed else gap
        strip = _strip(row, box, y, height, baseline)
        for each, first in inner:
            content = _filled_again(context, each, first, across, height)
            _put(each, content, across, strip, y + height, layers)
        box.children.append(strip)
        y += height
        yield strip
    box.height = y + (gap if len(closed) < len(grid.rows) else 0) - box.content_y + box.edges_down


class _Lines:
    """Where columns or rows begin and end; a closed one has neither size nor gap."""

    def __init__(self, start: int, sizes: list[int], gap: int, closed: frozenset[int]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        at = start + gap
        for index, size in enumerate(sizes):
            if index in closed:
                self.starts.append(max(start, at - gap))
                self.ends.append(max(start, at - gap))
                continue
            self.starts.append(at)
            self.ends.append(at + size)
            at += size + gap
        self.lines = [*self.starts, at]
        """The same without gaps: where each begins, and where the one after the last would."""

    @classmethod
    def across(cls, grid: Grid, style: Style, widths: list[int], start: int) -> _Lines:
        return cls(start, widths, gaps_of(style)[0], grid.closed)


def _closed_rows(grid: Grid) -> frozenset[int]:
    """Return the rows without height and gap.

    `visibility: collapse` takes them out, or all their cells are empty and say so (17.6.1.1).
    """
    closed = {index for index, row in enumerate(grid.rows) if row.style.dropped}
    hidden = [cell for cell in grid.cells if not cell.style.empty_cells]
    if hidden and grid.collapsed is None:
        shown = {cell.row for cell in grid.cells if cell.style.empty_cells or not is_hidden(cell)}
        closed |= {cell.row for cell in hidden} - shown
    return frozenset(closed)


def is_hidden(cell: TableCell) -> bool:
    """Return whether a cell has no background and border since it is empty (17.6.1.1)."""
    if cell.style.empty_cells or cell.style.collapse:
        return False
    return not cell.style.visible or all(child.tag == TEXT and is_blank(child) for child in cell.node.children)


def _without_columns(box: Box, available: int, least: int) -> int:
    width = box.style.width
    asked = resolved(width, available) if width is not None else 0
    if width is not None and not width_is_outer(box):
        asked += box.edges_across
    return max(min(asked, available), box.edges_across, least)


def _cell_box(
    context: LayoutContext, cell: TableCell, across: _Lines, link: Node | None, height: int | None = None
) -> Box:
    """Return a cell laid out at 0, 0, as wide as its columns; `height` is what shares of its height are of."""
    style = cell.style
    if is_hidden(cell):
        style = style.copy()
        style.background, style.picture, style.border_style = None, "", ("none",) * 4
    box = Box("cell", cell.node, style, link)
    box.width = max(0, across.ends[cell.column + cell.across - 1] - across.starts[cell.column])
    resolve_edges(box, box.width)
    box.margin = (0, 0, 0, 0)
    box.given_height = height
    mark = context.out_of_flow.mark()
    context.fill(context, box, link)
    if context.out_of_flow.mark() != mark:
        # What waits outside the cell would wait twice.
        context.sharing_cells.discard(cell.node.order)
    return box


def _filled_again(
    context: LayoutContext, cell: TableCell, box: Box, across: _Lines, height: int, *, known: bool = False
) -> Box:
    """Return a cell laid out once more where something in it asks for a share of its height, which its rows now give.

    Browsers do so where the cell says a height, or `known`, its table.
    """
    if cell.node.order not in context.sharing_cells or context.lines_again <= 0:
        return box
    if not known and not isinstance(cell.style.height, int):
        return box
    lines_left = context.lines_left
    again = _cell_box(context, cell, across, box.link, max(0, height - box.edges_down))
    context.lines_again -= 1 + lines_left - context.lines_left
    return again


def _strip(row: TableRow, table: Box, top: int, height: int, baseline: int) -> Box:
    """Return a row's box, between the gaps at the table's sides."""
    gap = gaps_of(table.style)[0]
    strip = Box("row", row.node, row.style, table.link)
    strip.x, strip.y, strip.ascent = table.content_x + gap, top, baseline
    strip.width, strip.height = max(0, table.content_width - 2 * gap), height
    return strip


def _put(cell: TableCell, box: Box, across: _Lines, strip: Box, bottom: int, layers: Layers) -> None:
    """Put a cell where its column and row begin, as high as its rows, on the layers of the table."""
    box.shift(across.starts[cell.column] - box.x, strip.y - box.y)
    if bottom > strip.y:
        stretch(box, bottom - strip.y, strip.ascent or 0)
    else:
        box.height, box.children = 0, []
    shown = is_hidden(cell) or not cell.style.visible
    strip.children.append(box if shown else layers.behind(cell, box, strip))
