"""Floats of one block formatting context: which part of a band of the page is left for lines.

Floats are found by the bands of the page they reach into, so that a thousand of them cost no more than those beside.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from handset.browser.layout.boxes import OPEN_HEIGHT
from handset.geometry import Rect

MAX_FLOATS = 1_000
_BAND = 256
"""Pixels."""
_MANY = 16
"""A float that reaches into more bands is asked every time, and so are all for a height of more."""


class Floats:
    """Margin boxes of the floats placed so far in a block formatting context, left and right ones."""

    def __init__(self) -> None:
        self._lowest_top = -OPEN_HEIGHT
        self.placed: list[tuple[bool, Rect]] = []
        """(stands on the left, margin box)."""
        self.met = 0
        """Floats that came in the text, those included that still wait for their line or for a margin."""
        self._tall: list[tuple[bool, Rect]] = []
        self._bands: dict[int, list[tuple[bool, Rect]]] = {}
        self._bottoms: list[int] = []
        self._lowest: dict[str, int] = {}

    def edges(self, y: int, height: int, left: int, right: int) -> tuple[int, int]:
        """Return the free part of `left`..`right` in a band of `height` pixels from `y`."""
        bottom = y + max(1, height)
        for on_left, rect in self._near(y, bottom):
            if rect.y < bottom and y < rect.y + rect.height:
                if on_left:
                    left = max(left, rect.x + rect.width)
                else:
                    right = min(right, rect.x)
        return left, right

    def _near(self, top: int, bottom: int) -> Iterable[tuple[bool, Rect]]:
        first, last = top // _BAND, (bottom - 1) // _BAND
        if last - first >= _MANY:
            return self.placed
        near = self._tall
        for band in range(first, last + 1):
            found = self._bands.get(band)
            if found:
                near = near + found
        return near

    def next_edge(self, y: int) -> int | None:
        """Return the nearest lower edge of a float below `y`, where more room may be."""
        place = bisect_right(self._bottoms, y)
        return self._bottoms[place] if place < len(self._bottoms) else None

    def cleared(self, y: int, side: str) -> int:
        """Return `y`, or the height below the floats of `side` ("left", "right" or "both") if that is lower."""
        lowest = self.lowest(side)
        return y if lowest is None else max(y, lowest)

    def lowest(self, side: str) -> int | None:
        """Return the lower edge of the lowest float of `side`; None without one."""
        if side == "both":
            return max(self._lowest.values(), default=None)
        return self._lowest.get(side)

    def place(self, side: str, y: int, width: int, height: int, left: int, right: int) -> tuple[int, int]:
        """Place a float's margin box at `y` or below within `left`..`right`, and return its corner."""
        y = max(y, self._lowest_top)
        while True:
            free_left, free_right = self.edges(y, height, left, right)
            below = self.next_edge(y)
            if width <= free_right - free_left or below is None or self._reaches(side, y, width, height, left, right):
                break
            y = below
        x = free_left if side == "left" else free_right - width
        self._lowest_top = y
        self._keep(side, Rect(x, y, width, height))
        return x, y

    def _reaches(self, side: str, y: int, width: int, height: int, left: int, right: int) -> bool:
        """Return whether a float wider than `left`..`right` has nothing beside it there.

        Outside, up to the other side's floats, there must be room enough (9.5.1, rules 3 and 7).
        """
        if width <= right - left:
            return False
        free_left, free_right = self.edges(y, height, left, right)
        if side == "left":
            return free_left == left and self.edges(y, height, left, left + width)[1] == left + width
        return free_right == right and self.edges(y, height, right - width, right)[0] == right - width

    def _keep(self, side: str, rect: Rect) -> None:
        entry = side == "left", rect
        self.placed.append(entry)
        insort(self._bottoms, rect.bottom)
        self._lowest[side] = max(self._lowest.get(side, rect.bottom), rect.bottom)
        first, last = rect.y // _BAND, max(rect.y, rect.bottom - 1) // _BAND
        if last - first >= _MANY:
            self._tall.append(entry)
            return
        for band in range(first, last + 1):
            self._bands.setdefault(band, []).append(entry)

    def allows(self, y: int) -> bool:
        """Return whether a float may begin at `y`: none may stand above an earlier one."""
        return y >= self._lowest_top

    @property
    def full(self) -> bool:
        """Whether there are so many floats that the next one is laid out as a block."""
        return self.met >= MAX_FLOATS
