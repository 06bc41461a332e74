"""Drafts of messages: kept until they are sent or thrown away, at most twenty a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Select, delete, insert, select

from keitai.common.prepared import prepared
from screens.store.members import in_language
from screens.store.tables import member, message_draft

MOST = 20


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """Draft of a message, not sent yet; `nickname` is the receiver's."""

    id: int
    receiver: int
    nickname: str
    title: str
    text: str
    decoration: str
    at: int


def keep_draft(sql: Connection, writer: int, receiver: int, title: str, text: str, look: str, at: int) -> int:
    """Store a new draft and return its number; of more than twenty the oldest are deleted."""
    values = {"member": writer, "receiver": receiver, "title": title, "text": text, "decoration": look, "at": at}
    number = int(sql.execute(insert(message_draft).values(**values).returning(message_draft.c.id)).scalar_one())
    newest = select(message_draft.c.id).where(message_draft.c.member == writer)
    older = newest.order_by(message_draft.c.at.desc(), message_draft.c.id.desc()).offset(MOST).limit(MOST)
    sql.execute(delete(message_draft).where(message_draft.c.id.in_(list(sql.execute(older).scalars()))))
    return number


def list_drafts(sql: Connection, writer: int, language: str) -> list[MessageDraft]:
    """List a writer's drafts, the newest first."""
    return _read(_of_writer(sql, writer=writer), language)


def get_draft(sql: Connection, writer: int, number: int, language: str) -> MessageDraft | None:
    """Return a draft of the writer's own, None for any other number."""
    return next(iter(_read(_by_number(sql, writer=writer, number=number), language)), None)


def drop_draft(sql: Connection, writer: int, number: int) -> None:
    """Delete a draft of the writer's own."""
    sql.execute(delete(message_draft).where(message_draft.c.id == number, message_draft.c.member == writer))


def _read(rows: CursorResult[Any], language: str) -> list[MessageDraft]:
    return [
        MessageDraft(
            row["id"],
            row["receiver"],
            in_language(row, "nickname", language),
            row["title"],
            row["text"],
            row["decoration"],
            row["at"],
        )
        for row in rows.mappings()
    ]


# ------------------------------------------------------------------------------------------------- statements


def _drafts(writer: int) -> Select[Any]:
    names = (member.c.nickname, member.c.nickname_ja)
    found = select(message_draft, *names).join(member, member.c.id == message_draft.c.receiver)
    return found.where(message_draft.c.member == writer)


@prepared
def _of_writer(writer: int) -> Select[Any]:
    return _drafts(writer).order_by(message_draft.c.at.desc(), message_draft.c.id.desc())


@prepared
def _by_number(writer: int, number: int) -> Select[Any]:
    return _drafts(writer).where(message_draft.c.id == number)
