"""Rounds kept as replay files while somebody plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine.catalogue import load_game
from games.engine.replay import decode, resimulate
from games.engine.runtime import GamePhase
from handset.files import WriteError
from handset.keypad import Key
from keitai.cli.plays import ReplaySaver
from tests.games.game_phone import Table


def test_each_round_is_written_as_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saver = ReplaySaver(tmp_path / "mine" / "best.play")
    table = Table("mind-reader", practice=True)
    assert saver.save_ended(table.phone) == ""
    table.begin()
    said = []
    for number in range(2):
        assert saver.save_ended(table.phone) == ""
        table.play()
        said += [saver.save_ended(table.phone), saver.save_ended(table.phone)]
        score = table.app.game.score
        path = tmp_path / "mine" / ("best.play", "best-2.play")[number]
        assert said[-2].startswith(f"{path}: mind-reader, {score} points in ")
        outcome = resimulate(decode(path.read_bytes()), load_game("mind-reader"))
        assert (outcome.score, outcome.differs) == (score, "")
        table.wait(40)
        table.press(Key.DIGIT_5)
        table.to(GamePhase.PLAYING)
    assert said[1::2] == ["", ""]
    assert capsys.readouterr().out.splitlines() == said[::2]


def test_a_round_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    table = Table("mind-reader", practice=True)
    table.begin()
    table.play()
    with pytest.raises(WriteError):
        ReplaySaver(tmp_path / "file" / "best.play").save_ended(table.phone)
