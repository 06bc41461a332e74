"""The tour: through mixi and a whole play by keys alone, filmed, ending in the ranking."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from keitai.cli.tour import GAME, take_tour
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def test_walks_from_standby_to_the_ranking_and_films_it(tmp_path: Path) -> None:
    simulator = Simulator(SimulatorOptions(lang="ja"))
    lines = list(take_tour(simulator, tmp_path))
    assert simulator.world_number("score", GAME, "") is not None
    simulator.close()
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == 12
    assert len({picture.read_bytes() for picture in pictures}) == 12
    assert all(str(picture) in line for picture, line in zip(pictures, lines, strict=False))
    assert "ゲームオーバー" in (tmp_path / "09-game-over.txt").read_text("utf-8")
    film = Image.open(tmp_path / "tour.gif")
    assert film.size == (240, 320)
    assert film.mode == "P"
    film.seek(200)


def test_says_where_it_ends_without_reception(tmp_path: Path) -> None:
    simulator = Simulator(SimulatorOptions(network="off"))
    with pytest.raises(KeitaiError, match="the tour ends here: expected url"):
        list(take_tour(simulator, tmp_path))
    simulator.close()
    assert not (tmp_path / "tour.gif").exists()
