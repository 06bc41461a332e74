"""Layers of a game's picture that seldom change: painted when what they show changes, else copied."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace

import pygame

from handset.geometry import Color, Rect
from handset.lcd import Canvas, Point, TextRun
from handset.typeface import Typeface

MAX_PIXELS = 3_000_000
"""Pixels that one cache keeps; the layers used least lately go."""


class LayerCache:
    """Cache of painted layers, each by a key that names the layer and all that its picture hangs on.

    What a layer writes joins the text layer each time it is drawn, as if it had been painted there.

    Example:
        >>> layers = LayerCache()
        >>> for score in (10, 10, 20):
        ...     layers.draw(canvas, Rect(0, 0, 240, 24), ("hud", score), lambda hud: hud.text(6, 2, f"{score}"))
        >>> [run.text for run in canvas.texts[-3:]], len(layers)
        (['10', '10', '20'], 2)
    """

    def __init__(self, most: int = MAX_PIXELS) -> None:
        self._most = most
        self._pixels = 0
        self._kept: OrderedDict[Hashable, _Layer] = OrderedDict()
        self._latest: dict[Hashable, tuple[Hashable, _Layer]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forget every layer, as when the code that paints them has changed."""
        self._kept.clear()
        self._latest.clear()
        self._pixels = 0

    def draw(
        self,
        canvas: Canvas,
        area: Rect,
        key: Hashable,
        paint: Callable[[Canvas], object],
        *,
        opaque: bool = False,
        clear: Color | None = None,
    ) -> None:
        """Draw a layer over an area of the canvas.

        Args:
            canvas: Where.
            area: The layer's place and size on it; 0, 0 of what `paint` draws on is its upper left corner.
            key: The layer's name and every value that its picture hangs on.
            paint: Paints the layer, when it is not known by this key.
            opaque: The layer covers the whole area; copying it is then quickest.
            clear: A color that the layer does not use: what keeps it lets through what lies below. For layers whose
                edges are hard; soft ones need the cache's default, which keeps how much each pixel covers.
        """
        size = (canvas.typeface, area.width, area.height)
        found = self._kept.get((size, key))
        if found is None:
            found = _painted(canvas.typeface, area, canvas.role, paint, opaque, clear)
            self._keep((size, key), found)
        else:
            self._kept.move_to_end((size, key))
        canvas.surface.blit(found.picture, (area.x + found.x, area.y + found.y))
        if found.texts:
            canvas.texts += found.texts_on(canvas, area.x, area.y)

    def draw_latest(
        self, canvas: Canvas, area: Rect, name: str, key: Hashable, paint: Callable[[Canvas], object]
    ) -> None:
        """Draw a layer that covers its area and whose picture goes on changing: only the last one is kept.

        Args:
            canvas: Where.
            area: The layer's place and size on it.
            name: Which layer it is.
            key: Every value that its picture hangs on.
            paint: Paints the whole area, when a value has changed.
        """
        slot = name, canvas.typeface, area.width, area.height
        known = self._latest.get(slot)
        if known is None or known[0] != key:
            picture = known[1].picture if known is not None else pygame.Surface((area.width, area.height), 0, 32)
            picture.fill((0, 0, 0))
            own = Canvas(picture, canvas.typeface, role=canvas.role)
            paint(own)
            known = self._latest[slot] = key, _Layer(picture, own.texts)
        layer = known[1]
        canvas.surface.blit(layer.picture, (area.x, area.y))
        if layer.texts:
            canvas.texts += layer.texts_on(canvas, area.x, area.y)

    def _keep(self, key: Hashable, layer: _Layer) -> None:
        self._kept[key] = layer
        self._pixels += layer.pixels
        while self._pixels > self._most and len(self._kept) > 1:
            self._pixels -= self._kept.popitem(last=False)[1].pixels


class _Layer:
    """Painted layer: its picture, and what is written on it."""

    def __init__(self, picture: pygame.Surface, texts: list[TextRun]) -> None:
        solid = picture.get_colorkey() is None and not picture.get_flags() & pygame.SRCALPHA
        seen = picture.get_rect() if solid else picture.get_bounding_rect()
        # Clear rows and columns at the edges would be blended at the same price as what is seen.
        self.picture = picture.subsurface(seen).copy() if seen.size != picture.get_size() else picture
        self.x, self.y = seen.topleft
        self.texts = texts
        self._placed: dict[tuple[int, int, Point, int, int], list[TextRun]] = {}

    @property
    def pixels(self) -> int:
        return self.picture.get_width() * self.picture.get_height()

    def texts_on(self, canvas: Canvas, x: int, y: int) -> list[TextRun]:
        """Return what is written on it as it stands on the LCD, kept for the last few places.

        What has left the canvas is not read, as with `Canvas.text`.
        """
        place = x, y, canvas.origin, canvas.width, canvas.height
        known = self._placed.get(place)
        if known is None:
            if len(self._placed) >= _PLACES:
                self._placed.clear()
            moved = [(run, run.box.moved(x, y)) for run in self.texts]
            whole = Rect(0, 0, canvas.width, canvas.height)
            known = [replace(run, box=box.moved(*canvas.origin)) for run, box in moved if box.overlaps(whole)]
            self._placed[place] = known
        return known


_PLACES = 12
"""Places whose texts a layer keeps: a shaken picture has a few."""


def _painted(
    typeface: Typeface,
    area: Rect,
    role: str,
    paint: Callable[[Canvas], object],
    opaque: bool,
    clear: Color | None,
) -> _Layer:
    """Paint a layer on a picture of its own."""
    picture = pygame.Surface((area.width, area.height), 0 if opaque or clear is not None else pygame.SRCALPHA, 32)
    if clear is not None:
        picture.fill(clear)
    own = Canvas(picture, typeface, role=role)
    paint(own)
    if clear is not None:
        picture.set_colorkey(clear)
    layer = _Layer(picture, own.texts)
    if clear is not None:
        layer.picture.set_colorkey(clear, pygame.RLEACCEL)
    return layer
