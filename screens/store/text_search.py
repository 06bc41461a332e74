"""Searching texts for words, as typed and without regard to case."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def pattern_of(words: str) -> str:
    """Return the LIKE pattern for texts that contain `words` as typed; wildcards are escaped."""
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def has_words(pattern: str, *columns: Column[str]) -> ColumnElement[bool]:
    """Return the SQL condition that one of the columns matches a pattern of `pattern_of`."""
    return or_(*(_CaselessLike(column, pattern) for column in columns))


class _CaselessLike(FunctionElement[bool]):
    """ILIKE, spelt by each database as it is quickest there."""

    type = Boolean()
    inherit_cache = True


@compiles(_CaselessLike)
def _ilike(element: _CaselessLike, compiler: SQLCompiler, **options: Any) -> str:
    column, pattern = element.clauses
    return f"{compiler.process(column, **options)} ILIKE {compiler.process(pattern, **options)} ESCAPE '\\'"


@compiles(_CaselessLike, "sqlite")
def _like(element: _CaselessLike, compiler: SQLCompiler, **options: Any) -> str:
    """SQLite's LIKE knows no case; SQLAlchemy's ILIKE would make every text small first, for twice the time."""
    column, pattern = element.clauses
    return f"{compiler.process(column, **options)} LIKE {compiler.process(pattern, **options)} ESCAPE '\\'"
