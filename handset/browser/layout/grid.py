"""A table's grid (CSS 2.1 chapter 17.2): which cell stands in which row and column, spans clamped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout.anonymous import GROUPS, Styled, cells_of, rows_of, table_children
from handset.browser.layout.border_collapse import CollapsedBorders
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import Style
from handset.browser.style.presentational import whole_number

MAX_COLUMNS = 128
MAX_ROWSPAN = 1000


@dataclass(slots=True)
class TableCell:
    """Cell of a table with the rows and columns that it spans."""

    node: Node
    style: Style
    column: int
    row: int
    across: int
    down: int
    spans: bool = False
    """It asks for several columns, though no others may begin in all but the first."""


@dataclass(slots=True)
class Group:
    """Row group or column group: the rows or columns from `first` up to, not including, `end`."""

    node: Node
    style: Style
    first: int = 0
    end: int = 0


@dataclass(slots=True)
class TableRow:
    """Row of a table with its cells and its row group."""

    node: Node
    style: Style
    group: Group | None = None


@dataclass(slots=True)
class TableColumn:
    """Column's element `<col>`, or its column group's where it has none."""

    style: Style
    group: Group | None = None
    node: Node | None = None
    """None where only the group speaks of the column."""


@dataclass(slots=True)
class Grid:
    """Grid of a table: its cells by row and column (CSS 2.1 chapter 17.5)."""

    node: Node
    rows: list[TableRow] = field(default_factory=list)
    cells: list[TableCell] = field(default_factory=list)
    columns: int = 0
    captions: list[Styled] = field(default_factory=list)
    tracks: list[TableColumn] = field(default_factory=list)
    """Of the first columns, those that columns or column groups speak of."""
    groups: list[Group] = field(default_factory=list)
    """Row groups in the order in which they are shown."""
    closed: frozenset[int] = frozenset()
    """Columns without a width and without a gap: those that `visibility: collapse` takes out, and those that no cell
    begins in, unless the layout is fixed."""
    collapsed: CollapsedBorders | None = None
    """The borders of a table whose cells share them."""

    def bottom(self, cell: TableCell) -> int:
        """Return the row after the last one that a cell spans."""
        return min(cell.row + cell.down, len(self.rows))

    def end(self, row: int) -> int:
        """Return the row after the row group of `row`, where spans end."""
        group = self.rows[row].group
        return group.end if group is not None else len(self.rows)


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
        grid.collapsed = CollapsedBorders(grid, style)
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
