"""Tokens of CSS -> single values: a colour, a keyword, a length, an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tinycss2 import ast  # type: ignore[import-untyped]

from handset.browser.style.colors import css_hex, css_name
from handset.geometry import Color


class Length(NamedTuple):
    """Length with its unit: px, em, ex, %, pt, pc, in, cm, mm, or "" for a bare number."""

    number: float
    unit: str


class Address(NamedTuple):
    """Address in a `url(...)`."""

    url: str


Value = Color | str | Length | Address | int
Tokens = Sequence[ast.Node]
"""The media of style sheets that a phone is."""
SIDES = ("top", "right", "bottom", "left")

TRANSPARENT: Color = (-1, -1, -1)
"""The computed colour of a border that is there and shows nothing."""

_UNITS = frozenset(["px", "em", "ex", "pt", "pc", "in", "cm", "mm"])
_HUGE = 100_000.0


def word_of(token: ast.Node) -> str:
    """Return a keyword in lower case; "" for another value."""
    return str(token.lower_value) if token.type == "ident" else ""


def color_of(token: ast.Node) -> Color | str | None:
    """Return a color, or "transparent"; None for another value."""
    if token.type == "hash":
        return css_hex(token.value)
    if token.type == "ident":
        return "transparent" if token.lower_value == "transparent" else css_name(token.lower_value)
    if token.type == "function" and token.lower_name == "rgb":
        parts = [part for part in token.arguments if part.type in ("number", "percentage")]
        if len(parts) == 3:
            red, green, blue = (
                min(255, max(0, int(part.value * (255 if part.type == "percentage" else 100) / 100 + 0.5)))
                for part in parts
            )
            return red, green, blue
    return None


def length_of(token: ast.Node, *, bare: bool = False) -> Length | None:
    """Return a length or percentage; with `bare` numbers without a unit count too."""
    if token.type == "dimension" and token.lower_unit in _UNITS:
        return Length(max(-_HUGE, min(_HUGE, token.value)), token.lower_unit)
    if token.type == "percentage":
        return Length(max(-_HUGE, min(_HUGE, token.value)), "%")
    if token.type == "number" and (token.value == 0 or bare):
        return Length(max(-_HUGE, min(_HUGE, token.value)), "" if bare else "px")
    return None
