"""Frames as PNG and GIF files, each written whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from handset.files import write_whole
from handset.lcd import Frame, Pixels, scaled


def save_png(frame: Frame, path: Path, scale: int = 1) -> None:
    """Write the LCD's picture; `scale` enlarges it by whole pixels."""
    save_pixels(scaled(frame.pixels, scale), path)


def save_pixels(pixels: Pixels, path: Path) -> None:
    """Write any (height, width, 3) RGB picture as a PNG file."""
    write_whole(path, png_bytes(pixels))


def png_bytes(pixels: Pixels) -> bytes:
    """Encode a (height, width, 3) RGB picture as a PNG file's content."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def small_png_bytes(pixels: Pixels) -> bytes:
    """Encode a picture as PNG with 64 colors, about a fifth of the size."""
    file = io.BytesIO()
    picture = Image.fromarray(pixels).quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


COLOR_ERROR = 2.5
"""Mean difference of a channel, 0-255, up to which a frame keeps the colours of the one before."""
ROOM = 200_000_000
"""Bytes of a film's frames, one a pixel: four minutes in which 240x320 pixels never stand still."""


class GifRecorder:
    """Recorder of frames of one size as GIF; a frame that stays is shown longer, not stored again."""

    def __init__(self, ticks_a_frame: int = 6, room: int = ROOM) -> None:
        self._ticks = ticks_a_frame
        self._room = room
        self._frames: list[Image.Image] = []
        self._lengths: list[int] = []
        self._last: Pixels | None = None
        self._palette: Image.Image | None = None

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames in pixels."""
        return self._frames[0].size

    def frames(self) -> Iterator[tuple[Image.Image, int]]:
        """Yield each frame and how many milliseconds it is shown."""
        yield from zip(self._frames, self._lengths, strict=True)

    @property
    def full(self) -> bool:
        """Whether it holds as many frames as a film may."""
        return bool(self._frames) and len(self._frames) * self._frames[0].width * self._frames[0].height >= self._room

    def add(self, pixels: Pixels) -> None:
        """Append the next frame."""
        milliseconds = self._ticks * 1000 // 60
        if self._last is not None and np.array_equal(pixels, self._last):
            self._lengths[-1] += milliseconds
            return
        self._last = pixels
        self._frames.append(self._indexed(pixels))
        self._lengths.append(milliseconds)

    def _indexed(self, pixels: Pixels) -> Image.Image:
        """Index the picture by the colours of the frame before where they serve.

        What has not changed then takes no room in the file.
        """
        picture = Image.fromarray(pixels)
        if self._palette is not None:
            indexed = picture.quantize(palette=self._palette, dither=Image.Dither.NONE)
            if np.abs(np.asarray(indexed.convert("RGB"), np.int16) - pixels).mean() <= COLOR_ERROR:
                return indexed
        self._palette = picture.quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        return self._palette

    def save(self, path: Path) -> None:
        """Write the film; nothing without a frame."""
        if self._frames:
            write_whole(path, self.to_bytes())

    def to_bytes(self) -> bytes:
        """Encode the film as a GIF file's content; empty without a frame."""
        if not self._frames:
            return b""
        file = io.BytesIO()
        self._frames[0].save(
            file, "GIF", save_all=True, append_images=self._frames[1:], duration=self._lengths, loop=0, optimize=True
        )
        return file.getvalue()
