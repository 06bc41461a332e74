"""Points in double entry, courses on the phone bill, designs of mixi Collection."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table

from screens.store.columns import by_member, identity, moment, refers, word
from screens.store.tables.schema import metadata

transfer = Table(
    "transfer",
    metadata,
    identity(),
    by_member(),
    word("reason", 20),
    word("detail", 60, ""),
    moment(),
    Index("transfer_member_at", "member", "at"),
)

posting = Table(
    "posting",
    metadata,
    identity(),
    refers("transfer", "transfer"),
    word("account", 40),
    word("currency", 6),
    Column("amount", BigInteger, nullable=False),
    Index("posting_account", "account", "currency"),
)
"""Double entry: the amounts of a transfer sum to zero in each currency, "yen" and "points"."""

subscription = Table(
    "subscription",
    metadata,
    by_member(key=True),
    Column("course", String(20), primary_key=True),
    moment("since"),
    moment("paid_until"),
    Column("cancelled", BigInteger, nullable=True),
)

wardrobe = Table("wardrobe", metadata, by_member(key=True), Column("design", String(20), primary_key=True), moment())
"""Designs of mixi Collection that a member owns."""

worn = Table(
    "worn",
    metadata,
    by_member(key=True),
    Column("part", String(10), primary_key=True),
    word("design", 20),
)
"""The design on a member's profile, diary and album pages."""
