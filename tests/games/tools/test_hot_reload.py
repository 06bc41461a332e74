"""Saved files are taken up by the play that is going on, wrong ones told and left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from games.engine.catalogue import ART, FOLDER
from games.engine.runtime import GamePhase
from games.tools.hot_reload import LOOK_EVERY, HotReloader
from tests.games.game_phone import Table


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


def test_a_broken_file_is_told_and_the_play_goes_on_as_it_was(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    file = folder / "games" / "keep_awake" / "game.yaml"
    good = file.read_text("utf-8")
    save(file, good.replace("telegraph: 30", "telegraph: soon"))
    (line,) = lines(table, reloader)
    assert line.startswith("game.yaml:")
    assert "whole number" in line
    assert table.app.ranked
    save(file, good.replace("telegraph: 30", "telegraph: 31"))
    os.utime(file, ns=(2**61, 2**61))
    assert lines(table, reloader) == ["taken up: game.yaml"]


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
    assert drawn(table, reloader) == ["taken up: bell.svg", "taken up: game.yaml"]
    assert table.app.game.ticks > ticks
    assert table.app.spec.tuning.telegraph == 77


def test_a_broken_picture_is_told(folder: Path) -> None:
    table = Table()
    table.begin()
    reloader = HotReloader("keep-awake", folder / "games", folder / "art")
    save(folder / "art" / "keep-awake" / "bell.svg", "<svg nothing")
    assert lines(table, reloader) == ["drawing: bell.svg"]
    (line,) = drawn(table, reloader)
    assert "the sprites cannot be drawn" in line
    assert table.app.ranked
