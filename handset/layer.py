"""Layers: pictures painted once with the texts on them, then put on the LCD as long as nothing on them changes."""

from __future__ import annotations

from collections.abc import Callable

import pygame

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
    ) -> None:
        """Paint the layer.

        Args:
            size: Width and height in pixels.
            typeface: What its texts are drawn with.
            paint: Draws on the canvas that it is given.
            role: Who wrote its texts, as in `TextRun`.
            opaque: False leaves what is not painted see-through; soft edges may then differ by one level.
        """
        canvas = Canvas(pygame.Surface(size, 0 if opaque else pygame.SRCALPHA, 32), typeface, role=role)
        paint(canvas)
        self._picture = canvas.surface
        self._texts = canvas.texts
        self._place: Point = (0, 0)

    def draw(self, canvas: Canvas, x: int = 0, y: int = 0) -> None:
        """Draw the layer with its upper left corner at x, y; its texts join the text layer."""
        canvas.surface.blit(self._picture, (x, y))
        place = (canvas.origin[0] + x, canvas.origin[1] + y)
        if place != self._place:
            dx, dy = place[0] - self._place[0], place[1] - self._place[1]
            self._texts = [
                TextRun(run.text, run.box.moved(dx, dy), run.color, run.focused, run.role) for run in self._texts
            ]
            self._place = place
        canvas.texts.extend(self._texts)
