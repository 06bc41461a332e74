"""Tables (CSS 2.1 chapter 17): rows and cells, each cell laid out as a flow of its own.

A table wider than its room is squeezed into it, as phones did: a keitai never scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, resolve_edges
from handset.browser.layout.collapse import Collapsed
from handset.browser.layout.columns import column_widths, columns_of, divide, gaps_of
from handset.browser.layout.context import Context
from handset.browser.layout.grid import Cell, Grid, Row, grid_of
from handset.browser.style.computed import Style


def preferred(context: Context, node: Node, style: Style) -> tuple[int, int]:
    """(least, preferred) border-box widths of a table."""
    known = context.widths.get(node.order)
    if known is None:
        grid = grid_of(context, node, style)
        columns = columns_of(context, grid, style)
        edges = _edges(node, style, len(columns))
        least, most = sum(each.least for each in columns) + edges, sum(each.most for each in columns) + edges
        if isinstance(style.width, int) and style.width:
            least = most = max(least, style.width)
        known = context.widths[node.order] = (least, most)
    return known


def begun(node: Node, style: Style, available: int, link: Node | None) -> Box:
    """The table's box at 0, 0, with its margins and nothing in it."""
    box = Box("table", node, style, link)
    resolve_edges(box, available)
    return box


def set_width(context: Context, grid: Grid, box: Box, available: int) -> list[int]:
    """The columns' widths, which make the table's own."""
    widths, gap = column_widths(context, grid, box, available), gaps_of(box.style)[0]
    box.width = sum(widths) + gap * (len(widths) + 1) + box.edges_across if widths else box.edges_across
    return widths


def laid_out(context: Context, grid: Grid, box: Box, available: int) -> Box:
    """The box of `begun` with rows, cells and all they hold in place, and its captions round it."""
    style, link = box.style, box.link
    collapsed = Collapsed(grid, style) if style.collapse and grid.rows and grid.columns else None
    if collapsed:
        box.style, box.padding = collapsed.table, (0, 0, 0, 0)
    widths = set_width(context, grid, box, available)
    gap_x, gap_y = gaps_of(style)
    cells = [(cell, _cell_box(context, cell, widths, gap_x, link)) for cell in grid.cells]
    heights = _row_heights(context, grid, cells, gap_y)
    gaps = gap_y * (len(heights) + 1) if heights else 0
    spare = (style.height if isinstance(style.height, int) else 0) - sum(heights) - gaps - box.edges_down
    if spare > 0 and heights:
        heights = [height + more for height, more in zip(heights, divide(spare, [h + 1 for h in heights]), strict=True)]
    box.height = max(sum(heights) + gaps + box.edges_down, box.edges_down + max(0, spare if not heights else 0))
    lefts, tops = _lines(box.content_x, widths, gap_x), _lines(box.content_y, heights, gap_y)
    strips = [_strip(row, box, tops[index], heights[index]) for index, row in enumerate(grid.rows)]
    box.children += strips
    for cell, inner in cells:
        bottom = tops[grid.bottom(cell)] - gap_y
        strips[cell.row].children.append(_put(inner, lefts[cell.column], tops[cell.row], bottom))
    if collapsed:
        box.children += collapsed.edges(box, lefts, tops, grid)
    return _with_captions(context, grid, box, link) if grid.captions else box


def by_rows(grid: Grid, style: Style) -> bool:
    """Whether each row stands for itself, so that `rows` can lay one out before the next has been looked at."""
    whole = style.collapse or isinstance(style.height, int) or grid.captions
    return not whole and all(cell.down == 1 for cell in grid.cells)


def rows(context: Context, grid: Grid, box: Box, widths: list[int]) -> Iterator[Box]:
    """The rows of a table whose place and columns are set, one by one from the top, each when it is asked for.

    How high the table is, is known after the last.
    """
    gap_x, gap_y = gaps_of(box.style)
    lefts, y, cells = _lines(box.content_x, widths, gap_x), box.content_y, iter(grid.cells)
    cell = next(cells, None)
    for index, row in enumerate(grid.rows):
        y += gap_y
        inner: list[tuple[Cell, Box]] = []
        while cell is not None and cell.row == index:
            inner.append((cell, _cell_box(context, cell, widths, gap_x, box.link)))
            cell = next(cells, None)
        height = max([_least_height(row), *(_asked(context, *each) for each in inner)])
        strip = _strip(row, box, y, height)
        strip.children += [_put(content, lefts[each.column], y, y + height) for each, content in inner]
        box.children.append(strip)
        y += height
        yield strip
    box.height = y + (gap_y if grid.rows else 0) - box.content_y + box.edges_down


def _lines(start: int, sizes: list[int], gap: int) -> list[int]:
    """Where each column or row begins, and where the one after the last would."""
    places, at = [], start + gap
    for size in sizes:
        places.append(at)
        at += size + gap
    return [*places, at]


def _cell_box(context: Context, cell: Cell, widths: list[int], gap: int, link: Node | None) -> Box:
    """A cell laid out at 0, 0, as wide as its columns."""
    box = Box("cell", cell.node, cell.style, link)
    last = min(cell.column + cell.across, len(widths))
    box.width = sum(widths[cell.column : last]) + gap * (last - cell.column - 1)
    resolve_edges(box, box.width)
    box.margin = (0, 0, 0, 0)
    context.fill(context, box, link)
    return box


def _row_heights(context: Context, grid: Grid, cells: list[tuple[Cell, Box]], gap: int) -> list[int]:
    heights = [_least_height(row) for row in grid.rows]
    for cell, box in cells:
        if cell.down == 1:
            heights[cell.row] = max(heights[cell.row], _asked(context, cell, box))
    for cell, box in cells:
        if cell.down > 1:
            last = grid.bottom(cell) - 1
            have = sum(heights[cell.row : last + 1]) + gap * (last - cell.row)
            heights[last] += max(0, _asked(context, cell, box) - have)
    return heights


def _least_height(row: Row) -> int:
    return row.style.height if isinstance(row.style.height, int) else 0


def _asked(context: Context, cell: Cell, box: Box) -> int:
    """The height that a cell wants of its rows."""
    own = cell.style.height if isinstance(cell.style.height, int) else 0
    return max(box.height, own + box.edges_down if context.standards and own else own)


def _strip(row: Row, table: Box, top: int, height: int) -> Box:
    """A row's box, between the gaps at the table's sides."""
    gap = gaps_of(table.style)[0]
    strip = Box("row", row.node, row.style, table.link)
    strip.x, strip.y = table.content_x + gap, top
    strip.width, strip.height = max(0, table.content_width - 2 * gap), height
    return strip


def _put(cell: Box, left: int, top: int, bottom: int) -> Box:
    """A cell where its column and row begin, as high as its rows."""
    cell.shift(left - cell.x, top - cell.y)
    _stretch(cell, bottom - top)
    return cell


def _stretch(cell: Box, height: int) -> None:
    """Give a cell its rows' height and put its content where its vertical alignment says."""
    spare = height - cell.height
    cell.height = max(height, cell.height)
    place = cell.style.vertical_align
    down = spare if place == "bottom" else spare // 2 if place == "middle" else 0
    if down > 0:
        holder = Box("block", cell.node, cell.style)
        holder.children = cell.children
        holder.shift(0, down)


def _with_captions(context: Context, grid: Grid, table: Box, link: Node | None) -> Box:
    """The table in a box of its own with its captions above or below (17.4): they are outside its border."""
    plain = table.style.child()
    for name in ("display", "float", "clear", "margin", "width", "vertical_align"):
        setattr(plain, name, getattr(table.style, name))
    outer = Box("captioned", table.node, plain, link)
    outer.margin, table.margin = table.margin, (0, 0, 0, 0)
    outer.width = table.width
    y = _captions(context, grid, outer, link, "top", 0)
    table.shift(0, y)
    outer.children.append(table)
    outer.height = _captions(context, grid, outer, link, "bottom", y + table.height)
    return outer


def _captions(context: Context, grid: Grid, outer: Box, link: Node | None, side: str, y: int) -> int:
    for node, style in grid.captions:
        if style.caption_side == side:
            caption = Box("cell", node, style, link)
            resolve_edges(caption, outer.width)
            caption.y, caption.width = y, outer.width
            context.fill(context, caption, link)
            outer.children.append(caption)
            y += caption.height
    return y


def _edges(node: Node, style: Style, columns: int) -> int:
    box = Box("table", node, style)
    resolve_edges(box, 0)
    return box.edges_across + gaps_of(style)[0] * (columns + 1)
