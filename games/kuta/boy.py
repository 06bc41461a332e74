"""Kuta with his vacuum: he runs, turns on his heel, slides, sits and sees stars, cheers."""

from __future__ import annotations

from games.engine.easing import swing
from games.engine.effects import HEAVY_STOP
from games.kuta.herd import shadow_of
from games.kuta.meadow import Stage
from games.kuta.state import PIXEL, Runner, State
from games.kuta.tuning import Tuning
from handset.geometry import Rect

KUTA_Y = 254
_STRIDE = 9 * PIXEL
"""Way of one of the four steps of his run."""
_SQUASH = 5
_CHEER = 16
_MOUTH = 72
"""Pixels from his feet to the funnel's mouth."""
_TOSS = (0, 8, 14, 18, 20, 20, 18, 14, 8, 0, 4, 6, 4, 0)


def draw_kuta(stage: Stage, state: State, tuning: Tuning, tick: int) -> None:
    """Draw Kuta, the pull of his vacuum above him, dust and stars."""
    kuta = state.kuta
    x = kuta.x // PIXEL
    width = 40 if not kuta.down else 50
    shadow = Rect(stage.x + x - width // 2, stage.y + KUTA_Y - 5, width, 9)
    stage.canvas.ellipse(shadow, shadow_of(state.season))
    side = "" if kuta.way > 0 else "-left"
    if state.ending:
        stage.put(f"kuta-cry{side}", x, KUTA_Y - abs(swing(tick, 20, 1)))
    elif kuta.down:
        _draw_down(stage, kuta, tuning, x, side, tick)
    else:
        _draw_running(stage, kuta, x, side, tick)


def draw_pull(stage: Stage, state: State, tick: int) -> None:
    """Draw the air that is drawn into the funnel, as far up as it reaches."""
    kuta = state.kuta
    if kuta.down or state.ending:
        return
    name, x = f"suck-{tick // 3 % 3 + 1}", kuta.x // PIXEL
    for row in range((KUTA_Y - _MOUTH - 62 + stage.sky) // 63 + 1):
        stage.put(name, x, KUTA_Y - _MOUTH - row * 63)


def _draw_running(stage: Stage, kuta: Runner, x: int, side: str, tick: int) -> None:
    step = kuta.x // _STRIDE % 4 + 1 if kuta.way > 0 else 4 - kuta.x // _STRIDE % 4
    lift = (0, 3, 0, 3)[step - 1]
    if kuta.skid:
        stage.put(f"kuta-turn{side}", x, KUTA_Y)
        stage.put(f"dust-{tick // 3 % 3 + 1}", x + kuta.way * 20, KUTA_Y - 2)
        return
    if kuta.turned < _SQUASH:
        stage.put(f"kuta-squash{side}", x, KUTA_Y)
    elif kuta.took < 4:
        stage.put(f"kuta-hop{side}", x, KUTA_Y - lift)
    elif kuta.took < _CHEER:
        stage.put(f"kuta-joy-{step}{side}", x, KUTA_Y - lift)
    else:
        stage.put(f"kuta-run-{step}{side}", x, KUTA_Y - lift)
    if kuta.turned < 12:
        stage.put(f"dust-{kuta.turned // 4 + 1}", x - kuta.way * (10 + kuta.turned), KUTA_Y - 3)


def _draw_down(stage: Stage, kuta: Runner, tuning: Tuning, x: int, side: str, tick: int) -> None:
    """Draw him on the ground: still for the moment of the hit, thrown up, then dizzy, while gas spills."""
    since = max(0, (tuning.down_blown if kuta.blown else tuning.down_bump) - kuta.down - HEAVY_STOP)
    lift = _TOSS[since // 2] if since < 2 * len(_TOSS) else 0
    stage.put(f"kuta-down-{tick // 12 % 2 + 1}{side}", x, KUTA_Y - lift)
    if since < 48:
        for wisp in range(2):
            up = max(0, since * 2 - wisp * 24)
            if up:
                stage.put(f"wisp-{wisp + 1}", x - kuta.way * (18 - wisp * 6) + swing(up, 40, 3), KUTA_Y - 46 - up)
    if since > 8:
        for star in range(3):
            turn = tick * 3 + star * 40
            stage.put("dizzy-star", x + swing(turn, 120, 18), KUTA_Y - 60 - lift + swing(turn + 30, 120, 4))
