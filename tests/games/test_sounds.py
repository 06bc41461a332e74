"""Every sound a game names exists."""

from __future__ import annotations

from importlib import import_module

import pytest

from games.catalogue import game_ids, load_game
from games.cues import SILENCE
from handset.synth.library import shared_library


@pytest.mark.parametrize("game", game_ids())
def test_every_voice_and_loop_of_a_game_exists(game: str) -> None:
    words = import_module(f"{load_game(game).package}.words")
    names = {f"{game}/{voice}" for voice, _ in words.SOUNDS.values()}
    names |= {f"{game}/{loop}" for loop in words.MUSIC.values() if loop != SILENCE}
    names |= {f"{game}/start", f"{game}/loop"}
    assert names <= set(shared_library().names())
    assert set(shared_library().loops(f"{game}/loop")) == {f"{game}/loop", f"{game}/tense"}
