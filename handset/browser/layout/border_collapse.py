"""Collapsing borders (CSS 2.1 chapter 17.6.2): one border between two cells, whoever's is the strongest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handset.browser.layout.boxes import Box
from handset.browser.style.computed import Style
from handset.geometry import Color, Rect

if TYPE_CHECKING:
    from handset.browser.layout.grid import Grid, TableCell

_STRENGTH = {
    name: place
    for place, name in enumerate(["none", "inset", "groove", "outset", "ridge", "dotted", "dashed", "solid", "double"])
}


class _Edge:
    """The strongest border found so far for one side of one place of the grid."""

    __slots__ = ("color", "kind", "width")

    def __init__(self) -> None:
        self.width = 0
        self.kind = "none"
        self.color: Color = (0, 0, 0)

    def take(self, style: Style, side: int) -> None:
        """Take a border if it wins; of equal ones the first stays.

        Cells are asked before rows and the table, left and upper ones first.
        """
        kind, width = style.border_style[side], style.border[side]
        if self.kind == "hidden" or kind == "none":
            return
        if kind == "hidden" or (width, _STRENGTH.get(kind, 0)) > (self.width, _STRENGTH[self.kind]):
            self.width = 0 if kind == "hidden" else width
            self.kind, self.color = kind, style.border_color[side] or style.color


class CollapsedBorders:
    """Borders of a table whose cells share them (CSS 2.1, 17.6.2).

    Afterwards each cell's own border is its half of them, taken into account by layout and not painted; `edges` are
    what is painted.
    """

    def __init__(self, grid: Grid, table: Style) -> None:
        rows, columns = len(grid.rows), grid.columns
        self._beside = [[_Edge() for _ in range(columns + 1)] for _ in range(rows)]
        self._above = [[_Edge() for _ in range(columns)] for _ in range(rows + 1)]
        for cell in grid.cells:
            self._take_cell(cell, grid)
        for index, row in enumerate(grid.rows):
            self._take_frame(row.style, index, index + 1, 0, columns)
        for group in grid.groups:
            self._take_frame(group.style, group.first, group.end, 0, columns)
        for column, track in enumerate(grid.tracks):
            if track.node is not None:
                self._take_frame(track.style, 0, rows, column, column + 1)
        for column, track in enumerate(grid.tracks):
            if track.group is not None and track.group.first == column:
                self._take_frame(track.group.style, 0, rows, column, min(track.group.end, columns))
        self._take_frame(table, 0, rows, 0, columns)
        for cell in grid.cells:
            cell.style = self._halved(cell, grid)
        self.table = table.copy()
        outer = (
            max((edge.width // 2 for edge in self._above[0]), default=0),
            max(((row[columns].width + 1) // 2 for row in self._beside), default=0),
            max(((edge.width + 1) // 2 for edge in self._above[rows]), default=0),
            max((row[0].width // 2 for row in self._beside), default=0),
        )
        self.table.border, self.table.border_style = outer, ("none",) * 4
        self.table.padding = (0, 0, 0, 0)

    def _take_cell(self, cell: TableCell, grid: Grid) -> None:
        right, bottom = cell.column + cell.across, grid.bottom(cell)
        for row in range(cell.row, bottom):
            self._beside[row][cell.column].take(cell.style, 3)
            self._beside[row][right].take(cell.style, 1)
        for column in range(cell.column, right):
            self._above[cell.row][column].take(cell.style, 0)
            self._above[bottom][column].take(cell.style, 2)

    def _take_frame(self, style: Style, top: int, bottom: int, left: int, right: int) -> None:
        for row in range(top, bottom):
            self._beside[row][left].take(style, 3)
            self._beside[row][right].take(style, 1)
        for column in range(left, right):
            self._above[top][column].take(style, 0)
            self._above[bottom][column].take(style, 2)

    def _halved(self, cell: TableCell, grid: Grid) -> Style:
        right, bottom = cell.column + cell.across, grid.bottom(cell)
        style = cell.style.copy()
        across, down = range(cell.column, right), range(cell.row, bottom)
        style.border = (
            max((self._above[cell.row][column].width + 1) // 2 for column in across),
            max(self._beside[row][right].width // 2 for row in down),
            max(self._above[bottom][column].width // 2 for column in across),
            max((self._beside[row][cell.column].width + 1) // 2 for row in down),
        )
        style.border_style = ("none",) * 4
        return style

    def edges(self, box: Box, xs: list[int], ys: list[int], grid: Grid) -> list[Box]:
        """Return the borders as boxes, between the grid's lines `xs` and `ys`.

        A crossing belongs to its upper left cell.
        """
        inside = self._inside(grid)
        found = _Strips(box)
        for row in range(len(ys) - 1):
            for column, edge in enumerate(self._beside[row]):
                if edge.width and (row, column) not in inside[0]:
                    half = self._above[row][min(column, len(xs) - 2)].width // 2
                    top = ys[row] - half if row == 0 else ys[row] + half
                    width = edge.width
                    bottom = ys[row + 1] + self._above[row + 1][min(column, len(xs) - 2)].width // 2
                    found.add(edge, 3, column, Rect(xs[column] - width // 2, top, width, bottom - top))
        for row, edges in enumerate(self._above):
            for column, edge in enumerate(edges):
                if edge.width and (row, column) not in inside[1]:
                    beside = self._beside[max(0, row - 1)]
                    half = beside[column].width // 2
                    left = xs[column] - half if column == 0 else xs[column] + half
                    right = xs[column + 1] + beside[column + 1].width // 2
                    found.add(edge, 0, row, Rect(left, ys[row] - edge.width // 2, right - left, edge.width))
        return found.boxes

    def _inside(self, grid: Grid) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
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

    def add(self, edge: _Edge, side: int, line: int, piece: Rect) -> None:
        """Take a piece on a column's (`side` 3) or a row's (0) line, the upper and left ones first."""
        if piece.width <= 0 or piece.height <= 0:
            return
        style = self._style(edge, side)
        last = self._last.get((side, line))
        if last is not None and last.style is style and edge.kind not in _BROKEN and _goes_on(last, side, piece):
            last.width, last.height = piece.right - last.x, piece.bottom - last.y
            return
        box = self._last[side, line] = Box("edge", self._table.node, style)
        box.x, box.y, box.width, box.height = piece.x, piece.y, piece.width, piece.height
        self.boxes.append(box)

    def _style(self, edge: _Edge, side: int) -> Style:
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


def _strip_style(table: Style, edge: _Edge, side: int) -> Style:
    style = table.copy()
    style.background, style.picture, style.padding = None, "", (0, 0, 0, 0)
    kinds, widths = ["none"] * 4, [0] * 4
    kinds[side], widths[side] = edge.kind, edge.width
    style.border_style, style.border = tuple(kinds), tuple(widths)  # type: ignore[assignment]
    style.border_color = tuple(edge.color if at == side else None for at in range(4))  # type: ignore[assignment]
    return style
