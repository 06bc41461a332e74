"""Cursor over the bytes of a melody: whoever reads past the end learns it by one exception."""

from __future__ import annotations


class MelodyEndsError(ValueError):
    """Error of a melody that ends in the middle of something; what was read before it plays."""


class ByteCursor:
    """Place in a melody's bytes, from which numbers are read in big-endian order."""

    def __init__(self, data: bytes, position: int = 0, end: int | None = None) -> None:
        self._data = data
        self.position = position
        self._end = len(data) if end is None else max(position, min(end, len(data)))

    @property
    def remaining(self) -> int:
        """Bytes that are left."""
        return self._end - self.position

    def number(self, size: int) -> int:
        """Read a number of `size` bytes.

        Raises:
            MelodyEndsError: So many are not left.
        """
        return int.from_bytes(self.raw(size), "big")

    def raw(self, size: int) -> bytes:
        """Read bytes as they are.

        Raises:
            MelodyEndsError: So many are not left.
        """
        if size > self.remaining:
            raise MelodyEndsError
        start, self.position = self.position, self.position + size
        return self._data[start : self.position]

    def variable(self) -> int:
        """Read a number of seven bits a byte, as MIDI has it: four bytes at most.

        Raises:
            MelodyEndsError: It does not end.
        """
        value = 0
        for _ in range(4):
            byte = self.number(1)
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                break
        return value

    def part(self, size: int) -> ByteCursor:
        """Return a cursor over the next bytes, cut where the melody ends, and pass them over."""
        start = self.position
        self.position = min(self._end, start + size)
        return ByteCursor(self._data, start, self.position)
