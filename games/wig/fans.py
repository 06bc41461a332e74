"""The two fans with their keys: blades that spin up and run down, lines of wind, the hint of the first seconds."""

from __future__ import annotations

from games.engine.easing import swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.wig.state import EDGE, POWER, Fan, State
from handset.lcd import Canvas

X = (38, 202)
Y = 122
KEY_X = (20, 220)
KEY_Y = 166
HINT_TICKS = 780
"""How long a play shows which key would help."""
_FAST = POWER * 2 // 3
_BLADES = 6


def draw_fan(stage: Canvas, sheet: SpriteSheet, number: int, fan: Fan) -> None:
    """Draw a fan, behind the table and the people."""
    suffix = "" if number == 0 else "-right"
    x = X[number] - 4 if number == 0 else X[number] + 4
    sheet.put(stage, "fan-pole", x, Y + 18)
    sheet.put(stage, f"fan-back{suffix}", X[number], Y)
    if fan.power >= _FAST:
        sheet.put(stage, f"blades-fast-{fan.turn // POWER // 3 % 2 + 1}{suffix}", X[number], Y)
    else:
        sheet.put(stage, f"blades-{fan.turn // POWER % _BLADES + 1}{suffix}", X[number], Y)
    sheet.put(stage, f"fan-front-{'on' if fan.on else 'off'}{suffix}", X[number], Y)


def draw_wind(stage: Canvas, sheet: SpriteSheet, number: int, fan: Fan, tick: int) -> None:
    """Draw the streaks of wind from a running fan to the head."""
    if fan.power < POWER // 3:
        return
    frame = tick // 3 % 3 + 1
    if number == 0:
        sheet.put(stage, f"wind-{frame}", X[0] + 16, Y - 6)
    else:
        sheet.put(stage, f"wind-{frame}-right", X[1] - 16, Y - 6)


def draw_keys(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw each fan's key; in the first seconds of a play it hops, with an arrow where a switch would help."""
    for number, fan in enumerate(state.fans):
        down = fan.since < 6
        wanted = helps(state, number)
        lift = abs(swing(tick, 24, 5)) if wanted and not down else 0
        sheet.put(stage, "keycap-down" if down or fan.on else "keycap", KEY_X[number], KEY_Y - lift + down)
        stage.text(KEY_X[number] - 4, KEY_Y - 9 - lift + down, ("4", "6")[number], 16, INK, bold=True, role="hud")
        if wanted and not fan.on:
            way = swing(tick, 24, 4)
            if number == 0:
                sheet.put(stage, "arrow", X[0] + 28 + way, Y + 30)
            else:
                sheet.put(stage, "arrow-right", X[1] - 28 - way, Y + 30)


def helps(state: State, number: int) -> bool:
    """Return whether switching this fan helps now; hints end after the first seconds of a play."""
    if state.tick > HINT_TICKS or state.falling or state.awake:
        return False
    near = state.wig.x if number == 1 else -state.wig.x
    return near < EDGE // 20 if state.fans[number].on else near > EDGE // 5
