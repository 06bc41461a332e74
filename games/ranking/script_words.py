"""The verb by which keypad scripts change the boards."""

from __future__ import annotations

from keitai.common.script_words import Slot, WorldVerb

VERBS = {
    "post-score": WorldVerb((Slot("game"), Slot("number", "score"), Slot("member", after="as", optional=True))),
}
"""`post-score keep-awake 1200 as 7`."""
