"""The boards' statements, built once and run with other values: building one takes longer than its answer.

Each seeks: by the key of `best` (game, season, member), by its order (game, season, score from the highest, at,
member), or in the counts. A board of sixteen million members is asked as quickly as one of three hundred.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Subquery,
    Table,
    bindparam,
    delete,
    func,
    select,
    tuple_,
    union_all,
)

from games.ranking.tables import best, bucket_count, game_count, score_count

BUCKET = 256
"""Scores in a bucket of the upper level of counts."""
_SEASONS = 4

_game: BindParameter[str] = bindparam("game")
_season: BindParameter[str] = bindparam("season")
_member: BindParameter[int] = bindparam("member")
_score: BindParameter[int] = bindparam("score")
_at: BindParameter[int] = bindparam("at")
_count: BindParameter[int] = bindparam("count")

_ROWS = select(best.c.member, best.c.score, best.c.at, best.c.play).where(
    best.c.game == _game, best.c.season == _season
)
_IN_TIE = tuple_(best.c.at, best.c.member)
_PLACE = tuple_(_at, _member)

OWN = _ROWS.where(best.c.member == _member)
AMONG = _ROWS.where(best.c.member.in_(bindparam("members", expanding=True)))
BESTS = union_all(
    *(
        select(best.c.season, best.c.score).where(
            best.c.game == _game, best.c.member == _member, best.c.season == bindparam(f"season_{number}")
        )
        for number in range(_SEASONS)
    )
)
"""A member's best in the four seasons of a post: four look-ups, since SQLite takes `IN` for the board's order."""

FIRST = _ROWS.order_by(best.c.score.desc(), best.c.at, best.c.member).limit(_count)
LOWER = _ROWS.where(best.c.score < _score).order_by(best.c.score.desc(), best.c.at, best.c.member).limit(_count)
HIGHER = _ROWS.where(best.c.score > _score).order_by(best.c.score, best.c.at.desc(), best.c.member.desc()).limit(_count)
_TIE = _ROWS.where(best.c.score == _score)
TIED = _TIE.order_by(best.c.at, best.c.member).offset(bindparam("skipped")).limit(_count)
TIED_AFTER = _TIE.where(_IN_TIE > _PLACE).order_by(best.c.at, best.c.member).limit(_count)
TIED_BEFORE = _TIE.where(_IN_TIE < _PLACE).order_by(best.c.at.desc(), best.c.member.desc()).limit(_count)

BESTS_OF_MEMBER = select(best.c.game, best.c.season, best.c.score).where(best.c.member == _member)
REMOVE_MEMBER = delete(best).where(best.c.member == _member)


def _counted(table: Table) -> Select[Any]:
    return select(func.coalesce(func.sum(table.c.members), 0)).where(table.c.game == _game, table.c.season == _season)


def _running(table: Table, level: Column[Any], *where: ColumnElement[bool]) -> Subquery:
    """Return each level of a season with its members, and how many stand on those above it."""
    upto = func.sum(table.c.members).over(order_by=level.desc())
    rows = select(level.label("level"), table.c.members, (upto - table.c.members).label("above"))
    return rows.where(table.c.game == _game, table.c.season == _season, *where).subquery()


def _at_place(levels: Subquery, name: str) -> Select[Any]:
    """Return the level on which a place (0 is the best) stands."""
    place: BindParameter[int] = bindparam("place")
    query = select(levels.c.level.label(name), levels.c.above).where(levels.c.above + levels.c.members > place)
    return query.order_by(levels.c.level.desc()).limit(1)


_first_of_bucket: BindParameter[int] = bindparam("bucket_start")
_next_bucket: BindParameter[int] = bindparam("next_bucket")

MEMBERS = _counted(bucket_count)
ABOVE = select(
    _counted(bucket_count).where(bucket_count.c.bucket > bindparam("bucket")).scalar_subquery()
    + _counted(score_count).where(score_count.c.score > _score, score_count.c.score < _next_bucket).scalar_subquery()
)
BUCKET_AT = _at_place(_running(bucket_count, bucket_count.c.bucket), "bucket")
SCORE_AT = _at_place(
    _running(
        score_count,
        score_count.c.score,
        score_count.c.score >= _first_of_bucket,
        score_count.c.score < _next_bucket,
    ),
    "score",
)

MOST_PLAYED = (
    select(game_count.c.game, game_count.c.plays).order_by(game_count.c.plays.desc(), game_count.c.game).limit(_count)
)
