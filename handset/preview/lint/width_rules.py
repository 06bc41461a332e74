"""Rules about what is wider than the screen: boxes, lines that do not wrap, lines of `pre`."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box, LineBox, TextFragment
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_UNWRAPPED = frozenset(["nowrap", "pre"])
_CUTTING = frozenset(["marquee-content", "clipped-block"])
"""Boxes that may be as wide as they like inside: a marquee's, and those that cut off what is larger."""


def width(subject: Subject) -> Iterator[Finding]:
    """Yield what overflows at the right, since pages scroll up and down only, and cells too narrow for their text."""
    layout = subject.page.layout
    layout.reach_end()
    edge = subject.model.viewport.width
    screen = f"the screen is {edge} wide and does not scroll sideways"
    reported: set[int] = set()
    for box in _boxes(layout.root):
        order, parent = box.node.order, box.node.parent
        if box.closed and box.width and box.x + box.width > edge:
            if parent is None or parent.order not in reported:
                what = f"<{box.node.tag}> is {box.x + box.width - edge} pixels too wide"
                yield _too_wide(subject, box.node, what, screen, "Give widths in per cent, or smaller ones")
            reported.add(order)
            continue
        if box.kind == "cell" and (over := _over_the_next(box)) is not None:
            reported |= {inner.node.order for inner in _boxes(box)}
            table = box.node.ancestor("table") or box.node
            if table.order not in reported:
                reported.add(table.order)
                words = cut(over.text.strip(), 12)
                what = f"a table's cells are narrower than their text: {words!r} lies over the next"
                why = "a table that is wider than its room is squeezed into it"
                yield _too_wide(subject, table, what, why, "Make fewer columns, or shorter words")
        last = max(_texts(box), key=_right, default=None)
        if last is not None and _right(last) > edge and order not in reported:
            reported.add(order)
            what = f"the text of <{box.node.tag}> runs {_right(last) - edge} pixels off the screen"
            wraps = last.style.white_space not in _UNWRAPPED
            todo = "Look at its indent and margins" if wraps else "Let it wrap, or break its lines yourself"
            yield _too_wide(subject, box.node, what, screen, todo)


def _over_the_next(cell: Box) -> TextFragment | None:
    """Return the first text of a cell that reaches beyond it."""
    limit = cell.x + cell.width
    return next((each for inner in _boxes(cell) for each in _texts(inner) if _right(each) > limit), None)


def _too_wide(subject: Subject, node: Node, what: str, why: str, todo: str) -> Finding:
    return Finding(*subject.places.of(node), "width", "error", what, why, todo)


def _boxes(root: Box) -> Iterator[Box]:
    """Yield the boxes of a page, those in lines too, in order; not what is inside of those that cut it off."""
    stack = [root]
    while stack:
        box = stack.pop()
        if box.kind == "marquee-content":
            continue
        yield box
        if box.kind in _CUTTING:
            continue
        inner: list[Box] = []
        for child in box.children:
            found = child.pieces if isinstance(child, LineBox) else [child]
            inner += [each for each in found if isinstance(each, Box)]
        stack.extend(reversed(inner))


def _texts(box: Box) -> list[TextFragment]:
    """Return the text that is seen in a box's own lines."""
    if box.kind in _CUTTING:
        return []
    lines = (line for line in box.children if isinstance(line, LineBox))
    found = (piece for line in lines for piece in line.pieces if isinstance(piece, TextFragment))
    return [piece for piece in found if piece.style.visible and piece.text.strip()]


def _right(text: TextFragment) -> int:
    return text.x + text.width


def preformatted(subject: Subject) -> Iterator[Finding]:
    """Yield lines of `pre` that are wider than the screen: phones wrap them, or cut them off, by maker."""
    page, edge = subject.page, subject.model.viewport.width
    for node in page.document.root.walk():
        if node.tag != "pre":
            continue
        style = page.style_of(node)
        widths = [page.measure.width(line.rstrip(), style.face) for line in node.inner_text().split("\n")]
        shown = style.display != "none" and style.white_space != "pre"  # Whose overflow `width` tells.
        if shown and (widest := max(widths)) > edge:
            what = f"a line of <pre> is {widest - edge} pixels wider than the screen"
            why = "phones break it where the screen ends, or show a part of it"
            yield Finding(*subject.places.of(node), "width", "note", what, why, "Break its lines yourself")


RULES = (width, preformatted)
