"""Photo albums and their comments; whatever is read here passes `privacy.may_look`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, RowMapping, Select, delete, func, insert, select, update

from keitai.common.prepared import prepared
from screens.store.communities import TopicComment, to_comment
from screens.store.members import in_language
from screens.store.privacy import Level, may_look
from screens.store.tables import album, album_comment, friendship, member, photo

PAGE = 10
MOST_PHOTOS = 30
MOST_PHOTOS_PREMIUM = 300


@dataclass(frozen=True, slots=True)
class Album:
    """Photo album. `cover` is the name of its newest photo, "" when it is empty."""

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
class AlbumPhoto:
    """Photo of an album; a video has its address and no photo's name."""

    id: int
    album: int
    name: str
    caption: str
    at: int
    video: str = ""
    """The address of a video, which has no name."""


def get_album(sql: Connection, number: int, reader: int, language: str) -> Album | None:
    """Return an album; None where there is none, and just the same where `reader` may not see it."""
    return next(iter(_read(_by_number(sql, reader=reader, number=number), language)), None)


def albums_of(sql: Connection, member_id: int, reader: int, language: str, page: int = 0) -> list[Album]:
    """List a member's albums, the last changed first; one more than a page where there is a next one."""
    rows = _of_member(sql, reader=reader, owner=member_id, first=page * PAGE, count=PAGE + 1)
    return _read(rows, language)


def friends_albums(sql: Connection, reader: int, language: str, count: int) -> list[Album]:
    """List the albums of a member's friends, the last changed first."""
    return _read(_of_friends(sql, reader=reader, count=count), language)


def add_album(sql: Connection, member_id: int, title: str, text: str, level: Level, at: int) -> int:
    """Add an album and return its number."""
    values = {"member": member_id, "title": title, "text": text, "level": int(level), "at": at, "updated": at}
    return int(sql.execute(insert(album).values(**values).returning(album.c.id)).scalar_one())


def change_album(sql: Connection, number: int, title: str, text: str, level: Level) -> None:
    """Change an album's title and text, and who may see it."""
    values = {"title": title, "text": text, "level": int(level), "title_ja": None, "text_ja": None}
    sql.execute(update(album).where(album.c.id == number).values(**values))


def delete_album(sql: Connection, number: int, member_id: int) -> bool:
    """Delete a member's own album with all in it; False for another's."""
    return sql.execute(delete(album).where(album.c.id == number, album.c.member == member_id)).rowcount == 1


def list_photos(sql: Connection, shown: Album, language: str, page: int = 0, count: int = 9) -> list[AlbumPhoto]:
    """List the photos of an album that was read through `get_album`, newest first."""
    rows = _photos_in(sql, number=shown.id, first=page * count, count=count).mappings()
    return [_photo(row, language) for row in rows]


def get_photo(sql: Connection, shown: Album, number: int, language: str) -> AlbumPhoto | None:
    """Return a photo of an album, None where it has none of that number."""
    row = _photo_in(sql, number=shown.id, photo_id=number).mappings().first()
    return None if row is None else _photo(row, language)


def photo_numbers(sql: Connection, shown: Album) -> list[int]:
    """Return the numbers of all photos of an album, newest first."""
    return list(_numbers(sql, number=shown.id).scalars())


def change_caption(sql: Connection, album_id: int, number: int, caption: str) -> None:
    """Change the caption of a photo."""
    changed = update(photo).where(photo.c.id == number, photo.c.album == album_id)
    sql.execute(changed.values(caption=caption, caption_ja=None))


def count_photos(sql: Connection, member_id: int) -> int:
    """Count the photos in all albums of a member."""
    return int(_number_of_photos(sql, owner=member_id).scalar_one())


def add_photo(
    sql: Connection,
    album_id: int,
    name: str,
    caption: str,
    at: int,
    video: str = "",
    caption_ja: str | None = None,
) -> int:
    """Add a photo by its name, or a video by its address without a name, and return its number."""
    values = {"album": album_id, "name": name, "caption": caption, "at": at, "video": video}
    values["caption_ja"] = caption_ja
    number = int(sql.execute(insert(photo).values(**values).returning(photo.c.id)).scalar_one())
    sql.execute(update(album).where(album.c.id == album_id).values(updated=at))
    return number


def delete_photo(sql: Connection, album_id: int, number: int) -> None:
    """Delete a photo of an album."""
    sql.execute(delete(photo).where(photo.c.id == number, photo.c.album == album_id))


def list_comments(sql: Connection, shown: Album, language: str, count: int = 30) -> list[TopicComment]:
    """List the latest 30 comments, the oldest first."""
    rows = _comments_on(sql, number=shown.id, count=count).mappings().all()
    return [to_comment(row, language) for row in reversed(rows)]


def add_comment(sql: Connection, shown: Album, member_id: int, text: str, at: int) -> None:
    """Add a comment to an album that the member may see."""
    sql.execute(insert(album_comment).values(album=shown.id, member=member_id, text=text, at=at))


def _read(rows: CursorResult[Any], language: str) -> list[Album]:
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
        for row in rows.mappings()
    ]


def _photo(row: RowMapping, language: str) -> AlbumPhoto:
    caption = in_language(row, "caption", language)
    return AlbumPhoto(row["id"], row["album"], row["name"], caption, row["at"], row["video"])


# ------------------------------------------------------------------------------------------------- statements


def _albums(found: Select[Any]) -> Select[Any]:
    """All that `Album` has, of albums found by number; counted and named are only those that are shown."""
    page = found.subquery("page")
    photos = select(func.count()).where(photo.c.album == album.c.id).scalar_subquery().label("photos")
    pictures = select(photo.c.name).where(photo.c.album == album.c.id, photo.c.name != "")
    newest = pictures.order_by(photo.c.at.desc(), photo.c.id.desc())
    return (
        select(album, member.c.nickname, member.c.nickname_ja, photos, newest.limit(1).scalar_subquery().label("cover"))
        .join(page, page.c.id == album.c.id)
        .join(member, member.c.id == album.c.member)
        .order_by(album.c.updated.desc(), album.c.id.desc())
    )


def _latest(reader: int, condition: ColumnElement[bool]) -> Select[Any]:
    """Select the numbers of the albums that `reader` may see, the latest changed first."""
    found = select(album.c.id).where(condition, may_look(reader))
    return found.order_by(album.c.updated.desc(), album.c.id.desc())


@prepared
def _by_number(reader: int, number: int) -> Select[Any]:
    return _albums(_latest(reader, album.c.id == number))


@prepared
def _of_member(reader: int, owner: int, first: int, count: int) -> Select[Any]:
    return _albums(_latest(reader, album.c.member == owner).offset(first).limit(count))


@prepared
def _of_friends(reader: int, count: int) -> Select[Any]:
    friends = select(friendship.c.friend).where(friendship.c.member == reader)
    return _albums(_latest(reader, album.c.member.in_(friends)).limit(count))


@prepared
def _photos_in(number: int, first: int, count: int) -> Select[Any]:
    found = select(photo).where(photo.c.album == number).order_by(photo.c.at.desc(), photo.c.id.desc())
    return found.offset(first).limit(count)


@prepared
def _photo_in(number: int, photo_id: int) -> Select[Any]:
    return select(photo).where(photo.c.id == photo_id, photo.c.album == number)


@prepared
def _numbers(number: int) -> Select[Any]:
    return select(photo.c.id).where(photo.c.album == number).order_by(photo.c.at.desc(), photo.c.id.desc())


@prepared
def _number_of_photos(owner: int) -> Select[Any]:
    photos = select(func.count()).select_from(photo.join(album, album.c.id == photo.c.album))
    return photos.where(album.c.member == owner)


@prepared
def _comments_on(number: int, count: int) -> Select[Any]:
    return (
        select(album_comment, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == album_comment.c.member)
        .where(album_comment.c.album == number)
        .order_by(album_comment.c.at.desc(), album_comment.c.id.desc())
        .limit(count)
    )
