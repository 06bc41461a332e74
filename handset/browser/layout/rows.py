"""Row heights and the baselines that cells stand on (CSS 2.1 chapter 17.5.3)."""

from __future__ import annotations

from collections.abc import Sequence

from handset.browser.layout.boxes import Box
from handset.browser.layout.columns import divide
from handset.browser.layout.grid import Grid, TableCell, TableRow
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.units import Percent

_PLACED = frozenset(["top", "middle", "bottom"])
"""Values of vertical-align that put a cell's content somewhere else than on the row's baseline."""

Filled = tuple[TableCell, Box]
"""A cell with its box laid out at 0, 0."""


def stands_on_baseline(cell: Box) -> bool:
    """Return whether a cell takes part in its row's baseline alignment: one without content does not."""
    if cell.style.vertical_align in _PLACED:
        return False
    return cell.content_height > 0 or cell.first_baseline is not None


def ascent_of(cell: Box) -> int:
    """Return the pixels from a cell's top to its first baseline, to its content's end without a line."""
    found = cell.first_baseline
    return (found - cell.y) if found is not None else cell.height - cell.style.border[2] - cell.padding[2]


def row_extent(context: LayoutContext, row: TableRow, cells: Sequence[Filled]) -> tuple[int, int]:
    """Return the (height, baseline) of a row of cells, in pixels from its top.

    Of those that span rows only the baseline counts.
    """
    heights = [row.style.height if isinstance(row.style.height, int) else 0]
    above, below, lowest = -1, 0, 0
    for cell, box in cells:
        asked = asked_height(context, cell, box)
        if cell.down == 1:
            heights.append(asked)
            lowest = max(lowest, asked - box.style.border[2] - box.padding[2])
        if stands_on_baseline(box):
            ascent = ascent_of(box)
            above = max(above, ascent)
            if cell.down == 1:
                below = max(below, asked - ascent)
    if above < 0:
        return max(heights), lowest
    return max(*heights, above + below), above


def asked_height(context: LayoutContext, cell: TableCell, box: Box) -> int:
    """Return the height that a cell asks of its rows."""
    own = cell.style.height if isinstance(cell.style.height, int) else 0
    return max(box.height, own + box.edges_down if context.standards and own else own)


def stretch(cell: Box, height: int, baseline: int) -> None:
    """Set a cell to its rows' height and align its content vertically."""
    spare = height - cell.height
    place = cell.style.vertical_align
    if place == "top":
        down = 0
    elif place in _PLACED:
        down = spare if place == "bottom" else spare // 2
    else:
        down = baseline - ascent_of(cell) if stands_on_baseline(cell) else 0
    cell.height = max(height, cell.height)
    if down > 0:
        holder = Box("block", cell.node, cell.style)
        holder.children = cell.children
        holder.shift(0, down)


class RowHeights:
    """Heights of a table's rows: by their own cells, then by spanning ones, then by the table's height."""

    def __init__(self, context: LayoutContext, grid: Grid, cells: Sequence[Filled], gap: int) -> None:
        self._context = context
        self._grid = grid
        self._gap = gap
        own: list[list[Filled]] = [[] for _ in grid.rows]
        for cell, box in cells:
            own[cell.row].append((cell, box))
        extents = [row_extent(context, row, own[index]) for index, row in enumerate(grid.rows)]
        self.heights = [height for height, _ in extents]
        self._baselines = [baseline for _, baseline in extents]
        self._own_heights = self.heights.copy()
        self._stood_on = [any(stands_on_baseline(box) for _, box in row) for row in own]
        self._fixed = [
            isinstance(row.style.height, int) or any(_says_height(cell) for cell, _ in own[index] if cell.down == 1)
            for index, row in enumerate(grid.rows)
        ]
        self._shares = [_share(row, own[index]) for index, row in enumerate(grid.rows)]
        for cell, box in sorted(cells, key=lambda each: each[0].down):
            if cell.down > 1:
                wanted = asked_height(context, cell, box)
                if stands_on_baseline(box):
                    wanted += max(0, self._baselines[cell.row] - ascent_of(box))
                self._grow(cell.row, grid.bottom(cell), wanted, spanned=True)
        for group in grid.groups:
            if isinstance(group.style.height, int) and group.end > group.first:
                self._grow(group.first, group.end, group.style.height, spanned=False)

    @property
    def baselines(self) -> list[int]:
        """Baselines from the rows' tops; without a cell that stands on one, it is the end of the lowest content."""
        rows = zip(self._baselines, self._stood_on, self.heights, self._own_heights, strict=True)
        return [baseline + (0 if stood_on else height - own) for baseline, stood_on, height, own in rows]

    def fill(self, wanted: int) -> None:
        """Grow the rows to a height of `wanted` with the spacing: first those with a percentage."""
        for index, share in enumerate(self._shares):
            if share:
                more = int(share * wanted / 100) - self.heights[index]
                self.heights[index] += max(0, min(more, wanted - self._whole(0, len(self.heights))))
                self._fixed[index] = True
        self._grow(0, len(self.heights), wanted, spanned=False)

    def _whole(self, first: int, end: int) -> int:
        return sum(self.heights[first:end]) + self._gap * max(0, end - first - 1)

    def _grow(self, first: int, end: int, wanted: int, *, spanned: bool) -> None:
        """Give the rows from `first` to `end` what they lack, as browsers do.

        Those whose height nothing says get it first; empty ones only where all are.
        """
        spare = wanted - self._whole(first, end)
        if spare <= 0 or end <= first:
            return
        heights = self.heights[first:end]
        fixed = self._fixed[first:end]
        weights = [0 if is_fixed else height for height, is_fixed in zip(heights, fixed, strict=True)]
        if not any(weights) and not spanned:
            weights = [int(not is_fixed) for is_fixed in fixed]
        if not any(weights):
            weights = heights
        if not any(weights):
            weights = [int(index == end - first - 1) for index in range(end - first)] if spanned else [1] * len(heights)
        for index, part in enumerate(divide(spare, weights), first):
            self.heights[index] += part


def _says_height(cell: TableCell) -> bool:
    return isinstance(cell.style.height, int)


def _share(row: TableRow, cells: Sequence[Filled]) -> float:
    """Return percent of the table's height that a row, or a cell of it, asks for."""
    heights = [row.style.height, *(cell.style.height for cell, _ in cells if cell.down == 1)]
    return max((min(100.0, float(height)) for height in heights if isinstance(height, Percent)), default=0.0)
