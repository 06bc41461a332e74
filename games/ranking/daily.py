"""The daily round: one ranked try a member and day by Tokyo's date, on the seed of the day, with a board of its own.

The try is spent when its ticket is issued, not when its score comes back: who gave up has seen the day's seed. It is
everybody's seed, so these plays stand on no other board, and none may be watched before the watcher's own try.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from games.engine.catalogue import GameSpec
from games.engine.replay import ReplayError, ticket_of
from games.ranking.proof import Proved, Refused
from games.ranking.tables import daily_round
from games.ranking.tickets import Entropy, Ticket, verify
from keitai.common.time import JST, epoch_ms

OPEN_RANKS = 100
"""Ranks of a day's board whose plays everybody may watch who had a try."""


@dataclass(frozen=True, slots=True)
class DailyRound:
    """A member's try of a day; `score` is None until its play came back, `rank` too."""

    game: str
    day: str
    member: int
    ticket: str
    score: int | None = None
    at: int = 0
    rank: int | None = None


def tokyo_day(now: datetime) -> str:
    """Return the date in Tokyo, as 2009-08-24."""
    return now.astimezone(JST).strftime("%Y-%m-%d")


def daily_seed(secret: bytes, game: str, day: str) -> int:
    """Return the seed of a day's round, the same for everybody and known to the site alone before."""
    made = hmac.new(secret, f"daily:{game}:{day}".encode(), hashlib.sha256).digest()
    return int.from_bytes(made[:4], "big")


def daily_ticket(spec: GameSpec, member: int, now: datetime, secret: bytes, entropy: Entropy) -> Ticket:
    """Return the ticket for a member's try of today, which `begin_round` has yet to store."""
    day = tokyo_day(now)
    seed = daily_seed(secret, spec.id, day)
    return Ticket(f"{entropy(128):032x}", member, spec.id, seed, spec.version, spec.digest, epoch_ms(now), day)


def begin_round(connection: Connection, ticket: Ticket) -> None:
    """Store that a member's try of a day has begun. A second one raises `IntegrityError`."""
    row = {"game": ticket.game, "day": ticket.daily, "member": ticket.member, "ticket": ticket.id, "at": ticket.issued}
    connection.execute(insert(daily_round), row)


def find_round(connection: Connection, game: str, day: str, member: int) -> DailyRound | None:
    """Return a member's try of a day with its rank; None where there was none."""
    table = daily_round.c
    own = select(table.ticket, table.score, table.at)
    row = connection.execute(own.where(table.game == game, table.day == day, table.member == member)).first()
    if row is None:
        return None
    rank = None
    if row.score is not None:
        above = select(func.count()).where(table.game == game, table.day == day, table.score > row.score)
        rank = int(connection.execute(above).scalar_one()) + 1
    return DailyRound(game, day, member, row.ticket, row.score, row.at, rank)


def day_board(connection: Connection, game: str, day: str, first: int, count: int) -> list[DailyRound]:
    """Return part of a day's board from place `first` on; equal scores share a rank, the earlier stands first."""
    table = daily_round.c
    rank = func.rank().over(order_by=table.score.desc()).label("rank")
    rows = select(table.member, table.ticket, table.score, table.at, rank)
    rows = rows.where(table.game == game, table.day == day, table.score.is_not(None))
    ordered = rows.order_by(table.score.desc(), table.at, table.member).offset(first).limit(count)
    return [
        DailyRound(game, day, row.member, row.ticket, row.score, row.at, row.rank)
        for row in connection.execute(ordered)
    ]


def count_rounds(connection: Connection, game: str, day: str) -> int:
    """Count the members on a day's board."""
    table = daily_round.c
    counted = select(func.count()).where(table.game == game, table.day == day, table.score.is_not(None))
    return int(connection.execute(counted).scalar_one())


def store_round(connection: Connection, proved: Proved, now: datetime) -> DailyRound | Refused:
    """Store the proved play of a member's try; return it with its rank, or why it is refused.

    The same play posted again changes nothing.
    """
    ticket, table = proved.ticket, daily_round.c
    mine = (table.game == ticket.game, table.day == ticket.daily, table.member == ticket.member)
    row = connection.execute(select(table.ticket, table.score, table.digest).where(*mine).with_for_update()).first()
    if row is None or row.ticket != ticket.id:
        return Refused("replaced")
    if row.score is None:
        values = {"score": proved.score, "at": epoch_ms(now), "rules": proved.rules, "digest": proved.digest}
        connection.execute(update(daily_round).where(*mine).values(**values, replay=proved.body))
    elif row.digest != proved.digest:
        return Refused("spent")
    return find_round(connection, ticket.game, ticket.daily, ticket.member) or Refused("replaced")


def answered_round(
    connection: Connection, body: bytes, *, member: int, game: str, secret: bytes
) -> DailyRound | Refused | None:
    """Look up the answer that a posted try got; None for one that did not come back yet, or is not of a daily round."""
    try:
        ticket = verify(ticket_of(body), secret)
    except ReplayError:
        return None
    if not ticket.daily or (ticket.member, ticket.game) != (member, game):
        return None
    found = find_round(connection, game, ticket.daily, member)
    if found is None or found.ticket != ticket.id or found.score is None:
        return None
    table = daily_round.c
    mine = (table.game == game, table.day == ticket.daily, table.member == member)
    digest = connection.execute(select(table.digest).where(*mine)).scalar()
    return found if digest == hashlib.sha256(body).hexdigest() else Refused("spent")


def round_replay(connection: Connection, found: DailyRound, watcher: int, today: str) -> bytes | None:
    """Return the replay of a try for a watcher; None where it may not be watched, or never came back.

    One's own always; that of another of the day's first hundred once the watcher's own try is over, or the day.
    """
    if found.score is None:
        return None
    if found.member != watcher:
        own = find_round(connection, found.game, found.day, watcher)
        spoilt = found.day >= today and (own is None or own.score is None)
        if spoilt or (found.rank or OPEN_RANKS + 1) > OPEN_RANKS:
            return None
    table = daily_round.c
    mine = (table.game == found.game, table.day == found.day, table.member == found.member)
    return connection.execute(select(table.replay).where(*mine)).scalar()


def forget_rounds(connection: Connection, member: int) -> None:
    """Delete the tries of a member who left."""
    connection.execute(delete(daily_round).where(daily_round.c.member == member))
