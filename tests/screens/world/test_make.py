"""Scores of a new world: each is a play of the library, and can be watched."""

from __future__ import annotations

from sqlalchemy import select

from games.engine.catalogue import game_ids, load_game
from games.engine.play_library import play_library
from games.engine.replay import decode
from games.ranking.board import SEASONS
from games.ranking.proof import stored_play
from games.ranking.replays import may_watch, stored_replay, watchable
from games.ranking.sql import SqlBoard
from games.ranking.tables import best, play
from handset.clock import DEFAULT_START
from screens.store.transactions import read_transaction
from tests.screens.site_client import Town


def test_every_entry_of_every_board_is_a_play_of_the_library_with_its_score(town: Town) -> None:
    with read_transaction(town.engine) as sql:
        columns = (best.c.game, best.c.season, best.c.score, play.c.digest, play.c.ticks, play.c.rules)
        rows = sql.execute(select(*columns).join(play, play.c.id == best.c.play)).all()
        assert {row.game for row in rows} == {*game_ids()}
        for row in rows:
            library = play_library(load_game(row.game))
            assert library is not None
            found = library.by_key[row.digest]
            assert (found.score, found.ticks, library.rules) == (row.score, row.ticks, row.rules), row


def test_the_best_of_a_new_site_can_be_watched(town: Town) -> None:
    with read_transaction(town.engine) as sql:
        for game in game_ids():
            board, rules = SqlBoard(sql), load_game(game).version
            for season in SEASONS:
                top = board.top(game, 0, 100, season, DEFAULT_START)
                assert watchable(sql, top, rules) == {one.play for one in top}, (game, season)
                for one in top[:2]:
                    found, raw = stored_play(sql, one.play), stored_replay(sql, one.play)
                    assert found is not None
                    assert raw is not None
                    assert may_watch(sql, found, 7, DEFAULT_START)
                    assert decode(raw).score == one.score


def test_scores_are_of_many_and_seldom_alike(town: Town) -> None:
    with read_transaction(town.engine) as sql:
        for game in game_ids():
            top = SqlBoard(sql).top(game, 0, 1000, "all", DEFAULT_START)
            assert len(top) > 25, game
            assert len({one.score for one in top}) > len(top) * 3 // 5, game
