"""The plays are the truth: boards are compared with them, and repaired from them while the site goes on.

The database itself compares a board with its plays, and tells only what differs, so a million plays take no memory
here. What differs is mended in short transactions: a row that somebody changed meanwhile is left for the next pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, delete, func, insert, literal, select, text, union_all

from games.ranking import statements
from games.ranking.board import Season, season_end, season_key
from games.ranking.sql import SqlBoard
from games.ranking.statements import BUCKET
from games.ranking.tables import best, bucket_count, game_count, play, score_count
from keitai.common.prepared import prepared
from keitai.common.time import epoch_ms

Transaction = Callable[[], AbstractContextManager[Connection]]
Members = Callable[[Connection], Collection[int]]
Row = tuple[int, int, str]
"""Score, at, play."""
_ROWS = 1_000
"""Mended in one transaction."""
_PASSES = 3
_EVER = 2**62
_NEWEST_RULES = 2**31 - 1
_EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class SeasonBoard:
    """One board, and of which plays it is made: those from `start` on and before `end`, by rules of these versions."""

    game: str
    season: str
    start: int = 0
    end: int = 0
    first_rules: int = 0
    last_rules: int = _NEWEST_RULES


@dataclass(frozen=True, slots=True)
class WrongRow:
    """Row of `best` that stands otherwise than the plays say; None stands for a missing one."""

    member: int
    stands: Row | None
    right: Row | None


def count_plays(connection: Connection) -> int:
    """Count the plays in the ledger, from which boards can be rebuilt."""
    return int(connection.execute(select(func.count()).select_from(play)).scalar_one())


def differences(connection: Connection, left: Collection[int] = ()) -> list[str]:
    """Compare the boards with the ledger's plays; return a sentence for each difference, [] when all is well.

    Members who `left` are to stand on none.
    """
    return [sentence for sentences in comparison(connection, left) for sentence in sentences]


def comparison(connection: Connection, left: Collection[int] = ()) -> Iterator[list[str]]:
    """Yield the sentences of each board in turn, as `differences`; `count_boards` says how many there are."""
    for board in _boards(connection):
        here = (board.game, board.season)
        yield [
            f"best {(*here, row.member)}: stands {row.stands}, should be {row.right}"
            for row in _wrong_rows(connection, board, left)
        ] + [
            f"{name} {(*here, level)}: stands {stands.get(level)}, should be {right.get(level)}"
            for name, stands, right in _counts(connection, board)
            for level in sorted({*stands, *right})
            if stands.get(level, 0) != right.get(level, 0)
        ]
    stands, right = _plays_by_game(connection)
    yield [
        f"game_count {game}: stands {stands.get(game)}, should be {right.get(game)}"
        for game in sorted({*stands, *right})
        if stands.get(game, 0) != right.get(game, 0)
    ]


def count_boards(connection: Connection) -> int:
    """Count the steps of a comparison, and of a pass of `rebuild`."""
    return len(_boards(connection)) + 1


def rebuild(reading: Transaction, writing: Transaction, left: Members) -> Iterator[int]:
    """Make all boards what the plays say, board by board; yield how many differences were mended in each step.

    Posts and pages go on meanwhile: each transaction is short. Killed on the way, no board is worse than it was.

    Args:
        reading: Begins a transaction that only looks.
        writing: Begins one that writes.
        left: Finds the members who have left, in a transaction.
    """
    for _ in range(_PASSES):
        mended = 0
        with reading() as sql:
            boards = _boards(sql)
        for board in boards:
            done = _mend(board, reading, writing, left)
            mended += done
            yield done
        done = _mend_plays(reading, writing)
        yield done
        if mended + done == 0:
            return


def _mend(board: SeasonBoard, reading: Transaction, writing: Transaction, left: Members) -> int:
    with reading() as sql:
        wrong = _wrong_rows(sql, board, left(sql))
    for start in range(0, len(wrong), _ROWS):
        with writing() as sql:
            gone = set(left(sql))
            some = [row for row in wrong[start : start + _ROWS] if row.right is None or row.member not in gone]
            SqlBoard(sql).replace(board.game, board.season, [(row.member, row.stands, row.right) for row in some])
    with reading() as sql:
        counts = sum(stands != right for _, stands, right in _counts(sql, board))
    if counts:
        with writing() as sql:
            _recount(sql, board)
    return len(wrong) + counts


def _mend_plays(reading: Transaction, writing: Transaction) -> int:
    with reading() as sql:
        stands, right = _plays_by_game(sql)
    if stands == right:
        return 0
    with writing() as sql:
        _lock(sql, game_count.name)
        _, right = _plays_by_game(sql)
        sql.execute(delete(game_count))
        if right:
            sql.execute(insert(game_count), [{"game": game, "plays": plays} for game, plays in right.items()])
    return 1


def _recount(sql: Connection, board: SeasonBoard) -> None:
    """Count a board anew. On PostgreSQL posts wait meanwhile: one that has changed its row adds to the counts after."""
    _lock(sql, score_count.name, bucket_count.name)
    found = {name: right for name, _, right in _counts(sql, board)}
    for table, level in ((score_count, "score"), (bucket_count, "bucket")):
        sql.execute(delete(table).where(table.c.game == board.game, table.c.season == board.season))
        rows = [
            {"game": board.game, "season": board.season, level: key, "members": members}
            for key, members in found[table.name].items()
        ]
        if rows:
            sql.execute(insert(table), rows)


def _lock(sql: Connection, *tables: str) -> None:
    if sql.dialect.name == "postgresql":
        sql.execute(text(f"LOCK TABLE {', '.join(tables)} IN SHARE ROW EXCLUSIVE MODE"))


@prepared
def _differing(game: str, season: str, start: int, end: int, first_rules: int, last_rules: int) -> Select[Any]:
    """Return the rows that a board should have and has not (1), and those that it has and should not have (-1).

    Among equal scores of a member the first play stands; one that the operator withdrew stands nowhere.
    """
    made = and_(
        play.c.game == game,
        play.c.at >= start,
        play.c.at < end,
        play.c.rules >= first_rules,
        play.c.rules <= last_rules,
        play.c.withdrawn.is_(None),
    )
    place = func.row_number().over(partition_by=play.c.member, order_by=(play.c.score.desc(), play.c.at, play.c.id))
    plays = select(play.c.member, play.c.score, play.c.at, play.c.id.label("play"), place.label("place"))
    firsts = plays.where(made).subquery()
    right = select(firsts.c.member, firsts.c.score, firsts.c.at, firsts.c.play, literal(1).label("sign"))
    stands = select(best.c.member, best.c.score, best.c.at, best.c.play, literal(-1).label("sign"))
    both = union_all(
        right.where(firsts.c.place == 1), stands.where(best.c.game == game, best.c.season == season)
    ).subquery()
    row, sign = (both.c.member, both.c.score, both.c.at, both.c.play), func.sum(both.c.sign)
    return select(*row, sign.label("sign")).group_by(*row).having(sign != 0)


def _wrong_rows(sql: Connection, board: SeasonBoard, left: Collection[int]) -> list[WrongRow]:
    """Return the rows of a board that differ from its plays, by member."""
    rows = _differing(
        sql,
        game=board.game,
        season=board.season,
        start=board.start,
        end=board.end,
        first_rules=board.first_rules,
        last_rules=board.last_rules,
    )
    stands: dict[int, Row] = {}
    right: dict[int, Row] = {}
    for member, score, at, name, sign in rows:
        if sign < 0:
            stands[member] = score, at, name
        elif member not in left:
            right[member] = score, at, name
    stands |= _of_members(sql, board, sorted(left))
    return [WrongRow(member, stands.get(member), right.get(member)) for member in sorted({*stands, *right})]


def _of_members(sql: Connection, board: SeasonBoard, members: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for start in range(0, len(members), _ROWS):
        some = members[start : start + _ROWS]
        for row in statements.among(sql, game=board.game, season=board.season, members=some):
            found[row.member] = row.score, row.at, row.play
    return found


def _counts(sql: Connection, board: SeasonBoard) -> list[tuple[str, dict[int, int], dict[int, int]]]:
    """Return both levels of counts of a board: the table's name, what stands in it, what should."""
    key = {"game": board.game, "season": board.season}
    scores: dict[int, int] = dict(_members_by_score(sql, **key).all())
    buckets: Counter[int] = Counter()
    for score, members in scores.items():
        buckets[score // BUCKET] += members
    kept: tuple[dict[int, int], dict[int, int]] = (
        dict(_kept_counts(sql, **key).all()),
        dict(_kept_buckets(sql, **key).all()),
    )
    return [(score_count.name, kept[0], scores), (bucket_count.name, kept[1], dict(buckets))]


@prepared
def _members_by_score(game: str, season: str) -> Select[Any]:
    rows = select(best.c.score, func.count()).where(best.c.game == game, best.c.season == season)
    return rows.group_by(best.c.score)


def _kept(table: Table, game: str, season: str) -> Select[Any]:
    level = list(table.primary_key.columns)[2]
    return select(level, table.c.members).where(table.c.game == game, table.c.season == season, table.c.members != 0)


@prepared
def _kept_counts(game: str, season: str) -> Select[Any]:
    return _kept(score_count, game, season)


@prepared
def _kept_buckets(game: str, season: str) -> Select[Any]:
    return _kept(bucket_count, game, season)


def _plays_by_game(sql: Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Return how often each game is said to have been played, and how often it was."""
    counted = select(play.c.game, func.count()).group_by(play.c.game)
    stands = dict(sql.execute(select(game_count.c.game, game_count.c.plays)).all())
    return stands, dict(sql.execute(counted).all())


@prepared
def _next_play(game: str, at: int) -> Select[Any]:
    return select(func.min(play.c.at)).where(play.c.game == game, play.c.at >= at)


def _boards(sql: Connection) -> list[SeasonBoard]:
    """Return all boards: those of which there are plays, and those that stand without any."""
    found: dict[tuple[str, str], SeasonBoard] = {}
    for game in sql.execute(select(play.c.game).distinct()).scalars().all():
        made = [*_of_all_time(sql, game)]
        for season in ("today", "week", "month"):
            made += _of_season(sql, game, season)
        found |= {(board.game, board.season): board for board in made}
    for table in (best, score_count):
        for row in sql.execute(select(table.c.game, table.c.season).distinct()):
            found.setdefault((row.game, row.season), SeasonBoard(row.game, row.season))
    return list(found.values())


def _of_all_time(sql: Connection, game: str) -> Iterator[SeasonBoard]:
    """Return a game's boards of all time, one a version of its rules; plays of none are by the first."""
    versions = sql.execute(select(play.c.rules).where(play.c.game == game).distinct()).scalars()
    for rules in {max(1, version) for version in versions}:
        key = season_key("all", _EPOCH, rules)
        yield SeasonBoard(game, key, end=_EVER, first_rules=rules if rules > 1 else 0, last_rules=rules)


def _of_season(sql: Connection, game: str, season: Season) -> Iterator[SeasonBoard]:
    at = _next_play(sql, game=game, at=0).scalar_one()
    while at is not None:
        moment = _EPOCH + timedelta(milliseconds=at)
        end = epoch_ms(season_end(season, moment))
        yield SeasonBoard(game, season_key(season, moment), at, end)
        at = _next_play(sql, game=game, at=end).scalar_one()
