"""The library that ships: every game has one, by its rules and tuning of today, and every play in it is proved."""

from __future__ import annotations

import zlib

import pytest

from games.engine.bots import SKILLS
from games.engine.catalogue import game_ids, load_game
from games.engine.play_library import FOLDER, MAGIC, pack_library, play_library, unpack_library
from games.engine.replay import ReplayError, decode, encode
from games.tools.fill_library import PLAYS, bot_plays, unproved

MOST_BYTES = 1_000_000
"""What all libraries may take in the repository."""


@pytest.mark.parametrize("game", game_ids())
def test_every_game_ships_two_hundred_plays_of_each_skill_by_the_rules_of_today(game: str) -> None:
    """Where this fails after a change of rules or tuning: `python -m games.tools.fill_library GAME`."""
    library = play_library(load_game(game))
    assert library is not None
    assert {skill: len(plays) for skill, plays in library.plays.items()} == dict.fromkeys(SKILLS, PLAYS)
    assert len(library.by_key) == 3 * PLAYS, "no play twice"
    for play in library.by_key.values():
        replay = library.replay(play)
        assert (replay.game, replay.rules, replay.digest) == (game, library.rules, library.digest)


@pytest.mark.parametrize("game", game_ids())
def test_some_plays_of_each_skill_come_to_their_scores(game: str) -> None:
    assert unproved(game, every=PLAYS // 2) == []


@pytest.mark.nightly
@pytest.mark.parametrize("game", game_ids())
def test_every_play_comes_to_its_score(game: str) -> None:
    assert unproved(game) == []


def test_all_libraries_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.plays")) <= MOST_BYTES


def test_a_library_comes_back_as_it_was_packed() -> None:
    spec = load_game("wig")
    played = {"novice": bot_plays("wig", "novice", range(2))}
    raw = pack_library(spec, played)
    library = unpack_library(raw)
    for replay, play in zip(played["novice"], library.plays["novice"], strict=True):
        again = decode(encode(library.replay(play)))
        assert (again.seed, again.ticks, again.score) == (replay.seed, replay.ticks, replay.score)
        assert again.transitions == replay.transitions
        assert library.by_key[library.key(play)] == play
    for wrong in (b"", b"KTPLAY1\n", MAGIC, raw[:-9], MAGIC + zlib.compress(b"\x81")):
        with pytest.raises(ReplayError, match="library"):
            unpack_library(wrong)
