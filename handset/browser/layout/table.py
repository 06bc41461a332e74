"""Tables (CSS 2.1 chapter 17): rows and cells, each cell laid out as a flow of its own.

A table wider than its room is squeezed into it, as phones did: a keitai never scrolls sideways.
"""

from __future__ import annotations

from handset.browser.computed import Style
from handset.browser.document import Node
from handset.browser.layout.boxes import Box, resolve_edges
from handset.browser.layout.collapse import Collapsed
from handset.browser.layout.columns import column_widths, columns_of, divide, gaps_of
from handset.browser.layout.context import Context
from handset.browser.layout.grid import Cell, Grid, grid_of


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


def laid_out(context: Context, node: Node, style: Style, available: int, link: Node | None) -> Box:
    """The table's box at 0, 0 with rows, cells and all they hold in place."""
    grid = grid_of(context, node, style)
    collapsed = Collapsed(grid, style) if style.collapse and grid.rows and grid.columns else None
    box = Box("table", node, collapsed.table if collapsed else style, link)
    resolve_edges(box, available)
    if collapsed:
        box.padding = (0, 0, 0, 0)
    widths = column_widths(context, grid, box, available)
    gap_x, gap_y = gaps_of(style)
    box.width = sum(widths) + gap_x * (len(widths) + 1) + box.edges_across if widths else box.edges_across
    cells = [(cell, _cell_box(context, cell, widths, gap_x, link)) for cell in grid.cells]
    heights = _row_heights(context, grid, cells, gap_y)
    gaps = gap_y * (len(heights) + 1) if heights else 0
    spare = (style.height if isinstance(style.height, int) else 0) - sum(heights) - gaps - box.edges_down
    if spare > 0 and heights:
        heights = [height + more for height, more in zip(heights, divide(spare, [h + 1 for h in heights]), strict=True)]
    box.height = max(sum(heights) + gaps + box.edges_down, box.edges_down + max(0, spare if not heights else 0))
    lefts, tops = _lines(box.content_x, widths, gap_x), _lines(box.content_y, heights, gap_y)
    _place(grid, box, cells, link, lefts, tops, gap_x, gap_y)
    if collapsed:
        box.children += collapsed.edges(box, lefts, tops, grid)
    return _with_captions(context, grid, box, link) if grid.captions else box


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
    def asked(cell: Cell, box: Box) -> int:
        own = cell.style.height if isinstance(cell.style.height, int) else 0
        return max(box.height, own + box.edges_down if context.standards and own else own)

    heights = [row.style.height if isinstance(row.style.height, int) else 0 for row in grid.rows]
    for cell, box in cells:
        if cell.down == 1:
            heights[cell.row] = max(heights[cell.row], asked(cell, box))
    for cell, box in cells:
        if cell.down > 1:
            last = grid.bottom(cell) - 1
            have = sum(heights[cell.row : last + 1]) + gap * (last - cell.row)
            heights[last] += max(0, asked(cell, box) - have)
    return heights


def _place(
    grid: Grid,
    table: Box,
    cells: list[tuple[Cell, Box]],
    link: Node | None,
    lefts: list[int],
    tops: list[int],
    gap_x: int,
    gap_y: int,
) -> None:
    """Put rows and cells where their columns and rows begin."""
    strips: list[Box] = []
    for index, row in enumerate(grid.rows):
        strip = Box("row", row.node, row.style, link)
        strip.x, strip.y = table.content_x + gap_x, tops[index]
        strip.width = max(0, table.content_width - 2 * gap_x)
        strip.height = tops[index + 1] - tops[index] - gap_y
        strips.append(strip)
    table.children += strips
    for cell, box in cells:
        box.shift(lefts[cell.column] - box.x, tops[cell.row] - box.y)
        _stretch(box, tops[grid.bottom(cell)] - gap_y - tops[cell.row])
        strips[cell.row].children.append(box)


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
