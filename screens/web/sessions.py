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
from screens.store.tables import attempt, session
from screens.web.context import RequestContext

if TYPE_CHECKING:
    from argon2 import PasswordHasher

COOKIE = "mixi"
URL_KEY = "s"
IDLE_MS = 30 * 60 * 1000
ABSOLUTE_MS = 12 * 60 * 60 * 1000
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PRECISION_MS = 60_000
MOST_ATTEMPTS = 10
ATTEMPT_MS = 15 * 60 * 1000
HASH_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$DCMqiPfyG1uZsJodvfFKWQ$oD4zi6C0fRe8SJ4YabvY2lRiG+ESm1AMO1tUjeAjy0U"
"""Verified for members that do not exist or have no password; of the same cost as the others' hashes."""


def start_session(sql: Connection, config: SiteConfig, member: int, phone: int | None = None) -> str:
    """Store a new session and return its token of 132 bits, short since it may stand in every link.

    `phone` is the member whose phone it begins on, None in a browser.
    """
    token = "".join(_LETTERS[config.entropy(6)] for _ in range(22))
    now = epoch_ms(config.clock())
    sql.execute(delete(session).where(session.c.started < now - ABSOLUTE_MS))
    sql.execute(insert(session).values(id=_hashed(bound_to(token, phone)), member=member, started=now, used=now))
    return token


@dataclass(frozen=True, slots=True)
class LoginSession:
    """Session that is alive. `stale`: its last use is old enough for `touch` to store it anew."""

    member: int
    stale: bool


def bound_to(token: str, phone: int | None) -> str:
    """Return a session's token bound to one phone: begun on one, it does not count on others."""
    return f"{token}@{phone}" if token and phone is not None else token


def held_back(phone: int) -> str:
    """Return the mark stored in a session's place after a sign-out, which suspends sign-in by the phone's id."""
    return f"out-{phone}"


def find_session(sql: Connection, token: str, now: datetime) -> LoginSession | None:
    """Look up a session by its token; None when idle for 30 minutes or older than 12 hours."""
    if not token or len(token) > 100:
        return None
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
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(stored or HASH_OF_NOBODY, password) and stored is not None
    except (Argon2Error, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    """Return Argon2, loaded with the first password: a phone that is its owner's asks for none."""
    from argon2 import PasswordHasher

    return PasswordHasher()


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@prepared
def _session(hashed: str) -> Select[Any]:
    return select(session).where(session.c.id == hashed)


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
