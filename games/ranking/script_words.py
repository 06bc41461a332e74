"""The words by which keypad scripts change the boards, and expect what stands on them."""

from __future__ import annotations

from keitai.common.script_words import ManualEntry, Slot, WorldNumber, WorldVerb

VERBS = {
    "post-score": WorldVerb(
        (Slot("named", "game"), Slot("number", "score"), Slot("member", after="as", optional=True)),
        ManualEntry(("post-score keep-awake 1200 as 7",), "On the boards, without a play."),
    ),
}
"""Verb -> how a line of it is read."""

_ABSENT = "the owner has no score in"
SCORE = WorldNumber(
    "score",
    0,
    "no score is below 0",
    _ABSENT,
    "game",
    least_is_any=True,
    manual=ManualEntry(("expect score keep-awake >= 1200",), "The owner's best; `>= 0` holds as soon as there is one."),
)
RANK = WorldNumber(
    "rank",
    1,
    "the best place is 1",
    _ABSENT,
    "game",
    scopes=("friends", "all"),
    manual=ManualEntry(("expect rank keep-awake friends <= 3",), "The owner's place among `friends` or `all`."),
)
NUMBERS = {number.name: number for number in (SCORE, RANK)}
