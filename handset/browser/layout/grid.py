"""A table's grid as data (CSS 2.1 chapter 17.2): its cells, rows, columns and groups, and the borders they share."""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.browser.document.tree import Node
from handset.browser.style.computed import Style
from handset.geometry import Color

Styled = tuple[Node, Style]


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


class CollapsedEdge:
    """Border of one side of one place of the grid: the strongest of those that meet there (17.6.2.1)."""

    __slots__ = ("color", "kind", "width")

    def __init__(self) -> None:
        self.width = 0
        self.kind = "none"
        self.color: Color = (0, 0, 0)


@dataclass(slots=True)
class CollapsedBorders:
    """Borders of a table whose cells share them (CSS 2.1 chapter 17.6.2)."""

    beside: list[list[CollapsedEdge]]
    """Of each row, the vertical edges from left to right: one more than there are columns."""
    above: list[list[CollapsedEdge]]
    """Of each horizontal line from top to bottom, one more than there are rows, the edges of its columns."""
    table: Style
    """The table's own style, with its half of the outer edges for a border."""


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
