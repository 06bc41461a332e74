"""Any sequence of plays, departures and turns of seasons: SQL and Redis answer as the list does, after every step."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import create_engine

from games.ranking.board import SEASONS, BoardReader, Season
from games.ranking.list_board import ListBoard
from games.ranking.tables import metadata
from keitai.common.time import JST
from tests.games.ranking.mirrored_board import MirroredBoard, mirrored

GAMES = st.sampled_from(["g", "h"])
MEMBERS = st.integers(1, 9)
SCORES = st.one_of(st.integers(-3, 3), st.sampled_from([255, 256, 257, -256, -257]), st.integers(-(2**40), 2**40))
TURNS = {
    "day": lambda day: day + timedelta(days=1),
    "week": lambda day: day + timedelta(days=7 - day.weekday()),
    "month": lambda day: (day.replace(day=1) + timedelta(days=32)).replace(day=1),
    "year": lambda day: day.replace(year=day.year + 1, month=1, day=1),
}


class Rankings(RuleBasedStateMachine):
    """A list, a SQLite database and a Redis beside it, to which the same is done."""

    redis: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.held = ExitStack()
        engine = create_engine("sqlite://")
        self.held.callback(engine.dispose)
        connection = self.held.enter_context(engine.connect())
        metadata.create_all(connection)
        self.mirrored: MirroredBoard = self.held.enter_context(mirrored(connection, self.redis))
        self.model = ListBoard()
        self.now = datetime(2009, 12, 31, 23, 59, 59, 999_000, JST)
        self.plays = 0
        self.friends: dict[int, set[int]] = {}
        self.posted: list[tuple[str, int, int, str, datetime]] = []

    def teardown(self) -> None:
        self.held.close()

    @initialize(before=st.sampled_from([datetime(2009, 8, 30, 23, 59, tzinfo=JST), datetime(2008, 2, 28, tzinfo=JST)]))
    def begin(self, before: datetime) -> None:
        self.now = before

    @rule(game=GAMES, member=MEMBERS, score=SCORES, ago=st.sampled_from([0, 0, 1, 60_000]))
    def play(self, game: str, member: int, score: int, ago: int) -> None:
        """`ago`: a play may have been made before one that was stored earlier."""
        self.plays += 1
        self._post((game, member, score, f"p{self.plays}", self.now - timedelta(milliseconds=ago)))

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        here = [one for one in self.posted if self.model.standing(one[0], one[1], "all", self.now) is not None]
        if here:
            self._post(data.draw(st.sampled_from(here)))

    @rule(turn=st.sampled_from(sorted(TURNS)), off=st.sampled_from([-1, 0, 1]))
    def season_turns(self, turn: str, off: int) -> None:
        day = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        self.now = TURNS[turn](day) + timedelta(milliseconds=off)

    @rule(member=MEMBERS)
    def leave(self, member: int) -> None:
        self.mirrored.remove(member)
        self.model.remove(member)
        self.posted = [one for one in self.posted if one[1] != member]
        self.friends = {one: others - {member} for one, others in self.friends.items() if one != member}

    @rule(one=MEMBERS, other=MEMBERS)
    def befriend_or_part(self, one: int, other: int) -> None:
        for this, that in ((one, other), (other, one)):
            self.friends[this] = self.friends.get(this, set()) ^ {that}

    @rule(
        game=GAMES, member=MEMBERS, season=st.sampled_from(SEASONS), first=st.integers(-1, 9), count=st.integers(0, 6)
    )
    def ask(self, game: str, member: int, season: Season, first: int, count: int) -> None:
        circle = [*self.friends.get(member, ()), member]

        def asked(board: BoardReader) -> tuple[object, ...]:
            return (
                board.top(game, first, count, season, self.now),
                board.standing(game, member, season, self.now),
                board.among(game, circle, season, self.now),
                board.around(game, member, count, season, self.now),
                board.members(game, season, self.now),
            )

        assert asked(self.mirrored.sql) == asked(self.mirrored.redis) == asked(self.model)

    @invariant()
    def whole_boards_are_the_same(self) -> None:
        for season in SEASONS:
            right = self.model.top("g", 0, 99, season, self.now)
            assert self.mirrored.redis.top("g", 0, 99, season, self.now) == right
            assert self.mirrored.sql.top("g", 0, 99, season, self.now) == right

    def _post(self, play: tuple[str, int, int, str, datetime]) -> None:
        self.posted.append(play)
        assert self.mirrored.post(*play) == self.model.post(*play)


def rankings_on(url: str, examples: int, steps: int) -> None:
    machine = type("Rankings", (Rankings,), {"redis": url})
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=steps))


@pytest.fixture(params=["redis_server", "redis_cluster"])
def url(request: pytest.FixtureRequest) -> str:
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, str) else str(found.url)


def test_every_board_answers_as_the_list(url: str) -> None:
    rankings_on(url, 8, 25)


@pytest.mark.nightly
def test_every_board_answers_as_the_list_for_long(url: str) -> None:
    rankings_on(url, 300, 80)
