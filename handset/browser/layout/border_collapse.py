"""Collapsing borders (CSS 2.1 chapter 17.6.2): one border between two cells, whoever's is the strongest."""

from __future__ import annotations

from handset.browser.layout.boxes import Box
from handset.browser.layout.grid import CollapsedBorders, CollapsedEdge, Grid, TableCell
from handset.browser.style.computed import Style
from handset.geometry import Color, Rect

_STRENGTH = {
    name: place
    for place, name in enumerate(["none", "inset", "groove", "outset", "ridge", "dotted", "dashed", "solid", "double"])
}


def collapse_borders(grid: Grid, table: Style) -> CollapsedBorders:
    """Resolve the conflicts between the borders of a table, its groups, rows and cells (17.6.2.1).

    Afterwards each cell's own border is its half of them, taken into account by layout and not painted;
    `edge_boxes` are what is painted.
    """
    rows, columns = len(grid.rows), grid.columns
    found = _StrongestBorders(grid)
    for cell in grid.cells:
        found.take_cell(cell)
    for index, row in enumerate(grid.rows):
        found.take_frame(row.style, index, index + 1, 0, columns)
    for group in grid.groups:
        found.take_frame(group.style, group.first, group.end, 0, columns)
    for column, track in enumerate(grid.tracks):
        if track.node is not None:
            found.take_frame(track.style, 0, rows, column, column + 1)
    for column, track in enumerate(grid.tracks):
        if track.group is not None and track.group.first == column:
            found.take_frame(track.group.style, 0, rows, column, min(track.group.end, columns))
    found.take_frame(table, 0, rows, 0, columns)
    for cell in grid.cells:
        cell.style = found.halved(cell)
    return CollapsedBorders(found.beside, found.above, found.outer(table))


class _StrongestBorders:
    """The strongest borders found so far at every place of a grid."""

    def __init__(self, grid: Grid) -> None:
        rows, columns = len(grid.rows), grid.columns
        self.beside = [[CollapsedEdge() for _ in range(columns + 1)] for _ in range(rows)]
        self.above = [[CollapsedEdge() for _ in range(columns)] for _ in range(rows + 1)]
        self._grid = grid

    def take_cell(self, cell: TableCell) -> None:
        right, bottom = cell.column + cell.across, self._grid.bottom(cell)
        for row in range(cell.row, bottom):
            _take(self.beside[row][cell.column], cell.style, 3)
            _take(self.beside[row][right], cell.style, 1)
        for column in range(cell.column, right):
            _take(self.above[cell.row][column], cell.style, 0)
            _take(self.above[bottom][column], cell.style, 2)

    def take_frame(self, style: Style, top: int, bottom: int, left: int, right: int) -> None:
        for row in range(top, bottom):
            _take(self.beside[row][left], style, 3)
            _take(self.beside[row][right], style, 1)
        for column in range(left, right):
            _take(self.above[top][column], style, 0)
            _take(self.above[bottom][column], style, 2)

    def halved(self, cell: TableCell) -> Style:
        """Return a cell's style with its half of the edges round it for a border."""
        right, bottom = cell.column + cell.across, self._grid.bottom(cell)
        style = cell.style.copy()
        across, down = range(cell.column, right), range(cell.row, bottom)
        style.border = (
            max((self.above[cell.row][column].width + 1) // 2 for column in across),
            max(self.beside[row][right].width // 2 for row in down),
            max(self.above[bottom][column].width // 2 for column in across),
            max((self.beside[row][cell.column].width + 1) // 2 for row in down),
        )
        style.border_style = ("none",) * 4
        return style

    def outer(self, table: Style) -> Style:
        """Return the table's style with its half of the outer edges for a border, and no padding."""
        rows, columns, style = len(self._grid.rows), self._grid.columns, table.copy()
        outer = (
            max((edge.width // 2 for edge in self.above[0]), default=0),
            max(((row[columns].width + 1) // 2 for row in self.beside), default=0),
            max(((edge.width + 1) // 2 for edge in self.above[rows]), default=0),
            max((row[0].width // 2 for row in self.beside), default=0),
        )
        style.border, style.border_style = outer, ("none",) * 4
        style.padding = (0, 0, 0, 0)
        return style


def _take(edge: CollapsedEdge, style: Style, side: int) -> None:
    """Take a border if it wins; of equal ones the first stays.

    Cells are asked before rows and the table, left and upper ones first.
    """
    kind, width = style.border_style[side], style.border[side]
    if edge.kind == "hidden" or kind == "none":
        return
    if kind == "hidden" or (width, _STRENGTH.get(kind, 0)) > (edge.width, _STRENGTH[edge.kind]):
        edge.width = 0 if kind == "hidden" else width
        edge.kind, edge.color = kind, style.border_color[side] or style.color


def edge_boxes(borders: CollapsedBorders, box: Box, xs: list[int], ys: list[int], grid: Grid) -> list[Box]:
    """Return the borders of the table `box` as boxes, between the grid's lines `xs` and `ys`.

    A crossing belongs to its upper left cell.
    """
    inside = _inside(grid)
    found = _Strips(box)
    for row in range(len(ys) - 1):
        for column, edge in enumerate(borders.beside[row]):
            if edge.width and (row, column) not in inside[0]:
                half = borders.above[row][min(column, len(xs) - 2)].width // 2
                top = ys[row] - half if row == 0 else ys[row] + half
                width = edge.width
                bottom = ys[row + 1] + borders.above[row + 1][min(column, len(xs) - 2)].width // 2
                found.add(edge, 3, column, Rect(xs[column] - width // 2, top, width, bottom - top))
    for row, edges in enumerate(borders.above):
        for column, edge in enumerate(edges):
            if edge.width and (row, column) not in inside[1]:
                beside = borders.beside[max(0, row - 1)]
                half = beside[column].width // 2
                left = xs[column] - half if column == 0 else xs[column] + half
                right = xs[column + 1] + beside[column + 1].width // 2
                found.add(edge, 0, row, Rect(left, ys[row] - edge.width // 2, right - left, edge.width))
    return found.boxes


def _inside(grid: Grid) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return places that a spanning cell covers, where no border runs."""
    beside: set[tuple[int, int]] = set()
    above: set[tuple[int, int]] = set()
    for cell in grid.cells:
        rows = range(cell.row, grid.bottom(cell))
        columns = range(cell.column, cell.column + cell.across)
        beside |= {(row, column) for row in rows for column in columns[1:]}
        above |= {(row, column) for row in rows[1:] for column in columns}
    return beside, above


class _Strips:
    """Boxes of a table's borders: pieces of one look that go on where the one before ends are one."""

    def __init__(self, table: Box) -> None:
        self._table = table
        self._styles: dict[tuple[int, str, int, Color], Style] = {}
        """What edges of one look share."""
        self._last: dict[tuple[int, int], Box] = {}
        """The piece found last on each line of the grid."""
        self.boxes: list[Box] = []

    def add(self, edge: CollapsedEdge, side: int, line: int, piece: Rect) -> None:
        """Take a piece on a column's (`side` 3) or a row's (0) line, the upper and left ones first."""
        if piece.width <= 0 or piece.height <= 0:
            return
        style = self._style(edge, side)
        last = self._last.get((side, line))
        if last is not None and last.style is style and edge.kind not in _BROKEN and _goes_on(last, side, piece):
            last.width, last.height = piece.right - last.x, piece.bottom - last.y
            return
        box = self._last[side, line] = Box("collapsed-border", self._table.node, style)
        box.x, box.y, box.width, box.height = piece.x, piece.y, piece.width, piece.height
        self.boxes.append(box)

    def _style(self, edge: CollapsedEdge, side: int) -> Style:
        key = side, edge.kind, edge.width, edge.color
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = _strip_style(self._table.style, edge, side)
        return style


_BROKEN = ("dotted", "dashed")
"""Kinds whose dashes begin anew with each cell."""


def _goes_on(last: Box, side: int, piece: Rect) -> bool:
    """Return whether a piece of the same look continues a box along its line."""
    if side == 0:
        return piece.x == last.x + last.width and piece.y == last.y
    return piece.y == last.y + last.height and piece.x == last.x


def _strip_style(table: Style, edge: CollapsedEdge, side: int) -> Style:
    style = table.copy()
    style.background, style.picture, style.padding = None, "", (0, 0, 0, 0)
    kinds, widths = ["none"] * 4, [0] * 4
    kinds[side], widths[side] = edge.kind, edge.width
    style.border_style, style.border = tuple(kinds), tuple(widths)  # type: ignore[assignment]
    style.border_color = tuple(edge.color if at == side else None for at in range(4))  # type: ignore[assignment]
    return style
