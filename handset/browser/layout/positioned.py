"""Positioned boxes (CSS 2.1 chapters 9.3, 9.4.3).

Those that are moved after they have been laid out, and a queue of those that are out of the flow until the size of
their containing block is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, resolved
from handset.browser.style.computed import OUT_OF_FLOW, Style
from handset.browser.style.units import Percent

FARTHEST = 1_000_000
"""Pixels that a box is moved at most, or wide."""

MAX_OUT_OF_FLOW = 1_000


@dataclass(slots=True)
class OutOfFlowElement:
    """Absolutely positioned or fixed element that waits for its containing block's size."""

    node: Node
    style: Style
    link: Node | None
    static_position: Box
    """An empty box where the flow would have put it; it moves with what it is in."""
    anchors: list[str] = field(default_factory=list)


class OutOfFlowQueue:
    """Queue of out-of-flow elements by the open containing blocks they wait for, innermost last."""

    def __init__(self) -> None:
        self._open: list[list[OutOfFlowElement]] = [[]]
        self._met = 0
        self.fixed: list[OutOfFlowElement] = []
        """What waits for the viewport."""

    def add(self, element: OutOfFlowElement) -> None:
        """Add an element to those that wait for its containing block."""
        self._met += 1
        (self.fixed if element.style.position == "fixed" else self._open[-1]).append(element)

    @property
    def full(self) -> bool:
        """Whether so many wait that the next one is laid out in the flow."""
        return self._met >= MAX_OUT_OF_FLOW

    def begin(self) -> None:
        """Open a containing block."""
        self._open.append([])

    def end(self) -> list[OutOfFlowElement]:
        """Close the innermost containing block and return the elements that waited for it."""
        return self._open.pop()

    @property
    def of_page(self) -> list[OutOfFlowElement]:
        """Elements that wait for the initial containing block."""
        return self._open[0]

    def mark(self) -> tuple[int, int]:
        """Return how many wait, to `rewind` to before something is laid out again."""
        return len(self._open[-1]), len(self.fixed)

    def rewind(self, mark: tuple[int, int]) -> None:
        """Drop the elements that were added since `mark`."""
        del self._open[-1][mark[0] :], self.fixed[mark[1] :]


def is_relative(style: Style) -> bool:
    """Return whether a box is relatively positioned, and so painted above what is not positioned."""
    return style.position == "relative"


def contains(style: Style) -> bool:
    """Return whether a box is the containing block of absolutely positioned descendants."""
    return style.position != "static"


def shift(box: Box, outer: Box) -> None:
    """Move a finished box by its relative position; `outer` is its containing block."""
    if any(box.style.inset):
        box.shift(*offset(box.style, outer.content_width, outer.given_height))


def carried(style: Style, across: int, down: int, outer: Box) -> Style:
    """Return the style of a block or float in an inline box that is moved by this many pixels, and takes it along.

    Args:
        style: Of the block or float.
        across: Pixels that the inline box is moved to the right.
        down: Pixels that the inline box is moved down.
        outer: The containing block of both.
    """
    if style.position in OUT_OF_FLOW:
        return style
    own = offset(style, outer.content_width, outer.given_height) if is_relative(style) else (0, 0)
    style = style.copy()
    style.position, style.inset = "relative", (own[1] + down, None, None, own[0] + across)
    return style


def offset(style: Style, width: int, height: int | None) -> tuple[int, int]:
    """Return the offsets (right, down) in pixels in a containing block of this size.

    Left goes before right, top before bottom.
    """
    top, right, bottom, left = style.inset
    if height is None:
        top, bottom = (None if isinstance(each, Percent) else each for each in (top, bottom))
        height = 0
    across = resolved(left, width) if left is not None else -resolved(right, width)
    down = resolved(top, height) if top is not None else -resolved(bottom, height)
    return max(-FARTHEST, min(FARTHEST, across)), max(-FARTHEST, min(FARTHEST, down))
