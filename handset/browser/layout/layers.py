"""The layers of a table's backgrounds (CSS 2.1 chapter 17.5.1).

Column groups, columns, row groups and rows show behind the cells that begin in them, and nowhere else.
"""

from __future__ import annotations

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box
from handset.browser.layout.grid import Grid, TableCell
from handset.browser.style.computed import Style
from handset.geometry import Rect

_Layer = tuple[Node, Style]


def needs_whole(grid: Grid) -> bool:
    """Return whether a background picture of columns or row groups must be placed in the whole of them.

    Their height must be known then.
    """
    styles = [group.style for group in grid.groups]
    styles += [track.style for track in grid.tracks]
    styles += [track.group.style for track in grid.tracks if track.group is not None]
    return any(style.picture for style in styles)


class Layers:
    """Table layers behind the cells (CSS 2.1, 17.5.1): makes the boxes that show them."""

    def __init__(self, grid: Grid, table: Box) -> None:
        self._grid = grid
        self._table = table
        self._paints: dict[int, Style] = {}
        self._areas: dict[int, Box] = {}

    def place(self, lefts: list[int], rights: list[int], tops: list[int], bottoms: list[int]) -> None:
        """Find the rectangles of the columns and groups whose background pictures span them."""
        top, bottom = (tops[0], bottoms[-1]) if tops else (0, 0)
        for place, track in enumerate(self._grid.tracks):
            group = track.group
            if track.style.picture:
                self._place(track.style, track.node, lefts[place], rights[place], top, bottom)
            if group is not None and group.style.picture and group.first < len(lefts):
                end = min(group.end, len(rights)) - 1
                self._place(group.style, group.node, lefts[group.first], rights[end], top, bottom)
        for rows in self._grid.groups:
            if rows.style.picture and rows.end > rows.first and lefts:
                self._place(rows.style, rows.node, lefts[0], rights[-1], tops[rows.first], bottoms[rows.end - 1])

    def _place(self, style: Style, node: Node | None, left: int, right: int, top: int, bottom: int) -> None:
        area = Box("background-area", node or self._table.node, style)
        area.x, area.y, area.width, area.height = left, top, right - left, bottom - top
        self._areas[id(style)] = area
        self._table.children.append(area)

    def behind(self, cell: TableCell, box: Box, strip: Box) -> Box:
        """Wrap a placed cell's box in the boxes of the layers behind it."""
        for node, style in self._under(cell):
            if style.background is None and not style.picture:
                continue
            ground = Box("cell-background", node, self._paint(style))
            ground.x, ground.y, ground.width, ground.height = box.x, box.y, box.width, box.height
            if style.picture:
                ground.area = self._areas.get(id(style), strip)
            ground.children.append(box)
            box = ground
        return box

    def _under(self, cell: TableCell) -> list[_Layer]:
        """Return the layers below a cell, the nearest first."""
        row = self._grid.rows[cell.row]
        found: list[_Layer] = [(row.node, row.style)]
        if row.group is not None:
            found.append((row.group.node, row.group.style))
        if cell.column < len(self._grid.tracks):
            track = self._grid.tracks[cell.column]
            if track.node is not None:
                found.append((track.node, track.style))
            if track.group is not None:
                found.append((track.group.node, track.group.style))
        return found

    def _paint(self, style: Style) -> Style:
        """Return a style's background without its borders, which do not belong to the layer."""
        known = self._paints.get(id(style))
        if known is None:
            known = self._paints[id(style)] = style.copy()
            known.border, known.border_style = (0, 0, 0, 0), ("none",) * 4
            known.float = "none"
        return known


def area_of(box: Box, rect: Rect) -> Rect:
    """Return the rectangle in which a layer's picture is placed, where its part is painted at `rect`."""
    area = box.area
    assert area is not None
    return Rect(rect.x + area.x - box.x, rect.y + area.y - box.y, area.width, area.height)
