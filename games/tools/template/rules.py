"""The rules: integers only, so that a play is judged alike on every machine. No pygame, no clock, no files."""

from __future__ import annotations

import msgspec

from keitai.kit import Event, EventLog, Key, Keys, Rng, StateField, Want, decode_state, encode_state

from .tuning import Tuning

VERSION, COLUMNS, EVENTS = 1, 5, ("early", "late", "dropped", "good", "perfect")


class State(msgspec.Struct):
    """Whole state of a play: plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    fall: int
    tick: int = 0
    score: int = 0
    over: bool = False
    since: int = 0
    """Ticks since the star began to fall; below 0 none is there yet."""
    column: int = 0
    missed: int = 0


class Rules:
    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        self._log = EventLog(EVENTS)
        self.state = State(self._rng.save(), tuning.fall, since=-tuning.rest, column=self._rng.below(COLUMNS))

    @property
    def moment(self) -> int:
        return self.state.fall * 4 // 5

    def tick(self, keys: Keys) -> list[Event]:
        state, tuning = self.state, self.tuning
        if not self._log.start_tick(state):
            return []
        state.since += 1
        if keys.pressed(Key.DIGIT_5) and state.since > 0:
            if (beside := abs(state.since - self.moment)) > tuning.good:
                self._miss("early" if state.since < self.moment else "late")
            else:
                how, points = ("good", tuning.points[1]) if beside > tuning.perfect else ("perfect", tuning.points[0])
                self._log.award(state, how, state.column, points)
                self._next()
        elif state.since >= state.fall:
            self._miss("dropped")
        return self._log.events

    def wants(self) -> list[Want]:
        return [Want(Key.DIGIT_5, self.moment - self.state.since - 1)] if self.state.since > 0 else []

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)

    def _next(self) -> None:
        state, tuning = self.state, self.tuning
        state.fall = max(tuning.quickest, state.fall * tuning.quicker // 100)
        state.since, state.column = -tuning.rest, self._rng.below(COLUMNS)

    def _miss(self, how: str) -> None:
        self.state.missed += 1
        self._log.emit(how, self.state.column)
        self._next()
        if self.state.missed >= self.tuning.lives:
            self.state.over = True
            self._log.emit("over", 0, self.state.score)
