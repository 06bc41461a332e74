"""Leaving: what is one's own goes, what one wrote to others stays without a name, and no list knows one any more."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, or_, select, update

from games.ranking.sql import SqlBoard
from screens.store import points
from screens.store.tables import (
    album,
    attendance,
    block,
    bookmark,
    community,
    community_member,
    diary,
    echo,
    endorsement,
    footprint,
    friend_request,
    friendship,
    member,
    message,
    message_draft,
    preference,
    review,
    session,
    subscription,
    upload,
    wardrobe,
    worn,
)

NAMELESS = ("(has left)", "退会したﾒﾝﾊﾞｰ")
_OWN = (diary, album, upload, review, session, subscription, wardrobe, worn, preference, attendance)
_TIES = (
    (friendship, "member", "friend"),
    (friend_request, "sender", "receiver"),
    (bookmark, "member", "marked"),
    (block, "member", "blocked"),
    (endorsement, "member", "writer"),
    (footprint, "member", "visitor"),
    (message_draft, "member", "receiver"),
)
"""Tables that tie two members, and their columns for both."""


def withdraw(sql: Connection, member_id: int, at: int) -> None:
    """Take a member out of everything; comments, topics and messages to others stay, nameless."""
    points.spend(sql, member_id, points.balance(sql, member_id), "withdrawal", "", at)
    said = select(echo.c.id).where(echo.c.member == member_id)
    sql.execute(update(echo).where(echo.c.answers.in_(said)).values(answers=None))
    sql.execute(delete(echo).where(echo.c.member == member_id))
    for table in _OWN:
        sql.execute(delete(table).where(table.c.member == member_id))
    sql.execute(insert(preference).values(member=member_id, findable=0))
    for table, one, other in _TIES:
        sql.execute(delete(table).where(or_(table.c[one] == member_id, table.c[other] == member_id)))
    sql.execute(update(message).where(message.c.receiver == member_id).values(kept_by_receiver=0))
    sql.execute(update(message).where(message.c.sender == member_id).values(kept_by_sender=0))
    _leave_communities(sql, member_id)
    SqlBoard(sql).remove(member_id)
    nameless = {"nickname": NAMELESS[0], "nickname_ja": NAMELESS[1], "introduction": "", "introduction_ja": None}
    unknown = {"password": None, "withdrawn": at, "prefecture": 0, "blood": "A"}
    sql.execute(update(member).where(member.c.id == member_id).values(**nameless, **unknown))


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
