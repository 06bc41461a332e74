"""Prepared statements: built once, run with other values each time.

@prepared
def _friends_of(member: Bound) -> Select[Any]:
    return select(friendship.c.friend).where(friendship.c.member == member)

_friends_of(sql, member=42).scalars()

SQLite answers most of the site's questions in less time than it takes to build and compare the statement that asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from inspect import signature
from typing import Any, Protocol

from sqlalchemy import BindParameter, Connection, CursorResult, Executable, bindparam

Bound = BindParameter[Any]
"""Stands in a statement for a value that each execution brings."""


class Prepared(Protocol):
    """A statement ready to run; `values` are the parameters of the function that builds it."""

    def __call__(self, sql: Connection, /, **values: object) -> CursorResult[Any]:
        """Run the statement with these values."""


def prepared(build: Callable[..., Executable]) -> Prepared:
    """Prepare a statement: call `build` once, when first asked for, with a `Bound` for each of its parameters."""
    # SQLAlchemy keeps the names of a table's columns for itself in what changes rows, so ours are marked.
    marked = {name: f"b_{name}" for name in signature(build).parameters}

    @cache
    def statement() -> Executable:
        return build(*map(bindparam, marked.values()))

    @wraps(build)
    def run(sql: Connection, /, **values: object) -> CursorResult[Any]:
        return sql.execute(statement(), {marked[name]: value for name, value in values.items()})

    return run
