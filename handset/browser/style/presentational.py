"""HTML's presentational attributes as declarations: `<td bgcolor>` is a rule like any other, before authors' own."""

from __future__ import annotations

import re
from collections.abc import Callable

from handset.browser.dialect import Dialect
from handset.browser.document.tree import Node
from handset.browser.style import table_rules
from handset.browser.style.colors import html_color
from handset.browser.style.units import BlockAlign
from handset.browser.style.values import SIDES, Address, Length, Value
from handset.geometry import Color

Pairs = list[tuple[str, Value]]
_NUMBER = re.compile(r"\s*([+-]?\d{1,6})(?:\.\d*)?\s*(%?)")
_FONT_SIZES = {1: "x-small", 2: "small", 3: "medium", 4: "large", 5: "x-large", 6: "xx-large", 7: "xx-large"}
_LIST_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
               "disc": "disc", "circle": "circle", "square": "square"}  # fmt: skip
MAX_BORDER = 40
TABLE_PARTS = table_rules.PARTS
"""Elements of which a table's own attributes say how they look."""
_WHOLE_NUMBER = re.compile(r"\s*([+-]?\d{1,18})")
_OF_TABLE = ("cellpadding", "border", "bordercolor", "rules")


def whole_number(text: str, low: int, high: int) -> int | None:
    """Return the whole number an attribute starts with, clamped; None when there is none."""
    match = _WHOLE_NUMBER.match(text)
    return max(low, min(high, int(match[1]))) if match else None


def declarations_of(node: Node, dialect: Dialect) -> Pairs:
    """Return the declarations of `node`'s presentational attributes (and its cell's table's)."""
    pairs: Pairs = []
    tag = node.tag
    for name, value in node.attributes.items():
        reader = _READERS.get((tag, name))
        if reader is not None and dialect.takes_attribute(tag, name, value):
            pairs += reader(value, node)
    if tag == "table":
        pairs += table_rules.of_table(node, dialect)
    elif tag in TABLE_PARTS:
        pairs = _part_of_table(node, dialect) + pairs
    return pairs


def sharing_key(node: Node) -> object:
    """Return the key of style sharing: elements with equal keys, tags and parent styles have equal styles.

    Addresses of links are left out, so that all links of a list are one.
    """
    own = [each for each in node.attributes.items() if each[0] in _LOOKS]
    if node.tag in TABLE_PARTS:
        table = node.ancestor("table")
        outer = tuple([table.get(name) for name in _OF_TABLE]) if table else ()
        return *own, outer
    return tuple(own)


def _part_of_table(node: Node, dialect: Dialect) -> Pairs:
    """Return what a table's own attributes say of one of its parts."""
    table = node.ancestor("table")
    pairs: Pairs = []
    if table is not None and node.tag in ("td", "th"):
        padding = whole_number(table.get("cellpadding"), 0, 100)
        if padding is not None:
            pairs += [(f"padding-{side}", Length(padding, "px")) for side in SIDES]
        if table.has("border") and table.get("border").strip() != "0":
            color = html_color(table.get("bordercolor")) or (0x99, 0x99, 0x99)
            pairs += _frame(1, "solid", color)
    if table is not None:
        pairs += table_rules.of_part(node.tag, table, dialect)
    return pairs


def _frame(width: int, style: str, color: Value) -> Pairs:
    return [
        (f"border-{side}-{part}", value)
        for side in SIDES
        for part, value in (("width", Length(width, "px")), ("style", style), ("color", color))
    ]


def _color(name: str) -> Callable[[str, Node], Pairs]:
    def read(value: str, _: Node) -> Pairs:
        color = html_color(value)
        return [(name, color)] if color is not None else []

    return read


def _length(name: str, *also: str, percent: bool = True) -> Callable[[str, Node], Pairs]:
    def read(value: str, _: Node) -> Pairs:
        match = _NUMBER.match(value)
        if not match or int(match[1]) < 0 or (match[2] and not percent):
            return []
        return [(each, Length(float(match[1]), match[2] or "px")) for each in (name, *also)]

    return read


def _align(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    word = "center" if word == "middle" else word
    return [("text-align", word)] if word in ("left", "center", "right", "justify") else []


def _align_all(value: str, node: Node) -> Pairs:
    return [(name, BlockAlign(word)) for name, word in _align(value, node)]


def _align_image(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    if word in ("left", "right"):
        return [("float", word)]
    return [("vertical-align", _IMAGE_PLACES[word])] if word in _IMAGE_PLACES else []


_IMAGE_PLACES = {
    "top": "top", "texttop": "text-top", "middle": "middle", "center": "middle", "absmiddle": "middle",
    "abscenter": "middle", "bottom": "baseline", "baseline": "baseline", "absbottom": "bottom",
}  # fmt: skip
"""HTML standard, 15.4.3."""


def _align_table(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    if word == "center":
        return [("margin-left", "auto"), ("margin-right", "auto")]
    return [("float", word)] if word in ("left", "right") else []


def _align_rule(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    left: Value = Length(0, "px") if word == "left" else "auto"
    right: Value = Length(0, "px") if word == "right" else "auto"
    return [("margin-left", left), ("margin-right", right)]


def _align_caption(value: str, node: Node) -> Pairs:
    word = value.strip().lower()
    return [("caption-side", word)] if word in ("top", "bottom") else _align_all(value, node)


def _column_width(value: str, node: Node) -> Pairs:
    # `2*` is a share of what is left, which no phone gave out.
    return [] if "*" in value else _length("width")(value, node)


def _valign(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    return [("vertical-align", word)] if word in ("top", "middle", "bottom", "baseline") else []


def _nowrap(_: str, node: Node) -> Pairs:
    # A cell that says how wide it is may break its lines, as browsers of the time had it.
    return [] if node.has("width") else [("white-space", "nowrap")]


def _font_size(value: str, _: Node) -> Pairs:
    number = whole_number(value, -7, 7)
    if number is None:
        return []
    if value.strip()[:1] in "+-":
        number = 3 + number
    return [("font-size", _FONT_SIZES[max(1, min(7, number))])]


def _list_type(value: str, _: Node) -> Pairs:
    word = value.strip()
    kind = _LIST_TYPES.get(word) or _LIST_TYPES.get(word.lower())
    return [("list-style-type", kind)] if kind else []


def _border(value: str, node: Node) -> Pairs:
    width = whole_number(value, 0, MAX_BORDER)
    width = 1 if width is None else width
    if node.tag in ("img", "input"):
        return _frame(width, "solid", "currentcolor")
    color = html_color(node.get("bordercolor"))
    return _frame(width, "solid" if color else "outset", color or (0xAA, 0xAA, 0xAA)) if width else []


def _clear(value: str, _: Node) -> Pairs:
    word = value.strip().lower()
    word = "both" if word == "all" else word
    return [("clear", word)] if word in ("left", "right", "both") else []


def _all_colors(color: Color) -> Pairs:
    pairs: Pairs = [("background-color", color)]
    pairs += [(f"border-{side}-color", color) for side in SIDES]
    return pairs


def _rule_color(value: str, _: Node) -> Pairs:
    color = html_color(value)
    if color is None:
        return []
    return _all_colors(color)


def color_rule(declared: dict[str, Value], before: dict[str, Value], borders_count: bool) -> None:
    """Color a rule whose style says `color` or `background-color` as phones did.

    Its `color` is that of the line and of what is in it, unless the style gives them others. Where a phone takes no
    colors of a rule's borders, its background colors the line. `before` is what was declared before the page's CSS.
    """

    def said(name: str) -> Value | None:
        value = declared.get(name)
        return None if value is before.get(name) else value

    ink, ground = said("color"), said("background-color")
    if ink is not None and ground is None:
        declared["background-color"] = ink
    line = ink if ink is not None or borders_count else ground
    if line is None or line == "transparent":
        return
    for side in SIDES:
        if said(f"border-{side}-color") in (None, "currentcolor"):
            declared[f"border-{side}-color"] = line


def _rule_size(value: str, _: Node) -> Pairs:
    size = whole_number(value, 1, 100)
    if size is None:
        return []
    pairs: Pairs = [("height", Length(max(0, size - 2), "px"))]
    if size == 1:
        pairs.append(("border-bottom-width", Length(0, "px")))
    return pairs


def _rule_noshade(_: str, node: Node) -> Pairs:
    color = html_color(node.get("color")) or (0x80, 0x80, 0x80)
    return _all_colors(color)


def _spacing(value: str, _: Node) -> Pairs:
    gap = whole_number(value, 0, 100)
    return [("border-spacing-x", Length(gap, "px")), ("border-spacing-y", Length(gap, "px"))] if gap is not None else []


def _marquee_loop(value: str, _: Node) -> Pairs:
    passes = 0 if value.strip().lower() == "infinite" else whole_number(value, 0, 9999)
    return [("-wap-marquee-loop", passes)] if passes is not None else []


def _word(name: str, words: dict[str, str]) -> Callable[[str, Node], Pairs]:
    def read(value: str, _: Node) -> Pairs:
        found = words.get(value.strip().lower())
        return [(name, found)] if found is not None else []

    return read


def _number(name: str, low: int, high: int) -> Callable[[str, Node], Pairs]:
    def read(value: str, _: Node) -> Pairs:
        number = whole_number(value, low, high)
        return [(name, number)] if number is not None else []

    return read


def _picture(value: str, _: Node) -> Pairs:
    return [("background-image", Address(value.strip()))] if value.strip() else []


def _of_picture(read: Callable[[str, Node], Pairs]) -> Callable[[str, Node], Pairs]:
    """Return a picture's attribute, which counts on a button that is one."""

    def read_button(value: str, node: Node) -> Pairs:
        return read(value, node) if node.get("type").strip().lower() == "image" else []

    return read_button


_READERS: dict[tuple[str, str], Callable[[str, Node], Pairs]] = {
    ("body", "bgcolor"): _color("background-color"),
    ("body", "text"): _color("color"),
    ("body", "background"): _picture,
    ("font", "color"): _color("color"),
    ("font", "size"): _font_size,
    ("hr", "align"): _align_rule,
    ("hr", "color"): _rule_color,
    ("hr", "noshade"): _rule_noshade,
    ("hr", "size"): _rule_size,
    ("hr", "width"): _length("width"),
    ("img", "align"): _align_image,
    ("img", "border"): _border,
    ("img", "hspace"): _length("margin-left", "margin-right", percent=False),
    ("img", "vspace"): _length("margin-top", "margin-bottom", percent=False),
    ("img", "width"): _length("width"),
    ("img", "height"): _length("height"),
    ("input", "align"): _of_picture(_align_image),
    ("input", "border"): _of_picture(_border),
    ("input", "height"): _of_picture(_length("height")),
    ("input", "width"): _of_picture(_length("width")),
    ("br", "clear"): _clear,
    ("table", "align"): _align_table,
    ("table", "border"): _border,
    ("table", "cellspacing"): _spacing,
    ("table", "width"): _length("width"),
    ("table", "height"): _length("height"),
    ("table", "bgcolor"): _color("background-color"),
    ("table", "background"): _picture,
    ("caption", "align"): _align_caption,
    ("col", "width"): _column_width,
    ("colgroup", "width"): _column_width,
    ("tr", "height"): _length("height"),
    ("tr", "bgcolor"): _color("background-color"),
    ("marquee", "behavior"): _word("-wap-marquee-style", {word: word for word in ("scroll", "slide", "alternate")}),
    ("marquee", "bgcolor"): _color("background-color"),
    ("marquee", "direction"): _word("-wap-marquee-dir", {"left": "rtl", "right": "ltr", "up": "up", "down": "down"}),
    ("marquee", "loop"): _marquee_loop,
    ("marquee", "scrollamount"): _number("scrollamount", 0, 1000),
    ("marquee", "scrolldelay"): _number("scrolldelay", 1, 100_000),
    ("marquee", "height"): _length("height", percent=False),
    ("marquee", "width"): _length("width"),
    ("legend", "align"): _align_rule,
    ("ol", "type"): _list_type,
    ("ul", "type"): _list_type,
    ("li", "type"): _list_type,
    ("dir", "type"): _list_type,
    ("menu", "type"): _list_type,
    **{(tag, "nowrap"): _nowrap for tag in ("td", "th")},
    **{(tag, "valign"): _valign for tag in ("td", "th", "tr", "tbody", "thead", "tfoot")},
    **{
        (tag, "bgcolor"): _color("background-color")
        for tag in ("td", "th", "tbody", "thead", "tfoot", "col", "colgroup")
    },
    **{(tag, "background"): _picture for tag in ("td", "th", "tr")},
    **{(tag, "width"): _length("width") for tag in ("td", "th", "object")},
    **{(tag, "height"): _length("height") for tag in ("td", "th", "object")},
    **{(tag, "align"): _align_all for tag in ["div", "td", "th", "tr", "tbody", "thead", "tfoot", "center"]},
    **{
        (tag, "align"): _align
        for tag in [
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "form",
            "li",
        ]
    },
    **{
        (tag, "color"): _color("color")
        for tag in [
            "blink",
            "blockquote",
            "center",
            "dd",
            "dir",
            "dl",
            "dt",
            "marquee",
            "menu",
            "ol",
            "ul",
            "li",
            "p",
            "div",
        ]
    },
}
_LOOKS = frozenset([*(name for _, name in _READERS), "bordercolor", "rules", "frame", "style", "type"])
"""Attributes that the look of an element can hang on."""
