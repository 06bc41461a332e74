"""Sheets of sprites are what their sources would give, whole, and every view's parts are on them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from PIL import Image

from games.engine.catalogue import ART
from games.engine.sprite_builder import draw_sheet, pieces_by_digest, write_sheet
from games.engine.sprite_drawing import SpriteDrawing, drawings

FOLDERS = sorted(path.parent for path in ART.glob("*/rig.yaml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_sheet_is_of_these_sources(folder: Path) -> None:
    atlas = json.loads((folder / "sheet.json").read_text("utf-8"))
    digests = {name: drawing.digest() for name, drawing in drawings(folder).items()}
    assert atlas["drawn"] == digests, "run python -m games.tools.build_sprites"
    rig = yaml.safe_load((folder / "rig.yaml").read_text("utf-8"))["parts"]
    names = {f"{name}@{angle}" for name, part in rig.items() for angle in part.get("angles", [])}
    names |= {name for name, part in rig.items() if "angles" not in part}
    assert set(atlas["sprites"]) == names
    sheet = Image.open(folder / "sheet.png")
    for name, (x, y, width, height, _, _) in atlas["sprites"].items():
        assert 0 <= x <= x + width <= sheet.width, name
        assert 0 <= y <= y + height <= sheet.height, name
        assert sheet.crop((x, y, x + width, y + height)).getbbox(), f"{name} is empty"


def test_a_drawing_with_a_prolog_and_a_comment_is_turned_as_well() -> None:
    sizes = 'viewBox="0 0 8 4" width="8" height="4"'
    plain = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}><rect width="8" height="4"/></svg>'
    told = f'<?xml version="1.0"?>\n<!-- drawn by hand -->\n{plain}\n<!-- the end -->\n'
    pictures = [SpriteDrawing(text, 90, (4.0, 2.0), (1, 1)).render()[0] for text in (plain, told)]
    assert pictures[0].tobytes() == pictures[1].tobytes()
    assert pictures[0].height > pictures[0].width


def test_a_sheet_drawn_in_part_is_the_sheet_drawn_whole(tmp_path: Path) -> None:
    for name in ("part", "whole"):
        shutil.copytree(ART / "keep-awake", tmp_path / name)
        bell = tmp_path / name / "bell.svg"
        bell.write_text(bell.read_text("utf-8").replace("</svg>", '<circle cx="9" cy="9" r="7"/></svg>'), "utf-8")
    before = pieces_by_digest(tmp_path / "part")
    changed = [name for name, drawing in drawings(tmp_path / "part").items() if drawing.digest() not in before]
    assert {name.split("@")[0] for name in changed} == {"bell"}
    write_sheet(tmp_path / "part", draw_sheet(tmp_path / "part", before))
    write_sheet(tmp_path / "whole", draw_sheet(tmp_path / "whole", {}))
    for file in ("sheet.png", "sheet.json"):
        assert (tmp_path / "part" / file).read_bytes() == (tmp_path / "whole" / file).read_bytes()
    assert (tmp_path / "part" / "sheet.png").read_bytes() != (ART / "keep-awake" / "sheet.png").read_bytes()


def test_no_two_sprites_overlap() -> None:
    for folder in FOLDERS:
        boxes = list(json.loads((folder / "sheet.json").read_text("utf-8"))["sprites"].items())
        for index, (name, (x, y, width, height, _, _)) in enumerate(boxes):
            for other, (x2, y2, width2, height2, _, _) in boxes[index + 1 :]:
                apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y
                assert apart, f"{folder.name}: {name} lies over {other}"
