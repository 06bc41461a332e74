"""Whole-pixel rectangles, shared by layout, the text layer and the LCD."""

from __future__ import annotations

from typing import NamedTuple

Color = tuple[int, int, int]
"""Red, green, blue, 0-255 each."""


class Rect(NamedTuple):
    """Rectangle in pixels; `x`, `y` is its upper left corner.

    Example:
        >>> ball = Rect(10, 20, 8, 8)
        >>> ball.right, ball.moved(5, 0).overlaps(ball)
        (18, True)
    """

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below it."""
        return self.y + self.height

    def moved(self, dx: int, dy: int) -> Rect:
        """Return the rectangle `dx` pixels further right and `dy` further down."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, other: Rect) -> bool:
        """Return whether `other` lies inside, edges included."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def overlaps(self, other: Rect) -> bool:
        """Return whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def shade(color: Color, percent: int) -> Color:
    """Lighten a color above 100 percent towards white, darken it below towards black."""
    if percent <= 100:
        return color[0] * percent // 100, color[1] * percent // 100, color[2] * percent // 100
    lift = percent - 100
    red, green, blue = (channel + (255 - channel) * lift // 100 for channel in color)
    return red, green, blue


def color_from_hex(text: str) -> Color:
    """Convert `#rrggbb` to (r, g, b).

    Raises:
        ValueError: It is anything else.
    """
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"{text!r} is not a color; a color reads #rrggbb")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
