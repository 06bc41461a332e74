"""Advances and cells of the page face, from tables: layout never asks a font while it runs."""

from __future__ import annotations

from typing import Protocol

from handset.browser.computed import SIZES


class Face(Protocol):
    """What layout needs of `typeface.Typeface`."""

    def cell(self, size: int) -> int: ...

    def advance(self, char: str, size: int) -> int: ...


class Advances(dict[str, int]):
    """Character -> advance in pixels at one size, filled as characters are met."""

    def __init__(self, face: Face, size: int) -> None:
        super().__init__()
        self._face = face
        self._size = size
        self["\n"] = 0

    def __missing__(self, char: str) -> int:
        width = self[char] = self._face.advance(char, self._size)
        return width


class Measure:
    """The tables of one face."""

    def __init__(self, face: Face) -> None:
        self._advances = {size: Advances(face, size) for size in SIZES}
        self.cells = {size: face.cell(size) for size in SIZES}
        self.ascents = {size: cell * 7 // 8 for size, cell in self.cells.items()}
        """Pixels of a cell above the baseline."""

    def advances(self, size: int) -> Advances:
        return self._advances[size]

    def width(self, text: str, size: int) -> int:
        table = self._advances[size]
        return sum([table[char] for char in text])
