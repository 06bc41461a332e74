"""A table's grid (CSS 2.1 chapter 17.2): which cell stands in which row and column, spans clamped."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout.context import Context
from handset.browser.style.computed import Style
from handset.browser.style.presentational import whole_number

MAX_COLUMNS = 128
MAX_ROWSPAN = 1000


@dataclass(slots=True)
class Cell:
    node: Node
    style: Style
    column: int
    row: int
    across: int
    down: int


@dataclass(slots=True)
class Row:
    node: Node
    style: Style


@dataclass(slots=True)
class Grid:
    rows: list[Row]
    cells: list[Cell]
    columns: int
    captions: list[tuple[Node, Style]]
    tracks: list[Style]
    """What `<col>` elements say of the first columns."""

    def bottom(self, cell: Cell) -> int:
        """The row after the last one that the cell stands in."""
        return min(cell.row + cell.down, len(self.rows))


def grid_of(context: Context, node: Node, style: Style) -> Grid:
    """Rows and cells of a table; header groups first, footer groups last."""
    grid = Grid([], [], 0, [], [])
    heads: list[Row] = []
    bodies: list[Row] = []
    feet: list[Row] = []
    for child in node.children:
        if child.tag == TEXT:
            continue
        own = context.styles.of(child, style)
        if own.display == "table-caption":
            grid.captions.append((child, own))
        elif own.display in ("table-column", "table-column-group"):
            if len(grid.tracks) < MAX_COLUMNS:
                grid.tracks += _tracks_of(context, child, own)
        elif own.display == "table-header-group":
            heads += _rows_of(context, child, own)
        elif own.display == "table-footer-group":
            feet += _rows_of(context, child, own)
        elif own.display == "table-row-group":
            bodies += _rows_of(context, child, own)
        elif own.display not in ("none", "inline"):
            bodies.append(Row(child, own))
    taken: dict[int, int] = {}
    for index, row in enumerate([*heads, *bodies, *feet]):
        grid.rows.append(row)
        column = 0
        for child in row.node.children:
            if child.tag == TEXT:
                continue
            style = context.styles.of(child, row.style)
            if style.display == "none":
                continue
            while taken.get(column, 0) > index:
                column += 1
            across = whole_number(child.get("colspan"), 1, MAX_COLUMNS) or 1
            down = whole_number(child.get("rowspan"), 1, MAX_ROWSPAN) or 1
            if column >= MAX_COLUMNS:
                break
            across = min(across, MAX_COLUMNS - column)
            if column < len(grid.tracks) and row.style.background is None:
                style = _grounded(style, grid.tracks[column])
            grid.cells.append(Cell(child, style, column, index, across, down))
            if down > 1:
                for each in range(column, column + across):
                    taken[each] = index + down
            column += across
    # A span wider than every row needs is cut to the columns that cells really start in.
    real = max((cell.column for cell in grid.cells), default=-1) + 1
    for cell in grid.cells:
        cell.across = max(1, min(cell.across, real - cell.column))
    grid.columns = real
    del grid.tracks[real:]
    return grid


def _tracks_of(context: Context, node: Node, style: Style) -> list[Style]:
    """The columns that a `<col>`, or a `<colgroup>` with those in it, speaks of."""
    inner = [child for child in node.children if child.tag != TEXT] if style.display == "table-column-group" else []
    tracks: list[Style] = []
    for child in inner:
        own = _grounded(context.styles.of(child, style), style)
        if own.width is None and style.width is not None:
            own = own.copy()
            own.width = style.width
        tracks += [own] * _span(child)
    return (tracks or [style] * _span(node))[:MAX_COLUMNS]


def _span(node: Node) -> int:
    return whole_number(node.get("span"), 1, MAX_COLUMNS) or 1


def _grounded(style: Style, under: Style) -> Style:
    """The style with the background colour of what lies under it, where it has none."""
    if style.background is not None or under.background is None:
        return style
    style = style.copy()
    style.background = under.background
    return style


def _rows_of(context: Context, group: Node, style: Style) -> list[Row]:
    rows = []
    for child in group.children:
        if child.tag != TEXT:
            own = context.styles.of(child, style)
            if own.display != "none":
                rows.append(Row(child, _grounded(own, style)))
    return rows
