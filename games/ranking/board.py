"""A ranking: best score stands, rank is 1 + members strictly above (1, 2, 2, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from keitai.common.time import JST

Season = Literal["today", "week", "month", "all"]
SEASONS: tuple[Season, ...] = ("today", "week", "month", "all")


@dataclass(frozen=True, slots=True)
class Standing:
    """Place of a member in a ranking. `at` is when the score was made, ms since 1970, `play` the play's id."""

    rank: int
    member: int
    score: int
    at: int
    play: str


class BoardReader(Protocol):
    """Protocol of one game's rankings in all seasons. `now` decides which today, week and month are meant."""

    def top(self, game: str, first: int, count: int, season: Season, now: datetime) -> list[Standing]:
        """Return `count` standings from place `first` on (0 is the best).

        Within a tie the earlier score is first, then the lower member.
        """

    def standing(self, game: str, member: int, season: Season, now: datetime) -> Standing | None:
        """Return a member's standing in the season, None without a score; equal scores share a rank."""

    def among(self, game: str, members: Sequence[int], season: Season, now: datetime) -> list[Standing]:
        """Return the ranking of these members only, best first: a member and the friends."""

    def around(self, game: str, member: int, count: int, season: Season, now: datetime) -> list[Standing]:
        """Return a member's standing with up to `count` neighbors above and below; [] without a score."""

    def members(self, game: str, season: Season, now: datetime) -> int:
        """Count the members who have a score."""


class Board(BoardReader, Protocol):
    """Protocol of rankings that are written as well."""

    def post(self, game: str, member: int, score: int, play: str, at: datetime) -> Standing:
        """Post a score; return the member's all-time standing after it. A repeat of the same `play` changes nothing."""

    def remove(self, member: int) -> None:
        """Remove a member who left from every board."""


def season_key(season: Season, at: datetime, rules: int = 1) -> str:
    """Return the key of the season that contains `at`: a day, a week from Monday or a month, in Tokyo's time.

    All time begins anew with every version of a game's rules, since scores by other rules cannot be compared.
    """
    day = at.astimezone(JST)
    match season:
        case "today":
            return day.strftime("%Y-%m-%d")
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02d}"
        case "month":
            return day.strftime("%Y-%m")
    return f"all-{rules}" if rules > 1 else "all"


def season_end(season: Season, at: datetime) -> datetime:
    """Return the moment at which the day, week or month that contains `at` has ended."""
    day = at.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    match season:
        case "today":
            return day + timedelta(days=1)
        case "week":
            return day + timedelta(days=7 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def season_keys(at: datetime, rules: int = 1) -> list[str]:
    """Return the keys of the four seasons that a score made at `at` by those rules counts in."""
    return [season_key(season, at, rules) for season in SEASONS]


def ranked(rows: Sequence[tuple[int, int, int, str]]) -> list[Standing]:
    """Rank (member, score, at, play) in any order into standings, best first, ties sharing their rank."""
    ordered = sorted(rows, key=lambda row: (-row[1], row[2], row[0]))
    standings: list[Standing] = []
    for place, (member, score, at, play) in enumerate(ordered, 1):
        tied = standings and standings[-1].score == score
        standings.append(Standing(standings[-1].rank if tied else place, member, score, at, play))
    return standings
