"""The cascade: node + parent's style -> `Style`, every value resolved to pixels, percentages kept until layout.

Elements that share parent style, attributes and matched rules share one Style object, so a page of 2,000 links
computes a dozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handset.browser import ua_sheet
from handset.browser.css import Block, Declaration, Rule, declarations, stylesheet
from handset.browser.dialect import Dialect
from handset.browser.document import Document, Node
from handset.browser.presentational import declarations_of, sharing_key
from handset.browser.properties import SIDES, Address, Length, Value
from handset.geometry import Color

SIZES = (12, 16, 20, 24)
"""Nominal sizes of the page face, in pixels."""
LINK = (0x00, 0x33, 0xCC)
VISITED = (0x66, 0x33, 0x99)
TEXT_COLOR = (0x22, 0x22, 0x22)


MAX_WORK = 400_000
"""Selector steps tried for one page, about a microsecond each; a sheet that asks for more styles nothing further."""


class Percent(float):
    """Of the containing block, decided in layout."""


Extent = int | Percent | None
"""Pixels, a share of the containing block, or None for auto."""

_INHERITED = (
    "color", "font_px", "face", "bold", "italic", "decoration", "blink", "text_align", "white_space", "line_height",
    "text_indent", "list_type", "list_inside", "visible", "spacing_x", "spacing_y", "collapse", "transform",
    "marquee_dir", "marquee_style", "marquee_loop", "input_format", "caption_side", "empty_cells",
)  # fmt: skip
_OWN = (
    "display", "background", "picture", "picture_repeat", "picture_x", "picture_y", "margin", "padding", "border",
    "border_style", "border_color", "width", "height", "min_width", "max_width", "min_height", "float", "clear",
    "vertical_align",
)  # fmt: skip


class Style:
    """Computed values of one element; those of text are its parent's."""

    __slots__ = (*_INHERITED, *_OWN, "serial")

    color: Color
    font_px: int
    face: int
    bold: bool
    italic: bool
    decoration: str
    blink: bool
    text_align: str
    white_space: str
    line_height: float | None
    text_indent: int | Percent
    list_type: str
    list_inside: bool
    visible: bool
    spacing_x: int
    spacing_y: int
    collapse: bool
    transform: str
    marquee_dir: str
    marquee_style: str
    marquee_loop: int
    input_format: str
    caption_side: str
    empty_cells: bool
    display: str
    background: Color | None
    picture: str
    picture_repeat: str
    picture_x: int | Percent
    picture_y: int | Percent
    margin: tuple[Extent, Extent, Extent, Extent]
    padding: tuple[int | Percent, int | Percent, int | Percent, int | Percent]
    border: tuple[int, int, int, int]
    border_style: tuple[str, str, str, str]
    border_color: tuple[Color | None, Color | None, Color | None, Color | None]
    width: Extent
    height: Extent
    min_width: int | Percent
    max_width: Extent
    min_height: int | Percent
    float: str
    clear: str
    vertical_align: str | int
    serial: int

    def child(self) -> Style:
        """The style of a child that says nothing."""
        style = Style()
        for name in _INHERITED:
            setattr(style, name, getattr(self, name))
        style.reset()
        return style

    def reset(self) -> None:
        """Initial values of what is not inherited."""
        self.display = "inline"
        self.background = None
        self.picture, self.picture_repeat, self.picture_x, self.picture_y = "", "repeat", 0, 0
        self.margin = self.padding = self.border = (0, 0, 0, 0)
        self.border_style = ("none",) * 4
        self.border_color = (None,) * 4
        self.width = self.height = self.max_width = None
        self.min_width = self.min_height = 0
        self.float = self.clear = "none"
        self.vertical_align = "baseline"
        self.serial = 0


def root_style(size: int, text: Color = TEXT_COLOR) -> Style:
    """What the root element inherits; `size` is the phone's ordinary size in pixels."""
    style = Style()
    style.color, style.font_px, style.face = text, size, size
    style.bold = style.italic = style.blink = style.list_inside = style.collapse = False
    style.decoration, style.text_align, style.white_space, style.transform = "", "left", "normal", "none"
    style.line_height, style.text_indent, style.list_type, style.visible = None, 0, "disc", True
    style.spacing_x = style.spacing_y = 0
    style.marquee_dir, style.marquee_style, style.marquee_loop = "rtl", "scroll", -1
    style.input_format, style.caption_side, style.empty_cells = "", "top", True
    style.reset()
    style.display = "block"
    return style


class Sheet:
    """Rules in buckets by what their subject must have, so that few are tried for a node."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._work = 0
        self._buckets: dict[str, list[tuple[tuple[int, int, int], int, Rule]]] = {}
        for place, rule in enumerate(rules):
            subject = rule.selector.subject
            if subject.ids:
                key = "#" + subject.ids[0]
            elif subject.classes:
                key = "." + subject.classes[0]
            else:
                key = subject.tag or "*"
            self._buckets.setdefault(key, []).append((rule.selector.specificity, place, rule))

    def __bool__(self) -> bool:
        return bool(self._buckets)

    def matching(self, node: Node, visited: bool) -> list[Block]:
        """The blocks that apply to `node`, weakest first."""
        keys = [node.tag, "*"]
        if node.attributes:
            name = node.attributes.get("id")
            if name:
                keys.append("#" + name)
            names = node.attributes.get("class")
            if names:
                keys += ["." + each for each in dict.fromkeys(names.split())]
        buckets = self._buckets
        found = []
        for key in keys:
            for entry in buckets.get(key, ()):
                selector = entry[2].selector
                self._work += 1 + 12 * len(selector.combinators)
                if self._work > MAX_WORK:
                    return []
                if selector.matches(node, visited):
                    found.append(entry)
        if len(found) > 1:
            found.sort(key=lambda entry: (entry[0], entry[1]))
        return [entry[2].block for entry in found]


def author_sheet(document: Document, dialect: Dialect, fetched: dict[str, str] | None = None) -> Sheet:
    """The page's own rules, as far as the model takes them; `fetched` are external sheets by address."""
    if dialect.css == "none":
        return Sheet(())
    rules: list[Rule] = []
    for kind, text in document.style_sheets:
        if kind == "text":
            rules += stylesheet(text)
        elif dialect.css == "full":
            rules += stylesheet((fetched or {}).get(text, ""))
    if dialect.css == "inline":
        rules = [rule for rule in rules if rule.selector.subject.tag == "a" and rule.selector.subject.state]
    return Sheet(rules)


class Styles:
    """Computes the styles of one document for one model and font size."""

    def __init__(
        self,
        document: Document,
        dialect: Dialect,
        base_size: int,
        *,
        author: Sheet | None = None,
        is_visited: Callable[[Node], bool] = lambda node: False,
    ) -> None:
        self.dialect = dialect
        self.base_size = base_size
        self._agent = _agent_sheet(dialect.strict)
        self._author = author if author is not None else author_sheet(document, dialect)
        self._is_visited = is_visited
        self._shared: dict[object, Style] = {}
        self._serial = 0
        body = document.body
        self._link = _body_color(body, "link", dialect) or LINK
        self._visited = _body_color(body, "vlink", dialect) or VISITED
        self.root = self.of(document.root, root_style(base_size))

    def of(self, node: Node, parent: Style) -> Style:
        """The style of an element whose parent has the style `parent`."""
        tag = node.tag
        is_link = tag == "a" and "href" in node.attributes
        visited = is_link and self._is_visited(node)
        agent = tuple(self._agent.matching(node, visited))
        author = tuple(self._author.matching(node, visited)) if self._author else ()
        key = (
            parent.serial,
            tag,
            visited,
            sharing_key(node) if node.attributes or tag in ("td", "th") else None,
            tuple(map(id, agent)),
            tuple(map(id, author)),
        )
        style = self._shared.get(key)
        if style is None:
            style = self._compute(node, parent, agent, author, is_link, visited)
            self._serial += 1
            style.serial = self._serial
            self._shared[key] = style
        return style

    def _compute(
        self,
        node: Node,
        parent: Style,
        agent: tuple[Block, ...],
        author: tuple[Block, ...],
        is_link: bool,
        visited: bool,
    ) -> Style:
        style = parent.child()
        dialect, tag = self.dialect, node.tag
        if not dialect.takes_tag(tag):
            # Its content stands alone; rows of an unknown table still begin on a line of their own.
            style.display = "block" if tag in ("table", "tr", "caption") else "inline"
            return style
        declared: dict[str, Value] = {}
        for block in agent:
            declared.update((each.name, each.value) for each in block)
        if is_link:
            declared["color"] = self._visited if visited else self._link
        if node.attributes or tag in ("td", "th"):
            declared.update((each.name, each.value) for each in declarations_of(node, dialect))
        important: list[Declaration] = []
        blocks = list(author)
        if dialect.css != "none" and "style" in node.attributes:
            blocks.append(
                tuple(
                    each
                    for each in declarations(node.attributes["style"])
                    if dialect.takes_property(tag, each.name, each.value)
                )
            )
        for block in blocks:
            for each in block:
                if each.important:
                    important.append(each)
                else:
                    declared[each.name] = each.value
        declared.update((each.name, each.value) for each in important)
        _apply(style, parent, declared, self.base_size)
        return style


def _body_color(body: Node, name: str, dialect: Dialect) -> Color | None:
    from handset.browser.colors import html_color

    return html_color(body.get(name)) if dialect.takes_attribute("body", name) else None


_SHEETS: dict[bool, str] = {True: ua_sheet.BASE, False: ua_sheet.BASE + ua_sheet.ROOMY}


def _agent_sheet(strict: bool) -> Sheet:
    return Sheet(stylesheet(_SHEETS[strict]))


def pixels(length: Length, em: int) -> float:
    """A length in CSS pixels; percentages are the caller's."""
    return length.number * _PER_UNIT.get(length.unit, 0) if length.unit in _PER_UNIT else _by_font(length, em)


def _by_font(length: Length, em: int) -> float:
    return length.number * em * (0.5 if length.unit == "ex" else 1)


_PER_UNIT = {"px": 1.0, "": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_STEPS = {"xx-small": -2, "x-small": -1, "small": -1, "medium": 0, "large": 1, "x-large": 1, "xx-large": 2}


def _stepped(size: int, steps: int) -> int:
    place = min(range(len(SIZES)), key=lambda i: (abs(SIZES[i] - size), i))
    return SIZES[max(0, min(len(SIZES) - 1, place + steps))]


def _font_size(value: Value, parent: Style, base: int) -> int:
    if isinstance(value, str):
        if value in _STEPS:
            return _stepped(base, _STEPS[value])
        return _stepped(parent.font_px, -1 if value == "smaller" else 1 if value == "larger" else 0)
    if isinstance(value, Length):
        if value.unit == "%":
            return max(1, min(500, round(parent.font_px * value.number / 100)))
        return max(1, min(500, round(pixels(value, parent.font_px))))
    return parent.font_px


def face_of(size: int) -> int:
    """The nominal size of the face nearest to a font size in pixels."""
    return min(SIZES, key=lambda each: (abs(each - size), each))


def _extent(value: Value, em: int) -> Extent:
    if isinstance(value, Length):
        return Percent(value.number) if value.unit == "%" else round(pixels(value, em))
    return None


def _fixed(value: Value, em: int) -> int | Percent:
    found = _extent(value, em)
    return 0 if found is None else found


def _apply(style: Style, parent: Style, declared: dict[str, Value], base: int) -> None:
    """Resolve declared values into `style`: the font first, since lengths hang on it."""
    size = declared.pop("font-size", None)
    if size is not None and size != "inherit":
        style.font_px = _font_size(size, parent, base)
        style.face = face_of(style.font_px)
    em = style.font_px
    sides: dict[str, list[Value | None]] = {}
    for name, value in declared.items():
        if value == "inherit":
            field = _FIELDS.get(name)
            if field:
                setattr(style, field, getattr(parent, field))
            continue
        part = _SIDED.get(name)
        if part is not None:
            group, side = part
            sides.setdefault(group, [None] * 4)[side] = value
            continue
        setter = _SETTERS.get(name)
        if setter is not None:
            setter(style, value, em)
    for group, values in sides.items():
        current = getattr(style, group)
        resolve = _SIDE_RESOLVERS[group]
        resolved = tuple(current[i] if value is None else resolve(value, em) for i, value in enumerate(values))
        setattr(style, group, resolved)
    if "border_style" in sides:
        given = sides.get("border", _UNSAID)
        top, right, bottom, left = (
            0 if kind in ("none", "hidden") else _MEDIUM if said is None else width
            for kind, said, width in zip(style.border_style, given, style.border, strict=True)
        )
        style.border = (top, right, bottom, left)
    else:
        style.border = (0, 0, 0, 0)
    if style.float != "none" and style.display in ("inline", "inline-block", "list-item"):
        style.display = "block"


_UNSAID: list[Value | None] = [None] * 4
_MEDIUM = 3
"""Pixels of a border that has a style and no width."""


def _side_color(value: Value, _: int) -> Color | None:
    return value if isinstance(value, tuple) and not isinstance(value, (Length, Address)) else None


_SIDE_RESOLVERS: dict[str, Callable[[Value, int], object]] = {
    "margin": _extent,
    "padding": _fixed,
    "border": lambda value, em: min(200, int(_fixed(value, em))),
    "border_style": lambda value, _: value,
    "border_color": _side_color,
}
_SIDED: dict[str, tuple[str, int]] = {
    **{f"margin-{side}": ("margin", i) for i, side in enumerate(SIDES)},
    **{f"padding-{side}": ("padding", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-width": ("border", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-style": ("border_style", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-color": ("border_color", i) for i, side in enumerate(SIDES)},
}
_FIELDS = {
    "color": "color", "background-color": "background", "text-align": "text_align", "vertical-align":
    "vertical_align", "line-height": "line_height", "font-weight": "bold", "font-style": "italic", "display": "display",
    "white-space": "white_space", "text-indent": "text_indent", "width": "width", "height": "height",
    "list-style-type": "list_type", "visibility": "visible", "float": "float", "clear": "clear",
}  # fmt: skip


def _set(field: str) -> Callable[[Style, Value, int], None]:
    def apply(style: Style, value: Value, _: int) -> None:
        setattr(style, field, value)

    return apply


def _set_extent(field: str) -> Callable[[Style, Value, int], None]:
    def apply(style: Style, value: Value, em: int) -> None:
        setattr(style, field, _extent(value, em))

    return apply


def _set_fixed(field: str) -> Callable[[Style, Value, int], None]:
    def apply(style: Style, value: Value, em: int) -> None:
        setattr(style, field, _fixed(value, em))

    return apply


def _set_background(style: Style, value: Value, _: int) -> None:
    style.background = _side_color(value, 0)


def _set_picture(style: Style, value: Value, _: int) -> None:
    style.picture = value.url if isinstance(value, Address) else ""


def _set_decoration(style: Style, value: Value, _: int) -> None:
    if isinstance(value, str):
        words = set(value.split()) - {"none"}
        # A parent's line runs on below its children, so theirs is added; blink likewise.
        inherited = set(style.decoration.split())
        style.blink = style.blink or "blink" in words
        style.decoration = " ".join(sorted((words | inherited) - {"blink"})) if value != "none" else ""


def _set_line_height(style: Style, value: Value, em: int) -> None:
    if isinstance(value, Length):
        share = value.number / 100 if value.unit == "%" else value.number
        style.line_height = share * em if value.unit in ("", "%") else pixels(value, em)
    else:
        style.line_height = None


def _set_vertical(style: Style, value: Value, em: int) -> None:
    style.vertical_align = value if isinstance(value, str) else int(_fixed(value, em))


_SETTERS: dict[str, Callable[[Style, Value, int], None]] = {
    "color": _set("color"),
    "background-color": _set_background,
    "background-image": _set_picture,
    "background-repeat": _set("picture_repeat"),
    "background-x": _set_fixed("picture_x"),
    "background-y": _set_fixed("picture_y"),
    "border-collapse": lambda style, value, _: setattr(style, "collapse", value == "collapse"),
    "border-spacing-x": lambda style, value, em: setattr(style, "spacing_x", int(_fixed(value, em))),
    "border-spacing-y": lambda style, value, em: setattr(style, "spacing_y", int(_fixed(value, em))),
    "caption-side": _set("caption_side"),
    "clear": _set("clear"),
    "display": _set("display"),
    "empty-cells": lambda style, value, _: setattr(style, "empty_cells", value == "show"),
    "float": _set("float"),
    "font-style": lambda style, value, _: setattr(style, "italic", value != "normal"),
    "font-weight": lambda style, value, _: setattr(style, "bold", value in ("bold", "bolder")),
    "height": _set_extent("height"),
    "line-height": _set_line_height,
    "list-style-position": lambda style, value, _: setattr(style, "list_inside", value == "inside"),
    "list-style-type": _set("list_type"),
    "max-width": _set_extent("max_width"),
    "min-height": _set_fixed("min_height"),
    "min-width": _set_fixed("min_width"),
    "text-align": _set("text_align"),
    "text-decoration": _set_decoration,
    "text-indent": _set_fixed("text_indent"),
    "text-transform": _set("transform"),
    "vertical-align": _set_vertical,
    "visibility": lambda style, value, _: setattr(style, "visible", value == "visible"),
    "white-space": _set("white_space"),
    "width": _set_extent("width"),
    "-wap-input-format": _set("input_format"),
    "-wap-marquee-dir": _set("marquee_dir"),
    "-wap-marquee-loop": _set("marquee_loop"),
    "-wap-marquee-style": _set("marquee_style"),
}
