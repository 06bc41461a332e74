"""The two fans with their keys: blades that spin up and run down, lines of wind, the hint of the first seconds."""

from __future__ import annotations

from games.engine.easing import swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.wig.state import EDGE, POWER, Fan, State
from handset.geometry import Rect
from handset.lcd import Canvas

WIDTH = 240
"""Width of the field that places are of; the models' own are 232 to 240 pixels wide."""
X = (38, 202)
Y = 122
KEY_X = (20, 220)
KEY_Y = 166
_KEY = Rect(-12, -12, 24, 24)
HINT_TICKS = 780
"""How long a play shows which key would help."""
_FAST = POWER * 2 // 3
_BLADES = 6
_BOX = Rect(-36, -32, 72, 130)
"""What a fan with its pole takes, from its hub."""


def at(stage: Canvas, x: int) -> int:
    """Return where x of a field of 240 pixels is on this one: what is right of the middle keeps to the right edge."""
    return x if x <= WIDTH // 2 else x - WIDTH + stage.width


def draw_fan(stage: Canvas, sheet: SpriteSheet, number: int, fan: Fan) -> None:
    """Draw a fan, behind the table and the people."""
    suffix = "" if number == 0 else "-right"
    if fan.power >= _FAST:
        blades = f"blades-fast-{fan.turn // POWER // 3 % 2 + 1}{suffix}"
    else:
        blades = f"blades-{fan.turn // POWER % _BLADES + 1}{suffix}"
    on = "on" if fan.on else "off"
    x = at(stage, X[number])

    def paint(whole: Canvas) -> None:
        across, down = -_BOX.x, -_BOX.y
        sheet.put(whole, "fan-pole", across - 4 if number == 0 else across + 4, down + 18)
        for name in (f"fan-back{suffix}", blades, f"fan-front-{on}{suffix}"):
            sheet.put(whole, name, across, down)

    sheet.layers.draw(stage, _BOX.moved(x, Y), (blades, on), paint)


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
        _draw_key(stage, sheet, ("4", "6")[number], down or fan.on, x, KEY_Y - lift + down)
        if wanted and not fan.on:
            way = swing(tick, 24, 4)
            if number == 0:
                sheet.put(stage, "arrow", X[0] + 28 + way, Y + 30)
            else:
                sheet.put(stage, "arrow-right", at(stage, X[1]) - 28 - way, Y + 30)


def _draw_key(stage: Canvas, sheet: SpriteSheet, label: str, down: bool, x: int, y: int) -> None:
    def paint(key: Canvas) -> None:
        sheet.put(key, "keycap-down" if down else "keycap", -_KEY.x, -_KEY.y)
        key.text(-_KEY.x - 4, -_KEY.y - 9, label, 16, INK, bold=True, role="hud")

    sheet.layers.draw(stage, _KEY.moved(x, y), (label, down), paint)


def helps(state: State, number: int) -> bool:
    """Return whether switching this fan helps now; hints end after the first seconds of a play."""
    if state.tick > HINT_TICKS or state.falling or state.awake:
        return False
    near = state.wig.x if number == 1 else -state.wig.x
    return near < EDGE // 20 if state.fans[number].on else near > EDGE // 5
