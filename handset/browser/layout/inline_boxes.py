"""Inline boxes that paint something, on one line: from where to where, and whether they begin or end there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handset.browser.layout.inline import Inline


@dataclass(slots=True)
class InlineBox:
    """Part of an inline box on one line: left and right of its border box in pixels of the page."""

    inline: Inline
    left: int
    right: int
    at: int = 0
    """How many pieces of the line it is painted after."""
    begins: bool = False
    ends: bool = False


class LineInlineBoxes:
    """Inline boxes of a line, found while walking it from left to right."""

    def __init__(self) -> None:
        self.found: dict[int, InlineBox] = {}
        self.at = 0
        """Pieces of the line set so far."""

    def __bool__(self) -> bool:
        return bool(self.found)

    def open(self, inlines: Sequence[Inline], x: int) -> int:
        """Open boxes at `x`, outermost first; return where their content begins."""
        for each in inlines:
            self.cover(each.parent, x, x)
            if each.decorated:
                self._widen(each, x + each.margins[0], x + each.before).begins = True
            x += each.before
        return x

    def close(self, inlines: Sequence[Inline], x: int) -> int:
        """Close boxes at `x`, innermost first; return where the content after them begins."""
        for each in inlines:
            if each.decorated:
                self._widen(each, x, x + each.after - each.margins[1]).ends = True
            x += each.after
            self.cover(each.parent, x, x)
        return x

    def cover(self, inline: Inline | None, left: int, right: int) -> None:
        """Extend `inline` and the boxes round it over the content from `left` to `right`."""
        while inline is not None and inline.parent is not None:
            if inline.decorated:
                self._widen(inline, left, right)
            inline = inline.parent

    def _widen(self, inline: Inline, left: int, right: int) -> InlineBox:
        frame = self.found.setdefault(id(inline), InlineBox(inline, left, right, self.at))
        frame.left, frame.right = min(frame.left, left), max(frame.right, right)
        return frame
