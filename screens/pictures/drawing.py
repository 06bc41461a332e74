"""A sheet to draw on in units of its own, four times too large, reduced when it is done."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageDraw

Point = tuple[float, float]
Paint = str
OUTLINE = "#3A2A22"
_FINER = 4


class Drawing:
    """Canvas of `width` x `height` units that comes out `pixels` wide; outlines are even at every size."""

    def __init__(self, width: float, height: float, pixels: int, ground: Paint) -> None:
        self.width, self.height = width, height
        self.pixels = pixels
        self._size = (pixels, round(pixels * height / width))
        self._scale = pixels * _FINER / width
        self._image = Image.new("RGB", (self._size[0] * _FINER, self._size[1] * _FINER), ground)
        self._draw = ImageDraw.Draw(self._image)
        self.line = (0.9 + pixels / 125) / pixels * width
        """The width of an outline, in units."""

    def finish(self) -> Image.Image:
        """Return the picture, scaled down from the size at which it was drawn."""
        return self._image.resize(self._size, Image.Resampling.BOX)

    def gradient(self, top: Paint, bottom: Paint, y0: float = 0, y1: float | None = None) -> None:
        """Draw bands from one colour to another, across the whole width."""
        first, last = _rgb(top), _rgb(bottom)
        start, end = round(y0 * self._scale), round((self.height if y1 is None else y1) * self._scale)
        for y in range(start, end):
            part = (y - start) / max(1, end - start - 1)
            color = tuple(round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
            self._draw.line([(0, y), (self._image.width, y)], fill=color)

    def gradient_box(self, x0: float, y0: float, x1: float, y1: float, top: Paint, bottom: Paint) -> None:
        """Fill a box with a gradient."""
        with self.inside([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]):
            self.gradient(top, bottom, y0, y1)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, fill: Paint, *, radius: float = 0, line: bool = True
    ) -> None:
        """Draw a box with rounded corners, outlined or not."""
        corners = [round(value * self._scale) for value in (x0, y0, x1, y1)]
        width = self._pixels(self.line) if line else 0
        self._draw.rounded_rectangle(corners, radius * self._scale, fill, OUTLINE if line else None, width)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Paint | None, *, line: bool = True) -> None:
        """Draw an oval around a point."""
        half = self.line / 2 if line else 0
        corners = [v * self._scale for v in (x - rx - half, y - ry - half, x + rx + half, y + ry + half)]
        width = self._pixels(self.line) if line else 0
        self._draw.ellipse(corners, fill, OUTLINE if line else None, width)

    def shape(self, points: Sequence[Point], fill: Paint, *, line: bool = True, smooth: bool = False) -> None:
        """Draw a closed shape: straight from point to point, or a curve through them."""
        path = self._path(curve(points, closed=True) if smooth else points)
        self._draw.polygon(path, fill)
        if line:
            self._draw.line([*path, path[0], path[1]], OUTLINE, self._pixels(self.line), joint="curve")

    def stroke(self, points: Sequence[Point], color: Paint, width: float, *, smooth: bool = True) -> None:
        """Draw a line with round ends."""
        path = self._path(curve(points, closed=False) if smooth and len(points) > 2 else points)
        pixels = self._pixels(width)
        self._draw.line(path, color, pixels, joint="curve")
        for x, y in (path[0], path[-1]):
            self._draw.ellipse([x - pixels / 2, y - pixels / 2, x + pixels / 2, y + pixels / 2], color)

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float, color: Paint, width: float
    ) -> None:
        """Draw a part of an ellipse's edge; degrees clockwise from the right."""
        self.stroke(arc_points(x, y, rx, ry, start, end), color, width, smooth=False)

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """Clip what is drawn meanwhile to a shape."""
        before = self._image.copy()
        yield
        mask = Image.new("1", self._image.size, 0)
        ImageDraw.Draw(mask).polygon(self._path(points), 1)
        before.paste(self._image, (0, 0), mask)
        self._image.paste(before)

    def overlay(self, strength: float, draw: Callable[[Drawing], object]) -> None:
        """Blend what `draw` paints over the picture; an alpha of 0 shows nothing, 1 covers."""
        before = self._image.copy()
        draw(self)
        self._image.paste(Image.blend(before, self._image, strength))

    def blush(
        self, strength: float, across: Sequence[float], y: float, rx: float, ry: float, tint: Paint = "#F79A8E"
    ) -> None:
        """Draw translucent ovals side by side at `y`: cheeks."""

        def draw(sheet: Drawing) -> None:
            for x in across:
                sheet.oval(x, y, rx, ry, tint, line=False)

        self.overlay(strength, draw)

    def frame(self, color: Paint) -> None:
        """Draw a frame along the picture's edge that is one pixel wide once the picture is scaled down."""
        pixel = self.width / self.pixels
        right, low = self.width - pixel, self.height - pixel
        self.box(0, 0, self.width, pixel, color, line=False)
        self.box(0, low, self.width, self.height, color, line=False)
        self.box(0, 0, pixel, self.height, color, line=False)
        self.box(right, 0, self.width, self.height, color, line=False)

    def _path(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _pixels(self, width: float) -> int:
        return max(1, round(width * self._scale))


def arc_points(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Return the points of an arc from one angle to another, in degrees."""
    steps = max(4, int(abs(end - start) / 8))
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def oval_points(x: float, y: float, rx: float, ry: float) -> list[Point]:
    """Return the points of an oval."""
    return arc_points(x, y, rx, ry, 0, 352)


def curve(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """Return a smooth line through the points (Catmull-Rom)."""
    count = len(points)
    pieces = count if closed else count - 1
    path: list[Point] = []
    for piece in range(pieces):
        around = [piece - 1, piece, piece + 1, piece + 2]
        a, b, c, d = (points[i % count] if closed else points[min(max(i, 0), count - 1)] for i in around)
        for step in range(8):
            t = step / 8
            path.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    if not closed:
        path.append(points[-1])
    return path


def star(x: float, y: float, radius: float, tips: int = 5, inner: float = 0.45) -> list[Point]:
    """Return the points of a star."""
    points: list[Point] = []
    for step in range(tips * 2):
        angle = math.pi * step / tips - math.pi / 2
        far = radius if step % 2 == 0 else radius * inner
        points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return points


def mirrored(points: Sequence[Point], axis: float) -> list[Point]:
    """Return the points on the other side of an upright axis, in the opposite order."""
    return [(2 * axis - x, y) for x, y in points]


def mixed(one: Paint, other: Paint, part: float) -> Paint:
    """Mix two colours."""
    values = [round(a + (b - a) * part) for a, b in zip(_rgb(one), _rgb(other), strict=True)]
    return "#{:02X}{:02X}{:02X}".format(*values)


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def _rgb(color: Paint) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
