"""The LCD: `Canvas`, which apps draw on, with its text layer, and `Lcd`, which shows it in its colour depth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pygame
import xxhash

from handset.emoji import spell
from handset.geometry import Color, Rect
from handset.typeface import Typeface

Pixels = npt.NDArray[np.uint8]
Packed = npt.NDArray[np.uint32]
Point = tuple[int, int]

_DEPTHS = {
    65536: ((0, 0xF8FCF8), (5, 0x070007), (6, 0x000300)),
    262144: ((0, 0xFCFCFC), (6, 0x030303)),
}
"""Colours -> (shift, mask) pairs: the bits a cell keeps, then their upper ones again below, so white stays white."""
_FULL_DEPTH = ((0, 0xFFFFFF),)


@dataclass(frozen=True, slots=True)
class TextRun:
    """Run of text on the LCD, in page pixels, with its color and role.

    `role` says who wrote it: "page", "softkey", "status", "dialog", "phone" (the phone's own
    screens), "hud" (a game's).
    """

    text: str
    box: Rect
    color: Color
    focused: bool
    role: str


class Canvas:
    """Canvas on a part of the LCD; 0, 0 is its upper left corner, and drawing outside it is clipped.

    What is written on it goes into the text layer as well, which scripts and tests read.

    Args:
        surface: The pixels.
        typeface: Typeface of the model.
        texts: Text layer to write into; a new one if None.
        origin: Where the canvas lies on the LCD, in pixels.
        role: Who writes: "page", "dialog", "hud" (a game) and others of `TextRun`.

    Example:
        >>> from handset.emoji import EmojiPictures
        >>> canvas = Canvas(pygame.Surface((240, 280)), Typeface("outline", EmojiPictures()))
        >>> canvas.fill((0x4C, 0x8C, 0x50), Rect(0, 254, 240, 26))
        >>> width = canvas.text(6, 2, "SCORE", 20)
        >>> canvas.texts[0].text, canvas.part(Rect(0, 0, 120, 280)).width
        ('SCORE', 120)
    """

    def __init__(
        self,
        surface: pygame.Surface,
        typeface: Typeface,
        texts: list[TextRun] | None = None,
        origin: Point = (0, 0),
        role: str = "page",
    ) -> None:
        self.surface = surface
        self.typeface = typeface
        self.texts: list[TextRun] = texts if texts is not None else []
        self.origin = origin
        self.role = role
        self.width, self.height = surface.get_size()

    def part(self, rect: Rect, role: str | None = None) -> Canvas:
        """Return a canvas on a part of this one, which shares its pixels and text layer."""
        clipped = pygame.Rect(rect).clip(self.surface.get_rect())
        if not clipped.w or not clipped.h:
            clipped = pygame.Rect(0, 0, 0, 0)
        origin = (self.origin[0] + clipped.x, self.origin[1] + clipped.y)
        return Canvas(self.surface.subsurface(clipped), self.typeface, self.texts, origin, role or self.role)

    def fill(self, color: Color, rect: Rect | None = None, alpha: int = 255) -> None:
        """Fill a rectangle, or everything; `alpha` below 255 lets what is there shine through."""
        if alpha >= 255:
            self.surface.fill(color, rect)
            return
        area = pygame.Rect(rect) if rect is not None else self.surface.get_rect()
        veil = pygame.Surface(area.size, pygame.SRCALPHA)
        veil.fill((*color, alpha))
        self.surface.blit(veil, area)

    def gradient(self, rect: Rect, top: Color, bottom: Color) -> None:
        """Fill with a vertical gradient from one colour to another."""
        if rect.width > 0 and rect.height > 0:
            self.surface.blit(_gradient(rect.width, rect.height, top, bottom), (rect.x, rect.y))

    def line(self, start: Point, end: Point, color: Color, width: int = 1) -> None:
        """Draw a line, both ends included."""
        pygame.draw.line(self.surface, color, start, end, width)

    def rect(self, rect: Rect, color: Color, width: int = 0, radius: int = 0) -> None:
        """Draw a rectangle with rounded corners; `width` 0 fills it, else it is drawn as a frame that thick."""
        pygame.draw.rect(self.surface, color, rect, width, radius)

    def polygon(self, points: Sequence[Point], color: Color, width: int = 0) -> None:
        """Draw a polygon; `width` 0 fills it, else it is drawn as a frame that thick."""
        pygame.draw.polygon(self.surface, color, points, width)

    def ellipse(self, rect: Rect, color: Color, width: int = 0) -> None:
        """Draw the ellipse inside `rect`; `width` 0 fills it, else it is drawn as a frame that thick."""
        pygame.draw.ellipse(self.surface, color, rect, width)

    def text(
        self,
        x: int,
        y: int,
        text: str,
        size: int = 20,
        color: Color = (0x22, 0x22, 0x22),
        *,
        bold: bool = False,
        focused: bool = False,
        role: str | None = None,
    ) -> int:
        """Draw `text` with its cells' upper left corner at x, y; return its advance. It joins the text layer."""
        advance = self.typeface.draw(self.surface, x, y, text, size, color, bold)
        if text and -self.height < y < self.height and x < self.width and x + advance > 0 and y + size > 0:
            box = Rect(x + self.origin[0], y + self.origin[1], advance, self.typeface.cell(size))
            self.texts.append(TextRun(text, box, color, focused, role or self.role))
        return advance

    def decoration(self, x: int, y: int, text: str, size: int, color: Color = (0x22, 0x22, 0x22)) -> None:
        """Draw glyphs as a picture (an icon, a shadow) that stays out of the text layer."""
        self.typeface.draw(self.surface, x, y, text, size, color)

    def note(
        self, box: Rect, text: str, *, color: Color = (0, 0, 0), focused: bool = False, role: str | None = None
    ) -> None:
        """Add a text to the text layer that was drawn by other means than glyphs."""
        moved = box.moved(*self.origin)
        self.texts.append(TextRun(text, moved, color, focused, role or self.role))

    def text_width(self, text: str, size: int = 20) -> int:
        """Return the advance of a whole text, in pixels."""
        return self.typeface.width(text, size)

    def cut(self, text: str, room: int, size: int = 20, mark: str = "…") -> str:
        """Return `text`, or as much of it as fits into `room` pixels with `mark` at its end."""
        if self.typeface.fitting(text, size, room) == len(text):
            return text
        kept = text[: self.typeface.fitting(text, size, room - self.typeface.width(mark, size))]
        return kept + mark if kept else ""

    def image(self, picture: pygame.Surface, x: int, y: int, area: Rect | None = None) -> None:
        """Draw a picture, or the `area` of it, with its upper left corner at x, y."""
        self.surface.blit(picture, (x, y), area)

    def images(self, pictures: Iterable[tuple[pygame.Surface, Point]]) -> None:
        """Draw many pictures in order by one call, for sprites."""
        self.surface.fblits(list(pictures))

    def invert(self, rect: Rect) -> None:
        """Turn every colour to its opposite, as a focused picture is shown."""
        area = pygame.Rect(rect).clip(self.surface.get_rect())
        if not area.size or not area.w or not area.h:
            return
        patch = pygame.Surface(area.size)
        patch.fill((255, 255, 255))
        patch.blit(self.surface, (0, 0), area, pygame.BLEND_RGB_SUB)
        self.surface.blit(patch, area)

    def cover(self, rect: Rect) -> None:
        """Remove texts that a panel is about to hide from the text layer."""
        hidden = rect.moved(*self.origin)
        self.texts[:] = [run for run in self.texts if not run.box.overlaps(hidden)]


@lru_cache(maxsize=48)
def _gradient(width: int, height: int, top: Color, bottom: Color) -> pygame.Surface:
    """Return a gradient, painted once: games and pages draw the same ones in every frame."""
    picture = pygame.Surface((width, height), 0, 32)
    last = max(1, height - 1)
    for row in range(height):
        color = tuple((top[i] * (last - row) + bottom[i] * row) // last for i in range(3))
        picture.fill(color, (0, row, width, 1))
    return picture


class Frame:
    """Frame of the LCD: its pixels and its text layer."""

    def __init__(self, packed: Packed, scale: int, texts: tuple[TextRun, ...]) -> None:
        self.packed = packed
        """Page pixels as 0x00RRGGBB, (height, width), after colour depth and backlight."""
        self.scale = scale
        self.texts = texts

    @cached_property
    def pixels(self) -> Pixels:
        """The LCD's pixels, (height, width, 3) uint8 RGB."""
        return scaled(self.page_pixels, self.scale)

    @cached_property
    def page_pixels(self) -> Pixels:
        """Pixels before a wide LCD doubles them."""
        as_bytes = self.packed.view(np.uint8).reshape(*self.packed.shape, 4)
        return np.ascontiguousarray(as_bytes[:, :, 2::-1])

    @cached_property
    def hash(self) -> str:
        """Hash of the picture, 16 hex digits, the same on every machine."""
        hashed = xxhash.xxh3_64(f"{self.packed.shape[1]}x{self.packed.shape[0]}*{self.scale}:".encode())
        hashed.update(np.ascontiguousarray(self.packed.astype("<u4", copy=False)).data)
        return hashed.hexdigest()

    def text(self, *roles: str) -> str:
        """Return the text layer as lines from top to bottom, of the named roles only if any are.

        Carriers' own emoji are spelled as by `handset.emoji.spell`.
        """
        runs = [run for run in self.texts if not roles or run.role in roles]
        return "\n".join(text_lines(runs))


def text_lines(runs: Sequence[TextRun]) -> list[str]:
    """Join text runs of one role at one height to lines, from left to right."""
    lines: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: (run.box.y + run.box.height // 2, run.box.x)):
        middle = run.box.y + run.box.height // 2
        if lines and any(run.role == other.role and other.box.y <= middle < other.box.bottom for other in lines[-1]):
            lines[-1].append(run)
        else:
            lines.append([run])
    joined = []
    for line in lines:
        line.sort(key=lambda run: run.box.x)
        text, edge = "", line[0].box.x
        for run in line:
            gap = run.box.x - edge
            text += (" " if gap >= 4 and text else "") + run.text
            edge = run.box.right
        joined.append(spell(text))
    return joined


def scaled(pixels: Pixels, scale: int) -> Pixels:
    """Enlarge each pixel to a square of `scale` by `scale`."""
    if scale == 1:
        return pixels
    return np.repeat(np.repeat(pixels, scale, axis=0), scale, axis=1)


class Lcd:
    """Liquid crystal display: renders what was drawn in its color depth and backlight."""

    def __init__(self, width: int, height: int, colors: int, scale: int, typeface: Typeface) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.typeface = typeface
        self._colors = colors
        self._surface = pygame.Surface((width, height), 0, 32)
        self._spare = np.empty((height, width), np.uint32)
        """Room for the lower bits of the color depth, kept since a new array of this size costs as much as its sum."""

    def canvas(self) -> Canvas:
        """Return a black canvas of the whole LCD, in page pixels."""
        self._surface.fill((0, 0, 0))
        return Canvas(self._surface, self.typeface, role="phone")

    def render(self, canvas: Canvas, backlight: int = 100) -> Frame:
        """Render what was drawn on `canvas` as the LCD shows it, in its color depth; `backlight` in per cent."""
        # A copy: a view keeps the surface locked, and a profiler or a debugger may hold it past this call.
        words = np.frombuffer(self._surface.get_view("0").raw, np.uint32)
        rows = words.reshape(self.height, self._surface.get_pitch() // 4)
        rows = rows[:, : self.width]
        (_, kept), *lower = _DEPTHS.get(self._colors, _FULL_DEPTH)
        packed: Packed = rows & np.uint32(kept)
        for shift, mask in lower:
            np.right_shift(rows, np.uint32(shift), out=self._spare)
            np.bitwise_and(self._spare, np.uint32(mask), out=self._spare)
            np.bitwise_or(packed, self._spare, out=packed)
        if backlight < 100:
            channels = packed.view(np.uint8).astype(np.uint16) * backlight // 100
            packed = channels.astype(np.uint8).view(np.uint32).reshape(packed.shape)
        return Frame(packed, self.scale, tuple(canvas.texts))
