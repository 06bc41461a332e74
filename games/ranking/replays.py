"""Replays that can be watched: those of a board's top hundred by everybody, one's own by oneself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from games.ranking.board import SEASONS, Standing
from games.ranking.proof import Accepted
from games.ranking.sql import SqlBoard
from games.ranking.tables import play

OPEN_RANKS = 100


def watchable(connection: Connection, standings: Sequence[Standing], rules: int) -> set[str]:
    """Return which of these standings' plays have a replay that everybody may watch under the rules of today."""
    plays = [one.play for one in standings if one.rank <= OPEN_RANKS]
    query = select(play.c.id).where(play.c.id.in_(plays), play.c.replay.is_not(None), play.c.rules == rules)
    return set(connection.execute(query).scalars()) if plays else set()


def may_watch(connection: Connection, found: Accepted, watcher: int, now: datetime) -> bool:
    """Return whether a play is the watcher's own, or in the top hundred of a season of today."""
    if found.member == watcher:
        return True
    board = SqlBoard(connection)
    for season in SEASONS:
        standing = board.standing(found.game, found.member, season, now)
        if standing is not None and standing.play == found.play and standing.rank <= OPEN_RANKS:
            return True
    return False


def stored_replay(connection: Connection, play_id: str) -> bytes | None:
    """Return the replay of a play as bytes of its file; None where none was stored."""
    return connection.execute(select(play.c.replay).where(play.c.id == play_id)).scalar()
