"""The ranking in SQL: a member's best a season, and counts in two levels, so that a rank needs no scan.

A rank is 1 + the members in higher buckets of 256 scores + those above within the own bucket.
Everything works on a connection in a transaction of the caller's, so a play and its boards stand or fall together.
No question scans a season, whatever the number of its members: `statements` seeks by the keys and the board's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Executable, Table, text

from games.engine.catalogue import rules_version
from games.ranking import changes, statements
from games.ranking.board import Season, Standing, ranked, season_key, season_keys
from games.ranking.statements import BUCKET
from games.ranking.tables import best, bucket_count, game_count, score_count
from keitai.common.prepared import Rows
from keitai.common.time import epoch_ms

_SCORES = 3
"""The part of PostgreSQL's advisory locks that stands for members' scores."""
_CHUNK = 1_000
_HOLD = text("SELECT pg_advisory_xact_lock(:part, :member)")
_Row = tuple[int, int, int, str]
"""Member, score, at, play."""
_Place = tuple[int, int, str]
"""Score, at, play."""


class SqlBoard:
    """Board in SQL over one open connection, in the caller's transaction."""

    def __init__(self, connection: Connection, rules: int | None = None) -> None:
        """Take the connection, and the version of the rules whose board of all time is meant; None for today's."""
        self.connection = connection
        self._rules = rules

    def post(self, game: str, member: int, score: int, play: str, at: datetime) -> Standing:
        """Put a score on the boards alone; the play itself is written by `games.ranking.proof`."""
        lock_scores(self.connection, member)
        seasons = season_keys(at, self._rules or rules_version(game))
        today, week, month, ever = seasons
        rows = statements.bests(
            self.connection, game=game, member=member, today=today, week=week, month=month, ever=ever
        )
        known = {row.season: row.score for row in rows}
        better = [season for season in seasons if known.get(season, score - 1) < score]
        row = {"game": game, "member": member, "score": score, "at": epoch_ms(at), "play": play}
        self._upsert(best, [{**row, "season": season} for season in better])
        moved = [(game, season, score, 1) for season in better]
        moved += [(game, season, known[season], -1) for season in better if season in known]
        self._count(moved)
        changes.enqueue_rows(self.connection, game, [(season, member) for season in better])
        standing = self.standing(game, member, "all", at)
        assert standing is not None
        return standing

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        key = self._key(game, season, now)
        rows = self._page(game, key, max(0, first), max(0, count))
        return self._with_ranks(game, key, rows)

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        key = self._key(game, season, now)
        row = self._best(game, key, member)
        return None if row is None else Standing(self._above(game, key, row[1]) + 1, *row)

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        return ranked(self._some(game, self._key(game, season, now), members))

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        key = self._key(game, season, now)
        own = self._best(game, key, member)
        if own is None:
            return []
        _, score, at, _ = own
        sql = self.connection
        above = _joined(
            count,
            partial(statements.tied_before, sql, game=game, season=key, score=score, at=at, member=member),
            partial(statements.higher, sql, game=game, season=key, score=score),
        )
        below = _joined(
            count,
            partial(statements.tied_after, sql, game=game, season=key, score=score, at=at, member=member),
            partial(statements.lower, sql, game=game, season=key, score=score),
        )
        return self._with_ranks(game, key, [*reversed(above), own, *below])

    def members(self, game: str, season: Season, now: datetime) -> int:
        return int(statements.members_of(self.connection, game=game, season=self._key(game, season, now)).scalar_one())

    def count_play(self, game: str) -> None:
        """Count one more play of a game, whatever its score."""
        self._upsert(game_count, [{"game": game, "plays": 1}], add="plays")

    def remove(self, member: int) -> None:
        """Delete a member who left from every board at once; the plays stay in the ledger."""
        lock_scores(self.connection, member)
        changes.enqueue_member(self.connection, member=member)
        rows = statements.bests_of_member(self.connection, member=member).all()
        statements.remove_member(self.connection, member=member)
        self._count([(game, season, score, -1) for game, season, score in rows])

    def replace(self, game: str, season: str, rows: Sequence[tuple[int, _Place | None, _Place | None]]) -> None:
        """Replace rows of members by others, None for no row; one that stands otherwise by now is left as it is."""
        for member in sorted(member for member, _, _ in rows):
            lock_scores(self.connection, member)
        now = {row[0]: row[1:] for row in self._some(game, season, [member for member, _, _ in rows])}
        same = [(member, old, new) for member, old, new in rows if now.get(member) == old]
        key = {"game": game, "season": season}
        for member in (member for member, _, new in same if new is None):
            statements.remove_row(self.connection, game=game, season=season, member=member)
        placed = [(member, new) for member, _, new in same if new is not None]
        self._upsert(
            best, [{**key, "member": m, "score": score, "at": at, "play": play} for m, (score, at, play) in placed]
        )
        moved = [(game, season, new[0], 1) for _, new in placed]
        self._count([*moved, *((game, season, old[0], -1) for _, old, _ in same if old is not None)])
        changes.enqueue_rows(self.connection, game, [(season, member) for member, _, _ in same])

    def best_score(self, game: str, member: int, season: Season, now: datetime) -> int | None:
        """Return a member's best score, for callers that need no rank."""
        row = self._best(game, self._key(game, season, now), member)
        return None if row is None else row[1]

    def _key(self, game: str, season: Season, now: datetime) -> str:
        return season_key(season, now, self._rules or rules_version(game))

    def _some(self, game: str, season: str, members: Sequence[int]) -> list[_Row]:
        rows: list[_Row] = []
        wanted = sorted(set(members))
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            rows += _rows(statements.among(self.connection, game=game, season=season, members=some))
        return rows

    def _best(self, game: str, season: str, member: int) -> _Row | None:
        return next(iter(_rows(statements.own(self.connection, game=game, season=season, member=member))), None)

    def _page(self, game: str, season: str, first: int, count: int) -> list[_Row]:
        """Return rows from a place on: the counts say which score stands there, so none above it is passed over."""
        if first == 0:
            return _rows(statements.first(self.connection, game=game, season=season, count=count))
        found = self._score_at(game, season, first)
        if found is None:
            return []
        score, above = found
        sql, skipped = self.connection, first - above
        return _joined(
            count,
            partial(statements.tied, sql, game=game, season=season, score=score, skipped=skipped),
            partial(statements.lower, sql, game=game, season=season, score=score),
        )

    def _score_at(self, game: str, season: str, place: int) -> tuple[int, int] | None:
        """Return the score at a place (0 is the best) and how many stand above it; None past the last."""
        bucket = statements.bucket_at(self.connection, game=game, season=season, place=place).first()
        if bucket is None:
            return None
        start, left = bucket.bucket * BUCKET, place - bucket.above
        row = statements.score_at(
            self.connection, game=game, season=season, place=left, bucket_start=start, next_bucket=start + BUCKET
        ).one()
        return int(row.score), int(bucket.above + row.above)

    def _count(self, moved: Sequence[tuple[str, str, int, int]]) -> None:
        """Move both levels of counts by (game, season, score, change).

        Always in the order of the keys: two posts that wanted each other's rows would wait for ever.
        """
        for table, column, width in ((score_count, "score", 1), (bucket_count, "bucket", BUCKET)):
            sums: Counter[tuple[str, str, int]] = Counter()
            for game, season, score, change in moved:
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
        end = (bucket + 1) * BUCKET
        found = statements.above(self.connection, game=game, season=season, score=score, bucket=bucket, next_bucket=end)
        return int(found.scalar_one())

    def _with_ranks(self, game: str, season: str, rows: list[_Row]) -> list[Standing]:
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


def _rows(found: Rows) -> list[_Row]:
    return [(row[0], row[1], row[2], row[3]) for row in found]


def _joined(count: int, *parts: Callable[..., Rows]) -> list[_Row]:
    """Return up to `count` rows of statements that follow each other on the board; each takes its `count`."""
    rows: list[_Row] = []
    for part in parts:
        if len(rows) < count:
            rows += _rows(part(count=count - len(rows)))
    return rows


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


def lock_scores(connection: Connection, member: int) -> None:
    """Take PostgreSQL's advisory lock on the member's scores for the rest of the transaction.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HOLD, {"part": _SCORES, "member": member})


def most_played(connection: Connection, count: int) -> list[tuple[str, int]]:
    """Return (game, plays), the most played first."""
    return [(row[0], row[1]) for row in statements.games_by_plays(connection, count=count)]
