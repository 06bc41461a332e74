"""Golden pictures: what the LCD must look like, kept beside the script and compared pixel by pixel."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import xxhash

from handset.files import file_name, real_path, write_whole
from handset.geometry import Rect
from handset.lcd import Frame, Pixels
from handset.model import HandsetModel
from handset.pictures import png_bytes
from handset.preview.difference import difference, read_picture, size_of
from handset.script.language.files import PIPED
from keitai.common.errors import KeitaiError

_CLOCK = re.compile(r"\d{1,2}:\d\d")


@dataclass
class Goldens:
    """Golden pictures of one script: `goldens/<script>/<name>@<device>-<language>.png` in its folder.

    With `update` a picture that is missing or different is written instead of refused.
    """

    script: Path
    update: bool = False
    option: str = "--update"
    """What a person runs the tests with to keep new pictures."""
    register: GoldenRegister = field(default_factory=lambda: GoldenRegister())
    """Register of what an updating run has written so far."""

    def path(self, name: str, device: str, language: str) -> Path:
        """Return the file of a golden by its name, model and language."""
        folder = self.script.parent / "goldens" / ("stdin" if self.script == PIPED else self.script.stem)
        return folder / f"{file_name(name)}@{device}-{language}.png"


@dataclass
class GoldenRegister:
    """Register of an updating run: which picture each golden file holds, so that no second one takes its place.

    With a `folder` it is that of several processes, each of which writes there what it keeps.
    """

    folder: Path | None = None
    _held: dict[Path, tuple[str, str]] = field(default_factory=dict)

    def clash(self, path: Path, content: str, where: str) -> str:
        """Register a picture by its file, its content's hash and the place that wants it.

        Returns why it cannot be kept: the file holds another one that this run has wanted; "" when it can.

        >>> register = GoldenRegister()
        >>> register.clash(Path("top.png"), "aa", "a.keys:3"), register.clash(Path("top.png"), "aa", "a.keys:9")
        ('', '')
        >>> register.clash(Path("top.png"), "bb", "a.keys:12")
        'another picture than a.keys:3 has kept in top.png in this run; give it a name of its own'
        """
        wanted = content, where
        if self.folder is None:
            held, by = self._held.setdefault(path, wanted)
        else:
            held, by = _first_in(self.folder / content_of(str(real_path(path)).encode()), wanted)
        if held == content:
            return ""
        return f"another picture than {by} has kept in {path} in this run; give it a name of its own"


def _first_in(file: Path, wanted: tuple[str, str]) -> tuple[str, str]:
    """Write a picture's hash and who wants it into a file, if no other process has; return what is in it."""
    own = file.with_name(f"{file.name}.{os.getpid()}")
    write_whole(own, "\n".join(wanted).encode())
    try:
        # A link is there with all that is in it, or not at all.
        os.link(own, file)
    except FileExistsError:
        content, _, where = file.read_text(encoding="utf-8").partition("\n")
        return content, where
    finally:
        own.unlink()
    return wanted


@dataclass(frozen=True)
class Mismatch:
    """Difference of a picture from its golden; `picture` shows golden, now, and changes side by side."""

    message: str
    picture: Pixels | None = None
    missing: bool = False
    """Whether the golden was not found, so that nothing was compared."""


def compare(
    frame: Frame,
    model: HandsetModel,
    path: Path,
    area: Rect | None = None,
    masks: tuple[str | Rect, ...] = (),
    tolerance: int = 0,
    option: str = "--update",
) -> Mismatch | None:
    """Compare `frame` with the golden in `path`; return None when they are equal.

    Masked areas and at most `tolerance` pixels may differ.

    Raises:
        KeitaiError: The area reaches outside the LCD, or masks and tolerance leave nothing that could differ.
    """
    now = _cut(frame, area)
    covered = [_placed(rect, area) for mask in masks for rect in _masked(mask, frame, model)]
    _require_comparison(now, covered, tolerance)
    if not path.exists():
        told = f"the golden {path} does not exist; look at the picture and run again with {option} to keep it"
        return Mismatch(told, missing=True)
    golden = read_picture(path)
    before, after = _hidden(golden, covered), _hidden(now, covered)
    if golden.shape == now.shape and _hash(before) == _hash(after):
        return None
    found = difference(before, after)
    if found is None or (found.box is not None and found.count <= tolerance):
        return None
    if found.box is None:
        told = f"the golden {path} is {size_of(golden)} pixels, and this picture is {size_of(now)}"
        return Mismatch(told, found.picture)
    box = ",".join(map(str, found.box))
    allowed = f" ({tolerance} are allowed)" if tolerance else ""
    told = f"{found.count} pixels{allowed} differ from {path}, within {box}; {option} keeps the new picture"
    return Mismatch(told, found.picture)


def write_golden(frame: Frame, path: Path, area: Rect | None) -> None:
    """Write `frame` as the new golden."""
    write_whole(path, golden_bytes(frame, area))


def golden_bytes(frame: Frame, area: Rect | None) -> bytes:
    """Encode `frame`, or an area of it, as a golden's file."""
    return png_bytes(_cut(frame, area))


def content_of(body: bytes) -> str:
    """Return the hash of a golden's file."""
    return xxhash.xxh3_64_hexdigest(body)


def _cut(frame: Frame, area: Rect | None) -> Pixels:
    pixels = frame.page_pixels
    if area is None:
        return pixels
    cut = pixels[area.y : area.bottom, area.x : area.right]
    if cut.shape[:2] != (area.height, area.width):
        height, width = pixels.shape[:2]
        raise KeitaiError(f"the area {','.join(map(str, area))} reaches outside the LCD of {width}x{height}")
    return np.ascontiguousarray(cut)


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


def _require_comparison(pixels: Pixels, covered: list[Rect], tolerance: int) -> None:
    """Raise `KeitaiError` where any picture would do: all of it is masked, or as many pixels may differ as it has."""
    if not covered and not tolerance:
        return
    compared = int(_hidden(np.ones(pixels.shape[:2], np.uint8), covered).sum())
    if not compared:
        raise KeitaiError("the masks cover all of the picture, so nothing would be compared")
    if tolerance >= compared:
        raise KeitaiError(f"a tolerance of {tolerance} forgives all {compared} pixels, so nothing would be compared")


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
