"""Shapes that the phone's own screens share: title bar, list of lines, tiles."""

from __future__ import annotations

from collections.abc import Sequence

from handset.geometry import Rect, shade
from handset.lcd import Canvas
from handset.model import ThemeSpec

TITLE_HEIGHT = 26
LINE_HEIGHT = 28


def draw_title(canvas: Canvas, theme: ThemeSpec, text: str) -> None:
    """Draw a screen's title across the top in the theme's color."""
    accent = theme.color("accent")
    canvas.gradient(Rect(0, 0, canvas.width, TITLE_HEIGHT), shade(accent, 125), shade(accent, 88))
    canvas.fill(shade(accent, 70), Rect(0, TITLE_HEIGHT - 1, canvas.width, 1))
    canvas.text(8, 3, text, 20, theme.color("accent_text"))


def draw_lines(
    canvas: Canvas, theme: ThemeSpec, lines: Sequence[tuple[str, str]], focus: int, top: int, first: int
) -> None:
    """Draw numbered lines with values at the right, from line `first` on, the focused one highlighted."""
    accent, ink = theme.color("accent"), theme.color("panel_text")
    y = top
    for place in range(first, len(lines)):
        if y >= canvas.height:
            break
        name, value = lines[place]
        focused = place == focus
        color = theme.color("accent_text") if focused else ink
        if focused:
            canvas.gradient(Rect(0, y, canvas.width, LINE_HEIGHT), shade(accent, 118), shade(accent, 94))
        else:
            canvas.fill(shade(theme.color("panel"), 94), Rect(8, y + LINE_HEIGHT - 1, canvas.width - 16, 1))
        if place < 9:
            canvas.text(6, y + 6, chr(0xFE6E2 + place), 16, color)
        canvas.text(28, y + 4, canvas.cut(name, canvas.width - 34), 20, color, focused=focused)
        if value:
            size = 16 if canvas.text_width(name, 20) + canvas.text_width(value, 16) < canvas.width - 44 else 12
            width = canvas.text_width(value, size)
            tone = color if focused else shade(accent, 90)
            canvas.text(canvas.width - width - 8, y + (LINE_HEIGHT - size) // 2, value, size, tone)
        y += LINE_HEIGHT


def draw_box(canvas: Canvas, theme: ThemeSpec, text: str, *, below: int = 0) -> Rect:
    """Draw a framed sentence in the middle with `below` free pixels under it; return the frame's inside."""
    lines = wrapped_lines(canvas, text, 16, canvas.width - 56)
    height = 40 + 22 * len(lines) + below
    box = Rect(16, (canvas.height - height) // 2, canvas.width - 32, height)
    canvas.cover(box)
    canvas.fill((0, 0, 0), Rect(box.x + 3, box.y + 3, box.width - 2, box.height), alpha=70)
    canvas.rect(box, theme.color("panel"), radius=8)
    canvas.rect(box, theme.color("accent"), 2, radius=8)
    y = box.y + 20
    for line in lines:
        x = (canvas.width - canvas.text_width(line, 16)) // 2
        canvas.text(x, y, line, 16, theme.color("panel_text"), role="dialog")
        y += 22
    return Rect(box.x + 14, box.y + 14, box.width - 28, box.height - 28)


def visible_lines(height: int, top: int) -> int:
    """Return how many lines of a list fit below `top`, at least one."""
    return max(1, (height - top) // LINE_HEIGHT)


def scrolled(first: int, focus: int, visible: int) -> int:
    """Return the first line to show so that the focused one is visible."""
    if focus < first:
        return focus
    return max(first, focus - visible + 1)


def wrapped_lines(canvas: Canvas, text: str, size: int, width: int) -> list[str]:
    """Break a text into lines that fit, at blanks where there are any."""
    lines, line = [], ""
    for word_ in text.split(" ") if " " in text else list(text):
        joined = f"{line} {word_}" if line and " " in text else line + word_
        if line and canvas.text_width(joined, size) > width:
            lines.append(line)
            joined = word_
        line = joined
    return [*lines, line]
