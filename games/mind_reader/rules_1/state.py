"""State of a play of Mind Reading Trainer at one tick: plain integers that the view draws and snapshots keep.

Events the rules give out (`points` what was earned):

| event | when |
| --- | --- |
| start | the play begins |
| question, answers | a scene comes up (`where` which of the pool); its answers can be chosen |
| hurry | a second of the last three has passed |
| right, hasty | the kind answer, after reading; before anybody could have read it (`where` the side) |
| wrong, late | the other answer (`where` the side); none in time |
| grow | the walker looks better (`where` how good, 0-5) |
| join, leave | admirers come along, one goes (`where` how many there are) |
| clueless, tidy, listener, kind, liked, star | what the walker has become, just before the end |
| over | the last question is answered |
"""

from __future__ import annotations

import enum

import msgspec

LONG_AGO = 9999
GRADES = 6
"""How good the walker looks, from clueless to dandy."""
LEFT, RIGHT, NONE = 0, 1, 2


class ScenePhase(enum.IntEnum):
    """Phase of a scene: walking, reading the question, waiting for the answer, praise or regret."""

    WALK = 0
    READ = 1
    ASK = 2
    PRAISE = 3
    REGRET = 4


class State(msgspec.Struct):
    """Whole state of a play of Mind Reading Trainer, as plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    order: list[int]
    """The questions of this play."""
    kind_side: list[int]
    """On which side the kind answer of each is: 0 left, 1 right."""
    phase: ScenePhase = ScenePhase.WALK
    since: int = 0
    length: int = 0
    tick: int = 0
    walked: int = 0
    """Ticks on foot: how far the park has scrolled."""
    score: int = 0
    number: int = 0
    """Which question is on, from 0."""
    chosen: int = NONE
    right: int = 0
    chain: int = 0
    longest: int = 0
    admirers: int = 0
    thought: int = 0
    """Ticks before all answers together."""
    over: bool = False
