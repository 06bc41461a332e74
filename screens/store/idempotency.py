"""Idempotency of posted forms: the same form sent again is answered as before, and nothing is written twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from keitai.common.prepared import prepared
from screens.store.tables import receipt

KEPT_MS = 2 * 24 * 60 * 60 * 1000


def claim(sql: Connection, token: str, member: int, at: int) -> str | None:
    """Claim a form's token; return None for the first post of it, for a repeat the page that answered the first.

    The claim is stored with the transaction, so a post that is rolled back may be sent again.
    """
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


def count_recent(sql: Connection, member: int, since: int) -> int:
    """Count the forms that the member has posted since `since`, in milliseconds since 1970."""
    return int(_number_since(sql, person=member, since=since).scalar_one())


def store_answer(sql: Connection, token: str, path: str) -> None:
    """Store the page that answers a claimed form."""
    sql.execute(update(receipt).where(receipt.c.token == token).values(path=path))


@prepared
def _path(form: str) -> Select[Any]:
    return select(receipt.c.path).where(receipt.c.token == form)


@prepared
def _number_since(person: int, since: int) -> Select[Any]:
    return select(func.count()).select_from(receipt).where(receipt.c.member == person, receipt.c.at > since)
