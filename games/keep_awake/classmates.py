"""The three in front, from behind: awake, drowsy, nodding, asleep; and the rolled notebook that wakes them."""

from __future__ import annotations

from games.engine.cards import GOLD, PAPER
from games.engine.easing import swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet, nearest
from games.keep_awake.state import Hand, Look, Seat, SleepPhase
from games.keep_awake.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

WHO = ("bun", "spiky", "glasses")
SEAT_X = (44, 120, 196)
NECK_Y = 196
SITTING = 54
"""Pixels from neck to seat."""
_ABOVE = 60
"""Pixels of the desks' picture above the neck."""
_SLEEVE: Color = (0x2C, 0x3A, 0x5C)
_PHONE: Color = (0xE5, 0x48, 0x4D)
_SCREEN: Color = (0xBE, 0xEA, 0xF8)
_BACK = (-12, -8, -4, 0, 4, 8, 12)
_TURN = (0, 6, 12, 18, 24, 30)
_WOBBLE = (12, 12, -8, -8, 8, 8, -4, -4, 4, 4, 0)
HIT_STOP = (2, 4, 8)
"""Ticks in which a light, medium or hard blow stands still on the head."""
STRETCH = 5
"""Ticks the head shoots up after it."""


def draw_desks(stage: Canvas, sheet: SpriteSheet, lift: int = 0) -> None:
    """Draw the three desks, `lift` pixels higher."""

    def paint(row: Canvas) -> None:
        for x in SEAT_X:
            sheet.put(row, "desk", x, _ABOVE - 8)
            row.fill((0x9A, 0x72, 0x46), Rect(x - 30, _ABOVE + SITTING - 4, 60, 3))

    sheet.layers.draw(stage, Rect(0, NECK_Y - lift - _ABOVE, 240, _ABOVE + SITTING), "desks", paint)


def draw_seat(stage: Canvas, sheet: SpriteSheet, number: int, seat: Seat, look: Look, tick: int, lift: int = 0) -> None:
    """Draw body and head of one classmate, `lift` pixels higher; each breathes out of phase with the others."""
    x, neck = SEAT_X[number], NECK_Y - lift
    if seat.hit < HIT_STOP[seat.strength] + STRETCH:
        _draw_struck(stage, sheet, number, seat, neck)
    elif seat.phase == SleepPhase.ASLEEP:
        _draw_sleeper(stage, sheet, number, seat, tick, neck)
    else:
        _draw_head(stage, sheet, number, seat, tick, neck)
        if look == Look.LOOKING and seat.phase == SleepPhase.AWAKE:
            sheet.put(stage, "sweat", x + 25, neck - 40 + (tick + number * 7) // 4 % 6)
    _draw_sleepiness(stage, sheet, x, seat, tick, neck)


def _draw_struck(stage: Canvas, sheet: SpriteSheet, number: int, seat: Seat, neck: int) -> None:
    """Draw a classmate squashed under the notebook while the blow lands; then, if it woke, bolt upright."""
    x, who = SEAT_X[number], WHO[number]
    stop = HIT_STOP[seat.strength]
    if seat.hit < stop or not seat.woken:
        sheet.put(stage, f"body-{who}", x, neck + SITTING + 2)
        sheet.put(stage, f"squash-{who}@-6", x, neck + 4)
        return
    rise = (5, 8, 8, 6, 3)[seat.hit - stop]
    sheet.put(stage, f"body-{who}", x, neck + SITTING - rise // 3)
    sheet.put(stage, f"stretch-{who}@{6 if seat.hit - stop < 2 else 0}", x, neck - rise)


def _draw_head(stage: Canvas, sheet: SpriteSheet, number: int, seat: Seat, tick: int, neck: int) -> None:
    x, who = SEAT_X[number], WHO[number]
    breath = 1 if (tick + number * 30) % 90 < 45 else 0
    if seat.phase == SleepPhase.AWAKE:
        settling = seat.hit - HIT_STOP[seat.strength] - STRETCH
        angle = nearest(swing(tick + number * 71, 240, 4), _BACK)
        if settling < 22:
            angle = _WOBBLE[settling // 2]
        name, sink = f"head-{who}@{angle}", 0
    elif seat.phase == SleepPhase.DROWSY:
        angle = nearest(6 + swing(tick + number * 40, 60, 6), _TURN)
        name, sink = f"turn-{who}@{angle}", 1
    else:
        deep = seat.since * 8 // max(1, seat.length)
        nod = max(0, swing(seat.since, 36, 4))
        angle = nearest(14 + deep * 2 + nod, _TURN)
        name, sink = f"turn-{who}@{angle}", 2 + deep + nod
    sheet.put(stage, f"body-{who}", x, neck + SITTING)
    sheet.put(stage, name, x, neck + sink + breath)


def _draw_sleeper(stage: Canvas, sheet: SpriteSheet, number: int, seat: Seat, tick: int, neck: int) -> None:
    x, who = SEAT_X[number], WHO[number]
    fall = max(0, 6 - seat.since)
    bounce = 2 if 6 <= seat.since < 10 else 0
    rise = 1 if tick % 60 < 30 else 0
    sheet.put(stage, f"body-{who}", x, neck + SITTING + 2)
    sheet.put(stage, f"sleep-{who}@{3 * rise}", x + 2, neck + 16 - rise - 2 * fall - bounce)


def _draw_sleepiness(stage: Canvas, sheet: SpriteSheet, x: int, seat: Seat, tick: int, neck: int) -> None:
    """Draw what rises over a dozing head, inside the picture: a bubble, small Z's, large ones."""
    edge = stage.width - 12
    if seat.phase == SleepPhase.DROWSY and seat.hit > 20:
        sheet.put(stage, "bubble-small", x + 27, neck - 20 + swing(tick, 50, 2))
    elif seat.phase == SleepPhase.NODDING:
        for index, size in enumerate(("z-1", "z-2")):
            lift = (seat.since + index * 22) % 44
            sheet.put(stage, size, min(x + 26 + lift // 4, edge), neck - 38 - lift // 3)
    elif seat.phase == SleepPhase.ASLEEP:
        sheet.put(stage, "bubble" if tick // 20 % 2 else "bubble-small", x + 26, neck - 2)
        for index, size in enumerate(("z-1", "z-2", "z-3")):
            lift = (seat.since + index * 18) % 54
            sheet.put(stage, size, min(x + 20 + lift // 3 + index * 3, edge), neck - 26 - lift * 2 // 3)


def draw_hand(stage: Canvas, sheet: SpriteSheet, hand: Hand, tuning: Tuning, lift: int = 0) -> None:
    """Draw the player's rolled notebook, raised higher the longer it is held, and on the head as the blow lands."""
    stop = HIT_STOP[hand.strength]
    if hand.seat >= 0:
        held = min(hand.held, 24)
        angle = -14 if held <= tuning.light else -30 if held < tuning.hard else -48
        tremble = (held >= tuning.hard) * (1 if hand.held % 4 < 2 else -1)
        # Beside the head, so that its face stays visible.
        x = min(SEAT_X[hand.seat] + 40, stage.width - 22) + tremble
        _draw_arm(stage, sheet, hand.seat, x, 180 - lift - min(held, 15), angle)
    elif hand.swing < stop:
        _draw_arm(stage, sheet, hand.target, SEAT_X[hand.target] - 2, 180 - lift, 64)
    elif hand.swing < stop + 9:
        angle, up = ((42, 4), (20, 8), (0, 4))[(hand.swing - stop) // 3]
        x = min(SEAT_X[hand.target] + 24, stage.width - 26) - angle // 2
        _draw_arm(stage, sheet, hand.target, x, 184 - lift - up, angle)
    else:
        away = hand.swing - stop - 9
        x, y = 218, 284
        if away < 8:
            x += (SEAT_X[hand.target] + 24 - x) * (8 - away) // 8
            y += (190 - y) * (8 - away) // 8
        sheet.put(stage, "notebook@-14", x, y - lift)


_CUFFS = {-48: (15, 13), -30: (10, 17), -14: (5, 19), 0: (0, 20), 20: (-7, 19), 42: (-13, 15), 64: (-18, 9)}
"""Where the sleeve ends, from the fist, by the notebook's angle."""


def _draw_arm(stage: Canvas, sheet: SpriteSheet, seat: int, x: int, y: int, angle: int) -> None:
    """Draw one's own arm, from the foot of the picture to the fist with the notebook."""
    dx, dy = _CUFFS[angle]
    cuff, foot = (x + dx, y + dy), (SEAT_X[seat] // 2 + 76, stage.height + 12)
    for wide, narrow, color in ((17, 11, INK), (14, 8, _SLEEVE)):
        below = [(foot[0] + wide, foot[1]), (foot[0] - wide, foot[1])]
        stage.polygon([(cuff[0] - narrow, cuff[1]), (cuff[0] + narrow, cuff[1]), *below], color)
    sheet.put(stage, f"notebook@{angle}", x, y)


def draw_phone(stage: Canvas, seat: int, tick: int) -> None:
    """Draw the telephone that rings beside a seat: it hops, and its waves spread."""
    x, y = SEAT_X[seat] - 33 + (1 if tick % 4 < 2 else -1), NECK_Y + 6 - abs(swing(tick, 16, 3))
    stage.rect(Rect(x - 7, y - 13, 14, 26), INK, radius=4)
    stage.rect(Rect(x - 5, y - 11, 10, 22), _PHONE, radius=3)
    stage.rect(Rect(x - 3, y - 9, 6, 8), _SCREEN if tick % 12 < 8 else GOLD, radius=1)
    for row in range(3):
        stage.fill(PAPER, Rect(x - 3, y + 2 + 3 * row, 6, 1))
    stage.line((x + 4, y - 13), (x + 4, y - 18), INK, 2)
    for wave in range(2):
        reach = 5 + (tick // 3 + 3 * wave) % 6
        for side in (-1, 1):
            at = x + side * (7 + reach)
            stage.line((at, y - 6 - reach // 2), (at, y + reach // 2), GOLD, 2)
