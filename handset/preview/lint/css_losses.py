"""Comments, strings, blocks and brackets of CSS that are never closed: all rules behind them are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(
    r"""/\*(?P<comment>.*?(?P<done>\*/|\Z))|(?P<string>"(?:\\.|[^"\\\n])*(?P<dq>"?)|'(?:\\.|[^'\\\n])*(?P<sq>'?))"""
    r"""|\\.|url\(\s*[^"'()\s]*\s*\)|(?P<mark>[{}()\[\]])""",
    re.DOTALL | re.IGNORECASE,
)
_CLOSING = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True)
class CssLoss:
    """CSS construct that is opened at an offset and never closed."""

    start: int
    named: str
    closing: str
    harmless: bool = False
    """Nothing stands behind it that is lost."""


def losses(css: str) -> Iterator[CssLoss]:
    """Yield the CSS constructs that are never closed (CSS Syntax, 4 and 5) and how far each one reaches."""
    open_marks: list[tuple[str, int]] = []
    for piece in _PIECE.finditer(css):
        start = piece.start()
        if piece["comment"] is not None:
            if not piece["done"]:
                yield CssLoss(start, "a comment /*", "*/")
                return
        elif piece["string"] is not None:
            if not (piece["dq"] or piece["sq"]):
                yield CssLoss(start, "a string", css[start])
                return
        elif mark := piece["mark"]:
            if mark in _CLOSING:
                if mark == "{" and open_marks and not _nests(css, open_marks):
                    yield _unclosed(*open_marks[-1])
                    open_marks.clear()
                open_marks.append((mark, start))
            elif open_marks and mark == _CLOSING[open_marks[-1][0]]:
                open_marks.pop()
            elif mark == "}" and any(each == "{" for each, _ in open_marks):
                yield _unclosed(*open_marks[-1])
                while open_marks.pop()[0] != "{":
                    pass
    if open_marks:
        mark, start = open_marks[0]
        yield _unclosed(mark, start, harmless=mark == "{")


def _unclosed(mark: str, start: int, harmless: bool = False) -> CssLoss:
    return CssLoss(start, f"a {'block' if mark == '{' else 'bracket'} {mark}", _CLOSING[mark], harmless)


_AT_RULE = re.compile(r"@[a-zA-Z-]+[^{};]*$")


def _nests(css: str, open_marks: list[tuple[str, int]]) -> bool:
    """Whether the block that is open is an at-rule's, which holds others."""
    mark, start = open_marks[-1]
    return mark == "{" and _AT_RULE.search(css[max(0, start - 120) : start]) is not None
