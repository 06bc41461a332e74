"""HUD over the farm: the line with score, season and gauge, the season's banner, the key, the end."""

from __future__ import annotations

from games.engine.cards import GOLD, NAVY, WHITE, draw_report
from games.engine.easing import ease_back
from games.engine.effects import TONES
from games.engine.outlined_text import INK, outlined
from games.engine.sprites import SpriteSheet
from games.kuta.feedback import translate
from games.kuta.meadow import HAZE, Stage
from games.kuta.rules import CAUSES, SEASONS
from games.kuta.state import FULL, State
from games.kuta.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

_BAR_WIDTH = 84
_BANNER_TICKS = 100
_LOST_TICKS = 44
_LESSON = 900
"""Ticks in which the key lights up when it should be pressed."""
_COOL: Color = (0x7C, 0xC8, 0xF0)
_WARM: Color = (0xFF, 0xC2, 0x50)
_HOT: Color = (0xF2, 0x5C, 0x4C)


def draw_hud(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, language: str) -> None:
    """Draw the head-up display: score, season, the gauge of what the sky has had, and how the earth takes it."""
    share = state.gauge * 100 // FULL
    earth = 3 if share >= tuning.warning else 2 if share >= tuning.warning // 2 else 1
    season, filled, struck = state.season % SEASONS, _BAR_WIDTH * state.gauge // FULL, state.escaped < 10

    def paint(hud: Canvas) -> None:
        hud.fill(NAVY)
        hud.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, hud.width, 1))
        hud.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")
        sheet.put(hud, f"badge-{season}", hud.width - 148, 12)
        hud.text(hud.width - 134, 6, "CO2", 12, WHITE, role="hud")
        _draw_gauge(hud, state, tuning)
        sheet.put(hud, f"earth-{earth}", hud.width - 14, 12)

    key = state.score, season, filled, earth, struck
    sheet.layers.draw_latest(canvas, Rect(0, 0, canvas.width, 24), "hud", key, paint)
    if state.chain >= 2 and not _has_banner(state, tuning):
        outlined(canvas, 30, 27, translate("chain", language, n=state.chain), 12, GOLD)


def _draw_gauge(canvas: Canvas, state: State, tuning: Tuning) -> None:
    """Draw the gauge with a notch where the danger begins; from there on its end is striped."""
    bar = Rect(canvas.width - 112, 7, _BAR_WIDTH, 10)
    canvas.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), (0x16, 0x1E, 0x34), radius=4)
    notch = bar.x + bar.width * tuning.warning // 100
    for x in range(notch, bar.right - 3, 6):
        canvas.line((x + 3, bar.y + 1), (x, bar.bottom - 2), (0x6C, 0x3C, 0x48), 2)
    filled = bar.width * state.gauge // FULL
    share = state.gauge * 100 // FULL
    if filled:
        color = _HOT if share >= tuning.warning else _WARM if share >= tuning.warning // 2 else _COOL
        if state.escaped < 10:
            color = WHITE
        canvas.rect(Rect(bar.x, bar.y, filled, bar.height), color, radius=3)
        canvas.fill((255, 255, 255), Rect(bar.x + 2, bar.y + 2, max(0, filled - 4), 2), alpha=110)
    canvas.fill(WHITE, Rect(notch, bar.y - 2, 1, bar.height + 4))


def draw_banner(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, language: str) -> None:
    """Draw the name of a season that has just begun, on a plate that drops in and goes up again."""
    if not _has_banner(state, tuning):
        return
    into = state.tick - state.season * tuning.season
    text = translate(f"season {state.season % SEASONS}", language)
    if state.season >= SEASONS:
        text = translate("year", language, n=state.season // SEASONS + 1) + text
    width = canvas.text_width(text, 20) + 44
    down = ease_back(min(into, 18), 18, 50) if into < _BANNER_TICKS - 12 else (_BANNER_TICKS - into) * 4
    plate = Rect((canvas.width - width) // 2, 22 + down - 50 + 12, width, 30)
    canvas.rect(plate.moved(0, 2), INK, radius=8)
    canvas.rect(plate, (0xFF, 0xFB, 0xF0), radius=8)
    canvas.rect(plate, INK, 2, radius=8)
    canvas.ellipse(Rect(plate.x + 6, plate.y + 4, 23, 23), NAVY)
    sheet.put(canvas, f"badge-{state.season % SEASONS}", plate.x + 17, plate.y + 15)
    canvas.text(plate.x + 32, plate.y + 4, text, 20, INK, bold=True, role="hud")


def _has_banner(state: State, tuning: Tuning) -> bool:
    return state.tick - state.season * tuning.season < _BANNER_TICKS and not state.ending


def draw_lost(canvas: Canvas, sheet: SpriteSheet, x: int, since: int, language: str) -> None:
    """Draw what is left of a plume that was lost at `x`: it spreads under the haze, with a word."""
    if since >= _LOST_TICKS:
        return
    if since < 24:
        for side in (-1, 1):
            sheet.put(canvas, "wisp-1" if since < 12 else "wisp-2", x + side * (8 + since), HAZE - 4 - since // 3)
    y = HAZE + 14 - ease_back(min(since, 20), 20, 8)
    outlined(canvas, x, y, translate("lost", language), 16, TONES[2])


def draw_alarm(canvas: Canvas, state: State, tick: int) -> None:
    """Draw a red frame while the sky has nearly had enough."""
    if state.warned and not state.ending and tick % 24 < 14:
        canvas.rect(Rect(0, 24, canvas.width, canvas.height - 24), (0xE5, 0x48, 0x4D), 3)


def draw_key(stage: Stage, state: State, tick: int) -> None:
    """Draw the key at the foot; while the play is young it lights up when all that rises is behind Kuta."""
    kuta, y = state.kuta, 268
    down = kuta.turned < 6 or kuta.skid
    name = "keycap-down" if down else "keycap"
    if state.tick < _LESSON and not down and not kuta.down and _behind(state) and tick // 6 % 2:
        name = "keycap-glow"
    stage.put(name, 120, y)
    stage.canvas.decoration(stage.x + 116, stage.y + y - 10 + (1 if down else 0), "5", 16, INK)


def _behind(state: State) -> bool:
    """Return whether there are plumes, and all of them behind his back."""
    kuta = state.kuta
    ways = [(plume.x - kuta.x) * kuta.way for plume in state.plumes if not plume.taken]
    return bool(ways) and all(way < 0 for way in ways)


def draw_over(canvas: Canvas, sheet: SpriteSheet, state: State, language: str, tick: int) -> None:
    """Draw the report card, with Kuta's medal on it."""
    rows = (
        (translate("vacuumed", language), str(state.vacuumed)),
        (translate("golden", language), str(state.golden)),
        (translate("longest", language), str(state.longest)),
    )
    why = translate(CAUSES[state.cause], language)
    card = draw_report(canvas, tick, translate("over", language), state.score, rows, why)
    if card is not None:
        sheet.put(canvas, "medal", canvas.width // 2, card.y - 22)
