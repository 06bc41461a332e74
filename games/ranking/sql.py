"""The ranking in SQL: a member's best a season, and counts in two levels, so that a rank needs no scan.

A rank is 1 + the members in higher buckets of 256 scores + those above within the own bucket.
Everything works on a connection in a transaction of the caller's, so a play and its boards stand or fall together.
What each post and each rank asks is built once and run with other values: building it takes longer than its answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
    tuple_,
)

from games.ranking.board import Season, Standing, ranked, season_key, season_keys
from games.ranking.tables import best, bucket_count, game_count, score_count
from keitai.common.time import epoch_ms

BUCKET = 256
_SCORES = 3
"""The part of PostgreSQL's advisory locks that stands for members' scores."""
_CHUNK = 400

_game: BindParameter[str] = bindparam("game")
_season: BindParameter[str] = bindparam("season")
_member: BindParameter[int] = bindparam("member")
_OWN = select(best.c.member, best.c.score, best.c.at, best.c.play).where(
    best.c.game == _game, best.c.season == _season, best.c.member == _member
)
_BESTS = select(best.c.season, best.c.score).where(
    best.c.game == _game, best.c.member == _member, best.c.season.in_(bindparam("seasons", expanding=True))
)
_HIGHER = select(func.coalesce(func.sum(bucket_count.c.members), 0)).where(
    bucket_count.c.game == _game, bucket_count.c.season == _season, bucket_count.c.bucket > bindparam("bucket")
)
_WITHIN = select(func.coalesce(func.sum(score_count.c.members), 0)).where(
    score_count.c.game == _game,
    score_count.c.season == _season,
    score_count.c.score > bindparam("score"),
    score_count.c.score < bindparam("next_bucket"),
)
_ABOVE = select(_HIGHER.scalar_subquery() + _WITHIN.scalar_subquery())
_HOLD = text("SELECT pg_advisory_xact_lock(:part, :member)")


class SqlBoard:
    """A `Board` over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def post(self, game: str, member: int, score: int, play: str, at: datetime) -> Standing:
        """Put a score on the boards alone; the play itself is written by `games.ranking.proof`."""
        _hold(self.connection, member)
        seasons = season_keys(at)
        asked = self.connection.execute(_BESTS, {"game": game, "member": member, "seasons": seasons})
        known = {row.season: row.score for row in asked}
        better = [season for season in seasons if known.get(season, score - 1) < score]
        row = {"game": game, "member": member, "score": score, "at": epoch_ms(at), "play": play}
        self._upsert(best, [{**row, "season": season} for season in better])
        changes = [(game, season, score, 1) for season in better]
        changes += [(game, season, known[season], -1) for season in better if season in known]
        self._count(changes)
        standing = self.standing(game, member, "all", at)
        assert standing is not None
        return standing

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        key = season_key(season, now)
        query = (
            select(best.c.member, best.c.score, best.c.at, best.c.play)
            .where(best.c.game == game, best.c.season == key)
            .order_by(best.c.score.desc(), best.c.at, best.c.member)
            .offset(max(0, first))
            .limit(max(0, count))
        )
        return self._with_ranks(game, key, [tuple(row) for row in self.connection.execute(query)])

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        key = season_key(season, now)
        row = self._best(game, key, member)
        return None if row is None else Standing(self._above(game, key, row[1]) + 1, *row)

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        key = season_key(season, now)
        rows: list[tuple[int, int, int, str]] = []
        wanted = sorted(set(members))
        for start in range(0, len(wanted), _CHUNK):
            query = select(best.c.member, best.c.score, best.c.at, best.c.play).where(
                best.c.game == game, best.c.season == key, best.c.member.in_(wanted[start : start + _CHUNK])
            )
            rows += [tuple(row) for row in self.connection.execute(query)]
        return ranked(rows)

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        key = season_key(season, now)
        own = self._best(game, key, member)
        if own is None:
            return []
        _, score, at, _ = own
        order = (best.c.score.desc(), best.c.at, best.c.member)
        columns = select(best.c.member, best.c.score, best.c.at, best.c.play).where(
            best.c.game == game, best.c.season == key
        )
        later = or_(
            best.c.score < score, and_(best.c.score == score, tuple_(best.c.at, best.c.member) > tuple_(at, member))
        )
        earlier = or_(
            best.c.score > score, and_(best.c.score == score, tuple_(best.c.at, best.c.member) < tuple_(at, member))
        )
        above = self.connection.execute(
            columns.where(earlier).order_by(best.c.score, best.c.at.desc(), best.c.member.desc()).limit(count)
        )
        below = self.connection.execute(columns.where(later).order_by(*order).limit(count))
        rows = [tuple(row) for row in above][::-1] + [own] + [tuple(row) for row in below]
        return self._with_ranks(game, key, rows)

    def members(self, game: str, season: Season, now: datetime) -> int:
        query = select(func.coalesce(func.sum(bucket_count.c.members), 0)).where(
            bucket_count.c.game == game, bucket_count.c.season == season_key(season, now)
        )
        return int(self.connection.execute(query).scalar_one())

    def count_play(self, game: str) -> None:
        """Count one more play of a game, whatever its score."""
        self._upsert(game_count, [{"game": game, "plays": 1}], add="plays")

    def remove(self, member: int) -> None:
        """Delete a member who left from every board at once; the plays stay in the ledger."""
        _hold(self.connection, member)
        query = select(best.c.game, best.c.season, best.c.score).where(best.c.member == member)
        rows = self.connection.execute(query).all()
        self.connection.execute(delete(best).where(best.c.member == member))
        self._count([(game, season, score, -1) for game, season, score in rows])

    def best_score(self, game: str, member: int, season: Season, now: datetime) -> int | None:
        """Return a member's best score, for who needs no rank."""
        row = self._best(game, season_key(season, now), member)
        return None if row is None else row[1]

    def _best(self, game: str, season: str, member: int) -> tuple[int, int, int, str] | None:
        row = self.connection.execute(_OWN, {"game": game, "season": season, "member": member}).first()
        return None if row is None else (row[0], row[1], row[2], row[3])

    def _count(self, changes: Sequence[tuple[str, str, int, int]]) -> None:
        """Move both levels of counts by (game, season, score, change).

        Always in the order of the keys: two posts that wanted each other's rows would wait for ever.
        """
        for table, column, width in ((score_count, "score", 1), (bucket_count, "bucket", BUCKET)):
            sums: Counter[tuple[str, str, int]] = Counter()
            for game, season, score, change in changes:
                sums[game, season, score // width] += change
            rows = [
                {"game": key[0], "season": key[1], column: key[2], "members": change}
                for key, change in sorted(sums.items())
                if change
            ]
            self._upsert(table, rows, add="members")

    def _upsert(self, table: Table, rows: list[dict[str, object]], *, add: str = "") -> None:
        """Write rows by their keys: over those that are there, or with `add`, that column added to theirs."""
        if not rows:
            return
        self.connection.execute(_upserting(self.connection.dialect.name, table, add), rows)

    def _above(self, game: str, season: str, score: int) -> int:
        bucket = score // BUCKET
        values = {"game": game, "season": season, "score": score}
        values |= {"bucket": bucket, "next_bucket": (bucket + 1) * BUCKET}
        return int(self.connection.execute(_ABOVE, values).scalar_one())

    def _with_ranks(self, game: str, season: str, rows: list[tuple[int, int, int, str]]) -> list[Standing]:
        """Rank rows in order of the board: the first one's rank is queried, the others follow from it."""
        standings: list[Standing] = []
        above = self._above(game, season, rows[0][1]) if rows else 0
        first_of_score = 0
        for place, row in enumerate(rows):
            if place and row[1] != rows[place - 1][1]:
                if first_of_score == 0:
                    above = self._above(game, season, row[1])
                else:
                    above += place - first_of_score
                first_of_score = place
            standings.append(Standing(above + 1, *row))
        return standings


@cache
def _upserting(dialect_name: str, table: Table, add: str) -> Executable:
    # By name: importing both dialects would cost a tenth of a second at the phone's start.
    dialect: Any = import_module(f"sqlalchemy.dialects.{dialect_name}")
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    if add:
        changed[add] = table.c[add] + statement.excluded[add]
    made: Executable = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return made


def _hold(connection: Connection, member: int) -> None:
    """Take PostgreSQL's advisory lock on the member's scores for the rest of the transaction.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HOLD, {"part": _SCORES, "member": member})


def most_played(connection: Connection, count: int) -> list[tuple[str, int]]:
    """Return (game, plays), the most played first."""
    query = select(game_count.c.game, game_count.c.plays).order_by(game_count.c.plays.desc(), game_count.c.game)
    return [(row[0], row[1]) for row in connection.execute(query.limit(count))]
