"""State of a play of Baseball MVP Returns at one tick: plain integers that the view draws and snapshots keep.

Angles are 1,024ths of a circle from straight ahead, left negative; the foul lines are at -128 and 128.

Events the rules give out (`points` what was earned):

| event | when |
| --- | --- |
| start | the play begins |
| batter, relief | a batter steps in (`where` his number); another pitcher is sent in (`where` which) |
| windup, feint, release | the pitcher begins, stops in the middle, lets go (`where` the kind of pitch) |
| waggle | a press before the pitch: nothing happens |
| swing, early, late | the bat goes round; beside the ball, and how |
| mitt | the pitch was not hit and arrives |
| strike, strikeout | `where` how many strikes; the third |
| perfect, good, ok | bat meets ball (`where` the error in ticks) |
| aim | the direction is fixed (`where` the angle) |
| foul, caught, ground_out, double_play | what became of the hit |
| single, double, triple, home_run | a hit, with its points |
| cleared, run | three runners brought home by one hit; one runner crosses the plate |
| out, change, over | `where` how many outs; a new inning (`where` which, from 1); the last out |
| going | a fly is on its way to the fence (`where` 1, and 2 for one that clears it) |
| foul_out | one foul too many with two strikes |
| mercy, called | so many runs end an inning (`where` how many); no batter may step in any more, just before the end |
| struck_out, flied_out, grounded_out, doubled_up | how the last out was made, just before the end |
"""

from __future__ import annotations

import enum

import msgspec

from games.baseball.bookkeeping import Move

LONG_AGO = 9999
"""Ticks since something that has not happened lately; counters stop here."""
FOUL_LINE = 128
"""45 degrees."""


class PitchPhase(enum.IntEnum):
    """Phase of the duel: from the wind-up to the scoreboard between two innings."""

    READY = 0
    WINDUP = 1
    PITCH = 2
    CONTACT = 3
    ARROW = 4
    BATTED = 5
    RESULT = 6
    CHANGE = 7


class Kind(enum.IntEnum):
    """Kind of pitch, by how fast it is and how much it curves."""

    SLOW = 0
    NORMAL = 1
    FAST = 2
    ULTRA = 3
    CURVE = 4
    FORK = 5
    CHANGE = 6


class Quality(enum.IntEnum):
    """Quality of a hit, by how well the bat met the ball: a fly, a liner or a grounder."""

    PERFECT = 0
    GOOD = 1
    OK = 2


class Fate(enum.IntEnum):
    """Outcome of a pitch or of a batted ball; 1-4 are the bases of a hit."""

    STRIKE = 0
    SINGLE = 1
    DOUBLE = 2
    TRIPLE = 3
    HOME_RUN = 4
    FOUL = 5
    CAUGHT = 6
    GROUND_OUT = 7
    DOUBLE_PLAY = 8
    STRIKEOUT = 9


class Pitch(msgspec.Struct):
    """Pitch to `spot` 0-8 of the strike zone, which lies as the keys 1-9; it passes `contact` ticks after release."""

    kind: Kind = Kind.SLOW
    flight: int = 60
    contact: int = 51
    feint: int = 0
    """Ticks for which the wind-up stops."""
    spot: int = 4


class Swing(msgspec.Struct):
    """Swing of the bat: `since` ticks under way, `error` ticks beside the right moment, early negative."""

    since: int = LONG_AGO
    error: int = 0
    met: bool = False


class Fielder(msgspec.Struct):
    """Fielder by his direction from the plate and his distance in metres."""

    angle: int
    depth: int


class Sign(msgspec.Struct):
    """Part of the outfield fence from `left` to `right` that is worth `bases` when hit."""

    left: int
    right: int
    bases: int


class Batted(msgspec.Struct):
    """Batted ball: its outcome is decided as it is aimed, and told when it lands."""

    quality: Quality = Quality.OK
    error: int = 0
    angle: int = 0
    fate: Fate = Fate.STRIKE
    fielder: int = -1
    """Who has it, -1 nobody."""
    moves: list[Move] = []
    far: bool = False


class State(msgspec.Struct):
    """Whole state of a play of baseball, as plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    phase: PitchPhase = PitchPhase.READY
    since: int = 0
    """Ticks in the phase, which lasts `length`."""
    length: int = 0
    tick: int = 0
    score: int = 0
    inning: int = 0
    line: list[int] = []
    """Runs by inning."""
    strikes: int = 0
    fouls: int = 0
    """Of this batter, those that were forgiven with two strikes."""
    outs: int = 0
    bases: int = 0
    batter: int = 0
    pitcher: int = 0
    """0-4 are the five of the tuning; later ones throw like the fifth, quicker."""
    hits: int = 0
    home_runs: int = 0
    at_bats: int = 0
    streak: int = 0
    pitches: int = 0
    quick_ones: int = 0
    """Fast pitches among the first three."""
    pitch: Pitch = msgspec.field(default_factory=Pitch)
    swing: Swing = msgspec.field(default_factory=Swing)
    fielders: list[Fielder] = []
    signs: list[Sign] = []
    arrow: int = 0
    asked: int = LONG_AGO
    """Ticks since a press of 5 in this phase."""
    batted: Batted = msgspec.field(default_factory=Batted)
    coming: int = 0
    """Runners who have yet to cross the plate."""
    over: bool = False
