"""A folder of pictures is enough for sprites; a rig turns, sizes and mirrors them; what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from games.engine.sprite_drawing import drawings
from keitai.common.errors import KeitaiError

RED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">{2}</svg>'


def svg(folder: Path, name: str, width: int = 12, height: int = 8, inner: str = "") -> None:
    """Write a picture whose left half is red."""
    inner = inner or f'<rect width="{width // 2}" height="{height}" fill="#F00"/>'
    (folder / f"{name}.svg").write_text(RED.format(width, height, inner), encoding="utf-8")


def test_a_folder_of_pictures_without_a_rig_hangs_each_by_its_middle(tmp_path: Path) -> None:
    svg(tmp_path, "boat")
    Image.new("RGBA", (7, 5), (1, 2, 3, 255)).save(tmp_path / "crab.png")
    for name in ("sheet.png", "title.png"):
        Image.new("RGBA", (2, 2)).save(tmp_path / name)
    (tmp_path / "notes.txt").write_text("not a picture", encoding="utf-8")
    found = {name: drawing.render() for name, drawing in drawings(tmp_path).items()}
    assert {name: (picture.size, x, y) for name, (picture, x, y) in found.items()} == {
        "boat": ((12, 8), 6, 4),
        "crab": ((7, 5), 4, 2),
    }
    assert found["crab"][0].getpixel((3, 3)) == (1, 2, 3, 255)
    assert found["boat"][0].getpixel((2, 2)) == (255, 0, 0, 255)
    assert found["boat"][0].getpixel((9, 2)) == (0, 0, 0, 0)


def test_a_rig_turns_sizes_and_mirrors(tmp_path: Path) -> None:
    svg(tmp_path, "boat")
    (tmp_path / "rig.yaml").write_text(
        "parts:\n"
        "  boat: {angles: [0, 90]}\n"
        "  boat-big: {svg: boat, scale: 2, pivot: [0, 0]}\n"
        "  boat-left: {svg: boat, stretch: [-1, 1]}\n",
        encoding="utf-8",
    )
    found = {name: drawing.render() for name, drawing in drawings(tmp_path).items()}
    assert set(found) == {"boat@0", "boat@90", "boat-big", "boat-left"}
    assert found["boat@0"][0].size == (12, 8)
    assert found["boat@90"][0].size == (8, 6), "the red half alone, upright"
    big, x, y = found["boat-big"]
    assert (big.size, x, y) == ((12, 16), 0, 0)
    left, x, _ = found["boat-left"]
    assert left.size == (6, 8)
    assert x == 0, "what was left of the middle is right of it"


@pytest.mark.parametrize(
    ("rig", "said"),
    [
        ("parts: {boat: {angles: [0, 900]}}", "rig.yaml:1:"),
        ("parts: {boat: {size: 2}}", "rig.yaml:1:"),
        ("parts: {boat: {scale: 0}}", "rig.yaml:1:"),
        ("parts: {ship: {}}", "ship.svg does not exist, nor does ship.png"),
        ("parts: [boat]", "rig.yaml:1:"),
    ],
)
def test_a_faulty_rig_is_told_with_its_place(tmp_path: Path, rig: str, said: str) -> None:
    svg(tmp_path, "boat")
    (tmp_path / "rig.yaml").write_text(rig, encoding="utf-8")
    with pytest.raises(KeitaiError) as told:
        drawings(tmp_path)
    assert said in str(told.value)


def test_a_picture_without_a_size_and_a_damaged_one_are_told(tmp_path: Path) -> None:
    (tmp_path / "boat.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(KeitaiError, match="boat: a picture needs its size"):
        drawings(tmp_path)
    (tmp_path / "boat.svg").unlink()
    (tmp_path / "crab.png").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(KeitaiError, match="crab: the picture cannot be read"):
        drawings(tmp_path)
