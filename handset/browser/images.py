"""Pictures of pages: taken as the model takes them, never larger than a phone could hold, stretched once and kept."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from collections import OrderedDict
from functools import lru_cache

import pygame

MAX_BYTES = 2_000_000
MAX_PIXELS = 2_000_000
"""Of one picture; a 65,535 pixel GIF or a decompression bomb is refused before it is unpacked."""
MAX_FRAMES = 60
MAX_KEPT = 8_000_000
"""Pixels that stay unpacked while a page is on the screen."""
_FORMATS = {"gif": "GIF", "jpeg": "JPEG", "png": "PNG", "bmp": "BMP"}


class Animation:
    """A decoded picture: its frames, and the tick at which each ends (one frame for a still one)."""

    def __init__(self, frames: list[pygame.Surface], ends: list[int], loops: int) -> None:
        self.frames = frames
        self.ends = ends
        self.loops = loops
        """Runs through the frames; 0 is for ever."""
        self._stretched: OrderedDict[tuple[int, int, int], pygame.Surface] = OrderedDict()

    @property
    def size(self) -> tuple[int, int]:
        return self.frames[0].get_size()

    @property
    def pixels(self) -> int:
        """Of all frames together."""
        width, height = self.size
        return width * height * len(self.frames)

    @property
    def moving(self) -> bool:
        return len(self.frames) > 1

    def frame(self, ticks: int) -> int:
        """The number of the frame to show after so many ticks."""
        if not self.moving:
            return 0
        whole = self.ends[-1]
        if self.loops and ticks >= whole * self.loops:
            return len(self.frames) - 1
        place = ticks % whole
        return next(i for i, end in enumerate(self.ends) if place < end)

    def surface(self, ticks: int, width: int, height: int) -> pygame.Surface:
        """The frame at a tick, stretched; smoothly when it shrinks, as phones did."""
        number = self.frame(ticks)
        frame = self.frames[number]
        if (width, height) == (0, 0) or frame.get_size() == (width, height):
            return frame
        key = (number, width, height)
        found = self._stretched.get(key)
        if found is None:
            shrinks = width <= frame.get_width() and height <= frame.get_height()
            stretch = _shrunk if shrinks else pygame.transform.scale
            found = self._stretched[key] = stretch(frame, (width, height))
            if len(self._stretched) > 64:
                self._stretched.popitem(last=False)
        return found


class Unpacked:
    """Pictures unpacked once, by their bytes; of more pixels than `MAX_KEPT` the least used go."""

    def __init__(self, formats: tuple[str, ...]) -> None:
        self._formats = formats
        self._kept: OrderedDict[bytes, Animation | None] = OrderedDict()

    def picture(self, data: bytes) -> Animation | None:
        """See `decoded`."""
        if data in self._kept:
            self._kept.move_to_end(data)
            return self._kept[data]
        self._kept[data] = picture = decoded(data, self._formats)
        while len(self._kept) > 1 and sum(each.pixels for each in self._kept.values() if each) > MAX_KEPT:
            self._kept.popitem(last=False)
        return picture


@lru_cache(maxsize=256)
def _shrunk(frame: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Each pixel the mean of those it stands for; SDL's own way darkens plain areas by a shade."""
    from PIL import Image

    whole = Image.frombytes("RGBA", frame.get_size(), pygame.image.tobytes(frame, "RGBA"))
    return pygame.image.frombytes(whole.resize(size, Image.Resampling.BOX).tobytes(), size, "RGBA")


def inline_picture(url: str) -> bytes | None:
    """The bytes that a `data:` address carries in base64; None when it is broken."""
    head, _, data = url.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None


def decoded(data: bytes, formats: tuple[str, ...]) -> Animation | None:
    """The picture in `data`, or None when it is broken, too large, or of a format the model does not take."""
    from PIL import Image, UnidentifiedImageError

    if not data or len(data) > MAX_BYTES:
        return None
    wanted = [_FORMATS[name] for name in formats if name in _FORMATS]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=wanted) as picture:
                if picture.width * picture.height > MAX_PIXELS or not picture.width or not picture.height:
                    return None
                return _frames(picture, Image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    except (IndexError, KeyError, TypeError, AttributeError, OverflowError, MemoryError):
        # Pillow's readers meet damaged files with these too.
        return None


def _frames(picture: object, module: object) -> Animation:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    count = min(MAX_FRAMES, getattr(picture, "n_frames", 1), max(1, 8 * MAX_PIXELS // (picture.width * picture.height)))
    frames: list[pygame.Surface] = []
    ends: list[int] = []
    at = 0
    for number in range(count):
        try:
            picture.seek(number)
            shown = picture.convert("RGBA")
        except (EOFError, OSError):
            if not frames:
                raise
            break
        frames.append(pygame.image.frombytes(shown.tobytes(), shown.size, "RGBA"))
        milliseconds = int(picture.info.get("duration") or 100)
        at += max(2, milliseconds * 60 // 1000)
        ends.append(at)
    loops = int(picture.info.get("loop", 1)) if len(frames) > 1 else 1
    return Animation(frames, ends, loops)
