"""Proof of scores: a posted replay is re-simulated, and only the score that comes out is stored.

known = stored_answer(connection, body, member=42, game="wig", secret=secret)      # of a ticket that is spent
verdict = prove_score(body, member=42, game="wig", now=now, secret=secret, load=load_game)
if isinstance(verdict, Proved):
    verdict = store_score(connection, verdict, now)
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from games.engine.catalogue import GameSpec, rules_version
from games.engine.replay import LONGEST_WAIT, Replay, ReplayError, decode, resimulate, ticket_of
from games.ranking import statements
from games.ranking.signs import COPIED, key_digest, signs_of_machine
from games.ranking.sql import SqlBoard
from games.ranking.tables import play
from games.ranking.tickets import LIFETIME_MS, Ticket, is_replaced, verify
from keitai.common.errors import KeitaiError
from keitai.common.time import epoch_ms

PRESSES_A_SECOND = 12
FASTEST, SLOWEST = 65, 135
"""Per cent of the played time and its pauses that must lie between ticket and post: the clock's pace, nearly.

Faster is nobody; slower is a phone that was slowed down to play with more time to think.
"""
REASONS = {
    "too-large": "The play is too large.",
    "no-replay": "What was sent is not a play.",
    "damaged": "The play arrived damaged.",
    "too-long": "The play is too long.",
    "ticket": "The ticket is not valid.",
    "other-member": "The ticket belongs to another member.",
    "other-game": "The ticket is for another game.",
    "other-seed": "The play is not the one of its ticket.",
    "other-rules": "The game's rules have changed since.",
    "other-tuning": "The game's tuning has changed since.",
    "expired": "The ticket has expired.",
    "too-fast": "The play came back sooner than it can be played.",
    "too-slow": "The play took longer than its pauses and its time.",
    "paused": "The play was paused for more than ten minutes.",
    "replaced": "Another play of this game has begun since.",
    "machine": "Keys were pressed faster than a thumb can.",
    "not-over": "The play is not over.",
    "differs": "The score could not be reproduced.",
    "spent": "The ticket has been spent already.",
}
"""Why a play is refused: code -> the sentence for its player."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Verdict on a play that was stored. `previous` is the member's best before it, `rank` the all-time rank."""

    play: str
    game: str
    member: int
    score: int
    improved: bool
    best: int
    previous: int | None
    rank: int
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Verdict on a play that was not stored. `code` is a key of `REASONS`, `detail` is for the operator's log."""

    code: str
    detail: str = ""

    @property
    def reason(self) -> str:
        """The reason as an English sentence for the player; the site translates it."""
        return REASONS[self.code]


@dataclass(frozen=True, slots=True)
class Proved:
    """Verdict on a play that re-simulated to its score; `store_score` has yet to store it."""

    ticket: Ticket
    score: int
    rules: int
    ticks: int
    body: bytes
    digest: str
    signs: tuple[str, ...] = ()
    """Signs that a machine pressed the keys, for the operator."""
    keys: str = ""
    """Digest of the keys, as `key_digest` returns it."""


def stored_answer(
    connection: Connection, body: bytes, *, member: int, game: str, secret: bytes
) -> Accepted | Refused | None:
    """Look up the answer that a spent ticket got; None for a ticket that was never spent or is not valid."""
    try:
        ticket = verify(ticket_of(body), secret)
    except ReplayError:
        return None
    known = _stored(connection, ticket.id)
    if known is None:
        return None
    try:
        _check_owner(ticket, member, game)
    except ReplayError as error:
        return Refused(error.code, str(error))
    return known[1] if known[0] == hashlib.sha256(body).hexdigest() else Refused("spent")


def prove_score(
    body: bytes, *, member: int, game: str, now: datetime, secret: bytes, load: Callable[[str], GameSpec]
) -> Proved | Refused:
    """Prove the score of a posted replay by re-simulating it.

    It takes up to 50 ms and needs no connection, so no transaction waits for it.
    """
    try:
        replay = decode(body)
        ticket = verify(replay.ticket, secret)
        digest = hashlib.sha256(body).hexdigest()
        spec = load(ticket.game)
        _check_ticket(replay, ticket, member, game, now)
        _check_limits(replay)
        outcome = resimulate(replay, spec)
    except ReplayError as error:
        return Refused(error.code if error.code in REASONS else "damaged", str(error))
    except KeitaiError as error:
        return Refused("other-game", str(error))
    if outcome.differs:
        return Refused("differs", outcome.differs)
    if not outcome.over:
        return Refused("not-over")
    signs = signs_of_machine(replay, spec)
    return Proved(ticket, replay.score, replay.rules, replay.ticks, body, digest, signs, key_digest(replay))


def _check_owner(ticket: Ticket, member: int, game: str) -> None:
    if ticket.member != member:
        raise ReplayError("other-member", f"ticket of {ticket.member}, posted by {member}")
    if ticket.game != game:
        raise ReplayError("other-game", f"ticket of {ticket.game}, posted to {game}")


def _check_ticket(replay: Replay, ticket: Ticket, member: int, game: str, now: datetime) -> None:
    _check_owner(ticket, member, game)
    if replay.game != ticket.game:
        raise ReplayError("other-game", f"ticket of {ticket.game}, play of {replay.game}")
    if replay.seed != ticket.seed:
        raise ReplayError("other-seed", f"ticket's seed {ticket.seed}, play's {replay.seed}")
    if (replay.rules, replay.digest) != (ticket.rules, ticket.digest):
        code = "other-rules" if replay.rules != ticket.rules else "other-tuning"
        raise ReplayError(code, "the play is of other rules than its ticket")
    elapsed = epoch_ms(now) - ticket.issued
    if elapsed > LIFETIME_MS:
        raise ReplayError("expired", f"issued {elapsed // 1000} s ago")
    if replay.waited > LONGEST_WAIT:
        raise ReplayError("paused", f"{replay.waited} ticks of waiting")
    played, waited = replay.ticks * 1000 // 60, replay.waited * 1000 // 60
    if elapsed * 100 < (played + waited) * FASTEST:
        raise ReplayError("too-fast", f"{replay.ticks} ticks and {replay.waited} of waiting in {elapsed} ms")
    if elapsed * 100 > (played + waited) * SLOWEST:
        raise ReplayError("too-slow", f"{replay.ticks} ticks and {replay.waited} of waiting in {elapsed} ms")


def _check_limits(replay: Replay) -> None:
    """Raise `ReplayError` for more than 12 presses of a key in any second."""
    recent: dict[int, deque[int]] = {}
    for tick, key, down in replay.transitions:
        if not down:
            continue
        presses = recent.setdefault(key, deque())
        presses.append(tick)
        while presses[0] <= tick - 60:
            presses.popleft()
        if len(presses) > PRESSES_A_SECOND:
            raise ReplayError("machine", f"{len(presses)} presses of key {key} in the second before tick {tick}")


def store_score(connection: Connection, proved: Proved, now: datetime) -> Accepted | Refused:
    """Store a proved play, its place on the boards and the answer to its player.

    The caller's transaction holds all of it: it stands as a whole, or not at all.
    """
    ticket, digest = proved.ticket, proved.digest
    if is_replaced(connection, ticket):
        known = _stored(connection, ticket.id)
        return known[1] if known is not None and known[0] == digest else Refused("replaced")
    board = SqlBoard(connection)
    previous = board.best_score(ticket.game, ticket.member, "all", now)
    improved = previous is None or proved.score > previous
    try:
        with connection.begin_nested():
            after = board.post(ticket.game, ticket.member, proved.score, ticket.id, now)
            row = {
                "id": ticket.id,
                "game": ticket.game,
                "member": ticket.member,
                "score": proved.score,
                "at": epoch_ms(now),
                "rules": proved.rules,
                "ticks": proved.ticks,
                "digest": digest,
                "replay": proved.body,
                "improved": int(improved),
                "previous": previous,
                "rank": after.rank,
                "signs": " ".join(_all_signs(connection, proved)),
                "presses": proved.keys or None,
            }
            connection.execute(insert(play), row)
            board.count_play(ticket.game)
    except IntegrityError:
        known = _stored(connection, ticket.id)
        return known[1] if known is not None and known[0] == digest else Refused("spent")
    return Accepted(
        ticket.id, ticket.game, ticket.member, proved.score, improved, after.score, previous, after.rank, False
    )


def _all_signs(connection: Connection, proved: Proved) -> tuple[str, ...]:
    """Return a play's signs of a machine, with `COPIED` where an earlier play had the same keys at the same times."""
    if (
        not proved.keys
        or statements.of_same_keys(connection, game=proved.ticket.game, keys=proved.keys).first() is None
    ):
        return proved.signs
    return (COPIED, *proved.signs)


def _stored(connection: Connection, play_id: str) -> tuple[str, Accepted] | None:
    """Return the digest of a stored play and the answer it got."""
    columns = (
        play.c.game,
        play.c.member,
        play.c.score,
        play.c.improved,
        play.c.previous,
        play.c.rank,
        play.c.digest,
    )
    row = connection.execute(select(*columns).where(play.c.id == play_id)).first()
    if row is None:
        return None
    best = row.score if row.previous is None else max(row.score, row.previous)
    answer = Accepted(
        play_id, row.game, row.member, row.score, bool(row.improved), best, row.previous, row.rank, duplicate=True
    )
    return row.digest, answer


def stored_play(connection: Connection, play_id: str) -> Accepted | None:
    """Return the stored answer of a play, for its exit page; None for an unknown play."""
    known = _stored(connection, play_id)
    return None if known is None else known[1]


def load_plays(
    connection: Connection,
    rows: list[tuple[str, str, int, int, datetime]],
    proofs: Mapping[str, tuple[str, int]] = MappingProxyType({}),
) -> None:
    """Store plays without replays of their own, as a seed has them.

    Args:
        connection: In a transaction.
        rows: Play id, game, member, score, at.
        proofs: Play id -> key in the library of plays that ships with the game, and ticks.
    """
    board = SqlBoard(connection)
    for play_id, game, member, score, at in sorted(rows, key=lambda row: (row[4], row[0])):
        previous = board.best_score(game, member, "all", at)
        digest, ticks = proofs.get(play_id, ("", 0))
        row = {
            "id": play_id,
            "game": game,
            "member": member,
            "score": score,
            "at": epoch_ms(at),
            "rules": rules_version(game),
            "ticks": ticks,
            "digest": digest,
            "replay": None,
            "improved": int(previous is None or score > previous),
            "previous": previous,
            "rank": board.post(game, member, score, play_id, at).rank,
        }
        connection.execute(insert(play), row)
        board.count_play(game)
