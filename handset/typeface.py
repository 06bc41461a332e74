"""Glyphs and emoji of the phone's built-in face, measured and drawn from caches.

Two faces: `outline`, antialiased like the smooth faces of 2007-2009, and `bitmap`, one bit a pixel like an
early model's. A nominal size (12, 16, 20, 24) is the height of a full-width cell on the outline face; the
bitmap face answers with the nearest cell it has. Half-width characters are half a cell wide.
"""

from __future__ import annotations

import gzip
import io
from functools import cache
from pathlib import Path
from typing import Literal

import pygame
import pygame.font

from handset.box_drawing import draw_box, strokes
from handset.emoji import EmojiPictures
from handset.geometry import Color

FOLDER = Path(__file__).parent.parent / "assets" / "fonts"
SIZES = (12, 16, 20, 24)
GETA = "〓"
"""What Japanese typesetting shows for a character the face lacks."""

MAX_GLYPHS = 6_000
"""Kept of a face: some 15 MB of them, three times what an hour's pages show."""
_MOST_RUNS, _LONGEST_RUN = 1_000, 40
"""Runs of text kept as pictures, some 8 MB, and the characters of the longest."""
_BITMAP_CELLS = {12: 12, 16: 14, 20: 16, 24: 24}
_RULES = {"_": 0.92, "―": 0.5}
"""Strokes and how far down the cell they lie."""
_WIDEST = 64
"""Pixels: no glyph reaches further from where it begins."""
_IGNORABLE = [(0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)]
_IGNORABLE += [(0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F)]
_IGNORABLE += [(0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)]
_IGNORABLE += [(0xE0000, 0xE0FFF)]
_INVISIBLE = frozenset(chr(code) for first, last in _IGNORABLE for code in range(first, last + 1))
"""Marks that choose or join other glyphs and have none (Unicode's Default_Ignorable_Code_Point)."""
_HALF_SPACES = " \xa0\u1680\u2000\u2002\u2007\u2008"
_SPACES = dict.fromkeys(_HALF_SPACES, 1 / 2)
_SPACES |= {"\u2001": 1, "\u2003": 1, "\u2004": 1 / 3, "\u2005": 1 / 4, "\u2006": 1 / 6, "\u2009": 1 / 5}
_SPACES |= {"\u200a": 1 / 10, "\u202f": 1 / 5, "\u205f": 4 / 18, "\u3000": 1}
"""Unicode's space separators and their widths in cells; those of digits and full stops are half a cell wide."""


_SHAPES = {"\\": "¥"}
"""Characters that have the shape of another: phones' faces have the yen sign of JIS X 0201 where ASCII has its
backslash, and pages of the time write prices with it."""


class Typeface:
    """Bitmap or outline face in all its sizes, with whole-pixel advances that do not depend on neighbors."""

    def __init__(self, kind: Literal["outline", "bitmap"], emoji: EmojiPictures) -> None:
        self.kind = kind
        self._emoji = emoji
        self._advances: dict[int, dict[str, int]] = {size: {} for size in SIZES}
        self._glyphs: dict[tuple[str, int, Color, bool], pygame.Surface] = {}
        self._runs: dict[tuple[str, int, Color, bool], tuple[pygame.Surface | None, int]] = {}
        """Pictures of texts and their advances; None until a text is met again, and where its glyphs overlap."""

    def cell(self, size: int) -> int:
        """Return the height and full width of a cell at a nominal size, in pixels."""
        return size if self.kind == "outline" else _BITMAP_CELLS[size]

    def advance(self, char: str, size: int) -> int:
        """Return how far one character moves on, in pixels."""
        known = self._advances[size]
        width = known.get(char)
        if width is None:
            width = known[char] = self._measure(char, size)
        return width

    def width(self, text: str, size: int) -> int:
        """Return the advance of a whole text, in pixels."""
        known = self._advances[size]
        try:
            return sum([known[char] for char in text])
        except KeyError:
            return sum(self.advance(char, size) for char in text)

    def fitting(self, text: str, size: int, room: int) -> int:
        """Return how many characters from the front fit into `room` pixels."""
        edge = 0
        for place, char in enumerate(text):
            edge += self.advance(char, size)
            if edge > room:
                return place
        return len(text)

    def draw(
        self, surface: pygame.Surface, x: int, y: int, text: str, size: int, color: Color, bold: bool = False
    ) -> int:
        """Draw `text` with its cells' upper left corner at `x`, `y`; return the advance.

        A short text that is drawn again is kept as one picture.
        """
        if len(text) <= _LONGEST_RUN:
            key = (text, size, color, bold)
            run = self._runs.get(key)
            if run is not None and run[0] is not None:
                surface.blit(run[0], (x, y))
                return run[1]
            self._keep_run(key, run is not None)
        return self._draw_glyphs(surface, x, y, text, size, color, bold)

    def _keep_run(self, key: tuple[str, int, Color, bool], again: bool) -> None:
        """Note that a text was met, and make its picture once it is met again.

        Letters that stay inside their advances come out bit for bit as if each were drawn by itself; emoji do not.
        """
        if len(self._runs) > _MOST_RUNS:
            self._runs.clear()
        text, size, color, bold = key
        if not again:
            self._runs[key] = None, 0
            return
        glyphs = [(self._glyph(char, size, color, bold), self.advance(char, size)) for char in text]
        apart = all(glyph.get_width() <= advance for glyph, advance in glyphs)
        if apart and not any(char in self._emoji for char in text):
            advance = self.width(text, size)
            height = max((glyph.get_height() for glyph, _ in glyphs), default=0)
            picture = pygame.Surface((advance, height), pygame.SRCALPHA)
            self._draw_glyphs(picture, 0, 0, text, size, color, bold)
            self._runs[key] = picture, advance

    def _draw_glyphs(
        self, surface: pygame.Surface, x: int, y: int, text: str, size: int, color: Color, bold: bool
    ) -> int:
        start, right = x, surface.get_width()
        known = self._advances[size]
        blits: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for place, char in enumerate(text):
            if x >= right:
                x += self.width(text[place:], size)
                break
            width = known.get(char)
            if width is None:
                width = self.advance(char, size)
            if char not in " \u3000" and x > -_WIDEST:
                blits.append((self._glyph(char, size, color, bold), (x, y)))
            x += width
        surface.fblits(blits)
        return x - start

    def _glyph(self, char: str, size: int, color: Color, bold: bool) -> pygame.Surface:
        key = (char, size, color, bold)
        glyph = self._glyphs.get(key)
        if glyph is None:
            if len(self._glyphs) > MAX_GLYPHS:
                self._glyphs.clear()
            glyph = self._glyphs[key] = self._render(char, size, color, bold)
        return glyph

    def _render(self, char: str, size: int, color: Color, bold: bool) -> pygame.Surface:
        cell = self.cell(size)
        picture = self._emoji.picture(char, cell)
        if picture is not None:
            return picture
        if char in _SPACES or self.advance(char, size) == 0:
            return pygame.Surface((0, 0), pygame.SRCALPHA)
        char = _SHAPES.get(char, char)
        if self.kind == "bitmap":
            glyph = self._bitmap_glyph(char, size, color)
            if glyph is not None:
                return _doubled(glyph) if bold else glyph
        font = _outline(cell, bold)
        glyph = font.render(char if _has(font, char) else GETA, True, color)
        if char in _RULES and not glyph.get_bounding_rect().width:
            return _rule(self.advance(char, size), cell, _RULES[char], color)
        return glyph

    def _bitmap_glyph(self, char: str, size: int, color: Color) -> pygame.Surface | None:
        """Return a glyph of one bit a pixel, None for a character that has none.

        The bitmap face draws most signs half a cell wide: those that take a whole one are the outline face's instead,
        and lines that join are drawn.
        """
        cell = self.cell(size)
        if strokes(char):
            return draw_box(char, cell, color)
        for font in (_bitmap(cell), _outline(cell, False)):
            if _has(font, char):
                glyph = font.render(char, False, color)
                box = glyph.get_bounding_rect()
                # Some glyphs of the bitmap face are there but empty.
                if box.width and glyph.get_width() >= self.advance(char, size):
                    lift = max(0, min(box.top, box.bottom - cell))
                    return glyph.subsurface((0, lift, glyph.get_width(), glyph.get_height() - lift))
        return None

    def _measure(self, char: str, size: int) -> int:
        cell = self.cell(size)
        if char in self._emoji:
            return cell
        if char in _SPACES:
            return max(1, int(cell * _SPACES[char] + 0.5))
        if char in _INVISIBLE or not char.isprintable():
            return 0
        font = _outline(cell, False)
        metrics = font.metrics(char)
        if not metrics or metrics[0] is None:
            return cell
        return cell if metrics[0][4] > cell // 2 else cell // 2


def _has(font: pygame.font.Font, char: str) -> bool:
    metrics = font.metrics(char)
    return bool(metrics) and metrics[0] is not None


def _rule(width: int, cell: int, height: float, color: Color) -> pygame.Surface:
    """Return a stroke that hinting rounds to nothing at this size."""
    glyph = pygame.Surface((width, cell), pygame.SRCALPHA)
    glyph.fill(color, (0, int(cell * height), width, 1))
    return glyph


def _doubled(glyph: pygame.Surface) -> pygame.Surface:
    bold = pygame.Surface((glyph.get_width(), glyph.get_height()), pygame.SRCALPHA)
    bold.blit(glyph, (0, 0))
    bold.blit(glyph, (1, 0))
    return bold


@cache
def _outline(cell: int, bold: bool) -> pygame.font.Font:
    pygame.font.init()
    return pygame.font.Font(FOLDER / f"BIZUDGothic-{'Bold' if bold else 'Regular'}.ttf", cell)


@cache
def _bitmap(cell: int) -> pygame.font.Font:
    pygame.font.init()
    return pygame.font.Font(io.BytesIO(gzip.decompress((FOLDER / f"efont-b{cell}.pcf.gz").read_bytes())), cell)
