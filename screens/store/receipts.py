"""Forms that were carried out: the same form sent again is answered as before, and nothing happens twice."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from screens.store.tables import receipt

KEPT_MS = 2 * 24 * 60 * 60 * 1000


def claim(sql: Connection, token: str, member: int, at: int) -> str | None:
    """None for whoever comes first; for others the page that answered the first. Stored with the transaction."""
    known = sql.execute(select(receipt.c.path).where(receipt.c.token == token)).scalar()
    if known is not None:
        return str(known)
    try:
        with sql.begin_nested():
            sql.execute(insert(receipt).values(token=token, member=member, path="", at=at))
    except IntegrityError:
        return str(sql.execute(select(receipt.c.path).where(receipt.c.token == token)).scalar_one())
    sql.execute(delete(receipt).where(receipt.c.at < at - KEPT_MS))
    return None


def recent(sql: Connection, member: int, since: int) -> int:
    """How many forms the member had carried out since then."""
    query = select(func.count()).select_from(receipt).where(receipt.c.member == member, receipt.c.at > since)
    return int(sql.execute(query).scalar_one())


def answer(sql: Connection, token: str, path: str) -> None:
    """Which page answers the form."""
    sql.execute(update(receipt).where(receipt.c.token == token).values(path=path))
