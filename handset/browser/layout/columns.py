"""Column widths by content (CSS 2.1 chapter 17.5.2): what each column needs, and how the table's room is divided."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.layout import intrinsic
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.context import Context
from handset.browser.layout.grid import Grid
from handset.browser.style.computed import Percent, Style


@dataclass(slots=True)
class Column:
    least: int = 0
    most: int = 0
    fixed: bool = False
    share: float = 0.0


def gaps_of(style: Style) -> tuple[int, int]:
    """Pixels between cells, across and down."""
    return (0, 0) if style.collapse else (style.spacing_x, style.spacing_y)


def columns_of(context: Context, grid: Grid, style: Style) -> list[Column]:
    columns = [Column() for _ in range(grid.columns)]
    for column, track in zip(columns, grid.tracks, strict=False):
        if isinstance(track.width, Percent):
            column.share = min(100.0, float(track.width))
        elif track.width:
            column.most, column.fixed = track.width, True
    gap = gaps_of(style)[0]
    for cell in sorted(grid.cells, key=lambda each: each.across):
        box = Box("cell", cell.node, cell.style)
        resolve_edges(box, 0)
        least, most = intrinsic.widths(context, cell.node, cell.style)
        least, most = least + box.edges_across, most + box.edges_across
        width = cell.style.width
        fixed = isinstance(width, int) and not isinstance(width, Percent) and width > 0
        if fixed:
            assert isinstance(width, int)
            most = max(least, width + box.edges_across)
        if cell.across == 1:
            column = columns[cell.column]
            column.least = max(column.least, least)
            if fixed and not column.fixed:
                column.most, column.fixed = max(column.least, most), True
            elif fixed or not column.fixed:
                column.most = max(column.most, most)
            column.most = max(column.most, column.least)
            if isinstance(width, Percent):
                column.share = max(column.share, min(100.0, float(width)))
        else:
            spanned = columns[cell.column : cell.column + cell.across]
            gaps = gap * (len(spanned) - 1)
            _spread(spanned, least - gaps, most - gaps)
    return columns


def _spread(columns: list[Column], least: int, most: int) -> None:
    """Make the columns under a spanning cell wide enough, by what they prefer."""
    for name, wanted in (("least", least), ("most", most)):
        have = sum(getattr(each, name) for each in columns)
        extra = wanted - have
        if extra <= 0:
            continue
        free = [each for each in columns if not each.fixed] or columns
        weights = [each.most + 1 for each in free]
        for each, part in zip(free, divide(extra, weights), strict=True):
            setattr(each, name, getattr(each, name) + part)
    for each in columns:
        each.most = max(each.most, each.least)


def divide(amount: int, weights: list[int]) -> list[int]:
    """`amount` in whole parts by weight, none lost."""
    total, given, parts = sum(weights), 0, []
    running = 0
    for weight in weights:
        running += weight
        upto = amount * running // total if total else 0
        parts.append(upto - given)
        given = upto
    if parts:
        parts[-1] += amount - given
    return parts


def column_widths(context: Context, grid: Grid, box: Box, available: int) -> list[int]:
    style = box.style
    columns_count = grid.columns
    if not columns_count:
        return []
    gaps = gaps_of(style)[0] * (columns_count + 1)
    room = max(columns_count, available - box.margin[1] - box.margin[3] - box.edges_across - gaps)
    wanted = None
    if style.width is not None:
        wanted = max(columns_count, min(room, resolved(style.width, available) - box.edges_across - gaps))
    if columns_count == 1 and wanted is not None and isinstance(style.width, Percent) and style.width >= 100:
        return [room]
    if wanted is not None and style.table_layout == "fixed":
        return _fixed(grid, gaps_of(style)[0], wanted)
    columns = columns_of(context, grid, style)
    least, most = sum(each.least for each in columns), sum(each.most for each in columns)
    if wanted is None:
        shares = [each for each in columns if each.share]
        grown = max((int(each.most * 100 / each.share) for each in shares), default=0)
        target = min(room, max(most, min(room, grown)))
    else:
        target = max(wanted, min(least, room))
    if least >= target:
        return [max(1, each) for each in divide(target, [max(1, each.least) for each in columns])]
    return _fill(columns, target)


def _fixed(grid: Grid, gap: int, target: int) -> list[int]:
    """The widths that `<col>` elements, or else the first row, ask for; columns of which nothing is said share what is
    left (17.5.2.1)."""
    widths: list[int | None] = [None] * grid.columns
    for place, track in enumerate(grid.tracks):
        width = track.width
        widths[place] = int(width * target / 100) if isinstance(width, Percent) else width
    for cell in grid.cells:
        if cell.row or cell.style.width is None or widths[cell.column] is not None:
            continue
        box = Box("cell", cell.node, cell.style)
        resolve_edges(box, 0)
        width = cell.style.width
        asked = int(width * target / 100) if isinstance(width, Percent) else width + box.edges_across
        spanned = range(cell.column, min(cell.column + cell.across, grid.columns))
        parts = divide(max(0, asked - gap * (len(spanned) - 1)), [1] * len(spanned))
        for place, part in zip(spanned, parts, strict=True):
            widths[place] = part
    given = sum(width or 0 for width in widths)
    open_ones = [place for place, width in enumerate(widths) if width is None]
    if given > target or not open_ones:
        return divide(target, [max(1, width or 0) for width in widths])
    found = [width or 0 for width in widths]
    for place, part in zip(open_ones, divide(target - given, [1] * len(open_ones)), strict=True):
        found[place] = part
    return found


def _fill(columns: list[Column], target: int) -> list[int]:
    """Column widths that add up to `target`, which is more than the least."""
    widths = [each.least for each in columns]
    for index, each in enumerate(columns):
        if each.share:
            widths[index] = max(each.least, int(target * each.share / 100))
    while sum(widths) > target:
        over = sum(widths) - target
        shrinkable = [i for i, each in enumerate(columns) if widths[i] > each.least]
        if not shrinkable:
            break
        for i, part in zip(shrinkable, divide(over, [widths[i] - columns[i].least for i in shrinkable]), strict=True):
            widths[i] = max(columns[i].least, widths[i] - part)
        if sum(widths) - target >= over:
            break
    spare = target - sum(widths)
    growing = [i for i, each in enumerate(columns) if not each.share and each.most > widths[i]]
    need = sum(columns[i].most - widths[i] for i in growing)
    if growing and spare > 0:
        parts = divide(min(spare, need), [columns[i].most - widths[i] for i in growing])
        for i, part in zip(growing, parts, strict=True):
            widths[i] += part
        spare = target - sum(widths)
    if spare > 0:
        open_ones = [i for i, each in enumerate(columns) if not each.fixed and not each.share]
        open_ones = open_ones or [i for i, each in enumerate(columns) if not each.share] or list(range(len(columns)))
        for i, part in zip(open_ones, divide(spare, [max(1, columns[i].most) for i in open_ones]), strict=True):
            widths[i] += part
    return widths
