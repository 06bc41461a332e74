"""Overlays of the runtime round a play: loading bar, pause, the question before a play is given up."""

from __future__ import annotations

from collections.abc import Sequence

from games.engine.cards import draw_howto, howto_height
from games.engine.sprites import title_picture
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.model import ThemeSpec

_INK: Color = (0x3A, 0x2A, 0x22)
_PAPER: Color = (0xFF, 0xF8, 0xE8)
_ORANGE: Color = (0xF0, 0x8A, 0x24)
_GHOST: Color = (0xF0, 0xF4, 0xFF)
_DEEP_ORANGE: Color = (0xB8, 0x5A, 0x10)
_PICTURE, _PLATE = 101, 68
"""Heights of the framed picture with its shadow, and of the plate of a pause."""
_TALL = 316
"""From this height on the how-to of a pause is written large."""


def draw_loading(canvas: Canvas, game: str, title: str, label: str, percent: int) -> None:
    """Draw the loading screen: the game's picture, and a bar that fills while its sprites are prepared."""
    draw_curtain(canvas, game)
    middle = canvas.height // 2 + 48
    size = 20 if canvas.text_width(title, 20) <= canvas.width - 12 else 16
    width = canvas.text_width(title, size)
    canvas.text((canvas.width - width) // 2, middle - 32, title, size, _INK, bold=True, role="hud")
    bar = Rect(40, middle, canvas.width - 80, 14)
    canvas.rect(bar, _INK, radius=7)
    canvas.rect(Rect(bar.x + 2, bar.y + 2, bar.width - 4, 10), _PAPER, radius=5)
    filled = (bar.width - 4) * percent // 100
    if filled >= 8:
        canvas.rect(Rect(bar.x + 2, bar.y + 2, filled, 10), _ORANGE, radius=5)
    width = canvas.text_width(label, 12)
    canvas.text((canvas.width - width) // 2, middle + 24, label, 12, _INK, role="hud")


def draw_curtain(canvas: Canvas, game: str) -> None:
    """Draw the screen that covers the play: paper with the game's picture in its upper half."""
    _draw_paper(canvas)
    _draw_picture(canvas, game, canvas.height // 2 - _PICTURE + 4)


def draw_pause(canvas: Canvas, game: str, texts: tuple[str, str], howto: Sequence[str]) -> None:
    """Draw the cover of a held play: the game's picture, a plate, and how it is played, one below the other.

    Args:
        canvas: The viewport.
        game: The game's id.
        texts: What stands on the plate, large, and the line below it; "" for a plate that counts.
        howto: The lines on the card at the foot, left out where they have no room.
    """
    _draw_paper(canvas)
    size = 16 if canvas.height >= _TALL else 12
    card = howto_height(howto, size)
    free = canvas.height - _PICTURE - _PLATE - card
    gap = max(6, min(24, free // 4))
    top = max(4, (canvas.height - _PICTURE - _PLATE - card - 2 * gap) // 2)
    _draw_picture(canvas, game, top)
    plate = Rect((canvas.width - 180) // 2, top + _PICTURE + gap, 180, _PLATE)
    _draw_plate(canvas, plate)
    y = plate.y + 7
    if not texts[1]:
        y = plate.y + (_PLATE - 24) // 2
    for text, height, color in ((texts[0], 24, _INK), (texts[1], 16, _DEEP_ORANGE)):
        x = (canvas.width - canvas.text_width(text, height)) // 2
        canvas.text(x, y, text, height, color, bold=height == 24, role="hud")
        y += 30
    y = plate.bottom + gap
    if y + card <= canvas.height - 2:
        width = min(canvas.width - 16, max(canvas.text_width(line, size) for line in howto) + 24)
        draw_howto(canvas, Rect((canvas.width - width) // 2, y, width, card), howto, size)


def _draw_paper(canvas: Canvas) -> None:
    """Draw warm paper with faint slanting stripes."""
    whole = Rect(0, 0, canvas.width, canvas.height)
    canvas.cover(whole)
    canvas.gradient(whole, (0xFF, 0xF3, 0xD6), (0xFF, 0xDD, 0xA6))
    for x in range(-canvas.height, canvas.width, 48):
        foot, head = x, x + canvas.height
        stripe = [(head, 0), (head + 16, 0), (foot + 16, canvas.height), (foot, canvas.height)]
        canvas.polygon(stripe, (0xFF, 0xE6, 0xBC))


def _draw_picture(canvas: Canvas, game: str, y: int) -> None:
    """Draw the game's framed picture in the middle, its frame's top at y; nothing for a game without one."""
    picture = title_picture(game)
    if picture is None:
        return
    width, height = picture.get_size()
    frame = Rect((canvas.width - width) // 2 - 4, y, width + 8, height + 8)
    canvas.rect(frame.moved(0, 3), _INK, radius=6)
    canvas.rect(frame, _INK, radius=6)
    canvas.rect(Rect(frame.x + 2, frame.y + 2, frame.width - 4, frame.height - 4), _PAPER, radius=5)
    canvas.image(picture, frame.x + 4, frame.y + 4)


def _draw_plate(canvas: Canvas, plate: Rect) -> None:
    canvas.cover(plate)
    canvas.rect(plate.moved(0, 3), _INK, radius=10)
    canvas.rect(plate, _INK, radius=10)
    canvas.rect(Rect(plate.x + 2, plate.y + 2, plate.width - 4, plate.height - 4), _PAPER, radius=8)
    canvas.rect(Rect(plate.x + 5, plate.y + 5, plate.width - 10, plate.height - 10), _ORANGE, 1, radius=6)


def draw_notice(canvas: Canvas, title: str, line: str) -> None:
    """Draw a notice over the darkened play: a word on a plate, and a line below it if there is one."""
    canvas.fill((0, 0, 0), Rect(0, 0, canvas.width, canvas.height), alpha=120)
    wide, tall = (180, 76) if line else (56, 44)
    plate = Rect((canvas.width - wide) // 2, (canvas.height - tall) // 2, wide, tall)
    _draw_plate(canvas, plate)
    y = plate.y + 10
    for text, size, color in ((title, 24, _INK), (line, 16, _DEEP_ORANGE)):
        width = canvas.text_width(text, size)
        canvas.text((canvas.width - width) // 2, y, text, size, color, bold=size == 24, role="hud")
        y += 32


def draw_foot(canvas: Canvas, text: str) -> None:
    """Draw a line on a plate at the foot, below a report card; a long one is written small, and its end left out."""
    most = canvas.width - 24
    size = 16 if canvas.text_width(text, 16) <= most else 12
    while canvas.text_width(text, size) > most:
        text = text.rstrip("…")[:-1] + "…"
    width = canvas.text_width(text, size) + 20
    plate = Rect((canvas.width - width) // 2, canvas.height - 23, width, 22)
    canvas.rect(plate, _INK, radius=8)
    canvas.rect(Rect(plate.x + 2, plate.y + 2, width - 4, 18), _PAPER, radius=6)
    canvas.text(plate.x + 10, plate.y + (22 - size) // 2 - 1, text, size, _DEEP_ORANGE, bold=True, role="hud")


def draw_tag(canvas: Canvas, text: str) -> None:
    """Draw a tag such as "replay" at the lower left, where no game draws anything."""
    width = canvas.text_width(text, 12)
    box = Rect(2, canvas.height - 18, width + 10, 16)
    canvas.rect(box, _INK, radius=4)
    canvas.text(box.x + 5, box.y + 2, text, 12, _PAPER, bold=True, role="hud")


def draw_ghost(canvas: Canvas, name: str, score: int, own: int, *, foot: bool) -> None:
    """Draw a friend's ghost lightly at the left: a pale figure, the name, and that play's score at this moment.

    It floats higher the further it is ahead, and sinks as it falls behind.

    Args:
        canvas: The viewport.
        name: The friend's, cut where it is long.
        score: What the friend had by now.
        own: What the player has.
        foot: Draw it at the foot, not below the head-up display.
    """
    lead = max(-3, min(3, (score - own) * 3 // max(1, score, own)))
    points = f" {score:,}"
    text = canvas.cut(name, canvas.width // 2 - 24 - canvas.text_width(points, 12), 12) + points
    veil = Rect(19, canvas.height - 18 if foot else 27, canvas.text_width(text, 12) + 6, 15)
    x, y = 4, veil.y + 1 - lead
    for part in (Rect(x + 3, y, 6, 1), Rect(x + 1, y + 1, 10, 2), Rect(x, y + 3, 12, 9)):
        canvas.fill(_GHOST, part, alpha=150)
    for hem in range(x, x + 12, 4):
        canvas.fill(_GHOST, Rect(hem, y + 12, 3, 2), alpha=150)
    for eye in (x + 3, x + 7):
        canvas.fill(_INK, Rect(eye, y + 5, 2, 3), alpha=170)
    canvas.fill(_INK, veil, alpha=90)
    canvas.text(veil.x + 3, veil.y + 1, text, 12, _GHOST, role="hud")


def draw_question(canvas: Canvas, theme: ThemeSpec, title: str, question: str, warning: str) -> None:
    """Draw a dialog in the phone's style over the play; the soft keys bear its answers."""
    canvas.fill((0, 0, 0), Rect(0, 0, canvas.width, canvas.height), alpha=120)
    box = Rect(16, canvas.height // 2 - 52, canvas.width - 32, 104)
    canvas.cover(box)
    canvas.rect(box, theme.color("panel"), radius=6)
    canvas.rect(Rect(box.x, box.y, box.width, 24), theme.color("accent"), radius=6)
    canvas.fill(theme.color("accent"), Rect(box.x, box.y + 12, box.width, 12))
    size = 16 if canvas.text_width(title, 16) <= box.width - 12 else 12
    canvas.text(box.x + 8, box.y + (24 - size) // 2, title, size, theme.color("accent_text"), role="dialog")
    for index, line in enumerate((question, warning)):
        x = box.x + (box.width - canvas.text_width(line, 16)) // 2
        canvas.text(x, box.y + 38 + index * 24, line, 16, theme.color("panel_text"), role="dialog")
    canvas.rect(box, theme.color("accent"), 1, radius=6)
