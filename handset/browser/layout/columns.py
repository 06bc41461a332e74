"""Column widths (CSS 2.1 chapter 17.5.2): what each column needs, and how the table's room is divided.

The automatic algorithm, which CSS 2.1 leaves open, is the one that browsers agree on (CSS Tables 3, "distributing
excess width to columns"): columns grow together from their least width over what percentages and lengths ask for to
what their content would like, and share what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handset.browser.document.tree import Node
from handset.browser.layout import intrinsic
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.grid import Grid, TableCell
from handset.browser.layout.grid_building import is_fixed
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import Style
from handset.browser.style.units import Percent

_ENDLESS = 1 << 20


@dataclass(slots=True)
class Column:
    """Column of a table: its least and preferred width in pixels, and what its cells ask for."""

    least: int = 0
    most: int = 0
    fixed: bool = False
    """A length says how wide it is, unless its content needs more."""
    share: float = 0.0
    """Percent of the table, 0 where nothing asks for a share."""


def gaps_of(style: Style) -> tuple[int, int]:
    """Return the border spacing across and down, in pixels."""
    return (0, 0) if style.collapse else (style.spacing_x, style.spacing_y)


def edges_of(grid: Grid, style: Style) -> int:
    """Return the pixels of a table's width outside its columns: borders, padding and spacing."""
    box = Box("table", grid.node, grid.collapsed.table if grid.collapsed else style)
    resolve_edges(box, 0)
    if grid.collapsed:
        box.padding = (0, 0, 0, 0)
    return box.edges_across + gaps_across(grid, style)


def gaps_across(grid: Grid, style: Style) -> int:
    """Return the border spacing between a table's columns and at its sides, in pixels."""
    shown = grid.columns - len(grid.closed)
    return gaps_of(style)[0] * (shown + 1 if shown else 0)


def columns_of(context: LayoutContext, grid: Grid, style: Style) -> list[Column]:
    """Return the columns with what their cells and `<col>` elements ask for."""
    columns = [Column() for _ in range(grid.columns)]
    for place, column in enumerate(columns[: len(grid.tracks)]):
        width = _track_width(grid, place)
        if isinstance(width, Percent):
            column.share = min(100.0, max(0.0, float(width)))
        elif width:
            column.most, column.fixed = width, True
    gap, closed = gaps_of(style)[0], grid.closed
    for cell in sorted(grid.cells, key=lambda each: (each.spans, each.across)):
        asked = _asked(context, cell)
        if not cell.spans:
            _take(columns[cell.column], asked)
        else:
            places = [at for at in range(cell.column, cell.column + cell.across) if at not in closed]
            _spread([columns[at] for at in places], asked, gap * (len(places) - 1))
    for place in closed:
        if place < len(grid.tracks) and grid.tracks[place].style.dropped:
            columns[place] = Column()
    left = 100.0
    for column in columns:
        column.share = min(column.share, left)
        left -= column.share
    return columns


def _track_width(grid: Grid, place: int) -> int | Percent | None:
    track = grid.tracks[place]
    if track.style.width is None and track.group is not None:
        return track.group.style.width
    return track.style.width


def _asked(context: LayoutContext, cell: TableCell) -> Column:
    style = cell.style
    edges = style.border[1] + style.border[3] + resolved(style.padding[1], 0) + resolved(style.padding[3], 0)
    least, most = intrinsic.widths(context, cell.node, style)
    if isinstance(style.min_width, int):
        least = max(least, style.min_width)
    if isinstance(style.max_width, int):
        most = min(most, style.max_width)
    most = max(least, most)
    share, fixed = 0.0, False
    if isinstance(style.width, Percent):
        share = min(100.0, max(0.0, float(style.width)))
    elif style.width:
        most, fixed = max(least, style.width), True
    return Column(least + edges, most + edges, fixed, share)


def _take(column: Column, asked: Column) -> None:
    """Take a cell of one column; where one has a length, the others ask for no more than their least."""
    column.least = max(column.least, asked.least)
    if asked.fixed and not column.fixed:
        column.most, column.fixed = max(column.least, asked.most), True
    elif asked.fixed or not column.fixed:
        column.most = max(column.most, asked.most)
    column.most = max(column.most, column.least)
    column.share = max(column.share, asked.share)


def _spread(columns: list[Column], asked: Column, gaps: int) -> None:
    """Make the columns under a spanning cell wide enough."""
    if not columns:
        return
    free = [column for column in columns if not column.share]
    share = asked.share - sum((column.share for column in columns), 0.0)
    if share > 0 and free:
        total = sum(column.most for column in free)
        for column in free:
            column.share = share * column.most / total if total else share / len(free)
    for column, width in zip(columns, divided(columns, max(0, asked.least - gaps)), strict=True):
        column.least = max(column.least, width)
        column.most = max(column.most, column.least)
    for column, width in zip(columns, divided(columns, max(0, asked.most - gaps)), strict=True):
        column.most = max(column.most, width)


def in_cell(node: Node) -> bool:
    """Return whether an element stands in a table's cell."""
    outer = node.parent
    while outer is not None and outer.tag not in ("td", "th"):
        outer = outer.parent
    return outer is not None


def preferred_table_width(columns: Sequence[Column], *, scaled: bool = True) -> int:
    """Return the preferred width of a table: the one at which every column has its own.

    `scaled`: percentages are kept. Browsers do not keep them in a table within another's cell, which such a table would
    make as wide as the screen.
    """
    most = sum(column.most for column in columns)
    shares = sum((column.share for column in columns), 0.0)
    if not shares or not scaled:
        return most
    rest = sum(column.most for column in columns if not column.share)
    wanted = [most, *(int(column.most * 100 / column.share) for column in columns if column.share)]
    if rest:
        wanted.append(int(rest * 100 / (100 - shares)) if shares < 100 else _ENDLESS)
    return max(wanted)


def divide(amount: int, weights: Sequence[float]) -> list[int]:
    """Divide `amount` into whole parts by weight that add up to it."""
    total, given, parts = sum(weights, 0.0), 0, []
    running = 0.0
    for weight in weights:
        running += weight
        upto = round(amount * running / total) if total else 0
        parts.append(upto - given)
        given = upto
    if parts:
        parts[-1] += amount - given
    return parts


def divided(columns: Sequence[Column], target: int) -> list[int]:
    """Return column widths that add up to `target`, or to the least widths where those need more."""
    guesses = _guesses(columns, target)
    for lower, upper in pairwise(guesses):
        if target < sum(upper):
            return _between(lower, upper, target)
    widths = guesses[-1]
    return [width + more for width, more in zip(widths, _excess(columns, target - sum(widths)), strict=True)]


def _guesses(columns: Sequence[Column], target: int) -> list[list[int]]:
    """Return the widths that columns grow through.

    The least, then with shares, with lengths, and what all would like.
    """
    least = [column.least for column in columns]
    shares = [
        max(column.least, int(column.share * target / 100)) if column.share else column.least for column in columns
    ]
    lengths = [
        column.most if column.fixed and not column.share else width
        for column, width in zip(columns, shares, strict=True)
    ]
    most = [width if column.share else column.most for column, width in zip(columns, shares, strict=True)]
    return [least, shares, lengths, most]


def _between(lower: list[int], upper: list[int], target: int) -> list[int]:
    """Return widths that add up to `target`, each as far on the way from its lower to its upper guess as the others."""
    spare = target - sum(lower)
    if spare <= 0:
        return lower
    parts = divide(spare, [high - low for low, high in zip(lower, upper, strict=True)])
    return [low + part for low, part in zip(lower, parts, strict=True)]


def _excess(columns: Sequence[Column], spare: int) -> list[int]:
    """Return room beyond what all columns would like: to those that nothing is said of, else to those with a length."""
    free = [not column.share and not column.fixed for column in columns]
    if not any(free):
        free = [not column.share for column in columns]
    if any(free):
        weights = [float(column.most) if is_free else 0.0 for column, is_free in zip(columns, free, strict=True)]
        return divide(spare, weights if any(weights) else [float(is_free) for is_free in free])
    return divide(spare, [column.share for column in columns])


def column_widths(
    context: LayoutContext, grid: Grid, box: Box, available: int, narrowest: int = 0, widest: int = 0
) -> list[int]:
    """Return the columns' widths in a table that is at least `narrowest` wide, for its captions.

    A table wider than its room is squeezed into it, as phones did. It has `widest` pixels where the block round it is
    narrower than the screen: there it sticks out, as in browsers.
    """
    style, count = box.style, grid.columns
    if not count:
        return []
    gaps, closed = gaps_across(grid, style), grid.closed
    room = max(count - len(closed), available - box.margin[1] - box.margin[3] - box.edges_across - gaps)
    wanted = None
    if style.width is not None:
        outside = gaps + (box.edges_across if width_is_outer(box) else 0)
        wanted = max(0, narrowest - box.edges_across - gaps, min(room, resolved(style.width, available) - outside))
        if count == 1 and not closed and wanted == room:
            # Whatever is in the one column: most tables of pages for phones are bars like this.
            return [room]
    if wanted is not None and is_fixed(style):
        return _fixed_widths(_fixed(grid, gaps_of(style)[0]), wanted, room)
    columns = columns_of(context, grid, style)
    least = sum(each.least for each in columns)
    if wanted is None:
        wanted = max(narrowest - box.edges_across - gaps, preferred_table_width(columns, scaled=not in_cell(grid.node)))
    target = min(room, max(wanted, least))
    if least > target:
        target = min(least, max(target, widest - box.margin[1] - box.margin[3] - box.edges_across - gaps))
    if least > target:
        return squeezed([max(1, each.least) if at not in closed else 0 for at, each in enumerate(columns)], target)
    return divided(columns, target)


def squeezed(least: Sequence[int], target: int) -> list[int]:
    """Return the least widths, cut to one limit so that they add up to `target`: narrow columns stay whole.

    >>> squeezed([20, 300, 100], 200)
    [20, 90, 90]
    """
    widths, left = list(least), target
    for place, at in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[at] = min(least[at], left // (len(least) - place))
        left -= widths[at]
    return widths


def width_is_outer(box: Box) -> bool:
    """Return whether a table's width and height include its borders: those of `<table>` do, as in browsers."""
    return box.node.tag == "table"


def _fixed(grid: Grid, gap: int) -> list[Column]:
    """Return what `<col>` elements, or else the first row's cells, ask for: no content has a say (17.5.2.1)."""
    columns = [Column() for _ in range(grid.columns)]
    said = set[int]()
    for place in range(len(grid.tracks)):
        width = _track_width(grid, place)
        if width is not None:
            _specify_width(columns[place], width, 1)
            said.add(place)
    for cell in grid.cells:
        width = cell.style.width
        if cell.row or width is None:
            continue
        if not isinstance(width, Percent):
            box = Box("cell", cell.node, cell.style)
            resolve_edges(box, 0)
            width = max(0, width + box.edges_across - gap * (cell.across - 1))
        for place in range(cell.column, cell.column + cell.across):
            if place not in said:
                _specify_width(columns[place], width, cell.across)
    return columns


def _specify_width(column: Column, width: int | Percent, parts: int) -> None:
    """Give a column its part of a width that the page specifies for `parts` columns together."""
    if isinstance(width, Percent):
        column.share = max(0.0, float(width)) / parts
    else:
        column.most, column.fixed = width // parts, True


def _fixed_widths(columns: Sequence[Column], wanted: int, room: int) -> list[int]:
    """Return the widths of the fixed layout: lengths as they are, shares of the table, the rest in equal parts."""
    lengths = sum(column.most for column in columns)
    if lengths > room:
        return divide(room, [column.most for column in columns])
    target = max(wanted, lengths)
    shares = [column.share for column in columns]
    preferred = min(round(target * sum(shares, 0.0) / 100), target - lengths)
    given = [min(target - lengths, part) for part in divide(preferred, shares)]
    widths = [column.most + part for column, part in zip(columns, given, strict=True)]
    free = [float(not column.fixed and not column.share) for column in columns]
    weights = free if any(free) else [float(column.most) for column in columns]
    spare = divide(target - sum(widths), weights if any(weights) else shares)
    return [width + part for width, part in zip(widths, spare, strict=True)]
