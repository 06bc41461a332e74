"""Cursor over a movie's bytes: little-endian numbers, and bit fields that begin at the highest bit.

Source: SWF File Format Specification 19, chapter 1 (Basic Data Types).
"""

from __future__ import annotations

import struct

from handset.flash.swf.errors import DamagedMovieError


class BitReader:
    """Bounded reader of bytes and bits; every read past the end raises `DamagedMovieError`.

    Args:
        data: The whole unpacked movie or one part of it.
        start: First byte to read.
        end: First byte that may not be read; the end of `data` when None.
    """

    __slots__ = ("_bit", "_data", "_end")

    def __init__(self, data: bytes, start: int = 0, end: int | None = None) -> None:
        self._data = data
        self._bit = start * 8
        self._end = (len(data) if end is None else min(end, len(data))) * 8

    @property
    def position(self) -> int:
        """Offset of the next whole byte."""
        return (self._bit + 7) >> 3

    @property
    def remaining(self) -> int:
        """Number of whole bytes that are left."""
        return (self._end - self._bit) >> 3

    def part(self, start: int, end: int) -> BitReader:
        """Return a reader of the bytes `start` to `end` of the same movie."""
        return BitReader(self._data, start, end)

    def align(self) -> None:
        """Skip the rest of a byte that was begun."""
        self._bit = (self._bit + 7) & ~7

    def seek(self, position: int) -> None:
        """Continue at the byte `position`.

        Raises:
            DamagedMovieError: The position lies outside of what may be read.
        """
        if not 0 <= position * 8 <= self._end:
            raise DamagedMovieError(f"an offset at byte {self.position} points outside of its tag")
        self._bit = position * 8

    def unsigned_bits(self, count: int) -> int:
        """Read an UB[count] field."""
        first = self._bit
        last = first + count
        if last > self._end:
            raise self._cut_off()
        self._bit = last
        window = int.from_bytes(self._data[first >> 3 : (last + 7) >> 3], "big")
        return (window >> (-last & 7)) & ((1 << count) - 1)

    def signed_bits(self, count: int) -> int:
        """Read an SB[count] field, also one of 16.16 or 8.8 fixed point."""
        value = self.unsigned_bits(count)
        return value - (1 << count) if count and value >> (count - 1) else value

    def signed_fields(self, count: int, fields: int) -> list[int]:
        """Read SB[count] fields that follow one another."""
        whole = self.unsigned_bits(count * fields)
        sign, span = 1 << (count - 1), 1 << count
        values = [whole >> shift & (span - 1) for shift in range(count * (fields - 1), -1, -count)]
        return [value - span if value & sign else value for value in values]

    def flag(self) -> bool:
        """Read one bit."""
        return self.unsigned_bits(1) == 1

    def raw(self, count: int) -> bytes:
        """Read `count` bytes as they are."""
        self.align()
        first = self._bit >> 3
        if count < 0 or self._bit + count * 8 > self._end:
            raise self._cut_off()
        self._bit += count * 8
        return self._data[first : first + count]

    def rest(self) -> bytes:
        """Read all that is left."""
        return self.raw((self._end - self.position * 8) >> 3)

    def u8(self) -> int:
        """Read an UI8."""
        return self.raw(1)[0]

    def u16(self) -> int:
        """Read an UI16."""
        return int.from_bytes(self.raw(2), "little")

    def s16(self) -> int:
        """Read an SI16."""
        return int.from_bytes(self.raw(2), "little", signed=True)

    def u32(self) -> int:
        """Read an UI32."""
        return int.from_bytes(self.raw(4), "little")

    def f32(self) -> float:
        """Read a FLOAT."""
        return float(struct.unpack("<f", self.raw(4))[0])

    def f64(self) -> float:
        """Read a double as ActionPush writes it: the halves swapped, each little-endian (chapter 5, ActionPush)."""
        high, low = self.raw(4), self.raw(4)
        return float(struct.unpack("<d", low + high)[0])

    def encoded_u32(self) -> int:
        """Read an EncodedU32: seven bits a byte, the lowest first."""
        value = 0
        for shift in range(0, 35, 7):
            byte = self.u8()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
        return value & 0xFFFFFFFF

    def string(self) -> bytes:
        """Read a STRING: the bytes up to a zero byte, which is skipped.

        The encoding is the movie's (Shift_JIS before SWF 6 on a phone of Japan), so the bytes stay as they are.
        """
        self.align()
        first = self._bit >> 3
        stop = self._data.find(b"\0", first, self._end >> 3)
        if stop < 0:
            raise self._cut_off()
        self._bit = (stop + 1) * 8
        return self._data[first:stop]

    def _cut_off(self) -> DamagedMovieError:
        return DamagedMovieError(f"the movie is cut off or damaged at byte {self._bit >> 3}")
