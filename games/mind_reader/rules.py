"""The rules of Mind Reading Trainer: integers only, so that a play is judged alike on every machine.

Ten scenes out of a pool, each with two answers; 4 takes the left one, 6 the right one. Kind answers earn the more
the sooner they come and the more came in a row: what speed earns grows with the row, so that guesses earn little.
Answers sooner than anybody can read earn next to nothing. Whose seeds follow each other (`deck_of`) meets no scene
again before those of four other walks.
"""

from __future__ import annotations

import msgspec

from games.engine.rules import MOST, Event, EventLog, StateField
from games.mind_reader.state import GRADES, LEFT, LONG_AGO, NONE, RIGHT, ScenePhase, State
from games.mind_reader.tuning import Tuning
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 2
EVENTS = (
    "question", "answers", "hurry", "right", "hasty", "wrong", "late", "grow", "join", "leave", "clueless", "tidy",
    "listener", "kind", "liked", "star",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
KEYS = (Key.DIGIT_4, Key.DIGIT_6)
_ENDS = ("clueless", "tidy", "listener", "kind", "liked", "star")
"""What the walker has become, by grade."""


class Rules:
    """Rules of Mind Reading Trainer: kind answers, given in time, win admirers."""

    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        rng = Rng(seed)
        order = rng.shuffled(deck_of(seed, tuning))[: tuning.questions]
        sides = [rng.below(2) for _ in order]
        self.state = State(rng.save(), order, sides, length=tuning.walk)
        self._log = EventLog(EVENTS)

    def tick(self, keys: Keys) -> list[Event]:
        """Advance the clocks by a tick, then apply a press to the phase that the scene is in."""
        state, tuning = self.state, self.tuning
        if not self._log.start_tick(state):
            return []
        state.since = min(state.since + 1, LONG_AGO)
        state.walked += 1
        match state.phase:
            case ScenePhase.WALK if state.since >= state.length:
                self._go(ScenePhase.READ, tuning.reading)
                self._log.emit("question", state.order[state.number])
            case ScenePhase.READ if state.since >= state.length:
                self._go(ScenePhase.ASK, tuning.limit)
                self._log.emit("answers")
            case ScenePhase.ASK:
                self._ask(keys)
            case ScenePhase.PRAISE | ScenePhase.REGRET if state.since >= state.length:
                self._next()
        return self._log.events

    @property
    def pausable(self) -> bool:
        """Whether no question is on."""
        return self.state.phase not in (ScenePhase.READ, ScenePhase.ASK)

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self.state)

    def load(self, saved: bytes) -> None:
        self.state = msgspec.msgpack.decode(saved, type=State)

    @property
    def grade(self) -> int:
        """Grade of the walker's looks, 0-5, by the right answers so far."""
        return grade_of(self.state.right, self.tuning.questions)

    def _go(self, phase: ScenePhase, length: int) -> None:
        self.state.phase, self.state.since, self.state.length = phase, 0, length

    def _ask(self, keys: Keys) -> None:
        state, tuning = self.state, self.tuning
        presses = [key for key in keys.presses if key in KEYS]
        if presses:
            self._answer(LEFT if presses[0] == Key.DIGIT_4 else RIGHT)
            return
        left = state.length - state.since
        if left <= 0:
            self._answer(NONE)
        elif left <= tuning.hurry and left % 60 == 0:
            self._log.emit("hurry", left // 60)

    def _answer(self, side: int) -> None:
        state, tuning = self.state, self.tuning
        state.chosen = side
        state.thought = min(state.thought + state.since, MOST)
        if side != state.kind_side[state.number]:
            state.chain = 0
            loss = min(tuning.wrong, state.score) if side != NONE else 0
            state.score -= loss
            self._log.emit("late" if side == NONE else "wrong", side, -loss)
            if state.admirers:
                state.admirers -= 1
                self._log.emit("leave", state.admirers)
            self._go(ScenePhase.REGRET, tuning.regret)
            return
        if state.since < tuning.hasty:
            state.chain = 0
            self._log.award(state, "hasty", side, tuning.hasty_points)
        else:
            self._log.award(state, "right", side, tuning.right + self.quick_points() + tuning.chain * state.chain)
            state.chain += 1
            state.longest = max(state.longest, state.chain)
        before = self.grade
        state.right += 1
        if self.grade > before:
            self._log.emit("grow", self.grade)
        state.admirers += tuning.together[state.chain >= tuning.chain_joins]
        self._log.emit("join", state.admirers)
        self._go(ScenePhase.PRAISE, tuning.praise)

    def quick_points(self) -> int:
        """Return what the speed of a right answer would earn in this tick: all of it only after a row of them."""
        state, tuning = self.state, self.tuning
        left = tuning.limit - state.since
        row = min(state.chain, tuning.quick_row)
        return tuning.quick * left * left * row // (tuning.limit * tuning.limit * tuning.quick_row)

    def _next(self) -> None:
        state = self.state
        if state.number + 1 >= self.tuning.questions:
            state.over = True
            self._log.emit(_ENDS[self.grade])
            self._log.emit("over", 0, state.score)
            return
        state.number += 1
        state.chosen = NONE
        self._go(ScenePhase.WALK, self.tuning.walk)


def deck_of(seed: int, tuning: Tuning) -> range:
    """Return the scenes that a seed draws from: every fifth one, and the next seed's are others."""
    return range(seed % tuning.decks, tuning.pool, tuning.decks)


def grade_of(right: int, questions: int) -> int:
    """Return the grade for so many right answers: 0 is clueless, 5 all right but one or none."""
    return min(GRADES - 1, right * (GRADES - 1) * 10 // (questions * 9))
