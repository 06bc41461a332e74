"""Account deletion: a member's own rows are deleted, what was written to others stays without a name.

Which rows are a member's the tables themselves say, by their foreign keys: a table that is added later is cleared, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, MetaData, delete, insert, select, update

from games.ranking.daily import forget_rounds
from games.ranking.sql import SqlBoard
from screens.store import points
from screens.store.tables import community, community_member, echo, member, message, metadata, preference

NAMELESS = ("(has left)", "退会したﾒﾝﾊﾞｰ")
_KEPT = frozenset(
    [
        "comment.member",
        "album_comment.member",
        "topic.member",
        "topic_comment.member",
        "message.sender",
        "message.receiver",
        "community.owner",  # handed on to another member
        "transfer.member",  # the ledger sums to zero with everybody's transfers only
        "receipt.member",  # the form that was sent to leave, sent again, is answered as before
    ]
)
"""Columns whose rows stay when the member whom they name has left."""


def delete_member(sql: Connection, member_id: int, at: int) -> None:
    """Delete a member's account and data; comments, topics and messages to others stay without a name."""
    points.spend(sql, member_id, points.balance(sql, member_id), "withdrawal", "", at)
    said = select(echo.c.id).where(echo.c.member == member_id)
    sql.execute(update(echo).where(echo.c.answers.in_(said)).values(answers=None))
    _leave_communities(sql, member_id)
    for column in member_columns(metadata):
        if str(column) not in _KEPT:
            sql.execute(delete(column.table).where(column == member_id))
    sql.execute(insert(preference).values(member=member_id, findable=0))
    sql.execute(update(message).where(message.c.receiver == member_id).values(kept_by_receiver=0))
    sql.execute(update(message).where(message.c.sender == member_id).values(kept_by_sender=0))
    SqlBoard(sql).remove(member_id)
    forget_rounds(sql, member_id)
    nameless = {"nickname": NAMELESS[0], "nickname_ja": NAMELESS[1], "introduction": "", "introduction_ja": None}
    unknown = {"password": None, "withdrawn": at, "prefecture": 0, "blood": "A"}
    sql.execute(update(member).where(member.c.id == member_id).values(**nameless, **unknown))


def member_columns(tables: MetaData) -> Iterator[Column[Any]]:
    """Yield the columns with a foreign key to `member`, in an order in which their rows can be deleted."""
    for table in reversed(tables.sorted_tables):
        for column in table.c:
            if any(key.target_fullname == "member.id" for key in column.foreign_keys):
                yield column


def _leave_communities(sql: Connection, member_id: int) -> None:
    """Communities of one's own go to whoever joined first, or with their last member."""
    joined = select(community_member.c.community).where(community_member.c.member == member_id)
    numbers = list(sql.execute(joined).scalars())
    sql.execute(delete(community_member).where(community_member.c.member == member_id))
    for number in sql.execute(select(community.c.id).where(community.c.owner == member_id)).scalars().all():
        first = select(community_member.c.member).where(community_member.c.community == number)
        heir = sql.execute(first.order_by(community_member.c.since, community_member.c.member).limit(1)).scalar()
        if heir is None:
            sql.execute(delete(community).where(community.c.id == number))
        else:
            sql.execute(update(community).where(community.c.id == number).values(owner=heir))
    fewer = {"members": community.c.members - 1}
    sql.execute(update(community).where(community.c.id.in_(numbers)).values(**fewer))
