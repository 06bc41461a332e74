"""Plays that bear signs of a machine, and what the operator does about them: nothing, or take one off the boards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select, update

from games.ranking.sql import SqlBoard
from games.ranking.tables import play
from keitai.common.time import epoch_ms


@dataclass(frozen=True)
class FlaggedPlay:
    """Play with signs of a machine, or one that was withdrawn. Times are milliseconds since 1970."""

    id: str
    game: str
    member: int
    score: int
    at: int
    signs: Sequence[str]
    withdrawn: bool


def flagged_plays(connection: Connection) -> list[FlaggedPlay]:
    """Return the plays with signs, and those withdrawn, the newest first."""
    columns = (play.c.id, play.c.game, play.c.member, play.c.score, play.c.at, play.c.signs, play.c.withdrawn)
    marked = (play.c.signs != "") | play.c.withdrawn.is_not(None)
    rows = connection.execute(select(*columns).where(marked).order_by(play.c.at.desc(), play.c.id))
    return [FlaggedPlay(*row[:5], row.signs.split(), row.withdrawn is not None) for row in rows]


def withdraw(connection: Connection, play_id: str, now: datetime | None, left: Collection[int] = ()) -> bool:
    """Take a play off the boards, where its member's next best takes its place; with `now` None put it back.

    Returns False for a play that does not exist. The play itself stays in the ledger, and a rebuild leaves it out.
    Members who `left` stay off the boards.
    """
    member = connection.execute(select(play.c.member).where(play.c.id == play_id)).scalar()
    if member is None:
        return False
    moment = None if now is None else epoch_ms(now)
    connection.execute(update(play).where(play.c.id == play_id).values(withdrawn=moment))
    if member not in left:
        _restand(connection, member)
    return True


def _restand(connection: Connection, member: int) -> None:
    """Make one member's places on all boards anew from the member's plays."""
    SqlBoard(connection).remove(member)
    columns = (play.c.id, play.c.game, play.c.score, play.c.at, play.c.rules)
    counted = play.c.member == member, play.c.withdrawn.is_(None)
    for row in connection.execute(select(*columns).where(*counted).order_by(play.c.at, play.c.id)).all():
        moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=row.at)
        SqlBoard(connection, max(1, row.rules)).post(row.game, member, row.score, row.id, moment)
