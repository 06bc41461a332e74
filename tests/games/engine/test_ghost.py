"""A friend's ghost: plays its recording beside one's own play, and never enters the rules or the proof."""

from __future__ import annotations

import msgspec

from games.engine.catalogue import load_game
from games.engine.ghost import Ghost, ghost_of
from games.engine.play_library import play_library
from games.engine.replay import Replay, encode
from games.engine.runtime import GamePhase, Start, open_game
from handset.keypad import Key, KeyEvent
from tests.games.game_phone import Table

SPEC = load_game("mind-reader")


def recorded(place: int = 0) -> Replay:
    library = play_library(SPEC)
    assert library is not None
    return library.replay(library.plays["average"][place])


def haunted(seed: int = 7, replay: bytes | None = None, lang: str = "en") -> Table:
    """A table whose game a friend's ghost is on."""
    table = Table("mind-reader", practice=True, lang=lang)
    table.phone.close(table.app)
    raw = encode(recorded()) if replay is None else replay
    start = Start("mind-reader", seed, "a ticket", SPEC.version, SPEC.digest, "http://m.mixi.test/score")
    start = msgspec.structs.replace(start, ghost=raw, ghost_name="Sho")
    table.phone.launch("game", msgspec.json.encode(start))
    return table


def words(table: Table) -> str:
    return table.phone.frame().text("hud")


def test_a_ghost_plays_its_recording_to_the_end_and_stays_there() -> None:
    for place in range(3):
        replay = recorded(place)
        ghost = Ghost(SPEC, replay)
        for _ in range(replay.ticks + 50):
            ghost.tick()
        assert ghost.score == replay.score, place


def test_a_ghost_goes_on_from_where_it_was_saved() -> None:
    replay = recorded()
    ghost, other = Ghost(SPEC, replay), Ghost(SPEC, replay)
    for _ in range(1000):
        ghost.tick()
    other.load(ghost.save())
    for _ in range(replay.ticks):
        ghost.tick()
        other.tick()
    assert ghost.save() == other.save()
    assert other.score == replay.score


def test_the_play_and_its_replay_are_the_same_with_and_without_it() -> None:
    plays = []
    for raw in (b"", encode(recorded())):
        table = haunted(replay=raw)
        table.begin()
        for tick in range(900):
            table.phone.step([KeyEvent(Key.DIGIT_4, tick % 2 == 0)] if tick % 100 < 2 else [])
        app = table.app
        plays.append((app.game.save(), app._recorder.save(), app.ranked))
    assert plays[0] == plays[1]


def test_its_name_and_score_are_shown_and_go_on_after_a_snapshot() -> None:
    table = haunted(lang="ja")
    table.begin()
    table.wait(1200)
    shown = Ghost(SPEC, recorded())
    for _ in range(table.app.game.ticks):
        shown.tick()
    assert f"Sho {shown.score:,}" in words(table)
    again = open_game(table.phone, table.app.save())
    assert again.save() == table.app.save()


def test_plays_of_other_rules_or_none_give_no_ghost() -> None:
    assert ghost_of(SPEC, b"") is None
    assert ghost_of(SPEC, b"<html>") is None
    assert ghost_of(SPEC, encode(msgspec.structs.replace(recorded(), rules=1))) is None
    assert ghost_of(SPEC, encode(recorded())) is not None


def test_an_earlier_saved_play_without_a_ghost_is_restored() -> None:
    table = haunted(replay=b"")
    table.begin()
    state = msgspec.msgpack.decode(table.app.save()[len(b"GAMEAPP1") :])
    del state["ghost"], state["start"]["ghost"], state["start"]["ghost_name"]
    app = open_game(table.phone, b"GAMEAPP1" + msgspec.msgpack.encode(state))
    assert app.phase is GamePhase.PLAYING
