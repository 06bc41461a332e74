"""The head of a movie: version, stage, frame rate; and the unpacking of a packed one.

Source: SWF File Format Specification 19, chapter 2 (The SWF header).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.geometry import TWIPS, TwipsRect, read_rect

MAX_UNPACKED = 16 << 20
"""Bytes that a packed movie may unpack to; phones of 2009 took movies of 100 KB."""
SIGNATURES = (b"FWS", b"CWS")


@dataclass(frozen=True, slots=True)
class MovieHeader:
    """Head of a movie."""

    version: int
    """Version of the file format: 4 is Flash Lite 1.1, 5 to 7 are Flash Lite 2."""
    packed: bool
    file_length: int
    """Unpacked length in bytes as the file tells it."""
    stage: TwipsRect
    frame_rate: int
    """Frames a second in 8.8 fixed point."""
    frame_count: int
    """Frames of the main timeline as the file tells it."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the stage in pixels, rounded up."""
        return -(-self.stage.width // TWIPS), -(-self.stage.height // TWIPS)


def is_movie(data: bytes) -> bool:
    """Tell whether the bytes begin as a Flash movie's, packed or not."""
    return data[:3] in (*SIGNATURES, b"ZWS")


def read_header(data: bytes) -> tuple[MovieHeader, BitReader]:
    """Read the head of a movie and return it with a reader at the first tag of the unpacked bytes.

    Raises:
        DamagedMovieError: The bytes are not a Flash movie, or their head is cut off or packed in an unknown way.
    """
    signature = data[:3]
    if signature == b"ZWS":
        raise DamagedMovieError("the movie is packed by LZMA (Flash 11 of 2011); a phone of 2009 could not open it")
    if signature not in SIGNATURES or len(data) < 8:
        raise DamagedMovieError("not a Flash movie: a .swf begins with FWS or CWS")
    packed = signature == b"CWS"
    reader = BitReader(data[:8] + unpack(data[8:]) if packed else data, 3)
    version, length = reader.u8(), reader.u32()
    stage = read_rect(reader)
    rate, frames = reader.u16(), reader.u16()
    return MovieHeader(version, packed, length, stage, rate, frames), reader


def unpack(data: bytes) -> bytes:
    """Unpack what follows the first eight bytes of a CWS movie; of a damaged one, what can be had.

    Raises:
        DamagedMovieError: Nothing can be unpacked, or more than `MAX_UNPACKED` bytes.
    """
    unpacker = zlib.decompressobj()
    parts, size = [], 0
    try:
        for start in range(0, len(data), 1024):
            part = unpacker.decompress(data[start : start + 1024], MAX_UNPACKED + 1 - size)
            parts.append(part)
            size += len(part)
            if size > MAX_UNPACKED:
                raise DamagedMovieError(f"the movie unpacks to more than {MAX_UNPACKED >> 20} MB")
    except zlib.error:
        if not parts:
            raise DamagedMovieError("the packed part of the movie is damaged") from None
    return b"".join(parts)
