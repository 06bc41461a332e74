"""Columns that come again and again, for the tables and for the migrations that make them.

Migrations hold on to these: what one of them means stays; a new meaning gets a new name.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Text


def identity() -> Column[int]:
    """Define the primary key, a number given by the store."""
    return Column("id", Integer, primary_key=True)


def refers(name: str, target: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    """Define a foreign key to a row of another table, ON DELETE CASCADE."""
    reference = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(name, Integer, reference, primary_key=key, nullable=optional)


def by_member(name: str = "member", *, key: bool = False) -> Column[int]:
    """Define a foreign key to the member whose row it is, ON DELETE CASCADE."""
    return refers(name, "member", key=key)


def moment(name: str = "at") -> Column[int]:
    """Define a column for a time in milliseconds since 1970."""
    return Column(name, BigInteger, nullable=False)


def number(name: str, default: int) -> Column[int]:
    """Define a column for a whole number with a default."""
    return Column(name, Integer, nullable=False, server_default=str(default))


def word(name: str, length: int, default: str | None = None) -> Column[str]:
    """Define a column for a short text of the program's own, such as a kind; never null."""
    return Column(name, String(length), nullable=False, server_default=default)


def address(name: str) -> Column[str]:
    """Define a column for the address of an outside page; "" for none."""
    return word(name, 300, "")


def once(name: str) -> Column[int]:
    """Define a column for the time at which something happened, ms since 1970; null until it has."""
    return Column(name, BigInteger, nullable=True)


def whole(name: str, *, key: bool = False) -> Column[int]:
    """Define a column for a whole number that is never null and has no default."""
    return Column(name, Integer, primary_key=key, nullable=False)


def texts(name: str, length: int = 0) -> tuple[Column[str], Column[str]]:
    """Define two columns, a text and its Japanese form, for the seeded world; `length` 0 is unlimited."""
    kind = String(length) if length else Text()
    return Column(name, kind, nullable=False), Column(f"{name}_ja", kind, nullable=True)


def picture(name: str = "picture") -> Column[str]:
    """Define a column for the name of a photo, `kind-seed`; "" for none."""
    return word(name, 40, "")
