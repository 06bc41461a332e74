"""Bitmaps as they stand in the file; the painter decodes their pixels when they are first seen.

Source: SWF File Format Specification 19, chapter 8 (Bitmaps).
"""

from __future__ import annotations

import enum
import zlib
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.errors import DamagedMovieError

MAX_PIXELS = 1 << 20
"""Pixels of one bitmap: more than six screens of 240 by 400 along each side would not fit a phone's memory."""
ERRONEOUS_JPEG_HEADER = b"\xff\xd9\xff\xd8"
"""End and start marker that old encoders wrote in front of, or between, the parts of a JPEG."""


class PixelFormat(enum.IntEnum):
    """Format of a lossless bitmap's pixels."""

    INDEXED = 3
    RGB15 = 4
    RGB24 = 5


@dataclass(frozen=True, slots=True)
class DefineJpeg:
    """JPEG bitmap (or a PNG or GIF, from SWF 8), whole, with the alpha channel that a DefineBitsJPEG3 adds."""

    character_id: int
    data: bytes
    packed_alpha: bytes = b""


@dataclass(frozen=True, slots=True)
class DefineLossless:
    """Bitmap of zlib-packed pixels."""

    character_id: int
    pixel_format: PixelFormat
    width: int
    height: int
    color_count: int
    with_alpha: bool
    packed: bytes

    def unpacked(self) -> bytes:
        """Return the color table and the rows of pixels, each row padded to four bytes; what is missing is zero."""
        size = self.table_size + self.row_size * self.height
        data = zlib.decompressobj()
        try:
            return data.decompress(self.packed, size).ljust(size, b"\0")
        except zlib.error:
            return bytes(size)

    @property
    def table_size(self) -> int:
        """Bytes of the color table in front of the pixels."""
        return self.color_count * (4 if self.with_alpha else 3)

    @property
    def row_size(self) -> int:
        """Bytes of a row, padding included."""
        bytes_each = {PixelFormat.INDEXED: 1, PixelFormat.RGB15: 2, PixelFormat.RGB24: 4}[self.pixel_format]
        return (self.width * bytes_each + 3) & ~3


def read_jpeg(reader: BitReader, tables: bytes = b"") -> DefineJpeg:
    """Read a DefineBits, whose tables stand in JPEGTables, or a DefineBitsJPEG2, which has its own."""
    character_id = reader.u16()
    return DefineJpeg(character_id, join_jpeg(tables, reader.rest()))


def read_jpeg_with_alpha(reader: BitReader) -> DefineJpeg:
    """Read a DefineBitsJPEG3."""
    character_id = reader.u16()
    size = reader.u32()
    image = reader.raw(min(size, reader.remaining))
    return DefineJpeg(character_id, join_jpeg(b"", image), reader.rest())


def join_jpeg(tables: bytes, image: bytes) -> bytes:
    """Join the parts of a JPEG into one that any decoder reads: a single start marker and a single end marker."""
    image = image.removeprefix(ERRONEOUS_JPEG_HEADER)
    if tables.startswith(b"\xff\xd8") and image.startswith(b"\xff\xd8"):
        image = tables.removesuffix(b"\xff\xd9") + image[2:]
    return image.replace(ERRONEOUS_JPEG_HEADER, b"", 1) if image.startswith(b"\xff\xd8") else image


def read_lossless(reader: BitReader, *, with_alpha: bool) -> DefineLossless:
    """Read a DefineBitsLossless, or a DefineBitsLossless2 when it has an alpha channel.

    Raises:
        DamagedMovieError: The bitmap is of an unknown format or too large.
    """
    character_id, number = reader.u16(), reader.u8()
    width, height = reader.u16(), reader.u16()
    if number not in tuple(PixelFormat):
        raise DamagedMovieError(f"bitmap {character_id} is of an unknown format {number}")
    if width * height > MAX_PIXELS:
        raise DamagedMovieError(f"bitmap {character_id} of {width}x{height} pixels is too large for a phone")
    pixel_format = PixelFormat(number)
    colors = reader.u8() + 1 if pixel_format is PixelFormat.INDEXED else 0
    return DefineLossless(character_id, pixel_format, width, height, colors, with_alpha, reader.rest())
