"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Ticks = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
FiveTicks = Annotated[list[Ticks], msgspec.Meta(min_length=5, max_length=5)]
FivePushes = Annotated[list[Count], msgspec.Meta(min_length=5, max_length=5)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tuning of The Wig Game: lengths in ticks, accelerations in thousandths of the way to the edge, a second.

    Lists of five: the value at 0, 15, 30, 50 and 70 s, gliding between; the last pushes go on growing by `hurry`.
    """

    first_doze: Ticks
    instability: FiveTicks
    """An offset left alone grows 2.7-fold in so long."""
    settle: Ticks
    """The wig takes so long to follow a push."""
    fan: Count
    spin_up: Ticks
    spin_down: Ticks
    tilt_up: Ticks
    """Both fans lift the wig in so long; a lifted wig is twice as unstable."""
    tilt_down: Ticks
    lean: FivePushes
    """Push of a head that leans as far as it can."""
    sway: FiveTicks
    """Ticks from one lean to another."""
    nod_from: Ticks
    nod_every: FiveTicks
    nod_telegraph: Ticks
    nod: FivePushes
    gust_from: Ticks
    gust_every: FiveTicks
    gust_telegraph: Ticks
    gust_length: Ticks
    gust: FivePushes
    hurry: Annotated[int, msgspec.Meta(ge=1000, le=2000)]
    """Per mille by which pushes grow every 15 s after the last phase has begun."""
    fit_zone: Percent
    """Per cent of the way to the edge, to both sides."""
    grip: Annotated[int, msgspec.Meta(ge=0, le=90)]
    """Per cent of every push that a wig in the zone does not feel: it sits."""
    fit_ticks: Ticks
    fit_slip: Ticks
    """Out of the zone for at most so long is forgiven."""
    fit_points: Count
    chain: Count
    """Points more for each link."""
    chain_links: Count
    second_points: Count
    warning: Percent
    hang: Ticks
    """It hangs by a hair so long, and nothing else moves: as long as a quick player needs to press a key."""
    save_every: Ticks
    incident_from: Ticks
    incident_every: FiveTicks
    incident_telegraph: Ticks
    fly: Ticks
    """It sits so long before he sneezes."""
    shoo: Ticks
    """The fan of its side blows so long until it goes."""
    shoo_points: Count
    sneeze: FivePushes
    phone: Ticks
    ring: Count
    """Noise of one ring, of three."""
    coffee: Ticks
    draft_length: Ticks
    draft: FivePushes
    visit: Ticks
    visit_zone: Percent
    """The visitor notices a wig that is farther off than this, per cent of the way to the edge."""
    visit_points: Count
    gasp: Count
    """Noise of the staff when he does."""
    noise: Count
    """Noise of one press; at `wake` he wakes."""
    noise_decay: Count
    """A second."""
    mutter: Count
    wake: Count
    awake: Ticks
    buffer: Count
    """A press so long before he sleeps again still counts."""
    wake_jerk: Count
    fall: Ticks
    """Ticks from the fall to the end."""
