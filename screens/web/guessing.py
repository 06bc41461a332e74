"""Rate limit of guesses at a password: after ten wrong ones the next must wait, and nobody else is held up.

A browser that its member signed in with before bears a signed cookie, and its tries are counted by themselves, as those
of a phone that the site is built into are: whoever guesses from the same address, a carrier's gateway or a school, does
not keep the member out.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from flask import Request
from itsdangerous import BadSignature, Signer
from sqlalchemy import Connection

from screens.web import sessions

COOKIE = "known"
DAYS = 365
MEMBER_GUESSES, MEMBER_WAIT_MS = 10, 30_000
ADDRESS_GUESSES, ADDRESS_WAIT_MS = 100, 1_000


@dataclass(frozen=True)
class GuessLimit:
    """Counts the wrong tries of one origin: `most` within a quarter of an hour, then one every `wait_ms`."""

    origin: str
    most: int
    wait_ms: int

    def must_wait(self, sql: Connection, now: int) -> bool:
        """Return whether a try comes too soon; it is not looked at then, and not counted."""
        count, last = sessions.attempts(sql, self.origin, now)
        return count >= self.most and now - last < self.wait_ms


def limits(request: Request, secret: bytes, member: int, phone: int | None = None) -> tuple[GuessLimit, ...]:
    """Return what limits this request's tries at a member's password; `phone` is the one that the site is built into.

    All phones of a tab come from one address, their server's, so each is counted by its own number.
    """
    device = device_of(secret, request.cookies.get(COOKIE, ""), member)
    if device:
        return (GuessLimit(f"login:{member}:device:{device}", MEMBER_GUESSES, MEMBER_WAIT_MS),)
    address = request.remote_addr if phone is None else f"phone:{phone}"
    return (
        GuessLimit(f"login:{member}:{address}", MEMBER_GUESSES, MEMBER_WAIT_MS),
        GuessLimit(f"login:{address}", ADDRESS_GUESSES, ADDRESS_WAIT_MS),
    )


def sign_device(secret: bytes, device: str, member: int) -> str:
    """Sign that a member signed in on a device; it does not prove who holds it now."""
    return _signer(secret, member).sign(device.encode("ascii")).decode("ascii")


def device_of(secret: bytes, cookie: str, member: int) -> str:
    """Return the device on which this member signed in before, "" for any other."""
    try:
        return _signer(secret, member).unsign(cookie.encode("utf-8", "replace")).decode("ascii")
    except BadSignature:
        return ""


def _signer(secret: bytes, member: int) -> Signer:
    return Signer(secret, salt=f"device:{member}", digest_method=sha256)
