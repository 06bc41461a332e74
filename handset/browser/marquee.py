"""Where a running text stands at a tick: behaviour, direction and passes, with each carrier's default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handset.browser.layout.boxes import Box
from handset.browser.presentational import whole_number

if TYPE_CHECKING:
    from handset.browser.paint import Look

SPEEDS = {"slow": 1, "normal": 2, "fast": 4}
"""Pixels in two ticks: 30, 60 and 120 a second."""


def passes_of(box: Box, default: int) -> int:
    """How often the text runs; 0 is for ever."""
    node, style = box.node, box.style
    loop = style.marquee_loop
    if node.has("loop"):
        text = node.get("loop").strip().lower()
        number = whole_number(text, -1, 9999)
        loop = 0 if text == "infinite" or number is None or number <= 0 else number
    if loop < 0:
        return default
    return min(loop, default) if default and loop else (loop or default)


def offset(box: Box, strip: int, room: int, look: Look) -> int | None:
    """The left edge of the text inside its box, None when it is gone."""
    node, style = box.node, box.style
    behaviour = node.get("behavior").strip().lower() or style.marquee_style
    rightwards = node.get("direction").strip().lower() == "right" or style.marquee_dir == "ltr"
    if look.still or behaviour == "none":
        return 0
    passes = passes_of(box, look.marquee_passes)
    way = look.ticks * SPEEDS[style.marquee_speed] // 2
    if behaviour == "alternate":
        span = abs(room - strip)
        turn, place = divmod(way, max(1, span))
        if passes and turn >= passes:
            turn, place = passes - 1, span
        x = place if (turn % 2 == 0) == rightwards else span - place
        return x if room >= strip else x - span
    span = room if behaviour == "slide" else room + strip
    turn, place = divmod(way, max(1, span))
    if (passes and turn >= passes) or (behaviour == "slide" and turn >= 1):
        return None if look.marquee_vanishes and behaviour != "slide" else (room - strip if rightwards else 0)
    return place - strip if rightwards else room - place
