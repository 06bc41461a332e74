"""Who may see a diary entry: the one condition that every list, count and address goes through."""

from __future__ import annotations

import enum

from sqlalchemy import ColumnElement, and_, exists, or_, select

from screens.store.tables import diary, friendship


class Level(enum.IntEnum):
    """An entry's readers."""

    SELF = 0
    FRIENDS = 1
    FRIENDS_OF_FRIENDS = 2
    EVERYBODY = 3


def may_read(reader: int) -> ColumnElement[bool]:
    """True for rows of `diary` that `reader` may see."""
    friend = exists().where(friendship.c.member == reader, friendship.c.friend == diary.c.member)
    mine, theirs = friendship.alias("mine"), friendship.alias("theirs")
    of_friends = (
        select(1)
        .where(mine.c.member == reader, theirs.c.member == mine.c.friend, theirs.c.friend == diary.c.member)
        .exists()
    )
    return or_(
        diary.c.member == reader,
        diary.c.level == Level.EVERYBODY,
        and_(diary.c.level >= Level.FRIENDS, friend),
        and_(diary.c.level >= Level.FRIENDS_OF_FRIENDS, of_friends),
    )
