"""A game's sheet follows its pictures: drawn when first asked for, and again where they changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine import sprite_builder
from games.engine.sprite_atlas import read_atlas
from games.engine.sprite_builder import current_sheet
from games.engine.sprite_drawing import Piece, SpriteDrawing
from keitai.common.errors import KeitaiError
from tests.games.engine.test_sprite_drawing import svg


def test_a_sheet_is_drawn_once_and_again_for_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = sprite_builder._render

    def counted(folder: Path, name: str, drawing: SpriteDrawing) -> Piece:
        drawn.append(name)
        return render(folder, name, drawing)

    monkeypatch.setattr(sprite_builder, "_render", counted)
    svg(tmp_path, "boat")
    svg(tmp_path, "crab", 20, 20)
    first = current_sheet(tmp_path)
    assert sorted(drawn) == ["boat", "crab"]
    assert read_atlas(tmp_path) == first.atlas
    assert (tmp_path / "sheet.png").read_bytes() == first.png
    assert current_sheet(tmp_path) == first
    assert sorted(drawn) == ["boat", "crab"]
    svg(tmp_path, "boat", 14, 6)
    assert current_sheet(tmp_path).atlas.sprites["boat"][2:4] == (14, 6)
    assert drawn[2:] == ["boat"]


def test_a_folder_that_cannot_be_written_has_its_sprites_nevertheless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    svg(tmp_path, "boat")

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sprite_builder, "write_sheet", locked)
    assert set(current_sheet(tmp_path).atlas.sprites) == {"boat"}


def test_a_damaged_sheet_is_drawn_anew(tmp_path: Path) -> None:
    svg(tmp_path, "boat")
    good = current_sheet(tmp_path)
    (tmp_path / "sheet.png").write_bytes(b"no picture")
    (tmp_path / "sheet.json").write_text("{", encoding="utf-8")
    assert current_sheet(tmp_path) == good


def test_a_picture_that_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    svg(tmp_path, "boat", inner="<rect")
    with pytest.raises(KeitaiError, match="boat cannot be drawn"):
        current_sheet(tmp_path)
    assert not (tmp_path / "sheet.json").exists()


def test_a_picture_wider_than_the_sheet_widens_it(tmp_path: Path) -> None:
    svg(tmp_path, "sky", 700, 10)
    svg(tmp_path, "boat")
    boxes = current_sheet(tmp_path).atlas.sprites
    assert {name: box[:4] for name, box in boxes.items()} == {"sky": (0, 0, 700, 10), "boat": (0, 11, 12, 8)}
