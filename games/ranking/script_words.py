"""The words by which keypad scripts change the boards, and expect what stands on them."""

from __future__ import annotations

from keitai.common.script_words import Slot, WorldNumber, WorldVerb

VERBS = {
    "post-score": WorldVerb((Slot("game"), Slot("number", "score"), Slot("member", after="as", optional=True))),
}
"""`post-score keep-awake 1200 as 7`."""

_ABSENT = "the owner has no score in"
SCORE = WorldNumber("score", 0, "no score is below 0", _ABSENT, least_is_any=True)
"""`expect score keep-awake >= 1200`: the owner's best."""
RANK = WorldNumber("rank", 1, "the best place is 1", _ABSENT, scopes=("friends", "all"))
"""`expect rank keep-awake friends <= 3`: the owner's place."""
NUMBERS = {number.name: number for number in (SCORE, RANK)}
