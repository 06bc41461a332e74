"""Photos from phones: kept for a draft, put in their one place, shown to whom that place is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, exists, func, insert, or_, select, update

from keitai.common.prepared import prepared
from screens.store.privacy import may_look, may_read, not_blocked
from screens.store.tables import album, diary, photo, upload

ROOM = 3_000_000
ROOM_PREMIUM = 30_000_000
"""Bytes of photos a member may keep, about 150 and 1,500 of them."""
MOST_DRAFTS = 6
DRAFT_MS = 24 * 60 * 60 * 1000
"""Lifetime of a draft photo: as long as its form may be sent."""
_NOWHERE = and_(
    upload.c.diary.is_(None), upload.c.photo.is_(None), upload.c.portrait == 0, upload.c.community.is_(None)
)


def used_bytes(sql: Connection, member_id: int) -> int:
    """Return the bytes of all photos that a member has uploaded."""
    query = select(func.coalesce(func.sum(upload.c.size), 0)).where(upload.c.member == member_id)
    return int(sql.execute(query).scalar_one())


def store_draft(sql: Connection, member_id: int, name: str, jpeg: bytes, at: int) -> None:
    """Store an uploaded photo as a draft; drafts that were given up, and all but the last six, are deleted."""
    sql.execute(delete(upload).where(_NOWHERE, upload.c.at < at - DRAFT_MS))
    last = select(upload.c.name).where(_NOWHERE, upload.c.member == member_id)
    older = last.order_by(upload.c.at.desc(), upload.c.name).offset(MOST_DRAFTS - 1).limit(100)
    sql.execute(delete(upload).where(upload.c.name.in_(list(sql.execute(older).scalars()))))
    sql.execute(insert(upload).values(name=name, member=member_id, at=at, size=len(jpeg), body=jpeg))


def usable(sql: Connection, member_id: int, names: Sequence[str], entry: int | None = None) -> set[str]:
    """Return which of these photos the member may put into an entry: own drafts, and those it has already."""
    free = _NOWHERE if entry is None else or_(_NOWHERE, upload.c.diary == entry)
    query = select(upload.c.name).where(upload.c.member == member_id, upload.c.name.in_(names), free)
    return set(sql.execute(query).scalars())


def put_in_entry(sql: Connection, member_id: int, entry: int, names: Sequence[str]) -> None:
    """Move draft photos into an entry and delete the photos it had besides."""
    free = (upload.c.member == member_id, upload.c.name.in_(names), _NOWHERE)
    sql.execute(update(upload).where(*free).values(diary=entry))
    sql.execute(delete(upload).where(upload.c.diary == entry, upload.c.name.not_in(names)))


def put_in_album(sql: Connection, member_id: int, photo_id: int, name: str) -> None:
    """Move a draft photo into an album."""
    free = (upload.c.member == member_id, upload.c.name == name, _NOWHERE)
    sql.execute(update(upload).where(*free).values(photo=photo_id))


def put_on_community(sql: Connection, member_id: int, number: int, name: str) -> None:
    """Make a draft photo the community's picture and delete the one before."""
    sql.execute(delete(upload).where(upload.c.community == number))
    free = (upload.c.member == member_id, upload.c.name == name, _NOWHERE)
    sql.execute(update(upload).where(*free).values(community=number))


def put_on_profile(sql: Connection, member_id: int, name: str) -> None:
    """Make a draft photo the member's picture and delete the one before."""
    drop_portrait(sql, member_id)
    free = (upload.c.member == member_id, upload.c.name == name, _NOWHERE)
    sql.execute(update(upload).where(*free).values(portrait=1))


def drop_portrait(sql: Connection, member_id: int) -> None:
    """Delete a member's own picture, so that the drawn face is shown again."""
    sql.execute(delete(upload).where(upload.c.member == member_id, upload.c.portrait == 1))


def drop_drafts(sql: Connection, member_id: int, names: Sequence[str]) -> None:
    """Delete the draft photos of what was not posted."""
    sql.execute(delete(upload).where(upload.c.member == member_id, upload.c.name.in_(names), _NOWHERE))


def read_photo(sql: Connection, name: str, reader: int) -> bytes | None:
    """Return a photo's bytes; None where there is none, and just the same where `reader` may not see it."""
    return _photo(sql, name=name, reader=reader).scalar()


def read_portrait(sql: Connection, member_id: int, reader: int) -> bytes | None:
    """Return a member's own picture; None without one, and for readers whom the member blocked."""
    return _portrait(sql, owner=member_id, reader=reader).scalar()


def has_portrait(sql: Connection, member_id: int) -> bool:
    """Return whether a member has a picture of their own."""
    return read_portrait(sql, member_id, member_id) is not None


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _photo(name: str, reader: int) -> Select[Any]:
    in_entry = exists().where(diary.c.id == upload.c.diary, may_read(reader))
    in_album = exists().where(photo.c.id == upload.c.photo, album.c.id == photo.c.album, may_look(reader))
    open_to_all = upload.c.community.is_not(None)
    place = or_(upload.c.member == reader, open_to_all, in_entry, in_album)
    return select(upload.c.body).where(upload.c.name == name, place)


@prepared
def _portrait(owner: int, reader: int) -> Select[Any]:
    own = select(upload.c.body).where(upload.c.member == owner, upload.c.portrait == 1)
    return own.where(not_blocked(reader, upload.c.member))
