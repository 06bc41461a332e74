"""The numbers a designer turns; game.yaml gives their values."""

from __future__ import annotations

from typing import Annotated

import msgspec

Ticks = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class Tuning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tuning of Mind Reading Trainer: lengths in ticks of 1/60 s."""

    questions: Annotated[int, msgspec.Meta(ge=1, le=40)]
    pool: Annotated[int, msgspec.Meta(ge=1, le=1000)]
    walk: Ticks
    reading: Ticks
    limit: Ticks
    hurry: Ticks
    hasty: Ticks
    """An answer sooner than this was not read: few points, and no chain."""
    praise: Ticks
    regret: Ticks
    right: Count
    quick: Count
    chain: Count
    hasty_points: Count
    wrong: Count
    together: Annotated[list[Count], msgspec.Meta(min_length=2, max_length=2)]
    chain_joins: Count

    def __post_init__(self) -> None:
        """Check that the pool is large enough for no question to come twice in a play."""
        if self.questions > self.pool:
            raise ValueError(f"{self.questions} questions cannot be drawn from a pool of {self.pool}")
