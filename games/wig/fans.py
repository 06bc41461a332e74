"""The two fans with their keys: blades that spin up and run down, lines of wind, the hint of the first seconds."""

from __future__ import annotations

from games.engine.easing import swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.wig.state import EDGE, POWER, Fan, State
from handset.lcd import Canvas

WIDTH = 240
"""Width of the field that places are of; the models' own are 232 to 240 pixels wide."""
X = (38, 202)
Y = 122
KEY_X = (20, 220)
KEY_Y = 166
HINT_TICKS = 780
"""How long a play shows which key would help."""
_FAST = POWER * 2 // 3
_BLADES = 6


def at(stage: Canvas, x: int) -> int:
    """Return where x of a field of 240 pixels is on this one: what is right of the middle keeps to the right edge."""
    return x if x <= WIDTH // 2 else x - WIDTH + stage.width


def draw_fan(stage: Canvas, sheet: SpriteSheet, number: int, fan: Fan) -> None:
    """Draw a fan, behind the table and the people."""
    suffix = "" if number == 0 else "-right"
    x = at(stage, X[number])
    sheet.put(stage, "fan-pole", x - 4 if number == 0 else x + 4, Y + 18)
    sheet.put(stage, f"fan-back{suffix}", x, Y)
    if fan.power >= _FAST:
        sheet.put(stage, f"blades-fast-{fan.turn // POWER // 3 % 2 + 1}{suffix}", x, Y)
    else:
        sheet.put(stage, f"blades-{fan.turn // POWER % _BLADES + 1}{suffix}", x, Y)
    sheet.put(stage, f"fan-front-{'on' if fan.on else 'off'}{suffix}", x, Y)


def draw_wind(stage: Canvas, sheet: SpriteSheet, number: int, fan: Fan, tick: int) -> None:
    """Draw the streaks of wind from a running fan to the head."""
    if fan.power < POWER // 3:
        return
    frame = tick // 3 % 3 + 1
    if number == 0:
        sheet.put(stage, f"wind-{frame}", X[0] + 16, Y - 6)
    else:
        sheet.put(stage, f"wind-{frame}-right", at(stage, X[1]) - 16, Y - 6)


def draw_keys(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw each fan's key; in the first seconds of a play it hops, with an arrow where a switch would help."""
    for number, fan in enumerate(state.fans):
        down = fan.since < 6
        x = at(stage, KEY_X[number])
        wanted = helps(state, number)
        lift = abs(swing(tick, 24, 5)) if wanted and not down else 0
        sheet.put(stage, "keycap-down" if down or fan.on else "keycap", x, KEY_Y - lift + down)
        stage.text(x - 4, KEY_Y - 9 - lift + down, ("4", "6")[number], 16, INK, bold=True, role="hud")
        if wanted and not fan.on:
            way = swing(tick, 24, 4)
            if number == 0:
                sheet.put(stage, "arrow", X[0] + 28 + way, Y + 30)
            else:
                sheet.put(stage, "arrow-right", at(stage, X[1]) - 28 - way, Y + 30)


def helps(state: State, number: int) -> bool:
    """Return whether switching this fan helps now; hints end after the first seconds of a play."""
    if state.tick > HINT_TICKS or state.falling or state.awake:
        return False
    near = state.wig.x if number == 1 else -state.wig.x
    return near < EDGE // 20 if state.fans[number].on else near > EDGE // 5
