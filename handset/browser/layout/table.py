"""Tables (CSS 2.1 chapter 17): the grid, column widths by content, rows, and cells laid out as flows of their own.

A table wider than its room is squeezed into it, as phones did: a keitai never scrolls sideways.
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.computed import Percent, Style
from handset.browser.document import TEXT, Node
from handset.browser.layout import flow, intrinsic
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.context import Context
from handset.browser.presentational import whole_number

MAX_COLUMNS = 128
MAX_ROWSPAN = 1000


@dataclass(slots=True)
class _Cell:
    node: Node
    style: Style
    column: int
    row: int
    across: int
    down: int


@dataclass(slots=True)
class _Row:
    node: Node
    style: Style


@dataclass(slots=True)
class _Grid:
    rows: list[_Row]
    cells: list[_Cell]
    columns: int
    captions: list[tuple[Node, Style]]


@dataclass(slots=True)
class _Column:
    least: int = 0
    most: int = 0
    fixed: bool = False
    share: float = 0.0


def preferred(context: Context, node: Node, style: Style) -> tuple[int, int]:
    """(least, preferred) border-box widths of a table."""
    known = context.widths.get(node.order)
    if known is None:
        grid = _grid(context, node, style)
        columns = _columns(context, grid, style)
        edges = _edges(node, style, len(columns))
        least, most = sum(each.least for each in columns) + edges, sum(each.most for each in columns) + edges
        if isinstance(style.width, int) and style.width:
            least = most = max(least, style.width)
        known = context.widths[node.order] = (least, most)
    return known


def laid_out(context: Context, node: Node, style: Style, available: int, link: Node | None) -> Box:
    """The table's box at 0, 0 with rows, cells and all they hold in place."""
    box = Box("table", node, style, link)
    resolve_edges(box, available)
    grid = _grid(context, node, style)
    widths = _column_widths(context, grid, box, available)
    gap_x, gap_y = _gaps(style)
    box.width = sum(widths) + gap_x * (len(widths) + 1) + box.edges_across if widths else box.edges_across
    lefts, x = [], box.content_x + gap_x
    for width in widths:
        lefts.append(x)
        x += width + gap_x
    y = _rows(context, grid, box, link, widths, lefts, box.content_y, gap_x, gap_y)
    height = style.height if isinstance(style.height, int) else 0
    box.height = max(y - box.y + style.border[2] + box.padding[2], height)
    return _with_captions(context, grid, box, link) if grid.captions else box


def _with_captions(context: Context, grid: _Grid, table: Box, link: Node | None) -> Box:
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


def _captions(context: Context, grid: _Grid, outer: Box, link: Node | None, side: str, y: int) -> int:
    for node, style in grid.captions:
        if style.caption_side == side:
            caption = Box("cell", node, style, link)
            resolve_edges(caption, outer.width)
            caption.y, caption.width = y, outer.width
            flow.Flow(context, caption, link).run()
            outer.children.append(caption)
            y += caption.height
    return y


def _rows(
    context: Context,
    grid: _Grid,
    box: Box,
    link: Node | None,
    widths: list[int],
    lefts: list[int],
    y: int,
    gap_x: int,
    gap_y: int,
) -> int:
    by_row: dict[int, list[_Cell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    tops: list[int] = []
    heights: list[int] = []
    spanning: list[tuple[_Cell, Box]] = []
    placed: list[tuple[_Cell, Box]] = []
    y += gap_y if grid.rows else 0
    for index, row in enumerate(grid.rows):
        height = row.style.height if isinstance(row.style.height, int) else 0
        strip = Box("row", row.node, row.style, link)
        strip.x, strip.y = box.content_x + gap_x, y
        strip.width = max(0, box.content_width - 2 * gap_x)
        box.children.append(strip)
        for cell in by_row.get(index, ()):
            inner = Box("cell", cell.node, cell.style, link)
            last = min(cell.column + cell.across, len(widths))
            inner.width = sum(widths[cell.column : last]) + gap_x * (last - cell.column - 1)
            resolve_edges(inner, inner.width)
            inner.margin = (0, 0, 0, 0)
            inner.x, inner.y = lefts[cell.column], y
            flow.Flow(context, inner, link).run()
            strip.children.append(inner)
            placed.append((cell, inner))
            if cell.down > 1:
                spanning.append((cell, inner))
            else:
                height = max(height, inner.height)
        for cell, inner in spanning:
            if cell.row + cell.down - 1 == index:
                height = max(height, inner.height - (y - inner.y))
        strip.height = height
        tops.append(y)
        heights.append(height)
        y += height + gap_y
    for cell, inner in placed:
        last = min(cell.row + cell.down, len(tops)) - 1
        _stretch(inner, tops[last] + heights[last] - inner.y)
    return y


def _stretch(cell: Box, height: int) -> None:
    """Give a cell its rows' height and put its content where its vertical alignment says."""
    spare = height - cell.height
    cell.height = max(height, cell.height)
    place = cell.style.vertical_align
    down = spare if place == "bottom" else spare // 2 if place == "middle" else 0
    if down > 0:
        for child in cell.children:
            if isinstance(child, Box):
                child.shift(0, down)
            else:
                holder = Box("block", cell.node, cell.style)
                holder.children = [child]
                holder.shift(0, down)


def _gaps(style: Style) -> tuple[int, int]:
    return (0, 0) if style.collapse else (style.spacing_x, style.spacing_y)


def _edges(node: Node, style: Style, columns: int) -> int:
    box = Box("table", node, style)
    resolve_edges(box, 0)
    return box.edges_across + _gaps(style)[0] * (columns + 1)


def _grid(context: Context, node: Node, style: Style) -> _Grid:
    """Rows and cells with their spans clamped; header groups first, footer groups last."""
    grid = _Grid([], [], 0, [])
    heads: list[tuple[Node, Style]] = []
    bodies: list[tuple[Node, Style]] = []
    feet: list[tuple[Node, Style]] = []
    for child in node.children:
        if child.tag == TEXT:
            continue
        own = context.styles.of(child, style)
        if own.display == "table-caption":
            grid.captions.append((child, own))
        elif own.display == "table-header-group":
            heads += _rows_of(context, child, own)
        elif own.display == "table-footer-group":
            feet += _rows_of(context, child, own)
        elif own.display == "table-row-group":
            bodies += _rows_of(context, child, own)
        elif own.display not in ("none", "table-column", "table-column-group", "inline"):
            bodies.append((child, own))
    taken: dict[int, int] = {}
    for index, (row, own) in enumerate([*heads, *bodies, *feet]):
        grid.rows.append(_Row(row, own))
        column = 0
        for child in row.children:
            if child.tag == TEXT:
                continue
            cell_style = context.styles.of(child, own)
            if cell_style.display == "none":
                continue
            while taken.get(column, 0) > index:
                column += 1
            across = whole_number(child.get("colspan"), 1, MAX_COLUMNS) or 1
            down = whole_number(child.get("rowspan"), 1, MAX_ROWSPAN) or 1
            if column >= MAX_COLUMNS:
                break
            across = min(across, MAX_COLUMNS - column)
            grid.cells.append(_Cell(child, cell_style, column, index, across, down))
            if down > 1:
                for each in range(column, column + across):
                    taken[each] = index + down
            column += across
    # A span wider than every row needs is cut to the columns that cells really start in.
    real = max((cell.column for cell in grid.cells), default=-1) + 1
    for cell in grid.cells:
        cell.across = max(1, min(cell.across, real - cell.column))
    grid.columns = real
    return grid


def _rows_of(context: Context, group: Node, style: Style) -> list[tuple[Node, Style]]:
    rows = []
    for child in group.children:
        if child.tag != TEXT:
            own = context.styles.of(child, style)
            if own.display != "none":
                if own.background is None:
                    own_background = style.background
                    if own_background is not None:
                        own = _with_background(own, style)
                rows.append((child, own))
    return rows


def _with_background(own: Style, group: Style) -> Style:
    painted = own.child()
    for name in ("height", "display", "vertical_align", "serial"):
        setattr(painted, name, getattr(own, name))
    painted.background = group.background
    return painted


def _columns(context: Context, grid: _Grid, style: Style) -> list[_Column]:
    columns = [_Column() for _ in range(grid.columns)]
    gap = _gaps(style)[0]
    for cell in sorted(grid.cells, key=lambda each: each.across):
        box = Box("cell", cell.node, cell.style)
        resolve_edges(box, 0)
        least, most = intrinsic.widths(context, cell.node, cell.style)
        least, most = least + box.edges_across, most + box.edges_across
        width = cell.style.width
        fixed = isinstance(width, int) and not isinstance(width, Percent) and width > 0
        if fixed:
            assert isinstance(width, int)
            most = max(least, width + box.edges_across)
        if cell.across == 1:
            column = columns[cell.column]
            column.least = max(column.least, least)
            if fixed and not column.fixed:
                column.most, column.fixed = max(column.least, most), True
            elif fixed or not column.fixed:
                column.most = max(column.most, most)
            column.most = max(column.most, column.least)
            if isinstance(width, Percent):
                column.share = max(column.share, min(100.0, float(width)))
        else:
            spanned = columns[cell.column : cell.column + cell.across]
            gaps = gap * (len(spanned) - 1)
            _spread(spanned, least - gaps, most - gaps)
    return columns


def _spread(columns: list[_Column], least: int, most: int) -> None:
    """Make the columns under a spanning cell wide enough, by what they prefer."""
    for name, wanted in (("least", least), ("most", most)):
        have = sum(getattr(each, name) for each in columns)
        extra = wanted - have
        if extra <= 0:
            continue
        free = [each for each in columns if not each.fixed] or columns
        weights = [each.most + 1 for each in free]
        for each, part in zip(free, _divide(extra, weights), strict=True):
            setattr(each, name, getattr(each, name) + part)
    for each in columns:
        each.most = max(each.most, each.least)


def _divide(amount: int, weights: list[int]) -> list[int]:
    """`amount` in whole parts by weight, none lost."""
    total, given, parts = sum(weights), 0, []
    running = 0
    for weight in weights:
        running += weight
        upto = amount * running // total if total else 0
        parts.append(upto - given)
        given = upto
    if parts:
        parts[-1] += amount - given
    return parts


def _column_widths(context: Context, grid: _Grid, box: Box, available: int) -> list[int]:
    style = box.style
    columns_count = grid.columns
    if not columns_count:
        return []
    gaps = _gaps(style)[0] * (columns_count + 1)
    room = max(columns_count, available - box.margin[1] - box.margin[3] - box.edges_across - gaps)
    wanted = None
    if style.width is not None:
        wanted = max(columns_count, min(room, resolved(style.width, available) - box.edges_across - gaps))
    if columns_count == 1 and wanted is not None and isinstance(style.width, Percent) and style.width >= 100:
        return [room]
    columns = _columns(context, grid, style)
    least, most = sum(each.least for each in columns), sum(each.most for each in columns)
    if wanted is None:
        shares = [each for each in columns if each.share]
        grown = max((int(each.most * 100 / each.share) for each in shares), default=0)
        target = min(room, max(most, min(room, grown)))
    else:
        target = max(wanted, min(least, room))
    if least >= target:
        return [max(1, each) for each in _divide(target, [max(1, each.least) for each in columns])]
    return _fill(columns, target)


def _fill(columns: list[_Column], target: int) -> list[int]:
    """Column widths that add up to `target`, which is more than the least."""
    widths = [each.least for each in columns]
    for index, each in enumerate(columns):
        if each.share:
            widths[index] = max(each.least, int(target * each.share / 100))
    while sum(widths) > target:
        over = sum(widths) - target
        shrinkable = [i for i, each in enumerate(columns) if widths[i] > each.least]
        if not shrinkable:
            break
        for i, part in zip(shrinkable, _divide(over, [widths[i] - columns[i].least for i in shrinkable]), strict=True):
            widths[i] = max(columns[i].least, widths[i] - part)
        if sum(widths) - target >= over:
            break
    spare = target - sum(widths)
    growing = [i for i, each in enumerate(columns) if not each.share and each.most > widths[i]]
    need = sum(columns[i].most - widths[i] for i in growing)
    if growing and spare > 0:
        parts = _divide(min(spare, need), [columns[i].most - widths[i] for i in growing])
        for i, part in zip(growing, parts, strict=True):
            widths[i] += part
        spare = target - sum(widths)
    if spare > 0:
        open_ones = [i for i, each in enumerate(columns) if not each.fixed and not each.share]
        open_ones = open_ones or [i for i, each in enumerate(columns) if not each.share] or list(range(len(columns)))
        for i, part in zip(open_ones, _divide(spare, [max(1, columns[i].most) for i in open_ones]), strict=True):
            widths[i] += part
    return widths
