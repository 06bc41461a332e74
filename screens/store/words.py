"""Searching texts for words, as typed and without regard to case."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, or_

from screens.store.prepared import Bound


def pattern_of(words: str) -> str:
    """The pattern of all texts with these words in them; what means something to a pattern is taken as written."""
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def has_words(pattern: str | Bound, *columns: Column[str]) -> ColumnElement[bool]:
    """True where one of the columns fits a pattern of `pattern_of`."""
    return or_(*(column.ilike(pattern, escape="\\") for column in columns))
