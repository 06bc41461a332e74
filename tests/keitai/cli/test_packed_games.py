"""A game as one file: packed, agreed to once, played elsewhere, its score proved like any other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from keitai.cli.packed_games import AGREED
from tests.games.template_game import Laid, laid_game
from tests.keitai.cli.command_line import answer

__all__ = ["laid_game"]


@pytest.fixture
def package(laid_game: Laid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packed game, where the game itself is not known, and a user's folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name: str(tmp_path / "user"))
    status, out, err = answer("games", "pack", str(laid_game.folder), "-o", "mine.game")
    assert (status, err) == (0, "")
    assert out.startswith("mine.game: star-net, ")
    import games

    games.__path__.remove(str(laid_game.games))
    for module in [name for name in sys.modules if name.startswith("games.star_net")]:
        del sys.modules[module]
    return tmp_path / "mine.game"


def test_a_script_is_refused_without_yes_and_plays_with_it(package: Path) -> None:
    status, _, err = answer("play", "mine.game", "--bot", "novice")
    assert status == 2
    assert "runs with all your rights; --yes plays it without a question" in err
    status, out, err = answer("play", "mine.game", "--bot", "novice", "--yes", "--save", "best.play")
    assert (status, err) == (0, "")
    assert "novice scored" in out
    assert answer("replay", "best.play", "--verify")[0] != 0, "the game is gone with the verb"


def test_a_person_is_asked_once_for_each_file(package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    answers = [False, True]

    def confirm(question: str) -> bool:
        asked.append(question)
        return answers[len(asked) - 1]

    monkeypatch.setattr("keitai.cli.packed_games.at_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    assert answer("play", "mine.game", "--bot", "novice")[0] == 2
    assert not (tmp_path / "user" / AGREED).exists()
    for _ in range(2):
        status, out, _ = answer("play", "mine.game", "--bot", "novice")
        assert (status, "novice scored" in out) == (0, True)
    assert len(asked) == 2
    assert len((tmp_path / "user" / AGREED).read_text("ascii").split()) == 1


def test_what_is_not_a_package_or_here_already_is_told(package: Path, laid_game: Laid, tmp_path: Path) -> None:
    (tmp_path / "noise.game").write_bytes(b"noise")
    status, _, err = answer("play", "noise.game", "--yes")
    assert (status, err.strip()) == (1, "noise.game: not a game's package, or it is damaged")
    status, _, err = answer("play", "nosuch.game", "--yes")
    assert (status, err.strip()) == (1, "nosuch.game: no such file or directory")
    status, _, err = answer("play", "mine.game", "--yes", "--bot", "novice", "--games", str(laid_game.games))
    assert status == 2
    assert "a game called 'star-net' is here already" in err


def test_a_game_with_findings_is_not_packed(laid_game: Laid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    laid_game.save("rules.py", laid_game.text("rules.py").replace("state.since += 1", "state.since += 1.0"))
    status, _, err = answer("games", "pack", str(laid_game.folder))
    assert status == 1
    assert "rules.py:47:24: float" in err
    assert "star-net was not packed: 1 finding" in err
    assert not (tmp_path / "star-net.game").exists()
