"""The rules of The Wig Game: integers only, so that a play is judged alike on every machine.

The CEO sleeps through a meeting, and his wig wants to leave. 4 and 6 switch the left and the right fan; a fan pushes
the wig away from itself. The head leans and nods, gusts come through the windows, flies, visitors and telephones come,
and every press makes noise. At the edge the wig hangs by a hair, and the key of that side saves it. The play ends when
it falls.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from games.engine.rules import MOST, Event, EventLog, StateField, decode_state, encode_state
from games.wig import incidents
from games.wig.incidents import IncidentKind
from games.wig.state import EDGE, LEAN, LONG_AGO, POWER, Fan, Gust, Head, Incident, State, Wig
from games.wig.tuning import Tuning
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 3
EVENTS = (
    "on", "off", "sway", "inhale", "nod", "curtain", "gust", "warn", "slip", "hang", "safe", "saved", "fit", "chain",
    "fly", "land", "shooed", "tickle", "sneeze", "phone", "ring", "coffee", "steam", "window", "draft", "shut",
    "visitor", "peek", "noticed", "unnoticed", "point", "mutter", "snooze", "wake",
    "fall", "crash", "found_out", "startled", "nodded", "blown", "sneezed", "slid",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
KEYS = (Key.DIGIT_4, Key.DIGIT_6)
PHASES = (0, 900, 1800, 3000, 4200)
"""The ticks that the tuning's lists of five are for; between them it glides."""
HURRY_TICKS = 900
CRASHES = (29, 44, 38, 29, 24)
"""Ticks from the fall to the table, by the kind of fall."""
_FASTEST = EDGE // 10
_JUST_NOW = 50
_MOST_HURRY = 40


class Rules:
    """Rules of The Wig Game: two fans keep a sleeping CEO's wig on his moving head."""

    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        side = self._rng.choice((-1, 1))
        self.state = State(
            chance=self._rng.save(),
            fans=[Fan(), Fan()],
            head=Head(hold=tuning.first_doze, nod=tuning.nod_from, nod_side=side),
            gust=Gust(wait=tuning.gust_from, side=-side),
            incident=Incident(wait=tuning.incident_from),
            wig=Wig(),
        )
        self._log = EventLog(EVENTS)

    def tick(self, keys: Keys) -> list[Event]:
        """Advance the fans, then the CEO, his head, air, incidents, wig and points; nothing but fans while it hangs."""
        state = self.state
        if not self._log.start_tick(state):
            return []
        if state.fitted < LONG_AGO:
            state.fitted += 1
        if state.saved < LONG_AGO:
            state.saved += 1
        self._fans(keys)
        if state.falling:
            self._fall()
            return self._log.events
        if state.wig.hang:
            self._hang()
            return self._log.events
        self._ceo()
        self._head()
        self._gust()
        self._incident()
        self._wig()
        self._points()
        return self._log.events

    @property
    def pausable(self) -> bool:
        """Whether the wig sits safely, and neither a nod nor a gust nor an incident is coming."""
        state, tuning = self.state, self.tuning
        windy = state.gust.left > 0 or state.gust.wait <= tuning.gust_telegraph
        nodding = state.head.nod <= tuning.nod_telegraph
        busy = bool(state.incident.kind) or state.incident.wait <= tuning.incident_telegraph
        return abs(state.wig.x) < EDGE // 2 and not (state.wig.hang or state.falling or windy or nodding or busy)

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)

    @property
    def phase(self) -> int:
        """Phase of the meeting, 0-4: play grows harder from one to the next."""
        return bisect_right(PHASES, self.state.tick) - 1

    def now(self, values: list[int]) -> int:
        """Return the value of a tuning list at this tick, interpolated between the meeting's phases."""
        phase = self.phase
        if phase == len(PHASES) - 1:
            return values[-1]
        start, value = PHASES[phase], values[phase]
        return value + (values[phase + 1] - value) * (self.state.tick - start) // (PHASES[phase + 1] - start)

    def push(self, values: list[int]) -> int:
        """Return the value of a tuning list of pushes at this tick, in offset a tick."""
        push, late = self.now(values), self.state.tick - PHASES[-1]
        if late >= HURRY_TICKS:
            push = push * grown(self.tuning.hurry, min(late // HURRY_TICKS, _MOST_HURRY)) // 1000
        return speed_of(push)

    def _about(self, ticks: int) -> int:
        """Return a time within a quarter of `ticks`."""
        return max(1, ticks + self._rng.between(-(ticks // 4), ticks // 4))

    # the fans and their noise

    def _fans(self, keys: Keys) -> None:
        state, tuning = self.state, self.tuning
        for event in keys.events:
            if event.down and event.key in KEYS:
                state.fans[KEYS.index(event.key)].asked = 0
        for number, fan in enumerate(state.fans):
            if fan.asked <= tuning.buffer and not state.awake and not state.falling:
                self._switch(number)
            if fan.asked < LONG_AGO:
                fan.asked += 1
            if fan.since < LONG_AGO:
                fan.since += 1
            if fan.on:
                fan.power = min(fan.power + step_of(tuning.spin_up), POWER)
            elif fan.power:
                fan.power = max(0, fan.power - step_of(tuning.spin_down))
            fan.turn = (fan.turn + fan.power) % (POWER * 24)
        state.noise = max(0, state.noise - (tuning.noise_decay << 8) // 60)

    def _switch(self, number: int) -> None:
        state = self.state
        fan = state.fans[number]
        fan.on = not fan.on or self._is_near(number)
        fan.since, fan.asked = 0, LONG_AGO
        state.noise += self.tuning.noise << 8
        self._log.emit("on" if fan.on else "off", number)
        if state.wig.hang and self._brings_back(number, fan.on):
            self._rescue()

    def _is_near(self, number: int) -> bool:
        """Return whether the wig hangs on this fan's side: its key then blows and never switches off."""
        return self.state.wig.hang > 0 and number == (0 if self.state.wig.x < 0 else 1)

    def _brings_back(self, number: int, on: bool) -> bool:
        """Return whether the key pushes the wig back: that of its side does, and the far fan switched off."""
        return self._is_near(number) or not on

    def _rescue(self) -> None:
        state = self.state
        if state.saved < self.tuning.save_every:
            return
        side = side_of(state.wig.x)
        state.wig.x = side * EDGE * 80 // 100
        state.wig.v = -side * speed_of(self.tuning.fan)
        state.wig.hang = 0
        state.saved = 0
        self._log.emit("saved", 0 if side < 0 else 1)

    # the CEO

    def _ceo(self) -> None:
        state, tuning = self.state, self.tuning
        if state.tick == tuning.first_doze:
            self._log.emit("snooze")
        if state.awake:
            state.awake -= 1
            if not state.awake:
                self._log.emit("snooze")
            return
        if state.noise >= tuning.wake << 8:
            self._wake()
        elif state.noise >= tuning.mutter << 8 and not state.muttered:
            state.muttered = True
            self._log.emit("mutter")
        elif state.noise < (tuning.mutter << 8) // 2:
            state.muttered = False

    def _wake(self) -> None:
        """Let him start up: the hands leave the switches, and the wig goes on where it was going."""
        state, tuning = self.state, self.tuning
        state.awake, state.noise, state.muttered = tuning.awake, 0, False
        for fan in state.fans:
            fan.on = False
        state.head.target, state.head.hold = 0, tuning.awake
        state.wig.v += side_of(state.wig.x) * speed_of(tuning.wake_jerk)
        self._break_chain()
        self._log.emit("wake")

    # the head

    def _head(self) -> None:
        head, tuning = self.state.head, self.tuning
        if head.hold:
            head.hold -= 1
        if not head.hold:
            way = -1 if head.lean > 0 else 1 if head.lean < 0 else self._rng.choice((-1, 1))
            if self._rng.one_in(4):
                way = -way
            first = self.state.tick <= tuning.first_doze
            head.target = way * self._rng.between(LEAN * 3 // 4 if first else LEAN // 3, LEAN)
            head.hold = self._about(self.now(tuning.sway))
            self._log.emit("sway", 0 if way < 0 else 1)
        target = head.target
        if incidents.is_on(self.state, tuning, IncidentKind.PHONE):
            target = self.state.incident.side * LEAN
        head.speed += toward_zero(target - head.lean, 90)
        head.speed = toward_zero(head.speed * 14, 16)
        head.lean = max(-LEAN, min(head.lean + head.speed, LEAN))
        if head.nodded < LONG_AGO:
            head.nodded += 1
        if self.state.awake:
            return
        head.nod -= 1
        if head.nod == tuning.nod_telegraph:
            head.nod_side = self._rng.choice((-1, 1))
            self._log.emit("inhale", 0 if head.nod_side < 0 else 1)
        elif head.nod <= 0:
            self.state.wig.v += head.nod_side * self.push(tuning.nod)
            head.nodded, head.nod = 0, max(tuning.nod_telegraph + 1, self._about(self.now(tuning.nod_every)))
            self._log.emit("nod", 0 if head.nod_side < 0 else 1)

    # the air

    def _gust(self) -> None:
        gust, tuning = self.state.gust, self.tuning
        if gust.left:
            gust.left -= 1
            return
        gust.wait -= 1
        where = 0 if gust.side < 0 else 1
        if gust.wait == tuning.gust_telegraph:
            gust.side = self._rng.choice((-1, 1))
            self._log.emit("curtain", 0 if gust.side < 0 else 1)
        elif gust.wait <= 0:
            gust.left = tuning.gust_length
            gust.wait = max(tuning.gust_telegraph + 1, self._about(self.now(tuning.gust_every)))
            self._log.emit("gust", where)

    def _incident(self) -> None:
        state, tuning = self.state, self.tuning
        if state.awake:
            return
        done = incidents.advance(state, tuning, self._rng, self._log, self.now(tuning.incident_every))
        if done == "sneeze":
            state.wig.v += state.incident.side * self.push(tuning.sneeze)
        elif done == "noticed":
            state.noise += tuning.gasp << 8
            self._break_chain()

    # the wig

    def _wig(self) -> None:
        state, tuning, wig = self.state, self.tuning, self.state.wig
        left, right = state.fans[0].power, state.fans[1].power
        steam = incidents.is_on(state, tuning, IncidentKind.COFFEE)
        if steam or (left > POWER // 2 and right > POWER // 2):
            wig.tilt = min(wig.tilt + step_of(tuning.tilt_up), POWER)
        elif wig.tilt:
            wig.tilt = max(0, wig.tilt - step_of(tuning.tilt_down))
        drift = toward_zero(wig.x, self.now(tuning.instability))
        wanted = drift
        if wig.tilt:
            wanted += toward_zero(drift * wig.tilt, POWER)
        wanted += toward_zero(state.head.lean * self.push(tuning.lean), LEAN)
        if left != right:
            wanted += toward_zero((left - right) * speed_of(tuning.fan), POWER)
        if state.gust.left:
            wanted -= state.gust.side * self.push(tuning.gust)
        if incidents.is_on(state, tuning, IncidentKind.WINDOW):
            wanted -= state.incident.side * self.push(tuning.draft)
        if abs(wig.x) * 100 <= tuning.fit_zone * EDGE:
            wanted = toward_zero(wanted * (100 - tuning.grip), 100)
        wig.v += toward_zero(wanted - wig.v, tuning.settle)
        wig.v = max(-_FASTEST, min(wig.v, _FASTEST))
        wig.x = max(-EDGE, min(wig.x + wig.v, EDGE))
        if abs(wig.x) >= EDGE:
            wig.hang = 1
            self._log.emit("hang", 0 if wig.x < 0 else 1)

    def _hang(self) -> None:
        state, wig = self.state, self.state.wig
        wig.v = 0
        wig.hang += 1
        if wig.hang > self.tuning.hang:
            state.falling, state.fall_side, state.fall_kind = 1, side_of(wig.x), self._rng.below(len(CRASHES))
            self._break_chain()
            self._log.emit("fall", 0 if wig.x < 0 else 1)

    def _fall(self) -> None:
        state = self.state
        state.falling += 1
        for fan in state.fans:
            fan.on = False
        if state.falling == CRASHES[state.fall_kind]:
            self._log.emit("crash", 0 if state.fall_side < 0 else 1)
        if state.falling >= self.tuning.fall:
            state.over = True
            self._log.emit("found_out", 0 if state.fall_side < 0 else 1)
            self._log.emit(cause_of(state))
            self._log.emit("over", 0, state.score)

    # the points

    def _points(self) -> None:
        state, tuning = self.state, self.tuning
        offset = abs(state.wig.x) * 100 // EDGE
        self._warn(offset)
        if state.awake or state.tick <= tuning.first_doze:
            return
        if state.tick % 60 == 0:
            self._log.award(state, "point", 0, tuning.second_points)
        if offset <= tuning.fit_zone:
            state.fit += 1
            state.slip = 0
        elif state.fit or state.chain:
            state.slip += 1
            if state.slip > tuning.fit_slip:
                self._break_chain()
        if state.fit >= tuning.fit_ticks:
            self._log.award(state, "fit", 0, tuning.fit_points + tuning.chain * min(state.chain, tuning.chain_links))
            state.fit, state.fitted = 0, 0
            state.chain = min(state.chain + 1, MOST)
            state.fits, state.longest = min(state.fits + 1, MOST), max(state.longest, state.chain)
            if state.chain in (3, 5):
                self._log.emit("chain", 0, state.chain)

    def _break_chain(self) -> None:
        state = self.state
        if state.chain:
            self._log.emit("slip")
        state.fit = state.slip = state.chain = 0

    def _warn(self, offset: int) -> None:
        state, tuning = self.state, self.tuning
        if not state.warned and offset >= tuning.warning:
            state.warned = True
            self._log.emit("warn", 0 if state.wig.x < 0 else 1)
        elif state.warned and offset < tuning.warning - 15:
            state.warned = False
            self._log.emit("safe")


def cause_of(state: State) -> str:
    """Return why the wig fell ("sneezed", "nodded", "blown", "startled" or "slid"), from the state at the fall."""
    if state.awake:
        return "startled"
    if state.incident.sneezed < _JUST_NOW:
        return "sneezed"
    if state.head.nodded < _JUST_NOW:
        return "nodded"
    windy = state.gust.left > 0 or state.incident.kind == IncidentKind.WINDOW
    return "blown" if windy else "slid"


@lru_cache(maxsize=256)
def grown(hurry: int, times: int) -> int:
    """Return 1,000 after it has grown `times` times to `hurry` thousandths of itself, each time rounded down."""
    share = 1000
    for _ in range(times):
        share = share * hurry // 1000
    return share


def speed_of(push: int) -> int:
    """Convert thousandths of the way to the edge in a second to the wig's offset in a tick."""
    return push * EDGE // 60_000


def step_of(ticks: int) -> int:
    """Return the step a tick that takes a value from 0 to POWER in so many ticks, rounded up."""
    return -(-POWER // ticks)


def side_of(x: int) -> int:
    """Return the side of an offset: -1 left of the middle, else 1."""
    return -1 if x < 0 else 1


def toward_zero(value: int, divisor: int) -> int:
    """Divide and round toward zero, so that both sides of the middle are treated alike."""
    return value // divisor if value >= 0 else -(-value // divisor)
