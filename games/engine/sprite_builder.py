"""Draws a folder's sheet of sprites from its pictures, anew where they have changed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from PIL import Image

from games.engine.sprite_atlas import Atlas, Box, DrawnSheet, read_atlas
from games.engine.sprite_drawing import Piece, SpriteDrawing, drawings, rasterized
from keitai.common.errors import KeitaiError

SHEET_WIDTH = 512
TITLE = "title"


def current_sheet(folder: Path) -> DrawnSheet:
    """Return a folder's sheet; what has changed since it was drawn is drawn anew and kept, where it can be.

    Raises:
        KeitaiError: A picture or the rig is faulty.
    """
    atlas, picture = read_atlas(folder), folder / "sheet.png"
    if picture.is_file() and atlas.drawn == {name: each.digest() for name, each in drawings(folder).items()}:
        return DrawnSheet(picture.read_bytes(), atlas)
    sheet = draw_sheet(folder, pieces_by_digest(folder))
    with suppress(OSError):  # a folder that cannot be written is drawn anew the next time
        write_sheet(folder, sheet)
    return sheet


def draw_sheet(folder: Path, before: Mapping[str, Piece]) -> DrawnSheet:
    """Draw a folder's sheet; sprites whose digests are in `before` are taken from there.

    Raises:
        KeitaiError: A picture or the rig is faulty.
    """
    wanted = drawings(folder)
    drawn = {name: drawing.digest() for name, drawing in wanted.items()}
    pieces = [(name, *(before.get(drawn[name]) or _render(folder, name, wanted[name]))) for name in wanted]
    return _packed(pieces, drawn)


def pieces_by_digest(folder: Path) -> dict[str, Piece]:
    """Return the sprites of the sheet that is there, by the digests of their drawings."""
    atlas = read_atlas(folder)
    try:
        sheet = Image.open(folder / "sheet.png").convert("RGBA")
    except (OSError, ValueError):
        return {}
    found = {}
    for name, digest in atlas.drawn.items():
        if name in atlas.sprites:
            x, y, width, height, px, py = atlas.sprites[name]
            found[digest] = (sheet.crop((x, y, x + width, y + height)), px, py)
    return found


def write_sheet(folder: Path, sheet: DrawnSheet) -> None:
    """Write a sheet into its folder, with the title picture drawn from `title.svg`, if there is one."""
    (folder / "sheet.png").write_bytes(sheet.png)
    title = folder / f"{TITLE}.svg"
    if title.exists():
        (folder / f"{TITLE}.png").write_bytes(rasterized(title.read_text(encoding="utf-8")))
    text = json.dumps(msgspec.to_builtins(sheet.atlas), indent=0)
    (folder / "sheet.json").write_text(text + "\n", encoding="utf-8")


def _render(folder: Path, name: str, drawing: SpriteDrawing) -> Piece:
    try:
        return drawing.render()
    except ValueError as fault:
        raise KeitaiError(f"{folder.name}: {name} cannot be drawn ({fault})") from None


def _packed(pieces: list[tuple[str, Image.Image, int, int]], drawn: dict[str, str]) -> DrawnSheet:
    """Lay pieces out in rows, the tallest first."""
    pieces = sorted(pieces, key=lambda piece: (-piece[1].height, piece[0]))
    width = max([SHEET_WIDTH, *(picture.width for _, picture, _, _ in pieces)])
    boxes: dict[str, Box] = {}
    x = y = row = 0
    for name, picture, px, py in pieces:
        if x + picture.width + 1 > width and x:
            x, y, row = 0, y + row + 1, 0
        boxes[name] = (x, y, picture.width, picture.height, px, py)
        x += picture.width + 1
        row = max(row, picture.height)
    sheet = Image.new("RGBA", (width, max(1, y + row)), (0, 0, 0, 0))
    for name, picture, _, _ in pieces:
        sheet.paste(picture, boxes[name][:2])
    png = io.BytesIO()
    sheet.save(png, "PNG", optimize=True)
    return DrawnSheet(png.getvalue(), Atlas(dict(sorted(boxes.items())), dict(sorted(drawn.items()))))
