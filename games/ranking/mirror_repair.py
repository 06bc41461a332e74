"""Comparison of the mirror in Redis with the database, board by board, and what makes it good.

Rows are looked at by thousands, each thousand in a transaction of its own, so nobody waits meanwhile. A row that Redis
lacks is given to it as the oldest version there is, so that a change of the same moment stands; one that differs is
queued as a change, and takes its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from games.ranking import changes, statements
from games.ranking.changes import Change
from games.ranking.redis_client import RedisClient
from games.ranking.redis_mirror import apply, kept_seasons
from games.ranking.redis_rows import ELEMENT, BoardKeys, Layout, member_of, value
from games.ranking.redis_rows import field as field_of
from games.ranking.sql import lock_scores
from keitai.common.prepared import Rows

Transaction = Callable[[], AbstractContextManager[Connection]]
_ROWS = 1_000
"""Looked at in one transaction."""


@dataclass
class Differences:
    """Differences that a comparison found among the rows of one step."""

    looked_at: int = 0
    missing: list[Change] = field(default_factory=list)
    """Rows that Redis lacks, as changes of version 0."""
    wrong: list[Change] = field(default_factory=list)
    """Rows that stand otherwise in Redis, or that the database lacks (their `row` is None)."""
    stray: list[tuple[str, bytes]] = field(default_factory=list)
    """Places in an order of Redis (its key, the element) that are not the place of any row there."""

    @property
    def number(self) -> int:
        """Number of differences."""
        return len(self.missing) + len(self.wrong) + len(self.stray)


@dataclass(frozen=True)
class Comparison:
    """Comparison of a mirror with the database that feeds it; `reading` begins a transaction that only looks."""

    client: RedisClient
    layout: Layout
    reading: Transaction

    def steps(self, now: datetime) -> Iterator[Differences]:
        """Compare all boards of the seasons of today, a thousand rows a step. Raises `BoardsAway`."""
        with self.reading() as sql:
            games = [row.game for row in statements.games_by_plays(sql, count=10_000)]
        for game in games:
            for season in kept_seasons(game, now):
                yield from self._board(game, season)

    def rows(self, now: datetime) -> int:
        """Count the rows that `steps` will look at."""
        with self.reading() as sql:
            games = [row.game for row in statements.games_by_plays(sql, count=10_000)]
            return sum(_members(sql, game, season) for game in games for season in kept_seasons(game, now))

    def _board(self, game: str, season: str) -> Iterator[Differences]:
        last = -1
        while True:
            with self.reading() as sql:
                found = _by_member(
                    statements.by_member(sql, game=game, season=season, after=last, count=_ROWS), game, season
                )
            if not found:
                break
            yield self._of_rows(found)
            last = found[-1].member
        with self.reading() as sql:
            members = _members(sql, game, season)
        if members != self._size(game, season):
            yield from self._surplus(game, season)

    def _of_rows(self, found: Sequence[Change]) -> Differences:
        """Compare rows of one board with what Redis has of them in its hash and in its order."""
        differences = Differences(len(found))
        for shard in range(self.layout.mirror.shards):
            some = [change for change in found if self.layout.shard(change.member) == shard]
            if not some:
                continue
            keys = self.layout.keys(some[0].game, some[0].season, shard)
            wanted = [value(change)[8:] for change in some]
            stored, places = self.client.send(
                [
                    ("HMGET", keys.rows, *(field_of(change.member) for change in some)),
                    ("ZMSCORE", keys.order, *(each[:ELEMENT] for each in wanted)),
                ]
            )
            for change, right, known, place in zip(some, wanted, stored, places, strict=True):
                if known is None:
                    differences.missing.append(change)
                elif known[8:] != right or place is None:
                    differences.wrong.append(change)
        return differences

    def _size(self, game: str, season: str) -> int:
        shards = range(self.layout.mirror.shards)
        return sum(self.client.send([("ZCARD", self.layout.keys(game, season, shard).order) for shard in shards]))

    def _surplus(self, game: str, season: str) -> Iterator[Differences]:
        """Look for rows that the database lacks: all of it has, so there must be others."""
        for shard in range(self.layout.mirror.shards):
            keys = self.layout.keys(game, season, shard)
            cursor = 0
            while True:
                cursor, stored = self.client.send([("HSCAN", keys.rows, cursor, "COUNT", _ROWS)])[0]
                members = [member_of(name) for name, known in stored.items() if len(known) > 8]
                yield self._unknown(game, season, members)
                if cursor == 0:
                    break
            yield from self._strays(keys)

    def _strays(self, keys: BoardKeys) -> Iterator[Differences]:
        """Look for places of rows that Redis itself does not know."""
        cursor = 0
        while True:
            cursor, found = self.client.send([("ZSCAN", keys.order, cursor, "COUNT", _ROWS)])[0]
            elements = [element for element, _ in found]
            if elements:
                known = self.client.send([("HMGET", keys.rows, *(element[14:] for element in elements))])[0]
                pairs = zip(elements, known, strict=True)
                stray = [(keys.order, each) for each, row in pairs if row is None or row[8 : 8 + ELEMENT] != each]
                yield Differences(stray=stray)
            if cursor == 0:
                break

    def _unknown(self, game: str, season: str, members: Sequence[int]) -> Differences:
        with self.reading() as sql:
            known = {row.member for row in statements.among(sql, game=game, season=season, members=members)}
        wrong = [Change(0, game, season, member, None) for member in members if member not in known]
        return Differences(len(members), wrong=wrong)

    def recheck(self, differences: Differences) -> Differences:
        """Look again at rows that differed: what was on its way has arrived."""
        keys = [(each.game, each.season, each.member) for each in (*differences.missing, *differences.wrong)]
        left = Differences()
        for game, season, member in keys:
            with self.reading() as sql:
                found = _by_member(statements.own(sql, game=game, season=season, member=member), game, season)
            again = self._of_rows(found) if found else self._gone(game, season, member)
            left.missing += again.missing
            left.wrong += again.wrong
        for key, place in differences.stray:
            if self.client.send([("ZSCORE", key, place)])[0] is not None:
                left.stray.append((key, place))
        return left

    def _gone(self, game: str, season: str, member: int) -> Differences:
        keys = self.layout.keys(game, season, self.layout.shard(member))
        known = self.client.send([("HGET", keys.rows, field_of(member))])[0]
        there = known is not None and len(known) > 8
        return Differences(wrong=[Change(0, game, season, member, None)] if there else [])


def repair(comparison: Comparison, differences: Differences, writing: Transaction) -> None:
    """Give Redis the rows that it lacks, and queue those that differ."""
    apply(comparison.client, comparison.layout, differences.missing)
    comparison.client.send([("ZREM", *each) for each in differences.stray])
    if differences.wrong:
        with writing() as sql:
            for change in sorted(differences.wrong, key=lambda each: each.member):
                lock_scores(sql, change.member)
            changes.enqueue(sql, [(each.game, each.season, each.member) for each in differences.wrong])


def describe(differences: Differences) -> list[str]:
    """Tell differences to the person who runs the site."""
    found = []
    for change in (*differences.missing, *differences.wrong):
        where = f"redis {change.game} {change.season} member {change.member}"
        found.append(f"{where}: stands, should not" if change.row is None else f"{where}: should be {change.row}")
    for key, place in differences.stray:
        found.append(f"redis {key} member {member_of(place[14:])}: a place without a row")
    return found


def _by_member(found: Rows, game: str, season: str) -> list[Change]:
    return [Change(0, game, season, row.member, (row.score, row.at, row.play)) for row in found]


def _members(sql: Connection, game: str, season: str) -> int:
    return int(statements.members_of(sql, game=game, season=season).scalar_one())
