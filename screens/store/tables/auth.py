"""Sign-ins and sign-outs, guesses at passwords, and forms that were carried out."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from screens.store.columns import by_member, identity, moment, word
from screens.store.tables.schema import metadata

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    by_member(),
    moment("started"),
    moment("used"),
)
"""Sign-ins over HTTP; `id` is the hash of the token that the visitor holds, bound to where it counts."""

suspended_phone = Table("suspended_phone", metadata, by_member(key=True), moment())
"""Phones whose owner has signed out, by the owner: their id alone signs nobody in until the owner signs in again."""

attempt = Table(
    "attempt",
    metadata,
    identity(),
    word("origin", 64),
    moment(),
    Index("attempt_origin_at", "origin", "at"),
)
"""Sign-ins that failed, by the hash of member number and network address: guessers are slowed down."""

receipt = Table(
    "receipt",
    metadata,
    Column("token", String(80), primary_key=True),
    by_member(),
    word("path", 200),
    moment(),
    Index("receipt_member_at", "member", "at"),
    Index("receipt_at", "at"),
)
"""Forms that were carried out, and the page that answered: the same form again is answered, not carried out."""
