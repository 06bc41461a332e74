"""Draws games' sheets of sprites from their pictures: every part, at every angle its rig asks for.

    python -m games.tools.build_sprites            # all games anew, and the contact sheet assets/art/README.png
    python -m games.tools.build_sprites wig        # one game's sheet only: what changed is drawn, the rest is kept
    python -m games.tools.build_sprites mine/penguin_slide/art

The sheet's atlas holds the digest of what each sprite was drawn from, and a test holds it to that. A `title.svg`
becomes the 120x90 picture of the site's list of games.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

from games.engine.catalogue import ART
from games.engine.sprite_atlas import read_atlas
from games.engine.sprite_builder import draw_sheet, pieces_by_digest, write_sheet
from keitai.common.errors import KeitaiError

PAGE, GAP = 1200, 8
"""Width of the contact sheet and the room between its parts."""


def art_folders() -> list[Path]:
    """List the folders of the program's own games that have sprites."""
    return sorted(path.parent for path in ART.glob("*/rig.yaml"))


def contact_sheet() -> Image.Image:
    """Draw every part of every game once, upright, on one page: outline, palette and light are seen side by side."""
    page = Image.new("RGB", (PAGE, 8000), "#E6EEDD")
    pen = ImageDraw.Draw(page)
    y = GAP
    for folder in art_folders():
        parts = _upright_parts(folder)
        pen.rectangle((0, y, PAGE, y + 18), fill="#3A2A22")
        pen.text((GAP, y + 3), f"{folder.name}  ({len(parts)} parts)", "#FFF8E8")
        x, y, tall = GAP, y + 18 + GAP, 0
        for part in parts:
            if x + part.width + GAP > PAGE:
                x, y, tall = GAP, y + tall + GAP, 0
            page.paste(part, (x, y), part)
            x, tall = x + part.width + GAP, max(tall, part.height)
        y += tall + 2 * GAP
    return page.crop((0, 0, PAGE, y))


def _upright_parts(folder: Path) -> list[Image.Image]:
    sheet, boxes = Image.open(folder / "sheet.png"), read_atlas(folder).sprites
    upright: dict[str, str] = {}
    for name in sorted(boxes, key=lambda name: (abs(int(name.partition("@")[2] or 0)), name)):
        upright.setdefault(name.split("@")[0], name)
    parts = [sheet.crop((x, y, x + w, y + h)) for x, y, w, h, *_ in (boxes[name] for name in upright.values())]
    return sorted(parts, key=lambda part: (-part.height, -part.width))


def main(wanted: list[str]) -> None:
    """Draw the sheets of the games or folders that are named, of all where none is."""
    if not wanted:
        for folder in art_folders():
            write_sheet(folder, draw_sheet(folder, {}))
        contact_sheet().save(ART / "README.png", optimize=True)
    for name in wanted:
        folder = Path(name) if Path(name).is_dir() else ART / name
        write_sheet(folder, draw_sheet(folder, pieces_by_digest(folder)))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (KeitaiError, OSError) as fault:
        sys.exit(str(fault))
