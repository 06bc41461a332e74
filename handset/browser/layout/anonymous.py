"""Anonymous table objects (CSS 2.1 chapter 17.2.1): the tables, rows and cells that a page leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout import replaced
from handset.browser.layout.grid import Styled
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import OUT_OF_FLOW, Style

GROUPS = frozenset(["table-row-group", "table-header-group", "table-footer-group"])
COLUMNS = frozenset(["table-column", "table-column-group"])
PROPER_CHILDREN = GROUPS | COLUMNS | {"table-row", "table-caption"}
"""Values of display that a box may have which stands directly in a table."""
INTERNAL = PROPER_CHILDREN | {"table-cell"}
"""Values of display that make no sense outside a table."""
ANONYMOUS = "#anonymous"
"""The tag of a node that stands for an anonymous box."""
_TABLE, _ROW, _CELL = range(3)
_ROWS = frozenset(["table-row"])
_CELLS = frozenset(["table-cell"])
_PARTS = frozenset(["table", "thead", "tbody", "tfoot", "tr"])


def table_around(
    context: LayoutContext, first: Node, rest: Iterator[Node], outer: Style, display: str
) -> tuple[Node, Style, Iterator[Node]]:
    """Wrap an internal table box outside a table, and those that follow it, in an anonymous table.

    Returns:
        The table's node and style, and the siblings that come after it.
    """
    members, blanks = [first], []
    table = _made(_TABLE, members), context.styles.anonymous(outer, display)
    for child in rest:
        if child.tag == TEXT and is_blank(child):
            blanks.append(child)
            continue
        if child.tag != TEXT:
            shown = context.styles.of(child, outer)
            if shown.display == "none":
                continue
            if shown.display in INTERNAL and shown.position not in OUT_OF_FLOW and not replaced.is_replaced(child):
                members.append(child)
                blanks.clear()
                continue
        return *table, chain(blanks, [child], rest)
    return *table, iter(blanks)


def table_children(context: LayoutContext, table: Node, style: Style) -> Iterator[Styled]:
    """Return a table's captions, columns, row groups and rows; anything else is wrapped in anonymous rows."""
    return _children(context, table, style, PROPER_CHILDREN, _ROW)


def rows_of(context: LayoutContext, group: Node, style: Style) -> Iterator[Styled]:
    """Return the rows of a row group; anything else is wrapped in anonymous rows."""
    return _children(context, group, style, _ROWS, _ROW)


def cells_of(context: LayoutContext, row: Node, style: Style) -> Iterator[Styled]:
    """Return the cells of a row; anything else is wrapped in anonymous cells."""
    return _children(context, row, style, _CELLS, _CELL)


def is_blank(text: Node) -> bool:
    """Return whether a text is white space only."""
    return not text.text.strip(" \t\r\n\f")


def _children(
    context: LayoutContext, parent: Node, style: Style, fitting: frozenset[str], kind: int
) -> Iterator[Styled]:
    strays: list[Node] = []
    for child in parent.children:
        if child.tag == TEXT:
            if strays or not is_blank(child):
                strays.append(child)
            continue
        own = context.styles.of(child, style)
        if own.display == "none" or _shows_nothing(child, parent):
            continue
        if own.display not in fitting or own.position in OUT_OF_FLOW or replaced.is_replaced(child):
            strays.append(child)
            continue
        if strays:
            yield from _wrapped(context, strays, style, kind)
            strays = []
        yield child, own
    if strays:
        yield from _wrapped(context, strays, style, kind)


def _wrapped(context: LayoutContext, strays: list[Node], style: Style, kind: int) -> Iterable[Styled]:
    while strays and strays[-1].tag == TEXT and is_blank(strays[-1]):
        strays.pop()
    if not strays:
        return ()
    display = "table-row" if kind == _ROW else "table-cell"
    return ((_made(kind, strays), context.styles.anonymous(style, display)),)


def _shows_nothing(child: Node, parent: Node) -> bool:
    """Return whether it is a form or hidden field between the parts of a table, which makes no row.

    So has the HTML standard's own style sheet.
    """
    if parent.tag not in _PARTS:
        return False
    return child.tag == "form" or (child.tag == "input" and child.get("type").strip().lower() == "hidden")


def _made(kind: int, members: list[Node]) -> Node:
    """Return the node of an anonymous box.

    Its order is below all others' and tells it from those round the same child.
    """
    node = Node(ANONYMOUS, {}, members[0].parent, -(3 * members[0].order + kind) - 1)
    node.children = members
    return node
