"""Markup that would make any standard tree builder explode, thinned out before parsing."""

from __future__ import annotations

import re
from itertools import islice

from handset.browser.document.elements import OPTIONAL_END, VOID

MAX_MARKUP = 60_000
"""Signs "<" of one page: a tag and its end for every node, and room for comments and what is not a tag."""

_OPEN_LIMIT = 200
_FORMATTING_LIMIT = 24
_OPTION_LIMIT = 4_000
_ATTRIBUTE_LIMIT = 300
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")


def _few_attributes(match: re.Match[str]) -> str:
    """Return a very long tag with the first of its attributes: a tree builder compares each with all before it."""
    return " ".join(match[0].split(None, _ATTRIBUTE_LIMIT)[:_ATTRIBUTE_LIMIT])


def cut_short(text: str) -> str:
    """Cut `text` at the limit of tags up to which a page is parsed."""
    if text.count("<") <= MAX_MARKUP:
        return text
    return text[: next(islice(re.finditer("<", text), MAX_MARKUP, None)).start()]


def thinned(text: str) -> str:
    """Drop the opening tags of `text` that would nest deeper than any page means to.

    Tree builders take time quadratic in open elements (30 s for 100,000 nested div), so those beyond a limit go.
    """
    text = _LONG_TAG.sub(_few_attributes, text)
    if text.count("<") <= _OPEN_LIMIT:
        return text
    depth = formatting = options = 0
    dropped: dict[str, int] = {}
    cuts: list[tuple[int, int]] = []
    for match in _TAG.finditer(text):
        close, tag = match.group(1), match.group(2).lower()
        if tag == "option":
            options += 1
            if options > _OPTION_LIMIT:
                cuts.append(match.span())
            continue
        if tag in VOID or tag in OPTIONAL_END:
            continue
        is_formatting = tag in _FORMATTING
        if close:
            if dropped.get(tag):
                dropped[tag] -= 1
                cuts.append(match.span())
                continue
            depth -= depth > 0
            formatting -= is_formatting and formatting > 0
        elif depth >= _OPEN_LIMIT or (is_formatting and formatting >= _FORMATTING_LIMIT):
            dropped[tag] = dropped.get(tag, 0) + 1
            cuts.append(match.span())
        else:
            depth += 1
            formatting += is_formatting
    if not cuts:
        return text
    pieces, at = [], 0
    for start, end in cuts:
        pieces.append(text[at:start])
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
