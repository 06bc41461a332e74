"""Photo albums and their comments; whatever is read here passes `privacy.may_look`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select, update

from screens.store.communities import Post
from screens.store.members import in_language
from screens.store.privacy import Level, may_look
from screens.store.tables import album, album_comment, friendship, member, photo

PAGE = 10
MOST_PHOTOS = 30
MOST_PHOTOS_PREMIUM = 300


@dataclass(frozen=True, slots=True)
class Album:
    """`cover` is the name of its newest photo, "" when it is empty."""

    id: int
    member: int
    nickname: str
    title: str
    text: str
    level: Level
    updated: int
    photos: int
    cover: str


@dataclass(frozen=True, slots=True)
class Photo:
    id: int
    album: int
    name: str
    caption: str
    at: int
    video: str = ""
    """The address of a video, which has no name."""


def get_album(sql: Connection, number: int, reader: int, language: str) -> Album | None:
    """None when there is none, and just the same when `reader` may not see it."""
    return next(iter(_albums(sql, reader, album.c.id == number, language, 1)), None)


def albums_of(sql: Connection, member_id: int, reader: int, language: str, page: int = 0) -> list[Album]:
    """A member's, the latest changed first, and one more where there is a next page."""
    return _albums(sql, reader, album.c.member == member_id, language, PAGE + 1, page * PAGE)


def friends_albums(sql: Connection, reader: int, language: str, count: int) -> list[Album]:
    """Friends' albums, the latest changed first."""
    friends = select(friendship.c.friend).where(friendship.c.member == reader)
    return _albums(sql, reader, album.c.member.in_(friends), language, count)


def add_album(sql: Connection, member_id: int, title: str, text: str, level: Level, at: int) -> int:
    values = {"member": member_id, "title": title, "text": text, "level": int(level), "at": at, "updated": at}
    return int(sql.execute(insert(album).values(**values).returning(album.c.id)).scalar_one())


def change_album(sql: Connection, number: int, title: str, text: str, level: Level) -> None:
    values = {"title": title, "text": text, "level": int(level), "title_ja": None, "text_ja": None}
    sql.execute(update(album).where(album.c.id == number).values(**values))


def delete_album(sql: Connection, number: int, member_id: int) -> bool:
    """One's own with all in it; False for others'."""
    return sql.execute(delete(album).where(album.c.id == number, album.c.member == member_id)).rowcount == 1


def list_photos(sql: Connection, shown: Album, language: str, page: int = 0, count: int = 9) -> list[Photo]:
    """Of an album that was read through `get_album`, newest first."""
    query = select(photo).where(photo.c.album == shown.id).order_by(photo.c.at.desc(), photo.c.id.desc())
    rows = sql.execute(query.offset(page * count).limit(count)).mappings()
    return [_photo(row, language) for row in rows]


def get_photo(sql: Connection, shown: Album, number: int, language: str) -> Photo | None:
    row = sql.execute(select(photo).where(photo.c.id == number, photo.c.album == shown.id)).mappings().first()
    return None if row is None else _photo(row, language)


def count_photos(sql: Connection, member_id: int) -> int:
    """In all albums of a member."""
    query = select(func.count()).select_from(photo.join(album, album.c.id == photo.c.album))
    return int(sql.execute(query.where(album.c.member == member_id)).scalar_one())


def add_photo(sql: Connection, album_id: int, name: str, caption: str, at: int, video: str = "") -> int:
    """A photo by its name, or a video by its address with no name; its number."""
    values = {"album": album_id, "name": name, "caption": caption, "at": at, "video": video}
    number = int(sql.execute(insert(photo).values(**values).returning(photo.c.id)).scalar_one())
    sql.execute(update(album).where(album.c.id == album_id).values(updated=at))
    return number


def delete_photo(sql: Connection, album_id: int, number: int) -> None:
    sql.execute(delete(photo).where(photo.c.id == number, photo.c.album == album_id))


def list_comments(sql: Connection, shown: Album, language: str, count: int = 30) -> list[Post]:
    """The oldest of the latest 30 first."""
    query = (
        select(album_comment, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == album_comment.c.member)
        .where(album_comment.c.album == shown.id)
        .order_by(album_comment.c.at.desc(), album_comment.c.id.desc())
        .limit(count)
    )
    rows = sql.execute(query).mappings().all()
    return [
        Post(r["id"], r["member"], in_language(r, "nickname", language), in_language(r, "text", language), r["at"])
        for r in reversed(rows)
    ]


def add_comment(sql: Connection, shown: Album, member_id: int, text: str, at: int) -> None:
    sql.execute(insert(album_comment).values(album=shown.id, member=member_id, text=text, at=at))


def _photo(row: RowMapping, language: str) -> Photo:
    caption = in_language(row, "caption", language)
    return Photo(row["id"], row["album"], row["name"], caption, row["at"], row["video"])


def _albums(
    sql: Connection, reader: int, condition: ColumnElement[bool], language: str, count: int, offset: int = 0
) -> list[Album]:
    photos = select(func.count()).where(photo.c.album == album.c.id).scalar_subquery().label("photos")
    newest = (
        select(photo.c.name)
        .where(photo.c.album == album.c.id, photo.c.name != "")
        .order_by(photo.c.at.desc(), photo.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("cover")
    )
    query = (
        select(album, member.c.nickname, member.c.nickname_ja, photos, newest)
        .join(member, member.c.id == album.c.member)
        .where(condition, may_look(reader))
        .order_by(album.c.updated.desc(), album.c.id.desc())
        .offset(offset)
        .limit(count)
    )
    return [
        Album(
            row["id"],
            row["member"],
            in_language(row, "nickname", language),
            in_language(row, "title", language),
            in_language(row, "text", language),
            Level(row["level"]),
            row["updated"],
            row["photos"],
            row["cover"] or "",
        )
        for row in sql.execute(query).mappings()
    ]
