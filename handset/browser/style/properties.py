"""CSS properties: tokens of a declaration -> typed longhands. What is here is what the browser understands.

Values: a `Color` triple, a keyword (str), a `Length`, an `Address` of a picture, or a whole number.
"""

from __future__ import annotations

from collections.abc import Callable

from tinycss2 import ast  # type: ignore[import-untyped]

from handset.browser.style.longhand_values import (
    BORDER_WIDTHS,
    KEYWORDS,
    Longhands,
    access_key,
    border_style,
    border_width,
    font_family,
    font_size,
    font_weight,
    image,
    input_format,
    length_or,
    line_height,
    loop,
    margin,
    one_color,
    one_keyword,
    padding,
    text_decoration,
    vertical_align,
    z_index,
)
from handset.browser.style.values import SIDES, Length, Tokens, Value, length_of, word_of


def longhands(name: str, tokens: Tokens) -> Longhands:
    """Return the longhand properties a declaration sets; none when it is not understood."""
    tokens = [token for token in tokens if token.type != "whitespace"]
    if not tokens:
        return []
    if len(tokens) == 1 and word_of(tokens[0]) == "inherit":
        return [(each, "inherit") for each in EXPANDED.get(name, (name,)) if each in KNOWN]
    parser = _PARSERS.get(name)
    return parser(name, tokens) if parser else []


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
        if said := border_style(name, [token]):
            part = "style"
        elif said := border_width(name, [token]):
            part = "width"
        elif said := one_color("border-color", [token]):
            part = "color"
        else:
            return []
        if part in found:
            return []
        found[part] = said[0][1]
    whole = {**_INITIAL_BORDER, **found}
    return [(f"border-{side}-{part}", value) for side in sides for part, value in whole.items()]


_INITIAL_BORDER: dict[str, Value] = {
    "width": BORDER_WIDTHS["medium"],
    "style": "none",
    "color": "currentcolor",
}


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
        if size := font_size("font-size", [token]):
            found["font-size"] = size[0][1]
            rest = tokens[index + 1 :]
            if len(rest) > 1 and rest[0].type == "literal" and rest[0].value == "/":
                height = line_height("line-height", rest[1:2])
                if not height:
                    return []
                found.update(height)
                rest = rest[2:]
            family = font_family("font-family", rest) if rest else []
            found.update(family)
            return list(found.items()) if family else []
        if word_of(token) == "normal":
            continue
        if style := one_keyword("font-style", [token]):
            found.update(style)
        elif variant := one_keyword("font-variant", [token]):
            found.update(variant)
        elif weight := font_weight("font-weight", [token]):
            found.update(weight)
        else:
            return []
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
_LIST_PARSERS = {"list-style-type": one_keyword, "list-style-position": one_keyword, "list-style-image": image}


def _spacing(_: str, tokens: Tokens) -> Longhands:
    values = [length_of(token) for token in tokens[:2]]
    if not values or any(value is None or value.number < 0 for value in values):
        return []
    return [("border-spacing-x", values[0] or 0), ("border-spacing-y", values[-1] or 0)]


_PARSERS: dict[str, Callable[[str, Tokens], Longhands]] = {
    **dict.fromkeys(KEYWORDS, one_keyword),
    **dict.fromkeys(("color", "background-color", *(f"border-{s}-color" for s in SIDES)), one_color),
    **{f"margin-{side}": margin for side in SIDES},
    **{f"padding-{side}": padding for side in SIDES},
    **{f"border-{side}-width": border_width for side in SIDES},
    **{f"border-{side}-style": border_style for side in SIDES},
    **{f"border-{side}": _border for side in SIDES},
    "border": _border,
    "margin": _four("margin-{}", margin),
    "padding": _four("padding-{}", padding),
    "border-width": _four("border-{}-width", border_width),
    "border-style": _four("border-{}-style", border_style),
    "border-color": _four("border-{}-color", one_color),
    "border-spacing": _spacing,
    "background": _background,
    "background-image": image,
    "background-position": _position,
    "font": _font,
    "font-family": font_family,
    "font-size": font_size,
    "font-weight": font_weight,
    "line-height": line_height,
    **dict.fromkeys(("letter-spacing", "word-spacing"), length_or("normal", negative=True)),
    "text-decoration": text_decoration,
    "text-indent": length_or(negative=True),
    "list-style": _list_style,
    "list-style-image": image,
    "vertical-align": vertical_align,
    "width": length_or("auto"),
    "height": length_or("auto"),
    "min-width": length_or(),
    "min-height": length_or(),
    "max-width": length_or("none"),
    "max-height": length_or("none"),
    **dict.fromkeys(SIDES, length_or("auto", negative=True)),
    "z-index": z_index,
    "-wap-marquee-loop": loop,
    "-wap-input-format": input_format,
    "-wap-accesskey": access_key,
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
