"""Screen effects of a play as plain data: rising words, bursts, shakes, flashes; no rule reads them."""

from __future__ import annotations

import msgspec
import pygame

from games.engine.easing import ease_back
from games.engine.outlined_text import outlined
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas


class Popup(msgspec.Struct):
    """Word that tells what was earned: it rises by `rise` pixels from `x`, `y` and is gone after 44 ticks.

    Attributes:
        text: The word.
        x: Pixels from the canvas's left edge to the word's middle.
        y: Pixels from its upper edge.
        tone: Index of its color in `TONES`: 0 plain, 1 gold, 2 warning, 3 cool.
        age: Ticks since it appeared.
        size: Pixels of its height.
        rise: Pixels by which it rises.

    Example:
        >>> Popup("+120", 120, 190, 1).size
        16
    """

    text: str
    x: int
    y: int
    tone: int
    age: int = 0
    size: int = 16
    rise: int = 16


class Effects(msgspec.Struct):
    """Screen effects under way: popups, bursts, shake, flash. No rule reads them.

    Example:
        >>> effects = Effects()
        >>> effects.bursts.append((120, 214, 0))
        >>> advance(effects)
        >>> effects.bursts
        [(120, 214, 1)]
    """

    popups: list[Popup] = []
    bursts: list[tuple[int, int, int]] = []
    """(x, y, age) of star bursts: the parts burst-1 to burst-3."""
    sparks: list[tuple[int, int, int]] = []
    """The same for what is small: the parts spark-1 to spark-3, of sheets that have them."""
    bangs: list[tuple[int, int, int]] = []
    """The same for what deserves more: the parts bang-1 to bang-3."""
    shake: int = 0
    """Pixels at its beginning."""
    shaken: int = 0
    """Ticks since."""
    shake_ticks: int = 1
    flash: int = 0
    """Ticks that the picture stays white."""


class ViewState(msgspec.Struct):
    """State of a view that has nothing but effects and its own clock; saved with the play.

    Example:
        >>> state = ViewState()
        >>> state.tick, state.effects.popups
        (0, [])
    """

    effects: Effects = msgspec.field(default_factory=Effects)
    tick: int = 0


LIGHT_STOP, HEAVY_STOP = 3, 6
"""Ticks for which a picture stands still at an impact."""
FLASH_TICKS = 2
POPUP_TICKS = 44
FADE_TICKS = 12
BURST_TICKS = 9
TONES: tuple[Color, ...] = ((255, 255, 255), (255, 214, 74), (255, 138, 110), (150, 226, 255))
"""Plain, gold, warning, cool."""


def pop(effects: Effects, popup: Popup) -> None:
    """Add a popup; those still near its start move up to make room.

    Args:
        effects: The view's effects.
        popup: The new word.

    Example:
        >>> effects = Effects()
        >>> pop(effects, Popup("+20", 120, 190, 0))
        >>> pop(effects, Popup("+30", 120, 190, 0))
        >>> [popup.y for popup in effects.popups]
        [172, 190]
    """
    placed = [popup]
    for older in reversed(effects.popups):
        while hit := [other.y for other in placed if _touch(older, other)]:
            older.y = min(hit) - older.size - 2
        placed.append(older)
    effects.popups.append(popup)


def _touch(one: Popup, other: Popup) -> bool:
    """Return whether two words touch, as far as can be told without a typeface."""
    above, below = (one, other) if one.y < other.y else (other, one)
    return below.y - above.y < above.size + 2 and abs(one.x - other.x) * 2 < _wide(one) + _wide(other)


def _wide(popup: Popup) -> int:
    return sum(popup.size // 2 if char.isascii() else popup.size for char in popup.text)


def advance(effects: Effects) -> None:
    """Advance all effects by a tick of 1/60 s, once for each tick of the play, and drop those that are over.

    Example:
        >>> effects = Effects()
        >>> pop(effects, Popup("+20", 120, 190, 0))
        >>> for tick in range(POPUP_TICKS):
        ...     advance(effects)
        >>> effects.popups
        []
    """
    for popup in effects.popups:
        popup.age += 1
    effects.popups = [popup for popup in effects.popups if popup.age < POPUP_TICKS][-8:]
    effects.bursts = [(x, y, age + 1) for x, y, age in effects.bursts if age + 1 < BURST_TICKS]
    effects.sparks = [(x, y, age + 1) for x, y, age in effects.sparks if age + 1 < BURST_TICKS]
    effects.bangs = [(x, y, age + 1) for x, y, age in effects.bangs if age + 1 < BURST_TICKS]
    effects.shaken = min(effects.shaken + 1, 1000)
    effects.flash = max(0, effects.flash - 1)


def light(effects: Effects) -> None:
    """Start a light shake of the picture: 2 pixels for 6 ticks.

    Example:
        >>> effects = Effects()
        >>> light(effects)
        >>> shake_offset(effects)
        (2, 2)
    """
    shake(effects, 2, 6)


def heavy(effects: Effects) -> None:
    """Start a heavy shake of the picture, 4 pixels for 12 ticks, with a flash.

    Example:
        >>> effects = Effects()
        >>> heavy(effects)
        >>> shake_offset(effects), effects.flash
        ((4, 4), 2)
    """
    shake(effects, 4, 12)
    effects.flash = FLASH_TICKS


def draw_flash(canvas: Canvas, effects: Effects, still: bool) -> None:
    """Draw the flash over everything below the score.

    Args:
        canvas: The game's whole picture.
        effects: The view's effects.
        still: Whether the phone's owner asked for less motion: nothing flashes then.

    Example:
        >>> effects = Effects(flash=2)
        >>> draw_flash(canvas, effects, still=False)
    """
    if effects.flash and not still:
        canvas.fill((255, 255, 255), Rect(0, 24, canvas.width, canvas.height - 24), alpha=110)


def shake(effects: Effects, pixels: int, ticks: int) -> None:
    """Start a shake that fades with its square.

    Args:
        effects: The view's effects.
        pixels: How far the picture jumps at first; 4 at most.
        ticks: How long the shake takes.

    Example:
        >>> effects = Effects()
        >>> shake(effects, 3, 20)
        >>> shake_offset(effects)
        (3, 3)
    """
    effects.shake, effects.shaken, effects.shake_ticks = min(pixels, 4), 0, ticks


def shake_offset(effects: Effects) -> tuple[int, int]:
    """Return by how many pixels (right, down) the picture is shaken in this tick; a view draws its scene that far off.

    Example:
        >>> shake_offset(Effects())
        (0, 0)
    """
    left = effects.shake_ticks - effects.shaken
    if left <= 0:
        return 0, 0
    size = effects.shake * left * left // (effects.shake_ticks * effects.shake_ticks)
    return (size, -size, -size, size)[effects.shaken % 4], (size, size, -size, -size)[effects.shaken * 3 % 4]


def draw_effects(canvas: Canvas, sheet: SpriteSheet, effects: Effects) -> None:
    """Draw sparks, bursts, bangs and popups over the picture.

    Args:
        canvas: The part of the picture that the effects' coordinates count from.
        sheet: Sprites with the parts burst-1 to burst-3, and those of sparks and bangs where a game has them.
        effects: The view's effects.

    Example:
        >>> from games.engine.sprites import sprite_sheet
        >>> effects = Effects()
        >>> pop(effects, Popup("+20", 120, 190, 0))
        >>> draw_effects(canvas, sprite_sheet("wig"), effects)
    """
    for part, bursts in (("spark", effects.sparks), ("burst", effects.bursts), ("bang", effects.bangs)):
        for x, y, age in bursts:
            sheet.put(canvas, f"{part}-{min(3, age // 3 + 1)}", x, y)
    for popup in effects.popups:
        _draw_popup(canvas, popup)


def _draw_popup(canvas: Canvas, popup: Popup) -> None:
    """Draw a word that jumps up past its place, settles and fades."""
    rise = ease_back(popup.age, POPUP_TICKS * 2 // 3, popup.rise)
    left = POPUP_TICKS - popup.age
    if left >= FADE_TICKS:
        outlined(canvas, popup.x, popup.y - rise, popup.text, popup.size, TONES[popup.tone])
        return
    width, height = canvas.text_width(popup.text, popup.size) + 4, popup.size * 3 // 2
    x = max(0, min(popup.x - width // 2, canvas.width - width))
    veil = Canvas(pygame.Surface((width, height), pygame.SRCALPHA), canvas.typeface)
    outlined(veil, width // 2, 2, popup.text, popup.size, TONES[popup.tone])
    veil.surface.set_alpha(255 * left // FADE_TICKS)
    canvas.image(veil.surface, x, popup.y - rise - 2)
