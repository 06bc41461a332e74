"""What a game's sprites are drawn from: its folder of SVG and PNG pictures, and the rig that turns and mirrors them.

`rig.yaml` names the parts: {pivot: [x, y], angles: [degrees...], svg: file of another name, scale: 0.6,
stretch: [1.1, 0.9]}; a stretch of [-1, 1] mirrors; a drawing may stand in another folder. A picture that no part is
drawn from is a sprite of its own, hung by its middle, so that a folder without a rig is enough.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import resvg_py
from PIL import Image

from handset import datafile
from keitai.common.errors import KeitaiError

Piece = tuple[Image.Image, int, int]
"""A sprite's picture, and where the pivot lies in it."""
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_Number = int | float
"""A number as it was written: a drawing's digest tells 50 from 50.0."""
_Stretch = Annotated[int, msgspec.Meta(ge=-16, le=16)] | Annotated[float, msgspec.Meta(ge=-16, le=16)]
_Scale = Annotated[int, msgspec.Meta(gt=0, le=16)] | Annotated[float, msgspec.Meta(gt=0, le=16)]
_Angles = Annotated[list[Annotated[int, msgspec.Meta(ge=-360, le=360)]], msgspec.Meta(min_length=1, max_length=360)]
_NOT_SPRITES = ("sheet", "title")
"""Pictures of a folder that no sprite is drawn from, without their suffixes."""


class RigPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a rig: a picture, the point that it turns about, and how it is turned, sized and mirrored."""

    pivot: tuple[_Number, _Number] | None = None
    """In the picture's own units, from its top left; None is its middle."""
    angles: _Angles | None = None
    """Degrees, each a sprite `part@angle`; None is one upright sprite of the part's name."""
    svg: str | None = None
    """The picture's name without its suffix; None is the part's own name."""
    scale: _Scale = 1
    stretch: tuple[_Stretch, _Stretch] = (1, 1)


class Rig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Content of a `rig.yaml`."""

    parts: dict[str, RigPart]


@dataclass(frozen=True)
class SpriteDrawing:
    """All that a sprite's picture hangs by."""

    text: str
    angle: int
    pivot: tuple[float, float]
    scale: tuple[float, float]

    def digest(self) -> str:
        """Return 16 hex digits that change with the picture."""
        shown = f"Drawing(text={self.text!r}, angle={self.angle!r}, pivot={self.pivot!r}, scale={self.scale!r})"
        return hashlib.sha256(shown.encode()).hexdigest()[:16]

    def render(self) -> Piece:
        """Draw the picture, stretched and turned about its pivot.

        Raises:
            ValueError: The SVG cannot be drawn.
        """
        if self.angle == 0 and self.scale == (1, 1):
            return _rasterize(self.text), round(self.pivot[0]), round(self.pivot[1])
        width, height = _size(self.text)
        reach = int(max(width, height) * 1.5 * max(self.scale)) + 2
        inner = self.text[self.text.index(">", self.text.index("<svg")) + 1 : self.text.rindex("</svg>")]
        turned = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="{-reach} {-reach} {2 * reach} {2 * reach}" '
            f'width="{2 * reach}" height="{2 * reach}"><g transform="rotate({self.angle}) '
            f"scale({self.scale[0]} {self.scale[1]}) "
            f'translate({-self.pivot[0]} {-self.pivot[1]})">{inner}</g></svg>'
        )
        picture = _rasterize(turned)
        box = picture.getbbox() or (0, 0, 1, 1)
        return picture.crop(box), reach - box[0], reach - box[1]


def drawings(folder: Path) -> dict[str, SpriteDrawing]:
    """Return what the sprites of a folder are drawn from, by their names.

    Raises:
        FileError: Its `rig.yaml` is faulty.
        KeitaiError: A picture is missing, or has no size.
    """
    parts = read_rig(folder / "rig.yaml").parts
    drawn_from = {part.svg or name for name, part in parts.items()}
    loose = {path.stem: RigPart() for path in sorted(_pictures(folder)) if path.stem not in drawn_from}
    found: dict[str, SpriteDrawing] = {}
    for name, part in {**parts, **loose}.items():
        text = _picture_text(folder, part.svg or name)
        try:
            width, height = _size(text)
        except ValueError as fault:
            raise KeitaiError(f"{name}: {fault}") from None
        pivot = part.pivot or (width / 2, height / 2)
        across, down = part.stretch
        for angle in part.angles or [0]:
            sprite = name if part.angles is None else f"{name}@{angle}"
            found[sprite] = SpriteDrawing(text, angle, pivot, (part.scale * across, part.scale * down))
    return found


def read_rig(path: Path) -> Rig:
    """Return the rig of that file, one without parts where it does not exist.

    Raises:
        FileError: It is faulty.
    """
    return datafile.parse(path.read_bytes(), Rig, path.name) if path.is_file() else Rig({})


def rasterized(text: str) -> bytes:
    """Return an SVG drawn as a PNG in its own size.

    Raises:
        ValueError: It cannot be drawn.
    """
    return bytes(resvg_py.svg_to_bytes(svg_string=text))


def _pictures(folder: Path) -> Iterator[Path]:
    paths = (path for path in folder.iterdir() if path.suffix in (".svg", ".png"))
    return (path for path in paths if path.stem not in _NOT_SPRITES)


def _picture_text(folder: Path, name: str) -> str:
    """Return a picture as SVG; a PNG is wrapped in one."""
    svg, png = folder / f"{name}.svg", folder / f"{name}.png"
    try:
        if svg.is_file():
            return svg.read_text(encoding="utf-8")
        if png.is_file():
            return _wrapped(png.read_bytes())
    except (OSError, ValueError, Image.DecompressionBombError) as fault:
        raise KeitaiError(f"{name}: the picture cannot be read ({fault})") from None
    raise KeitaiError(f"{folder.name}/rig.yaml: {name}.svg does not exist, nor does {name}.png")


def _wrapped(png: bytes) -> str:
    width, height = Image.open(io.BytesIO(png)).size
    data = base64.b64encode(png).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/png;base64,{data}"/></svg>'
    )


def _size(text: str) -> tuple[float, float]:
    match = _VIEW_BOX.search(text)
    if match is None:
        raise ValueError('a picture needs its size, as viewBox="0 0 48 32"')
    return float(match[1]), float(match[2])


def _rasterize(text: str) -> Image.Image:
    return Image.open(io.BytesIO(rasterized(text))).convert("RGBA")
