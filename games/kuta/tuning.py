"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Ticks = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
FiveTicks = Annotated[list[Ticks], msgspec.Meta(min_length=5, max_length=5)]
FiveSpeeds = Annotated[list[Annotated[int, msgspec.Meta(ge=1, le=2000)]], msgspec.Meta(min_length=5, max_length=5)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tuning of Kuta's Eco Adventure: lengths in ticks, speeds in hundredths of a pixel a tick.

    Lists of five: the value at the beginning of the first five seasons, gliding between; the last goes on by `hurry`.
    """

    season: Ticks
    speed: FiveSpeeds
    """Kuta's speed."""
    rise: FiveSpeeds
    """Speed of a plume."""
    every: FiveTicks
    """Ticks from one cow's breath to the next."""
    first: Ticks
    breath: FiveTicks
    """She swells so long before she blows."""
    blast_reach: Count
    """Pixels beside her in which her puff throws him over."""
    reach: Count
    """Pixels beside him in which the vacuum takes a plume."""
    down_bump: Ticks
    down_blown: Ticks
    turn: Count
    """Ticks at half speed after a turn."""
    skid_rain: Count
    skid_snow: Count
    buffer: Count
    """A press so long before he can turn still counts."""
    gold_from: Ticks
    gold_every: Ticks
    """Plumes from one golden one to the next."""
    twins: Percent
    """How often two cows draw breath at once, from the fourth season on."""
    hurry: Annotated[int, msgspec.Meta(ge=1000, le=2000)]
    """Per mille by which Kuta and the plumes are quicker with each season after the fifth has begun."""
    weather_first: Ticks
    weather_every: Ticks
    weather_length: Ticks
    weather_telegraph: Ticks
    wind: Count
    """Hundredths of a pixel a tick by which it carries a plume away."""
    rain: Percent
    """Per cent of its speed that a plume keeps in the rain."""
    sip: Count
    gulp: Count
    last: Count
    gold: Count
    double: Count
    double_within: Ticks
    chain: Count
    """Points more for each link."""
    chain_links: Count
    escape: Percent
    """Share of the gauge that each lost plume fills."""
    spill: Percent
    """Share of the gauge that a fall knocks out of his tank."""
    gold_cools: Percent
    season_cools: Percent
    warning: Percent
    ending: Ticks
