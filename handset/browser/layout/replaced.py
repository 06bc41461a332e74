"""Boxes whose content comes from elsewhere: pictures, form fields, rules (CSS 2.1 chapter 10.3.2, 10.6.2)."""

from __future__ import annotations

from handset.browser.document.tree import TEXT, Node, picture_source
from handset.browser.forms.options import collapsed, list_rows, option_label, options_of, shown_rows
from handset.browser.layout.boxes import Box, BoxKind, resolve_edges, resolved
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.style.computed import Style
from handset.browser.style.presentational import whole_number
from handset.browser.style.units import Percent

ARROW = 14
"""Pixels of a select's arrow."""
INSET = 8
"""Pixels by which an option of a group stands right of its label."""
_BUTTON_EDGES = 14
"""Pixels of a button's own borders and paddings, left and right."""
_PLACEHOLDER = 16


def is_replaced(node: Node) -> bool:
    """Return whether an element is a replaced one: a picture or a control."""
    return node.tag in _MAKERS and (node.tag != "object" or bool(picture_source(node)))


def make(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    """Make the box of a picture or control, sized, at 0, 0; None when it shows nothing."""
    return _MAKERS[node.tag](context, node, style, link, max(1, available))


def holds_content(context: LayoutContext, box: Box, available: int) -> bool:
    """Return whether a box is a button's whose content is more than one line of plain text."""
    if box.node.tag != "button":
        return False
    if any(child.tag != TEXT for child in box.node.children):
        return True
    return (
        context.measure.width(box.label, box.style.face) > available - box.edges_across - box.margin[1] - box.margin[3]
    )


def label_of(context: LayoutContext, node: Node) -> str:
    """Return a button's label."""
    if node.tag == "button":
        words = collapsed(node.inner_text())
        return words or collapsed(" ".join(each.get("alt") for each in node.walk() if each.tag == "img"))
    if node.has("value"):
        return node.get("value")
    return context.words.get(node.get("type").strip().lower(), "")


def _control(
    context: LayoutContext,
    kind: BoxKind,
    node: Node,
    style: Style,
    available: int,
    across: int,
    down: int,
    label: str = "",
) -> Box:
    """Return the box of a control whose content is `across` by `down` pixels where its style says nothing.

    A width or height that is said is the border box's, but for text fields in standards mode (CSS 2.1 chapter 10). No
    control is wider than the room it stands in.
    """
    box = Box(kind, node, style, node)
    resolve_edges(box, available)
    box.label = label
    edges = box.edges_across, box.edges_down
    outside = edges if kind in _TEXTS and context.standards else (0, 0)
    width, height = across + edges[0] - outside[0], down + edges[1] - outside[1]
    if style.width is not None:
        width = resolved(style.width, available)
    if isinstance(style.height, int):
        height = style.height
    if style.max_width is not None:
        width = min(width, resolved(style.max_width, available))
    if type(style.max_height) is int:
        height = min(height, style.max_height)
    width = max(width, resolved(style.min_width, available))
    height = max(height, style.min_height) if not isinstance(style.min_height, Percent) else height
    room = max(_LEAST, available - box.margin[1] - box.margin[3])
    box.width = min(max(_LEAST, width + outside[0]), room)
    box.height = max(_LEAST, height + outside[1])
    return box


_TEXTS = frozenset(["field", "area"])
_LEAST = 8
"""Pixels of a control across and down, whatever its style says, so that it can be found."""


def _line(context: LayoutContext, style: Style) -> int:
    """Return the height of a control's only line of text."""
    return max(context.measure.cells[style.face], round(style.line_height or 0))


def _image(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    box = Box("image", node, style, link)
    resolve_edges(box, available)
    width = resolved(style.width, available) if style.width is not None else None
    height = style.height if isinstance(style.height, int) else None
    box.label = collapsed(node.get("alt") or (node.inner_text() if node.tag == "object" else ""))
    said = width is not None
    if width is None or height is None:
        width, height = _natural(context, node, box, available, width, height)
    width, height = _limited(style, width, height, available)
    screen = min(available, context.width)
    room = max(1, screen - box.edges_across - box.margin[1] - box.margin[3])
    if width > room and not (context.standards and (said or width <= context.width)):
        height = max(1, height * room // width)
        width = room
    box.width = width + box.edges_across
    box.height = min(height, 10_000) + box.edges_down
    return box


def _limited(style: Style, width: int, height: int, available: int) -> tuple[int, int]:
    """Return a picture within the least and greatest sizes of its style.

    A size that is not said follows the other (10.4).
    """
    least, most = resolved(style.min_width, available), resolved(style.max_width, available)
    across = max(min(width, most) if style.max_width is not None else width, least)
    if style.height is None and across != width and width:
        height = max(1, height * across // width)
    lowest = style.min_height if not isinstance(style.min_height, Percent) else 0
    down = max(min(height, style.max_height) if type(style.max_height) is int else height, lowest)
    if style.width is None and down != height and height:
        across = max(least, across * down // height)
        across = min(across, most) if style.max_width is not None else across
    return across, down


def _natural(
    context: LayoutContext, node: Node, box: Box, available: int, width: int | None, height: int | None
) -> tuple[int, int]:
    """Return a picture's size by what it is where nothing else is said, or by the words that stand in its place."""
    natural = context.picture_size(node)
    if natural is None:
        face = box.style.face
        nothing = node.has("alt") or (node.has("localsrc") and not picture_source(node))
        if nothing and not box.label and width is None:
            # Decoration, or a number that au's phones had no picture of: they left it out.
            return 0, 0
        if width is None:
            width = min(available, context.measure.width(box.label, face) + 6) if box.label else _PLACEHOLDER
        if height is None:
            height = context.measure.cells[face] + 4 if box.label else _PLACEHOLDER
        return width, height
    across, down = natural
    if width is None:
        width = across if height is None or not down else max(1, across * height // down)
    if height is None:
        height = down if not across else max(1, down * width // across) if width != across else down
    return width, height


def _input(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    kind = node.get("type").strip().lower()
    cell = context.measure.cells[style.face]
    if kind == "hidden":
        return None
    if kind == "image":
        return _image(context, node, style, node, available)
    if kind in ("checkbox", "radio"):
        side = max(11, cell * 3 // 4) - 2
        return _control(context, "check" if kind == "checkbox" else "radio", node, style, available, side, side)
    if kind == "file":
        width = (whole_number(node.get("size"), 1, 200) or 20) * (cell // 2)
        label = context.words.get("file", "")
        return _control(context, "file", node, style, available, width, _line(context, style), label)
    if kind in ("submit", "reset", "button"):
        return _button(context, node, style, link, available)
    width = (whole_number(node.get("size"), 1, 200) or 16) * (cell // 2)
    return _control(context, "field", node, style, available, width, _line(context, style))


def _button(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    label = label_of(context, node)
    cell = context.measure.cells[style.face]
    width = max(cell * 2 - _BUTTON_EDGES, context.measure.width(label, style.face))
    return _control(context, "button", node, style, available, width, _line(context, style), label)


def _textarea(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    cell = context.measure.cells[style.face]
    cols = whole_number(node.get("cols"), 1, 200) or 20
    rows = whole_number(node.get("rows"), 1, 30) or 3
    return _control(context, "area", node, style, available, cols * (cell // 2), rows * cell)


def _select(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    cell = context.measure.cells[style.face]
    rows, measure, face = shown_rows(node), context.measure, style.face
    if rows > 1:
        listed = list_rows(node)
        widest = max((measure.width(row.label, face) + (INSET if row.inset else 0) for row in listed), default=cell)
    else:
        widest = max((measure.width(option_label(each), face) for each in options_of(node)), default=cell)
    height = rows * cell if rows > 1 else _line(context, style)
    return _control(context, "select", node, style, available, widest + ARROW, height)


_MAKERS = {
    "img": _image,
    "object": _image,
    "input": _input,
    "button": _button,
    "textarea": _textarea,
    "select": _select,
}


def has_text(node: Node) -> bool:
    """Return whether an element contains visible text."""
    return any(each.tag == TEXT and each.text.strip() for each in node.walk())
