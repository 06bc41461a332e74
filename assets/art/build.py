"""Makes a game's sheet of sprites from its SVG parts: every part, at every angle its rig asks for.

    python assets/art/build.py            # all games, and the contact sheet README.png
    python assets/art/build.py wig        # one game's sheet only

`rig.yaml` beside the parts names them: {pivot: [x, y], angles: [degrees...], svg: file of another name, scale: 0.6,
stretch: [1.1, 0.9]}; a stretch of [-1, 1] mirrors. The sheet's atlas holds the digest of its sources, and a test
holds it to them. A `title.svg` becomes the 120x90 picture of the site's list of games.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import resvg_py
import yaml
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
WIDTH = 512
PAGE, GAP = 1200, 8
"""Width of the contact sheet and the room between its parts."""


def games() -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob("*/rig.yaml"))


def source(folder: Path, name: str, part: dict[str, Any]) -> Path:
    """The drawing of a part; it may stand in another game's folder."""
    return folder / f"{part.get('svg', name)}.svg"


def sources_digest(folder: Path) -> str:
    """Of the rig and all the drawings it names."""
    rig: dict[str, Any] = yaml.safe_load((folder / "rig.yaml").read_text(encoding="utf-8"))
    drawings = {source(folder, name, part).resolve() for name, part in rig["parts"].items()}
    digest = hashlib.sha256()
    for path in [folder / "rig.yaml", *sorted(drawings, key=lambda path: path.name)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def render(
    text: str, angle: int, pivot: tuple[float, float], scale: tuple[float, float]
) -> tuple[Image.Image, int, int]:
    """A part stretched and turned about its pivot: the picture, and where the pivot lies in it."""
    match = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    assert match is not None
    width, height = float(match[1]), float(match[2])
    if angle == 0 and scale == (1, 1):
        png = resvg_py.svg_to_bytes(svg_string=text)
        return Image.open(io.BytesIO(bytes(png))).convert("RGBA"), round(pivot[0]), round(pivot[1])
    reach = int(max(width, height) * 1.5 * max(scale)) + 2
    inner = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    turned = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-reach} {-reach} {2 * reach} {2 * reach}" '
        f'width="{2 * reach}" height="{2 * reach}"><g transform="rotate({angle}) scale({scale[0]} {scale[1]}) '
        f'translate({-pivot[0]} {-pivot[1]})">{inner}</g></svg>'
    )
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=turned)))).convert("RGBA")
    box = picture.getbbox() or (0, 0, 1, 1)
    return picture.crop(box), reach - box[0], reach - box[1]


def build(folder: Path) -> None:
    rig: dict[str, Any] = yaml.safe_load((folder / "rig.yaml").read_text(encoding="utf-8"))
    pieces: list[tuple[str, Image.Image, int, int]] = []
    for name, part in rig["parts"].items():
        text = source(folder, name, part).read_text(encoding="utf-8")
        size = part.get("scale", 1)
        stretch = part.get("stretch", [1, 1])
        for angle in part.get("angles", [0]):
            picture, x, y = render(text, angle, tuple(part["pivot"]), (size * stretch[0], size * stretch[1]))
            pieces.append((f"{name}@{angle}" if "angles" in part else name, picture, x, y))
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
    table = {"digest": sources_digest(folder), "sprites": dict(sorted(atlas.items()))}
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
    for folder in games():
        if folder.name in sys.argv[1:] or len(sys.argv) == 1:
            build(folder)
    contact_sheet()
