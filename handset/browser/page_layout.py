"""The layout of one page, driven from outside: as far down as somebody looks."""

from __future__ import annotations

from handset.browser.display.display_list import DisplayList, Item
from handset.browser.document.tree import Document
from handset.browser.layout import absolute
from handset.browser.layout.block_formatting import BlockFormattingContext
from handset.browser.layout.boxes import Box, TextFragment, resolve_edges
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.units import Percent
from handset.geometry import Color, Rect
from keitai.common import gc_pause


class PageLayout:
    """Boxes and display list of a document, laid out on demand by `reach`."""

    def __init__(self, document: Document, context: LayoutContext) -> None:
        self.context = context
        styles, body = context.styles, document.body
        self.root = Box("block", document.root, styles.root)
        resolve_edges(self.root, context.width)
        top, right, _, left = self.root.margin
        self.root.x, self.root.y = left, top
        self.root.width = context.width - left - right
        height = styles.root.height
        if isinstance(height, Percent):
            height = max(0, int(height * context.height / 100))
        self.root.given_height = height
        self._document = document
        self.ground_node = document.root
        """The element whose background the whole page has: the root, or the body when the root has none (14.2)."""
        self.ground = styles.root
        if self.ground.background is None and not self.ground.picture and body is not document.root:
            self.ground_node, self.ground = body, styles.of(body, styles.root)
        self.display = DisplayList()
        self.display.add(self.root)
        self._flow = BlockFormattingContext(context, self.root)
        self._steps = self._flow.steps()
        self._whole = styles.positions
        """Whether something may stand anywhere, so that nothing is final before all is laid out."""
        self._lowest = 0
        self._fixed: list[Box] = []
        self._pinned_at = 0
        self._pinned: list[Item] = []
        """What stands still while the page scrolls, as part of the display list at `_pinned_at`."""
        self._places: dict[int, list[Rect]] = {}
        """Of `display.places`, those that are on the page."""
        self.done = False

    @property
    def body(self) -> Box:
        """Box of the body; the root's where the page has none."""
        boxes = (child for child in self.root.children if isinstance(child, Box))
        return next((box for box in boxes if box.node is self._document.body), self.root)

    @property
    def background(self) -> Color | None:
        """Color behind the whole page, None where it names none."""
        return self.ground.background

    @gc_pause.paused()
    def reach(self, y: int) -> None:
        """Lay out at least down to `y`; what lies above is final from then on."""
        flow, display = self._flow, self.display
        while not self.done and (flow.y <= y or self._whole):
            step = next(self._steps, None)
            if step is None:
                self.done = True
                self._place_positioned()
                display.note_anchors(self.root)
            elif flow.moving is None or not flow.holds(step):
                display.add(step)

    def _place_positioned(self) -> None:
        """Lay out what waits for the page's first screen (10.1): what is absolute there, and what is fixed."""
        context, first = self.context, Box("static-position", self._document.root, self.context.styles.root.child())
        first.width, first.height = context.width, context.height
        queue = context.out_of_flow
        for elements, boxes in ((queue.of_page, self.root.children), (queue.fixed, self._fixed)):
            for box in absolute.placed(context, elements, first):
                boxes.append(box)
                if elements is queue.of_page:
                    self.display.add(box)
        if self.root.given_height is not None:
            self._lowest = absolute.lowest(self.root, everything=True)
        elif self._whole:
            self._lowest = absolute.lowest(self.root, everything=False)
        if self._whole:
            self._drop_unseen()
            self._places = dict(self.display.places)
            self._pin(0)

    def _drop_unseen(self) -> None:
        """Leave links out that stand beside the page, where no scrolling leads."""
        screen, places = Rect(0, 0, self.context.width, max(self.height, 1)), self.display.places
        for order, rects in list(places.items()):
            seen = [rect for rect in rects if rect.overlaps(screen)]
            if seen:
                places[order] = seen
            else:
                del places[order]

    def look_at(self, scroll: int, height: int) -> None:
        """Lay out the screen at the scroll position `scroll`, with what is fixed on it."""
        self.reach(scroll + height)
        if self._fixed and scroll != self._pinned_at:
            self._pin(scroll)

    def _pin(self, scroll: int) -> None:
        """Move what is fixed with the screen."""
        if not self._fixed:
            return
        part = DisplayList(self.display.windows)
        for box in self._fixed:
            box.shift(0, scroll - self._pinned_at)
            part.add(box)
        self._pinned_at, self._pinned = scroll, list(part.items())
        self.display.moving = self.display.moving or part.moving
        self.display.places = {**self._places, **part.places}

    def visible(self, top: int, bottom: int) -> list[Box | TextFragment]:
        """Return the items painted between two heights of the page, in painting order."""
        return self.display.visible(top, bottom, self._pinned)

    @gc_pause.paused()
    def reach_end(self) -> int:
        """Lay out everything; return the page's height."""
        while not self.done:
            self.reach(self._flow.y + 10_000)
        return self.height

    def reach_node(self, order: int) -> bool:
        """Lay out until the focusable node with this order has a place; False when it never gets one."""
        while order not in self.display.places and not self.done:
            self.reach(self._flow.y + 200)
        return order in self.display.places

    def reach_anchor(self, name: str) -> int | None:
        """Return the y of an anchor, laying out as far as needed."""
        while name not in self.display.anchors and not self.done:
            self.reach(self._flow.y + 400)
        return self.display.anchors.get(name)

    def ends_by(self, y: int) -> bool:
        """Return whether nothing of the page lies below `y`, independent of what was laid out before."""
        self.reach(y)
        return self.done and self.height <= y

    @property
    def height(self) -> int:
        """Height of the page so far; final when `done`."""
        if self.done:
            return max(self.root.y + self.root.height + self.root.margin[2], self._lowest)
        return self._flow.y
