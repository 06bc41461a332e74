"""Pictures of pages: taken as the model takes them, never larger than a phone could hold, stretched once and kept."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import pygame

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 2_000_000
MAX_PIXELS = 2_000_000
"""Most pixels of one picture; a 65,535 pixel GIF or a decompression bomb is refused before it is unpacked."""
MAX_FRAMES = 60
MAX_KEPT = 8_000_000
"""Pixels of all pictures of a page with their frames, 32 MB; those that come after show their frame and words."""
MAX_STRETCHED = 1_000_000
"""Pixels of stretched pictures that are kept: a dozen screens."""
_FORMATS = {"gif": "GIF", "jpeg": "JPEG", "png": "PNG", "bmp": "BMP"}


class Animation:
    """Decoded picture: frames, and the tick at which each ends (one frame for a still picture)."""

    def __init__(self, frames: list[pygame.Surface], ends: list[int], loops: int, stretched: ScaledImageCache) -> None:
        self.frames = frames
        self.ends = ends
        self.loops = loops
        """Runs through the frames; 0 is for ever."""
        self._stretched = stretched

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.frames[0].get_size()

    @property
    def pixels(self) -> int:
        """Pixels of all frames together."""
        width, height = self.size
        return width * height * len(self.frames)

    @property
    def moving(self) -> bool:
        """Whether it has more than one frame."""
        return len(self.frames) > 1

    def frame(self, ticks: int) -> int:
        """Return the index of the frame to show after so many ticks."""
        if not self.moving:
            return 0
        whole = self.ends[-1]
        if self.loops and ticks >= whole * self.loops:
            return len(self.frames) - 1
        place = ticks % whole
        return next(i for i, end in enumerate(self.ends) if place < end)

    def surface(self, ticks: int, width: int, height: int) -> pygame.Surface:
        """Return the frame at a tick in that size, scaled smoothly when it shrinks, as phones did."""
        number = self.frame(ticks)
        frame = self.frames[number]
        if (width, height) == (0, 0) or frame.get_size() == (width, height):
            return frame
        return self._stretched.of(frame, width, height)


class ScaledImageCache:
    """LRU cache of frames in the sizes they are shown in, at most `MAX_STRETCHED` pixels of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[pygame.Surface, int, int], pygame.Surface] = OrderedDict()
        self._pixels = 0

    def of(self, frame: pygame.Surface, width: int, height: int) -> pygame.Surface:
        """Return the frame scaled to a size, from the cache where it is."""
        key = (frame, width, height)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        shrinks = width <= frame.get_width() and height <= frame.get_height()
        stretch = _shrunk if shrinks else pygame.transform.scale
        found = self._kept[key] = stretch(frame, (width, height))
        self._pixels += width * height
        while len(self._kept) > 1 and self._pixels > MAX_STRETCHED:
            _, across, down = self._kept.popitem(last=False)[0]
            self._pixels -= across * down
        return found


class DecodedImageCache:
    """LRU cache of decoded pictures by their bytes, at most `MAX_KEPT` pixels of them."""

    def __init__(self, formats: tuple[str, ...]) -> None:
        self._formats = formats
        self._stretched = ScaledImageCache()
        self._kept: OrderedDict[bytes, Animation | None] = OrderedDict()

    def picture(self, data: bytes) -> Animation | None:
        """Return the picture in the data, as `decoded` does, from the cache where it is."""
        if data in self._kept:
            self._kept.move_to_end(data)
            return self._kept[data]
        self._kept[data] = picture = decoded(data, self._formats, self._stretched)
        while len(self._kept) > 1 and sum(each.pixels for each in self._kept.values() if each) > MAX_KEPT:
            self._kept.popitem(last=False)
        return picture


def _shrunk(frame: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Return each pixel the mean of those it stands for; SDL's own way darkens plain areas by a shade."""
    from PIL import Image  # with the first picture: a phone starts without it

    whole = Image.frombytes("RGBA", frame.get_size(), pygame.image.tobytes(frame, "RGBA"))
    return pygame.image.frombytes(whole.resize(size, Image.Resampling.BOX).tobytes(), size, "RGBA")


def inline_picture(url: str) -> bytes | None:
    """Decode the base64 data of a `data:` address; None when it is damaged."""
    head, _, data = url.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None


def decoded(data: bytes, formats: tuple[str, ...], stretched: ScaledImageCache | None = None) -> Animation | None:
    """Decode a picture; None for a damaged or too large one, or a format that the model does not take.

    `stretched` is where its frames in other sizes are kept.
    """
    kept = stretched or ScaledImageCache()
    return _opened(data, formats, lambda picture: _frames(picture, kept))


def claimed(data: bytes, formats: tuple[str, ...]) -> int:
    """Return the pixels of all frames that decoding would take, read from the picture's header.

    0 when it is not taken.
    """

    def pixels(picture: Image) -> int:
        size = picture.width * picture.height
        return size * _most_frames(picture) if getattr(picture, "is_animated", False) else size

    return _opened(data, formats, pixels) or 0


T = TypeVar("T")


def _opened(data: bytes, formats: tuple[str, ...], use: Callable[[Image], T]) -> T | None:
    """Return what `use` makes of the picture in `data`; None when it cannot be read or is too large."""
    from PIL import Image  # with the first picture: a phone starts without it

    if not data or len(data) > MAX_BYTES:
        return None
    wanted = [_FORMATS[name] for name in formats if name in _FORMATS]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=wanted) as picture:
                if picture.width * picture.height > MAX_PIXELS or not picture.width or not picture.height:
                    return None
                return use(picture)
    except Exception:
        # Pillow's readers meet damaged files with whatever their code runs into, from struct.error to KeyError.
        return None


def _most_frames(picture: Image) -> int:
    """Return how many frames of a film are shown: as many as have the pixels of one large picture."""
    return min(MAX_FRAMES, max(1, MAX_PIXELS // (picture.width * picture.height)))


def _frames(picture: Image, stretched: ScaledImageCache) -> Animation:
    frames: list[pygame.Surface] = []
    ends: list[int] = []
    at, size = 0, picture.size
    for number in range(_most_frames(picture)):
        try:
            picture.seek(number)
            if picture.width * picture.height > MAX_PIXELS:
                break
            # A part that lies outside the first frame makes Pillow's picture grow, where a phone cuts it off.
            shown = picture.convert("RGBA").crop((0, 0, *size))
        except (EOFError, OSError):
            if not frames:
                raise
            break
        frames.append(pygame.image.frombytes(shown.tobytes(), shown.size, "RGBA"))
        milliseconds = int(picture.info.get("duration") or 100)
        at += max(2, milliseconds * 60 // 1000)
        ends.append(at)
    loops = int(picture.info.get("loop", 1)) if len(frames) > 1 else 1
    return Animation(frames, ends, loops, stretched)
