"""Advances and cells of the faces, from tables: layout never asks a font while it runs."""

from __future__ import annotations

from typing import Protocol

from handset.browser.style.fonts import BLOCK, SIZES, block_advance, block_ascent, is_block


class Face(Protocol):
    """Protocol of what layout needs of `typeface.Typeface`."""

    def cell(self, size: int) -> int:
        """Return the height and full width of a cell at that size, in pixels."""

    def advance(self, char: str, size: int) -> int:
        """Return how far one character moves on, in pixels."""


class Advances(dict[str, int]):
    """Table of advances in pixels by character at one size, filled as characters occur."""

    def __init__(self, face: Face, size: int) -> None:
        super().__init__()
        self._face = face
        self._size = size
        self["\n"] = self["\u2060"] = 0

    def __missing__(self, char: str) -> int:
        size = self._size
        width = self[char] = block_advance(char, size) if is_block(size) else self._face.advance(char, size)
        return width


class _Cells(dict[int, int]):
    def __missing__(self, face: int) -> int:
        return face - BLOCK


class _Ascents(dict[int, int]):
    def __missing__(self, face: int) -> int:
        return block_ascent(face)


class Measure:
    """Text measurement: advances of the phone's face, and of Ahem where a page asks for it."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._advances = {size: Advances(face, size) for size in SIZES}
        self.cells: dict[int, int] = _Cells({size: face.cell(size) for size in SIZES})
        """Face -> pixels of its cell's height."""
        self.ascents: dict[int, int] = _Ascents({size: cell * 7 // 8 for size, cell in self.cells.items()})
        """Face -> pixels of its cell above the baseline."""

    def advances(self, face: int) -> Advances:
        """Return the table of advances of a face, filled in as characters are met."""
        table = self._advances.get(face)
        if table is None:
            table = self._advances[face] = Advances(self._face, face)
        return table

    def width(self, text: str, face: int) -> int:
        """Return the advance of a whole text, in pixels."""
        table = self.advances(face)
        return sum(map(table.__getitem__, text))
