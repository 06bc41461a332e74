"""The tour: through mixi and a whole play by keys alone, filmed, ending in the ranking."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from commands.desk import Desk
from commands.wishes import Wishes
from games.tour import GAME, take_tour
from keitai.common.errors import KeitaiError


def test_walks_from_standby_to_the_ranking_and_films_it(tmp_path: Path) -> None:
    desk = Desk(Wishes(lang="ja"))
    lines = list(take_tour(desk, tmp_path))
    assert desk.score(GAME) is not None
    desk.close()
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
    desk = Desk(Wishes(network="off"))
    with pytest.raises(KeitaiError, match="the tour ends here: expected url"):
        list(take_tour(desk, tmp_path))
    desk.close()
    assert not (tmp_path / "tour.gif").exists()
