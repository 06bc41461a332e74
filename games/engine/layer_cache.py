"""Layers of a game's picture that seldom change: painted when what they show changes, else copied."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from handset.geometry import Color, Rect
from handset.layer import Layer
from handset.lcd import Canvas

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
        self._kept: OrderedDict[Hashable, Layer] = OrderedDict()
        self._latest: dict[Hashable, tuple[Hashable, Layer]] = {}

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
        full = canvas.typeface, area.width, area.height, key
        layer = self._kept.get(full)
        if layer is None:
            size = area.width, area.height
            opaque = opaque and clear is None
            layer = Layer(size, canvas.typeface, paint, role=canvas.role, opaque=opaque, clear=clear)
            self._keep(full, layer)
        else:
            self._kept.move_to_end(full)
        layer.draw(canvas, area.x, area.y)

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
            surface, size = known[1].picture if known is not None else None, (area.width, area.height)
            layer = Layer(size, canvas.typeface, paint, role=canvas.role, surface=surface)
            known = self._latest[slot] = key, layer
        known[1].draw(canvas, area.x, area.y)

    def _keep(self, key: Hashable, layer: Layer) -> None:
        self._kept[key] = layer
        self._pixels += layer.pixels
        while self._pixels > self._most and len(self._kept) > 1:
            self._pixels -= self._kept.popitem(last=False)[1].pixels
