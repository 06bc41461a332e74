"""The numbers a designer turns; game.yaml gives their values. Speeds are 256ths of a pixel a tick."""

from __future__ import annotations

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lengths in ticks of 1/60 s."""

    streets: Annotated[int, msgspec.Meta(ge=4, le=80)]
    """Pieces that the way to the shrine is made of."""
    slowest: Count
    quickest: Count
    leap: Count
    """Speed upwards as he leaves the roof."""
    light: Count
    """What pulls him down while he rises and the key is held, for `held` ticks at most."""
    held: Count
    heavy: Count
    """What pulls him down else."""
    early: Count
    """A press so soon before he lands still counts."""
    late: Count
    """So late after the edge as well."""
    candles: Annotated[int, msgspec.Meta(ge=1, le=5)]
    safe: Count
    """Nothing hurts him for so long after a mishap."""
    tumble: Count
    points: Count
    """Of a firefly; every one in a row is worth `chain` more, up to `longest` of them."""
    chain: Count
    longest: Count
    lantern: Count
    street: Count
    candle: Count
    """Of each candle that still burns at the shrine."""
