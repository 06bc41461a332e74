"""State of a play of Keep Your Friends Awake at one tick: plain integers that the view draws and snapshots keep.

Events the rules give out (`where` is the seat 0-2 from left to right, `points` what was earned):

| event | when |
| --- | --- |
| start, bell | the play begins; a lesson ends and the next begins |
| drowsy, nod, asleep | a classmate sinks one step |
| raise | the notebook goes up over a seat |
| whack, sharp | a hit woke somebody; in the last moment before sleep |
| tap, thump, smack | a blow landed on seat `where`, soft, middling or hard, whatever comes of it |
| stir | a hit that was too soft for the sleeper: half awake at best |
| whiff | a hit on somebody awake: noise for nothing, the chain breaks |
| too_hard | a hit that filled the noise: it turns the teacher |
| chain | the chain of wakes grew to 3, 6, 10 |
| point | a second has passed: points for everyone awake |
| yawn | in a lesson of yawns, the neighbor of the one who dozes off catches it |
| ring, hang_up | in a lesson of telephones, one rings at seat `where`; a blow there silences it |
| again | in a lesson of suspicion, he whirls round once more as soon as he has turned back |
| listen, turn, look, return | the chalk stops; shoulders turn; he looks; he writes on |
| seen_hitting, seen_asleep | why the teacher throws: the blow on seat `where`, or the sleeper there |
| caught, strike | the eraser is thrown because of seat `where`; it arrives (`where` counts them) |
| over | the third eraser has arrived; just before it, once more, why |
"""

from __future__ import annotations

import enum

import msgspec

LONG_AGO = 9999
"""Ticks since something that has not happened lately; counters stop here."""


class SleepPhase(enum.IntEnum):
    """Phase of a classmate's sleep: awake, drowsy, nodding, asleep."""

    AWAKE = 0
    DROWSY = 1
    NODDING = 2
    ASLEEP = 3


class Look(enum.IntEnum):
    """Phase of the teacher's look: he writes, listens, turns to the class, looks at it, turns back."""

    WRITING = 0
    LISTENING = 1
    TURNING = 2
    LOOKING = 3
    RETURNING = 4


class Twist(enum.IntEnum):
    """Twist of a lesson: a rule that the others do not have."""

    PLAIN = 0
    YAWNS = 1
    """Dozing is catching: a neighbor follows a moment later."""
    PHONES = 2
    """A telephone rings and grows loud, until the seat is hit."""
    HUSH = 3
    """The room echoes: blows make more noise."""
    SUSPICION = 4
    """He looks twice."""


def twist_of(lesson: int) -> Twist:
    """Return the twist of a lesson: the first is plain, then one after the other comes, for ever."""
    return Twist((lesson - 1) % 4 + 1) if lesson else Twist.PLAIN


class Seat(msgspec.Struct):
    """A classmate: `since` ticks in `phase`, which lasts `length`; `hit` ticks since the last hit of `strength` 0-2."""

    phase: SleepPhase = SleepPhase.AWAKE
    since: int = 0
    length: int = 0
    hit: int = LONG_AGO
    strength: int = 0
    woken: bool = False
    """The last hit woke."""


class Teacher(msgspec.Struct):
    """Teacher: `since` ticks in `look`, which lasts `length`; `chalk` is how full the blackboard is, 0-1000."""

    look: Look = Look.WRITING
    since: int = 0
    length: int = 0
    chalk: int = 0


class Hand(msgspec.Struct):
    """Rolled notebook, over `seat` (-1 none) for `held` ticks; `swing` ticks since its last blow, on `target`."""

    seat: int = -1
    held: int = 0
    swing: int = LONG_AGO
    target: int = 1
    strength: int = 0


class Eraser(msgspec.Struct):
    """Thrown eraser, in the air for `since` ticks; `throw` tells one throw's flight from another's."""

    flying: bool = False
    since: int = 0
    throw: int = 0
    seat: int = 0
    """Whose fault the last throw was."""
    asleep: bool = False
    """It was a sleeper, not a blow."""


class State(msgspec.Struct):
    """Whole state of a play of Keep Your Friends Awake, as plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    seats: list[Seat]
    teacher: Teacher
    hand: Hand
    eraser: Eraser
    tick: int = 0
    score: int = 0
    strikes: int = 0
    """Erasers that have arrived, 0-3."""
    struck: int = LONG_AGO
    """Ticks since the last one did."""
    lesson: int = 0
    lesson_tick: int = 0
    noise: int = 0
    """Noise in 256ths; at 100 << 8 the teacher turns."""
    last_hit: int = LONG_AGO
    chain: int = 0
    longest: int = 0
    """The longest chain so far."""
    woken: int = 0
    """How often somebody was woken."""
    peace: int = 0
    """Ticks left in which nobody dozes off."""
    spawn: int = 0
    """Ticks until somebody dozes off."""
    yawner: int = -1
    """Whose yawn is catching, -1 for nobody's."""
    yawn: int = 0
    """Ticks until then."""
    ringer: int = -1
    """Seat at which a telephone rings, -1 for none."""
    ring: int = 0
    """Ticks that it goes on ringing, or until the next one rings."""
    again: bool = False
    """He has whirled round once more, and will not a third time."""
    over: bool = False
