"""Diary entries and their comments; whatever is read here passes `privacy.may_read`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    RowMapping,
    Select,
    Subquery,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from keitai.common.prepared import prepared
from keitai.common.time import JST
from screens.store.members import in_language
from screens.store.privacy import Level, may_read
from screens.store.tables import comment, diary, friendship, member
from screens.store.text_search import has_words, pattern_of

PAGE = 10
COMMENT_PAGE = 5
MOST_COMMENTS = 1000
_END_OF_TIME = 2**62


@dataclass(frozen=True, slots=True)
class DiaryEntry:
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
    article: int | None = None
    video: str = ""

    @property
    def path(self) -> str:
        """The address of the entry's page."""
        return f"/diary/{self.id}"


@dataclass(frozen=True, slots=True)
class Comment:
    """Comment on a diary entry. `parent` is the comment that it answers."""

    id: int
    diary: int
    member: int
    nickname: str
    text: str
    at: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Diary entry as its form holds it, before it is stored."""

    title: str
    text: str
    level: Level
    photos: tuple[str, ...] = ()
    article: int | None = None
    video: str = ""
    title_ja: str | None = None
    text_ja: str | None = None


def get_entry(sql: Connection, entry_id: int, reader: int, language: str) -> DiaryEntry | None:
    """Return a diary entry; None where there is none, and just the same where `reader` may not see it."""
    return next(iter(_read(_by_number(sql, reader=reader, number=entry_id), language)), None)


def list_entries(
    sql: Connection, member_id: int, reader: int, language: str, page: int = 0, month: str = "", count: int = PAGE
) -> list[DiaryEntry]:
    """List a member's entries that `reader` may see, newest first, a page of ten; `month` as `2009-08`."""
    start, end = _span(month)
    rows = _of_member(sql, reader=reader, owner=member_id, start=start, end=end, first=page * count, count=count)
    return _read(rows, language)


def count_entries(sql: Connection, member_id: int, reader: int, month: str = "") -> int:
    """Count a member's entries that `reader` may see; `month` as `2009-08`."""
    start, end = _span(month)
    return int(_number_of_member(sql, reader=reader, owner=member_id, start=start, end=end).scalar_one())


def months(sql: Connection, member_id: int, reader: int) -> list[tuple[str, int]]:
    """Return the months in which there are entries that `reader` may see, newest first, with how many."""
    counts: dict[str, int] = {}
    for at in _times(sql, reader=reader, owner=member_id).scalars():
        month = datetime.fromtimestamp(at / 1000, JST).strftime("%Y-%m")
        counts[month] = counts.get(month, 0) + 1
    return sorted(counts.items(), reverse=True)


def friends_entries(sql: Connection, reader: int, language: str, count: int, page: int = 0) -> list[DiaryEntry]:
    """List the newest entries of the reader's friends."""
    return _read(_of_friends(sql, reader=reader, first=page * count, count=count), language)


def search_entries(sql: Connection, words: str, reader: int, language: str, page: int = 0) -> list[DiaryEntry]:
    """Find entries that `reader` may see with these words in title or text, newest first."""
    return _read(
        _with_words(sql, reader=reader, pattern=pattern_of(words), first=page * PAGE, count=PAGE + 1), language
    )


def about_article(sql: Connection, article: int, reader: int, language: str, count: int) -> list[DiaryEntry]:
    """List members' entries on an article of the news that `reader` may see."""
    return _read(_about(sql, reader=reader, article=article, count=count), language)


def neighbors(sql: Connection, entry: DiaryEntry, reader: int) -> tuple[int | None, int | None]:
    """Return the numbers of the writer's previous (older) and next (newer) entry that `reader` may see."""
    place = {"reader": reader, "owner": entry.member, "at": entry.at, "number": entry.id}
    return _older(sql, **place).scalar(), _newer(sql, **place).scalar()


def add_entry(sql: Connection, member_id: int, draft: Draft, at: int) -> int:
    """Store a new entry; its number."""
    statement = insert(diary).values(member=member_id, at=at, **_values(draft)).returning(diary.c.id)
    return int(sql.execute(statement).scalar_one())


def change_entry(sql: Connection, entry_id: int, member_id: int, draft: Draft) -> bool:
    """Change a member's own entry; False for another's."""
    own = and_(diary.c.id == entry_id, diary.c.member == member_id)
    values = {**_values(draft), "title_ja": None, "text_ja": None}
    return sql.execute(update(diary).where(own).values(**values)).rowcount == 1


def set_all_levels(sql: Connection, member_id: int, level: Level) -> None:
    """Set who may read all entries of a member."""
    sql.execute(update(diary).where(diary.c.member == member_id).values(level=int(level)))


def delete_entry(sql: Connection, entry_id: int, member_id: int) -> bool:
    """Delete one's own entry with its comments; False when it is not one's own."""
    own = and_(diary.c.id == entry_id, diary.c.member == member_id)
    return sql.execute(delete(diary).where(own)).rowcount == 1


def list_comments(
    sql: Connection, entry: DiaryEntry, language: str, page: int, count: int = COMMENT_PAGE
) -> list[Comment]:
    """List a page of an entry's comments, oldest first, answers under what they answer."""
    rows = _comments_on(sql, diary=entry.id, first=page * count, count=count).mappings()
    return [_comment(row, language) for row in rows]


def page_of_comment(sql: Connection, entry: DiaryEntry, comment_id: int) -> int:
    """Return the number of the page of an entry's comments on which a comment stands."""
    order = list(_order_of_comments(sql, diary=entry.id).scalars())
    return order.index(comment_id) // COMMENT_PAGE if comment_id in order else 0


def get_comment(sql: Connection, entry: DiaryEntry, comment_id: int, language: str) -> Comment | None:
    """Return a comment to an entry, None where there is none of that number."""
    row = _comment_on(sql, diary=entry.id, number=comment_id).mappings().first()
    return None if row is None else _comment(row, language)


def comments_to(sql: Connection, member_id: int, language: str, count: int) -> list[Comment]:
    """List the newest comments by others to a member's own diary."""
    return [_comment(row, language) for row in _comments_to(sql, owner=member_id, count=count).mappings()]


def commented_by(sql: Connection, member_id: int, language: str, count: int) -> list[DiaryEntry]:
    """List others' entries that a member commented on and may still see, by the latest comment."""
    return _read(_commented_by(sql, reader=member_id, count=count), language)


def add_comment(
    sql: Connection,
    entry: DiaryEntry,
    member_id: int,
    text: str,
    at: int,
    parent: int | None = None,
    text_ja: str | None = None,
) -> int | None:
    """Store a comment; None when the entry has its 1,000 already."""
    if entry.comments >= MOST_COMMENTS:
        return None
    values = {"diary": entry.id, "member": member_id, "parent": parent, "text": text, "text_ja": text_ja, "at": at}
    return int(sql.execute(insert(comment).values(**values).returning(comment.c.id)).scalar_one())


def delete_comment(sql: Connection, entry: DiaryEntry, found: Comment, member_id: int) -> bool:
    """Delete a comment and its answers; False unless the member owns the diary or wrote it."""
    if member_id not in (entry.member, found.member):
        return False
    return sql.execute(delete(comment).where(comment.c.id == found.id)).rowcount == 1


def _values(draft: Draft) -> dict[str, object]:
    values: dict[str, object] = {"title": draft.title, "text": draft.text, "level": int(draft.level)}
    values |= {"title_ja": draft.title_ja, "text_ja": draft.text_ja}
    return {**values, "photos": ",".join(draft.photos), "article": draft.article, "video": draft.video}


def _span(month: str) -> tuple[int, int]:
    """From when until before when a month of Tokyo lasts, in milliseconds; `2009-08`. What is none is all time."""
    try:
        first = datetime.strptime(month, "%Y-%m").replace(tzinfo=JST)
        after = (first + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError):
        return 0, _END_OF_TIME
    return int(first.timestamp() * 1000), int(after.timestamp() * 1000)


def _read(rows: CursorResult[Any], language: str) -> list[DiaryEntry]:
    return [_entry(row, language) for row in rows.mappings()]


def _entry(row: RowMapping, language: str) -> DiaryEntry:
    return DiaryEntry(
        row["id"],
        row["member"],
        in_language(row, "nickname", language),
        in_language(row, "title", language),
        in_language(row, "text", language),
        Level(row["level"]),
        tuple(row["photos"].split(",")) if row["photos"] else (),
        row["at"],
        row["comments"],
        row["article"],
        row["video"],
    )


def _comment(row: RowMapping, language: str) -> Comment:
    nickname, text = in_language(row, "nickname", language), in_language(row, "text", language)
    return Comment(row["id"], row["diary"], row["member"], nickname, text, row["at"], row["parent"])


# ------------------------------------------------------------------------------------------------- statements


def _entries(found: Select[Any]) -> Select[Any]:
    """All that `DiaryEntry` has, of entries found by number, the newest first."""
    page = found.subquery("page")
    return _whole(page).order_by(diary.c.at.desc(), diary.c.id.desc())


def _whole(page: Subquery) -> Select[Any]:
    """All that `DiaryEntry` has, of the entries on a page; counted and named are only those that are shown."""
    comments = select(func.count()).where(comment.c.diary == diary.c.id).scalar_subquery().label("comments")
    return (
        select(diary, member.c.nickname, member.c.nickname_ja, comments)
        .join(page, page.c.id == diary.c.id)
        .join(member, member.c.id == diary.c.member)
    )


def _newest(reader: int, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Select the numbers of the entries that `reader` may see, the newest first."""
    found = select(diary.c.id).where(*conditions, may_read(reader))
    return found.order_by(diary.c.at.desc(), diary.c.id.desc())


@prepared
def _by_number(reader: int, number: int) -> Select[Any]:
    return _entries(_newest(reader, diary.c.id == number))


@prepared
def _of_member(reader: int, owner: int, start: int, end: int, first: int, count: int) -> Select[Any]:
    return _entries(_newest(reader, *_written(owner, start, end)).offset(first).limit(count))


@prepared
def _number_of_member(reader: int, owner: int, start: int, end: int) -> Select[Any]:
    return select(func.count()).select_from(diary).where(*_written(owner, start, end), may_read(reader))


def _written(owner: int, start: int, end: int) -> tuple[ColumnElement[bool], ...]:
    return diary.c.member == owner, diary.c.at >= start, diary.c.at < end


@prepared
def _of_friends(reader: int, first: int, count: int) -> Select[Any]:
    friends = select(friendship.c.friend).where(friendship.c.member == reader)
    return _entries(_newest(reader, diary.c.member.in_(friends)).offset(first).limit(count))


@prepared
def _with_words(reader: int, pattern: str, first: int, count: int) -> Select[Any]:
    found = has_words(pattern, diary.c.title, diary.c.text, diary.c.title_ja, diary.c.text_ja)
    return _entries(_newest(reader, found).offset(first).limit(count))


@prepared
def _about(reader: int, article: int, count: int) -> Select[Any]:
    return _entries(_newest(reader, diary.c.article == article).limit(count))


@prepared
def _times(reader: int, owner: int) -> Select[Any]:
    return select(diary.c.at).where(diary.c.member == owner, may_read(reader))


@prepared
def _older(reader: int, owner: int, at: int, number: int) -> Select[Any]:
    before = or_(diary.c.at < at, and_(diary.c.at == at, diary.c.id < number))
    return _newest(reader, diary.c.member == owner, before).limit(1)


@prepared
def _newer(reader: int, owner: int, at: int, number: int) -> Select[Any]:
    after = or_(diary.c.at > at, and_(diary.c.at == at, diary.c.id > number))
    found = select(diary.c.id).where(diary.c.member == owner, after, may_read(reader))
    return found.order_by(diary.c.at, diary.c.id).limit(1)


@prepared
def _commented_by(reader: int, count: int) -> Select[Any]:
    latest = (
        select(comment.c.diary, func.max(comment.c.at).label("latest"))
        .where(comment.c.diary.in_(select(comment.c.diary).where(comment.c.member == reader)))
        .group_by(comment.c.diary)
        .subquery("latest")
    )
    page = (
        select(diary.c.id, latest.c.latest)
        .join(latest, latest.c.diary == diary.c.id)
        .where(diary.c.member != reader, may_read(reader))
        .order_by(latest.c.latest.desc(), diary.c.id.desc())
        .limit(count)
        .subquery("page")
    )
    return _whole(page).order_by(page.c.latest.desc(), diary.c.id.desc())


_THREAD = func.coalesce(comment.c.parent, comment.c.id)
"""An answer stands with what it answers."""


def _comments() -> Select[Any]:
    return select(comment, member.c.nickname, member.c.nickname_ja).join(member, member.c.id == comment.c.member)


@prepared
def _comments_on(diary: int, first: int, count: int) -> Select[Any]:
    found = _comments().where(comment.c.diary == diary).order_by(_THREAD, comment.c.id)
    return found.offset(first).limit(count)


@prepared
def _order_of_comments(diary: int) -> Select[Any]:
    return select(comment.c.id).where(comment.c.diary == diary).order_by(_THREAD, comment.c.id)


@prepared
def _comment_on(diary: int, number: int) -> Select[Any]:
    return _comments().where(comment.c.id == number, comment.c.diary == diary)


@prepared
def _comments_to(owner: int, count: int) -> Select[Any]:
    found = _comments().join(diary, diary.c.id == comment.c.diary)
    found = found.where(diary.c.member == owner, comment.c.member != owner)
    return found.order_by(comment.c.at.desc(), comment.c.id.desc()).limit(count)
