"""Proof: only a finished play of one's own ticket is stored, once, with the score that playing it again gives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

import msgspec
import pytest
from sqlalchemy import Connection, create_engine, func, select

from games.engine.catalogue import GameSpec, load_game
from games.engine.replay import LONGEST_WAIT, Replay, ReplayError, encode
from games.ranking.proof import REASONS, Accepted, Proved, Refused, prove_score, store_score, stored_answer, stored_play
from games.ranking.signs import COPIED
from games.ranking.sql import SqlBoard, most_played
from games.ranking.tables import issued_ticket, metadata, play
from games.ranking.tickets import AN_HOUR, Ticket, issue, newest, note_issued, sign, too_many, verify
from games.tools.simulate import play_out
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng
from keitai.common.time import JST

SPEC = load_game("keep-awake")
SECRET = b"of this site"
ISSUED = datetime(2009, 8, 26, 12, tzinfo=JST)
POSTED = ISSUED + timedelta(minutes=5)


@lru_cache(maxsize=8)
def ticket_of(number: int = 1, member: int = 42) -> Ticket:
    return issue(SPEC, member, ISSUED, Rng(number).bits)


@lru_cache(maxsize=8)
def replay_of(number: int = 1, member: int = 42, skill: str = "novice") -> Replay:
    ticket = ticket_of(number, member)
    replay, _ = play_out(SPEC, SPEC.bot(skill, 3), ticket.seed, 60 * 60 * 10)
    waited = int((POSTED - ISSUED).total_seconds()) * 60 - replay.ticks
    return msgspec.structs.replace(replay, ticket=sign(ticket, SECRET), waited=waited)


@pytest.fixture
def sql() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def load(game: str) -> GameSpec:
    return load_game(game)


@dataclass
class TicketOffice:
    """The site's side of a post."""

    sql: Connection
    spec: GameSpec = SPEC

    def post(
        self, what: Replay | bytes, member: int = 42, game: str = "keep-awake", now: datetime = POSTED
    ) -> Accepted | Refused:
        body = what if isinstance(what, bytes) else encode(what)
        known = stored_answer(self.sql, body, member=member, game=game, secret=SECRET)
        if known is not None:
            return known
        verdict = prove_score(body, member=member, game=game, now=now, secret=SECRET, load=lambda game: self.spec)
        return store_score(self.sql, verdict, now) if isinstance(verdict, Proved) else verdict

    def plays(self) -> int:
        return int(self.sql.execute(select(func.count()).select_from(play)).scalar_one())

    def refused(self, what: Replay | bytes, code: str, **how: object) -> Refused:
        verdict = self.post(what, **how)  # type: ignore[arg-type]
        assert isinstance(verdict, Refused)
        assert verdict.code == code
        assert verdict.reason == REASONS[code]
        assert self.plays() == 0
        assert SqlBoard(self.sql).members("keep-awake", "all", POSTED) == 0
        return verdict


@pytest.fixture
def office(sql: Connection) -> TicketOffice:
    return TicketOffice(sql)


def test_a_play_is_stored_with_the_score_that_comes_out(office: TicketOffice) -> None:
    replay = replay_of()
    verdict = office.post(replay)
    assert verdict == Accepted(ticket_of().id, "keep-awake", 42, replay.score, True, replay.score, None, 1, False)
    row = office.sql.execute(select(play)).one()
    assert (row.score, row.ticks, row.replay) == (replay.score, replay.ticks, encode(replay))
    assert row.digest == hashlib.sha256(encode(replay)).hexdigest()
    assert most_played(office.sql, 5) == [("keep-awake", 1)]
    standing = SqlBoard(office.sql).standing("keep-awake", 42, "today", POSTED)
    assert standing is not None
    assert (standing.rank, standing.score, standing.play) == (1, replay.score, ticket_of().id)


def test_the_same_post_again_stands_once_and_gets_the_same_answer(office: TicketOffice) -> None:
    first = office.post(replay_of())
    assert isinstance(first, Accepted)
    office.post(replay_of(2, 43, "skilled"), member=43)
    for later in (0, 1, 400):
        again = office.post(replay_of(), now=POSTED + timedelta(days=later))
        assert again == replace(first, duplicate=True)
    assert office.plays() == 2
    assert most_played(office.sql, 5) == [("keep-awake", 2)]
    assert stored_play(office.sql, first.play) == replace(first, duplicate=True)
    assert stored_play(office.sql, "no such play") is None


def test_keys_that_another_play_had_already_are_flagged(office: TicketOffice) -> None:
    """Whoever plays another's recorded keys, by another ticket, bears the sign; who was copied does not."""
    plays = [(1, 42, "skilled"), (2, 43, "skilled"), (3, 44, "average"), (4, 42, "skilled")]
    for number, member, skill in plays:
        ticket = msgspec.structs.replace(ticket_of(number, member), seed=ticket_of().seed)
        replay = msgspec.structs.replace(replay_of(1, 42, skill), ticket=sign(ticket, SECRET))
        assert isinstance(office.post(replay, member=member), Accepted)
    rows = office.sql.execute(select(play.c.member, play.c.signs)).all()
    assert [tuple(row) for row in rows] == [(42, ""), (43, COPIED), (44, ""), (42, COPIED)]


def test_a_ticket_is_spent_once(office: TicketOffice) -> None:
    office.post(replay_of())
    other = msgspec.structs.replace(replay_of(), waited=replay_of().waited + 1)
    verdict = office.post(other)
    assert isinstance(verdict, Refused)
    assert verdict.code == "spent"
    assert office.plays() == 1


def test_a_better_and_a_worse_play_say_so(office: TicketOffice) -> None:
    novice, skilled = replay_of(1), replay_of(2, 42, "skilled")
    office.post(novice)
    better = office.post(skilled)
    assert isinstance(better, Accepted)
    assert (better.improved, better.previous, better.best) == (True, novice.score, skilled.score)
    worse = office.post(replay_of(3))
    assert isinstance(worse, Accepted)
    assert (worse.improved, worse.previous, worse.best) == (False, skilled.score, skilled.score)


def test_whose_and_which_ticket_it_is(office: TicketOffice) -> None:
    office.refused(replay_of(), "other-member", member=43)
    office.refused(replay_of(), "other-game", game="wig")
    foreign = msgspec.structs.replace(ticket_of(), game="wig")
    office.refused(msgspec.structs.replace(replay_of(), ticket=sign(foreign, SECRET)), "other-game", game="wig")
    office.refused(msgspec.structs.replace(replay_of(), game="wig"), "other-game")
    office.refused(msgspec.structs.replace(replay_of(), ticket=sign(ticket_of(), b"of another site")), "ticket")
    office.refused(msgspec.structs.replace(replay_of(), ticket=""), "ticket")
    office.refused(msgspec.structs.replace(replay_of(), ticket="x" * 2000), "ticket")


def test_somebody_elses_spent_ticket_tells_nothing(office: TicketOffice) -> None:
    office.post(replay_of())
    verdict = office.post(replay_of(), member=43)
    assert isinstance(verdict, Refused)
    assert verdict.code == "other-member"


def test_tampered_replays_are_refused(office: TicketOffice) -> None:
    replay = replay_of()
    office.refused(msgspec.structs.replace(replay, score=replay.score + 100), "differs")
    office.refused(msgspec.structs.replace(replay, seed=replay.seed + 1), "other-seed")
    office.refused(msgspec.structs.replace(replay, rules=9), "other-rules")
    office.refused(msgspec.structs.replace(replay, digest="0" * 16), "other-tuning")
    tick, key, down = replay.transitions[20]
    moved = (*replay.transitions[:20], (tick, 4 + (key - 3) % 3, down), *replay.transitions[21:])
    office.refused(msgspec.structs.replace(replay, transitions=moved), "differs")
    office.refused(encode(replay)[:-9], "damaged")
    office.refused(b"no replay at all", "no-replay")
    office.refused(b"KTPLAY1\n" + bytes(70_000), "too-large")


def test_a_play_that_stops_early_is_not_over(office: TicketOffice) -> None:
    spec = SPEC
    game = spec.begin(ticket_of().seed)
    short = msgspec.structs.replace(replay_of(), ticks=0, score=game.score, transitions=(), checkpoints=())
    office.refused(short, "not-over")


def test_the_rules_may_have_changed_since_the_ticket(office: TicketOffice) -> None:
    office.spec = replace(SPEC, tuning=msgspec.structs.replace(SPEC.tuning, telegraph=60))
    office.refused(replay_of(), "other-tuning")


@pytest.mark.parametrize("waited", [0, 60, 9 * 60 * 60])
@pytest.mark.parametrize(
    ("pace", "code"), [(0.6, "too-fast"), (0.649, "too-fast"), (0.651, ""), (1, ""), (1.349, ""), (1.351, "too-slow")]
)
def test_a_play_and_its_pauses_take_as_long_as_the_clock_says(
    office: TicketOffice, pace: float, code: str, waited: int
) -> None:
    """Faster is a program; slower is a phone slowed down, for more time to think."""
    replay = msgspec.structs.replace(replay_of(), waited=waited)
    now = ISSUED + timedelta(seconds=(replay.ticks + waited) / 60) * pace
    if code:
        office.refused(replay, code, now=now)
    else:
        assert isinstance(office.post(replay, now=now), Accepted)


def test_a_play_posted_long_after_its_ticket_is_refused_whatever_pauses_it_claims(office: TicketOffice) -> None:
    office.refused(replay_of(), "too-slow", now=ISSUED + timedelta(hours=23))
    office.refused(replay_of(), "expired", now=ISSUED + timedelta(hours=24, seconds=1))
    for waited in (LONGEST_WAIT + 1, 23 * 60 * 60 * 60, 1 << 62):
        claimed = msgspec.structs.replace(replay_of(), waited=waited)
        office.refused(claimed, "paused", now=ISSUED + timedelta(hours=23))


def test_a_ticket_is_replaced_by_the_next_for_the_game(office: TicketOffice) -> None:
    """Who draws tickets until the seed is a lucky one has the last of them, and thirty an hour."""
    later = replace_ticket(2, issued=ticket_of().issued + 1)
    note_issued(office.sql, ticket_of())
    note_issued(office.sql, later)
    office.refused(replay_of(), "replaced")
    for number in range(3, AN_HOUR + 1):
        assert not too_many(office.sql, 42, POSTED)
        note_issued(office.sql, replace_ticket(number, game="wig"))
    assert too_many(office.sql, 42, POSTED)
    assert not too_many(office.sql, 43, POSTED)
    assert not too_many(office.sql, 42, ISSUED + timedelta(hours=1, seconds=1))
    note_issued(office.sql, replace_ticket(99, issued=ticket_of().issued + 25 * 60 * 60 * 1000))
    assert office.sql.execute(select(func.count()).select_from(issued_ticket)).scalar_one() == 1


def replace_ticket(number: int, **values: object) -> Ticket:
    return msgspec.structs.replace(ticket_of(), id=f"{number:032x}", **values)


def test_a_spent_ticket_gets_its_answer_after_the_next_was_issued(office: TicketOffice) -> None:
    first = office.post(replay_of())
    note_issued(office.sql, replace_ticket(2, issued=ticket_of().issued + 1))
    assert isinstance(first, Accepted)
    assert office.post(replay_of()) == replace(first, duplicate=True)


def test_twelve_presses_a_second_are_a_thumb_thirteen_a_machine(office: TicketOffice) -> None:
    def pressed(count: int) -> Replay:
        steps = [(tick * 4 + up * 2, 5, not up) for tick in range(count) for up in (False, True)]
        return msgspec.structs.replace(replay_of(), transitions=tuple(steps))

    office.refused(pressed(12), "differs")
    assert "13 presses of key 5" in office.refused(pressed(13), "machine").detail


def test_a_game_that_is_gone_is_refused() -> None:
    def nothing(game: str) -> GameSpec:
        raise KeitaiError(f"unknown game {game!r}")

    verdict = prove_score(encode(replay_of()), member=42, game="keep-awake", now=POSTED, secret=SECRET, load=nothing)
    assert isinstance(verdict, Refused)
    assert verdict.code == "other-game"


def test_tickets_that_follow_each_other_draw_from_one_deck_after_another() -> None:
    spec, entropy = load_game("mind-reader"), Rng(2).bits
    before, decks = "", []
    for _ in range(60):
        ticket = issue(spec, 42, ISSUED, entropy, before)
        assert 0 <= ticket.seed < 1 << 32
        assert int(ticket.id[-2:], 16) == ticket.seed % spec.decks
        decks.append(ticket.seed % spec.decks)
        before = ticket.id
    assert decks == [(decks[0] + number) % spec.decks for number in range(60)]
    assert [spec.seed_after(3, (1 << 32) - number) % spec.decks for number in range(1, 9)] == [4] * 8
    assert load_game("wig").seed_after(3, 77) == 77, "one deck: the seed as it was drawn"


def test_a_members_newest_ticket_of_the_game_is_found() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    spec = load_game("mind-reader")
    with engine.begin() as connection:
        assert newest(connection, spec, 42) == ""
        for member, hours, number in ((42, 0, 1), (42, 2, 2), (42, 1, 3), (7, 3, 4)):
            note_issued(connection, issue(spec, member, ISSUED + timedelta(hours=hours), Rng(number).bits))
        assert newest(connection, spec, 42) == issue(spec, 42, ISSUED, Rng(2).bits).id
        assert newest(connection, load_game("wig"), 42) == ""


def test_tickets_differ_are_signed_and_read_back() -> None:
    entropy = Rng(1).bits
    tickets = [issue(SPEC, 42, ISSUED, entropy) for _ in range(200)]
    assert len({ticket.id for ticket in tickets}) == 200
    assert {len(ticket.id) for ticket in tickets} == {32}
    text = sign(tickets[0], SECRET)
    assert verify(text, SECRET) == tickets[0]
    for place in range(0, len(text), 7):
        changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        with pytest.raises(ReplayError) as refused:
            verify(changed, SECRET)
        assert refused.value.code == "ticket"
