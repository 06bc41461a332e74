"""Saved files are taken up by the play that is going on, wrong ones told and left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from games.engine.catalogue import ART, FOLDER
from games.engine.runtime import GamePhase
from games.tools.hot_reload import LOOK_EVERY, HotReloader
from handset.keypad import Key
from handset.synth.library import shared_library
from tests.games.game_phone import Table
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "keep_awake", tmp_path / "games" / "keep_awake")
    shutil.copytree(ART / "keep-awake", tmp_path / "art" / "keep-awake")
    return tmp_path


def save(path: Path, text: str) -> None:
    """As an editor does, a second later."""
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


def lines(table: Table, reloader: HotReloader) -> list[str]:
    said = []
    for _ in range(2 * LOOK_EVERY):
        table.phone.step()
        said.append(reloader.poll(table.phone))
    return [line for line in said if line]


def drawn(table: Table, reloader: HotReloader) -> list[str]:
    """What is said once the script has come to its end."""
    assert reloader.drawing is not None
    reloader.drawing.wait()
    return lines(table, reloader)


def test_a_saved_tuning_is_taken_up_in_the_middle_of_the_play(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    table.wait(100)
    ticks = table.app.game.ticks
    assert lines(table, reloader) == []
    file = folder / "games" / "keep_awake" / "game.yaml"
    save(file, file.read_text("utf-8").replace("telegraph: 30", "telegraph: 77"))
    assert lines(table, reloader) == ["taken up: game.yaml"]
    assert table.app.spec.tuning.telegraph == 77
    assert table.app.game.ticks == ticks + 4 * LOOK_EVERY
    assert not table.app.ranked
    table.play()
    table.to(GamePhase.OVER)


def test_a_broken_file_is_told_on_the_phone_and_the_play_waits_as_it_was(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    file = folder / "games" / "keep_awake" / "game.yaml"
    good = file.read_text("utf-8")
    save(file, good.replace("telegraph: 30", "telegraph: soon"))
    (line,) = lines(table, reloader)
    assert line.startswith("game.yaml:")
    assert "whole number" in line
    assert "game.yaml:" in table.text
    ticks = table.app.game.ticks
    save(file, good.replace("telegraph: 30", "telegraph: 31"))
    os.utime(file, ns=(2**61, 2**61))
    assert lines(table, reloader) == ["taken up: game.yaml"]
    assert table.app.fault is None
    assert ticks < table.app.game.ticks <= ticks + 2 * LOOK_EVERY


def test_a_saved_drawing_is_taken_up_when_it_is_drawn_and_the_play_goes_on_meanwhile(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    bell = folder / "art" / "keep-awake" / "bell.svg"
    save(bell, bell.read_text("utf-8").replace("</svg>", '<circle cx="9" cy="9" r="7"/></svg>'))
    assert lines(table, reloader) == ["drawing: bell.svg"]
    ticks = table.app.game.ticks
    file = folder / "games" / "keep_awake" / "game.yaml"
    save(file, file.read_text("utf-8").replace("telegraph: 30", "telegraph: 77"))
    assert drawn(table, reloader) == ["taken up: bell.svg; taken up: game.yaml"]
    assert table.app.game.ticks > ticks
    assert table.app.spec.tuning.telegraph == 77


def test_a_broken_picture_is_told(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    good = (folder / "art" / "keep-awake" / "bell.svg").read_text("utf-8")
    save(folder / "art" / "keep-awake" / "bell.svg", "<svg nothing")
    assert lines(table, reloader) == ["drawing: bell.svg"]
    (line,) = drawn(table, reloader)
    assert "the sprites cannot be drawn" in line
    assert "the sprites cannot be drawn" in " ".join(table.text.split())
    save(folder / "art" / "keep-awake" / "bell.svg", good)
    assert lines(table, reloader) == ["drawing: bell.svg"]
    assert drawn(table, reloader) == ["taken up: bell.svg"]
    assert table.app.fault is None


def working(table: Table) -> HotReloader:
    reloader = HotReloader("star-net")
    table.begin()
    for _ in range(40):
        table.phone.step()
        reloader.poll(table.phone)
    return reloader


def test_saved_rules_go_on_from_the_state_of_the_play(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    saved, before = table.app.game.save(), table.app.game
    laid_game.save("rules.py", laid_game.text("rules.py").replace("state.fall * 4 // 5", "state.fall * 3 // 4"))
    table.wait(LOOK_EVERY - table.phone.clock.ticks % LOOK_EVERY - 1)
    table.phone.step()
    saved = table.app.game.save()
    assert reloader.poll(table.phone) == "taken up: rules.py"
    assert table.app.game is not before
    assert table.app.game.save() == saved
    assert table.app.game.moment == 115 * 3 // 4  # type: ignore[attr-defined]
    assert not table.app.ranked
    table.play("novice")
    table.to(GamePhase.OVER)


def test_a_state_that_does_not_fit_begins_anew_and_says_so(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    rules = laid_game.text("rules.py").replace("    missed: int = 0", "    missed: list[int] = []")
    rules = rules.replace("state.missed += 1", "state.missed.append(1)")
    laid_game.save("rules.py", rules.replace("self.state.missed >=", "len(self.state.missed) >="))
    (line,) = lines(table, reloader)
    assert line == "taken up: rules.py; its state does not fit any more, so the play begins anew"
    assert table.app.game.ticks < 2 * LOOK_EVERY
    assert table.at(GamePhase.PLAYING)


FAULTY = [
    ("rules.py", "def save(self)", "def save(self", "SyntaxError"),
    ("rules.py", "from .tuning import Tuning", "from .tunings import Tuning", "ModuleNotFoundError"),
    ("rules.py", "state.since += 1", "state.since += speed", "NameError"),
    ("view.py", "class NewGameView", "1 // 0\nclass NewGameView", "ZeroDivisionError"),
    ("view.py", "canvas.text(6, 2, str(state.score)", "canvas.text(6, 2, state.points", "AttributeError"),
    ("bot.py", "SKILLS = {", "SKILLS = {{", "SyntaxError"),
    ("tuning.py", "lives: Count", "lives: Number", "NameError"),
    ("game.yaml", "lives: 7", "lives: 7 7", "number"),
    ("game.yaml", "category: timing", "category: fun", "category"),
    ("sounds.yaml", "tempo: 140", "tempo: quick", "number"),
]
"""File, its text, faulty text, and what is said."""


def test_every_kind_of_fault_shows_with_its_file_and_goes_when_it_is_mended(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    for file, old, new, said in FAULTY:
        good = laid_game.text(file).replace("NewGameView", "StarNetView")
        new, old = new.replace("NewGameView", "StarNetView"), old.replace("NewGameView", "StarNetView")
        assert old in good, old
        state = table.app.game.save()
        laid_game.save(file, good.replace(old, new))
        lines(table, reloader)
        table.phone.frame()
        lines(table, reloader)
        assert table.app.fault is not None, new
        shown = " ".join(table.text.split())
        assert file in shown, (new, shown)
        assert said in shown, (new, shown)
        ticks = table.app.game.ticks
        table.wait(10)
        assert table.app.game.ticks == ticks, "the last good one waits"
        laid_game.save(file, good)
        assert f"taken up: {file}" in lines(table, reloader), new
        assert table.app.fault is None, new
        assert table.app.game.save() != state
        assert table.app.game.ticks > ticks, "and goes on"
        assert file not in table.text


def test_a_mended_helper_brings_back_the_file_that_needs_it(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    laid_game.save(
        "view.py", laid_game.text("view.py").replace("from .rules import", "from .sky import SKY\nfrom .rules import")
    )
    lines(table, reloader)
    assert "view.py:" in table.text
    laid_game.save("sky.py", "SKY = 1\n")
    assert lines(table, reloader) == ["taken up: sky.py, view.py"]
    assert table.app.fault is None


def test_one_who_works_on_it_may_begin_anew_at_a_fault(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    laid_game.save("game.yaml", laid_game.text("game.yaml").replace("lives: 7", "lives: many"))
    lines(table, reloader)
    assert table.app.softkeys.left == "Restart"
    table.press(Key.SOFT_LEFT)
    assert table.app.game.ticks <= 3
    assert table.at(GamePhase.PLAYING)


def test_saved_sounds_are_heard(laid_game: Laid) -> None:
    table = Table("star-net")
    reloader = working(table)
    before = shared_library().pcm("star-net/good")
    laid_game.save("sounds.yaml", laid_game.text("sounds.yaml").replace("o5 l16 e g", "o4 l8 c c c c"))
    assert lines(table, reloader) == ["taken up: sounds.yaml"]
    after = shared_library().pcm("star-net/good")
    assert before is not None
    assert after is not None
    assert len(after) > len(before)
