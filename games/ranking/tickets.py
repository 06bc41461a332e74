"""A ticket: the site's signed leave to play one game once and post its score."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from games.engine.catalogue import GameSpec
from games.engine.replay import ReplayError
from games.ranking.tables import issued_ticket
from keitai.common.time import epoch_ms

LIFETIME_MS = 24 * 60 * 60 * 1000
AN_HOUR = 30
"""Tickets for a member within an hour: who draws one after another chooses the seed."""
_HOUR_MS = 60 * 60 * 1000

Entropy = Callable[[int], int]
"""Number of bits -> that many random bits: `secrets.randbits` on a real site, the seeded generator in a phone."""


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """Signed permission to post one play. `id` is 128 bits in hex; `issued` ms since 1970.

    `daily` is the day of the daily round that it is for, empty for any other play.
    """

    id: str
    member: int
    game: str
    seed: int
    rules: int
    digest: str
    issued: int
    daily: str = ""


_DECODER = msgspec.msgpack.Decoder(Ticket)
"""Made while the module is loaded: two threads that decode a struct for the first time at once crash msgspec 0.22."""


def issue(spec: GameSpec, member: int, now: datetime, entropy: Entropy, before: str = "") -> Ticket:
    """Issue a ticket for one play, with a seed drawn here so that nobody can choose it.

    Args:
        spec: The game; where it has several decks, the ticket's id ends with the deck that its seed draws from.
        member: Who plays.
        now: When the ticket was asked for.
        entropy: Where its bits come from.
        before: Id of the member's ticket before for that game (`newest`): this one draws from the next deck.
    """
    name, seed = f"{entropy(128):032x}", entropy(32)
    if spec.decks > 1:
        seed = spec.seed_after(int(before[-2:], 16) if before else seed, seed)
        name = f"{name[:-2]}{seed % spec.decks:02x}"
    return Ticket(name, member, spec.id, seed, spec.version, spec.digest, epoch_ms(now))


def newest(sql: Connection, spec: GameSpec, member: int) -> str:
    """Return the id of the last ticket that a member got for a game with several decks; empty without one."""
    if spec.decks == 1:
        return ""
    own = issued_ticket.c.member == member, issued_ticket.c.game == spec.id
    found = select(issued_ticket.c.id).where(*own).order_by(issued_ticket.c.at.desc()).limit(1)
    return str(sql.execute(found).scalar() or "")


def too_many(sql: Connection, member: int, now: datetime) -> bool:
    """Return whether a member got as many tickets within the last hour as anybody may."""
    recent = issued_ticket.c.member == member, issued_ticket.c.at > epoch_ms(now) - _HOUR_MS
    return sql.execute(select(func.count()).where(*recent)).scalar_one() >= AN_HOUR


def note_issued(sql: Connection, ticket: Ticket) -> None:
    """Store that a ticket was issued, and forget those that have expired; it replaces others of its member and game."""
    sql.execute(delete(issued_ticket).where(issued_ticket.c.at < ticket.issued - LIFETIME_MS))
    sql.execute(update(issued_ticket).where(*_same(ticket)).values(replaced=1))
    row = {"id": ticket.id, "member": ticket.member, "game": ticket.game, "at": ticket.issued, "replaced": 0}
    sql.execute(insert(issued_ticket), row)


def is_replaced(sql: Connection, ticket: Ticket) -> bool:
    """Return whether another ticket was issued since to this one's member for the same game."""
    own = sql.execute(select(issued_ticket.c.replaced).where(issued_ticket.c.id == ticket.id)).scalar()
    if own is not None:
        return bool(own)
    later = select(func.count()).where(*_same(ticket), issued_ticket.c.at > ticket.issued)
    return sql.execute(later).scalar_one() > 0


def _same(ticket: Ticket) -> tuple[ColumnElement[bool], ...]:
    return issued_ticket.c.member == ticket.member, issued_ticket.c.game == ticket.game


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
        return _DECODER.decode(raw)
    except (ValueError, msgspec.DecodeError):
        raise ReplayError("ticket", "the ticket of this play is damaged") from None


def _signature(body: str, secret: bytes) -> str:
    return hmac.new(secret, b"ticket:" + body.encode(), hashlib.sha256).hexdigest()
