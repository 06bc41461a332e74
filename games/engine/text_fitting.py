"""Text that wraps and fits a box, broken where the phone's browser breaks it: Latin at blanks, Japanese by kinsoku."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from games.engine.integers import integers_only
from games.engine.outlined_text import INK
from handset.browser.layout.linebreak import forced_end, line_end, longest_word
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.typeface import SIZES

ELLIPSIS = "…"
SPACING = 2
"""Pixels between two lines."""


class FittedText(NamedTuple):
    """Lines of a text that fit a box, and the size that they are written in.

    Example:
        >>> fit_text(canvas, "Push 5 as the star falls", 120, 40)
        FittedText(lines=['Push 5 as the', 'star falls'], size=16)
    """

    lines: list[str]
    size: int


@integers_only
def wrap_text(canvas: Canvas, text: str, size: int, width: int) -> list[str]:
    r"""Break a text into lines that are at most so many pixels wide; "\n" begins a new one.

    No line begins with a mark such as 。 or a small kana, and none ends with an opening bracket. A word that is wider
    than a line is broken inside.

    Example:
        >>> wrap_text(canvas, "「星が、落ちる。」ので5をおす", 16, 80)
        ['「星が、落', 'ちる。」の', 'で5をおす']
    """
    return [line for part in text.split("\n") for line in _wrapped(canvas, part, size, width)]


@integers_only
def fit_text(canvas: Canvas, text: str, width: int, height: int, sizes: Sequence[int] = SIZES[::-1]) -> FittedText:
    """Wrap a text in the largest size in which it fits a box.

    Args:
        canvas: Where it is to be drawn: its typeface measures.
        text: The text.
        width: Pixels of the box's width.
        height: Pixels of its height.
        sizes: Sizes to be tried, the largest first.

    Returns:
        The lines, with no word broken inside if a size allows it; if they do not fit in the smallest size either, as
        many as do, the last one with "…".

    Example:
        >>> fit_text(canvas, "one two three four five six", 60, 30).lines
        ['one two', 'three fo…']
    """
    for size in sizes:
        lines = wrap_text(canvas, text, size, width)
        if _tall(len(lines), size) <= height and longest_word(text, _sums(canvas, text, size), True) <= width:
            return FittedText(lines, size)
    size = sizes[-1]
    kept = max(1, (height + SPACING) // (size + SPACING))
    if kept < len(lines):
        rest = " ".join(lines[kept - 1 :]) if text.isascii() else "".join(lines[kept - 1 :])
        lines = [*lines[: kept - 1], canvas.cut(rest, width, size, ELLIPSIS)]
    return FittedText(lines, size)


def draw_text_box(
    canvas: Canvas,
    box: Rect,
    text: str,
    color: Color = INK,
    *,
    align: Literal["left", "middle"] = "left",
    sizes: Sequence[int] = SIZES[::-1],
    bold: bool = False,
) -> FittedText:
    """Draw a text in a box, in the largest size that fits, in the middle of its height.

    Args:
        canvas: Where.
        box: The box.
        text: The text.
        color: Color of the letters.
        align: "left", or "middle" for lines centered in the box.
        sizes: Sizes to be tried, the largest first.
        bold: Whether the letters are bold.

    Returns:
        The lines and their size.

    Example:
        >>> draw_text_box(canvas, Rect(20, 40, 200, 60), "Lanterns show the way home.", align="middle").size
        24
    """
    lines, size = fitted = fit_text(canvas, text, box.width, box.height, sizes)
    y = box.y + max(0, box.height - _tall(len(lines), size)) // 2
    for line in lines:
        x = box.x + (box.width - canvas.text_width(line, size)) // 2 if align == "middle" else box.x
        canvas.text(x, y, line, size, color, bold=bold, role="hud")
        y += size + SPACING
    return fitted


def _tall(lines: int, size: int) -> int:
    return lines * (size + SPACING) - SPACING


def _sums(canvas: Canvas, text: str, size: int) -> list[int]:
    """Return how wide the text is before each of its characters, and the whole of it."""
    return [0, *accumulate(canvas.typeface.advance(char, size) for char in text)]


def _wrapped(canvas: Canvas, text: str, size: int, width: int) -> list[str]:
    sums = _sums(canvas, text, size)
    lines, start = [], 0
    while start < len(text):
        end = line_end(text, sums, start, len(text), width, True)
        if end == start:
            end = forced_end(sums, start, len(text), width)
        lines.append(text[start:end].rstrip(" "))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines or [""]
