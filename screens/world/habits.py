"""Habits of a member, from the town's seed and the member's number alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from screens.text_rng import TextRng

_TALENTS = ("novice", "average", "skilled")


@dataclass(frozen=True, slots=True)
class MemberHabits:
    """When a member is awake, how often at the phone, how soon he answers, how well he plays.

    `activity` and `promptness` are chances, 0 to 1: to act when looking at the phone, to answer within an hour.
    """

    wakes: int
    sleeps: int
    activity: float
    promptness: float
    talent: str

    def awake(self, hour: int) -> bool:
        """Return whether the member is up at an hour of the day in Tokyo, 0 to 23."""
        return self.wakes <= hour < self.sleeps or hour + 24 < self.sleeps


@lru_cache(maxsize=20_000)
def habits_of(seed: int, member_id: int) -> MemberHabits:
    """Return a member's habits: two in three up between 6 and 8, one in eight hardly ever there."""
    rng = TextRng(f"habits {seed} {member_id}")
    wakes = rng.weighted((5, 6, 7, 8, 9, 10), (1, 4, 5, 3, 2, 1))
    sleeps = wakes + rng.weighted((15, 16, 17, 18), (2, 5, 4, 1))
    activity = 0.03 if rng.chance(0.12) else rng.between(0.35, 1.0)
    return MemberHabits(wakes, sleeps, activity, rng.between(0.15, 0.6), rng.weighted(_TALENTS, (5, 4, 2)))
