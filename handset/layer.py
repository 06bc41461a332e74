"""Layers: pictures painted once with the texts on them, then put on the LCD as long as nothing on them changes."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from handset.geometry import Color, Rect
from handset.lcd import Canvas, Point, TextRun
from handset.typeface import Typeface


class Layer:
    """Picture with its part of the text layer; drawing it costs one blit, whatever is on it."""

    def __init__(
        self,
        size: tuple[int, int],
        typeface: Typeface,
        paint: Callable[[Canvas], object],
        *,
        role: str = "page",
        opaque: bool = True,
        clear: Color | None = None,
        surface: pygame.Surface | None = None,
    ) -> None:
        """Paint the layer.

        Args:
            size: Width and height in pixels.
            typeface: What its texts are drawn with.
            paint: Draws on the canvas that it is given.
            role: Who wrote its texts, as in `TextRun`.
            opaque: False leaves what is not painted see-through; soft edges may then differ by one level.
            clear: A color that is not used: what keeps it is see-through, quicker than by `opaque=False`, where all
                edges are hard.
            surface: An opaque picture of that size to paint on, such as one of a layer that is given up.
        """
        solid = opaque or clear is not None
        picture = surface or pygame.Surface(size, 0 if solid else pygame.SRCALPHA, 32)
        if solid:
            picture.fill(clear or (0, 0, 0))
        canvas = Canvas(picture, typeface, role=role)
        paint(canvas)
        if clear is not None:
            picture.set_colorkey(clear)
        self.size = size
        self._x = self._y = 0
        if not opaque:
            # Clear rows and columns at the edges would be blended at the same price as what is seen.
            seen = picture.get_bounding_rect()
            picture, self._x, self._y = picture.subsurface(seen).copy(), seen.x, seen.y
        if clear is not None:
            picture.set_colorkey(clear, pygame.RLEACCEL)
        self.picture = picture
        self._written = canvas.texts
        self._texts: list[TextRun] = []
        self._place: tuple[Point, Point, int, int] | None = None

    @property
    def pixels(self) -> int:
        """Number of pixels that it keeps."""
        return self.picture.get_width() * self.picture.get_height()

    def draw(self, canvas: Canvas, x: int = 0, y: int = 0) -> None:
        """Draw the layer with its upper left corner at x, y; its texts on the canvas join the text layer."""
        canvas.surface.blit(self.picture, (x + self._x, y + self._y))
        if not self._written:
            return
        place = canvas.origin, (x, y), canvas.width, canvas.height
        if place != self._place:
            whole, (dx, dy) = Rect(0, 0, canvas.width, canvas.height), canvas.origin
            moved = [(run, run.box.moved(x, y)) for run in self._written]
            self._texts = [
                TextRun(run.text, box.moved(dx, dy), run.color, run.focused, run.role)
                for run, box in moved
                if box.overlaps(whole)
            ]
            self._place = place
        canvas.texts.extend(self._texts)
