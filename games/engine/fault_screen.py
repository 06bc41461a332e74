"""Screen of a fault in a game's files: file and line, the line itself, and what is wrong, in the phone's own face."""

from __future__ import annotations

from games.engine.game_fault import GameFault
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.model import ThemeSpec

_HEAD, _EDGE, _ROW = 26, 8, 18
_CODE_BACK: Color = (0x26, 0x2A, 0x33)
_CODE_INK: Color = (0xF4, 0xF0, 0xE0)
_MARK: Color = (0xFF, 0x7A, 0x5C)


def draw_fault(canvas: Canvas, theme: ThemeSpec, title: str, fault: GameFault, source: str, foot: str) -> None:
    """Draw a fault over the whole viewport.

    Args:
        canvas: The viewport.
        theme: Colors of the phone's dialogs.
        title: What stands in the head.
        fault: The fault.
        source: The line of the file that it is in, "" for none.
        foot: What to do, at the foot; "" for nothing.
    """
    whole = Rect(0, 0, canvas.width, canvas.height)
    canvas.cover(whole)
    canvas.fill(theme.color("panel"), whole)
    canvas.fill(theme.color("accent"), Rect(0, 0, canvas.width, _HEAD))
    canvas.text(
        _EDGE, 4, canvas.cut(title, canvas.width - 2 * _EDGE, 16), 16, theme.color("accent_text"), role="dialog"
    )
    ink, room = theme.color("panel_text"), canvas.width - 2 * _EDGE
    y = _HEAD + 10
    size = 20 if canvas.text_width(where(fault), 20) <= room else 16
    canvas.text(_EDGE, y, canvas.cut(where(fault), room, size), size, ink, bold=True, role="dialog")
    y += size + 8
    if source:
        box = Rect(_EDGE, y, room, 24)
        canvas.rect(box, _CODE_BACK, radius=4)
        canvas.fill(_MARK, Rect(box.x, box.y + 4, 3, 16))
        canvas.text(box.x + 8, box.y + 6, canvas.cut(source, room - 16, 12), 12, _CODE_INK, role="dialog")
        y = box.bottom + 8
    below = broken_lines(canvas, foot, 12, room) if foot else []
    most = max(1, (canvas.height - y - 8 - len(below) * 15) // _ROW)
    for line in broken_lines(canvas, fault.message, 16, room)[:most]:
        canvas.text(_EDGE, y, line, 16, ink, role="dialog")
        y += _ROW
    y = canvas.height - 6 - len(below) * 15
    for line in below:
        canvas.text(_EDGE, y, line, 12, ink, role="dialog")
        y += 15


def where(fault: GameFault) -> str:
    """Return file and line of a fault, as an editor opens them."""
    return f"{fault.place.file}:{fault.place.line}" if fault.place.line else fault.place.file


def broken_lines(canvas: Canvas, text: str, size: int, room: int) -> list[str]:
    """Break a text into lines of at most `room` pixels, at blanks where there are any in reach."""
    lines = []
    while text:
        fits = max(1, canvas.typeface.fitting(text, size, room))
        blank = text.rfind(" ", 1, fits + 1) if fits < len(text) else -1
        end = blank if blank > 0 else fits
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return lines
