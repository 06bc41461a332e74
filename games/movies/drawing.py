"""Colors, gradients, outlines and poses in pixels, as a designer thinks of them, to the records of a movie."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handset.flash.swf.colors import Gradient, GradientStop, Rgba
from handset.flash.swf.fills import FillStyle, GradientFill, LineStyle, SolidFill
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix, ColorTransform
from handset.flash.swf.shapes import ShapeEdge, ShapePath

GRADIENT_SQUARE = 32_768
"""Twips of the square that a gradient runs over."""
TOKEN = re.compile(r"[MLHVQCZ]|-?\d+(?:\.\d+)?")


def color(text: str) -> Rgba:
    """Return a color written as `#rrggbb` or `#rrggbbaa`."""
    return Rgba(*bytes.fromhex(text.removeprefix("#")))


def solid(text: str) -> SolidFill:
    """Return a fill of one color."""
    return SolidFill(color(text))


def line(text: str, width: float = 1.5) -> LineStyle:
    """Return a line of a color, `width` pixels thick."""
    return LineStyle(round(width * TWIPS), solid(text))


def fill_of(given: str | FillStyle | None) -> FillStyle | None:
    """Return a fill, given as one or as a color."""
    return solid(given) if isinstance(given, str) else given


def vertical(top: float, bottom: float, *colors: str) -> GradientFill:
    """Return a gradient that runs downwards between two heights."""
    scale = _scale(bottom - top)
    return GradientFill(_gradient(colors), AffineMatrix(0, scale, -scale, 0, 0, _twips((top + bottom) / 2)), False)


def horizontal(left: float, right: float, *colors: str) -> GradientFill:
    """Return a gradient that runs to the right between two places."""
    scale = _scale(right - left)
    return GradientFill(_gradient(colors), AffineMatrix(scale, 0, 0, scale, _twips((left + right) / 2), 0), False)


def radial(x: float, y: float, radius: float, *colors: str) -> GradientFill:
    """Return a gradient that runs outwards from a point."""
    scale = _scale(radius * 2)
    return GradientFill(_gradient(colors), AffineMatrix(scale, 0, 0, scale, _twips(x), _twips(y)), True)


def svg_paths(text: str, fill: int, stroke: int) -> Iterator[ShapePath]:
    """Yield the paths of an outline written as in SVG: M, L, H, V, Q, C, Z with absolute places in pixels."""
    pen = start = (0.0, 0.0)
    edges: list[ShapeEdge] = []
    words = TOKEN.findall(text)
    place = 0
    command = ""
    while place < len(words):
        if words[place].isalpha():
            command = words[place]
            place += 1
        count = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}[command]
        given = [float(word) for word in words[place : place + count]]
        place += count
        match command:
            case "M":
                if edges:
                    yield _path(start, edges, fill, stroke)
                pen = start = (given[0], given[1])
                edges = []
                command = "L"
                continue
            case "Z":
                pieces = [(start, start)] if pen != start else []
            case "H":
                pieces = [((given[0], pen[1]),) * 2]
            case "V":
                pieces = [((pen[0], given[0]),) * 2]
            case "L":
                pieces = [((given[0], given[1]),) * 2]
            case "Q":
                pieces = [((given[0], given[1]), (given[2], given[3]))]
            case _:
                pieces = list(_quadratic(pen, given))
        for control, end in pieces:
            edges.append((*_point(control), *_point(end)))
            pen = end
    if edges:
        yield _path(start, edges, fill, stroke)


def rounded(left: float, top: float, width: float, height: float, radius: float) -> str:
    """Return the outline of a rectangle with round corners."""
    right, bottom, r = left + width, top + height, radius
    return (
        f"M{left + r} {top} H{right - r} Q{right} {top} {right} {top + r} V{bottom - r} "
        f"Q{right} {bottom} {right - r} {bottom} H{left + r} Q{left} {bottom} {left} {bottom - r} "
        f"V{top + r} Q{left} {top} {left + r} {top} Z"
    )


def ellipse(x: float, y: float, radius_x: float, radius_y: float | None = None) -> str:
    """Return the outline of an ellipse around a point."""
    tall = radius_x if radius_y is None else radius_y
    steps = [math.pi / 4 * step for step in range(9)]
    reach = 1 / math.cos(math.pi / 8)
    words = [f"M{x + radius_x:.2f} {y:.2f}"]
    for begin, end in pairwise(steps):
        middle = (begin + end) / 2
        control = x + radius_x * reach * math.cos(middle), y + tall * reach * math.sin(middle)
        words.append(
            f"Q{control[0]:.2f} {control[1]:.2f} {x + radius_x * math.cos(end):.2f} {y + tall * math.sin(end):.2f}"
        )
    return " ".join([*words, "Z"])


def star(x: float, y: float, outer: float, inner: float, points: int = 5, turn: float = -90) -> str:
    """Return the outline of a star around a point."""
    corners = []
    for step in range(2 * points):
        angle = math.radians(turn + 180 * step / points)
        radius = inner if step % 2 else outer
        corners.append(f"{x + radius * math.cos(angle):.2f} {y + radius * math.sin(angle):.2f}")
    return "M" + " L".join(corners) + " Z"


@dataclass(frozen=True, slots=True)
class Pose:
    """Place, size, turn and strength of what stands on a time line."""

    x: float = 0
    y: float = 0
    scale_x: float = 1
    scale_y: float = 1
    turn: float = 0
    """Degrees, clockwise."""
    alpha: float = 1
    white: float = 0
    """Share of white that is mixed in, 0 to 1: a flash."""

    @property
    def matrix(self) -> AffineMatrix:
        """Matrix of the pose."""
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return AffineMatrix(
            round(cosine * self.scale_x * ONE),
            round(sine * self.scale_x * ONE),
            round(-sine * self.scale_y * ONE),
            round(cosine * self.scale_y * ONE),
            _twips(self.x),
            _twips(self.y),
        )

    @property
    def color_transform(self) -> ColorTransform | None:
        """Color transform of the pose; None where it changes nothing."""
        if self.alpha == 1 and not self.white:
            return None
        kept, added = round(256 * (1 - self.white)), round(255 * self.white)
        return ColorTransform(kept, kept, kept, round(256 * self.alpha), added, added, added, 0)

    def between(self, end: Pose, share: float) -> Pose:
        """Return the pose a share of the way to another."""
        return Pose(
            *(
                own + (other - own) * share
                for own, other in zip(
                    (self.x, self.y, self.scale_x, self.scale_y, self.turn, self.alpha, self.white),
                    (end.x, end.y, end.scale_x, end.scale_y, end.turn, end.alpha, end.white),
                    strict=True,
                )
            )
        )


Ease = Callable[[float], float]


def steady(share: float) -> float:
    """Return the share as it is."""
    return share


def ease_out(share: float) -> float:
    """Slow down towards the end."""
    return 1 - (1 - share) ** 2


def ease_in(share: float) -> float:
    """Speed up from the start."""
    return share**2


def overshoot(share: float) -> float:
    """Run past the end and come back."""
    return 1 + 2.70158 * (share - 1) ** 3 + 1.70158 * (share - 1) ** 2


def _gradient(colors: Sequence[str]) -> Gradient:
    last = len(colors) - 1
    return Gradient(tuple(GradientStop(255 * index // last, color(text)) for index, text in enumerate(colors)))


def _twips(pixels: float) -> int:
    return round(pixels * TWIPS)


def _scale(pixels: float) -> int:
    return round(pixels * TWIPS * ONE / GRADIENT_SQUARE)


def _point(place: tuple[float, float]) -> tuple[int, int]:
    return _twips(place[0]), _twips(place[1])


def _path(start: tuple[float, float], edges: list[ShapeEdge], fill: int, stroke: int) -> ShapePath:
    return ShapePath(0, 0, fill, stroke, _point(start), tuple(edges))


def _quadratic(
    pen: tuple[float, float], given: Sequence[float]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield four quadratic curves that run along a cubic one."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = pen, given

    def at(t: float) -> tuple[float, float]:
        u = 1 - t
        return (
            u**3 * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
            u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
        )

    for step in range(4):
        begin, middle, end = at(step / 4), at((step + 0.5) / 4), at((step + 1) / 4)
        yield (2 * middle[0] - (begin[0] + end[0]) / 2, 2 * middle[1] - (begin[1] + end[1]) / 2), end
