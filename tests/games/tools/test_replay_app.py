"""A replay watched on the phone: the same play, at three speeds, through snapshots, and no key changes it."""

from __future__ import annotations

import msgspec
import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.replay import Replay, encode
from games.tools.replay_app import ReplayApp, ReplayPhase
from games.tools.simulate import play_out
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def played(game: str = "keep-awake", ticks: int = 60 * 60 * 10) -> Replay:
    spec = load_game(game)
    return play_out(spec, spec.bot("novice", 2), 2, ticks)[0]


def watching(replay: Replay) -> tuple[Handset, ReplayApp]:
    phone = Simulator(SimulatorOptions(device="qvga")).phone
    phone.launch("watch", encode(replay))
    return phone, app_of(phone)


def app_of(phone: Handset) -> ReplayApp:
    app = phone.find("watch")
    assert isinstance(app, ReplayApp)
    return app


def wait(phone: Handset, ticks: int) -> None:
    for _ in range(ticks):
        phone.step()


def press(phone: Handset, key: Key) -> None:
    phone.step([KeyEvent(key, True)])
    phone.step([KeyEvent(key, False)])


@pytest.mark.parametrize("game", game_ids())
def test_it_comes_to_the_score_it_came_to(game: str) -> None:
    replay = played(game, 1200)
    phone, app = watching(replay)
    while app.phase is ReplayPhase.LOADING:
        phone.step()
    press(phone, Key.OK)
    press(phone, Key.OK)
    while app.phase is ReplayPhase.PLAYING:
        phone.step()
    assert (app.game.ticks, app.game.score) == (replay.ticks, replay.score)


def test_keys_of_the_game_do_nothing() -> None:
    replay = played(ticks=900)
    quiet, _ = watching(replay)
    loud, _ = watching(replay)
    wait(quiet, 400)
    for _ in range(100):
        press(loud, Key.DIGIT_4)
        press(loud, Key.DIGIT_5)
    assert app_of(loud).game.save() == app_of(quiet).game.save()


def test_pause_goes_on_where_it_stood_and_the_right_key_leaves() -> None:
    phone, app = watching(played(ticks=900))
    wait(phone, 200)
    assert "REPLAY" in phone.frame().text()
    assert not app.idle
    press(phone, Key.SOFT_LEFT)
    ticks = app.game.ticks
    wait(phone, 60)
    assert app.game.ticks == ticks
    assert "PAUSED" in phone.frame().text()
    press(phone, Key.OK)
    wait(phone, 10)
    assert app.game.ticks > ticks
    press(phone, Key.SOFT_RIGHT)
    assert phone.find("watch") is None


def test_two_and_four_times_as_fast() -> None:
    phone, app = watching(played(ticks=2000))
    wait(phone, 60)
    for speed in (2, 4, 1):
        press(phone, Key.OK)
        before = app.game.ticks
        wait(phone, 20)
        assert app.game.ticks - before == 20 * speed
    assert app.softkeys.center == "x2"


def test_a_snapshot_goes_on_the_same() -> None:
    replay = played(ticks=1200)
    phone, _ = watching(replay)
    wait(phone, 300)
    saved = phone.snapshot()
    wait(phone, 200)
    expected = phone.frame().hash
    phone.restore(saved)
    wait(phone, 200)
    assert phone.frame().hash == expected


@pytest.mark.parametrize("change", [{"rules": 99}, {"digest": "0" * 16}, {"game": "chess"}])
def test_other_rules_cannot_be_shown(change: dict[str, object]) -> None:
    with pytest.raises(KeitaiError):
        watching(msgspec.structs.replace(played(ticks=60), **change))


def test_what_is_no_replay_is_refused() -> None:
    with pytest.raises(KeitaiError):
        Simulator(SimulatorOptions(device="qvga")).phone.launch("watch", b"KTPLAY1 no")
