"""Sums of whole numbers, as `let total = ${a} + ${b} * 2` writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handset.script.language.words import Word, WordFault

LARGEST_SUM = 10**12
"""No value that is calculated goes further from zero."""
_PARTS = re.compile(r"\$\{[^}]*\}|[0-9]+|[-+*/%]|.")


def calculate(words: Sequence[Word], end: int) -> int | None:
    """Return what a line's words come to; None where a value in them is not known yet.

    `*`, `/` (rounded down) and `%` go before `+` and `-`. `end` is the column after the last word.
    Raises `WordFault`.

    >>> from handset.script.language.words import NO_VARIABLES, split_line
    >>> calculate(split_line("2 + 3 * 4 - 10 % 4", NO_VARIABLES), 19)
    12
    """
    reader = _SumReader(words, end)
    total = reader.product()
    while reader.sign in ("+", "-"):
        column, sign = reader.column, reader.take()
        total = _joined(total, sign, reader.product(), column)
    if reader.sign:
        raise WordFault(reader.column, f"{reader.sign!r} is too much here; between numbers stands + - * / or %")
    return total


class _SumReader:
    """Reader of a sum's numbers and signs from left to right."""

    def __init__(self, words: Sequence[Word], end: int) -> None:
        self._parts: list[tuple[int, str]] = []
        for word in words:
            if word.kind != "bare":
                raise WordFault(
                    word.column, 'a sum is of whole numbers; texts are joined in quotes, `let both "${a} ${b}"`'
                )
            self._parts += [(word.column + part.start(), part[0]) for part in _PARTS.finditer(word.text)]
        self._parts.append((end, ""))

    @property
    def sign(self) -> str:
        """The next part, "" at the end."""
        return self._parts[0][1]

    @property
    def column(self) -> int:
        return self._parts[0][0]

    def take(self) -> str:
        return self._parts.pop(0)[1] if self.sign else ""

    def product(self) -> int | None:
        product = self._number()
        while self.sign in ("*", "/", "%") and self.sign:
            column, sign = self.column, self.take()
            product = _joined(product, sign, self._number(), column)
        return product

    def _number(self) -> int | None:
        negative = False
        while self.sign == "-":
            self.take()
            negative = not negative
        column, text = self.column, self.take()
        if text.startswith("${"):
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 13):
            raise WordFault(column, f"{text!r} is not a whole number" if text else "a number is missing")
        return -int(text) if negative else int(text)


def _joined(left: int | None, sign: str, right: int | None, column: int) -> int | None:
    if sign in ("/", "%") and right == 0:
        raise WordFault(column, "nothing can be divided by 0")
    if left is None or right is None:
        return None
    match sign:
        case "+":
            result = left + right
        case "-":
            result = left - right
        case "*":
            result = left * right
        case "/":
            result = left // right
        case _:
            result = left % right
    if abs(result) > LARGEST_SUM:
        raise WordFault(column, f"this comes to more than {LARGEST_SUM:,}")
    return result
