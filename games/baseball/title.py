"""The title: the park at noon, the hero at bat with the ball coming out of the picture, how it is played."""

from __future__ import annotations

from games.baseball.duel import ball_part
from games.baseball.feedback import translate
from games.baseball.palette import NAVY, hour_of
from games.baseball.park import field_rect
from games.engine.angles import ONE, cosine, sine
from games.engine.cards import draw_howto, draw_plate, draw_push, howto_height, plate_height, title_lines
from games.engine.catalogue import GameSpec
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas

ACT = 130
"""Ticks from one pitch to the next."""
_HIT = 64
_CHERRY: Color = (0xE8, 0x6C, 0x62)


def draw_title(canvas: Canvas, sheet: SpriteSheet, spec: GameSpec, language: str, tick: int) -> None:
    """Draw the title screen; `tick` counts from its appearance."""
    hour = hour_of(0)
    howto = spec.file.howto.of(language)
    size = 12 if canvas.height < 330 else 16
    height = howto_height(howto, size)
    card = Rect(12, canvas.height - 29 - height, canvas.width - 24, height)
    floor = card.y - 10
    middle = canvas.width // 2
    canvas.gradient(Rect(0, 0, canvas.width, floor), hour.sky[0], hour.sky[1])
    _draw_rays(canvas, middle, floor - 30, tick)
    for ring in range(5, 0, -1):
        reach, rise = 64 * ring, 16 * ring
        canvas.ellipse(Rect(middle - reach, floor - rise, 2 * reach, 2 * rise + 60), hour.grass[ring % 2])
    canvas.fill(hour.grass[0], Rect(0, floor + 4, canvas.width, canvas.height - floor))
    canvas.ellipse(Rect(6, floor - 16, 130, 30), hour.dirt[1])
    canvas.ellipse(Rect(8, floor - 16, 126, 27), hour.dirt[0])
    _draw_name(canvas, sheet, spec.file.title.of(language), field_rect(canvas).y * 2 // 3 + 8, tick)
    _draw_act(canvas, sheet, floor, tick)
    draw_howto(canvas, card, howto, size, beside=32)
    key = "keycap-down" if tick % ACT in range(_HIT - 4, _HIT + 10) else "keycap"
    sheet.put(canvas, key, card.right - 22, card.y + card.height // 2)
    canvas.decoration(card.right - 26, card.y + card.height // 2 - 10, "5", 16, INK)
    draw_push(canvas, translate("push", language), tick)


def _draw_rays(canvas: Canvas, x: int, y: int, tick: int) -> None:
    for ray in range(12):
        turn = ray * 85 + tick // 3
        far = 420
        canvas.polygon(
            [
                (x, y),
                (x + far * sine(turn) // ONE, y - far * cosine(turn) // ONE),
                (x + far * sine(turn + 34) // ONE, y - far * cosine(turn + 34) // ONE),
            ],
            (0x8C, 0xD0, 0xF4),
        )


def _draw_act(canvas: Canvas, sheet: SpriteSheet, floor: int, tick: int) -> None:
    """Draw one pitch after another: he waits, loads, hits it out of the picture."""
    at = tick % ACT
    x = 70
    pose = "stance" if at < 40 else "load" if at < _HIT else "swing" if at < _HIT + 12 else "follow"
    breath = 1 if tick % 90 < 45 else 0
    spot_x, spot_y = x + 88, floor - 66
    if 30 <= at < _HIT:
        part = (at - 30) * 100 // (_HIT - 30)
        bx, by = 196 + (spot_x - 196) * part // 100, floor - 40 + (spot_y - floor + 40) * part // 100
        sheet.put(canvas, f"{ball_part(3 + 11 * part // 100)}@{tick // 2 % 4 * 45}", bx, by)
    if _HIT <= at < _HIT + 8:
        sheet.put(canvas, "swoosh", x + 76, floor - 58)
    sheet.put(canvas, f"batter-{pose}", x, floor + breath)
    if _HIT <= at < _HIT + 9:
        sheet.put(canvas, f"bang-{min(3, (at - _HIT) // 3 + 1)}", spot_x + 4, spot_y)
    if at >= _HIT:
        part = at - _HIT
        bx, by = spot_x + part * 3, spot_y - part * 4
        sheet.put(canvas, f"{ball_part(14 + part // 2)}@{tick // 2 % 4 * 45}", bx, by)
    sheet.put(
        canvas,
        f"pitcher-0-{'set' if at < 10 else 'raise' if at < 22 else 'throw' if at < 34 else 'follow'}",
        200,
        floor - 8,
    )


def _draw_name(canvas: Canvas, sheet: SpriteSheet, title: str, y: int, tick: int) -> None:
    """Draw the game's name on a plate beside the bat, a ball at its corner."""
    lines = title_lines(canvas, title)
    width = max(canvas.text_width(line, 24) for line in lines) + 20
    at = Rect(canvas.width - 6 - width, y, width, plate_height(lines))
    plate = draw_plate(canvas, at, lines, tick, NAVY, _CHERRY)
    sheet.put(canvas, f"{ball_part(9)}@{tick // 6 % 4 * 45}", plate.right - 6, plate.bottom)
