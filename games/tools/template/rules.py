"""The rules: integers only, so that a play is judged alike on every machine. No pygame, no clock, no files."""

from __future__ import annotations

import msgspec

from games.engine.rules import Event, OfState, Told, load_play, save_play
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

from .tuning import Tuning

VERSION, COLUMNS = 1, 5


class State(msgspec.Struct):
    """The whole play: plain data, saved and loaded bit for bit."""

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
    score = OfState[int]("score")
    over = OfState[bool]("over")
    ticks = OfState[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._chance = Rng(seed)
        self._told = Told()
        self.state = State(self._chance.save(), tuning.fall, since=-tuning.rest, column=self._chance.below(COLUMNS))

    @property
    def moment(self) -> int:
        return self.state.fall * 4 // 5

    def tick(self, keys: Keys) -> list[Event]:
        state, tuning = self.state, self.tuning
        if not self._told.begin(state):
            return []
        state.since += 1
        beside = abs(state.since - self.moment)
        if keys.pressed(Key.DIGIT_5) and state.since > 0:
            if beside > tuning.good:
                self._miss("early" if state.since < self.moment else "late")
            else:
                perfect = beside <= tuning.perfect
                self._told.earn(state, "perfect" if perfect else "good", state.column, tuning.points[not perfect])
                self._next()
        elif state.since >= state.fall:
            self._miss("dropped")
        return self._told.events

    def save(self) -> bytes:
        return save_play(self.state, self._chance)

    def load(self, saved: bytes) -> None:
        self.state = load_play(saved, State, self._chance)

    def _next(self) -> None:
        state, tuning = self.state, self.tuning
        state.fall = max(tuning.quickest, state.fall * tuning.quicker // 100)
        state.since, state.column = -tuning.rest, self._chance.below(COLUMNS)

    def _miss(self, how: str) -> None:
        self.state.missed += 1
        self._told.say(how, self.state.column)
        self._next()
        if self.state.missed >= self.tuning.lives:
            self.state.over = True
            self._told.say("over", 0, self.state.score)
