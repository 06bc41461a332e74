"""Golden pictures: what the LCD must look like, kept beside the script and compared pixel by pixel."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import xxhash
from PIL import Image

from handset.errors import HandsetError
from handset.files import write_whole
from handset.frontends.pictures import png_bytes
from handset.geometry import Rect
from handset.lcd import Frame, Pixels
from handset.model import HandsetModel
from handset.script.report.artefacts import file_name

_CLOCK = re.compile(r"\d{1,2}:\d\d")
_GAP = 8
_PAPER = 0x2A
_CHANGED = (0xFF, 0x20, 0x60)


@dataclass
class Goldens:
    """The goldens of one script: `goldens/<script>/<name>@<device>-<language>.png` in its folder.

    With `update` a picture that is missing or different is written instead of refused; `written` tells which.
    """

    script: Path
    update: bool = False
    written: list[Path] = field(default_factory=list)

    def path(self, name: str, device: str, language: str) -> Path:
        folder = self.script.parent / "goldens" / self.script.stem
        return folder / f"{file_name(name)}@{device}-{language}.png"


@dataclass(frozen=True)
class Mismatch:
    """Why a picture is not its golden; `picture` shows golden, now, and what changed, side by side."""

    message: str
    picture: Pixels | None = None


def compare(
    frame: Frame,
    model: HandsetModel,
    path: Path,
    area: Rect | None = None,
    masks: tuple[str | Rect, ...] = (),
    tolerance: int = 0,
) -> Mismatch | None:
    """None when `frame` is the picture in `path`, but for masks and at most `tolerance` pixels."""
    now = _cut(frame, area)
    if not path.exists():
        return Mismatch(f"there is no golden {path}; look at the picture and run again with --update to keep it")
    golden = _read(path)
    if golden.shape != now.shape:
        sizes = [f"{picture.shape[1]}x{picture.shape[0]}" for picture in (golden, now)]
        return Mismatch(
            f"the golden {path} is {sizes[0]} pixels, and this picture is {sizes[1]}", _side_by_side(golden, now)
        )
    covered = [_placed(rect, area) for mask in masks for rect in _masked(mask, frame, model)]
    before, after = _hidden(golden, covered), _hidden(now, covered)
    if _hash(before) == _hash(after):
        return None
    changed = np.any(before != after, axis=2)
    count = int(changed.sum())
    if count <= tolerance:
        return None
    rows, columns = np.nonzero(changed)
    box = f"{columns.min()},{rows.min()},{np.ptp(columns) + 1},{np.ptp(rows) + 1}"
    allowed = f" ({tolerance} are allowed)" if tolerance else ""
    picture = _side_by_side(golden, now, changed)
    return Mismatch(
        f"{count} pixels{allowed} differ from {path}, within {box}; --update keeps the new picture", picture
    )


def keep(frame: Frame, path: Path, area: Rect | None) -> None:
    """`frame` is the golden from now on."""
    write_whole(path, png_bytes(_cut(frame, area)))


def _cut(frame: Frame, area: Rect | None) -> Pixels:
    pixels = frame.page_pixels
    if area is None:
        return pixels
    cut = pixels[area.y : area.bottom, area.x : area.right]
    if cut.shape[:2] != (area.height, area.width):
        height, width = pixels.shape[:2]
        raise HandsetError(f"the area {','.join(map(str, area))} reaches outside the LCD of {width}x{height}")
    return np.ascontiguousarray(cut)


def _read(path: Path) -> Pixels:
    try:
        return np.asarray(Image.open(io.BytesIO(path.read_bytes())).convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError):
        raise HandsetError(f"{path}: the golden is no picture that can be read") from None


def _masked(mask: str | Rect, frame: Frame, model: HandsetModel) -> list[Rect]:
    screen = model.screen
    match mask:
        case Rect():
            return [mask]
        case "status":
            return [Rect(0, 0, screen.width, model.status_height)]
        case "softkeys":
            return [Rect(0, screen.height - model.softkey_height, screen.width, model.softkey_height)]
    return [run.box for run in frame.texts if _CLOCK.fullmatch(run.text)]


def _placed(rect: Rect, area: Rect | None) -> Rect:
    return rect if area is None else rect.moved(-area.x, -area.y)


def _hidden(pixels: Pixels, rects: list[Rect]) -> Pixels:
    if not rects:
        return pixels
    hidden = pixels.copy()
    for rect in rects:
        hidden[max(0, rect.y) : max(0, rect.bottom), max(0, rect.x) : max(0, rect.right)] = 0
    return hidden


def _hash(pixels: Pixels) -> int:
    return xxhash.xxh3_64_intdigest(pixels.tobytes())


def _side_by_side(golden: Pixels, now: Pixels, changed: npt.NDArray[np.bool_] | None = None) -> Pixels:
    """Golden, now, and (where the sizes agree) the new picture in pale grey with what changed in red."""
    panels = [golden, now]
    if changed is not None:
        grey = (now.mean(axis=2, keepdims=True) * 0.4 + 150).astype(np.uint8).repeat(3, axis=2)
        grey[changed] = _CHANGED
        panels.append(grey)
    height = max(panel.shape[0] for panel in panels) + 2 * _GAP
    width = sum(panel.shape[1] + _GAP for panel in panels) + _GAP
    sheet: Pixels = np.full((height, width, 3), _PAPER, np.uint8)
    x = _GAP
    for panel in panels:
        sheet[_GAP : _GAP + panel.shape[0], x : x + panel.shape[1]] = panel
        x += panel.shape[1] + _GAP
    return sheet
