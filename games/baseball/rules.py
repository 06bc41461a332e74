"""The rules of Baseball MVP Returns: integers only, so that a play is judged alike on every machine.

A pitch comes in and passes its shadow; 5 swings. Beside the moment by a tick or less the ball is met perfectly, by
three well, by five barely. Then an arrow swings over the field, the slower the better the ball was met and pulled
aside by the error; 5 fixes it. Fielders catch what is near them, signs on the fence tell the bases of the rest.

Nobody bats for ever: an inning ends by mercy at so many runs, no batter steps in after the curfew, and with two
strikes only so many fouls are forgiven.
"""

from __future__ import annotations

from itertools import accumulate

from games.baseball import bookkeeping as book
from games.baseball.field import bases_at, place_fielders, place_signs, units
from games.baseball.state import (
    FOUL_LINE,
    LONG_AGO,
    Batted,
    Fate,
    Kind,
    Pitch,
    PitchPhase,
    Quality,
    State,
    Swing,
)
from games.baseball.tuning import Tuning
from games.engine.rules import Event, EventLog, StateField, decode_state, encode_state
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 3
EVENTS = (
    "batter", "windup", "feint", "waggle", "release", "mitt", "swing", "early", "late", "perfect", "good", "ok",
    "aim", "foul", "single", "double", "triple", "home_run", "cleared", "run", "strike", "strikeout", "caught",
    "ground_out", "double_play", "out", "change", "relief", "struck_out", "flied_out", "grounded_out", "doubled_up",
    "going", "foul_out", "mercy", "called",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
PITCHERS = 5
WHIFF = 99
"""The error of a swing at a ball that has not been thrown yet."""
_KINDS = ("slow", "normal", "fast", "ultra", "curve", "fork", "change")
CAPS = (4, 3, 1)
"""Bases at most of a perfect, good, ok hit."""
_HITS = {Fate.SINGLE: "single", Fate.DOUBLE: "double", Fate.TRIPLE: "triple", Fate.HOME_RUN: "home_run"}
_LAST_OUTS = {
    Fate.STRIKEOUT: "struck_out",
    Fate.CAUGHT: "flied_out",
    Fate.GROUND_OUT: "grounded_out",
    Fate.DOUBLE_PLAY: "doubled_up",
}
_CALLS = {Fate.HOME_RUN: (32, 66), Fate.CAUGHT: (50,)}
"""Per cent of its flight at which a fly that may leave the park is called."""
_OUTS = (Fate.CAUGHT, Fate.GROUND_OUT, Fate.DOUBLE_PLAY, Fate.STRIKEOUT)


class Rules:
    """Rules of baseball: one play, advanced tick by tick."""

    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        self.state = State(chance=self._rng.save(), line=[0], length=tuning.new_batter)
        self.state.signs = place_signs(tuning, self._rng)
        self.state.fielders = place_fielders(tuning, 0, self._rng)
        self._log = EventLog(EVENTS)

    def tick(self, keys: Keys) -> list[Event]:
        """Advance the clocks by a tick, then apply a press of 5 to the phase that the play is in."""
        state = self.state
        if not self._log.start_tick(state):
            return []
        if state.tick == 1:
            self._log.emit("batter", 1)
        state.since = min(state.since + 1, LONG_AGO)
        state.swing.since = min(state.swing.since + 1, LONG_AGO)
        pressed = keys.pressed(Key.DIGIT_5)
        state.asked = 0 if pressed else min(state.asked + 1, LONG_AGO)
        match state.phase:
            case PitchPhase.READY if state.since >= state.length:
                self._wind_up()
            case PitchPhase.WINDUP:
                self._winding_up(pressed)
            case PitchPhase.PITCH:
                self._pitching(pressed)
            case PitchPhase.CONTACT if state.since >= state.length:
                self._go(PitchPhase.ARROW, self.tuning.fixes_itself)
                state.arrow = self.sweep(0)
            case PitchPhase.ARROW:
                state.arrow = self.sweep(state.since)
                if (self._asked() and state.since > self.tuning.armed) or state.since >= state.length:
                    self._aim()
            case PitchPhase.BATTED:
                self._flying()
            case PitchPhase.RESULT:
                self._result()
            case PitchPhase.CHANGE if state.since >= state.length:
                self._next_batter()
        return self._log.events

    @property
    def pausable(self) -> bool:
        """Whether no pitch and no ball is under way."""
        return self.state.phase in (PitchPhase.READY, PitchPhase.RESULT, PitchPhase.CHANGE)

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)

    def sweep(self, since: int) -> int:
        """Return where the arrow points `since` ticks after it began to sweep: from its side there and back."""
        state = self.state
        period = max(8, self.tuning.arrow[state.batted.quality] * self._share() // 1000)
        half = period // 2
        phase = since % (2 * half)
        width = 2 * FOUL_LINE
        place = phase * width // half if phase <= half else (2 * half - phase) * width // half
        pull = state.batted.error * units(self.tuning.pull)
        return pull + (FOUL_LINE - place if state.batted.error > 0 else place - FOUL_LINE)

    def reach(self, quality: Quality) -> int:
        """Return how far to each side a fielder gets to a hit of that quality, in 1,024ths of a circle."""
        ranges = self.tuning.range
        by_pitcher = (ranges.perfect, ranges.good, ranges.ok)[quality]
        return units(by_pitcher[min(self.state.pitcher, PITCHERS - 1)])

    def catches(self, angle: int, quality: Quality) -> bool:
        """Return whether a hit of that quality would come to a fielder."""
        return any(abs(angle - fielder.angle) <= self.reach(quality) for fielder in self.state.fielders)

    def worth(self, angle: int, quality: Quality) -> int:
        """Return how many bases a hit in that direction and of that quality is worth when nobody catches it."""
        return min(bases_at(self.state.signs, angle), CAPS[quality])

    def _asked(self) -> bool:
        """Return whether 5 was pressed now, or a moment ago when nobody listened yet."""
        return self.state.asked <= self.tuning.buffer

    def _share(self) -> int:
        """Return per mille of the times that pitchers after the fifth leave."""
        share = 1000
        for _ in range(min(self.state.pitcher - PITCHERS + 1, 20)):
            share = share * self.tuning.hurry // 1000
        return max(share, self.tuning.quickest)

    def _go(self, phase: PitchPhase, length: int) -> None:
        """Enter a phase; no press of the one before counts in it."""
        self.state.phase, self.state.since, self.state.length = phase, 0, length
        self.state.asked = LONG_AGO

    # the pitch

    def _wind_up(self) -> None:
        state, tuning, rng = self.state, self.tuning, self._rng
        pitcher = min(state.pitcher, PITCHERS - 1)
        kind = self._choose_kind(pitcher)
        flight = max(16, getattr(tuning.flight, _KINDS[kind]) * self._share() // 1000)
        feint = 0
        if rng.below(100) < tuning.feint[pitcher]:
            feint = rng.between(tuning.feint_hold[0], tuning.feint_hold[1])
        state.pitch = Pitch(kind, flight, flight * tuning.contact // 100, feint, rng.below(9))
        state.swing = Swing()
        self._go(PitchPhase.WINDUP, max(tuning.windup[pitcher], tuning.last + 1) + feint)
        self._log.emit("windup")

    def _choose_kind(self, pitcher: int) -> Kind:
        """Choose a pitch by the pitcher's weights.

        The play begins with a slow one, and of the first three one at most is fast.
        """
        state, weights = self.state, self.tuning.repertoire
        state.pitches = min(state.pitches + 1, LONG_AGO)
        if state.pitches == 1:
            return Kind.SLOW
        allowed = [kind for kind in Kind if state.pitches > 3 or not state.quick_ones or not is_quick(kind)]
        shares = [getattr(weights, _KINDS[kind])[pitcher] for kind in allowed]
        drawn = self._rng.below(max(1, sum(shares)))
        sums = accumulate(shares)
        kind = next((kind for kind, most in zip(allowed, sums, strict=True) if drawn < most), Kind.NORMAL)
        if state.pitches <= 3 and is_quick(kind):
            state.quick_ones += 1
        return kind

    def _winding_up(self, pressed: bool) -> None:
        state, tuning = self.state, self.tuning
        if state.pitch.feint and state.since == tuning.windup[min(state.pitcher, PITCHERS - 1)] // 2:
            self._log.emit("feint")
        if pressed and state.length - state.since <= tuning.last:
            self._swing(-WHIFF)
        elif pressed:
            self._log.emit("waggle")
        if state.since >= state.length:
            self._go(PitchPhase.PITCH, max(state.pitch.flight, state.pitch.contact + tuning.ok + 1))
            self._log.emit("release", state.pitch.kind)

    def _pitching(self, pressed: bool) -> None:
        state = self.state
        if pressed and state.swing.since == LONG_AGO:
            self._swing(state.since - state.pitch.contact)
        elif state.since >= state.length:
            self._log.emit("mitt")
            self._strike()

    def _swing(self, error: int) -> None:
        state, tuning = self.state, self.tuning
        if state.swing.since < LONG_AGO:
            return
        beside = abs(error)
        state.swing = Swing(0, error, beside <= tuning.ok)
        self._log.emit("swing")
        if not state.swing.met:
            self._log.emit("early" if error < 0 else "late", error)
            return
        quality = Quality.PERFECT if beside <= tuning.perfect else Quality.GOOD if beside <= tuning.good else Quality.OK
        state.batted = Batted(quality, error)
        self._go(PitchPhase.CONTACT, tuning.hit_stop[quality])
        self._log.emit(("perfect", "good", "ok")[quality], error)

    def _strike(self) -> None:
        state = self.state
        state.strikes = book.after_strike(state.strikes)
        state.batted = Batted(fate=Fate.STRIKE)
        if state.strikes < book.STRIKES:
            self._log.emit("strike", state.strikes)
            self._go(PitchPhase.RESULT, self.tuning.strike)
            return
        state.batted.fate = Fate.STRIKEOUT
        self._log.emit("strikeout")
        self._settle(book.strikeout(state.bases))

    # the hit

    def _aim(self) -> None:
        """Fix the ball's direction by the arrow, and with it what will become of the ball."""
        state, tuning, hit = self.state, self.tuning, self.state.batted
        hit.angle = state.arrow
        reach = self.reach(hit.quality)
        beside = [abs(hit.angle - fielder.angle) for fielder in state.fielders]
        nearest = min(range(len(beside)), key=beside.__getitem__)
        play: book.Play | None = None
        if abs(hit.angle) > FOUL_LINE:
            hit.fate = Fate.FOUL
        elif beside[nearest] <= reach:
            hit.fielder = nearest
            straight = beside[nearest] * 100 <= reach * tuning.straight
            if hit.quality != Quality.OK:
                hit.fate = Fate.CAUGHT
                deep = hit.quality == Quality.PERFECT and not straight
                play = book.caught(state.bases, state.outs, deep)
            elif straight and book.can_double_play(state.bases, state.outs):
                hit.fate = Fate.DOUBLE_PLAY
                play = book.double_play(state.bases, state.outs)
            else:
                hit.fate = Fate.GROUND_OUT
                play = book.ground_out(state.bases, state.outs)
        else:
            hit.fate = Fate(self.worth(hit.angle, hit.quality))
            hit.far = beside[nearest] > reach + units(tuning.arm)
            play = book.hit(state.bases, int(hit.fate), hit.far)
        hit.moves = list(play.moves) if play else []
        self._log.emit("aim", hit.angle)
        self._go(PitchPhase.BATTED, flight_ticks(hit, tuning))

    def _flying(self) -> None:
        """Call a fly that may leave the park, then let it land; the second call is a home run's alone."""
        state, hit = self.state, self.state.batted
        if state.since >= state.length:
            self._land()
        elif hit.quality == Quality.PERFECT and hit.fate in (Fate.HOME_RUN, Fate.CAUGHT):
            for number, share in enumerate(_CALLS[hit.fate], 1):
                if state.since == state.length * share // 100:
                    self._log.emit("going", number)

    def _land(self) -> None:
        state, tuning, hit = self.state, self.tuning, self.state.batted
        if hit.fate == Fate.FOUL:
            self._foul()
            return
        play = book.Play(tuple(hit.moves))
        if hit.fate in _HITS:
            points: int = getattr(tuning.points, _HITS[hit.fate])
            points += tuning.streak * min(state.streak, tuning.streak_links)
            state.hits = min(state.hits + 1, LONG_AGO)
            state.streak = min(state.streak + 1, LONG_AGO)
            state.home_runs += hit.fate == Fate.HOME_RUN
            self._log.award(state, _HITS[hit.fate], state.streak, points)
            if state.bases == book.LOADED and play.runs >= 3:
                self._log.award(state, "cleared", 0, tuning.cleared)
        else:
            self._log.emit(
                {Fate.CAUGHT: "caught", Fate.GROUND_OUT: "ground_out"}.get(hit.fate, "double_play"), hit.fielder
            )
        self._settle(play)

    def _foul(self) -> None:
        """Count a foul: a strike but the third; once too many of those are forgiven, the batter is out."""
        state, tuning = self.state, self.tuning
        state.fouls += state.strikes + 1 >= book.STRIKES
        if state.fouls > tuning.fouls:
            state.batted.fate = Fate.STRIKEOUT
            self._log.emit("foul_out", state.fouls)
            self._settle(book.strikeout(state.bases))
            return
        state.strikes = book.after_foul(state.strikes)
        self._log.emit("foul", state.strikes)
        self._go(PitchPhase.RESULT, tuning.strike)

    def _settle(self, play: book.Play) -> None:
        """Enter the play into the book: outs, bases, runs on their way, the batter's time at bat."""
        state, tuning = self.state, self.tuning
        fate = state.batted.fate
        state.bases = play.bases
        state.coming = play.runs
        state.outs = min(state.outs + play.outs, book.OUTS)
        state.strikes = state.fouls = 0
        state.batted.moves = list(play.moves)
        state.at_bats = min(state.at_bats + 1, LONG_AGO)
        if fate in _OUTS:
            state.streak = 0
            self._log.emit("out", state.outs)
        shown = tuning.show if fate == Fate.HOME_RUN else tuning.out if fate in _OUTS else tuning.safe
        self._go(PitchPhase.RESULT, shown + play.runs * tuning.run_gap)

    def _result(self) -> None:
        """Let runners cross the plate one after another; then the game goes on, at once if a press asks for it."""
        state, tuning = self.state, self.tuning
        if state.coming and state.since % tuning.run_gap == 0:
            state.coming -= 1
            state.line[-1] = min(state.line[-1] + 1, LONG_AGO)
            self._log.award(state, "run", state.line[-1], tuning.run)
        told = state.since >= tuning.skip[state.batted.fate == Fate.HOME_RUN] and not state.coming
        if state.since < state.length and not (told and self._asked()):
            return
        if state.outs >= book.OUTS:
            self._change(_LAST_OUTS[state.batted.fate])
        elif state.line[-1] >= tuning.mercy:
            self._change("mercy")
        elif state.batted.fate in (Fate.STRIKE, Fate.FOUL):
            self._go(PitchPhase.READY, tuning.next_pitch)
        elif state.tick >= tuning.curfew:
            self._end("called")
        else:
            self._next_batter()

    def _change(self, by: str) -> None:
        """Change innings, or end the play, for the reason that the event `by` tells."""
        state = self.state
        if state.inning + 1 >= self.tuning.innings:
            self._end(by)
            return
        if state.tick >= self.tuning.curfew:
            self._end("called")
            return
        if by == "mercy":
            self._log.emit(by, state.line[-1])
        state.inning += 1
        state.line.append(0)
        state.outs = state.bases = state.strikes = state.streak = 0
        state.pitcher = max(state.pitcher, state.inning)
        state.signs = place_signs(self.tuning, self._rng)
        self._go(PitchPhase.CHANGE, self.tuning.change)
        self._log.emit("change", state.inning + 1)

    def _end(self, by: str) -> None:
        self.state.over = True
        self._log.emit(by)
        self._log.emit("over", 0, self.state.score)

    def _next_batter(self) -> None:
        """Bring a new batter; the fielders move, and after many runs another pitcher comes in."""
        state, tuning = self.state, self.tuning
        state.batter = min(state.batter + 1, LONG_AGO)
        due = state.inning + state.line[-1] // tuning.relief
        if due > state.pitcher:
            state.pitcher = min(state.pitcher + 1, LONG_AGO)
            self._log.emit("relief", state.pitcher)
        state.fielders = place_fielders(tuning, state.pitcher, self._rng)
        self._go(PitchPhase.READY, tuning.new_batter)
        self._log.emit("batter", state.batter + 1)


def flight_ticks(hit: Batted, tuning: Tuning) -> int:
    """Return for how many ticks a batted ball flies; a home run is the longest to see."""
    if hit.fate == Fate.FOUL:
        return tuning.foul_fly
    if hit.fate == Fate.HOME_RUN:
        return tuning.long_fly
    return (tuning.fly, tuning.liner, tuning.grounder)[hit.quality]


def is_quick(kind: Kind) -> bool:
    """Return whether the pitch is one of the two fast kinds."""
    return kind in (Kind.FAST, Kind.ULTRA)
