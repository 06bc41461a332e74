"""Values of single CSS properties: tokens -> typed longhands; shorthands are made of these.

Values: a `Color` triple, a keyword (str), a `Length`, an `Address` of a picture, or a whole number.
"""

from __future__ import annotations

from collections.abc import Callable

from tinycss2 import ast  # type: ignore[import-untyped]

from handset.browser.style.values import Address, Length, Tokens, Value, color_of, length_of, word_of

Longhands = list[tuple[str, Value]]
_BORDER_STYLES = frozenset(
    ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"]
)
BORDER_WIDTHS = {"thin": Length(1, "px"), "medium": Length(3, "px"), "thick": Length(5, "px")}
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


def one_color(name: str, tokens: Tokens) -> Longhands:
    """Read the only token as a color; `color` itself is never transparent."""
    value = color_of(tokens[0]) if len(tokens) == 1 else None
    if value is None or (name == "color" and value == "transparent"):
        return []
    return [(name, value)]


def one_keyword(name: str, tokens: Tokens) -> Longhands:
    """Read the only token as one of the property's keywords."""
    word = word_of(tokens[0])
    return [(name, word)] if len(tokens) == 1 and word in KEYWORDS[name] else []


def length_or(*words: str, negative: bool = False, bare: bool = False) -> Callable[[str, Tokens], Longhands]:
    """Return a reader of one length or percentage, or of one of the words; `bare` numbers are lengths, too."""

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


margin = length_or("auto", negative=True)
padding = length_or()


def border_width(name: str, tokens: Tokens) -> Longhands:
    """Read a border's width: a word or a length that is not negative."""
    word = word_of(tokens[0])
    value = BORDER_WIDTHS.get(word) or length_of(tokens[0])
    if len(tokens) != 1 or value is None or value.number < 0 or value.unit == "%":
        return []
    return [(name, value)]


def border_style(name: str, tokens: Tokens) -> Longhands:
    """Read a border's style."""
    word = word_of(tokens[0])
    return [(name, word)] if len(tokens) == 1 and word in _BORDER_STYLES else []


def image(name: str, tokens: Tokens) -> Longhands:
    """Read the address of a picture, or `none`."""
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


_GENERIC_FAMILIES = frozenset(["serif", "sans-serif", "monospace", "cursive", "fantasy"])


def font_family(name: str, tokens: Tokens) -> Longhands:
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
font_size = length_or(*FONT_SIZES)
line_height = length_or("normal", bare=True)


def font_weight(name: str, tokens: Tokens) -> Longhands:
    """Read a weight; numbers from 600 up are bold."""
    word = word_of(tokens[0])
    if word in ("normal", "bold", "bolder", "lighter"):
        return [(name, word)]
    if tokens[0].type == "number" and tokens[0].is_integer:
        return [(name, "bold" if tokens[0].int_value >= 600 else "normal")]
    return []


def text_decoration(name: str, tokens: Tokens) -> Longhands:
    """Read the lines of a text, and whether it blinks."""
    words = [word_of(token) for token in tokens]
    if words == ["none"]:
        return [(name, "none")]
    if all(word in ("underline", "overline", "line-through", "blink") for word in words):
        return [(name, " ".join(sorted(words)))]
    return []


def loop(name: str, tokens: Tokens) -> Longhands:
    """Read how often a text runs; 0 is for ever."""
    if word_of(tokens[0]) == "infinite":
        return [(name, 0)]
    if tokens[0].type == "number" and tokens[0].is_integer and tokens[0].int_value >= 0:
        return [(name, min(9999, int(tokens[0].int_value)))]
    return []


def z_index(name: str, tokens: Tokens) -> Longhands:
    """Read a place among what is positioned: a whole number, or `auto`."""
    if len(tokens) != 1:
        return []
    if tokens[0].type == "number" and tokens[0].is_integer:
        return [(name, max(-_HIGHEST, min(_HIGHEST, int(tokens[0].int_value))))]
    return [(name, "auto")] if word_of(tokens[0]) == "auto" else []


_HIGHEST = 2**31 - 1


def input_format(name: str, tokens: Tokens) -> Longhands:
    """Return a quoted format, or one that stands there as it is (`*N`, `*<ja:n>`)."""
    if len(tokens) == 1 and tokens[0].type == "string":
        return [(name, str(tokens[0].value))]
    return [(name, "".join(token.serialize() for token in tokens))]


def access_key(name: str, tokens: Tokens) -> Longhands:
    """Read a key of the keypad."""
    token = tokens[0]
    key = str(token.representation) if token.type == "number" else str(getattr(token, "value", ""))
    return [(name, key)] if len(key) == 1 and key in "0123456789*#" else []


vertical_align = length_or(
    "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom", negative=True
)
