"""Outlines of a TrueType font, whose curves are of the kind that movies have: quadratic.

Source: OpenType specification 1.9, the tables cmap, glyf, head, hhea, hmtx, loca.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
ON_CURVE, X_SHORT, Y_SHORT, REPEATS, X_SAME, Y_SAME = 1, 2, 4, 8, 16, 32

Point = tuple[float, float]
Contour = list[tuple[Point, Point]]
"""Closed run of curves: each the control point and the end of a piece; a straight one has both the same.

The last piece ends where the first begins.
"""


class TrueTypeFont:
    """Font file, read as far as outlines of simple glyphs need it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[bytes, int] = {}
        for index in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            self._tables[tag] = offset
        head = self._tables[b"head"]
        self.em: int = struct.unpack_from(">H", data, head + 18)[0]
        self._long_places = struct.unpack_from(">h", data, head + 50)[0] == 1
        self.ascent, self.descent = struct.unpack_from(">hh", data, self._tables[b"hhea"] + 4)
        self._metrics: int = struct.unpack_from(">H", data, self._tables[b"hhea"] + 34)[0]
        self._glyphs = self._read_codes()

    def advance(self, letter: str) -> int:
        """Return the width of a letter in units of the em square."""
        index = min(self._glyphs[ord(letter)], self._metrics - 1)
        width: int = struct.unpack_from(">H", self._data, self._tables[b"hmtx"] + 4 * index)[0]
        return width

    def contours(self, letter: str) -> list[Contour]:
        """Return the outline of a letter, y upwards.

        Raises:
            KeyError: The font does not have the letter.
            ValueError: The glyph is made of other glyphs.
        """
        start, end = self._place(self._glyphs[ord(letter)])
        if start == end:
            return []
        count = struct.unpack_from(">h", self._data, start)[0]
        if count < 0:
            raise ValueError(f"the glyph of {letter!r} is made of others")
        ends = struct.unpack_from(f">{count}H", self._data, start + 10)
        points = self._points(start + 10 + 2 * count, ends[-1] + 1)
        return [_curves(points[first + 1 : last + 1]) for first, last in pairwise((-1, *ends))]

    def _read_codes(self) -> dict[int, int]:
        base = self._tables[b"cmap"]
        for index in range(struct.unpack_from(">H", self._data, base + 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", self._data, base + 4 + 8 * index)
            if (platform, encoding) == (3, 1):
                return self._read_segments(base + offset)
        raise ValueError("the font has no table of Unicode")

    def _read_segments(self, start: int) -> dict[int, int]:
        count = struct.unpack_from(">H", self._data, start + 6)[0] // 2
        ends, begins, steps, jumps = (
            struct.unpack_from(f">{count}H", self._data, start + 14 + part * 2 * count + (2 if part else 0))
            for part in range(4)
        )
        jump_start = start + 16 + 6 * count
        found: dict[int, int] = {}
        for index in range(count):
            for code in range(begins[index], min(ends[index], 0xFFFE) + 1):
                if jumps[index]:
                    place = jump_start + 2 * index + jumps[index] + 2 * (code - begins[index])
                    glyph = struct.unpack_from(">H", self._data, place)[0]
                    found[code] = (glyph + steps[index]) & 0xFFFF if glyph else 0
                else:
                    found[code] = (code + steps[index]) & 0xFFFF
        return found

    def _place(self, glyph: int) -> tuple[int, int]:
        form, size, factor = (">2I", 4, 1) if self._long_places else (">2H", 2, 2)
        places = struct.unpack_from(form, self._data, self._tables[b"loca"] + size * glyph)
        base = self._tables[b"glyf"]
        return base + factor * places[0], base + factor * places[1]

    def _points(self, place: int, count: int) -> list[tuple[int, int, bool]]:
        place += 2 + struct.unpack_from(">H", self._data, place)[0]
        flags: list[int] = []
        while len(flags) < count:
            flag = self._data[place]
            place += 1
            repeats = 1
            if flag & REPEATS:
                repeats += self._data[place]
                place += 1
            flags += [flag] * repeats
        xs, place = self._coordinates(place, flags, X_SHORT, X_SAME)
        ys, _ = self._coordinates(place, flags, Y_SHORT, Y_SAME)
        return [(x, y, bool(flag & ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]

    def _coordinates(self, place: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
        found: list[int] = []
        value = 0
        for flag in flags:
            if flag & short:
                value += self._data[place] if flag & same else -self._data[place]
                place += 1
            elif not flag & same:
                value += struct.unpack_from(">h", self._data, place)[0]
                place += 2
            found.append(value)
        return found, place


def _curves(points: list[tuple[int, int, bool]]) -> Contour:
    """Return a contour as curves; between two control points in a row lies a point of the curve."""
    whole: list[tuple[Point, bool]] = []
    for (x, y, on), (next_x, next_y, next_on) in zip(points, [*points[1:], points[0]], strict=True):
        whole.append(((x, y), on))
        if not on and not next_on:
            whole.append((((x + next_x) / 2, (y + next_y) / 2), True))
    first = next(index for index, (_, on) in enumerate(whole) if on)
    whole = [*whole[first + 1 :], *whole[: first + 1]]
    found: Contour = []
    control: Point | None = None
    for point, on in whole:
        if on:
            found.append((control or point, point))
            control = None
        else:
            control = point
    return found


@lru_cache(maxsize=2)
def load_font(name: str = "BIZUDGothic-Bold") -> TrueTypeFont:
    """Return a font of `assets/fonts`."""
    return TrueTypeFont((FONTS / f"{name}.ttf").read_bytes())
