"""Floats of one block formatting context: which part of a band of the page is left for lines."""

from __future__ import annotations

from handset.geometry import Rect

MAX_FLOATS = 1_000


class Floats:
    """Margin boxes of the floats placed so far, left and right ones."""

    def __init__(self, *, inner: bool = False) -> None:
        self._lowest_top = 0
        self._recent = self if inner else Floats(inner=True)
        self._left: list[Rect] = []
        self._right: list[Rect] = []

    def __bool__(self) -> bool:
        return bool(self._left or self._right)

    def edges(self, y: int, height: int, left: int, right: int) -> tuple[int, int]:
        """What of `left`..`right` is free in the band of `height` pixels from `y`."""
        bottom = y + max(1, height)
        for rect in self._left:
            if rect.y < bottom and y < rect.bottom:
                left = max(left, rect.right)
        for rect in self._right:
            if rect.y < bottom and y < rect.bottom:
                right = min(right, rect.x)
        return left, right

    def next_edge(self, y: int) -> int | None:
        """The nearest float bottom below `y`: where more room may be."""
        below = [rect.bottom for rect in (*self._left, *self._right) if rect.bottom > y]
        return min(below) if below else None

    def cleared(self, y: int, side: str) -> int:
        """`y`, or lower: past the floats of `side` ("left", "right" or "both")."""
        for name, rects in (("left", self._left), ("right", self._right)):
            if side in (name, "both"):
                y = max([y, *(rect.bottom for rect in rects)])
        return y

    def place(self, side: str, y: int, width: int, height: int, left: int, right: int) -> tuple[int, int]:
        """The corner for a new float's margin box, at `y` or below, within `left`..`right`; it is kept."""
        y = self._lowest_top = max(y, self._lowest_top)
        # No later float stands above this one, so those that end above it need not be asked again.
        recent = self._recent
        recent._left = [rect for rect in recent._left if rect.bottom > y]
        recent._right = [rect for rect in recent._right if rect.bottom > y]
        while True:
            free_left, free_right = recent.edges(y, height, left, right)
            below = recent.next_edge(y)
            if width <= free_right - free_left or below is None:
                break
            y = below
        x = free_left if side == "left" else free_right - width
        self._lowest_top = y
        for floats in (self, recent):
            (floats._left if side == "left" else floats._right).append(Rect(x, y, width, height))
        return x, y

    def allows(self, y: int) -> bool:
        """Whether a float may begin at `y`: none stands above one that came before it."""
        return y >= self._lowest_top

    @property
    def full(self) -> bool:
        """So many floats that the next one is laid out as a plain block."""
        return len(self._left) + len(self._right) >= MAX_FLOATS

    @property
    def bottom(self) -> int:
        return max((rect.bottom for rect in (*self._left, *self._right)), default=0)
