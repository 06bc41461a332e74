"""Files that commit 509bbac wrote: recordings and states by `written_before/`, replays by the games' golden plays.

Recordings are played as they were. States come up with the picture that 509bbac showed when it kept them, and go on as
it went on: `THEN` is what it showed after `GO_ON`. `play.kmov` looks at pages, which are drawn otherwise since.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine.catalogue import load_game
from games.engine.replay import decode, resimulate
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.script.language.parser import read_script
from handset.script.record.movie import play_movie, read_movie
from handset.script.run.runner import run_script
from handset.script.run.statefile import open_state
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import environment_factory, script_environment

FOLDER = Path(__file__).parent / "written_before"
GAMES = Path(__file__).parents[1] / "games"
NOW = {"menu": "aa4e7f0d98817360", "game": "7ee9349f37878fc2"}
GO_ON = ((Key.DIGIT_4, 20), (Key.DOWN, 120))
"""Keys that are pressed, each with the ticks after it came up."""
THEN = {"menu": "a95130bec34f378c", "game": "c38d1df605a5fc03"}


def press(phone: Handset, key: Key, ticks: int) -> None:
    phone.step([KeyEvent(key, True)])
    phone.step([KeyEvent(key, False)])
    for _ in range(ticks):
        phone.step()


@pytest.mark.parametrize("name", NOW)
def test_a_state_opens_and_goes_on(name: str) -> None:
    raw = (FOLDER / f"{name}.state").read_bytes()
    environment = open_state(raw, name, environment_factory(SimulatorOptions()))
    try:
        assert environment.phone.frame().hash == NOW[name]
        for key, ticks in GO_ON:
            press(environment.phone, key, ticks)
        assert environment.phone.frame().hash == THEN[name]
    finally:
        environment.close()


def test_a_state_of_another_form_is_refused_with_the_reason() -> None:
    raw = (FOLDER / "menu.state").read_bytes().replace(b"KTSTATE1", b"KTSTATE0")
    with pytest.raises(KeitaiError, match=r"^menu: not a state file of the phone, or it is damaged$"):
        open_state(raw, "menu", environment_factory(SimulatorOptions()))


@pytest.mark.parametrize(("name", "differs"), [("menu", None), ("play", 2)])
def test_a_movie_shows_the_same_pictures_or_the_tick_of_the_first_other_one(name: str, differs: int | None) -> None:
    movie = read_movie((FOLDER / f"{name}.kmov").read_bytes(), name)
    environment = script_environment(movie.setup)
    try:
        assert play_movie(movie, environment) == differs
    finally:
        environment.close()


@pytest.mark.parametrize("name", ["menu", "play"])
def test_a_recorded_script_passes(name: str) -> None:
    (verdict,) = run_script(read_script(FOLDER / f"{name}.keys"), script_environment)
    assert (verdict.outcome, verdict.message) == ("passed", "")


@pytest.mark.parametrize("play", ["keep_awake/golden/1-skilled", "wig/golden/2-skilled"])
def test_a_replay_proves_its_score_by_the_rules_of_its_day(play: str) -> None:
    replay = decode((GAMES / f"{play}.ktplay").read_bytes())
    outcome = resimulate(replay, load_game(replay.game).by_rules(replay.rules))
    assert (outcome.score, outcome.over, outcome.differs) == (replay.score, True, "")
