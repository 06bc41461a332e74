"""Collapsing margins (CSS 2.1 chapters 8.3.1, 9.5.2): where the next border edge stands, once it is known.

Margins that touch collapse, so a block's top hangs on what comes inside it, and so do floats that stand before the
first line: both wait until something resolves the margins.
"""

from __future__ import annotations

from handset.browser.layout.boxes import Box


class CollapsingMargins:
    """The height a block formatting context has reached, and the margins below it that still collapse."""

    def __init__(self, y: int) -> None:
        self.y = y
        self._margin_up = 0
        self._margin_down = 0
        self._floor: int | None = None
        """What a block with clearance stands below at least."""
        self._before_up = 0
        self._before_down = 0
        """Margins before a block with clearance: they decide where it would be without, and collapse no further."""
        self._held = False
        """The margins follow an empty block with clearance, so they stay inside its parent."""
        self._unresolved: dict[int, Box] = {}
        """Open blocks whose top hangs on margins to come, by identity."""
        self._waiting: list[tuple[Box, Box]] = []
        """(containing block, float) of floats that stand at the top of a block whose own place is unresolved."""
        self._cleared: set[int] = set()
        """Identities of the unresolved blocks that have clearance."""

    @property
    def edge(self) -> int:
        """The y at which a border edge would stand if it came now."""
        if self._floor is None:
            return self.y + self._margin_up + self._margin_down
        y = self.y + max(self._margin_up, self._before_up) + min(self._margin_down, self._before_down)
        return max(y, self._floor)

    def _edge_after(self, margin: int) -> int:
        """Return the y of a border edge, did it come after one more margin."""
        up, down = max(self._margin_up, self._before_up, margin), min(self._margin_down, self._before_down, margin)
        return self.y + up + down if self._floor is None else max(self.y + up + down, self._floor)

    def _collapse_with(self, margin: int) -> None:
        if margin > self._margin_up:
            self._margin_up = margin
        elif margin < self._margin_down:
            self._margin_down = margin

    def _drop_margins(self) -> None:
        """Drop the open margins: what comes next stands at `y`."""
        self._margin_up = self._margin_down = 0
        self._held = False
        if self._floor is not None:
            self._before_up = self._before_down = 0
            self._floor = None

    def _stand_below(self, floor: int) -> None:
        """Give what comes next clearance down to `floor` (9.5.2)."""
        self._before_up = max(self._before_up, self._margin_up)
        self._before_down = min(self._before_down, self._margin_down)
        self._margin_up = self._margin_down = 0
        self._floor = floor if self._floor is None else max(self._floor, floor)

    def _collapse_through(self) -> None:
        """Go on below an empty block with clearance: its margins collapse with each other and with the next one's."""
        up, down = self._margin_up, self._margin_down
        self.y = self.edge - up - down
        self._drop_margins()
        self._margin_up, self._margin_down = up, down
        self._held = True
