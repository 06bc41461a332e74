"""The rules of Keep Your Friends Awake: integers only, so that a play is judged alike on every machine.

Three classmates doze off, each at own pace. 4, 5 and 6 raise a rolled notebook over the left, middle and right one;
letting go strikes, the harder the longer it was held. Blows make noise, noise turns the teacher, and while he looks
nobody may be hit or be asleep. Three erasers end the play.
"""

from __future__ import annotations

from games.engine.rules import MOST, Event, EventLog, StateField, decode_state, encode_state
from games.keep_awake.rules_1.state import LONG_AGO, Eraser, Hand, Look, Seat, SleepPhase, State, Teacher
from games.keep_awake.rules_1.tuning import Tuning
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 1
EVENTS = (
    "raise", "drowsy", "nod", "asleep", "whack", "sharp", "stir", "whiff", "too_hard", "chain", "listen", "turn",
    "look", "return", "bell", "point", "strike", "caught", "seen_hitting", "seen_asleep",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
KEYS = (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6)
STRIKES = 3
PHASE_TICKS = 900
NOISE_FULL = 100 << 8
_LIGHT, _MEDIUM, _HARD = range(3)
_WHY = ("seen_hitting", "seen_asleep")


class Rules:
    """Rules of Keep Your Friends Awake: sleepers are woken by blows that must not be seen or too loud."""

    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        self.state = State(
            chance=self._rng.save(),
            seats=[Seat(), Seat(), Seat()],
            teacher=Teacher(length=tuning.random_turn[1]),
            hand=Hand(),
            eraser=Eraser(),
            spawn=tuning.first_doze,
        )
        self._log = EventLog(EVENTS)

    def tick(self, keys: Keys) -> list[Event]:
        """Advance the lesson, the hand, the classmates, the noise, the teacher, the eraser and the score by a tick."""
        state = self.state
        if not self._log.start_tick(state):
            return []
        state.last_hit = min(state.last_hit + 1, LONG_AGO)
        state.struck = min(state.struck + 1, LONG_AGO)
        state.peace = max(0, state.peace - 1)
        self._lesson()
        self._hand(keys)
        self._doze()
        self._noise()
        self._teacher()
        self._eraser()
        if state.tick % 60 == 0 and not state.over:
            awake = sum(seat.phase <= SleepPhase.DROWSY for seat in state.seats)
            self._log.award(state, "point", 0, awake * self.tuning.awake_points)
        return self._log.events

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)

    def pace(self, values: list[int]) -> int:
        """Return the value of a tuning list at this tick: play grows harder from phase to phase.

        It runs from each value to the next in a phase of 15 s; after the last phase it goes on, ever quicker.
        """
        phase, within = self.state.tick // PHASE_TICKS, self.state.tick % PHASE_TICKS
        if phase < 3:
            return max(1, values[phase] + (values[phase + 1] - values[phase]) * within // PHASE_TICKS)
        share, hurry = 1000, self.tuning.hurry
        for _ in range(min(phase - 3, 40)):
            share = share * hurry // 1000
        share -= share * (1000 - hurry) * within // (1000 * PHASE_TICKS)
        return max(1, values[3] * max(share, self.tuning.quickest) // 1000)

    # the lesson

    def _lesson(self) -> None:
        state = self.state
        state.lesson_tick += 1
        if state.lesson_tick < self.tuning.lesson or state.teacher.look != Look.WRITING or state.eraser.flying:
            return
        state.lesson += 1
        state.lesson_tick = 0
        state.peace = max(state.peace, self.tuning.break_time)
        state.noise = 0
        state.teacher = Teacher(length=self._next_turn())
        self._everyone_up()
        self._log.emit("bell", state.lesson)

    def _everyone_up(self) -> None:
        for seat in self.state.seats:
            seat.phase, seat.since, seat.length = SleepPhase.AWAKE, 0, 0
        self.state.spawn = max(self.state.spawn, self.pace(self.tuning.gap) // 2)

    # the hand

    def _hand(self, keys: Keys) -> None:
        hand = self.state.hand
        hand.swing = min(hand.swing + 1, LONG_AGO)
        for seat in self.state.seats:
            seat.hit = min(seat.hit + 1, LONG_AGO)
        if self.state.eraser.flying:
            hand.seat, hand.held = -1, 0
            return
        for event in keys.events:
            if event.key not in KEYS:
                continue
            seat_number = KEYS.index(event.key)
            if event.down:
                hand.seat, hand.held = seat_number, 0
                self._log.emit("raise", seat_number)
            elif hand.seat == seat_number:
                self._strike(seat_number, max(1, hand.held))
                hand.seat, hand.held = -1, 0
        if hand.seat >= 0:
            hand.held = min(hand.held + 1, LONG_AGO)

    def _strike(self, number: int, held: int) -> None:
        state, tuning = self.state, self.tuning
        strength = _LIGHT if held <= tuning.light else _HARD if held >= tuning.hard else _MEDIUM
        hand, seat = state.hand, state.seats[number]
        hand.swing, hand.target, hand.strength = 0, number, strength
        seat.hit, seat.strength, seat.woken = 0, strength, False
        noise = tuning.noise[strength]
        if state.last_hit < tuning.in_a_row:
            noise = noise * (100 + tuning.noise_in_a_row) // 100
        state.last_hit = 0
        if seat.phase == SleepPhase.AWAKE:
            self._add_noise(noise + tuning.noise_of_whiff)
            state.chain = 0
            self._log.emit("whiff", number)
        else:
            self._add_noise(noise)
            self._wake(number, seat, strength)
            if state.noise >= NOISE_FULL and strength != _LIGHT:
                self._log.emit("too_hard", number)
        if self._watched():
            self._catch(number, asleep=False)

    def _wake(self, number: int, seat: Seat, strength: int) -> None:
        """Wake who sits there if the blow is hard enough.

        A light one wakes a drowsy classmate, a medium one also a nodding one, a hard one anybody.
        """
        tuning, state = self.tuning, self.state
        depth = seat.phase - SleepPhase.DROWSY
        if depth > strength:
            if strength + 1 == depth or (strength == _LIGHT and depth == 1):
                seat.phase = SleepPhase(seat.phase - 1)
                seat.since, seat.length = 0, self._lasts(seat.phase)
            self._log.emit("stir", number)
            return
        last_moment = seat.phase == SleepPhase.NODDING and seat.length - seat.since <= tuning.sharp_within
        points = tuning.sharp if last_moment else tuning.wake
        if strength == _HARD:
            points = points * (100 + tuning.hard_bonus) // 100
        points += tuning.chain * min(state.chain, tuning.chain_links)
        state.chain = min(state.chain + 1, MOST)
        state.longest = max(state.longest, state.chain)
        state.woken = min(state.woken + 1, MOST)
        seat.phase, seat.since, seat.length, seat.woken = SleepPhase.AWAKE, 0, 0, True
        self._log.award(state, "sharp" if last_moment else "whack", number, points)
        if state.chain in (3, 6, 10):
            self._log.emit("chain", number, state.chain)

    # the classmates

    def _doze(self) -> None:
        state = self.state
        slowly = state.teacher.look == Look.LOOKING and state.tick % 2 == 0
        for number, seat in enumerate(state.seats):
            if slowly and seat.phase != SleepPhase.ASLEEP:
                continue
            seat.since = min(seat.since + 1, LONG_AGO)
            if seat.phase in (SleepPhase.DROWSY, SleepPhase.NODDING) and seat.since >= seat.length:
                seat.phase = SleepPhase(seat.phase + 1)
                seat.since, seat.length = 0, self._lasts(seat.phase)
                self._log.emit("nod" if seat.phase == SleepPhase.NODDING else "asleep", number)
        if state.peace or state.eraser.flying or slowly:
            return
        state.spawn = max(0, state.spawn - 1)
        dozing = sum(seat.phase != SleepPhase.AWAKE for seat in state.seats)
        if state.spawn or dozing >= self.tuning.dozing[min(state.tick // PHASE_TICKS, 3)]:
            return
        awake = [n for n, seat in enumerate(state.seats) if seat.phase == SleepPhase.AWAKE]
        number = self._rng.choice(awake)
        seat = state.seats[number]
        seat.phase, seat.since, seat.length = SleepPhase.DROWSY, 0, self._lasts(SleepPhase.DROWSY)
        state.spawn = self._about(self.pace(self.tuning.gap))
        self._log.emit("drowsy", number)

    def _lasts(self, phase: SleepPhase) -> int:
        if phase == SleepPhase.DROWSY:
            return self._about(self.pace(self.tuning.drowsy))
        if phase == SleepPhase.NODDING:
            return self._about(self.pace(self.tuning.nodding))
        return 0

    def _about(self, ticks: int) -> int:
        """Return a time within an eighth of `ticks`: each at own pace."""
        return max(1, ticks + self._rng.between(-(ticks // 8), ticks // 8))

    # noise and the teacher

    def _add_noise(self, amount: int) -> None:
        self.state.noise = min(self.state.noise + (amount << 8), NOISE_FULL)

    def _noise(self) -> None:
        state, tuning = self.state, self.tuning
        sleepers = sum(seat.phase == SleepPhase.ASLEEP for seat in state.seats)
        change = ((sleepers * tuning.snore - tuning.decay) << 8) // 60
        state.noise = max(0, min(state.noise + change, NOISE_FULL))

    def _teacher(self) -> None:
        state, tuning, teacher = self.state, self.tuning, self.state.teacher
        teacher.since = min(teacher.since + 1, LONG_AGO)
        match teacher.look:
            case Look.WRITING | Look.LISTENING:
                if teacher.look == Look.WRITING:
                    teacher.chalk = min(teacher.chalk + state.tick % 2, 1000)
                self._hear()
            case Look.TURNING if teacher.since >= teacher.length:
                self._turn_to(Look.LOOKING, self._rng.between(tuning.look[0], tuning.look[1]), "look")
            case Look.LOOKING:
                sleeper = next((n for n, seat in enumerate(state.seats) if seat.phase == SleepPhase.ASLEEP), None)
                if sleeper is not None and self._watched():
                    self._catch(sleeper, asleep=True)
                elif teacher.since >= teacher.length and not state.eraser.flying:
                    self._turn_to(Look.RETURNING, tuning.back, "return")
            case Look.RETURNING if teacher.since >= teacher.length:
                state.noise = 0
                teacher.look, teacher.since, teacher.length = Look.WRITING, 0, self._next_turn()

    def _hear(self) -> None:
        state, tuning, teacher = self.state, self.tuning, self.state.teacher
        turns_by_himself = state.tick >= PHASE_TICKS and teacher.since >= teacher.length and not state.peace
        if state.noise >= NOISE_FULL or turns_by_himself:
            self._turn_to(Look.TURNING, tuning.telegraph, "turn")
        elif teacher.look == Look.WRITING and state.noise >= tuning.listen << 8:
            teacher.look = Look.LISTENING
            self._log.emit("listen")
        elif teacher.look == Look.LISTENING and state.noise < (tuning.listen - 10) << 8:
            teacher.look = Look.WRITING

    def _next_turn(self) -> int:
        low, high = self.tuning.random_turn
        return self._rng.between(low, high)

    def _turn_to(self, look: Look, length: int, event: str) -> None:
        teacher = self.state.teacher
        teacher.look, teacher.since, teacher.length = look, 0, length
        self._log.emit(event)

    def _watched(self) -> bool:
        teacher = self.state.teacher
        return teacher.look == Look.LOOKING and teacher.since >= self.tuning.grace and not self.state.eraser.flying

    def _catch(self, number: int, *, asleep: bool) -> None:
        state = self.state
        state.eraser = Eraser(True, 0, state.eraser.throw + 1, number, asleep)
        state.chain = 0
        self._log.emit(_WHY[asleep], number)
        self._log.emit("caught", number)

    def _eraser(self) -> None:
        state = self.state
        if not state.eraser.flying:
            return
        state.eraser.since += 1
        if state.eraser.since < self.tuning.flight:
            return
        state.eraser.flying = False
        state.strikes += 1
        state.struck = 0
        state.noise = 0
        state.peace = self.tuning.peace
        self._everyone_up()
        self._log.emit("strike", state.strikes)
        self._turn_to(Look.RETURNING, self.tuning.back, "return")
        if state.strikes >= STRIKES:
            state.over = True
            self._log.emit(_WHY[state.eraser.asleep], state.eraser.seat)
            self._log.emit("over", 0, state.score)
