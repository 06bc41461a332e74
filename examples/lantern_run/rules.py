"""The rules: a fox who always runs, one key that leaps, and a map of tiles that holds him. Whole numbers alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from keitai.kit import (
    Event,
    EventLog,
    Key,
    Keys,
    Rect,
    Rng,
    SceneStack,
    StateField,
    Want,
    box_hits_box,
    decode_state,
    encode_state,
    pop_scene,
    push_scene,
    replace_scene,
    swing,
    tick_scene,
)

from .course import LIGHTS, ROWS, SIZE, SOLID, Course, draw_course, lay_course
from .tuning import Tuning

VERSION = 1
SCENES = ("ready", "run", "tumble", "home")
EVENTS = (
    "leap", "land", "firefly", "lantern", "street", "bump", "cat", "crow", "fall", "back", "home", "candle", "out",
)  # fmt: skip
WIDE, TALL = 14, 22
READY, HOME = 70, 190
AHEAD, LATE = 140, 12
"""Pixels that a player looks ahead, and for which a leap that was missed can still be made."""
_FINE = 256
_FASTEST_FALL = 1_600
_FIRST_COLUMN = 3


class State(msgspec.Struct):
    """Whole state of a play: plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    course: list[int]
    scenes: SceneStack
    candles: int
    tick: int = 0
    score: int = 0
    over: bool = False
    x: int = _FIRST_COLUMN * SIZE * _FINE
    """Places and speeds are 256ths of a pixel."""
    y: int = 0
    down: int = 0
    rising: int = 0
    """Ticks for which a key that is held still carries him."""
    pressed: int = 99
    """Ticks since the key went down."""
    aloft: int = 0
    """Ticks since he had a roof below him."""
    safe: int = 0
    chain: int = 0
    street: int = 1
    taken: list[int] = []
    """Places of the fireflies and lanterns he has, and of foes he has met, of the part of the way that is near."""


class Rules:
    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        self._log = EventLog(EVENTS)
        course = draw_course(self._rng, tuning.streets)
        self.state = State(self._rng.save(), course, SceneStack(["ready"]), tuning.candles)
        self.course: Course = lay_course(tuple(course))
        self.state.y = (self._roof_below(_FIRST_COLUMN) * SIZE - TALL) * _FINE

    @property
    def box(self) -> Rect:
        """Where the fox is, in pixels of the world."""
        return Rect(self.state.x // _FINE, self.state.y // _FINE, WIDE, TALL)

    @property
    def speed(self) -> int:
        """256ths of a pixel that he runs in a tick: the quicker, the further he has come."""
        tuning, way = self.tuning, self.course.level.width
        return tuning.slowest + (tuning.quickest - tuning.slowest) * min(self.box.x, way) // way

    def tick(self, keys: Keys) -> list[Event]:
        state = self.state
        if not self._log.start_tick(state):
            return []
        tick_scene(state.scenes)
        state.pressed = 0 if keys.pressed(Key.DIGIT_5) else min(state.pressed + 1, 99)
        match state.scenes.top:
            case "ready":
                if state.scenes.age >= READY:
                    replace_scene(state.scenes, "run", SCENES)
            case "run":
                self._run(keys)
            case "tumble":
                if state.scenes.age >= self.tuning.tumble:
                    self._come_back()
            case "home":
                self._arrive()
        return self._log.events

    def foes(self, left: int, right: int) -> Iterator[tuple[int, str, Rect]]:
        """Yield place, letter and box of each cat and crow between two columns; crows go up and down."""
        foes = self.course.foes
        for column, row, tile in foes[bisect_left(foes, (left,)) : bisect_left(foes, (right,))]:
            place = column * ROWS + row
            if place not in self.state.taken:
                lift = swing(self.state.tick + column * 9, 120, 10) - 8 if tile == "k" else 0
                yield place, tile, Rect(column * SIZE + 2, row * SIZE + 4 + lift, 13, 12)

    def wants(self) -> list[Want]:
        """Return the leap that the way ahead asks for, as a player who looks ahead sees it."""
        if self.state.scenes.top != "run":
            return []
        edge, leaps = self.box.right, self.course.leaps
        place = bisect_left(leaps, ((edge - LATE) // SIZE,))
        if place == len(leaps) or leaps[place][0] * SIZE - edge > AHEAD:
            return []
        column, long = leaps[place]
        away = (column * SIZE - edge) * _FINE // self.speed
        return [Want(Key.DIGIT_5, away, self.tuning.held if long else 5, of=column)]

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)
        self.course = lay_course(tuple(self.state.course))

    def _run(self, keys: Keys) -> None:
        state, before = self.state, self.box
        state.safe = max(0, state.safe - 1)
        self._leap(keys)
        x, y = state.x + self.speed, state.y + state.down
        moved = self.course.level.move(before, x // _FINE - before.x, y // _FINE - before.y)
        state.x = moved.box.x * _FINE + x % _FINE if not moved.side else moved.box.x * _FINE
        state.y = y if not moved.below else moved.box.y * _FINE
        if moved.below < 0:
            state.down = 0
        if moved.side and self._sunk():
            self._fall()
            return
        if moved.side:
            self._bump()
        self._stand()
        self._gather()
        self._meet()
        self._go_on()

    def _leap(self, keys: Keys) -> None:
        """Leave the roof, or rise further while the key is held; else fall."""
        state, tuning = self.state, self.tuning
        if state.pressed <= tuning.early and state.aloft <= tuning.late and state.down >= 0:
            state.down, state.rising, state.aloft, state.pressed = -tuning.leap, tuning.held, 99, 99
            self._log.emit("leap")
        if not keys.held(Key.DIGIT_5):
            state.rising = 0
        lighter = state.rising > 0 and state.down < 0
        state.rising = max(0, state.rising - 1)
        state.down = min(_FASTEST_FALL, state.down + (tuning.light if lighter else tuning.heavy))

    def _stand(self) -> None:
        """Come to stand where a roof is right below."""
        state = self.state
        if state.down >= 0 and self.course.level.move(self.box, 0, 1).below > 0:
            if state.aloft > 6:
                self._log.emit("land")
            state.y, state.down, state.aloft = self.box.y * _FINE, 0, 0
        else:
            state.aloft = min(state.aloft + 1, 99)

    def _gather(self) -> None:
        state, tuning = self.state, self.tuning
        reach = Rect(self.box.x - 4, self.box.y - 4, WIDE + 8, TALL + 8)
        for column, row, tile in self.course.level.under(reach):
            place = column * ROWS + row
            if tile in LIGHTS and place not in state.taken:
                state.taken.append(place)
                if tile == "L":
                    self._log.award(state, "lantern", place, tuning.lantern)
                    continue
                self._log.award(
                    state, "firefly", place, tuning.points + tuning.chain * min(state.chain, tuning.longest)
                )
                state.chain += 1
        near = (self.box.x // SIZE - 12) * ROWS
        state.taken = [place for place in state.taken if place >= near]

    def _meet(self) -> None:
        column = self.box.x // SIZE
        for place, tile, foe in list(self.foes(column - 2, column + 4)):
            if not self.state.safe and box_hits_box(self.box, foe):
                self.state.taken.append(place)
                self.state.down, self.state.rising = -900, 0
                self._mishap("cat" if tile == "c" else "crow")

    def _bump(self) -> None:
        """Run against a wall: it is climbed, and costs a candle."""
        self.state.down, self.state.rising, self.state.aloft = -1_250, 0, 99
        if not self.state.safe:
            self._mishap("bump")

    def _sunk(self) -> bool:
        """Return whether the wall before him is too high to be climbed."""
        return self._roof_below(self.box.right // SIZE) * SIZE < self.box.y - SIZE

    def _fall(self) -> None:
        """Fall between the houses."""
        self.state.safe = 0
        self._mishap("fall")
        if not self.state.over:
            push_scene(self.state.scenes, "tumble", SCENES)

    def _mishap(self, what: str) -> None:
        state = self.state
        state.candles -= 1
        state.chain, state.safe = 0, self.tuning.safe
        self._log.emit(what, self.box.x // SIZE)
        if not state.candles:
            state.over = True
            self._log.emit("out")
            self._log.emit("over", 0, state.score)

    def _go_on(self) -> None:
        """Fall between the houses, come to the next street, or to the shrine."""
        state, course = self.state, self.course
        if state.over:
            return
        if self.box.y > course.level.height:
            self._fall()
            return
        column = self.box.x // SIZE
        if state.street < len(course.starts) and column >= course.starts[state.street]:
            state.street += 1
            self._log.award(state, "street", state.street - 1, self.tuning.street)
        if column >= course.gate - 1 and not state.aloft:
            replace_scene(state.scenes, "home", SCENES)
            self._log.emit("home")

    def _come_back(self) -> None:
        """Be set down over the next roof that is wide enough."""
        state = self.state
        column = self.box.x // SIZE
        while any(self._roof_below(column + more) >= ROWS for more in range(4)):
            column += 1
        state.x, state.y = column * SIZE * _FINE, (self._roof_below(column) * SIZE - TALL - 40) * _FINE
        state.down, state.rising, state.aloft, state.safe = 0, 0, 99, self.tuning.safe
        pop_scene(state.scenes)
        self._log.emit("back")

    def _arrive(self) -> None:
        """Bow before the shrine: each candle that burns is paid, one after another."""
        state, age = self.state, self.state.scenes.age
        if age % 30 == 0 and age // 30 <= state.candles:
            self._log.award(state, "candle", age // 30, self.tuning.candle)
        if age >= HOME:
            state.over = True
            self._log.emit("over", 1, state.score)

    def _roof_below(self, column: int) -> int:
        """Return the row of the highest roof of a column, `ROWS` for none."""
        level = self.course.level
        return next((row for row in range(ROWS) if level.tile(column, row) in SOLID), ROWS)
