"""Counts at the top of a member's home page and on the standby screen, all in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, Table, func, select

from keitai.common.prepared import prepared
from screens.store.tables import comment, diary, footprint, friend_request, friendship, message, subscription


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for a member's home page. `comments` are others' of the last day, `due` courses to be charged."""

    requests: int
    unread: int
    comments: int
    visitors: int
    friends: int
    due: int


_DAY_MS = 24 * 60 * 60 * 1000


def get_overview(sql: Connection, member_id: int, at: int) -> Overview:
    """Count what a member's home page tells, at the time `at` in milliseconds since 1970."""
    return Overview(**_overview(sql, person=member_id, since=at - _DAY_MS, now=at).mappings().one())


@prepared
def _overview(person: int, since: int, now: int) -> Select[Any]:
    unread = (message.c.receiver == person, message.c.kept_by_receiver == 1, message.c.read.is_(None))
    comments = select(func.count()).select_from(comment.join(diary, diary.c.id == comment.c.diary))
    answers = (diary.c.member == person, comment.c.member != person, comment.c.at > since)
    due = (subscription.c.member == person, subscription.c.cancelled.is_(None), subscription.c.paid_until <= now)
    return select(
        _count(friend_request, friend_request.c.receiver == person).label("requests"),
        _count(message, *unread).label("unread"),
        comments.where(*answers).scalar_subquery().label("comments"),
        _count(footprint, footprint.c.member == person).label("visitors"),
        _count(friendship, friendship.c.member == person).label("friends"),
        _count(subscription, *due).label("due"),
    )


def _count(table: Table, *conditions: Any) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(*conditions).scalar_subquery()
