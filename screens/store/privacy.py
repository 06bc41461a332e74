"""Privacy of diary entries and albums: the one condition that every list, count and address goes through."""

from __future__ import annotations

import enum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from screens.store.tables import album, block, diary, friendship


class Level(enum.IntEnum):
    """Level of privacy, who may read an entry or an album: nobody else, friends, friends of friends, everybody."""

    SELF = 0
    FRIENDS = 1
    FRIENDS_OF_FRIENDS = 2
    EVERYBODY = 3


def level_of(text: str) -> Level:
    """Return the level that a form's field names, the most private one for anything else."""
    return Level(int(text)) if text in ("0", "1", "2", "3") else Level.SELF


def may_read(reader: int) -> ColumnElement[bool]:
    """Return the SQL condition under which `reader` may see a row of `diary`."""
    return _open_to(reader, diary.c.member, diary.c.level)


def may_look(reader: int) -> ColumnElement[bool]:
    """Return the SQL condition under which `reader` may see a row of `album`."""
    return _open_to(reader, album.c.member, album.c.level)


def not_blocked(reader: int, owner: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the SQL condition that `owner` has not blocked `reader`."""
    return ~exists().where(block.c.member == owner, block.c.blocked == reader)


def _open_to(reader: int, owner: ColumnElement[Any], level: ColumnElement[Any]) -> ColumnElement[bool]:
    friend = exists().where(friendship.c.member == reader, friendship.c.friend == owner)
    mine, theirs = friendship.alias("mine"), friendship.alias("theirs")
    of_friends = (
        select(1).where(mine.c.member == reader, theirs.c.member == mine.c.friend, theirs.c.friend == owner).exists()
    )
    allowed = or_(
        level == Level.EVERYBODY,
        and_(level >= Level.FRIENDS, friend),
        and_(level >= Level.FRIENDS_OF_FRIENDS, of_friends),
    )
    return or_(owner == reader, and_(allowed, not_blocked(reader, owner)))
