"""The scenes of questions.yaml: what happens, the kind answer and the other one, in both languages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from games.engine.catalogue import LocalizedText
from handset import datafile

FILE = Path(__file__).with_name("questions.yaml")


FACES = ("bun", "spiky", "bob", "grey")
"""Heads of hair, in the order of their drawings."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Question of one scene with its right and its wrong answer, and the face and mood of whom it is about."""

    face: Literal["bun", "spiky", "bob", "grey"]
    mood: Literal["happy", "sad", "angry", "shy", "tired", "surprised"]
    ask: LocalizedText
    right: LocalizedText
    wrong: LocalizedText


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    questions: list[Question]


@lru_cache(maxsize=1)
def load_questions() -> tuple[Question, ...]:
    """Return all questions of questions.yaml, in its order.

    Raises:
        FileError: The file is faulty.
    """
    return tuple(datafile.parse(FILE.read_bytes(), _File, FILE.name).questions)
