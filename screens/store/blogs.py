"""Outside blogs that members show as their diary: as they were last read, and read anew when they are old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, and_, delete, insert, or_, select, update

from keitai.common.prepared import prepared
from screens.content.feed import Feed
from screens.store.members import in_language
from screens.store.privacy import not_blocked
from screens.store.tables import feed, feed_item, friendship, member, preference

PAGE = 10
FRESH_MS = 30 * 60 * 1000
FRESH_FAULT_MS = 5 * 60 * 1000
"""How long a feed counts as read, and one that could not be."""
END_OF_TIME = 2**62
KEPT_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Blog:
    """Outside blog as it was last read. `fault` is a key of `screens.feeds.safe_fetcher.FAULTS`, "" for none."""

    id: int
    address: str
    title: str
    fault: str
    fetched: int


@dataclass(frozen=True, slots=True)
class BlogPost:
    """A blog's entry where members' diary entries stand. `at` in milliseconds since 1970."""

    id: int
    member: int
    nickname: str
    title: str
    text: str
    link: str
    at: int
    photos: tuple[str, ...] = ()
    comments: None = None

    @property
    def path(self) -> str:
        """The address of the post's page."""
        return f"/members/{self.member}/blog/{self.id}"


def get_blog(sql: Connection, address: str) -> Blog | None:
    """Return the feed at an address as it was last read, None before the first time."""
    row = _blog(sql, address=address).first()
    return None if row is None else Blog(row.id, row.address, row.title, row.fault, row.fetched)


def is_fresh(found: Blog | None, at: int) -> bool:
    """Return whether a feed was read so recently that it need not be fetched again."""
    return found is not None and 0 <= at - found.fetched < (FRESH_FAULT_MS if found.fault else FRESH_MS)


def store_feed(sql: Connection, address: str, found: Feed | None, fault: str, at: int) -> None:
    """Store a fetched feed; of a fetch that failed only the fault, so that the entries before it stay."""
    number = sql.execute(select(feed.c.id).where(feed.c.address == address)).scalar()
    if number is None:
        number = sql.execute(insert(feed).values(address=address, fetched=at).returning(feed.c.id)).scalar_one()
    told: dict[str, object] = {"fault": fault, "fetched": at}
    if found is not None:
        told["title"] = found.title
        _store_items(sql, number, found, at)
    sql.execute(update(feed).where(feed.c.id == number).values(**told))


def forget_unused(sql: Connection, at: int, wanted: Sequence[str]) -> None:
    """Delete feeds that were read more than a day ago and that no member shows."""
    shown = select(preference.c.feed).where(preference.c.feed == feed.c.address).exists()
    sql.execute(delete(feed).where(feed.c.fetched < at - KEPT_MS, feed.c.address.not_in(wanted), ~shown))


def posts_of(sql: Connection, member_id: int, language: str, page: int = 0, count: int = PAGE) -> list[BlogPost]:
    """List the posts of the blog that a member shows, newest first."""
    return _read(_of_member(sql, owner=member_id, first=page * PAGE, count=count), language)


def friends_posts(
    sql: Connection, reader: int, language: str, count: int, after: int = 0, until: int = END_OF_TIME
) -> list[BlogPost]:
    """List the newest posts of the blogs that the reader's friends show, later than `after`, up to `until`."""
    return _read(_of_friends(sql, reader=reader, after=after, until=until, count=count), language)


def old_feed(sql: Connection, reader: int, at: int) -> str | None:
    """Return the address of the feed read longest ago, of those that the reader's friends show and that are old."""
    found = _oldest(sql, reader=reader, read=at - FRESH_MS, failed=at - FRESH_FAULT_MS)
    return found.scalar()


def get_post(sql: Connection, member_id: int, number: int, language: str) -> BlogPost | None:
    """Return a post of the blog that a member shows, None where there is none of that number."""
    return next(iter(_read(_by_number(sql, owner=member_id, number=number), language)), None)


def _store_items(sql: Connection, number: int, found: Feed, at: int) -> None:
    """Store a feed's entries; one that was there before keeps its number, for somebody may be reading it."""
    rows = sql.execute(select(feed_item).where(feed_item.c.feed == number)).all()
    known = {(row.link or row.title): row for row in rows}
    new: list[dict[str, object]] = []
    for one in found.items:
        row = known.pop(one.link or one.title, None)
        values: dict[str, object] = {"title": one.title, "text": one.text}
        if row is None:
            new.append({**values, "feed": number, "link": one.link, "at": min(at, one.at or at)})
        elif (row.title, row.text) != (one.title, one.text):
            sql.execute(update(feed_item).where(feed_item.c.id == row.id).values(**values))
    sql.execute(delete(feed_item).where(feed_item.c.id.in_([row.id for row in known.values()])))
    if new:
        sql.execute(insert(feed_item), new)


def _read(rows: CursorResult[Any], language: str) -> list[BlogPost]:
    return [
        BlogPost(r["id"], r["member"], in_language(r, "nickname", language), r["title"], r["text"], r["link"], r["at"])
        for r in rows.mappings()
    ]


# ------------------------------------------------------------------------------------------------- statements


def _posts(*conditions: ColumnElement[bool]) -> Select[Any]:
    columns = (feed_item, member.c.id.label("member"), member.c.nickname, member.c.nickname_ja)
    shown = (
        select(*columns)
        .join(feed, feed.c.id == feed_item.c.feed)
        .join(preference, preference.c.feed == feed.c.address)
        .join(member, member.c.id == preference.c.member)
    )
    return shown.where(*conditions).order_by(feed_item.c.at.desc(), feed_item.c.id)


@prepared
def _blog(address: str) -> Select[Any]:
    return select(feed).where(feed.c.address == address)


@prepared
def _of_member(owner: int, first: int, count: int) -> Select[Any]:
    return _posts(member.c.id == owner).offset(first).limit(count)


@prepared
def _of_friends(reader: int, after: int, until: int, count: int) -> Select[Any]:
    friends = select(friendship.c.friend).where(friendship.c.member == reader)
    between = (feed_item.c.at > after, feed_item.c.at <= until)
    return _posts(member.c.id.in_(friends), not_blocked(reader, member.c.id), *between).limit(count)


@prepared
def _oldest(reader: int, read: int, failed: int) -> Select[Any]:
    shown = (
        select(feed.c.address)
        .join(preference, preference.c.feed == feed.c.address)
        .join(friendship, friendship.c.friend == preference.c.member)
    )
    old = or_(feed.c.fetched <= read, and_(feed.c.fault != "", feed.c.fetched <= failed))
    return shown.where(friendship.c.member == reader, old).order_by(feed.c.fetched, feed.c.id).limit(1)


@prepared
def _by_number(owner: int, number: int) -> Select[Any]:
    return _posts(member.c.id == owner, feed_item.c.id == number)
