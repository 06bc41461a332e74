"""A replay as a film: title, play, end; from the command line too, and never of a play that is not proved."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from PIL import Image

from games.engine.catalogue import game_ids, load_game
from games.engine.replay import Replay, encode
from games.tools.film import ENDING, TICKS_A_FRAME, TITLE, film_replay
from games.tools.simulate import play_out
from handset.model import load_model
from keitai.cli.main import main


def played(game: str, ticks: int = 60 * 60 * 10) -> Replay:
    spec = load_game(game)
    return play_out(spec, spec.bot("novice", 2), 2, ticks)[0]


@pytest.mark.parametrize("game", game_ids())
@pytest.mark.parametrize(("device", "lang"), [("qvga", "en"), ("p906i", "ja")])
def test_every_game_is_filmed_from_title_to_end(game: str, device: str, lang: str, tmp_path: Path) -> None:
    replay = played(game, 300)
    film_replay(replay, load_game(game), device, lang, tmp_path / "film.gif")
    film = Image.open(tmp_path / "film.gif")
    assert film.size == load_model(device).viewport[2:]
    length = 0
    for place in range(getattr(film, "n_frames", 1)):
        film.seek(place)
        length += film.info["duration"]
    assert length == pytest.approx((TITLE + 300 + ENDING) * 1000 // 60, abs=200)
    assert TICKS_A_FRAME * 1000 % 60 == 0


def test_the_command_line_proves_then_films(tmp_path: Path) -> None:
    file = tmp_path / "play.ktplay"
    file.write_bytes(encode(played("keep-awake")))
    done = CliRunner().invoke(main, ["replay", str(file), "--gif", str(tmp_path / "play.gif")])
    assert done.exit_code == 0
    assert "proved" in done.output
    assert (tmp_path / "play.gif").stat().st_size > 10_000


def test_a_play_that_is_not_proved_is_told_and_not_filmed(tmp_path: Path) -> None:
    replay = played("keep-awake")
    file = tmp_path / "play.ktplay"
    file.write_bytes(encode(msgspec.structs.replace(replay, score=replay.score + 1)))
    done = CliRunner().invoke(main, ["replay", str(file), "--gif", str(tmp_path / "play.gif")])
    assert done.exit_code == 1
    assert f"recorded {replay.score + 1}" in done.output
    assert not (tmp_path / "play.gif").exists()
