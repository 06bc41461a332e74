"""Changes that a community's owner may make to it, and a topic's writer to the topic."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, or_, select, update

from keitai.common.prepared import prepared
from screens.store.members import Member, to_member
from screens.store.tables import community, community_member, friendship, member, topic


def change_community(sql: Connection, number: int, name: str, text: str, category: str) -> None:
    """Change a community's name, text and category."""
    typed = {"name": name, "name_ja": None, "text": text, "text_ja": None, "category": category}
    sql.execute(update(community).where(community.c.id == number).values(**typed))


def change_picture(sql: Connection, number: int, name: str) -> None:
    """Set a community's picture by the name of an uploaded photo."""
    sql.execute(update(community).where(community.c.id == number).values(picture=name))


def delete_community(sql: Connection, number: int) -> None:
    """Delete a community with its topics and their comments."""
    sql.execute(delete(community).where(community.c.id == number))


def friends_outside(sql: Connection, number: int, member_id: int, language: str, count: int = 100) -> list[Member]:
    """List a member's friends who are not in the community, the latest to sign in first."""
    return [to_member(row, language) for row in _outside(sql, number=number, person=member_id, count=count).mappings()]


def delete_topic(sql: Connection, number: int, member_id: int) -> bool:
    """Delete a topic for its writer or the owner of its community; False for anybody else."""
    owned = select(community.c.id).where(community.c.owner == member_id)
    allowed = or_(topic.c.member == member_id, topic.c.community.in_(owned))
    return sql.execute(delete(topic).where(topic.c.id == number, allowed)).rowcount == 1


@prepared
def _outside(number: int, person: int, count: int) -> Select[Any]:
    inside = select(community_member.c.member).where(community_member.c.community == number)
    friends = select(member).join(friendship, friendship.c.friend == member.c.id)
    outside = friends.where(friendship.c.member == person, member.c.id.not_in(inside))
    return outside.order_by(member.c.last_login.desc(), member.c.id).limit(count)
