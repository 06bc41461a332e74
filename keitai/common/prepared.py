"""Prepared statements: built once, run with other values each time.

@prepared
def _friends_of(member: int) -> Select[Any]:
    return select(friendship.c.friend).where(friendship.c.member == member)

_friends_of(sql, member=42).scalars()

SQLite answers most of the site's and the boards' questions in less time than it takes to build and compare the
statement that asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec

from sqlalchemy import Connection, CursorResult, Executable, bindparam

Values = ParamSpec("Values")
Rows = CursorResult[*tuple[Any, ...]]
"""What a statement found: rows of any columns."""


def prepared(build: Callable[Values, Executable]) -> Callable[Concatenate[Connection, Values], Rows]:
    """Prepare a statement; its values are given by name, of the types that `build` declares.

    `build` is called once, when the statement is first asked for, and gets a bound parameter in each value's place: it
    may compare them with columns and hand them on, and never looks at them.
    """
    # SQLAlchemy keeps the names of a table's columns for itself in what changes rows, so ours are marked.
    marked = {name: f"b_{name}" for name in signature(build).parameters}

    @cache
    def statement() -> Executable:
        place_holders: dict[str, Any] = {name: bindparam(mark) for name, mark in marked.items()}
        return build(**place_holders)  # type: ignore[call-arg]

    @wraps(build)
    def run(sql: Connection, /, *args: Values.args, **values: Values.kwargs) -> Rows:
        return sql.execute(statement(), {marked[name]: value for name, value in values.items()})

    return run
