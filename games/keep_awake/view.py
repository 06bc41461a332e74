"""Draws Keep Your Friends Awake: the classroom from one's own desk, camera low. A pure function of the rules' state."""

from __future__ import annotations

from typing import Any

import msgspec

from games.catalogue import GameSpec
from games.keep_awake import classroom, screens, words
from games.keep_awake.flight import flight
from games.keep_awake.rules import Rules
from games.keep_awake.state import LONG_AGO, Eraser, Phase, Seat, State
from games.rules import Event
from games.stage import (
    Effects,
    Popup,
    Sheet,
    advance,
    draw_effects,
    nearest,
    shake,
    shake_offset,
    sheet_of,
    swing,
)
from handset.lcd import Canvas

WHO = ("bun", "spiky", "glasses")
SEAT_X = (44, 120, 196)
NECK_Y = 196
_BACK = (-12, -8, -4, 0, 4, 8, 12)
_TURN = (0, 6, 12, 18, 24, 30)
_WOBBLE = (12, 12, -8, -8, 8, 8, -4, -4, 4, 4, 0)


class _State(msgspec.Struct):
    effects: Effects
    tick: int = 0


class AwakeView:
    """Pictures and cues of one play."""

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._tuning = spec.tuning
        self._language = language
        self._sheet: Sheet = sheet_of(spec.id)
        self._state = _State(Effects())

    def load_step(self) -> int:
        return self._sheet.cut(7)

    def begin(self) -> None:
        self._state = _State(Effects())

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)

    def load(self, saved: bytes) -> None:
        self._state = msgspec.msgpack.decode(saved, type=_State)
        self._sheet.cut(10_000)

    def observe(self, event: Event) -> None:
        """Words, stars and shakes of what has just happened."""
        effects = self._state.effects
        if event.name in ("whack", "sharp"):
            effects.bursts.append((SEAT_X[event.where] + 8, 152, 0))
            shake(effects, 4 if event.name == "sharp" else 2, 12 if event.name == "sharp" else 6)
        elif event.name == "strike":
            shake(effects, 4, 12)
        said = words.popup(event, self._language)
        if said:
            text, tone = said
            x = SEAT_X[event.where] if event.name in words.AT_SEAT else 120
            effects.popups.append(Popup(text, x, 124 if event.name in words.AT_SEAT else 96, tone))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return words.cues(self._spec.id, event)

    def tick(self, game: Any) -> None:
        self._state.tick += 1
        advance(self._state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, tick = game.state, self._state.tick
        dx, dy = shake_offset(self._state.effects)
        field = classroom.field_rect(canvas)
        classroom.draw_room(canvas, self._sheet, state, field, dx, dy)
        stage = canvas.part(field.moved(dx, dy)) if dx or dy else canvas.part(field)
        classroom.draw_teacher(stage, self._sheet, state, tick)
        for number, seat in enumerate(state.seats):
            self._draw_seat(stage, number, seat, tick)
        self._draw_hand(stage, state)
        classroom.draw_own_desk(stage, self._sheet, state, self._tuning)
        self._draw_eraser(stage, state)
        draw_effects(stage, self._sheet, self._state.effects)
        classroom.draw_alarm(canvas, state, tick)
        screens.draw_hud(canvas, self._sheet, state, self._language)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        screens.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)

    def _draw_seat(self, stage: Canvas, number: int, seat: Seat, tick: int) -> None:
        """Desk, body and head of one classmate; each breathes out of phase with the others."""
        sheet, x, who = self._sheet, SEAT_X[number], WHO[number]
        breath = 1 if (tick + number * 30) % 90 < 45 else 0
        sheet.put(stage, "desk", x, 188)
        stage.surface.fill((0x9A, 0x72, 0x46), (x - 30, 246, 60, 3))
        if seat.phase == Phase.ASLEEP:
            self._draw_sleeper(stage, number, seat, tick)
            return
        sink = 0
        if seat.phase == Phase.AWAKE:
            angle = (
                _WOBBLE[min(seat.hit // 2, 10)] if seat.hit < 22 else nearest(swing(tick + number * 71, 240, 4), _BACK)
            )
            jump = max(0, 7 - abs(seat.hit - 5)) if seat.woken and seat.hit < 12 else 0
            name, sink = f"head-{who}@{angle}", -jump
        elif seat.phase == Phase.DROWSY:
            angle = nearest(6 + swing(tick + number * 40, 60, 6), _TURN)
            name, sink = f"turn-{who}@{angle}", 1
        else:
            deep = seat.since * 8 // max(1, seat.length)
            nod = max(0, swing(seat.since, 36, 4))
            angle = nearest(14 + deep * 2 + nod, _TURN)
            name, sink = f"turn-{who}@{angle}", 2 + deep + nod
        squash = 2 if seat.hit < 3 else 0
        sheet.put(stage, f"body-{who}", x, 250 + squash)
        sheet.put(stage, name, x, NECK_Y + sink + breath + squash)
        if seat.phase == Phase.DROWSY and seat.hit > 20:
            sheet.put(stage, "bubble-small", x + 27, NECK_Y - 20 + swing(tick, 50, 2))
        elif seat.phase == Phase.NODDING:
            for index, size in enumerate(("z-1", "z-2")):
                lift = (seat.since + index * 22) % 44
                sheet.put(stage, size, x + 26 + lift // 4, NECK_Y - 38 - lift // 3)

    def _draw_sleeper(self, stage: Canvas, number: int, seat: Seat, tick: int) -> None:
        sheet, x, who = self._sheet, SEAT_X[number], WHO[number]
        sheet.put(stage, f"body-{who}", x, 252)
        rise = 1 if tick % 60 < 30 else 0
        sheet.put(stage, f"sleep-{who}@{3 * rise}", x + 2, NECK_Y + 16 - rise)
        sheet.put(stage, "bubble" if tick // 20 % 2 else "bubble-small", x + 26, NECK_Y - 2)
        for index, size in enumerate(("z-1", "z-2", "z-3")):
            lift = (seat.since + index * 18) % 54
            sheet.put(stage, size, x + 20 + lift // 3 + index * 3, NECK_Y - 26 - lift * 2 // 3)

    def _draw_hand(self, stage: Canvas, state: State) -> None:
        """The rolled notebook: higher the longer it is held, down in three ticks, back to the desk."""
        hand = state.hand
        if hand.seat >= 0:
            held = min(hand.held, 24)
            angle = -14 if held <= self._tuning.light else -30 if held < self._tuning.hard else -48
            tremble = (held >= self._tuning.hard) * (1 if hand.held % 4 < 2 else -1)
            self._sheet.put(stage, f"notebook@{angle}", SEAT_X[hand.seat] + 30 + tremble, 176 - min(held, 15))
        elif hand.swing < 12:
            angle, lower = ((64, 10), (64, 12), (42, 8), (20, 0))[min(hand.swing // 3, 3)]
            self._sheet.put(stage, f"notebook@{angle}", SEAT_X[hand.target] + 30 - angle // 2, 168 + lower)
        elif not state.eraser.flying:
            self._sheet.put(stage, "notebook@-14", 218, 284)

    def _draw_eraser(self, stage: Canvas, state: State) -> None:
        eraser: Eraser = state.eraser
        if eraser.flying:
            poses = flight(eraser.throw, self._tuning.flight)
            x, y, angle, size = poses[min(eraser.since, len(poses) - 1)]
            self._sheet.put(stage, f"eraser-{size}@{angle}", x, y)
        elif state.struck < LONG_AGO and state.struck < 60:
            self._sheet.put(stage, "forehead", 120, 282 + max(0, state.struck - 40))
            poses = flight(eraser.throw, self._tuning.flight)
            place = self._tuning.flight + state.struck
            if place < len(poses):
                x, y, angle, size = poses[place]
                self._sheet.put(stage, f"eraser-{size}@{angle}", x, y)
            if state.struck < 24:
                self._sheet.put(stage, f"dust-{min(3, state.struck // 8 + 1)}", 120, 250)


def make_view(spec: GameSpec, language: str) -> AwakeView:
    """For the catalogue."""
    return AwakeView(spec, language)
