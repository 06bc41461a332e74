"""Reviews: stars and a text on a thing, one a member and thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, RowMapping, Select, delete, func, insert, select

from keitai.common.prepared import prepared
from screens.store.members import in_language
from screens.store.tables import friendship, item, member, review

PAGE = 10
CATEGORIES = ("book", "music", "film", "game", "food", "place")


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """Item that members review. `stars` is the mean times ten, 0 without reviews."""

    id: int
    name: str
    category: str
    picture: str
    reviews: int
    stars: int


@dataclass(frozen=True, slots=True)
class Review:
    """Review of an item by a member: stars and text."""

    id: int
    item: int
    item_name: str
    picture: str
    member: int
    nickname: str
    stars: int
    text: str
    at: int


def get_item(sql: Connection, number: int, language: str) -> ReviewedItem | None:
    """Return an item that can be reviewed, None where there is none of that number."""
    return next(iter(_read_items(_item(sql, number=number), language)), None)


def list_items(sql: Connection, category: str, language: str, page: int = 0) -> list[ReviewedItem]:
    """List a category's items, the most reviewed first; one more where there is a next page."""
    rows = _items_of(sql, category=category, first=page * PAGE, count=PAGE + 1)
    return _read_items(rows, language)


def reviews_of_item(sql: Connection, number: int, language: str, page: int = 0) -> list[Review]:
    """List an item's reviews, newest first, and one more where there is a next page."""
    return _read(_on_item(sql, number=number, first=page * PAGE, count=PAGE + 1), language)


def reviews_of_member(sql: Connection, member_id: int, language: str, page: int = 0) -> list[Review]:
    """List a member's reviews, newest first, and one more where there is a next page."""
    return _read(_of_member(sql, person=member_id, first=page * PAGE, count=PAGE + 1), language)


def friends_reviews(sql: Connection, member_id: int, language: str, count: int, page: int = 0) -> list[Review]:
    """List the newest reviews by a member's friends."""
    return _read(_of_friends(sql, person=member_id, first=page * PAGE, count=count), language)


def own_review(sql: Connection, number: int, member_id: int, language: str) -> Review | None:
    """Return a member's review of an item, None where there is none."""
    return next(iter(_read(_own(sql, number=number, person=member_id), language)), None)


def write_review(
    sql: Connection, number: int, member_id: int, stars: int, text: str, at: int, text_ja: str | None = None
) -> None:
    """Store a member's review of an item in place of an earlier one."""
    delete_review(sql, number, member_id)
    row = {"item": number, "member": member_id, "stars": stars, "text": text, "text_ja": text_ja, "at": at}
    sql.execute(insert(review).values(**row))


def delete_review(sql: Connection, number: int, member_id: int) -> None:
    """Delete a member's review of an item."""
    sql.execute(delete(review).where(review.c.item == number, review.c.member == member_id))


def _read_items(rows: CursorResult[Any], language: str) -> list[ReviewedItem]:
    return [
        ReviewedItem(
            r["id"], in_language(r, "name", language), r["category"], r["picture"], r["reviews"], int(r["stars"])
        )
        for r in rows.mappings()
    ]


def _read(rows: CursorResult[Any], language: str) -> list[Review]:
    return [_review(row, language) for row in rows.mappings()]


def _review(row: RowMapping, language: str) -> Review:
    return Review(
        row["id"],
        row["item"],
        in_language(row, "item_name", language),
        row["picture"],
        row["member"],
        in_language(row, "nickname", language),
        row["stars"],
        in_language(row, "text", language),
        row["at"],
    )


# ------------------------------------------------------------------------------------------------- statements


def _items(condition: ColumnElement[bool]) -> Select[Any]:
    reviews = func.count(review.c.id).label("reviews")
    stars = func.coalesce(func.sum(review.c.stars) * 10 / func.nullif(reviews, 0), 0).label("stars")
    return (
        select(item, reviews, stars)
        .join(review, review.c.item == item.c.id, isouter=True)
        .where(condition)
        .group_by(item.c.id)
        .order_by(reviews.desc(), item.c.id)
    )


@prepared
def _item(number: int) -> Select[Any]:
    return _items(item.c.id == number)


@prepared
def _items_of(category: str, first: int, count: int) -> Select[Any]:
    return _items(item.c.category == category).offset(first).limit(count)


def _reviews(*conditions: ColumnElement[bool]) -> Select[Any]:
    names = (item.c.name.label("item_name"), item.c.name_ja.label("item_name_ja"), item.c.picture)
    return (
        select(review, member.c.nickname, member.c.nickname_ja, *names)
        .join(member, member.c.id == review.c.member)
        .join(item, item.c.id == review.c.item)
        .where(*conditions)
        .order_by(review.c.at.desc(), review.c.id.desc())
    )


@prepared
def _on_item(number: int, first: int, count: int) -> Select[Any]:
    return _reviews(review.c.item == number).offset(first).limit(count)


@prepared
def _of_member(person: int, first: int, count: int) -> Select[Any]:
    return _reviews(review.c.member == person).offset(first).limit(count)


@prepared
def _of_friends(person: int, first: int, count: int) -> Select[Any]:
    friends = select(friendship.c.friend).where(friendship.c.member == person)
    return _reviews(review.c.member.in_(friends)).offset(first).limit(count)


@prepared
def _own(number: int, person: int) -> Select[Any]:
    return _reviews(review.c.item == number, review.c.member == person)
