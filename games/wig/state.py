"""State of a play of The Wig Game at one tick: plain integers that the view draws and snapshots keep.

Events the rules give out (`where` is 0 for left, 1 for right; `points` what was earned):

| event | when |
| --- | --- |
| start, snooze | the meeting begins; the CEO falls asleep (again) |
| on, off | a fan was switched |
| sway | the head begins to lean to another side |
| inhale, nod | the head is about to drop; it drops to a side and jerks the wig along |
| curtain, gust | a curtain moves; the gust that comes from its side |
| point | a second on the head: points |
| fit, chain | a second well placed: points; the chain of them grew to 3, 5 |
| slip | a chain of FIT broke |
| warn, safe | the wig came near the edge; it is back |
| hang, saved | it hangs by a hair on that side, and the room holds its breath; a right press brought it back |
| fly, land | a fly comes; it sits on his nose, on that side |
| shooed, tickle, sneeze | the fan of its side blew it away: points; he is about to sneeze; he sneezes to that side |
| phone, ring | a telephone lights up; each of its rings is noise, and he leans to it |
| coffee, steam | coffee is brought; its steam lifts the wig |
| window, draft, shut | a window begins to open; a draft comes from its side; it is shut |
| visitor, peek | a knock; the visitor looks in |
| unnoticed, noticed | he saw a wig that sat: points; he saw that something was wrong |
| mutter, wake | the fans' switches grew loud; they woke him |
| fall, crash | it falls to that side; it lands on the table |
| found_out, over | he wakes with a bare head; the play is over |
| nodded, blown, sneezed, startled, slid | what threw the wig off, just before the end |
"""

from __future__ import annotations

import msgspec

LONG_AGO = 9999
"""Ticks since something that has not happened lately; counters stop here."""
EDGE = 1 << 16
"""The wig's offset at which it hangs by a hair; 0 is well placed, plus is to the right."""
LEAN = 1000
"""The head's farthest lean."""
POWER = 256
"""A fan at full speed."""


class Fan(msgspec.Struct):
    """Fan of one side: `power` 0 .. POWER follows `on`, `since` ticks since it was switched, `turn` of its blades."""

    on: bool = False
    power: int = 0
    since: int = LONG_AGO
    turn: int = 0
    asked: int = LONG_AGO
    """Ticks since its key was pressed to no effect yet."""


class Head(msgspec.Struct):
    """Head that leans -LEAN .. LEAN: `lean` follows `target` at `speed` a tick for `hold` ticks."""

    lean: int = 0
    speed: int = 0
    target: int = 0
    hold: int = 0
    nod: int = 0
    """Ticks until the next nod."""
    nod_side: int = 1
    nodded: int = LONG_AGO
    """Ticks since the last one."""


class Gust(msgspec.Struct):
    """Gust of wind: `wait` ticks until it blows, then `left` ticks of it from `side` (-1 left)."""

    wait: int = 0
    left: int = 0
    side: int = -1


class Incident(msgspec.Struct):
    """Incident of the meeting: `wait` ticks until the next, then its `kind`, `side` and `age` in ticks."""

    wait: int = 0
    kind: int = 0
    """An `IncidentKind`; 0 while nothing is under way."""
    side: int = 1
    age: int = 0
    """Ticks since it announced itself."""
    held: int = 0
    """Ticks that a fan has blown on the fly."""
    order: list[int] = []
    """Kinds that are still to come before all come anew."""
    count: int = 0
    sneezed: int = LONG_AGO
    """Ticks since the last sneeze."""


class Wig(msgspec.Struct):
    """Wig: `x` in 65,536ths of the way from its place to the edge, `v` a tick; `tilt` 0 .. POWER from both fans."""

    x: int = 0
    v: int = 0
    tilt: int = 0
    hang: int = 0
    """Ticks it has hung by a hair, 0 when it does not."""


class State(msgspec.Struct):
    """Whole state of a play of The Wig Game, as plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    fans: list[Fan]
    head: Head
    gust: Gust
    incident: Incident
    wig: Wig
    tick: int = 0
    score: int = 0
    fit: int = 0
    """Ticks of the FIT second that is under way."""
    slip: int = 0
    """Ticks out of the FIT zone in it."""
    chain: int = 0
    fits: int = 0
    longest: int = 0
    """How many there were, and the longest chain of them."""
    fitted: int = LONG_AGO
    """Ticks since the last FIT."""
    warned: bool = False
    saved: int = LONG_AGO
    """Ticks since the last rescue."""
    noise: int = 0
    """Noise in 256ths."""
    muttered: bool = False
    awake: int = 0
    """Ticks the CEO stays awake."""
    falling: int = 0
    """Ticks since the wig fell, 0 while it is on."""
    fall_side: int = 1
    fall_kind: int = 0
    """Which of the falls of this side it is; chance's choice."""
    over: bool = False
