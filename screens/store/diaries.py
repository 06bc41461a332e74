"""Diary entries and their comments; whatever is read here passes `privacy.may_read`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, insert, or_, select

from screens.store.members import in_language
from screens.store.privacy import Level, may_read
from screens.store.tables import comment, diary, member

PAGE = 10
MOST_COMMENTS = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A diary entry with its writer's name and its number of comments. `at` in milliseconds since 1970."""

    id: int
    member: int
    nickname: str
    title: str
    text: str
    level: Level
    photos: tuple[str, ...]
    at: int
    comments: int


@dataclass(frozen=True, slots=True)
class Comment:
    id: int
    diary: int
    member: int
    nickname: str
    text: str
    at: int


def get_entry(sql: Connection, entry_id: int, reader: int, language: str) -> Entry | None:
    """None when there is no such entry, and just the same when `reader` may not see it."""
    return next(iter(_entries(sql, reader, language, diary.c.id == entry_id, 1, 0)), None)


def list_entries(sql: Connection, member_id: int, reader: int, language: str, page: int = 0) -> list[Entry]:
    """A member's entries that `reader` may see, newest first, a page of ten."""
    return _entries(sql, reader, language, diary.c.member == member_id, PAGE, page * PAGE)


def count_entries(sql: Connection, member_id: int, reader: int) -> int:
    query = select(func.count()).select_from(diary).where(diary.c.member == member_id, may_read(reader))
    return int(sql.execute(query).scalar_one())


def newest_of(sql: Connection, members: Sequence[int], reader: int, language: str, count: int) -> list[Entry]:
    """The newest entries of these members: friends' diaries on the top page."""
    return _entries(sql, reader, language, diary.c.member.in_(sorted(members)), count, 0)


def neighbours(sql: Connection, entry: Entry, reader: int) -> tuple[int | None, int | None]:
    """The numbers of the previous (older) and next (newer) entry of the same writer that `reader` may see."""
    same = and_(diary.c.member == entry.member, may_read(reader))
    older = or_(diary.c.at < entry.at, and_(diary.c.at == entry.at, diary.c.id < entry.id))
    newer = or_(diary.c.at > entry.at, and_(diary.c.at == entry.at, diary.c.id > entry.id))
    before = select(diary.c.id).where(same, older).order_by(diary.c.at.desc(), diary.c.id.desc()).limit(1)
    after = select(diary.c.id).where(same, newer).order_by(diary.c.at, diary.c.id).limit(1)
    return sql.execute(before).scalar(), sql.execute(after).scalar()


def list_comments(sql: Connection, entry: Entry, language: str, page: int, count: int = 5) -> list[Comment]:
    """Comments of an entry that was read through `get_entry`, oldest first."""
    query = _comments().where(comment.c.diary == entry.id).order_by(comment.c.at, comment.c.id)
    return [_comment(row, language) for row in sql.execute(query.offset(page * count).limit(count)).mappings()]


def comments_to(sql: Connection, member_id: int, language: str, count: int) -> list[Comment]:
    """The newest comments by others to a member's own diary."""
    query = (
        _comments()
        .join(diary, diary.c.id == comment.c.diary)
        .where(diary.c.member == member_id, comment.c.member != member_id)
        .order_by(comment.c.at.desc(), comment.c.id.desc())
        .limit(count)
    )
    return [_comment(row, language) for row in sql.execute(query).mappings()]


def add_entry(sql: Connection, member_id: int, title: str, text: str, level: Level, at: int, token: str) -> int:
    """Store a new entry; the same form's `token` again answers the entry it already made."""
    known = sql.execute(select(diary.c.id).where(diary.c.token == token)).scalar()
    if known is not None:
        return int(known)
    values = {"member": member_id, "title": title, "text": text, "level": int(level), "at": at, "token": token}
    return int(sql.execute(insert(diary).values(**values, photos="").returning(diary.c.id)).scalar_one())


def add_comment(sql: Connection, entry: Entry, member_id: int, text: str, at: int, token: str) -> int | None:
    """Store a comment; None when the entry has its 1,000 already."""
    known = sql.execute(select(comment.c.id).where(comment.c.token == token)).scalar()
    if known is not None:
        return int(known)
    if entry.comments >= MOST_COMMENTS:
        return None
    values = {"diary": entry.id, "member": member_id, "text": text, "at": at, "token": token}
    return int(sql.execute(insert(comment).values(**values).returning(comment.c.id)).scalar_one())


def _entries(
    sql: Connection, reader: int, language: str, condition: ColumnElement[bool], count: int, offset: int
) -> list[Entry]:
    comments = select(func.count()).where(comment.c.diary == diary.c.id).scalar_subquery().label("comments")
    query = (
        select(diary, member.c.nickname, member.c.nickname_ja, comments)
        .join(member, member.c.id == diary.c.member)
        .where(condition, may_read(reader))
        .order_by(diary.c.at.desc(), diary.c.id.desc())
        .offset(offset)
        .limit(count)
    )
    return [_entry(row, language) for row in sql.execute(query).mappings()]


def _comments() -> Select[tuple[object, ...]]:
    return select(comment, member.c.nickname, member.c.nickname_ja).join(member, member.c.id == comment.c.member)


def _entry(row: RowMapping, language: str) -> Entry:
    return Entry(
        row["id"],
        row["member"],
        in_language(row, "nickname", language),
        in_language(row, "title", language),
        in_language(row, "text", language),
        Level(row["level"]),
        tuple(row["photos"].split(",")) if row["photos"] else (),
        row["at"],
        row["comments"],
    )


def _comment(row: RowMapping, language: str) -> Comment:
    nickname, text = in_language(row, "nickname", language), in_language(row, "text", language)
    return Comment(row["id"], row["diary"], row["member"], nickname, text, row["at"])
