"""The layout of one page, driven from outside: as far down as somebody looks."""

from __future__ import annotations

from handset.browser import gc_pause
from handset.browser.display.display_list import DisplayList
from handset.browser.document.tree import Document
from handset.browser.layout.boxes import Box, resolve_edges
from handset.browser.layout.context import Context
from handset.browser.layout.flow import Flow
from handset.geometry import Color


class PageLayout:
    """Boxes and display list of a document, grown on demand by `reach`."""

    def __init__(self, document: Document, context: Context) -> None:
        self.context = context
        styles, body = context.styles, document.body
        self.root = Box("block", document.root, styles.root)
        resolve_edges(self.root, context.width)
        top, right, _, left = self.root.margin
        self.root.x, self.root.y = left, top
        self.root.width = context.width - left - right
        self._document = document
        self.ground_node = document.root
        """The element whose background the whole page has: the root, or the body when the root has none (14.2)."""
        self.ground = styles.root
        if self.ground.background is None and not self.ground.picture and body is not document.root:
            self.ground_node, self.ground = body, styles.of(body, styles.root)
        self.display = DisplayList()
        self.display.add(self.root)
        self._flow = Flow(context, self.root)
        self._steps = self._flow.steps()
        self.done = False

    @property
    def body(self) -> Box:
        """The body's box; the root's where the page has no body."""
        boxes = (child for child in self.root.children if isinstance(child, Box))
        return next((box for box in boxes if box.node is self._document.body), self.root)

    @property
    def background(self) -> Color | None:
        return self.ground.background

    @gc_pause.paused()
    def reach(self, y: int) -> None:
        """Lay out at least down to `y`; what lies above is final from then on."""
        flow, display = self._flow, self.display
        while not self.done and flow.y <= y:
            step = next(self._steps, None)
            if step is None:
                self.done = True
                display.note_anchors(self.root)
            elif flow.moving is None or not flow.holds(step):
                display.add(step)

    @gc_pause.paused()
    def reach_end(self) -> int:
        """Lay out everything; answers the page's height."""
        while not self.done:
            self.reach(self._flow.y + 10_000)
        return self.height

    def reach_node(self, order: int) -> bool:
        """Lay out until the focusable node with this order has a place; False when it never gets one."""
        while order not in self.display.places and not self.done:
            self.reach(self._flow.y + 200)
        return order in self.display.places

    def reach_anchor(self, name: str) -> int | None:
        """The y of an anchor, laying out as far as needed."""
        while name not in self.display.anchors and not self.done:
            self.reach(self._flow.y + 400)
        return self.display.anchors.get(name)

    def ends_by(self, y: int) -> bool:
        """Whether nothing of the page lies below `y`; does not depend on what was asked before."""
        self.reach(y)
        return self.done and self.height <= y

    @property
    def height(self) -> int:
        """The page's height so far; final when `done`."""
        if self.done:
            return self.root.y + self.root.height + self.root.margin[2]
        return self._flow.y
