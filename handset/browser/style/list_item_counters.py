"""The numbers of list items: each list counts its own, whatever elements they are (HTML's `start` and `value`)."""

from __future__ import annotations

from handset.browser.document.tree import Node
from handset.browser.style.presentational import whole_number

LISTS = frozenset(["ol", "ul", "dir", "menu"])
_LEAST, _MOST = -(2**31), 2**31 - 1


def list_of(item: Node) -> Node | None:
    """Return the list in which an item is counted: the nearest list ancestor, else its parent."""
    outer = item.parent
    while outer is not None and outer.tag not in LISTS:
        outer = outer.parent
    return outer if outer is not None else item.parent


def start_of(node: Node) -> int:
    """Return the number of a list's first item, from its `start` attribute."""
    start = whole_number(node.get("start"), _LEAST, _MOST) if node.tag == "ol" else None
    return 1 if start is None else start


def value_of(item: Node) -> int | None:
    """Return the number in an item's own `value` attribute."""
    return whole_number(item.get("value"), _LEAST, _MOST) if item.tag == "li" else None


class ListItemCounters:
    """Counters of list items, by the list they are in: each item is numbered once, in document order."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._last: dict[int, int] = {}

    def of(self, item: Node) -> int:
        """Return the number of `item`, counted on from the items before it in its list."""
        known = self._numbers.get(item.order)
        if known is not None:
            return known
        outer = list_of(item)
        place = outer.order if outer is not None else -1
        last = self._last.get(place)
        number = value_of(item)
        if number is None:
            number = last + 1 if last is not None else start_of(outer) if outer is not None else 1
        self._last[place] = self._numbers[item.order] = number
        return number
