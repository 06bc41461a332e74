"""HUD over the room: the line with score, wig and noise, the end."""

from __future__ import annotations

from games.engine.cards import GOLD, NAVY, WHITE, draw_report
from games.engine.easing import ease_back
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.wig.feedback import translate
from games.wig.rules import cause_of
from games.wig.state import EDGE, State
from games.wig.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

_BAR_WIDTH = 76
_SHINES = 24
"""Ticks for which the score is gold after a FIT."""
_DASH = 12
_CORNER = 66
"""Pixels from the line's right end that the hairpin and the CEO's eye take."""
_NOISE: tuple[Color, ...] = ((0xB4, 0xDC, 0xA0), (0xFF, 0xC8, 0x60), (0xFF, 0x8A, 0x78))
"""Colors of the noise behind the eye, the quiet one first."""


def draw_hud(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    """Draw the head-up display: score, the wig's offset, how far a rescue has got, and the CEO's eye."""
    bar = Rect(canvas.width // 2 - _BAR_WIDTH // 2 - 8, 8, _BAR_WIDTH, 8)
    sheet.layers.draw(
        canvas,
        Rect(0, 0, canvas.width, 24),
        ("hud", tuning.warning, tuning.fit_zone),
        lambda hud: _paint_hud(hud, bar, tuning),
        opaque=True,
    )
    canvas.text(6, 2, str(state.score), 20, GOLD if state.fitted < _SHINES else WHITE, bold=True, role="hud")
    _draw_gauge(canvas, sheet, bar, state, tuning)
    noise = state.noise >> 8
    eye = 3 if state.awake or noise >= tuning.mutter else 2 if noise >= tuning.mutter // 2 else 1
    pin = "pin" if state.saved >= tuning.save_every else "pin-none"
    full = min(28, 28 * noise // tuning.wake) if not state.awake else 28

    def paint_eye(corner: Canvas) -> None:
        corner.fill(NAVY)
        sheet.put(corner, pin, _CORNER - 52, 12)
        corner.rect(Rect(_CORNER - 36, 2, 32, 19), (0xF4, 0xE8, 0xD0), radius=6)
        if full > 1:
            corner.rect(Rect(_CORNER - 34, 4, full, 15), _NOISE[eye - 1], radius=4)
        sheet.put(corner, f"eye-{eye}", _CORNER - 20, 12)

    corner = Rect(canvas.width - _CORNER, 0, _CORNER, 23)
    sheet.layers.draw(canvas, corner, (pin, eye, full), paint_eye, opaque=True)


def _paint_hud(hud: Canvas, bar: Rect, tuning: Tuning) -> None:
    """Paint what stands still of the line: its ground and the gauge's fields."""
    hud.fill(NAVY)
    hud.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, hud.width, 1))
    middle = bar.x + bar.width // 2
    hud.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), (0x16, 0x1E, 0x34), radius=5)
    hud.rect(bar, (0xE4, 0x6A, 0x5C), radius=4)
    safe = bar.width * tuning.warning // 200
    hud.rect(Rect(middle - safe, bar.y, 2 * safe, bar.height), (0x8C, 0xD2, 0x7C))
    zone = _zone(bar, tuning)
    hud.rect(Rect(middle - zone, bar.y - 1, 2 * zone, bar.height + 2), GOLD)


def _zone(bar: Rect, tuning: Tuning) -> int:
    """Return half of the width of the gauge's gold zone, in pixels."""
    return max(3, bar.width * tuning.fit_zone // 200)


def _draw_gauge(canvas: Canvas, sheet: SpriteSheet, bar: Rect, state: State, tuning: Tuning) -> None:
    """Draw what moves on the gauge: its gold zone fills while the wig sits in it, and its marker is the wig."""
    middle, zone = bar.x + bar.width // 2, _zone(bar, tuning)
    filled = 2 * zone * state.fit // tuning.fit_ticks
    if filled:
        canvas.rect(Rect(middle - zone, bar.y - 1, filled, bar.height + 2), WHITE)
    x = middle + state.wig.x * bar.width // (2 * EDGE)
    sheet.layers.draw(canvas, Rect(x - 5, 2, 11, 9), "marker", _paint_marker, clear=NAVY)
    for star in range(min(state.chain, tuning.chain_links)):
        sheet.put(canvas, "star-small", bar.x + 8 + star * 15, 31)


def _paint_marker(marker: Canvas) -> None:
    marker.polygon([(0, 0), (10, 0), (5, 8)], INK)
    marker.polygon([(2, 1), (8, 1), (5, 6)], (0xF2, 0xA6, 0x5E))


def draw_fit(stage: Canvas, sheet: SpriteSheet, state: State) -> None:
    """Draw the popup for a wig held in place ("FIT!"), in gold over the head."""
    since = state.fitted
    if since >= 40:
        return
    size = 1 if since < 3 else 2 if since < 5 else 3 if since < 9 else 4
    sheet.put(stage, f"fit-{size}", 98, 66 - ease_back(min(since, 20), 20, 6))


def draw_alarm(canvas: Canvas, state: State, tick: int) -> None:
    """Draw a whole red frame while the wig hangs or the CEO is awake, a dashed yellow one while it is near the edge.

    The dashes run, so that danger is told by more than its color.
    """
    frame = Rect(0, 24, canvas.width, canvas.height - 24)
    if state.falling:
        return
    if state.wig.hang or state.awake:
        canvas.rect(frame, (0xE5, 0x48, 0x4D), 4 if tick % 8 < 4 else 3)
    elif state.warned:
        _draw_dashes(canvas, frame, tick)


def _draw_dashes(canvas: Canvas, frame: Rect, tick: int) -> None:
    shift = tick // 2 % (2 * _DASH)
    for color, wide in ((INK, 5), ((0xFF, 0xC2, 0x30), 3)):
        for x in range(shift - 2 * _DASH, frame.width, 2 * _DASH):
            for y in (frame.y, frame.bottom - wide):
                canvas.fill(color, Rect(x, y, _DASH + wide - 3, wide))
        for y in range(frame.y + shift - 2 * _DASH, frame.bottom, 2 * _DASH):
            top = max(y, frame.y)
            for x in (0, frame.width - wide):
                canvas.fill(color, Rect(x, top, wide, max(0, y + _DASH + wide - 3 - top)))


def draw_over(canvas: Canvas, sheet: SpriteSheet, state: State, language: str, tick: int) -> None:
    """Draw the report card with the wig on it."""
    rows = (
        (translate("fits", language), str(state.fits)),
        (translate("longest", language), str(state.longest)),
        (translate("time", language), str(state.tick // 60)),
    )
    card = draw_report(
        canvas, tick, translate("over", language), state.score, rows, translate(cause_of(state), language)
    )
    if card is not None:
        sheet.put(canvas, f"wig-loose@{(0, 330, 0, 30)[tick // 12 % 4]}", canvas.width // 2, card.y - 22)
