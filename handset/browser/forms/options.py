"""Options of a select, and what they show."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from handset.browser.document.tree import Node
from handset.browser.style.presentational import whole_number

_WHITE = re.compile("[ \\t\\n\\f\\r]+")


def collapsed(text: str) -> str:
    """Collapse HTML's white space in `text` to single spaces; the ideographic space is a letter."""
    return _WHITE.sub(" ", text).strip(" ")


def option_label(node: Node) -> str:
    """Return what an option shows: its `label`, else its text."""
    return node.get("label") or collapsed(node.inner_text())


def options_of(node: Node) -> list[Node]:
    """Return the options of a select, those in groups included."""
    return [each for each in node.walk() if each.tag == "option"]


def group_label(option: Node) -> str:
    """Return the label of the group that an option stands in, "" without one."""
    group = option.parent
    return group.get("label") if group is not None and group.tag == "optgroup" else ""


class ListRow(NamedTuple):
    """Row of a list of options: a group's label, or an option with its place among all."""

    label: str
    place: int | None
    inset: bool
    """It stands in a group with a label."""


def list_rows(select: Node) -> list[ListRow]:
    """Return the rows of a list of options: each group's label stands before its first option (HTML 4.01, 17.6)."""
    rows: list[ListRow] = []
    last: Node | None = None
    for place, option in enumerate(options_of(select)):
        label = group_label(option)
        if option.parent is not last and label:
            rows.append(ListRow(label, None, False))
        last = option.parent
        rows.append(ListRow(option_label(option), place, bool(label)))
    return rows


def first_row(rows: Sequence[ListRow], shown: int, chosen: Collection[int]) -> int:
    """Return the first of `shown` rows: the top, unless the first option chosen lies below."""
    wanted = next((at for at, row in enumerate(rows) if row.place in chosen), 0)
    return max(0, min(wanted, len(rows) - shown)) if wanted >= shown else 0


def shown_rows(node: Node) -> int:
    """Return how many options a select shows at once: one where its list opens apart."""
    return whole_number(node.get("size"), 1, 20) or (3 if node.has("multiple") else 1)
