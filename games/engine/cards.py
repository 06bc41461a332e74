"""Plates and cards that games share: the title in lines, PUSH 5, and the report at a play's end."""

from __future__ import annotations

from collections.abc import Sequence

from games.engine.easing import ease_back, ease_out, swing
from games.engine.outlined_text import INK, outlined
from handset.geometry import Color, Rect
from handset.lcd import Canvas

NAVY: Color = (0x2C, 0x3A, 0x5C)
GOLD: Color = (0xFF, 0xD2, 0x3C)
WHITE: Color = (255, 255, 255)
PAPER: Color = (0xFF, 0xFB, 0xF0)
RED: Color = (0xD2, 0x3C, 0x3C)
COUNT_TICKS = 40
"""How long the score counts up at the end."""
_DARK_TICKS, _DROP_TICKS = 10, 22
COUNTED = _DARK_TICKS + _DROP_TICKS + COUNT_TICKS
"""The tick from which on the whole score stands on the report."""


def title_lines(canvas: Canvas, title: str) -> list[str]:
    """Return a game's title as one line where it fits the canvas in 24 pixels, else as two of about the same length.

    Example:
        >>> title_lines(canvas, "Tea Time")
        ['Tea Time']
        >>> title_lines(canvas, "Keep Your Friends Awake")
        ['Keep Your', 'Friends Awake']
    """
    if canvas.text_width(title, 24) <= canvas.width - 40:
        return [title]
    if " " in title:
        words = title.split(" ")
        cuts = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
        return min(cuts, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    cut = title.find("!") + 1 or len(title) // 2
    return [title[:cut], title[cut:]]


def draw_plate(canvas: Canvas, at: Rect, lines: Sequence[str], tick: int, paint: Color, trim: Color) -> Rect:
    """Draw the title on a plate that drops in, its last line in gold.

    Args:
        canvas: The game's whole picture.
        at: Where the plate comes to rest; `plate_height` tells its height.
        lines: The title, as `title_lines` breaks it.
        tick: Ticks since the title appeared; the plate rests from 22 on.
        paint: Color of the plate.
        trim: Color of the thin line inside its edge.

    Returns:
        Where the plate is in this tick.

    Example:
        >>> draw_plate(canvas, Rect(8, 6, 224, plate_height(["Tea Time"])), ["Tea Time"], 60, NAVY, GOLD)
        Rect(x=8, y=6, width=224, height=38)
    """
    plate = at.moved(0, ease_back(tick, 22, 90) - 90)
    size = 24 if all(canvas.text_width(line, 24) <= at.width - 12 for line in lines) else 20
    canvas.rect(plate.moved(0, 3), INK, radius=8)
    canvas.rect(plate, paint, radius=8)
    canvas.rect(Rect(plate.x + 3, plate.y + 3, plate.width - 6, plate.height - 6), trim, 1, radius=6)
    canvas.rect(plate, INK, 2, radius=8)
    for row, line in enumerate(lines):
        color = GOLD if row == len(lines) - 1 else PAPER
        y = plate.y + 6 + 28 * row + (24 - size) // 2
        outlined(canvas, plate.x + plate.width // 2, y, line, size, color)
    return plate


def plate_height(lines: Sequence[str]) -> int:
    """Return the height in pixels of the plate that `draw_plate` draws.

    Example:
        >>> plate_height(["Keep Your", "Friends Awake"])
        66
    """
    return 10 + 28 * len(lines)


def draw_howto(canvas: Canvas, card: Rect, lines: Sequence[str], size: int, beside: int = 0) -> None:
    """Draw a card that tells how the game is played.

    Args:
        canvas: The game's whole picture.
        card: Where; `howto_height` tells its height.
        lines: What it says; a line too wide for the card is written in 12 pixels.
        size: Pixels of the letters' height.
        beside: Pixels on the card's right that stay free of text.

    Example:
        >>> lines = ["5 catches the star", "0 leaves it"]
        >>> draw_howto(canvas, Rect(12, 180, 216, howto_height(lines, 16)), lines, 16)
    """
    canvas.rect(card.moved(0, 3), INK, radius=6)
    canvas.rect(card, PAPER, radius=6)
    canvas.rect(card, INK, 2, radius=6)
    for row, line in enumerate(lines):
        fits = size if canvas.text_width(line, size) <= card.width - beside - 20 else 12
        y = card.y + 4 + (size + 2) * row + (size - fits) // 2
        canvas.text(card.x + 10, y, line, fits, INK, role="hud")


def howto_height(lines: Sequence[str], size: int) -> int:
    """Return the height in pixels of the card that `draw_howto` draws.

    Example:
        >>> howto_height(["5 catches the star", "0 leaves it"], 16)
        44
    """
    return (size + 2) * len(lines) + 8


def draw_push(canvas: Canvas, text: str, tick: int) -> None:
    """Draw the blinking plate at the foot that says which key starts the play.

    Args:
        canvas: The game's whole picture.
        text: What it says, such as "PUSH 5 TO START".
        tick: Ticks since the title appeared, by which it blinks.

    Example:
        >>> draw_push(canvas, "PUSH 5 TO START", 0)
    """
    width = canvas.text_width(text, 20)
    grown = swing(tick, 50, 1) + 1
    plate = Rect((canvas.width - width) // 2 - 12 - grown, canvas.height - 25, width + 24 + 2 * grown, 24)
    canvas.rect(plate, INK, radius=11)
    canvas.rect(Rect(plate.x + 2, plate.y + 2, plate.width - 4, 20), RED, radius=9)
    canvas.rect(Rect(plate.x + 6, plate.y + 3, plate.width - 12, 3), (0xF2, 0x7C, 0x70), radius=1)
    color = GOLD if tick % 50 < 32 else WHITE
    canvas.text((canvas.width - width) // 2, canvas.height - 23, text, 20, color, bold=True, role="hud")


def draw_report(
    canvas: Canvas,
    tick: int,
    banner: str,
    score: int,
    rows: Sequence[tuple[str, str]],
    why: str = "",
    paint: Color = RED,
    gap: int = 0,
) -> Rect | None:
    """Draw the report of a play that has ended: the play darkens, a card drops in, and the score counts up on it.

    Args:
        canvas: The game's whole picture, with the play's last tick on it.
        tick: Ticks since the play ended; the whole score stands from `COUNTED` on.
        banner: What the card's ribbon says, such as "GAME OVER".
        score: The points.
        rows: (label, value) of what else there is to say.
        why: A line at the card's foot, such as what ended the play.
        paint: Color of the ribbon.
        gap: Pixels left free between score and rows.

    Returns:
        The card's rectangle, None before it begins to drop.

    Example:
        >>> card = draw_report(canvas, COUNTED, "GAME OVER", 1200, [("Missed", "3")])
        >>> card.width
        192
    """
    canvas.fill((0x20, 0x16, 0x30), Rect(0, 24, canvas.width, canvas.height - 24), alpha=min(150, tick * 8))
    if tick < _DARK_TICKS:
        return None
    drop = ease_back(tick - _DARK_TICKS, _DROP_TICKS, canvas.height)
    tall = 178 + gap
    card = Rect(24, (canvas.height - tall) // 2 + 14 + drop - canvas.height, canvas.width - 48, tall)
    canvas.rect(card.moved(0, 3), (0x16, 0x10, 0x22), radius=8)
    canvas.rect(card, PAPER, radius=8)
    for line in range(4):
        canvas.fill((0xD8, 0xE2, 0xEE), Rect(card.x + 10, card.y + 78 + gap + line * 22, card.width - 20, 1))
    canvas.rect(card, INK, 2, radius=8)
    ribbon = Rect(card.x - 8, card.y + 8, card.width + 16, 32)
    canvas.rect(ribbon, INK, radius=5)
    canvas.rect(Rect(ribbon.x + 2, ribbon.y + 2, ribbon.width - 4, ribbon.height - 4), paint, radius=4)
    outlined(canvas, canvas.width // 2, ribbon.y + 4, banner, 24, WHITE)
    shown = str(ease_out(max(0, tick - _DARK_TICKS - _DROP_TICKS), COUNT_TICKS, score))
    color = RED if tick >= COUNTED else INK
    canvas.text(
        (canvas.width - canvas.text_width(shown, 24)) // 2, card.y + 48, shown, 24, color, bold=True, role="hud"
    )
    y = card.y + 82 + gap
    for label, value in rows:
        canvas.text(card.x + 16, y, label, 16, (0x5A, 0x4A, 0x42), role="hud")
        x = card.right - 16 - canvas.text_width(value, 16)
        canvas.text(x, y, value, 16, INK, bold=True, role="hud")
        y += 22
    canvas.text((canvas.width - canvas.text_width(why, 12)) // 2, card.bottom - 22, why, 12, RED, role="hud")
    return card
