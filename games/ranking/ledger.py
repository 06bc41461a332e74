"""The plays are the truth: boards are made anew from them, and held against them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, text

from games.ranking.board import season_keys
from games.ranking.sql import SqlBoard
from games.ranking.statements import BUCKET
from games.ranking.tables import best, bucket_count, game_count, play, score_count

BOARDS = (best, score_count, bucket_count, game_count)
_PLAYS = 500
"""Read at a time."""


def count_plays(connection: Connection) -> int:
    """Count the plays in the ledger, from which boards can be rebuilt."""
    return int(connection.execute(select(func.count()).select_from(play)).scalar_one())


def rebuild(connection: Connection, left: Collection[int] = ()) -> Iterator[int]:
    """Rebuild all boards from the ledger's plays, without the members who `left`; yield how many plays are done.

    Nothing of it is seen before the caller commits; killed on the way, the boards are what they were.
    """
    if connection.dialect.name == "postgresql":
        # Posts wait until it is done; whatever they stored before is seen here.
        connection.execute(text(f"LOCK TABLE {', '.join(table.name for table in BOARDS)} IN EXCLUSIVE MODE"))
    for table in BOARDS:
        connection.execute(delete(table))
    for done, row in enumerate(_plays(connection), 1):
        board = SqlBoard(connection, max(1, row.rules))
        if row.member not in left:
            board.post(row.game, row.member, row.score, row.id, _moment(row.at))
        board.count_play(row.game)
        yield done


def differences(connection: Connection, left: Collection[int] = ()) -> list[str]:
    """Compare the boards with the ledger's plays; return a sentence for each difference, [] when all is well."""
    bests: dict[tuple[str, str, int], tuple[int, int, str]] = {}
    played: Counter[tuple[str]] = Counter()
    for row in _plays(connection):
        played[row.game,] += 1
        for season in season_keys(_moment(row.at), row.rules) if row.member not in left else ():
            key = (row.game, season, row.member)
            if key not in bests or bests[key][0] < row.score:
                bests[key] = (row.score, row.at, row.id)
    scores: Counter[tuple[str, str, int]] = Counter()
    buckets: Counter[tuple[str, str, int]] = Counter()
    for (game, season, _), (score, *_) in bests.items():
        scores[game, season, score] += 1
        buckets[game, season, score // BUCKET] += 1
    stored = [tuple(row) for row in connection.execute(select(best)).all()]
    found = _differing("best", bests, {row[:3]: row[3:] for row in stored})
    for table, wanted in ((score_count, scores), (bucket_count, buckets), (game_count, played)):
        rows = [tuple(row) for row in connection.execute(select(table)).all()]
        found += _differing(table.name, wanted, {row[:-1]: row[-1] for row in rows if row[-1] != 0})
    return found


def _differing(table: str, wanted: Mapping[Any, object], stored: Mapping[Any, object]) -> list[str]:
    keys = sorted({key for key in {**wanted, **stored} if wanted.get(key) != stored.get(key)})
    return [f"{table} {key}: stands {stored.get(key)}, should be {wanted.get(key)}" for key in keys]


def _plays(connection: Connection) -> Iterator[Row[str, str, int, int, int, int]]:
    """Yield the plays in the order in which they were made, without their replays."""
    columns = (play.c.id, play.c.game, play.c.member, play.c.score, play.c.at, play.c.rules)
    query = select(*columns).order_by(play.c.at, play.c.id)
    for some in connection.execute(query).partitions(_PLAYS):
        yield from some


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
