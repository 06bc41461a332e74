"""Declared values -> computed ones: fonts first, since lengths hang on them (CSS 2.1 chapter 6.1)."""

from __future__ import annotations

from collections.abc import Callable

from handset.browser.style.computed import OUT_OF_FLOW, Extent, Style
from handset.browser.style.fonts import SIZES, face_of
from handset.browser.style.units import Em, Percent
from handset.browser.style.values import SIDES, TRANSPARENT, Address, Length, Value
from handset.geometry import Color


def pixels(length: Length, em: Em) -> float:
    """Return a length in CSS pixels; percentages are the caller's."""
    if length.unit == "ex":
        return length.number * em.x_height
    return length.number * _PER_UNIT.get(length.unit, em)


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
            return max(0, min(500, round(parent.font_px * value.number / 100)))
        return max(0, min(500, round(pixels(value, Em.of(parent.font_px, parent.family)))))
    return parent.font_px


def _extent(value: Value, em: Em) -> Extent:
    if isinstance(value, Length):
        return Percent(value.number) if value.unit == "%" else round(pixels(value, em))
    return None


def _fixed(value: Value, em: Em) -> int | Percent:
    found = _extent(value, em)
    return 0 if found is None else found


def apply(style: Style, parent: Style, declared: dict[str, Value], base: int) -> None:
    """Resolve declared values into `style`, the font first since lengths depend on it."""
    size, family = declared.pop("font-size", None), declared.pop("font-family", None)
    if family is not None and family != "inherit":
        style.family = str(family)
    if size is not None and size != "inherit":
        style.font_px = _font_size(size, parent, base)
    if size is not None or family is not None:
        style.face = face_of(style.font_px, block=style.family == "ahem")
    em = Em.of(style.font_px, style.family)
    sides: dict[str, list[Value | None]] = {}
    for name, value in declared.items():
        if value == "inherit" and name not in _SIDED:
            for field in _FIELDS.get(name, ()):
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
    if style.line_factor is not None:
        style.line_height = style.line_factor * em
    if (raised := declared.get("vertical-align")) is not None and raised != "inherit":
        # After the line height, which percentages are of.
        _set_vertical(style, raised, em)
    for group, values in sides.items():
        resolve, found = _SIDE_RESOLVERS[group], list(getattr(style, group))
        for side, said in enumerate(values):
            if said == "inherit":
                found[side] = _inherited_side(parent, group, side)
            elif said is not None:
                found[side] = resolve(said, em)
        setattr(style, group, tuple(found))
    if "border_style" in sides:
        given = sides.get("border", _UNSAID)
        top, right, bottom, left = (
            0 if kind in ("none", "hidden") else _MEDIUM if said is None else width
            for kind, said, width in zip(style.border_style, given, style.border, strict=True)
        )
        style.border = (top, right, bottom, left)
    else:
        style.border = (0, 0, 0, 0)
    if style.position in OUT_OF_FLOW:
        style.float = "none"
    if style.float != "none" and style.display not in _FLOATING:
        style.display = "table" if style.display == "inline-table" else "block"


_FLOATING = frozenset(["none", "table", "list-item", "-wap-marquee"])
"""Values of display that a float keeps (CSS 2.1 chapter 9.7)."""
_UNSAID: list[Value | None] = [None] * 4
_MEDIUM = 3
"""Pixels of a border that has a style and no width."""


def _inherited_side(parent: Style, group: str, side: int) -> object:
    """Return what a parent's side comes to; the colour of a border that names none is the text's."""
    found: object = getattr(parent, group)[side]
    return parent.color if group == "border_color" and found is None else found


def _color(value: Value) -> Color | None:
    return value if isinstance(value, tuple) and not isinstance(value, (Length, Address)) else None


def _side_color(value: Value, _: Em) -> Color | None:
    return TRANSPARENT if value == "transparent" else _color(value)


def _border_width(value: Value, em: Em) -> int:
    """Return whole pixels, rounded down as browsers do, but never to nothing."""
    wide = pixels(value, em) if isinstance(value, Length) else 0.0
    return min(_WIDEST_BORDER, max(1, int(wide + _NEARLY))) if wide > 0 else 0


_WIDEST_BORDER = 10_000
_NEARLY = 1 / 64
"""Fraction of a pixel that units of print lose when they become pixels."""


_SIDE_RESOLVERS: dict[str, Callable[[Value, Em], object]] = {
    "margin": _extent,
    "padding": _fixed,
    "border": _border_width,
    "border_style": lambda value, _: value,
    "border_color": _side_color,
    "inset": _extent,
}
_SIDED: dict[str, tuple[str, int]] = {
    **{f"margin-{side}": ("margin", i) for i, side in enumerate(SIDES)},
    **{f"padding-{side}": ("padding", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-width": ("border", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-style": ("border_style", i) for i, side in enumerate(SIDES)},
    **{f"border-{side}-color": ("border_color", i) for i, side in enumerate(SIDES)},
    **{side: ("inset", i) for i, side in enumerate(SIDES)},
}
_FIELDS: dict[str, tuple[str, ...]] = {
    "color": ("color",), "background-color": ("background",), "background-image": ("picture",),
    "background-repeat": ("picture_repeat",), "background-x": ("picture_x",), "background-y": ("picture_y",),
    "background-attachment": ("picture_fixed",), "border-collapse": ("collapse",), "border-spacing-x": ("spacing_x",),
    "border-spacing-y": ("spacing_y",), "caption-side": ("caption_side",), "clear": ("clear",),
    "display": ("display",), "empty-cells": ("empty_cells",), "float": ("float",), "font-style": ("italic",),
    "font-variant": ("small_caps",),
    "font-weight": ("bold",), "height": ("height",), "letter-spacing": ("letter_spacing",),
    "line-height": ("line_height", "line_factor"), "list-style-image": ("list_picture",),
    "list-style-position": ("list_inside",), "list-style-type": ("list_type",), "max-height": ("max_height",),
    "max-width": ("max_width",), "min-height": ("min_height",), "min-width": ("min_width",),
    "overflow": ("overflow",), "position": ("position",), "z-index": ("z_index",), "table-layout": ("table_layout",),
    "text-align": ("text_align",), "text-decoration": ("decoration", "blink"), "text-indent": ("text_indent",),
    "text-transform": ("transform",), "vertical-align": ("vertical_align",), "visibility": ("visible", "dropped"),
    "white-space": ("white_space",), "width": ("width",), "word-spacing": ("word_spacing",),
}  # fmt: skip
"""What of a parent's style a property takes that says "inherit"."""


def _set(field: str) -> Callable[[Style, Value, Em], None]:
    def apply(style: Style, value: Value, _: Em | None) -> None:
        setattr(style, field, value)

    return apply


def _set_extent(field: str) -> Callable[[Style, Value, Em], None]:
    def apply(style: Style, value: Value, em: Em) -> None:
        setattr(style, field, _extent(value, em))

    return apply


def _set_fixed(field: str) -> Callable[[Style, Value, Em], None]:
    def apply(style: Style, value: Value, em: Em) -> None:
        setattr(style, field, _fixed(value, em))

    return apply


def _set_background(style: Style, value: Value, _: Em | None) -> None:
    style.background = _color(value)


def _set_picture(field: str) -> Callable[[Style, Value, Em], None]:
    def apply(style: Style, value: Value, _: Em | None) -> None:
        setattr(style, field, value.url if isinstance(value, Address) else "")

    return apply


def _set_decoration(style: Style, value: Value, _: Em | None) -> None:
    if isinstance(value, str):
        words = set(value.split()) - {"none"}
        # A parent's line runs on below its children, so theirs is added; blink likewise.
        inherited = set(style.decoration.split())
        style.blink = style.blink or "blink" in words
        style.decoration = " ".join(sorted((words | inherited) - {"blink"})) if value != "none" else ""


def _set_line_height(style: Style, value: Value, em: Em) -> None:
    style.line_height = style.line_factor = None
    if isinstance(value, Length):
        if value.unit == "":
            style.line_factor = value.number
        else:
            style.line_height = value.number / 100 * em if value.unit == "%" else pixels(value, em)


def _set_vertical(style: Style, value: Value, em: Em) -> None:
    if isinstance(value, Length) and value.unit == "%":
        height = style.line_height if style.line_height is not None else em
        style.vertical_align = round(value.number * height / 100)
    else:
        style.vertical_align = value if isinstance(value, str) else int(_fixed(value, em))


def _set_visibility(style: Style, value: Value, _: Em | None) -> None:
    style.visible, style.dropped = value == "visible", value == "collapse"


def _set_spacing(field: str) -> Callable[[Style, Value, Em], None]:
    def apply(style: Style, value: Value, em: Em) -> None:
        setattr(style, field, int(_fixed(value, em)) if isinstance(value, Length) else 0)

    return apply


_SETTERS: dict[str, Callable[[Style, Value, Em], None]] = {
    "color": _set("color"),
    "background-attachment": lambda style, value, _: setattr(style, "picture_fixed", value == "fixed"),
    "background-color": _set_background,
    "background-image": _set_picture("picture"),
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
    "font-variant": lambda style, value, _: setattr(style, "small_caps", value == "small-caps"),
    "font-weight": lambda style, value, _: setattr(style, "bold", value in ("bold", "bolder")),
    "height": _set_extent("height"),
    "line-height": _set_line_height,
    "letter-spacing": _set_spacing("letter_spacing"),
    "word-spacing": _set_spacing("word_spacing"),
    "list-style-image": _set_picture("list_picture"),
    "list-style-position": lambda style, value, _: setattr(style, "list_inside", value == "inside"),
    "list-style-type": _set("list_type"),
    "max-height": _set_extent("max_height"),
    "max-width": _set_extent("max_width"),
    "min-height": _set_fixed("min_height"),
    "min-width": _set_fixed("min_width"),
    "overflow": _set("overflow"),
    "position": _set("position"),
    "z-index": lambda style, value, _: setattr(style, "z_index", value if isinstance(value, int) else None),
    "table-layout": _set("table_layout"),
    "text-align": _set("text_align"),
    "text-decoration": _set_decoration,
    "text-indent": _set_fixed("text_indent"),
    "text-transform": _set("transform"),
    "visibility": _set_visibility,
    "white-space": _set("white_space"),
    "width": _set_extent("width"),
    "-wap-input-format": _set("input_format"),
    "-wap-input-required": lambda style, value, _: setattr(style, "input_required", value == "true"),
    "-wap-marquee-dir": _set("marquee_dir"),
    "-wap-marquee-loop": _set("marquee_loop"),
    "-wap-marquee-speed": _set("marquee_speed"),
    "-wap-marquee-style": _set("marquee_style"),
    "scrollamount": _set("marquee_amount"),
    "scrolldelay": _set("marquee_delay"),
}
