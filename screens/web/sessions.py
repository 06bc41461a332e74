"""Signing in over HTTP: a random token in a cookie, or in the URL for phones that keep none; its hash in the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, Update, delete, func, insert, select, update

from keitai.common.prepared import prepared
from keitai.common.time import epoch_ms
from screens.config import SiteConfig
from screens.store.members import password_hash
from screens.store.tables import attempt, session, suspended_phone
from screens.store.tables import member as member_table
from screens.web.context import RequestContext

if TYPE_CHECKING:
    from argon2 import PasswordHasher

COOKIE = "mixi"
URL_KEY = "s"
MOST_LETTERS = 100
"""More letters than any token has."""
IDLE_MS = 30 * 60 * 1000
ABSOLUTE_MS = 12 * 60 * 60 * 1000
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PRECISION_MS = 60_000
MOST_ATTEMPTS = 10
ATTEMPT_MS = 15 * 60 * 1000
HASH_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$DCMqiPfyG1uZsJodvfFKWQ$oD4zi6C0fRe8SJ4YabvY2lRiG+ESm1AMO1tUjeAjy0U"
"""Verified for members that do not exist or have no password; of the same cost as the others' hashes."""


def start_session(
    sql: Connection, config: SiteConfig, member: int, phone: int | None = None, address_of: str = ""
) -> str:
    """Store a new session and return its token of 132 bits, short since it may stand in every link.

    `phone` is the member whose phone it begins on, None in a browser. The token is for a cookie, or for addresses that
    are asked for by visitors of the class `address_of`.
    """
    token = "".join(_LETTERS[config.entropy(6)] for _ in range(22))
    now = epoch_ms(config.clock())
    sql.execute(delete(session).where(session.c.started < now - ABSOLUTE_MS))
    sql.execute(
        insert(session).values(id=_hashed(bound_to(token, phone, address_of)), member=member, started=now, used=now)
    )
    return token


@dataclass(frozen=True, slots=True)
class LoginSession:
    """Session that is alive. `stale`: its last use is old enough for `touch` to store it anew."""

    member: int
    stale: bool


@dataclass(frozen=True, slots=True)
class KnownPhone:
    """Phone of a member. `suspended`: the owner signed out on it, and has not signed in since."""

    suspended: bool


def bound_to(token: str, phone: int | None, address_of: str = "") -> str:
    """Return a session's token bound to one phone and to its way of coming: begun so, it does not count otherwise.

    A cookie's token opens nothing in an address. One in an address opens nothing to visitors of another class, so
    that nobody is signed in as a stranger by following the stranger's link.
    """
    bound = token if phone is None else f"{token}@{phone}"
    return f"{bound} {address_of}" if address_of else bound


def suspend_phone(sql: Connection, owner: int, now: datetime) -> None:
    """Store that a phone's id signs its owner in no more, until `resume_phone`."""
    resume_phone(sql, owner)
    sql.execute(insert(suspended_phone).values(member=owner, at=epoch_ms(now)))


def resume_phone(sql: Connection, owner: int) -> None:
    """Let a phone's id sign its owner in again."""
    sql.execute(delete(suspended_phone).where(suspended_phone.c.member == owner))


def phone_of(sql: Connection, number: int) -> KnownPhone | None:
    """Look up the phone with a member's number; None where nobody has the number, or not any more."""
    row = _phone(sql, number=number).first()
    return None if row is None else KnownPhone(row.at is not None)


def find_session(sql: Connection, token: str, now: datetime) -> LoginSession | None:
    """Look up a session by its token; None when idle for 30 minutes or older than 12 hours."""
    row = _session(sql, hashed=_hashed(token)).first()
    moment = epoch_ms(now)
    if row is None or moment - row.used > IDLE_MS or moment - row.started > ABSOLUTE_MS:
        return None
    return LoginSession(row.member, row.used < moment - _PRECISION_MS)


def touch(sql: Connection, token: str, now: datetime) -> None:
    """Store that a session was used, to the minute, so that not every page writes."""
    moment = epoch_ms(now)
    _used(sql, hashed=_hashed(token), stale=moment - _PRECISION_MS, moment=moment)


def end_session(sql: Connection, token: str) -> None:
    """Delete a session by its token."""
    sql.execute(delete(session).where(session.c.id == _hashed(token)))


def end_all(sql: Connection, member: int, but: str = "") -> None:
    """Delete all sessions of a member except the one of this token."""
    sql.execute(delete(session).where(session.c.member == member, session.c.id != _hashed(but)))


def too_many_attempts(sql: Connection, origin: str, now: int, within: int = ATTEMPT_MS) -> bool:
    """Return whether this origin failed ten times in the last quarter of an hour; others may go on.

    `within` is another length of time, up to that one, in milliseconds.
    """
    return int(_attempts(sql, hashed=_hashed(origin), since=now - within).scalar_one()) >= MOST_ATTEMPTS


def attempts(sql: Connection, origin: str, now: int) -> tuple[int, int]:
    """Count an origin's attempts of the last quarter of an hour; with the time of the last one, 0 for none."""
    row: Any = _counted_attempts(sql, hashed=_hashed(origin), since=now - ATTEMPT_MS).one()
    return int(row[0]), int(row[1])


def note_attempt(sql: Connection, origin: str, now: int) -> None:
    """Store a failed guess, or another attempt that is limited."""
    sql.execute(delete(attempt).where(attempt.c.at <= now - ATTEMPT_MS))
    sql.execute(insert(attempt).values(origin=_hashed(origin), at=now))


def hash_password(password: str) -> str:
    """Hash a password by Argon2, which takes a quarter of a second and 64 MB."""
    return _hasher().hash(password)


def password_fits(ctx: RequestContext, member: int, password: str) -> bool:
    """Verify a member's password by Argon2, which takes a quarter of a second and 64 MB, outside the transaction.

    It takes as long for a member that does not exist or has no password.
    """
    stored = password_hash(ctx.sql, member)
    return ctx.outside_transaction(f"password {stored}", lambda: _matches(stored, password))


def _matches(stored: str | None, password: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError  # with the first password

    try:
        return _hasher().verify(stored or HASH_OF_NOBODY, password) and stored is not None
    except (Argon2Error, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    """Return Argon2, loaded with the first password: a phone that is its owner's asks for none."""
    from argon2 import PasswordHasher  # with the first password

    return PasswordHasher()


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@prepared
def _session(hashed: str) -> Select[Any]:
    return select(session).where(session.c.id == hashed)


@prepared
def _phone(number: int) -> Select[Any]:
    known = member_table.outerjoin(suspended_phone, suspended_phone.c.member == member_table.c.id)
    found = select(suspended_phone.c.at).select_from(known)
    return found.where(member_table.c.id == number, member_table.c.withdrawn.is_(None))


@prepared
def _used(hashed: str, stale: int, moment: int) -> Update:
    return update(session).where(session.c.id == hashed, session.c.used < stale).values(used=moment)


@prepared
def _counted_attempts(hashed: str, since: int) -> Select[Any]:
    latest = func.coalesce(func.max(attempt.c.at), 0)
    return select(func.count(), latest).where(attempt.c.origin == hashed, attempt.c.at > since)


@prepared
def _attempts(hashed: str, since: int) -> Select[Any]:
    return select(func.count()).select_from(attempt).where(attempt.c.origin == hashed, attempt.c.at > since)
