"""A game as it is laid out: outside the repository, played by bots, drawn, proved, and passing its own test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import games
from games.engine.catalogue import add_games, find_game, game_ids, load_game
from games.engine.replay import decode, encode, resimulate
from games.engine.sprites import SpriteSheet
from games.engine.view import create_view
from games.tools.balance import PLAYERS, play_rounds, summary
from games.tools.film import ready
from games.tools.hot_reload import HotReloader
from games.tools.simulate import play_out
from handset.model import load_model
from handset.screen import lcd_of
from handset.synth.library import shared_library
from keitai.cli.new_game import lay_out
from keitai.common.errors import KeitaiError
from tests.games.game_phone import Table
from tests.games.tools.test_hot_reload import drawn, lines, save

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(games, "__path__", list(games.__path__))
    for module in [name for name in sys.modules if name.startswith("games.star_net")]:
        monkeypatch.delitem(sys.modules, module)
    lay_out("star-net", tmp_path)
    add_games(tmp_path)
    return tmp_path


def _sprites(game: str) -> set[str]:
    sheet = SpriteSheet(game)
    assert sheet.cut(1_000) == 100
    return set(sheet.sprites)


def test_it_is_a_game_like_the_others(folder: Path) -> None:
    assert "star-net" in game_ids()
    assert game_ids(folder) == ["star-net"]
    assert find_game("star-net") == load_game("star-net"), "the site has it, too"
    spec = load_game("star-net")
    assert spec.file.title.en == "Star Net"
    replay, play = play_out(spec, spec.bot("average", 1), 1, 60 * 60)
    outcome = resimulate(decode(encode(replay)), spec)
    assert (outcome.score, outcome.over, outcome.differs) == (play.score, True, "")


def test_it_brings_its_own_sounds_and_pictures(folder: Path) -> None:
    heard = {f"star-net/{name}" for name in ("start", "perfect", "good", "miss", "over", "loop")}
    assert heard == {name for name in shared_library().names() if name.startswith("star-net/")}
    assert shared_library().loops("star-net/over") == ["star-net/loop"]
    for name in heard:
        pcm = shared_library().pcm(name)
        assert pcm is not None
        assert abs(pcm).max() > 3_000, f"{name} is too soft"
    assert {"star@0", "star-big", "net", "burst-1", "keycap"} <= _sprites("star-net")
    assert (folder / "star_net" / "art" / "star.svg").is_file()


def test_what_is_saved_of_it_is_taken_up_where_it_stands(folder: Path) -> None:
    table, reloader, file = Table("star-net"), HotReloader("star-net"), folder / "star_net" / "game.yaml"
    save(file, file.read_text("utf-8").replace("lives: 7", "lives: 9"))
    assert lines(table, reloader) == ["taken up: game.yaml"]
    assert table.app.spec.tuning.lives == 9
    star = folder / "star_net" / "art" / "star.svg"
    save(star, star.read_text("utf-8").replace("#FFD23C", "#3CD2FF"))
    assert lines(table, reloader) == ["drawing: star.svg"]
    assert drawn(table, reloader) == ["taken up: star.svg"]


def test_the_better_player_wins_and_mashing_does_not_pay(folder: Path) -> None:
    score = {player: summary(play_rounds("star-net", player, range(60))).scores[1] for player in PLAYERS}
    assert max(score["nothing"], score["mashing"]) < score["novice"]
    assert score["skilled"] >= 2 * score["average"] >= 4 * score["novice"] > 0


@pytest.mark.parametrize(("language", "words"), [("en", "PUSH 5|Missed"), ("ja", "PUSH 5|逃した星")])
def test_title_and_end_are_drawn(folder: Path, language: str, words: str) -> None:
    spec, model = load_game("star-net"), load_model("l03a")
    view, lcd = ready(create_view(spec, language)), lcd_of(model)
    _, game = play_out(spec, spec.bot("novice", 1), 1, 60 * 60)
    title, end = lcd.canvas(), lcd.canvas()
    view.draw_title(title.part(model.viewport, role="page"), 60)
    view.draw_over(end.part(model.viewport, role="page"), game, 120)
    for word, canvas in zip(words.split("|"), (title, end), strict=True):
        assert word in lcd.render(canvas).text("hud")


def test_the_manual_shows_its_rules_in_under_80_lines(folder: Path) -> None:
    rules = (folder / "star_net" / "rules.py").read_text("utf-8")
    assert len(rules.splitlines()) < 80
    shown = re.search(r"{literalinclude} \.\./(.*/rules\.py)", (ROOT / "docs" / "games.md").read_text("utf-8"))
    assert shown is not None
    assert (ROOT / shown[1]).read_text("utf-8") == rules


def test_its_own_test_passes(folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "star_net"]
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_nothing_is_written_over_and_a_folder_must_be_one(folder: Path) -> None:
    with pytest.raises(KeitaiError, match="star_net is there already"):
        lay_out("star-net", folder)
    with pytest.raises(KeitaiError, match="is not a directory"):
        add_games(folder / "nowhere")
