"""The arrow that swings over the field, from the ball that hangs over the plate."""

from __future__ import annotations

from math import isqrt

from games.baseball.park import HOME, on_field
from games.baseball.state import FOUL_LINE, Quality, State
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from handset.geometry import Color
from handset.lcd import Canvas


def draw_arrow(stage: Canvas, sheet: SpriteSheet, state: State, caught: bool, tick: int) -> None:
    """Draw the ball over the plate and the arrow that swings over the field, grey outside the lines.

    Before the first pitcher it also reddens where somebody would catch the ball.
    """
    x, y = HOME
    angle = state.arrow
    fair = abs(angle) <= FOUL_LINE
    hot = state.batted.quality == Quality.PERFECT
    color: Color = (0xFF, 0x8A, 0x24) if hot else (0xFF, 0xD2, 0x3C)
    if caught and not state.pitcher:
        color = (0xE0, 0x40, 0x40)
    if not fair:
        color = (0xB8, 0xB8, 0xC0)
    tip_x, tip_y = on_field(angle, 84 if fair else 70)
    dx, dy = tip_x - x, tip_y - y
    length = max(1, isqrt(dx * dx + dy * dy))
    ax, ay = -dy * 1024 // length, dx * 1024 // length
    neck_x, neck_y = x + dx * 78 // 100, y + dy * 78 // 100

    def beside(px: int, py: int, far: int) -> tuple[int, int]:
        return px + ax * far // 1024, py + ay * far // 1024

    for grow, paint in ((2, INK), (0, color)):
        points = [
            beside(x, y, -9 - grow),
            beside(neck_x, neck_y, -4 - grow),
            beside(neck_x, neck_y, -12 - 2 * grow),
            (tip_x + dx * grow // length * 2, tip_y + dy * grow * 2 // length),
            beside(neck_x, neck_y, 12 + 2 * grow),
            beside(neck_x, neck_y, 4 + grow),
            beside(x, y, 9 + grow),
        ]
        stage.polygon(points, paint)
    stage.polygon([beside(x, y, -5), beside(neck_x, neck_y, -2), beside(x, y, -1)], (0xFF, 0xF4, 0xC8))
    sheet.put(stage, f"ball-8@{tick // 3 % 4 * 45}", x, y - 2)
