"""CSS properties: tokens of a declaration -> typed longhands. What is here is what the browser understands.

Values: a `Color` triple, a keyword (str), a `Length`, an `Address` of a picture, or a whole number.
"""

from __future__ import annotations

from collections.abc import Callable

from tinycss2 import ast  # type: ignore[import-untyped]

from handset.browser.style.values import SIDES, Address, Length, Tokens, Value, color_of, length_of, word_of

Longhands = list[tuple[str, Value]]
_BORDER_STYLES = frozenset(
    ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"]
)
_BORDER_WIDTHS = {"thin": Length(1, "px"), "medium": Length(3, "px"), "thick": Length(5, "px")}

KEYWORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "background-repeat": "repeat repeat-x repeat-y no-repeat",
        "background-attachment": "scroll fixed",
        "border-collapse": "collapse separate",
        "caption-side": "top bottom",
        "clear": "none left right both",
        "display": "inline block list-item none inline-block table table-row table-cell table-row-group "
        "table-header-group table-footer-group table-caption table-column table-column-group inline-table "
        "-wap-marquee",
        "empty-cells": "show hide",
        "float": "left right none",
        "font-style": "normal italic oblique",
        "font-variant": "normal small-caps",
        "list-style-position": "inside outside",
        "list-style-type": "disc circle square decimal decimal-leading-zero lower-alpha upper-alpha lower-latin "
        "upper-latin lower-roman upper-roman lower-greek armenian georgian none",
        "overflow": "visible hidden scroll auto",
        "position": "static relative absolute fixed",
        "table-layout": "auto fixed",
        "text-align": "left right center justify",
        "text-transform": "none capitalize uppercase lowercase",
        "visibility": "visible hidden collapse",
        "white-space": "normal pre nowrap pre-wrap pre-line",
        "-wap-marquee-dir": "ltr rtl",
        "-wap-marquee-style": "scroll slide alternate none",
        "-wap-marquee-speed": "slow normal fast",
        "-wap-input-required": "true false",
    }.items()
}


def longhands(name: str, tokens: Tokens) -> Longhands:
    """Return the longhand properties a declaration sets; none when it is not understood."""
    tokens = [token for token in tokens if token.type != "whitespace"]
    if not tokens:
        return []
    if len(tokens) == 1 and word_of(tokens[0]) == "inherit":
        return [(each, "inherit") for each in EXPANDED.get(name, (name,)) if each in KNOWN]
    parser = _PARSERS.get(name)
    return parser(name, tokens) if parser else []


def _one_color(name: str, tokens: Tokens) -> Longhands:
    value = color_of(tokens[0]) if len(tokens) == 1 else None
    if value is None or (name == "color" and value == "transparent"):
        return []
    return [(name, value)]


def _one_keyword(name: str, tokens: Tokens) -> Longhands:
    word = word_of(tokens[0])
    return [(name, word)] if len(tokens) == 1 and word in KEYWORDS[name] else []


def _length_or(*words: str, negative: bool = False, bare: bool = False) -> Callable[[str, Tokens], Longhands]:
    def parse(name: str, tokens: Tokens) -> Longhands:
        if len(tokens) != 1:
            return []
        word = word_of(tokens[0])
        if word in words:
            return [(name, word)]
        length = length_of(tokens[0], bare=bare)
        if length is None or (length.number < 0 and not negative):
            return []
        return [(name, length)]

    return parse


_margin = _length_or("auto", negative=True)
_padding = _length_or()


def _border_width(name: str, tokens: Tokens) -> Longhands:
    word = word_of(tokens[0])
    value = _BORDER_WIDTHS.get(word) or length_of(tokens[0])
    if len(tokens) != 1 or value is None or value.number < 0 or value.unit == "%":
        return []
    return [(name, value)]


def _border_style(name: str, tokens: Tokens) -> Longhands:
    word = word_of(tokens[0])
    return [(name, word)] if len(tokens) == 1 and word in _BORDER_STYLES else []


def _four(pattern: str, single: Callable[[str, Tokens], Longhands]) -> Callable[[str, Tokens], Longhands]:
    """Return a shorthand of one to four values for top, right, bottom, left."""

    def parse(name: str, tokens: Tokens) -> Longhands:
        if len(tokens) > 4:
            return []
        values = [single(name, [token]) for token in tokens]
        if not all(values):
            return []
        four = [value[0][1] for value in values]
        four += [four[0]] if len(four) == 1 else []
        four += [four[0]] if len(four) == 2 else []
        four += [four[1]] if len(four) == 3 else []
        return [(pattern.format(side), value) for side, value in zip(SIDES, four, strict=True)]

    return parse


def _border(name: str, tokens: Tokens) -> Longhands:
    sides = SIDES if name == "border" else (name.removeprefix("border-"),)
    found: dict[str, Value] = {}
    for token in tokens:
        if said := _border_style(name, [token]):
            part = "style"
        elif said := _border_width(name, [token]):
            part = "width"
        elif said := _one_color("border-color", [token]):
            part = "color"
        else:
            return []
        if part in found:
            return []
        found[part] = said[0][1]
    whole = {**_INITIAL_BORDER, **found}
    return [(f"border-{side}-{part}", value) for side in sides for part, value in whole.items()]


_INITIAL_BORDER: dict[str, Value] = {
    "width": _BORDER_WIDTHS["medium"],
    "style": "none",
    "color": "currentcolor",
}


def _image(name: str, tokens: Tokens) -> Longhands:
    if word_of(tokens[0]) == "none":
        return [(name, "none")]
    address = _address(tokens[0])
    return [(name, address)] if address else []


def _address(token: ast.Node) -> Address | None:
    if token.type == "url":
        return Address(token.value)
    if token.type == "function" and token.lower_name == "url" and token.arguments:
        first = token.arguments[0]
        return Address(first.value) if first.type == "string" else None
    return None


_ACROSS_WORDS = {"left": Length(0, "%"), "center": Length(50, "%"), "right": Length(100, "%")}
_DOWN_WORDS = {"top": Length(0, "%"), "center": Length(50, "%"), "bottom": Length(100, "%")}


def _position(_: str, tokens: Tokens) -> Longhands:
    """Return one or two places (14.2.1).

    Two keywords stand in any order, a length beside a keyword says which it is.
    """
    if len(tokens) > 2:
        return []
    words = [word_of(token) for token in tokens]
    if len(words) == 2 and all(words) and (words[0] in ("top", "bottom") or words[1] in ("left", "right")):
        tokens = tokens[::-1]
    elif words[0] in ("top", "bottom") and len(words) == 1:
        return [("background-x", _DOWN_WORDS["center"]), ("background-y", _DOWN_WORDS[words[0]])]
    across = _ACROSS_WORDS.get(word_of(tokens[0])) or length_of(tokens[0])
    down = (_DOWN_WORDS.get(word_of(tokens[1])) or length_of(tokens[1])) if len(tokens) == 2 else Length(50, "%")
    return [("background-x", across), ("background-y", down)] if across and down else []


def _background(name: str, tokens: Tokens) -> Longhands:
    found: dict[str, Value] = {}
    places: list[ast.Node] = []
    for index, token in enumerate(tokens):
        word = word_of(token)
        if word in _ACROSS_WORDS or word in _DOWN_WORDS or length_of(token) is not None:
            if places and places[-1] is not tokens[index - 1]:
                return []
            places.append(token)
            continue
        said = next((said for part in _BACKGROUND_PARTS if (said := _PARSERS[part](part, [token]))), None)
        if said is None or said[0][0] in found:
            return []
        found.update(said)
    if places:
        place = _position(name, places)
        if not place:
            return []
        found.update(place)
    return list({**_INITIAL_BACKGROUND, **found}.items())


_BACKGROUND_PARTS = ("background-color", "background-image", "background-repeat", "background-attachment")
_INITIAL_BACKGROUND: dict[str, Value] = {
    "background-color": "transparent",
    "background-image": "none",
    "background-repeat": "repeat",
    "background-attachment": "scroll",
    "background-x": Length(0, "%"),
    "background-y": Length(0, "%"),
}


_SYSTEM_FONTS = frozenset(["caption", "icon", "menu", "message-box", "small-caption", "status-bar"])


def _font(name: str, tokens: Tokens) -> Longhands:
    found: dict[str, Value] = {
        "font-style": "normal",
        "font-variant": "normal",
        "font-weight": "normal",
        "line-height": "normal",
    }
    if len(tokens) == 1 and word_of(tokens[0]) in _SYSTEM_FONTS:
        return [*found.items(), ("font-size", "medium"), ("font-family", "")]
    for index, token in enumerate(tokens):
        if size := _font_size("font-size", [token]):
            found["font-size"] = size[0][1]
            rest = tokens[index + 1 :]
            if len(rest) > 1 and rest[0].type == "literal" and rest[0].value == "/":
                height = _line_height("line-height", rest[1:2])
                if not height:
                    return []
                found.update(height)
                rest = rest[2:]
            family = _font_family("font-family", rest) if rest else []
            found.update(family)
            return list(found.items()) if family else []
        if word_of(token) == "normal":
            continue
        if style := _one_keyword("font-style", [token]):
            found.update(style)
        elif variant := _one_keyword("font-variant", [token]):
            found.update(variant)
        elif weight := _font_weight("font-weight", [token]):
            found.update(weight)
        else:
            return []
    return []


_GENERIC_FAMILIES = frozenset(["serif", "sans-serif", "monospace", "cursive", "fantasy"])


def _font_family(name: str, tokens: Tokens) -> Longhands:
    """Return the first family there is: Ahem, or the phone's own face, which every generic name means."""
    words: list[str] = []
    for family in _split(tokens, ","):
        if len(family) == 1 and family[0].type == "string":
            words.append(str(family[0].value).lower())
        elif family and all(token.type == "ident" for token in family):
            words.append(" ".join(str(token.lower_value) for token in family))
        else:
            return []
    found = next((word for word in words if word == "ahem" or word in _GENERIC_FAMILIES), "")
    return [(name, "ahem" if found == "ahem" else "")]


def _split(tokens: Tokens, sign: str) -> list[list[ast.Node]]:
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


FONT_SIZES = frozenset(["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"])
_font_size = _length_or(*FONT_SIZES)
_line_height = _length_or("normal", bare=True)


def _font_weight(name: str, tokens: Tokens) -> Longhands:
    word = word_of(tokens[0])
    if word in ("normal", "bold", "bolder", "lighter"):
        return [(name, word)]
    if tokens[0].type == "number" and tokens[0].is_integer:
        return [(name, "bold" if tokens[0].int_value >= 600 else "normal")]
    return []


def _text_decoration(name: str, tokens: Tokens) -> Longhands:
    words = [word_of(token) for token in tokens]
    if words == ["none"]:
        return [(name, "none")]
    if all(word in ("underline", "overline", "line-through", "blink") for word in words):
        return [(name, " ".join(sorted(words)))]
    return []


def _list_style(_: str, tokens: Tokens) -> Longhands:
    """Read `list-style`; `none` is for whichever of type and picture nothing else is said of (12.5.1)."""
    found: Longhands = []
    nones = 0
    for token in tokens:
        if word_of(token) == "none":
            nones += 1
            continue
        part = next((part for name in _LIST_STYLE if (part := _LIST_PARSERS[name](name, [token]))), [])
        if not part:
            return []
        found += part
    said = [name for name, _ in found]
    open_ = [name for name in ("list-style-type", "list-style-image") if name not in said]
    if len(set(said)) < len(said) or nones > len(open_):
        return []
    return [*((name, "none" if nones and name in open_ else value) for name, value in _LIST_STYLE.items()), *found]


_LIST_STYLE: dict[str, Value] = {
    "list-style-type": "disc",
    "list-style-position": "outside",
    "list-style-image": "none",
}
_LIST_PARSERS = {"list-style-type": _one_keyword, "list-style-position": _one_keyword, "list-style-image": _image}


def _loop(name: str, tokens: Tokens) -> Longhands:
    if word_of(tokens[0]) == "infinite":
        return [(name, 0)]
    if tokens[0].type == "number" and tokens[0].is_integer and tokens[0].int_value >= 0:
        return [(name, min(9999, int(tokens[0].int_value)))]
    return []


def _z_index(name: str, tokens: Tokens) -> Longhands:
    if len(tokens) != 1:
        return []
    if tokens[0].type == "number" and tokens[0].is_integer:
        return [(name, max(-_HIGHEST, min(_HIGHEST, int(tokens[0].int_value))))]
    return [(name, "auto")] if word_of(tokens[0]) == "auto" else []


_HIGHEST = 2**31 - 1


def _input_format(name: str, tokens: Tokens) -> Longhands:
    """Return a quoted format, or one that stands there as it is (`*N`, `*<ja:n>`)."""
    if len(tokens) == 1 and tokens[0].type == "string":
        return [(name, str(tokens[0].value))]
    return [(name, "".join(token.serialize() for token in tokens))]


def _access_key(name: str, tokens: Tokens) -> Longhands:
    token = tokens[0]
    key = str(token.representation) if token.type == "number" else str(getattr(token, "value", ""))
    return [(name, key)] if len(key) == 1 and key in "0123456789*#" else []


def _spacing(_: str, tokens: Tokens) -> Longhands:
    values = [length_of(token) for token in tokens[:2]]
    if not values or any(value is None or value.number < 0 for value in values):
        return []
    return [("border-spacing-x", values[0] or 0), ("border-spacing-y", values[-1] or 0)]


_vertical_align = _length_or(
    "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom", negative=True
)

_PARSERS: dict[str, Callable[[str, Tokens], Longhands]] = {
    **dict.fromkeys(KEYWORDS, _one_keyword),
    **dict.fromkeys(("color", "background-color", *(f"border-{s}-color" for s in SIDES)), _one_color),
    **{f"margin-{side}": _margin for side in SIDES},
    **{f"padding-{side}": _padding for side in SIDES},
    **{f"border-{side}-width": _border_width for side in SIDES},
    **{f"border-{side}-style": _border_style for side in SIDES},
    **{f"border-{side}": _border for side in SIDES},
    "border": _border,
    "margin": _four("margin-{}", _margin),
    "padding": _four("padding-{}", _padding),
    "border-width": _four("border-{}-width", _border_width),
    "border-style": _four("border-{}-style", _border_style),
    "border-color": _four("border-{}-color", _one_color),
    "border-spacing": _spacing,
    "background": _background,
    "background-image": _image,
    "background-position": _position,
    "font": _font,
    "font-family": _font_family,
    "font-size": _font_size,
    "font-weight": _font_weight,
    "line-height": _line_height,
    **dict.fromkeys(("letter-spacing", "word-spacing"), _length_or("normal", negative=True)),
    "text-decoration": _text_decoration,
    "text-indent": _length_or(negative=True),
    "list-style": _list_style,
    "list-style-image": _image,
    "vertical-align": _vertical_align,
    "width": _length_or("auto"),
    "height": _length_or("auto"),
    "min-width": _length_or(),
    "min-height": _length_or(),
    "max-width": _length_or("none"),
    "max-height": _length_or("none"),
    **dict.fromkeys(SIDES, _length_or("auto", negative=True)),
    "z-index": _z_index,
    "-wap-marquee-loop": _loop,
    "-wap-input-format": _input_format,
    "-wap-accesskey": _access_key,
}
EXPANDED: dict[str, tuple[str, ...]] = {
    "margin": tuple(f"margin-{side}" for side in SIDES),
    "padding": tuple(f"padding-{side}" for side in SIDES),
    "border": tuple(f"border-{side}-{part}" for side in SIDES for part in ("width", "style", "color")),
    **{f"border-{part}": tuple(f"border-{side}-{part}" for side in SIDES) for part in ("width", "style", "color")},
    **{f"border-{side}": tuple(f"border-{side}-{part}" for part in ("width", "style", "color")) for side in SIDES},
    "background": tuple(_INITIAL_BACKGROUND),
    "background-position": ("background-x", "background-y"),
    "border-spacing": ("border-spacing-x", "border-spacing-y"),
    "font": ("font-style", "font-variant", "font-weight", "font-size", "line-height", "font-family"),
    "list-style": ("list-style-type", "list-style-position", "list-style-image"),
}
KNOWN = frozenset(_PARSERS) | {"background-x", "background-y", "border-spacing-x", "border-spacing-y"}
