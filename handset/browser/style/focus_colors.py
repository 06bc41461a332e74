"""Colors of the link that has the focus: `a:focus` in a style sheet, `alink` of the body."""

from __future__ import annotations

from handset.browser.style.values import Value
from handset.geometry import Color


def focus_colors(rules: dict[str, Value], alink: Color | None, fill: Color, ink: Color) -> tuple[Color, Color]:
    """Return the (fill, ink) of a focused link by the page's `:focus` rules, else the phone's.

    The focus is a bar turned inside out, so a colour given alone is the bar's, and the letters in it stay legible.
    """
    ground, letters = _color(rules.get("background-color")), _color(rules.get("color")) or alink
    if ground is not None and letters is not None:
        return ground, letters
    bar = ground or letters
    if bar is None:
        return fill, ink
    return bar, (255, 255, 255) if _brightness(bar) < 140_000 else (0, 0, 0)


def _color(value: Value | None) -> Color | None:
    return value if isinstance(value, tuple) and len(value) == 3 else None


def _brightness(color: Color) -> int:
    """Return how bright a colour looks, 0 to 255,000 (ITU-R BT.601)."""
    return color[0] * 299 + color[1] * 587 + color[2] * 114
