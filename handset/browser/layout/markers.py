"""List markers as text."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
HOLLOW = frozenset("○■")
"""Signs that fill their cell."""
_SIGNS = {"disc": "・", "circle": "○", "square": "■"}


def marker_text(kind: str, number: int) -> str:
    """What stands before a list item: a sign, or the number in the kind's own writing."""
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind == "decimal-leading-zero":
        return f"{number:02d}."
    if kind in ("lower-roman", "upper-roman") and 0 < number < 4000:
        text = _roman(number)
        return (text.upper() if kind == "upper-roman" else text) + "."
    if kind in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin") and number > 0:
        text = _letters(number)
        return (text.upper() if kind.startswith("upper") else text) + "."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(97 + place) + text
    return text
