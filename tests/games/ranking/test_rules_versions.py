"""Boards of all time: each version of a game's rules has its own, and those of before are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import create_engine, insert

from games.engine.catalogue import load_game
from games.ranking.ledger import differences, rebuild
from games.ranking.sql import SqlBoard
from games.ranking.tables import metadata, play
from keitai.common.time import JST, epoch_ms
from tests.games.ranking.mirrored_board import in_transaction_of

NOON = datetime(2009, 8, 26, 12, tzinfo=JST)


def test_new_rules_begin_a_board_of_all_time_and_the_old_one_is_kept() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        first, second = SqlBoard(connection, rules=1), SqlBoard(connection, rules=2)
        first.post("g", 7, 900, "old", NOON)
        assert second.standing("g", 7, "all", NOON) is None
        assert second.post("g", 7, 100, "new", NOON).score == 100
        assert [row.score for row in first.top("g", 0, 9, "all", NOON)] == [900]
        assert [row.score for row in second.top("g", 0, 9, "all", NOON)] == [100]
        assert [row.score for row in second.top("g", 0, 9, "month", NOON)] == [900], "a month goes on"
        row = {"digest": "", "replay": None, "improved": 1, "previous": None, "rank": 1, "ticks": 0, "game": "g"}
        plays = [("old", 900, 1), ("seed", 50, 0), ("new", 100, 2)]
        at = epoch_ms(NOON)
        for number, (name, score, rules) in enumerate(plays):
            values = {**row, "id": name, "member": 7, "score": score, "rules": rules, "at": at + number}
            connection.execute(insert(play), values)
        here = in_transaction_of(connection)
        assert sum(list(rebuild(here, here, lambda sql: ()))) > 0
        assert differences(connection) == []
        assert first.best_score("g", 7, "all", NOON) == 900
        assert second.best_score("g", 7, "all", NOON) == 100


def test_todays_board_is_that_of_the_games_rules_of_today() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        SqlBoard(connection).post("wig", 7, 900, "p", NOON)
        assert SqlBoard(connection, rules=load_game("wig").version).best_score("wig", 7, "all", NOON) == 900
        assert SqlBoard(connection, rules=1).best_score("wig", 7, "all", NOON) is None
