"""Floats in a flow (CSS 2.1 chapters 9.5, 9.5.2), and what waits for the margins above it to be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.browser.layout import positioned
from handset.browser.layout.boxes import Box, LineBox
from handset.browser.layout.collapsing_margins import CollapsingMargins
from handset.browser.layout.floats import Floats
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import OUT_OF_FLOW

Step = Box | LineBox
"""A line, a whole box (picture, table, float, rule), or a block that has just got its place and is still open."""


class FloatPlacement(CollapsingMargins):
    """Placement of floats beside the open blocks of a block formatting context (CSS 2.1, 9.5.1)."""

    def __init__(self, context: LayoutContext, root: Box) -> None:
        super().__init__(root.content_y)
        self.context = context
        self.floats = Floats()
        self._blocks = [root]
        self.moving: Box | None = None
        """An open block that moves, with all it holds, when it is closed (9.4.3)."""
        self._free: set[int] = set()
        """Identities of floats placed while a block moves that are not inside it."""

    def _end_collapsing(self) -> Iterable[Step]:
        """End the collapsing: the margins before what comes next are known. Move down, fix the open blocks' tops."""
        if self._floor is None:
            self.y += self._margin_up + self._margin_down
            self._margin_up = self._margin_down = 0
            self._held = False
        else:
            self.y = self.edge
            self._drop_margins()
        return self._fix(self.y) if self._unresolved or self._waiting else ()

    def _fix(self, y: int) -> Iterable[Step]:
        """Put the open blocks, and the floats before their first line, at `y`."""
        fixed: list[Step] = list(self._unresolved.values())
        for box in fixed:
            if isinstance(box, Box) and box.closed:
                for child in box.children:
                    if isinstance(child, Box) and child.style.position in OUT_OF_FLOW:
                        child.shift(0, y - box.y)
            box.y = y
        self._unresolved = {}
        if self._cleared:
            self._cleared.clear()
        if self._waiting:
            floats, self._waiting = self._waiting, []
            for outer, box in floats:
                if self.moving is not None and not self._inside(outer):
                    self._free.add(id(box))
                fixed.append(self._beside(box, y, outer))
        return fixed

    def holds(self, step: Step) -> bool:
        """Return whether a step's place is not final, since it is inside a block that moves when it is closed."""
        if self.moving is None or id(step) in self._free:
            return False
        return not isinstance(step, Box) or step.closed or self._inside(step)

    def _inside(self, block: Box) -> bool:
        """Return whether an open block is the one that moves, or inside it."""
        return self.moving is not None and block in self._blocks[self._blocks.index(self.moving) :]

    def _clear(self, box: Box) -> Iterator[Step]:
        """Give a block clearance where it would stand beside the floats that its style names (9.5.2)."""
        side, margin = box.style.clear, box.margin[0]
        beside = any(_clears(side, each) for _, each in self._waiting)
        if not beside:
            lowest = self.floats.lowest(side)
            beside = lowest is not None and lowest > self._edge_after(margin)
        if beside:
            if self._unresolved or self._waiting:
                yield from self._fix(self.edge)
            lowest = self.floats.lowest(side)
            self._stand_below(self.y if lowest is None else lowest)
            self._cleared.add(id(box))

    def _wait_or_place(self, box: Box) -> Iterator[Step]:
        """Place a float; one before the first line of a block whose top is not known waits for that (8.3.1)."""
        if id(self._blocks[-1]) in self._unresolved:
            self._waiting.append((self._blocks[-1], box))
        else:
            yield self._beside(box, self.edge)

    def _fits(self, box: Box, used: int) -> bool:
        """Return whether a float has room in the line at `y`, of which `used` pixels are taken."""
        outer, (top, right, bottom, left) = self._blocks[-1], box.margin
        if box.style.clear != "none" and self.floats.cleared(self.y, box.style.clear) > self.y:
            return False
        room = self.floats.edges(
            self.y, box.height + top + bottom, outer.content_x, outer.content_x + outer.content_width
        )
        return self.floats.allows(self.y) and box.width + left + right + used <= room[1] - room[0]

    def _beside(self, box: Box, y: int, outer: Box | None = None) -> Box:
        """Put a float at `y` or below, in `outer` or the block that is open."""
        outer = outer or self._blocks[-1]
        top, right, bottom, left = box.margin
        if box.style.clear != "none":
            y = self.floats.cleared(y, box.style.clear)
        x, y = self.floats.place(
            box.style.float,
            y,
            box.width + left + right,
            box.height + top + bottom,
            outer.content_x,
            outer.content_x + outer.content_width,
        )
        box.shift(x + left - box.x, y + top - box.y)
        if positioned.is_relative(box.style):
            positioned.shift(box, outer)
        outer.children.append(box)
        return box


def _clears(side: str, box: Box) -> bool:
    """Return whether a float has to be passed by what clears `side`."""
    return side in ("both", box.style.float) and box.height + box.margin[0] + box.margin[2] > 0
