"""Players of three skills: they look ahead for where a leap begins, see it late and are a little beside it."""

from __future__ import annotations

from keitai.kit import WatchingBot, WatchingSkill, watching_bot

SKILLS = {
    "novice": WatchingSkill(reaction=380, spread=190, lapses=8),
    "average": WatchingSkill(reaction=320, spread=114, lapses=3),
    "skilled": WatchingSkill(reaction=230, spread=40),
}


def make_bot(skill: str, seed: int) -> WatchingBot:
    """Return a player of that skill."""
    return watching_bot(skill, seed, SKILLS)
