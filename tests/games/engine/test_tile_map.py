"""Maps of tiles: what stands where, what a box covers, and bodies that solid tiles hold, against brute force."""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine.tile_map import EMPTY, TileMap, TileMove, read_tile_map, tiles_from_csv
from handset.geometry import Rect
from keitai.common.errors import FileError
from keitai.common.rng import Rng


def drawn(rng: Rng) -> TileMap:
    rows = ["".join(rng.choice("....#-o") for _ in range(rng.between(3, 9))) for _ in range(rng.between(2, 7))]
    return TileMap(rows, rng.between(1, 9), solid="#", ledges="-")


def body(rng: Rng) -> Rect:
    return Rect(rng.between(-9, 60), rng.between(-9, 50), rng.between(1, 14), rng.between(1, 14))


def test_what_a_box_covers_is_as_counted_pixel_by_pixel() -> None:
    rng = Rng(6)
    for _ in range(150):
        level, box = drawn(rng), body(rng)
        pixels = [(x, y) for y in range(box.y, box.bottom) for x in range(box.x, box.right)]
        met = {(x // level.size, y // level.size, level.at(x, y)) for x, y in pixels if level.at(x, y) != EMPTY}
        covered = list(level.under(box))
        assert covered == sorted(met, key=lambda tile: (tile[1], tile[0])), (level, box)
        assert level.touches(box, "o") == any(tile == "o" for _, _, tile in met)
        for column, row, tile in covered:
            assert level.tile(column, row) == tile
            assert level.box(column, row).overlaps(box)


def test_a_body_goes_as_far_as_pixel_by_pixel_and_no_further() -> None:
    rng = Rng(7)
    moved = 0
    for _ in range(600):
        level, box = drawn(rng), body(rng)
        if level.touches(box, "#-"):
            continue
        right, down = rng.between(-30, 30), rng.between(-30, 30)
        x = y = 0
        step = 1 if right > 0 else -1
        while x != right and not level.touches(box.moved(x + step, 0), "#"):
            x += step
        held = (1 if right > 0 else -1) if x != right else 0
        across = box.moved(x, 0)
        if level.touches(across, "-"):
            continue
        step = 1 if down > 0 else -1
        stops = "#-" if down > 0 else "#"
        while y != down and not level.touches(across.moved(0, y + step), stops):
            y += step
        below = (1 if down > 0 else -1) if y != down else 0
        assert level.move(box, right, down) == TileMove(across.moved(0, y), held, below), (level, box, right, down)
        moved += 1
    assert moved > 150


def test_a_ledge_holds_from_above_alone() -> None:
    level = TileMap(["...", "---", "..."], 10, solid="#", ledges="-")
    assert level.move(Rect(5, 0, 4, 4), 0, 30) == TileMove(Rect(5, 6, 4, 4), 0, 1)
    assert level.move(Rect(5, 25, 4, 4), 0, -20) == TileMove(Rect(5, 5, 4, 4), 0, 0)
    assert level.move(Rect(5, 8, 4, 4), 0, 9) == TileMove(Rect(5, 17, 4, 4), 0, 0), "it is in it already"
    assert level.move(Rect(-9, 12, 4, 4), 20, 0) == TileMove(Rect(11, 12, 4, 4), 0, 0)


def test_outside_is_empty_and_short_rows_end() -> None:
    level = TileMap(["##", "####"], 8)
    assert [level.tile(*place) for place in ((-1, 0), (0, -1), (2, 0), (3, 1), (4, 1), (0, 2))] == [
        ".",
        ".",
        ".",
        "#",
        ".",
        ".",
    ]
    assert (level.width, level.height, level.columns) == (32, 16, 4)
    assert list(level.under(Rect(0, 0, 0, 9))) == []
    assert (TileMap([]).width, list(TileMap([]).under(Rect(0, 0, 9, 9)))) == (0, [])


def test_maps_are_read_from_text_csv_and_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("..#\n###\n")
    (tmp_path / "a.csv").write_text("-1, ,3\n3,3,12\n\n")
    (tmp_path / "a.yaml").write_text('rows: ["..#", "###"]\nsize: 8\nsolid: "#"\n')
    text, words, both = (read_tile_map(tmp_path / f"a.{suffix}") for suffix in ("txt", "csv", "yaml"))
    assert (text.tile(2, 0), text.size, text.solid) == ("#", 16, "")
    assert (words.tile(0, 0), words.tile(1, 0), words.tile(2, 1)) == (".", ".", "12")
    assert (both.size, both.move(Rect(0, 0, 8, 8), 20, 0).side) == (8, 1)
    assert tiles_from_csv("1,2", size=4, ledges=["2"]).move(Rect(4, -6, 4, 4), 0, 9).below == 1


def test_a_faulty_map_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "b.yaml").write_text("rows: [a]\nsizes: 8\n")
    (tmp_path / "c.yaml").write_text("rows: [a]\nsize: 0\n")
    for name, said in (
        ("a.txt", "cannot be read"),
        ("b.txt", "is not a map of tiles"),
        ("b.yaml", "sizes"),
        ("c.yaml", "1 pixel"),
    ):
        with pytest.raises(FileError, match=said):
            read_tile_map(tmp_path / name)
    with pytest.raises(ValueError, match="at most 1,000,000"):
        TileMap(["." * 1001] * 1000)
