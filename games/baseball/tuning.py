"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Ticks = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Degrees = Annotated[int, msgspec.Meta(ge=1, le=45)]
PerCent = Annotated[int, msgspec.Meta(ge=0, le=100)]
PerMille = Annotated[int, msgspec.Meta(ge=100, le=1000)]
Weights = Annotated[list[Count], msgspec.Meta(min_length=5, max_length=5)]
Five = Annotated[list[Ticks], msgspec.Meta(min_length=5, max_length=5)]
Three = Annotated[list[Ticks], msgspec.Meta(min_length=3, max_length=3)]
FAIR = 90
"""Degrees between the foul lines."""


class Flights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ticks of flight from the pitcher's hand to the mitt, by kind of pitch."""

    slow: Ticks
    normal: Ticks
    fast: Ticks
    ultra: Ticks
    curve: Ticks
    fork: Ticks
    change: Ticks


class Repertoire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of each pitcher's kinds of pitch: how often he throws which."""

    slow: Weights
    normal: Weights
    fast: Weights
    ultra: Weights
    curve: Weights
    fork: Weights
    change: Weights


class Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reach of a fielder to either side by quality of the hit, one value for each pitcher's team."""

    perfect: Annotated[list[Degrees], msgspec.Meta(min_length=5, max_length=5)]
    good: Annotated[list[Degrees], msgspec.Meta(min_length=5, max_length=5)]
    ok: Annotated[list[Degrees], msgspec.Meta(min_length=5, max_length=5)]


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Shares of the fence in per cent that signs take up, by their worth; the rest is bare."""

    single: PerCent
    double: PerCent
    triple: PerCent
    home_run: PerCent


class Points(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for hits, runs and the rest of what is awarded."""

    single: Count
    double: Count
    triple: Count
    home_run: Count


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tuning of baseball: lengths in ticks, angles in degrees; lists of five hold one value a pitcher."""

    innings: Annotated[int, msgspec.Meta(ge=1, le=9)]
    new_batter: Ticks
    next_pitch: Ticks
    windup: Five
    last: Ticks
    """The end of every wind-up: a press from here on is a swing."""
    feint: Annotated[list[PerCent], msgspec.Meta(min_length=5, max_length=5)]
    """How often the pitcher stops in the middle of his wind-up."""
    feint_hold: Annotated[list[Ticks], msgspec.Meta(min_length=2, max_length=2)]
    flight: Flights
    repertoire: Repertoire
    fouls: Count
    """Fouls that a batter with two strikes is forgiven."""
    mercy: Ticks
    """Runs that end an inning."""
    curfew: Count
    """After so many ticks of play no batter steps in any more."""
    relief: Ticks
    """Runs in an inning after which the next pitcher is sent in."""
    hurry: PerMille
    """By which flights and arrows shorten for every pitcher after the fifth."""
    quickest: PerMille
    contact: PerCent
    perfect: Count
    good: Count
    ok: Count
    hit_stop: Three
    pull: Degrees
    arrow: Three
    armed: Count
    buffer: Count
    """A press so long before it can be heard still counts."""
    fixes_itself: Ticks
    fielders: Annotated[list[Annotated[int, msgspec.Meta(ge=1, le=7)]], msgspec.Meta(min_length=5, max_length=5)]
    range: Ranges
    gap: Annotated[list[Degrees], msgspec.Meta(min_length=5, max_length=5)]
    """Two gaps are at least so wide."""
    arm: Degrees
    straight: PerCent
    signs: Signs
    grounder: Ticks
    liner: Ticks
    fly: Ticks
    long_fly: Ticks
    """The flight of a home run."""
    foul_fly: Ticks
    strike: Ticks
    out: Ticks
    safe: Ticks
    run_gap: Ticks
    skip: Annotated[list[Ticks], msgspec.Meta(min_length=2, max_length=2)]
    """From when on a press ends the telling of a result, of a home run."""
    show: Ticks
    change: Ticks
    points: Points
    run: Count
    cleared: Count
    streak: Count
    streak_links: Count

    def __post_init__(self) -> None:
        """Check that fielders leave the two gaps and that the signs fit on the fence."""
        for number, reach, gap in zip(self.fielders, self.range.ok, self.gap, strict=True):
            if number * 2 * reach + 2 * gap > FAIR - number:
                raise ValueError(f"{number} fielders of range {reach} leave no two gaps of {gap} degrees")
        shares = self.signs.single + self.signs.double + self.signs.triple + self.signs.home_run
        if shares > 100:
            raise ValueError(f"the signs take {shares} per cent of the fence")
