"""Forms that were carried out: the same form sent again is answered as before, and nothing happens twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from keitai.common.prepared import prepared
from screens.store.tables import receipt

KEPT_MS = 2 * 24 * 60 * 60 * 1000


def claim(sql: Connection, token: str, member: int, at: int) -> str | None:
    """None for whoever comes first; for others the page that answered the first. Stored with the transaction."""
    known = _path(sql, form=token).scalar()
    if known is not None:
        return str(known)
    try:
        with sql.begin_nested():
            sql.execute(insert(receipt).values(token=token, member=member, path="", at=at))
    except IntegrityError:
        return str(_path(sql, form=token).scalar_one())
    sql.execute(delete(receipt).where(receipt.c.at < at - KEPT_MS))
    return None


def recent(sql: Connection, member: int, since: int) -> int:
    """How many forms the member had carried out since then."""
    return int(_number_since(sql, person=member, since=since).scalar_one())


def answer(sql: Connection, token: str, path: str) -> None:
    """Which page answers the form."""
    sql.execute(update(receipt).where(receipt.c.token == token).values(path=path))


@prepared
def _path(form: str) -> Select[Any]:
    return select(receipt.c.path).where(receipt.c.token == form)


@prepared
def _number_since(person: int, since: int) -> Select[Any]:
    return select(func.count()).select_from(receipt).where(receipt.c.member == person, receipt.c.at > since)
