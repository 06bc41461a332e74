"""The ranking as Redis answers it: the same answers as SQL's, from a mirror that `redis_mirror` keeps.

A board is split into shards: what is above is the sum of what is above in each, a page the merge of their pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from games.engine.catalogue import rules_version
from games.ranking import redis_scripts as scripts
from games.ranking.board import Season, Standing, ranked, season_key
from games.ranking.redis_client import Command, RedisClient
from games.ranking.redis_rows import Layout, Row, element, field, row, rows, with_ranks

_FEW = 256
"""So many rows are read and sorted rather than looked for."""
_FIELDS = 1_000
"""Asked for at a time: a script of Redis has room for some thousands of values."""


class RedisBoard:
    """Reader of a mirror in Redis. Everything raises `BoardsAway` where it is away or not whole."""

    def __init__(self, client: RedisClient, layout: Layout) -> None:
        self._client = client
        self._layout = layout

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        """Return `count` standings from place `first` on, as `Board.top`."""
        first, board = max(0, first), self._board(game, season, now)
        if count <= 0:
            return []
        starts, ends = board.narrow(first)
        found = board.merged(
            board.ask(scripts.PAGE, [(start, end + count - 1) for start, end in zip(starts, ends, strict=True)])
        )
        page = found[first - sum(starts) :][:count]
        if not page or first == 0:
            return with_ranks(page, 0, 0)
        return with_ranks(page, board.counts(page[0])[0], first)

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        """Return a member's standing, as `Board.standing`."""
        board = self._board(game, season, now)
        answer = board.ask_one(member, scripts.OWN, field(member))
        if not answer:
            return None
        own = _existing(answer[0])
        above = answer[1] if board.whole else board.counts(own)[0]
        return Standing(above + 1, *own)

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        """Return the ranking of these members only, as `Board.among`."""
        return ranked(self._board(game, season, now).some(set(members)))

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        """Return a member's standing with neighbors above and below, as `Board.around`."""
        board = self._board(game, season, now)
        answer = board.ask_one(member, scripts.NEIGHBORS, field(member), count)
        if not answer:
            return []
        own = _existing(answer[0])
        if board.whole:
            _, higher, lower, above, place = answer
            return with_ranks([*reversed(rows(higher)), own, *rows(lower)], above, place)
        parts = board.ask(scripts.NEIGHBORS, [(element(*own[:3]), count)] * board.shards)
        higher = board.merged([part[1] for part in parts])[-count:] if count else []
        page = [*higher, own, *board.merged([part[2] for part in parts])[:count]]
        return with_ranks(page, *board.counts(page[0]))

    def members(self, game: str, season: Season, now: datetime) -> int:
        """Count the members who have a score."""
        board = self._board(game, season, now)
        return sum(board.ask(scripts.SIZE, [()] * board.shards))

    def _board(self, game: str, season: Season, now: datetime) -> ShardedBoard:
        return ShardedBoard(self._client, self._layout, game, season_key(season, now, rules_version(game)))


class ShardedBoard:
    """One board of one season, asked through the scripts."""

    def __init__(self, client: RedisClient, layout: Layout, game: str, season: str) -> None:
        self._client = client
        self._layout = layout
        self._game, self._season = game, season
        self.shards = layout.mirror.shards

    @property
    def whole(self) -> bool:
        """Whether one shard is all."""
        return self.shards == 1

    def ask(self, script: str, arguments: Sequence[Sequence[str | bytes | int]]) -> list[Any]:
        """Run a script on each shard, with the arguments for it."""
        return self._client.send([self._command(shard, script, *each) for shard, each in enumerate(arguments)])

    def ask_one(self, member: int, script: str, *arguments: str | bytes | int) -> Any:
        """Run a script on a member's shard."""
        return self._client.send([self._command(self._layout.shard(member), script, *arguments)])[0]

    def some(self, members: set[int]) -> list[Row]:
        """Return the rows of some members, in no order."""
        fields = defaultdict(list)
        for member in members:
            fields[self._layout.shard(member)].append(field(member))
        commands = [
            self._command(shard, scripts.SOME, *wanted[start : start + _FIELDS])
            for shard, wanted in fields.items()
            for start in range(0, len(wanted), _FIELDS)
        ]
        return [found for answer in self._client.send(commands) for found in rows(answer)]

    def counts(self, one: Row) -> tuple[int, int]:
        """Count those above a row's score and those before the row, on all shards."""
        answers = self.ask(scripts.COUNTS, [(element(*one[:3]),)] * self.shards)
        return sum(above for above, _ in answers), sum(before for _, before in answers)

    def merged(self, answers: Sequence[Sequence[bytes | None]]) -> list[Row]:
        """Decode the rows of all shards into the board's order."""
        found = [each for answer in answers for each in rows(answer)]
        return sorted(found, key=lambda each: (-each[1], each[2], each[0]))

    def narrow(self, place: int) -> tuple[list[int], list[int]]:
        """Return for each shard between which of its places the board's place stands.

        The middle of the widest range is looked for on all shards: each step halves what is left.
        """
        if self.whole:
            return [place], [place]
        if place <= _FEW:
            return [0] * self.shards, [place] * self.shards
        starts, ends = [0] * self.shards, list(self.ask(scripts.SIZE, [()] * self.shards))
        while sum(ends) - sum(starts) > _FEW:
            widest = max(range(self.shards), key=lambda shard: ends[shard] - starts[shard])
            found = self._element_at(widest, (starts[widest] + ends[widest]) // 2)
            if not found:
                break
            before = [each for _, each in self.ask(scripts.COUNTS, [(found,)] * self.shards)]
            if sum(before) <= place:
                starts = [max(pair) for pair in zip(starts, before, strict=True)]
            else:
                ends = [min(pair) for pair in zip(ends, before, strict=True)]
        return starts, ends

    def _element_at(self, shard: int, place: int) -> bytes:
        answer = self._client.send([self._command(shard, scripts.AT, place)])[0]
        return bytes(answer[0]) if answer else b""

    def _command(self, shard: int, script: str, *arguments: str | bytes | int) -> Command:
        keys = self._layout.keys(self._game, self._season, shard)
        return "EVAL", script, 3, keys.loaded, keys.order, keys.rows, *arguments


def _existing(stored: bytes) -> Row:
    found = row(stored)
    assert found is not None
    return found
