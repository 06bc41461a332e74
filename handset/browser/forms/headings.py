"""Headings of a table's cell: the words that head its row and its column, for a field that stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.browser.document.tree import TEXT, Node
from handset.browser.forms.forms import field_kind

_MOST = 100
"""Rows or columns that a cell may span."""
_Grid = dict[tuple[int, int], Node]
"""Row and column -> the cell that lies there; one that spans several lies at each of them."""


def row_heading(cell: Node) -> str:
    """Return the words of the nearest cell to the left that holds words and no control; "" where there is none."""
    return _first(_beside(cell, -1))


def column_heading(cell: Node) -> str:
    """Return the words of the nearest cell above that is as wide and holds words and no control; "" without one."""
    return _first(other for other in _above(cell) if other.get("colspan") == cell.get("colspan"))


def neighbor(cell: Node, way: int) -> str:
    """Return the text of the next cell to the right (`way` 1) or left (-1); "" for one with a control."""
    beside = next(_beside(cell, way), None)
    return words_of(beside) if beside is not None else ""


def words_of(cell: Node) -> str:
    """Return the text of a cell; "" for one with a control."""
    nodes = list(cell.walk())
    if any(field_kind(node) not in ("", "hidden") for node in nodes):
        return ""
    return naming_words(" ".join(node.text if node.tag == TEXT else node.get("alt") for node in nodes))


def naming_words(text: str) -> str:
    """Return a text on one line; "" for one of punctuation alone, which names nothing."""
    return " ".join(text.split()) if any(char.isalnum() for char in text) else ""


def _first(cells: Iterable[Node]) -> str:
    return next((words for words in map(words_of, cells) if words), "")


def _beside(cell: Node, way: int) -> Iterator[Node]:
    """Yield the other cells of the row from `cell` outwards."""
    grid = _grid_of(cell)
    row, column = next(place for place, there in grid.items() if there is cell)
    while (row, column) in grid:
        column += way
        other = grid.get((row, column))
        if other is not None and other is not cell:
            yield other


def _above(cell: Node) -> Iterator[Node]:
    """Yield the cells of the column above `cell`, the nearest first."""
    grid = _grid_of(cell)
    row, column = next(place for place, there in grid.items() if there is cell)
    yield from (grid[above, column] for above in range(row - 1, -1, -1) if (above, column) in grid)


def _grid_of(cell: Node) -> _Grid:
    """Place the cells of the table that holds `cell` (HTML 4.9.12)."""
    grid: _Grid = {}
    table = cell.ancestor("table")
    rows = [node for node in table.walk() if node.tag == "tr" and node.ancestor("table") is table] if table else []
    for row, line in enumerate(rows):
        column = 0
        for each in line.children:
            if each.tag not in ("td", "th"):
                continue
            while (row, column) in grid:
                column += 1
            width, height = _span(each, "colspan"), _span(each, "rowspan")
            for right in range(width):
                grid |= {(row + down, column + right): each for down in range(height)}
            column += width
    return grid or {(0, 0): cell}


def _span(cell: Node, name: str) -> int:
    value = cell.get(name).strip()
    return max(1, min(_MOST, int(value[:4]))) if value.isascii() and value.isdigit() else 1
