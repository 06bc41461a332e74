"""Reviews: stars and a text on a thing, one a member and thing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select

from screens.store.members import in_language
from screens.store.tables import friendship, item, member, review

PAGE = 10
CATEGORIES = ("book", "music", "film", "game", "food", "place")


@dataclass(frozen=True, slots=True)
class Item:
    """`stars` is the mean times ten, 0 while there are no reviews."""

    id: int
    name: str
    category: str
    picture: str
    reviews: int
    stars: int


@dataclass(frozen=True, slots=True)
class Review:
    id: int
    item: int
    item_name: str
    picture: str
    member: int
    nickname: str
    stars: int
    text: str
    at: int


def get_item(sql: Connection, number: int, language: str) -> Item | None:
    return next(iter(_items(sql, item.c.id == number, language, 1, 0)), None)


def list_items(sql: Connection, category: str, language: str, page: int = 0) -> list[Item]:
    """Of a category, the most reviewed first, and one more where there is a next page."""
    return _items(sql, item.c.category == category, language, PAGE + 1, page * PAGE)


def reviews_of_item(sql: Connection, number: int, language: str, page: int = 0) -> list[Review]:
    return _reviews(sql, review.c.item == number, language, PAGE + 1, page * PAGE)


def reviews_of_member(sql: Connection, member_id: int, language: str, page: int = 0) -> list[Review]:
    return _reviews(sql, review.c.member == member_id, language, PAGE + 1, page * PAGE)


def friends_reviews(sql: Connection, member_id: int, language: str, count: int, page: int = 0) -> list[Review]:
    """Friends' newest."""
    friends = select(friendship.c.friend).where(friendship.c.member == member_id)
    return _reviews(sql, review.c.member.in_(friends), language, count, page * PAGE)


def own_review(sql: Connection, number: int, member_id: int, language: str) -> Review | None:
    condition = (review.c.item == number) & (review.c.member == member_id)
    return next(iter(_reviews(sql, condition, language, 1, 0)), None)


def write_review(sql: Connection, number: int, member_id: int, stars: int, text: str, at: int) -> None:
    """A new one takes the place of one's old."""
    delete_review(sql, number, member_id)
    sql.execute(insert(review).values(item=number, member=member_id, stars=stars, text=text, at=at))


def delete_review(sql: Connection, number: int, member_id: int) -> None:
    sql.execute(delete(review).where(review.c.item == number, review.c.member == member_id))


def _items(sql: Connection, condition: ColumnElement[bool], language: str, count: int, offset: int) -> list[Item]:
    reviews = func.count(review.c.id).label("reviews")
    stars = func.coalesce(func.sum(review.c.stars) * 10 / func.nullif(reviews, 0), 0).label("stars")
    query = (
        select(item, reviews, stars)
        .join(review, review.c.item == item.c.id, isouter=True)
        .where(condition)
        .group_by(item.c.id)
        .order_by(reviews.desc(), item.c.id)
        .offset(offset)
        .limit(count)
    )
    rows = sql.execute(query).mappings()
    return [
        Item(r["id"], in_language(r, "name", language), r["category"], r["picture"], r["reviews"], int(r["stars"]))
        for r in rows
    ]


def _reviews(sql: Connection, condition: ColumnElement[bool], language: str, count: int, offset: int) -> list[Review]:
    query = (
        select(
            review,
            member.c.nickname,
            member.c.nickname_ja,
            item.c.name.label("item_name"),
            item.c.name_ja.label("item_name_ja"),
            item.c.picture,
        )
        .join(member, member.c.id == review.c.member)
        .join(item, item.c.id == review.c.item)
        .where(condition)
        .order_by(review.c.at.desc(), review.c.id.desc())
        .offset(offset)
        .limit(count)
    )
    return [_review(row, language) for row in sql.execute(query).mappings()]


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
