"""A ticket: the site's signed leave to play one game once and post its score."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.replay import ReplayError
from keitai.common.time import epoch_ms

Entropy = Callable[[int], int]
"""Number of bits -> that many random bits: `secrets.randbits` on a real site, the seeded generator in a phone."""


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """Signed permission to post one play. `id` is 128 bits in hex; `issued` ms since 1970."""

    id: str
    member: int
    game: str
    seed: int
    rules: int
    digest: str
    issued: int


def issue(spec: GameSpec, member: int, now: datetime, entropy: Entropy) -> Ticket:
    """Issue a ticket for one play, with a seed drawn here so that nobody can choose it."""
    return Ticket(f"{entropy(128):032x}", member, spec.id, entropy(32), spec.version, spec.digest, epoch_ms(now))


def sign(ticket: Ticket, secret: bytes) -> str:
    """Sign a ticket; return it as the text that a phone carries to its score."""
    body = base64.urlsafe_b64encode(msgspec.msgpack.encode(ticket)).decode().rstrip("=")
    return f"{body}.{_signature(body, secret)}"


def verify(text: str, secret: bytes) -> Ticket:
    """Return the ticket in a text that this site signed. Raises `ReplayError` ("ticket") for any other."""
    body, _, signature = text.partition(".")
    if len(text) > 1000 or not hmac.compare_digest(signature.encode(), _signature(body, secret).encode()):
        raise ReplayError("ticket", "the ticket of this play was not issued here")
    try:
        raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        return msgspec.msgpack.decode(raw, type=Ticket)
    except (ValueError, msgspec.DecodeError):
        raise ReplayError("ticket", "the ticket of this play is damaged") from None


def _signature(body: str, secret: bytes) -> str:
    return hmac.new(secret, b"ticket:" + body.encode(), hashlib.sha256).hexdigest()
