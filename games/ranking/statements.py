"""The boards' statements, each built once and run with other values: building one takes longer than its answer.

Each seeks: by the key of `best` (game, season, member), by its order (game, season, score from the highest, at,
member), or in the counts. A board of sixteen million members is asked as quickly as one of three hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Delete,
    Select,
    Subquery,
    Table,
    delete,
    func,
    select,
    union_all,
)
from sqlalchemy import tuple_ as row_of

from games.ranking.tables import best, bucket_count, game_count, play, score_count
from keitai.common.prepared import prepared

BUCKET = 256
"""Scores in a bucket of the upper level of counts."""

_DOWN = (best.c.score.desc(), best.c.at, best.c.member)
"""The board's order."""
_UP = (best.c.score, best.c.at.desc(), best.c.member.desc())
_IN_TIE = row_of(best.c.at, best.c.member)


def _rows(game: str, season: str) -> Select[Any]:
    return select(best.c.member, best.c.score, best.c.at, best.c.play).where(
        best.c.game == game, best.c.season == season
    )


def _tie(game: str, season: str, score: int) -> Select[Any]:
    return _rows(game, season).where(best.c.score == score)


@prepared
def own(game: str, season: str, member: int) -> Select[Any]:
    """Return a member's row."""
    return _rows(game, season).where(best.c.member == member)


@prepared
def among(game: str, season: str, members: Sequence[int]) -> Select[Any]:
    """Return the rows of some members, in no order."""
    return _rows(game, season).where(best.c.member.in_(members))


@prepared
def by_member(game: str, season: str, after: int, count: int) -> Select[Any]:
    """Build the query of a board's next `count` rows in order of their members, those after the member `after`."""
    return _rows(game, season).where(best.c.member > after).order_by(best.c.member).limit(count)


@prepared
def bests(game: str, member: int, today: str, week: str, month: str, ever: str) -> CompoundSelect[Any]:
    """Return a member's best in the four seasons of a post.

    Four look-ups, since SQLite takes `IN` for the board's order.
    """
    return union_all(
        *(
            select(best.c.season, best.c.score).where(
                best.c.game == game, best.c.member == member, best.c.season == season
            )
            for season in (today, week, month, ever)
        )
    )


@prepared
def first(game: str, season: str, count: int) -> Select[Any]:
    """Return the first rows of a board."""
    return _rows(game, season).order_by(*_DOWN).limit(count)


@prepared
def lower(game: str, season: str, score: int, count: int) -> Select[Any]:
    """Return the rows below a score, from the highest down."""
    return _rows(game, season).where(best.c.score < score).order_by(*_DOWN).limit(count)


@prepared
def higher(game: str, season: str, score: int, count: int) -> Select[Any]:
    """Return the rows above a score, from the lowest up."""
    return _rows(game, season).where(best.c.score > score).order_by(*_UP).limit(count)


@prepared
def tied(game: str, season: str, score: int, skipped: int, count: int) -> Select[Any]:
    """Return the rows of one score, from the one after `skipped` on."""
    return _tie(game, season, score).order_by(best.c.at, best.c.member).offset(skipped).limit(count)


@prepared
def tied_after(game: str, season: str, score: int, at: int, member: int, count: int) -> Select[Any]:
    """Return the rows of one score that follow a place, from it down."""
    after = _tie(game, season, score).where(row_of(at, member) < _IN_TIE)
    return after.order_by(best.c.at, best.c.member).limit(count)


@prepared
def tied_before(game: str, season: str, score: int, at: int, member: int, count: int) -> Select[Any]:
    """Return the rows of one score that precede a place, from it up."""
    before = _tie(game, season, score).where(row_of(at, member) > _IN_TIE)
    return before.order_by(best.c.at.desc(), best.c.member.desc()).limit(count)


@prepared
def bests_of_member(member: int) -> Select[Any]:
    """Return game, season and score of a member's rows."""
    return select(best.c.game, best.c.season, best.c.score).where(best.c.member == member)


@prepared
def remove_member(member: int) -> Delete:
    """Delete a member's rows."""
    return delete(best).where(best.c.member == member)


@prepared
def remove_row(game: str, season: str, member: int) -> Delete:
    """Delete a member's row of one board."""
    return delete(best).where(best.c.game == game, best.c.season == season, best.c.member == member)


def _counted(table: Table, game: str, season: str) -> Select[Any]:
    return select(func.coalesce(func.sum(table.c.members), 0)).where(table.c.game == game, table.c.season == season)


@prepared
def members_of(game: str, season: str) -> Select[Any]:
    """Return how many members a board has."""
    return _counted(bucket_count, game, season)


@prepared
def above(game: str, season: str, score: int, bucket: int, next_bucket: int) -> Select[Any]:
    """Build the count of members above a score: in higher buckets, and in its own, which ends before `next_bucket`."""
    scores = score_count.c.score
    return select(
        _counted(bucket_count, game, season).where(bucket_count.c.bucket > bucket).scalar_subquery()
        + _counted(score_count, game, season).where(scores > score, scores < next_bucket).scalar_subquery()
    )


def _running(table: Table, level: Column[Any], game: str, season: str, *where: ColumnElement[bool]) -> Subquery:
    """Return each level of a season with its members, and how many stand on those above it."""
    upto = func.sum(table.c.members).over(order_by=level.desc())
    rows = select(level.label("level"), table.c.members, (upto - table.c.members).label("above"))
    return rows.where(table.c.game == game, table.c.season == season, *where).subquery()


def _at_place(levels: Subquery, name: str, place: int) -> Select[Any]:
    query = select(levels.c.level.label(name), levels.c.above).where(levels.c.above + levels.c.members > place)
    return query.order_by(levels.c.level.desc()).limit(1)


@prepared
def bucket_at(game: str, season: str, place: int) -> Select[Any]:
    """Return the bucket in which a place (0 is the best) stands, and how many stand above the bucket."""
    return _at_place(_running(bucket_count, bucket_count.c.bucket, game, season), "bucket", place)


@prepared
def score_at(game: str, season: str, place: int, bucket_start: int, next_bucket: int) -> Select[Any]:
    """Return the score that stands at a place of a bucket, and how many of the bucket stand above it."""
    scores = score_count.c.score
    levels = _running(score_count, scores, game, season, scores >= bucket_start, scores < next_bucket)
    return _at_place(levels, "score", place)


@prepared
def games_by_plays(count: int) -> Select[Any]:
    """Return games and how often they were played, the most played first."""
    query = select(game_count.c.game, game_count.c.plays)
    return query.order_by(game_count.c.plays.desc(), game_count.c.game).limit(count)


@prepared
def of_same_keys(game: str, keys: str) -> Select[Any]:
    """Build the query of a play of a game with this digest of its keys."""
    return select(play.c.id).where(play.c.game == game, play.c.presses == keys).limit(1)
