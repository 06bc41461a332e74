"""Builds a table's grid from its elements (CSS 2.1 chapter 17.2): which cell stands where, spans clamped."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout.anonymous import GROUPS, cells_of, rows_of, table_children
from handset.browser.layout.border_collapse import collapse_borders
from handset.browser.layout.grid import Grid, Group, Styled, TableCell, TableColumn, TableRow
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import Style
from handset.browser.style.presentational import whole_number

MAX_COLUMNS = 128
MAX_ROWSPAN = 1000


def grid_of(context: LayoutContext, node: Node, style: Style) -> Grid:
    """Return the grid of a table, built once a node."""
    known = context.grids.get(node.order)
    if known is None:
        known = context.grids[node.order] = _found(context, node, style)
    return known


def _found(context: LayoutContext, node: Node, style: Style) -> Grid:
    grid = Grid(node)
    parts: list[Styled] = []
    for child, own in table_children(context, node, style):
        if own.display == "table-caption":
            grid.captions.append((child, own))
        elif own.display in ("table-column", "table-column-group"):
            if len(grid.tracks) < MAX_COLUMNS:
                grid.tracks += _tracks_of(context, child, own, len(grid.tracks))
        else:
            parts.append((child, own))
    for child, own in _in_order(parts):
        _take_rows(context, grid, child, own)
    taken: dict[int, int] = {}
    for index in range(len(grid.rows)):
        _take_cells(context, grid, index, taken)
    _take_columns(grid, style)
    if style.collapse and grid.rows and grid.columns:
        grid.collapsed = collapse_borders(grid, style)
    return grid


def is_fixed(style: Style) -> bool:
    """Return whether a table has fixed layout: its first row alone decides the columns (17.5.2.1)."""
    return style.table_layout == "fixed" and style.width is not None


def _take_columns(grid: Grid, style: Style) -> None:
    """Count the columns: in the fixed layout all, else those that cells start in or that have a width."""
    if is_fixed(style):
        ends = [cell.column + cell.across for cell in grid.cells]
        grid.columns = max([0, len(grid.tracks), *ends])
        grid.closed = _dropped(grid)
        return
    begun = {cell.column for cell in grid.cells}
    begun.update(place for place, track in enumerate(grid.tracks) if _has_width(track))
    grid.columns = max(begun, default=-1) + 1
    for cell in grid.cells:
        if cell.across > 1:
            cell.across = max(1, min(cell.across, grid.columns - cell.column))
    del grid.tracks[grid.columns :]
    if grid.tracks or len(begun) < grid.columns:
        grid.closed = _dropped(grid) | (frozenset(range(grid.columns)) - begun)


def _dropped(grid: Grid) -> frozenset[int]:
    return frozenset(place for place, track in enumerate(grid.tracks) if track.style.dropped)


def _in_order(parts: list[Styled]) -> Iterator[Styled]:
    """Yield row groups and rows with the first header group first and the first footer group last."""
    head = next((part for part in parts if part[1].display == "table-header-group"), None)
    foot = next((part for part in parts if part[1].display == "table-footer-group"), None)
    if head is not None:
        yield head
    # By their nodes: mypyc makes a pair anew wherever it passes one on.
    placed = {part[0] for part in (head, foot) if part is not None}
    yield from (part for part in parts if part[0] not in placed)
    if foot is not None:
        yield foot


def _take_rows(context: LayoutContext, grid: Grid, node: Node, style: Style) -> None:
    if style.display not in GROUPS:
        grid.rows.append(TableRow(node, style))
        return
    group = Group(node, style, len(grid.rows))
    grid.rows += (TableRow(row, own, group) for row, own in rows_of(context, node, style))
    group.end = len(grid.rows)
    grid.groups.append(group)


def _take_cells(context: LayoutContext, grid: Grid, index: int, taken: dict[int, int]) -> None:
    """Place a row's cells beside those that reach into it; `taken` has the row up to which each column is in use."""
    row, column, room = grid.rows[index], 0, grid.end(index) - index
    for child, style in cells_of(context, row.node, row.style):
        while taken and taken.get(column, 0) > index:
            column += 1
        if column >= MAX_COLUMNS:
            return
        across = down = 1
        if "colspan" in child.attributes:
            across = min(_span(child, "colspan"), MAX_COLUMNS - column)
        if "rowspan" in child.attributes:
            down = min(_rows_down(child) or room, room)
        grid.cells.append(TableCell(child, style, column, index, across, down, across > 1))
        if down > 1:
            for each in range(column, column + across):
                taken[each] = index + down
        column += across


def _span(node: Node, name: str) -> int:
    if name == "colspan" and node.tag not in ("td", "th"):
        return 1
    return whole_number(node.get(name), 1, MAX_COLUMNS) or 1


def _rows_down(node: Node) -> int:
    """Return a cell's rowspan; 0 for one that goes on to the end of its row group."""
    if node.tag not in ("td", "th"):
        return 1
    said = whole_number(node.get("rowspan"), -1, MAX_ROWSPAN)
    return 1 if said is None or said < 0 else said


def _has_width(track: TableColumn) -> bool:
    return track.style.width is not None or (track.group is not None and track.group.style.width is not None)


def _tracks_of(context: LayoutContext, node: Node, style: Style, first: int) -> list[TableColumn]:
    """Return the columns that a `<col>`, or a `<colgroup>` with those in it, speaks of."""
    if style.display == "table-column":
        return [TableColumn(style, None, node) for _ in range(_span(node, "span"))]
    group = Group(node, style, first)
    tracks: list[TableColumn] = []
    for child in node.children:
        if child.tag != TEXT:
            own = context.styles.of(child, style)
            if own.display == "table-column":
                tracks += [TableColumn(own, group, child) for _ in range(_span(child, "span"))]
    tracks = (tracks or [TableColumn(style, group) for _ in range(_span(node, "span"))])[:MAX_COLUMNS]
    group.end = first + len(tracks)
    return tracks
