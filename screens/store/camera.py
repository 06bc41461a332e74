"""The drawn photos that go with a member's taste: a new community begins with one."""

from __future__ import annotations

from screens.dice import Dice
from screens.pictures import KINDS

ROLL = 16


def roll(member_id: int) -> list[str]:
    """Their names; the same member has the same ones."""
    dice = Dice(f"camera {member_id}")
    return [f"{kind}-{dice.below(1000)}" for kind in dice.some(KINDS, ROLL)]
