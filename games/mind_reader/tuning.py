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
    decks: Annotated[int, msgspec.Meta(ge=1, le=20)]
    """Parts of the pool; a play draws from one, the next play from another."""
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
    """At most so much for speed, falling with the square of the time that is left."""
    quick_row: Annotated[int, msgspec.Meta(ge=1, le=10)]
    """Right answers in a row after which speed earns all of it."""
    chain: Count
    hasty_points: Count
    wrong: Count
    together: Annotated[list[Count], msgspec.Meta(min_length=2, max_length=2)]
    chain_joins: Count

    def __post_init__(self) -> None:
        """Check that a deck is large enough for no question to come twice in a play."""
        if self.questions > self.pool // self.decks:
            raise ValueError(f"{self.questions} questions cannot be drawn from a deck of {self.pool // self.decks}")
