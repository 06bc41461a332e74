"""Growing bytes of a movie: little-endian numbers, and bit fields that begin at the highest bit.

Source: SWF File Format Specification 19, chapter 1 (Basic Data Types).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable


class BitWriter:
    """Writer of bytes and bits; whole bytes begin at the next byte, whatever bits stand before them."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._bits = 0
        self._bit_count = 0

    def unsigned_bits(self, value: int, count: int) -> None:
        """Write an UB[count] field.

        Raises:
            ValueError: The value does not fit.
        """
        if value < 0 or value >> count:
            raise ValueError(f"{value} does not fit into {count} bits")
        self._bits = self._bits << count | value
        self._bit_count += count
        whole, self._bit_count = divmod(self._bit_count, 8)
        if whole:
            self._bytes += (self._bits >> self._bit_count).to_bytes(whole, "big")
            self._bits &= (1 << self._bit_count) - 1

    def signed_bits(self, value: int, count: int) -> None:
        """Write an SB[count] field, also one of fixed point."""
        self.unsigned_bits(value & ((1 << count) - 1), count)

    def flag(self, value: bool) -> None:
        """Write one bit."""
        self.unsigned_bits(int(value), 1)

    def align(self) -> None:
        """Fill a byte that was begun with zero bits."""
        if self._bit_count:
            self.unsigned_bits(0, 8 - self._bit_count)

    def raw(self, data: bytes) -> None:
        """Write bytes as they are."""
        self.align()
        self._bytes += data

    def u8(self, value: int) -> None:
        """Write an UI8."""
        self.raw(value.to_bytes(1, "little"))

    def u16(self, value: int) -> None:
        """Write an UI16."""
        self.raw(value.to_bytes(2, "little"))

    def s16(self, value: int) -> None:
        """Write an SI16."""
        self.raw(value.to_bytes(2, "little", signed=True))

    def u32(self, value: int) -> None:
        """Write an UI32."""
        self.raw(value.to_bytes(4, "little"))

    def f32(self, value: float) -> None:
        """Write a FLOAT."""
        self.raw(struct.pack("<f", value))

    def f64(self, value: float) -> None:
        """Write a double as ActionPush has it: the halves swapped, each little-endian."""
        data = struct.pack("<d", value)
        self.raw(data[4:] + data[:4])

    def string(self, value: bytes) -> None:
        """Write a STRING: the bytes and a zero byte."""
        self.raw(value + b"\0")

    def data(self) -> bytes:
        """Return all that was written, in whole bytes."""
        self.align()
        return bytes(self._bytes)


def bits_of(value: int) -> int:
    """Return how many bits the value takes, without a sign."""
    return value.bit_length()


def signed_bits_of(values: Iterable[int]) -> int:
    """Return how many bits the widest of the values takes with its sign; 0 when all are zero or none is there."""
    return max(((value if value >= 0 else ~value).bit_length() + 1 if value else 0 for value in values), default=0)
