"""State of a play of Kuta's Eco Adventure at one tick: plain integers that the view draws and snapshots keep.

Lengths are 256ths of a pixel of the 240 pixels wide field; a plume's height is what it has risen above its cow.

Events the rules give out (`where` is a pixel from the left; `points` what was earned):

| event | when |
| --- | --- |
| start | the day begins |
| turn, skid | Kuta turns; on wet or icy ground he slides on first |
| swell, shine | a cow draws breath; one of gold |
| puff | she lets it go: a plume begins to rise |
| sip, gulp, last | a plume is vacuumed: young, ripe, in the last moment (points) |
| gold | a golden plume is vacuumed (points) |
| double | the second of two in one sweep (points) |
| chain | 5, 10, 15 ... in a row without a loss (`points` how many) |
| escape | a plume has reached the sky |
| bump, blown | he ran into the fence; a cow's puff threw him over |
| up | he is on his feet again |
| season | a season begins (`where` which, counted from the first) |
| cow | another cow comes to the meadow |
| vane, wind | the wind is about to rise; it blows (`where` 0 from the left, 1 from the right) |
| cloud, rain | a cloud comes up; it rains |
| calm | the weather is over |
| warn, safe | the sky has nearly had enough; it is better |
| full | the sky has had enough |
| blinded, drifted, skidded, swamped | what cost the last plume, just before the end |
| over | the play is over |
"""

from __future__ import annotations

import enum

import msgspec

LONG_AGO = 9999
"""Ticks since something that has not happened lately; counters stop here."""
PIXEL = 256
LEFT, RIGHT = 24 * PIXEL, 216 * PIXEL
"""The fences between which Kuta runs."""
MIDDLE = 120 * PIXEL
RISE = 96 * PIXEL
"""How high a plume rises until the sky has it."""
RIPE, LATE = RISE * 2 // 5, RISE * 3 // 4
"""Heights from which on a plume is worth more, and most."""
PLACES = (78, 162, 120, 204, 36)
"""Pixels at which the cows stand, in the order in which they come."""
FULL = 100 * PIXEL
"""The gauge's end."""
PUFF_TICKS = 10
"""How long a cow blows."""
TAKEN_TICKS = 9
"""How long a plume is on its way into the tank."""
COMING_TICKS = 70
"""How long a new cow walks to her place."""


class FarmWeather(enum.IntEnum):
    """FarmWeather over the meadow; snow lies all winter and is not among them."""

    CLEAR = 0
    WIND = 1
    RAIN = 2


class Runner(msgspec.Struct):
    """Kuta: at `x`, running to the right (`way` 1) or left (-1)."""

    x: int = MIDDLE
    way: int = 1
    asked: int = LONG_AGO
    """Ticks since the key was pressed to no effect yet."""
    turned: int = LONG_AGO
    """Ticks since he turned."""
    skid: int = 0
    """Ticks that he still slides before he turns."""
    down: int = 0
    """Ticks that he still sits on the ground."""
    blown: bool = False
    """Whether a cow threw him there, not the fence."""
    took: int = LONG_AGO
    """Ticks since he vacuumed a plume."""


class Cow(msgspec.Struct):
    """Cow at her place: draws breath for `breath` ticks, then blows for `blast` ticks."""

    x: int
    breath: int = 0
    swelled: int = 0
    """Ticks since she began to draw breath."""
    blast: int = 0
    gold: bool = False
    coming: int = 0
    """Ticks until she has walked to her place."""
    puffed: int = LONG_AGO
    """Ticks since she blew."""


class Plume(msgspec.Struct):
    """Plume of gas that rises."""

    x: int
    height: int = 0
    gold: bool = False
    age: int = 0
    taken: int = 0
    """Ticks since it was caught by the vacuum, 0 while it is free."""


class State(msgspec.Struct):
    """Whole state of a play of Kuta's Eco Adventure, as plain data that is saved and loaded bit for bit."""

    chance: tuple[int, int]
    kuta: Runner
    cows: list[Cow]
    plumes: list[Plume] = []
    wait: int = 0
    """Ticks until the next cow draws breath."""
    until_gold: int = 0
    """Plumes until the next golden one."""
    last: int = -1
    """The cow that drew breath last."""
    weather: FarmWeather = FarmWeather.CLEAR
    weather_wait: int = 0
    """Ticks until the weather changes, 0 where it does not."""
    weather_left: int = 0
    """Ticks that it goes on."""
    wind: int = 1
    """1 from the left, -1 from the right."""
    tick: int = 0
    score: int = 0
    gauge: int = 0
    """What the sky has had, up to FULL."""
    warned: bool = False
    chain: int = 0
    longest: int = 0
    vacuumed: int = 0
    golden: int = 0
    season: int = 0
    """Seasons since the first spring."""
    escaped: int = LONG_AGO
    """Ticks since a plume was lost."""
    ending: int = 0
    """Ticks since the sky had enough, 0 before."""
    cause: int = 0
    """Which of `CAUSES` cost the last plume."""
    over: bool = False
