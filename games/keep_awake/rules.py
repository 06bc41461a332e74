"""The rules of Keep Your Friends Awake: integers only, so that a play is judged alike on every machine.

Three classmates doze off, each at own pace. 4, 5 and 6 raise a rolled notebook over the left, middle and right one;
letting go strikes, the harder the longer it was held. Blows make noise, noise turns the teacher, and while he looks
nobody may be hit or be asleep. Three erasers end the play.
"""

from __future__ import annotations

from games.engine.rules import MOST, Event, EventLog, StateField, decode_state, encode_state
from games.keep_awake.state import LONG_AGO, Eraser, Hand, Look, Seat, SleepPhase, State, Teacher, Twist, twist_of
from games.keep_awake.tuning import Tuning
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 2
EVENTS = (
    "raise", "drowsy", "nod", "asleep", "tap", "thump", "smack", "whack", "sharp", "stir", "whiff", "too_hard", "chain",
    "yawn", "ring", "hang_up", "again", "listen", "turn", "look", "return", "bell", "point", "strike", "caught",
    "seen_hitting", "seen_asleep",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
KEYS = (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6)
STRIKES = 3
PHASE_TICKS = 900
SLOW = 6
"""While he looks, everybody pulls himself together and dozes so many times more slowly."""
NOISE_FULL = 100 << 8
_LIGHT, _MEDIUM, _HARD = range(3)
BLOWS = ("tap", "thump", "smack")
"""The event of a blow, by its strength."""
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
        if state.last_hit < LONG_AGO:
            state.last_hit += 1
        if state.struck < LONG_AGO:
            state.struck += 1
        if state.peace:
            state.peace -= 1
        self._lesson()
        self._hand(keys)
        self._doze()
        self._twist()
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

    @property
    def pausable(self) -> bool:
        """Whether nobody dozes, nothing rings, no hand is up, and the teacher writes."""
        state = self.state
        busy = state.hand.seat >= 0 or state.eraser.flying or state.ringer >= 0 or state.noise >= NOISE_FULL
        calm = all(seat.phase == SleepPhase.AWAKE for seat in state.seats)
        return calm and not busy and state.teacher.look in (Look.WRITING, Look.LISTENING)

    @property
    def twist(self) -> Twist:
        """The twist of the lesson under way."""
        return twist_of(self.state.lesson)

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
        state = self.state
        for seat in state.seats:
            seat.phase, seat.since, seat.length = SleepPhase.AWAKE, 0, 0
        state.spawn = max(state.spawn, self.pace(self.tuning.gap) // 2)
        state.yawner = state.ringer = -1
        state.ring = self.tuning.ring_every
        state.again = False

    # the hand

    def _hand(self, keys: Keys) -> None:
        hand = self.state.hand
        if hand.swing < LONG_AGO:
            hand.swing += 1
        for seat in self.state.seats:
            if seat.hit < LONG_AGO:
                seat.hit += 1
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
        if hand.seat < 0:
            return
        hand.held = min(hand.held + 1, LONG_AGO)
        if self._watched() and self.state.teacher.since >= self.tuning.grace + self.tuning.raised:
            self._catch(hand.seat, asleep=False)
            hand.seat = -1

    def _strike(self, number: int, held: int) -> None:
        state, tuning = self.state, self.tuning
        strength = _LIGHT if held <= tuning.light else _HARD if held >= tuning.hard else _MEDIUM
        hand, seat = state.hand, state.seats[number]
        hand.swing, hand.target, hand.strength = 0, number, strength
        seat.hit, seat.strength, seat.woken = 0, strength, False
        noise = tuning.noise[strength]
        if state.last_hit < tuning.in_a_row:
            noise = noise * (100 + tuning.noise_in_a_row) // 100
        if self.twist == Twist.HUSH:
            noise = noise * (100 + tuning.echo) // 100
        state.last_hit = 0
        quiet = state.noise < NOISE_FULL
        self._log.emit(BLOWS[strength], number)
        if state.ringer == number:
            self._add_noise(noise)
            self._hang_up(number)
        elif seat.phase == SleepPhase.AWAKE:
            self._add_noise(noise + tuning.noise_of_whiff)
            state.chain = 0
            self._log.emit("whiff", number)
        else:
            self._add_noise(noise)
            self._wake(number, seat, strength)
        if quiet and state.noise >= NOISE_FULL:
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
        slowly = state.teacher.look == Look.LOOKING and state.tick % SLOW != 0
        for number, seat in enumerate(state.seats):
            if slowly and seat.phase != SleepPhase.ASLEEP:
                continue
            if seat.since < LONG_AGO:
                seat.since += 1
            if SleepPhase.AWAKE < seat.phase < SleepPhase.ASLEEP and seat.since >= seat.length:
                seat.phase = SleepPhase(seat.phase + 1)
                seat.since, seat.length = 0, self._lasts(seat.phase)
                self._log.emit("nod" if seat.phase == SleepPhase.NODDING else "asleep", number)
        if state.peace or state.eraser.flying or slowly:
            return
        if state.spawn:
            state.spawn -= 1
        if state.spawn:
            return
        awake = [n for n, seat in enumerate(state.seats) if seat.phase == SleepPhase.AWAKE]
        if len(state.seats) - len(awake) >= self.tuning.dozing[min(state.tick // PHASE_TICKS, 3)]:
            return
        number = self._rng.choice(awake)
        self._doze_off(number)
        state.spawn = self._about(self.pace(self.tuning.gap))
        if self.twist == Twist.YAWNS:
            state.yawner, state.yawn = number, self.tuning.yawn

    def _doze_off(self, number: int) -> None:
        seat = self.state.seats[number]
        seat.phase, seat.since, seat.length = SleepPhase.DROWSY, 0, self._lasts(SleepPhase.DROWSY)
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

    # the lesson's twist

    def _twist(self) -> None:
        match self.twist:
            case Twist.YAWNS:
                self._yawn()
            case Twist.PHONES:
                self._ring()

    def _yawn(self) -> None:
        """Let the neighbor doze off who catches the yawn, unless a blow has kept the first one awake."""
        state = self.state
        state.yawn = max(0, state.yawn - 1)
        if state.yawner < 0 or state.yawn or state.eraser.flying:
            return
        first, state.yawner = state.yawner, -1
        number = _neighbor(first)
        if state.seats[first].phase != SleepPhase.AWAKE and state.seats[number].phase == SleepPhase.AWAKE:
            self._log.emit("yawn", number)
            self._doze_off(number)

    def _ring(self) -> None:
        """Let a telephone ring now and then, until it stops by itself or the seat is hit."""
        state, tuning = self.state, self.tuning
        if state.teacher.look not in (Look.WRITING, Look.LISTENING) or state.eraser.flying:
            return
        state.ring = max(0, state.ring - 1)
        if state.ring:
            return
        if state.ringer >= 0:
            state.ringer, state.ring = -1, self._about(tuning.ring_every)
        elif not state.peace:
            state.ringer, state.ring = self._rng.below(len(state.seats)), tuning.ring
            self._log.emit("ring", state.ringer)

    def _hang_up(self, number: int) -> None:
        """Silence the telephone at a seat, and wake whoever slept through it."""
        state, tuning = self.state, self.tuning
        state.ringer, state.ring = -1, self._about(tuning.ring_every)
        seat = state.seats[number]
        seat.phase, seat.since, seat.length, seat.woken = SleepPhase.AWAKE, 0, 0, True
        state.chain = min(state.chain + 1, MOST)
        state.longest = max(state.longest, state.chain)
        self._log.award(state, "hang_up", number, tuning.sharp)

    # noise and the teacher

    def _add_noise(self, amount: int) -> None:
        self.state.noise = min(self.state.noise + (amount << 8), NOISE_FULL)

    def _noise(self) -> None:
        """Let noise fade, and grow by snores and telephones; a full meter stays full until he has turned."""
        state, tuning = self.state, self.tuning
        if state.noise >= NOISE_FULL:
            return
        sleepers = [seat.phase for seat in state.seats].count(SleepPhase.ASLEEP)
        ringing = tuning.ring_noise if state.ringer >= 0 else 0
        change = ((sleepers * tuning.snore + ringing - tuning.decay) << 8) // 60
        state.noise = max(0, min(state.noise + change, NOISE_FULL))

    def _teacher(self) -> None:
        state, tuning, teacher = self.state, self.tuning, self.state.teacher
        if teacher.since < LONG_AGO:
            teacher.since += 1
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
                if self.twist == Twist.SUSPICION and not state.again:
                    state.again = True
                    self._log.emit("again")
                    self._turn_to(Look.TURNING, self.pace(tuning.startle), "turn")
                    return
                state.again = False
                teacher.look, teacher.since, teacher.length = Look.WRITING, 0, self._next_turn()

    def _hear(self) -> None:
        state, tuning, teacher = self.state, self.tuning, self.state.teacher
        turns_by_himself = state.tick >= PHASE_TICKS and teacher.since >= teacher.length and not state.peace
        if state.noise >= NOISE_FULL:
            self._turn_to(Look.TURNING, self.pace(tuning.startle), "turn")
        elif turns_by_himself:
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


def _neighbor(number: int) -> int:
    """Return who catches a yawn: the middle one from the sides, the left one from the middle."""
    return 0 if number == 1 else 1
