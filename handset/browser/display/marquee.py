"""Place of a running text at a tick: behaviour, direction, pace and passes, with each carrier's default."""

from __future__ import annotations

from typing import Protocol

from handset.browser.style.computed import Style
from handset.keypad import TICKS_PER_SECOND

SPEEDS = {"slow": 1, "normal": 2, "fast": 4}
"""Pixels in two ticks: 30, 60 and 120 a second."""
"""Directions of a text that runs in lines, past an edge above or below."""
_FORWARDS = frozenset(["ltr", "down"])
_AMOUNT, _DELAY = 6, 85
"""Pixels and milliseconds of a step where a page says only one of them (HTML 5, 15.3.10.9)."""
_LEAST_DELAY = 60


class Motion(Protocol):
    """What running texts depend on besides their style: the time, and the model's and its owner's habits."""

    @property
    def ticks(self) -> int:
        """Ticks since the page was shown."""

    @property
    def still(self) -> bool:
        """Whether nothing runs, since the owner wants less motion."""

    @property
    def marquee_passes(self) -> int:
        """How often a text passes where its page does not say; 0 is for ever."""

    @property
    def marquee_most(self) -> int:
        """How often a text passes at most; 0 is for ever."""

    @property
    def marquee_vanishes(self) -> bool:
        """Whether a text is gone after its last pass, instead of standing where it began."""


def passes_of(style: Style, motion: Motion) -> int:
    """Return how often a marquee's text passes; 0 is for ever."""
    passes = style.marquee_loop if style.marquee_loop >= 0 else motion.marquee_passes
    most = motion.marquee_most
    return min(passes, most) if passes and most else passes or most


def travelled(style: Style, ticks: int) -> int:
    """Return how many pixels the text has moved after so many ticks.

    Evenly, or by steps if the page says how long they are.
    """
    amount, delay = style.marquee_amount, style.marquee_delay
    if amount is None and delay is None:
        return ticks * SPEEDS[style.marquee_speed] // 2
    wait = max(_LEAST_DELAY, _DELAY if delay is None else delay)
    return ticks * 1000 // (TICKS_PER_SECOND * wait) * (_AMOUNT if amount is None else amount)


def offset(style: Style, strip: int, room: int, motion: Motion) -> int | None:
    """Return where the text's first edge is inside its box, in the direction of its move; None when it is gone.

    `strip` and `room` are the lengths of the text and of the box along that way.
    """
    behavior, forwards = style.marquee_style, style.marquee_dir in _FORWARDS
    if motion.still or behavior == "none":
        return 0
    passes = passes_of(style, motion)
    way = travelled(style, motion.ticks)
    if behavior == "alternate":
        span = abs(room - strip)
        turn, place = divmod(way, max(1, span))
        if passes and turn >= passes:
            turn, place = passes - 1, span
        x = place if (turn % 2 == 0) == forwards else span - place
        return x if room >= strip else x - span
    span = room if behavior == "slide" else room + strip
    turn, place = divmod(way, max(1, span))
    if (passes and turn >= passes) or (behavior == "slide" and turn >= 1):
        return None if motion.marquee_vanishes and behavior != "slide" else (room - strip if forwards else 0)
    return place - strip if forwards else room - place
