"""Diary entries and their comments; whatever is read here passes `privacy.may_read`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, delete, func, insert, or_, select, update

from screens.store.members import in_language
from screens.store.privacy import Level, may_read
from screens.store.tables import comment, diary, member

PAGE = 10
COMMENT_PAGE = 5
MOST_COMMENTS = 1000
_TOKYO = timezone(timedelta(hours=9))


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
    article: int | None = None
    video: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """`parent` is the comment it answers."""

    id: int
    diary: int
    member: int
    nickname: str
    text: str
    at: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as it is typed."""

    title: str
    text: str
    level: Level
    photos: tuple[str, ...] = ()
    article: int | None = None
    video: str = ""


def get_entry(sql: Connection, entry_id: int, reader: int, language: str) -> Entry | None:
    """None when there is no such entry, and just the same when `reader` may not see it."""
    return next(iter(_entries(sql, reader, language, diary.c.id == entry_id, 1, 0)), None)


def list_entries(
    sql: Connection, member_id: int, reader: int, language: str, page: int = 0, month: str = "", count: int = PAGE
) -> list[Entry]:
    """A member's entries that `reader` may see, newest first, a page of ten; `month` as `2009-08`."""
    return _entries(sql, reader, language, _of_month(member_id, month), count, page * count)


def count_entries(sql: Connection, member_id: int, reader: int, month: str = "") -> int:
    query = select(func.count()).select_from(diary).where(_of_month(member_id, month), may_read(reader))
    return int(sql.execute(query).scalar_one())


def months(sql: Connection, member_id: int, reader: int) -> list[tuple[str, int]]:
    """The months in which there are entries that `reader` may see, newest first, with how many."""
    times = sql.execute(select(diary.c.at).where(diary.c.member == member_id, may_read(reader))).scalars()
    counts: dict[str, int] = {}
    for at in times:
        month = datetime.fromtimestamp(at / 1000, _TOKYO).strftime("%Y-%m")
        counts[month] = counts.get(month, 0) + 1
    return sorted(counts.items(), reverse=True)


def newest_of(
    sql: Connection, members: Sequence[int], reader: int, language: str, count: int, page: int = 0
) -> list[Entry]:
    """The newest entries of these members: friends' diaries on the top page."""
    return _entries(sql, reader, language, diary.c.member.in_(sorted(members)), count, page * count)


def search_entries(sql: Connection, words: str, reader: int, language: str, page: int = 0) -> list[Entry]:
    """Entries that `reader` may see with these words in title or text, newest first."""
    pattern = f"%{_literal(words)}%"
    columns = (diary.c.title, diary.c.text, diary.c.title_ja, diary.c.text_ja)
    found = or_(*(column.ilike(pattern, escape="\\") for column in columns))
    return _entries(sql, reader, language, found, PAGE + 1, page * PAGE)


def about_article(sql: Connection, article: int, reader: int, language: str, count: int) -> list[Entry]:
    """Members' entries on an article of the news."""
    return _entries(sql, reader, language, diary.c.article == article, count, 0)


def neighbours(sql: Connection, entry: Entry, reader: int) -> tuple[int | None, int | None]:
    """The numbers of the previous (older) and next (newer) entry of the same writer that `reader` may see."""
    same = and_(diary.c.member == entry.member, may_read(reader))
    older = or_(diary.c.at < entry.at, and_(diary.c.at == entry.at, diary.c.id < entry.id))
    newer = or_(diary.c.at > entry.at, and_(diary.c.at == entry.at, diary.c.id > entry.id))
    before = select(diary.c.id).where(same, older).order_by(diary.c.at.desc(), diary.c.id.desc()).limit(1)
    after = select(diary.c.id).where(same, newer).order_by(diary.c.at, diary.c.id).limit(1)
    return sql.execute(before).scalar(), sql.execute(after).scalar()


def add_entry(sql: Connection, member_id: int, draft: Draft, at: int) -> int:
    """Store a new entry; its number."""
    statement = insert(diary).values(member=member_id, at=at, **_values(draft)).returning(diary.c.id)
    return int(sql.execute(statement).scalar_one())


def change_entry(sql: Connection, entry_id: int, member_id: int, draft: Draft) -> bool:
    """Write one's own entry anew; False when it is not one's own."""
    own = and_(diary.c.id == entry_id, diary.c.member == member_id)
    values = {**_values(draft), "title_ja": None, "text_ja": None}
    return sql.execute(update(diary).where(own).values(**values)).rowcount == 1


def delete_entry(sql: Connection, entry_id: int, member_id: int) -> bool:
    """Delete one's own entry with its comments; False when it is not one's own."""
    own = and_(diary.c.id == entry_id, diary.c.member == member_id)
    return sql.execute(delete(diary).where(own)).rowcount == 1


def list_comments(sql: Connection, entry: Entry, language: str, page: int, count: int = COMMENT_PAGE) -> list[Comment]:
    """Comments of an entry that was read through `get_entry`: the oldest first, answers under what they answer."""
    thread = func.coalesce(comment.c.parent, comment.c.id)
    query = _comments().where(comment.c.diary == entry.id).order_by(thread, comment.c.id)
    return [_comment(row, language) for row in sql.execute(query.offset(page * count).limit(count)).mappings()]


def page_of_comment(sql: Connection, entry: Entry, comment_id: int) -> int:
    """On which page of its entry a comment stands."""
    thread = func.coalesce(comment.c.parent, comment.c.id)
    query = select(comment.c.id).where(comment.c.diary == entry.id).order_by(thread, comment.c.id)
    order = list(sql.execute(query).scalars())
    return order.index(comment_id) // COMMENT_PAGE if comment_id in order else 0


def get_comment(sql: Connection, entry: Entry, comment_id: int, language: str) -> Comment | None:
    query = _comments().where(comment.c.id == comment_id, comment.c.diary == entry.id)
    row = sql.execute(query).mappings().first()
    return None if row is None else _comment(row, language)


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


def count_comments_since(sql: Connection, member_id: int, since: int) -> int:
    """How many comments others wrote to a member's own diary since then."""
    query = (
        select(func.count())
        .select_from(comment.join(diary, diary.c.id == comment.c.diary))
        .where(diary.c.member == member_id, comment.c.member != member_id, comment.c.at > since)
    )
    return int(sql.execute(query).scalar_one())


def commented_by(sql: Connection, member_id: int, language: str, count: int) -> list[Entry]:
    """Others' entries that the member commented on and may still see, by the latest comment there."""
    latest = (
        select(comment.c.diary, func.max(comment.c.at).label("latest"))
        .where(comment.c.diary.in_(select(comment.c.diary).where(comment.c.member == member_id)))
        .group_by(comment.c.diary)
        .subquery()
    )
    query = (
        _entry_query(member_id)
        .join(latest, latest.c.diary == diary.c.id)
        .where(diary.c.member != member_id)
        .order_by(latest.c.latest.desc(), diary.c.id.desc())
        .limit(count)
    )
    return [_entry(row, language) for row in sql.execute(query).mappings()]


def add_comment(
    sql: Connection, entry: Entry, member_id: int, text: str, at: int, parent: int | None = None
) -> int | None:
    """Store a comment; None when the entry has its 1,000 already."""
    if entry.comments >= MOST_COMMENTS:
        return None
    values = {"diary": entry.id, "member": member_id, "parent": parent, "text": text, "at": at}
    return int(sql.execute(insert(comment).values(**values).returning(comment.c.id)).scalar_one())


def delete_comment(sql: Connection, entry: Entry, found: Comment, member_id: int) -> bool:
    """The diary's owner may delete any, a commenter own ones; what answered it goes with it."""
    if member_id not in (entry.member, found.member):
        return False
    return sql.execute(delete(comment).where(comment.c.id == found.id)).rowcount == 1


def _values(draft: Draft) -> dict[str, object]:
    values: dict[str, object] = {"title": draft.title, "text": draft.text, "level": int(draft.level)}
    return {**values, "photos": ",".join(draft.photos), "article": draft.article, "video": draft.video}


def _of_month(member_id: int, month: str) -> ColumnElement[bool]:
    """`month` as `2009-08`, in Tokyo; what is none means all."""
    try:
        first = datetime.strptime(month, "%Y-%m").replace(tzinfo=_TOKYO)
        after = (first + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError):
        return diary.c.member == member_id
    start, end = int(first.timestamp() * 1000), int(after.timestamp() * 1000)
    return and_(diary.c.member == member_id, diary.c.at >= start, diary.c.at < end)


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _entry_query(reader: int) -> Select[tuple[object, ...]]:
    comments = select(func.count()).where(comment.c.diary == diary.c.id).scalar_subquery().label("comments")
    return (
        select(diary, member.c.nickname, member.c.nickname_ja, comments)
        .join(member, member.c.id == diary.c.member)
        .where(may_read(reader))
    )


def _entries(
    sql: Connection, reader: int, language: str, condition: ColumnElement[bool], count: int, offset: int
) -> list[Entry]:
    query = _entry_query(reader).where(condition).order_by(diary.c.at.desc(), diary.c.id.desc())
    return [_entry(row, language) for row in sql.execute(query.offset(offset).limit(count)).mappings()]


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
        row["article"],
        row["video"],
    )


def _comment(row: RowMapping, language: str) -> Comment:
    nickname, text = in_language(row, "nickname", language), in_language(row, "text", language)
    return Comment(row["id"], row["diary"], row["member"], nickname, text, row["at"], row["parent"])
