"""Boxes and lines -> a flat list of things to paint, in painting order, found quickly by height.

Painting order is CSS 2.1 appendix E's: a stacking context's own background, what is positioned below it, backgrounds of
blocks, floats, what stands in lines, then what is positioned, by z-index. Items keep document order in chunks; of a
long page only the chunks that touch the screen are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.browser.layout.boxes import CONTROLS, OPEN_HEIGHT, Box, LineBox, TextFragment
from handset.geometry import Rect

CHUNK = 48
Order = tuple[int, ...]
Item = tuple[Order, Box | TextFragment]
"""(place in painting order, what to paint)."""

_GROUND, _BELOW, _BACKGROUND, _FLOAT, _INLINE, _POSITIONED = -2, -1, 0, 1, 2, 3
_DEEPEST = 36
"""Numbers in a place in painting order; what is nested deeper is painted with what holds it."""


class _Chunk:
    __slots__ = ("bottom", "items", "open", "top")

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.top = OPEN_HEIGHT
        self.bottom = 0
        self.open: list[Box] = []

    def touches(self, top: int, bottom: int) -> bool:
        if self.open:
            for box in self.open:
                if box.closed:
                    self.bottom = max(self.bottom, box.y + box.height)
            self.open = [box for box in self.open if not box.closed]
        return self.top < bottom and (self.bottom > top or bool(self.open))


class DisplayList:
    """Display list of a page. `places` are the rectangles of links and fields by node order, `anchors` y by name."""

    def __init__(self, windows: dict[Box, DisplayList] | None = None) -> None:
        self._chunks: list[_Chunk] = [_Chunk()]
        self.windows: dict[Box, DisplayList] = {} if windows is None else windows
        """What windows show, each in a list of its own; one table for all lists of a page."""
        self._serial = 0
        self.places: dict[int, list[Rect]] = {}
        self.anchors: dict[str, int] = {}
        self.moving = False
        """Something blinks or runs: the picture changes with the tick."""

    def add(self, step: Box | LineBox) -> None:
        """Add a step of layout: a line, a finished box with its content, or a block that has just begun."""
        if isinstance(step, LineBox):
            self._line(step, (), ())
        elif step.kind in ("block", "rule") and step.style.float == "none" and not _positioned(step):
            # A block of the flow: what stands in it comes, or has come, by itself.
            self._box(step, (_BACKGROUND,))
        elif step.closed:
            self._subtree(step, (), ())
        else:
            self._box(step, (_BACKGROUND,))

    def visible(self, top: int, bottom: int, pinned: Iterable[Item] = ()) -> list[Box | TextFragment]:
        """Return the items between two heights of the page in painting order, `pinned` among them."""
        found: list[Item] = list(pinned)
        for chunk in self._chunks:
            if chunk.touches(top, bottom):
                found += [item for item in chunk.items if item[1].y < bottom and _bottom(item[1]) > top]
        found.sort(key=_order)
        return [item[1] for item in found]

    def items(self) -> Iterator[Item]:
        """Yield all items with their place in painting order."""
        for chunk in self._chunks:
            yield from chunk.items

    def note_anchors(self, box: Box) -> None:
        """Record the anchors of a box, the first of each name."""
        for name in box.anchors:
            self.anchors.setdefault(name, box.y)

    def _subtree(self, top: Box, prefix: Order, layer: Order) -> None:
        """Add a finished box and what it holds; floats and inline blocks paint as a whole.

        What is positioned in them has its place in the stacking context `layer`.
        """
        stack: list[tuple[Box | LineBox, Order, Order]] = [(top, prefix, layer)]
        while stack:
            item, order, layer = stack.pop()
            if isinstance(item, LineBox):
                self._line(item, order, layer)
                continue
            ground = _INLINE if item.kind in _ATOMS else _BACKGROUND
            if _positioned(item):
                if len(layer) < _DEEPEST:
                    z_index = item.style.z_index
                    order = (*layer, _BELOW if (z_index or 0) < 0 else _POSITIONED, z_index or 0, item.node.order)
                    if z_index is not None:
                        layer, ground = order, _GROUND
            elif item.style.float != "none" and len(order) < _DEEPEST:
                self._serial += 1
                order = (*order, _FLOAT, self._serial)
            self._box(item, (*order, ground))
            if item.kind == "marquee":
                self._marquee_places(item)
            elif item.kind == "clipped-block":
                self._clipped_block(item)
            else:
                stack.extend((child, order, layer) for child in reversed(item.children))

    def _line(self, line: LineBox, prefix: Order, layer: Order) -> None:
        for name in line.anchors:
            self.anchors.setdefault(name, line.y)
        order = (*prefix, _INLINE)
        for piece in line.pieces:
            if isinstance(piece, Box):
                if piece.children or _positioned(piece):
                    self._serial += 1
                    self._subtree(piece, (*prefix, _INLINE, self._serial), layer)
                else:
                    self._box(piece, order)
                continue
            self._put(order, piece, piece.y, piece.y + line.height)
            if piece.link is not None:
                cell = max(piece.style.face, 1)
                rects = self.places.setdefault(piece.link.order, [])
                rects.append(Rect(piece.x, piece.y, piece.width, cell))
            if piece.style.blink:
                self.moving = True

    def _box(self, box: Box, order: Order) -> None:
        for name in box.anchors:
            self.anchors.setdefault(name, box.y)
        if box.kind in _ATOMS and box.link is not None:
            self.places.setdefault(box.link.order, []).append(box.rect)
        if box.kind in _ATOMS or box.kind in ("rule", "marquee", "clipped-block") or _decorated(box):
            chunk = self._put(order, box, box.y, box.y + (box.height if box.closed else 0))
            if not box.closed:
                chunk.open.append(box)

    def _clipped_block(self, box: Box) -> None:
        """Add what a window shows as a list of its own; of its links those that are seen can be gone to."""
        inside = self.windows[box] = DisplayList(self.windows)
        for item in box.children:
            if isinstance(item, LineBox):
                inside._line(item, (), ())
            else:
                inside._subtree(item, (), ())
        self.moving = self.moving or inside.moving
        for name, y in inside.anchors.items():
            self.anchors.setdefault(name, min(y, box.y + box.height))
        for order, rects in inside.places.items():
            seen = [rect for rect in rects if box.rect.overlaps(rect)]
            if seen:
                self.places.setdefault(order, []).extend(seen)

    def _marquee_places(self, box: Box) -> None:
        self.moving = True
        for item in box.walk():
            if isinstance(item, LineBox):
                for piece in item.pieces:
                    if piece.link is not None and piece.link.order not in self.places:
                        self.places[piece.link.order] = [box.rect]

    def _put(self, order: Order, thing: Box | TextFragment, top: int, bottom: int) -> _Chunk:
        chunk = self._chunks[-1]
        if len(chunk.items) >= CHUNK:
            chunk = _Chunk()
            self._chunks.append(chunk)
        chunk.items.append((order, thing))
        chunk.top = min(chunk.top, top)
        chunk.bottom = max(chunk.bottom, bottom)
        return chunk

    def __iter__(self) -> Iterator[Box | TextFragment]:
        for _, thing in self.items():
            yield thing


def _positioned(box: Box) -> bool:
    """Return whether a finished box is positioned, and so lies on all that is not."""
    return box.style.position != "static" and box.closed and box.kind not in _PARTS


_PARTS = frozenset(["static-position", "inline", "cell-background", "background-area"])
"""Kinds that are never positioned by themselves, whatever the style says that they share."""
_ATOMS = CONTROLS | {"image"}
_UNSEEN = frozenset(["row", "background-area", "static-position"])
"""Kinds that show nothing, or a background behind cells only, in boxes of its own."""


def _decorated(box: Box) -> bool:
    style = box.style
    if box.kind in _UNSEEN:
        return False
    return style.background is not None or bool(style.picture) or style.border != (0, 0, 0, 0)


def _bottom(thing: Box | TextFragment) -> int:
    return thing.y + (thing.height if isinstance(thing, Box) else thing.style.face + 4)


def _order(item: Item) -> Order:
    return item[0]
