"""Boxes whose content comes from elsewhere: pictures, form fields, rules (CSS 2.1 chapter 10.3.2, 10.6.2)."""

from __future__ import annotations

from handset.browser.document.tree import TEXT, Node, picture_source
from handset.browser.forms.options import collapsed, option_label, options_of
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.context import Context
from handset.browser.style.computed import Percent, Style
from handset.browser.style.presentational import whole_number

ARROW = 14
"""Pixels of a select's arrow."""
_FIELD_EDGE = 3
_PLACEHOLDER = 16


def is_replaced(node: Node) -> bool:
    """Return whether an element is a picture or control, whose box is made here."""
    return node.tag in _MAKERS and (node.tag != "object" or bool(picture_source(node)))


def make(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    """Return the box of a picture or control, sized, at 0, 0; None when it shows nothing."""
    return _MAKERS[node.tag](context, node, style, link, max(1, available))


def label_of(context: Context, node: Node) -> str:
    """Return what a button says."""
    if node.tag == "button":
        return collapsed(node.inner_text())
    if node.has("value"):
        return node.get("value")
    return context.words.get(node.get("type").strip().lower(), "")


def _box(kind: str, node: Node, style: Style, link: Node | None, available: int, width: int, height: int) -> Box:
    box = Box(kind, node, style, link)
    resolve_edges(box, available)
    box.width, box.height = min(width, max(8, available - box.margin[1] - box.margin[3])), height
    return box


def _image(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
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
    context: Context, node: Node, box: Box, available: int, width: int | None, height: int | None
) -> tuple[int, int]:
    """Return a picture's size by what it is where nothing else is said, or by the words that stand in its place."""
    natural = context.picture_size(node)
    if natural is None:
        face = box.style.face
        if node.has("alt") and not box.label and width is None:
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


def _input(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    kind = node.get("type").strip().lower()
    cell = context.measure.cells[style.face]
    if kind == "hidden":
        return None
    if kind == "image":
        return _image(context, node, style, node, available)
    if kind in ("checkbox", "radio"):
        side = max(11, cell * 3 // 4)
        return _box("check" if kind == "checkbox" else "radio", node, style, node, available, side, side)
    if kind == "file":
        return _file(context, node, style, available)
    if kind in ("submit", "reset", "button"):
        return _button(context, node, style, link, available)
    size = whole_number(node.get("size"), 1, 200) or 16
    width = min(available, size * (cell // 2) + 2 * _FIELD_EDGE)
    return _sized(_box("field", node, style, node, available, width, cell + 2 * _FIELD_EDGE), available)


def _button(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    label = label_of(context, node)
    cell = context.measure.cells[style.face]
    width = min(available, max(cell * 2, context.measure.width(label, style.face) + 14))
    box = _box("button", node, style, node, available, width, cell + 6)
    box.label = label
    return _sized(box, available)


def _file(context: Context, node: Node, style: Style, available: int) -> Box:
    """Return room for the button that picks, a thumbnail and a name."""
    cell = context.measure.cells[style.face]
    size = whole_number(node.get("size"), 1, 200) or 20
    box = _box("file", node, style, node, available, min(available, size * (cell // 2) + 2 * _FIELD_EDGE), cell + 8)
    box.label = context.words.get("file", "")
    return _sized(box, available)


def _textarea(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    cell = context.measure.cells[style.face]
    cols = whole_number(node.get("cols"), 1, 200) or 20
    rows = whole_number(node.get("rows"), 1, 30) or 3
    width = min(available, cols * (cell // 2) + 2 * _FIELD_EDGE)
    return _sized(_box("area", node, style, node, available, width, rows * cell + 2 * _FIELD_EDGE), available)


def _select(context: Context, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    cell = context.measure.cells[style.face]
    widest = max((context.measure.width(option_label(each), style.face) for each in options_of(node)), default=cell)
    rows = whole_number(node.get("size"), 1, 20) or (3 if node.has("multiple") else 1)
    width = min(available, widest + ARROW + 2 * _FIELD_EDGE)
    return _sized(_box("select", node, style, node, available, width, rows * cell + 2 * _FIELD_EDGE), available)


def _sized(box: Box, available: int) -> Box:
    """Take a width or height that the style asks for."""
    if box.style.width is not None:
        box.width = max(8, min(available, resolved(box.style.width, available)))
    if isinstance(box.style.height, int):
        box.height = max(8, box.style.height)
    return box


_MAKERS = {
    "img": _image,
    "object": _image,
    "input": _input,
    "button": _button,
    "textarea": _textarea,
    "select": _select,
}


def has_text(node: Node) -> bool:
    """Return whether anything readable is below."""
    return any(each.tag == TEXT and each.text.strip() for each in node.walk())
