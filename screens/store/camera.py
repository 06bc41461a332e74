"""The photos a member's phone holds, ready to be put into a diary or an album."""

from __future__ import annotations

from screens.dice import Dice
from screens.pictures import KINDS, is_photo

ROLL = 16


def roll(member_id: int) -> list[str]:
    """Their names, the latest first; the same member has the same photos."""
    dice = Dice(f"camera {member_id}")
    return [f"{kind}-{dice.below(1000)}" for kind in dice.some(KINDS, ROLL)]


def is_name(name: str) -> bool:
    return is_photo(name) and len(name) <= 38
