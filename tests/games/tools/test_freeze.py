"""Freezing of rules: a copy that plays as the rules do, tick by tick, whatever is done to them later."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import games
from games.engine.catalogue import add_games, load_game
from games.engine.replay import resimulate
from games.tools.freeze import freeze_rules, modules_of_rules
from games.tools.simulate import play_out
from keitai.common.errors import KeitaiError

PACKAGE = "games.frozen_star"
FILES = Path(games.__file__).parent / "wig"


@pytest.fixture
def star(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A game outside the program: a copy of the wig's rules, of version 1."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    folder = tmp_path / "frozen_star"
    folder.mkdir()
    for name in ("__init__.py", "rules.py", "incidents.py", "state.py", "tuning.py", "bot.py", "game.yaml"):
        source = (FILES / name).read_text("utf-8").replace("games.wig", PACKAGE)
        (folder / name).write_text(source, "utf-8")
    rules = (folder / "rules.py").read_text("utf-8")
    version = next(line for line in rules.splitlines() if line.startswith("VERSION = "))
    (folder / "rules.py").write_text(rules.replace(version, "VERSION = 1"), "utf-8")
    add_games(tmp_path)
    yield folder
    games.__path__.remove(str(tmp_path.resolve()))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


def test_a_play_of_frozen_rules_is_proved_after_the_rules_and_the_tuning_changed(star: Path) -> None:
    spec = load_game("frozen-star")
    replay, game = play_out(spec, spec.bot("novice", 3), 3, 6000)
    assert freeze_rules("frozen-star") == star / "rules_1"
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]
    rules = (star / "rules.py").read_text("utf-8")
    (star / "rules.py").write_text(rules.replace("VERSION = 1", "VERSION = 2"), "utf-8")
    (star / "state.py").write_text(
        (star / "state.py").read_text("utf-8").replace("POWER = 256", "POWER = 200"), "utf-8"
    )
    (star / "game.yaml").write_text((star / "game.yaml").read_text("utf-8").replace("fit_points: 50", "fit_points: 60"))
    now = load_game("frozen-star")
    assert now.version == 2
    frozen = now.by_rules(1)
    assert (frozen.version, frozen.digest) == (1, spec.digest)
    outcome = resimulate(replay, frozen)
    assert (outcome.score, outcome.over, outcome.differs) == (game.score, True, "")


def test_rules_are_frozen_once(star: Path) -> None:
    freeze_rules("frozen-star")
    with pytest.raises(KeitaiError, match=r"rules_1 exists; raise VERSION in the game's rules\.py first"):
        freeze_rules("frozen-star")


def test_all_modules_that_rules_need_are_found() -> None:
    folder = FILES.parent
    assert modules_of_rules(folder / "wig", "games.wig") == ["incidents", "rules", "state", "tuning"]
    assert modules_of_rules(folder / "baseball", "games.baseball") == [
        "bookkeeping",
        "field",
        "rules",
        "state",
        "tuning",
    ]
