"""Replays that can be watched: those of a board's top hundred by everybody, one's own by oneself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from games.engine.catalogue import find_game
from games.engine.play_library import PlayLibrary, play_library
from games.engine.replay import Replay, encode
from games.ranking.board import SEASONS, Standing
from games.ranking.proof import Accepted
from games.ranking.sql import SqlBoard
from games.ranking.tables import play

OPEN_RANKS = 100


def watchable(connection: Connection, standings: Sequence[Standing], rules: int) -> set[str]:
    """Return which of these standings' plays have a replay that everybody may watch under the rules of today."""
    plays = [one.play for one in standings if one.rank <= OPEN_RANKS]
    if not plays:
        return set()
    has_replay = play.c.replay.is_not(None).label("has_replay")
    query = select(play.c.id, play.c.game, play.c.digest, has_replay)
    rows = connection.execute(query.where(play.c.id.in_(plays), play.c.rules == rules)).all()
    libraries = {game: _library(game) for game in {row.game for row in rows}}
    kept = {game: set() if library is None else library.by_key.keys() for game, library in libraries.items()}
    return {row.id for row in rows if row.has_replay or row.digest in kept[row.game]}


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
    """Return the replay of a play as bytes of its file, from the library where it came from there; None without one."""
    row = connection.execute(select(play.c.game, play.c.digest, play.c.replay).where(play.c.id == play_id)).first()
    if row is None or row.replay is not None:
        return None if row is None else row.replay
    found = _library_play(row.game, row.digest)
    return None if found is None else encode(found)


def _library_play(game: str, key: str) -> Replay | None:
    library = _library(game)
    found = None if library is None else library.by_key.get(key)
    return None if library is None or found is None else library.replay(found)


def _library(game: str) -> PlayLibrary | None:
    spec = find_game(game)
    return None if spec is None else play_library(spec)
