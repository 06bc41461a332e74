"""The title: the park at noon, the hero at bat with the ball coming out of the picture, how it is played."""

from __future__ import annotations

from games.angles import ONE, cosine, sine
from games.baseball.duel import ball_part
from games.baseball.palette import GOLD, PAPER, WHITE, hour_of
from games.baseball.park import field_rect
from games.baseball.words import say
from games.cards import draw_push, title_lines
from games.catalogue import GameSpec
from games.stage import INK, Sheet, ease_back, outlined
from handset.geometry import Rect
from handset.lcd import Canvas

ACT = 130
"""Ticks from one pitch to the next."""
_HIT = 64


def draw_title(canvas: Canvas, sheet: Sheet, spec: GameSpec, language: str, tick: int) -> None:
    """`tick` counts from the title's appearance."""
    hour = hour_of(0)
    howto = spec.file.howto.of(language)
    size = 12 if canvas.height < 330 else 16
    card_top = canvas.height - 36 - (size + 2) * len(howto)
    floor = card_top - 10
    middle = canvas.width // 2
    canvas.gradient(Rect(0, 0, canvas.width, floor), hour.sky[0], hour.sky[1])
    _draw_rays(canvas, middle, floor - 30, tick)
    for ring in range(5, 0, -1):
        reach, rise = 64 * ring, 16 * ring
        canvas.ellipse(Rect(middle - reach, floor - rise, 2 * reach, 2 * rise + 60), hour.grass[ring % 2])
    canvas.fill(hour.grass[0], Rect(0, floor + 4, canvas.width, canvas.height - floor))
    canvas.ellipse(Rect(6, floor - 16, 130, 30), hour.dirt[1])
    canvas.ellipse(Rect(8, floor - 16, 126, 27), hour.dirt[0])
    _draw_act(canvas, sheet, floor, tick)
    _write_title(canvas, spec.file.title.of(language), field_rect(canvas).y * 2 // 3 + 10, tick)
    card = Rect(12, card_top, canvas.width - 24, (size + 2) * len(howto) + 6)
    canvas.rect(card.moved(0, 2), (0x3E, 0x74, 0x34), radius=6)
    canvas.rect(card, PAPER, radius=6)
    canvas.rect(card, INK, 2, radius=6)
    for place, line in enumerate(howto):
        fits = size if canvas.text_width(line, size) <= card.width - 52 else 12
        y = card.y + 4 + (size + 2) * place + (size - fits) // 2
        canvas.text(card.x + 10, y, line, fits, INK, role="hud")
    sheet.put(
        canvas,
        "keycap-down" if tick % ACT in range(_HIT - 4, _HIT + 10) else "keycap",
        card.right - 22,
        card.y + card.height // 2,
    )
    canvas.decoration(card.right - 26, card.y + card.height // 2 - 10, "5", 16, INK)
    draw_push(canvas, say("push", language), tick)


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


def _draw_act(canvas: Canvas, sheet: Sheet, floor: int, tick: int) -> None:
    """One pitch after another: he waits, loads, hits it out of the picture."""
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


def _write_title(canvas: Canvas, title: str, y: int, tick: int) -> None:
    lines = title_lines(canvas, title)
    for place, line in enumerate(lines):
        slide = canvas.width - ease_back(tick - 6 * place, 20, canvas.width)
        x = canvas.width // 2 + (slide if place else -slide) + (28 if len(lines) > 1 else 0)
        outlined(canvas, x, y + 1, line, 24, INK)
        outlined(canvas, x, y, line, 24, GOLD if place or len(lines) == 1 else WHITE, (0xB8, 0x30, 0x34))
        y += 28
