"""Queue of the boards' changes for their mirror in Redis, written in the transaction that makes them.

What is committed is queued, so a process killed before it told Redis loses nothing: any other one takes the queue over.
A change names a row of `best`, and not its values: those are read when the change is applied, so that changes may be
applied twice, and late. Its id is a version, by which the mirror ignores what it has newer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, and_, bindparam, delete, insert, literal, select, text

from games.ranking.tables import best, board_change, board_mirror
from keitai.common.prepared import prepared

Row = tuple[int, int, str]
"""Score, at, play."""
_KEY = ("game", "season", "member")


@dataclass(frozen=True, slots=True)
class Mirror:
    """The mirror that a database feeds: the token in its keys, and into how many parts its boards are split."""

    token: str
    shards: int


@dataclass(frozen=True, slots=True)
class Change:
    """Row of `best` as it is now, for the mirror; `row` is None where it was removed."""

    version: int
    game: str
    season: str
    member: int
    row: Row | None


def _enqueuing(rows: Select[Any]) -> Insert:
    return insert(board_change).from_select(_KEY, rows)


_ENQUEUE_ROW = _enqueuing(
    select(*(bindparam(f"b_{name}", type_=board_change.c[name].type) for name in _KEY)).select_from(board_mirror)
)


def enqueue_rows(connection: Connection, game: str, rows: Sequence[tuple[str, int]]) -> None:
    """Queue rows of a game, each a season and a member, for the Redis mirror; do nothing where none is attached."""
    if rows:
        keys = [{"b_game": game, "b_season": season, "b_member": member} for season, member in rows]
        connection.execute(_ENQUEUE_ROW, keys)


@prepared
def enqueue_member(member: int) -> Insert:
    """Queue all rows of a member for the Redis mirror; do nothing where none is attached."""
    rows = select(best.c.game, best.c.season, best.c.member).join_from(best, board_mirror, literal(True))
    return _enqueuing(rows.where(best.c.member == member))


def enqueue(connection: Connection, keys: Sequence[tuple[str, str, int]]) -> None:
    """Queue rows by game, season and member, as the repair of a mirror does it."""
    if keys:
        connection.execute(insert(board_change), [dict(zip(_KEY, key, strict=True)) for key in keys])


@prepared
def _waiting(count: int) -> Select[Any]:
    same = and_(*(best.c[name] == board_change.c[name] for name in _KEY))
    columns = (*board_change.c, best.c.score, best.c.at, best.c.play)
    return select(*columns).outerjoin_from(board_change, best, same).order_by(board_change.c.id).limit(count)


def waiting(connection: Connection, count: int) -> list[Change]:
    """Return the oldest changes in the queue with their rows as they are now."""
    return [
        Change(row.id, row.game, row.season, row.member, None if row.score is None else (row.score, row.at, row.play))
        for row in _waiting(connection, count=count)
    ]


@prepared
def _done(versions: Sequence[int]) -> Delete:
    return delete(board_change).where(board_change.c.id.in_(versions))


def done(connection: Connection, changes: Sequence[Change]) -> None:
    """Delete changes that were applied."""
    if changes:
        _done(connection, versions=[change.version for change in changes])


@prepared
def _mirror() -> Select[Any]:
    return select(board_mirror.c.token, board_mirror.c.shards)


def mirror_of(connection: Connection) -> Mirror | None:
    """Return the mirror that this database feeds."""
    row = _mirror(connection).first()
    return None if row is None else Mirror(row.token, row.shards)


def attach(connection: Connection, mirror: Mirror) -> None:
    """Feed a mirror in the place of any other from the end of this transaction on.

    On PostgreSQL posts wait for that end: one that wrote its row and did not see the mirror has been committed before.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {best.name} IN SHARE ROW EXCLUSIVE MODE"))
    detach(connection)
    connection.execute(insert(board_mirror), {"id": 1, "token": mirror.token, "shards": mirror.shards})


def detach(connection: Connection) -> None:
    """Feed no mirror any more; what was queued is dropped."""
    connection.execute(delete(board_mirror))
    connection.execute(delete(board_change))
