"""Sprites of the meeting's incidents: window cleaner, coffee, telephone, fly, leaves, the wig that hangs by a hair."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.engine.easing import ease_back, ease_out, swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.wig.fans import KEY_X, at
from games.wig.incidents import IncidentKind
from games.wig.state import State
from games.wig.tuning import Tuning
from handset.geometry import Rect
from handset.lcd import Canvas

WINDOW_X = (34, 206)
FLY_OFF_TICKS = 40
_GLASS = Rect(-22, 44, 44, 60)
"""The window's glass, from the window's middle and the field's top."""
_CLEANER_Y, _CLEANER_RISE = 5, 56
_FRAME = (0xEA, 0xD9, 0xB8)
_NIGHT = (0x14, 0x0C, 0x28)
_PHONE_X, _PHONE_Y = 20, 272
_COFFEE_Y = 226
_LEAVES = ((0, 176, 0), (70, 200, 40), (128, 150, 80), (190, 216, 120), (236, 186, 160))


def draw_cleaner(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, top: int, shocked: int) -> None:
    """Draw the visitor, who washes the windows: his gondola comes up behind the glass, and he looks in.

    Args:
        canvas: The viewport.
        sheet: The game's sprites.
        state: The play.
        tuning: The game's numbers.
        top: The field's top in the viewport.
        shocked: Ticks since he noticed the wig, counted from 1; 0 for one who did not.
    """
    incident = state.incident
    x = at(canvas, WINDOW_X[0 if incident.side < 0 else 1])
    if shocked:
        risen, face = _CLEANER_RISE + ease_back(min(shocked, 8), 8, 6) - max(0, shocked - 34) * 3, "cleaner-shock"
    elif incident.kind == IncidentKind.VISITOR:
        risen, face = ease_out(incident.age, tuning.incident_telegraph, _CLEANER_RISE), "cleaner"
        left = tuning.incident_telegraph + tuning.visit - incident.age
        risen = min(risen, left * 4) if left < 20 else risen
    else:
        return
    glass = canvas.part(Rect(x + _GLASS.x, top + _GLASS.y, _GLASS.width, _GLASS.height))
    down = _GLASS.height + _CLEANER_Y - risen
    for rope in (4, _GLASS.width - 6):
        glass.fill(INK, Rect(rope, 0, 2, _GLASS.height))
    sheet.put(glass, face, _GLASS.width // 2, down)
    sheet.put(glass, "gondola", _GLASS.width // 2, down + 46)
    glass.fill(_FRAME, Rect(_GLASS.width // 2 - 1, 0, 3, _GLASS.height))
    glass.fill(_FRAME, Rect(0, 29, _GLASS.width, 3))


def draw_coffee(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the coffee that is pushed before him, and its steam up to the wig."""
    incident = state.incident
    if incident.kind != IncidentKind.COFFEE:
        return
    came = ease_out(min(incident.age, 30), 30, 70)
    x = 120 + incident.side * (70 - came)
    left = tuning.incident_telegraph + tuning.coffee - incident.age
    if incident.age >= tuning.incident_telegraph // 2 and left > 12:
        for place, part in enumerate(("steam", "steam-thin", "steam-faint")):
            frame = (tick // 7 + place) % 3 + 1
            if incident.age >= tuning.incident_telegraph // 2 + place * 10:
                sway, up = swing(tick + place * 20, 60, 3), 18 + place * 40 + tick // 2 % 4
                sheet.put(stage, f"{part}-{frame}", x - 2 + sway, _COFFEE_Y - up)
    sheet.put(stage, "coffee", x, _COFFEE_Y)


def draw_phone(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the telephone on the table, which dances as it rings."""
    incident = state.incident
    if incident.kind != IncidentKind.PHONE:
        return
    since = incident.age - tuning.incident_telegraph
    ringing = since >= 0 and since % (tuning.phone // 3) < 30
    x = 120 + incident.side * _PHONE_X
    angle = (-14, 0, 14, 0)[tick // 2 % 4] if ringing else 0
    hop = ease_back(min(incident.age, 16), 16, 34) - 34
    sheet.put(stage, f"phone@{angle}", x, _PHONE_Y - (tick // 2 % 2 if ringing else 0) - hop)
    if ringing:
        grown = since % 10 // 3
        sheet.put(stage, "ring", x + 15 + grown, _PHONE_Y - 20)
        sheet.put(stage, "ring-left", x - 15 - grown, _PHONE_Y - 20)


def draw_fly(
    stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, nose: tuple[int, int], tick: int, off: int
) -> None:
    """Draw the fly on its way to his nose, on it, and blown away.

    Args:
        stage: The field.
        sheet: The game's sprites.
        state: The play.
        tuning: The game's numbers.
        nose: Where his nose is, in pixels of the field.
        tick: The view's clock.
        off: Ticks since it was blown away, counted from 1; 0 while it was not.
    """
    incident = state.incident
    x, y = nose[0] + incident.side * 5, nose[1] - 5
    if off:
        x, y = x - incident.side * off * 5, y - off * 3 + swing(off, 12, 5)
    elif incident.kind != IncidentKind.FLY:
        return
    elif incident.age < tuning.incident_telegraph:
        far = tuning.incident_telegraph - incident.age
        x += incident.side * far * 2 + swing(tick, 26, 16) * far // tuning.incident_telegraph
        y += swing(tick + 9, 34, 22) * far // tuning.incident_telegraph - far
    sitting = not off and incident.age >= tuning.incident_telegraph and tick % 50 < 34
    sheet.put(stage, "fly-1" if sitting or tick // 2 % 2 else "fly-2", x, y)


def draw_leaves(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the leaves that come in through the open window with the draft."""
    incident = state.incident
    if incident.kind != IncidentKind.WINDOW or incident.age < tuning.incident_telegraph:
        return
    for number, (start, y, turn) in enumerate(_LEAVES):
        way = (start + incident.age * 4) % 300 - 30
        x = way if incident.side < 0 else stage.width - way
        angle = (turn + tick * 5) // 40 * 40 % 200
        sheet.put(stage, f"leaf@{angle}", x, y - 60 + swing(tick + number * 17, 50, 9))


def draw_hang(stage: Canvas, sheet: SpriteSheet, state: State, head: tuple[int, int], ready: bool) -> None:
    """Draw what all look at: one hair holds the wig, and the key that saves it grows.

    Args:
        stage: The field.
        sheet: The game's sprites.
        state: The play.
        head: The middle of his head in pixels of the field.
        ready: Whether a key can save it: the hairpin is there.
    """
    hang = state.wig.hang
    if not hang or state.falling:
        return
    side = -1 if state.wig.x < 0 else 1
    start = head[0] - side * 6, head[1] - 42
    stage.polygon(
        [start, (start[0] + side * 26, start[1] - 10 + hang // 3), (head[0] + side * 36, head[1] - 30)], INK, 1
    )
    if not ready:
        return
    number = 0 if side < 0 else 1
    grown = hang // 2 % 3
    x, y = at(stage, KEY_X[number]) - side * 10, 178
    sheet.put(stage, "keycap-large", x, y - grown)
    stage.text(x - 6, y - 13 - grown, ("4", "6")[number], 24, INK, bold=True, role="hud")


def draw_dark(canvas: Canvas, state: State, top: int) -> None:
    """Draw the held breath of a wig that hangs: the room darkens but for the head; `top` is the field's top."""
    if state.wig.hang and not state.falling:
        canvas.image(_spotlight(canvas.width, canvas.height, top), 0, 0)


@lru_cache(maxsize=4)
def _spotlight(width: int, height: int, top: int) -> pygame.Surface:
    """Return the dark that leaves a round of light about the head."""
    dark = pygame.Surface((width, height), pygame.SRCALPHA)
    dark.fill((*_NIGHT, 150))
    for step in range(12):
        pygame.draw.circle(dark, (*_NIGHT, 138 - step * 12), (120, top + 130), 112 - step * 4)
    pygame.draw.circle(dark, (*_NIGHT, 0), (120, top + 130), 64)
    return dark


def tickling(state: State, tuning: Tuning) -> bool:
    """Return whether the fly is about to make him sneeze."""
    incident = state.incident
    return incident.kind == IncidentKind.FLY and incident.age >= (
        tuning.incident_telegraph + tuning.fly - tuning.nod_telegraph
    )
