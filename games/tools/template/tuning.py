"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lengths in ticks of 1/60 s."""

    fall: Count
    """From the sky to the ground; every star takes `quicker` per cent of the last one's, `quickest` at least."""
    quickest: Count
    quicker: Annotated[int, msgspec.Meta(ge=50, le=100)]
    rest: Count
    """From one star to the next."""
    perfect: Count
    """So near the moment at most."""
    good: Count
    points: Annotated[list[Count], msgspec.Meta(min_length=2, max_length=2)]
    """Of a perfect and of a good catch."""
    lives: Count
