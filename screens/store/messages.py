"""Messages from member to member: one row for both boxes, each side throws its own copy away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, case, insert, or_, select, update

from keitai.common.prepared import prepared
from screens.store.members import in_language
from screens.store.tables import block, member, message
from screens.store.text_search import has_words, pattern_of

PAGE = 10
Box = Literal["inbox", "sent"]


@dataclass(frozen=True, slots=True)
class Message:
    """Message between members. `other` is its sender or receiver, not the reader; `read` is when it was opened."""

    id: int
    sender: int
    receiver: int
    other: int
    nickname: str
    title: str
    text: str
    decoration: str
    at: int
    read: int | None


def list_messages(
    sql: Connection, reader: int, box: Box, language: str, page: int = 0, words: str = ""
) -> list[Message]:
    """List ten messages, newest first, and one more where there is a next page; `words` searches title and text."""
    asked = _inbox if box == "inbox" else _sent
    rows = asked(sql, reader=reader, pattern=pattern_of(words), first=page * PAGE, count=PAGE + 1).mappings()
    return [_message(row, reader, language) for row in rows]


def get_message(sql: Connection, message_id: int, reader: int, language: str) -> Message | None:
    """Return a message; None unless the reader sent or received it and has not deleted it."""
    row = _one(sql, reader=reader, number=message_id).mappings().first()
    return None if row is None else _message(row, reader, language)


def mark_read(sql: Connection, message_id: int, reader: int, at: int) -> None:
    """Note when the receiver first opened a message."""
    new = and_(message.c.id == message_id, message.c.receiver == reader, message.c.read.is_(None))
    sql.execute(update(message).where(new).values(read=at))


def send_message(
    sql: Connection,
    sender: int,
    receiver: int,
    title: str,
    text: str,
    decoration: str,
    at: int,
    *,
    title_ja: str | None = None,
    text_ja: str | None = None,
) -> int | None:
    """Send a message and return its number; None to oneself, to nobody, or to a member who blocked the sender."""
    there = select(member.c.id).where(
        member.c.id == receiver,
        ~select(block.c.member).where(block.c.member == receiver, block.c.blocked == sender).exists(),
    )
    if sender == receiver or sql.execute(there).first() is None:
        return None
    values = {"sender": sender, "receiver": receiver, "title": title, "text": text, "decoration": decoration, "at": at}
    values |= {"title_ja": title_ja, "text_ja": text_ja}
    return int(sql.execute(insert(message).values(**values).returning(message.c.id)).scalar_one())


def discard_message(sql: Connection, message_id: int, reader: int) -> None:
    """Delete a message from the reader's box; the other's copy stays."""
    sql.execute(update(message).where(message.c.id == message_id, message.c.sender == reader).values(kept_by_sender=0))
    sql.execute(
        update(message).where(message.c.id == message_id, message.c.receiver == reader).values(kept_by_receiver=0)
    )


def _message(row: RowMapping, reader: int, language: str) -> Message:
    return Message(
        row["id"],
        row["sender"],
        row["receiver"],
        row["receiver"] if row["sender"] == reader else row["sender"],
        in_language(row, "nickname", language),
        in_language(row, "title", language),
        in_language(row, "text", language),
        row["decoration"],
        row["at"],
        row["read"],
    )


# ------------------------------------------------------------------------------------------------- statements


def _received(reader: int) -> ColumnElement[bool]:
    return and_(message.c.receiver == reader, message.c.kept_by_receiver == 1)


def _written(reader: int) -> ColumnElement[bool]:
    return and_(message.c.sender == reader, message.c.kept_by_sender == 1)


def _messages(other: ColumnElement[int]) -> Select[Any]:
    return select(message, member.c.nickname, member.c.nickname_ja).join(member, member.c.id == other)


def _box(found: Select[Any], pattern: str, first: int, count: int) -> Select[Any]:
    words = has_words(pattern, message.c.title, message.c.text, message.c.title_ja, message.c.text_ja)
    ordered = found.where(words).order_by(message.c.at.desc(), message.c.id.desc())
    return ordered.offset(first).limit(count)


@prepared
def _inbox(reader: int, pattern: str, first: int, count: int) -> Select[Any]:
    return _box(_messages(message.c.sender).where(_received(reader)), pattern, first, count)


@prepared
def _sent(reader: int, pattern: str, first: int, count: int) -> Select[Any]:
    return _box(_messages(message.c.receiver).where(_written(reader)), pattern, first, count)


@prepared
def _one(reader: int, number: int) -> Select[Any]:
    other = case((message.c.sender == reader, message.c.receiver), else_=message.c.sender)
    return _messages(other).where(message.c.id == number, or_(_received(reader), _written(reader)))
