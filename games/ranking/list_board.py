"""The ranking as its definition: a list, and nothing clever. Other boards are held against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from games.ranking.board import Season, Standing, ranked, season_key
from keitai.common.time import epoch_ms


class ListBoard:
    """In-memory `Board` over a list of all plays, sorted anew for each call: slow, simple, the oracle of tests."""

    def __init__(self) -> None:
        self._plays: list[tuple[str, int, int, datetime, str]] = []

    def post(self, game: str, member: int, score: int, play: str, at: datetime) -> Standing:
        if all(play != known for *_, known in self._plays):
            self._plays.append((game, member, score, at, play))
        standing = self.standing(game, member, "all", at)
        assert standing is not None
        return standing

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        return self._all(game, season, now)[first : first + count]

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        return next((one for one in self._all(game, season, now) if one.member == member), None)

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        rows = [(s.member, s.score, s.at, s.play) for s in self._all(game, season, now) if s.member in members]
        return ranked(rows)

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        everybody = self._all(game, season, now)
        place = next((n for n, one in enumerate(everybody) if one.member == member), None)
        return [] if place is None else everybody[max(0, place - count) : place + count + 1]

    def members(self, game: str, season: Season, now: datetime) -> int:
        return len(self._all(game, season, now))

    def remove(self, member: int) -> None:
        self._plays = [play for play in self._plays if play[1] != member]

    def _all(self, game: str, season: Season, now: datetime) -> list[Standing]:
        wanted = season_key(season, now)
        bests: dict[int, tuple[int, int, int, str]] = {}
        for its_game, member, score, at, play in self._plays:
            if its_game != game or season_key(season, at) != wanted:
                continue
            if member not in bests or score > bests[member][1]:
                bests[member] = (member, score, epoch_ms(at), play)
        return ranked(list(bests.values()))
