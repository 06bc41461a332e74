"""Saved and loaded anywhere, above all in the middle of a throw, a flight or a fall, a play goes on bit for bit."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import game_ids, load_game
from games.engine.replay import Replay, key_ticks
from games.engine.view import begin_view, create_view, save_view
from games.tools.film import ready
from games.tools.simulate import play_out
from tests.games.resumed_plays import Cut, follow, pack, step, take_up

ROOT = Path(__file__).parents[2]
FLIES = {
    "keep-awake": {"caught", "strike"},
    "baseball": {"aim"},
    "wig": {"fall", "crash", "on"},
    "mind-reader": {"right"},
    "kuta": {"gulp", "blown", "bump"},
}
"""Events after which something that was baked moves."""
SEEDS = range(3)


@lru_cache(maxsize=16)
def played(game: str, seed: int) -> tuple[Replay, tuple[int, ...]]:
    """A bot's play, and the ticks at which something began to fly."""
    spec = load_game(game)
    replay, _ = play_out(spec, spec.bot("novice", seed), seed, 60 * 60 * 5)
    play, ticks = spec.begin(seed), []
    for keys in key_ticks(replay):
        if any(event.name in FLIES[game] for event in play.tick(keys)):
            ticks.append(play.ticks)
    return replay, tuple(ticks)


def cut_at(replay: Replay, at: int) -> tuple[Cut, list[str]]:
    """The play saved before the tick `at`, and what it came to without that."""
    spec = load_game(replay.game)
    game, view = spec.begin(replay.seed), ready(create_view(spec, "ja"))
    begin_view(view)
    for keys in islice(key_ticks(replay), at):
        step(game, view, keys)
    cut = Cut(replay, at, game.save(), save_view(view))
    return cut, follow(replay, at, game, view)


@pytest.mark.parametrize("game", game_ids())
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_play_taken_up_anywhere_goes_on_alike(game: str, data: st.DataObject) -> None:
    replay, flights = played(game, data.draw(st.sampled_from(SEEDS)))
    anywhere = st.integers(0, replay.ticks - 1)
    flying = st.builds(
        lambda begun, since: min(begun + since, replay.ticks - 1), st.sampled_from(flights), st.integers(0, 60)
    )
    cut, hashes = cut_at(replay, data.draw(flying | anywhere))
    assert take_up(cut) == hashes


def test_a_play_taken_up_in_another_process_goes_on_alike() -> None:
    cuts, expected = [], []
    for game in game_ids():
        replay, flights = played(game, 1)
        for at in (flights[len(flights) // 2] + 5, flights[-1] + 12, replay.ticks // 3):
            cut, hashes = cut_at(replay, min(at, replay.ticks - 1))
            cuts.append(cut)
            expected.append(hashes)
    done = subprocess.run(
        [sys.executable, "-m", "tests.games.resumed_plays"],
        input=pack(cuts),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == expected
