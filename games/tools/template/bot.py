"""Players of three skills, who press what the rules' `wants()` tell, as late and as far beside as people do."""

from __future__ import annotations

from keitai.kit import WatchingBot, WatchingSkill, watching_bot

SKILLS = {
    "novice": WatchingSkill(reaction=300, spread=205),
    "average": WatchingSkill(reaction=280, spread=155, lapses=4),
    "skilled": WatchingSkill(reaction=260, spread=135),
}
"""In ms: when they see a star at the soonest, how far beside its moment they press; per cent that they overlook."""


def make_bot(skill: str, seed: int) -> WatchingBot:
    """Return a player of that skill."""
    return watching_bot(skill, seed, SKILLS)
