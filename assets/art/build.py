"""Makes a game's sheet of sprites from its SVG parts: every part, at every angle its rig asks for.

    python assets/art/build.py            # all games anew, and the contact sheet README.png
    python assets/art/build.py wig        # one game's sheet only: what changed is drawn, the rest is kept

`rig.yaml` beside the parts names them: {pivot: [x, y], angles: [degrees...], svg: file of another name, scale: 0.6,
stretch: [1.1, 0.9]}; a stretch of [-1, 1] mirrors; a drawing may stand in another game's folder. The sheet's atlas
holds the digest of what each sprite was drawn from, and a test holds it to that. A `title.svg` becomes the 120x90
picture of the site's list of games.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resvg_py
import yaml
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
WIDTH = 512
PAGE, GAP = 1200, 8
"""Width of the contact sheet and the room between its parts."""
Piece = tuple[Image.Image, int, int]
"""A sprite's picture, and where the pivot lies in it."""


def games() -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob("*/rig.yaml"))


@dataclass(frozen=True)
class Drawing:
    """All that a sprite's picture hangs by."""

    text: str
    angle: int
    pivot: tuple[float, float]
    scale: tuple[float, float]

    def digest(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def render(self) -> Piece:
        """Stretched and turned about its pivot."""
        match = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.text)
        assert match is not None
        if self.angle == 0 and self.scale == (1, 1):
            return _rasterize(self.text), round(self.pivot[0]), round(self.pivot[1])
        reach = int(max(float(match[1]), float(match[2])) * 1.5 * max(self.scale)) + 2
        inner = self.text[self.text.index(">", self.text.index("<svg")) + 1 : self.text.rindex("</svg>")]
        turned = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-reach} {-reach} {2 * reach} {2 * reach}" '
            f'width="{2 * reach}" height="{2 * reach}"><g transform="rotate({self.angle}) '
            f"scale({self.scale[0]} {self.scale[1]}) "
            f'translate({-self.pivot[0]} {-self.pivot[1]})">{inner}</g></svg>'
        )
        picture = _rasterize(turned)
        box = picture.getbbox() or (0, 0, 1, 1)
        return picture.crop(box), reach - box[0], reach - box[1]


def _rasterize(text: str) -> Image.Image:
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text)))).convert("RGBA")


def drawings(folder: Path) -> dict[str, Drawing]:
    """What a game's rig asks for, by the sprite's name."""
    rig: dict[str, Any] = yaml.safe_load((folder / "rig.yaml").read_text(encoding="utf-8"))
    found = {}
    for name, part in rig["parts"].items():
        text = (folder / f"{part.get('svg', name)}.svg").read_text(encoding="utf-8")
        size, (across, down) = part.get("scale", 1), part.get("stretch", [1, 1])
        for angle in part.get("angles", [0]):
            sprite = f"{name}@{angle}" if "angles" in part else name
            found[sprite] = Drawing(text, angle, tuple(part["pivot"]), (size * across, size * down))
    return found


def drawn_before(folder: Path) -> dict[str, Piece]:
    """The sprites of the sheet that is there, by the digest of their drawings."""
    if not (folder / "sheet.json").exists():
        return {}
    sheet = Image.open(folder / "sheet.png")
    atlas: dict[str, Any] = json.loads((folder / "sheet.json").read_text(encoding="utf-8"))
    found = {}
    for name, digest in atlas["drawn"].items():
        x, y, width, height, px, py = atlas["sprites"][name]
        found[digest] = (sheet.crop((x, y, x + width, y + height)), px, py)
    return found


def build(folder: Path, before: dict[str, Piece]) -> None:
    """Write the sheet, its atlas and the title picture; sprites that are in `before` are taken from there."""
    drawn = {name: drawing.digest() for name, drawing in drawings(folder).items()}
    pieces = [(name, *(before.get(drawn[name]) or drawing.render())) for name, drawing in drawings(folder).items()]
    pieces.sort(key=lambda piece: (-piece[1].height, piece[0]))
    atlas: dict[str, list[int]] = {}
    x = y = row = 0
    for name, picture, px, py in pieces:
        if x + picture.width + 1 > WIDTH:
            x, y, row = 0, y + row + 1, 0
        atlas[name] = [x, y, picture.width, picture.height, px, py]
        x += picture.width + 1
        row = max(row, picture.height)
    sheet = Image.new("RGBA", (WIDTH, y + row), (0, 0, 0, 0))
    for name, picture, _, _ in pieces:
        sheet.paste(picture, (atlas[name][0], atlas[name][1]))
    sheet.save(folder / "sheet.png", optimize=True)
    table = {"sprites": dict(sorted(atlas.items())), "drawn": dict(sorted(drawn.items()))}
    title = folder / "title.svg"
    if title.exists():
        (folder / "title.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=title.read_text(encoding="utf-8"))))
    (folder / "sheet.json").write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


def contact_sheet() -> None:
    """Every part of every game once, upright, on one page: outline, palette and light are looked at side by side."""
    rows: list[tuple[str, list[Image.Image]]] = []
    for folder in games():
        sheet = Image.open(folder / "sheet.png")
        atlas: dict[str, list[int]] = json.loads((folder / "sheet.json").read_text(encoding="utf-8"))["sprites"]
        upright: dict[str, str] = {}
        for name in sorted(atlas, key=lambda name: (abs(int(name.partition("@")[2] or 0)), name)):
            upright.setdefault(name.split("@")[0], name)
        parts = [sheet.crop((x, y, x + w, y + h)) for x, y, w, h, *_ in (atlas[name] for name in upright.values())]
        rows.append((folder.name, sorted(parts, key=lambda part: (-part.height, -part.width))))
    page = Image.new("RGB", (PAGE, 8000), "#E6EEDD")
    pen = ImageDraw.Draw(page)
    y = GAP
    for title, parts in rows:
        pen.rectangle((0, y, PAGE, y + 18), fill="#3A2A22")
        pen.text((GAP, y + 3), f"{title}  ({len(parts)} parts)", "#FFF8E8")
        x, y, tall = GAP, y + 18 + GAP, 0
        for part in parts:
            if x + part.width + GAP > PAGE:
                x, y, tall = GAP, y + tall + GAP, 0
            page.paste(part, (x, y), part)
            x, tall = x + part.width + GAP, max(tall, part.height)
        y += tall + 2 * GAP
    page.crop((0, 0, PAGE, y)).save(FOLDER / "README.png", optimize=True)


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for folder in games():
        if not wanted:
            build(folder, {})
        elif folder.name in wanted:
            build(folder, drawn_before(folder))
    if not wanted:
        contact_sheet()
