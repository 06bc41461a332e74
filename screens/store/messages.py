"""Messages from member to member: one row for both boxes, each side throws its own copy away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, insert, or_, select, update

from screens.store.members import in_language
from screens.store.tables import block, member, message

PAGE = 10
Box = Literal["inbox", "sent"]


@dataclass(frozen=True, slots=True)
class Message:
    """`other` is who sent it or who got it, whoever is not the reader; `read` is when it was first opened."""

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
    """A page of ten and one more where there is a next page, newest first; `words` searches title and text."""
    condition = _in_box(reader, box)
    if words:
        pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        columns = (message.c.title, message.c.text, message.c.title_ja, message.c.text_ja)
        condition = and_(condition, or_(*(column.ilike(pattern, escape="\\") for column in columns)))
    other = message.c.sender if box == "inbox" else message.c.receiver
    query = (
        select(message, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == other)
        .where(condition)
        .order_by(message.c.at.desc(), message.c.id.desc())
        .offset(page * PAGE)
        .limit(PAGE + 1)
    )
    return [_message(row, reader, language) for row in sql.execute(query).mappings()]


def get_message(sql: Connection, message_id: int, reader: int, language: str) -> Message | None:
    """None unless the reader sent or got it and has kept it."""
    mine = or_(_in_box(reader, "inbox"), _in_box(reader, "sent"))
    row = sql.execute(select(message).where(message.c.id == message_id, mine)).mappings().first()
    if row is None:
        return None
    other = row["sender"] if row["sender"] != reader else row["receiver"]
    name = sql.execute(select(member.c.nickname, member.c.nickname_ja).where(member.c.id == other)).mappings().one()
    return _message({**row, **name}, reader, language)  # type: ignore[arg-type]


def count_unread(sql: Connection, reader: int) -> int:
    query = select(func.count()).select_from(message).where(_in_box(reader, "inbox"), message.c.read.is_(None))
    return int(sql.execute(query).scalar_one())


def mark_read(sql: Connection, message_id: int, reader: int, at: int) -> None:
    new = and_(message.c.id == message_id, message.c.receiver == reader, message.c.read.is_(None))
    sql.execute(update(message).where(new).values(read=at))


def send_message(
    sql: Connection, sender: int, receiver: int, title: str, text: str, decoration: str, at: int
) -> int | None:
    """The new message's number; None to oneself, to nobody, or to somebody who shut the sender out."""
    there = select(member.c.id).where(
        member.c.id == receiver,
        ~select(block.c.member).where(block.c.member == receiver, block.c.blocked == sender).exists(),
    )
    if sender == receiver or sql.execute(there).first() is None:
        return None
    values = {"sender": sender, "receiver": receiver, "title": title, "text": text, "decoration": decoration, "at": at}
    return int(sql.execute(insert(message).values(**values).returning(message.c.id)).scalar_one())


def discard_message(sql: Connection, message_id: int, reader: int) -> None:
    """Out of the reader's box; the other side keeps its own."""
    sql.execute(update(message).where(message.c.id == message_id, message.c.sender == reader).values(kept_by_sender=0))
    sql.execute(
        update(message).where(message.c.id == message_id, message.c.receiver == reader).values(kept_by_receiver=0)
    )


def _in_box(reader: int, box: Box) -> ColumnElement[bool]:
    if box == "inbox":
        return and_(message.c.receiver == reader, message.c.kept_by_receiver == 1)
    return and_(message.c.sender == reader, message.c.kept_by_sender == 1)


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
