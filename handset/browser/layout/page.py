"""The layout of one page, driven from outside: as far down as somebody looks."""

from __future__ import annotations

from handset.browser.display_list import DisplayList
from handset.browser.document import Document
from handset.browser.layout.boxes import Box, resolve_edges
from handset.browser.layout.context import Context
from handset.browser.layout.flow import Flow


class PageLayout:
    """Boxes and display list of a document, grown on demand by `reach`."""

    def __init__(self, document: Document, context: Context) -> None:
        self.context = context
        styles = context.styles
        body_style = styles.of(document.body, styles.root) if document.body is not document.root else styles.root
        self.body = Box("block", document.body, body_style)
        resolve_edges(self.body, context.width)
        self.body.x, self.body.y = self.body.margin[3], self.body.margin[0]
        self.body.width = context.width - self.body.margin[1] - self.body.margin[3]
        self.background = body_style.background or styles.root.background
        self.display = DisplayList()
        self._flow = Flow(context, self.body)
        self._steps = self._flow.steps()
        self.done = False

    def reach(self, y: int) -> None:
        """Lay out at least down to `y`; what lies above is final from then on."""
        flow, display = self._flow, self.display
        while not self.done and flow.y <= y:
            step = next(self._steps, None)
            if step is None:
                self.done = True
                display.note_anchors(self.body)
            else:
                display.add(step)

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
            return self.body.y + self.body.height + self.body.margin[2]
        return self._flow.y
