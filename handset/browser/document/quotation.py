"""Quotation marks of `<q>`, which a page does not write itself (HTML 4.01, 9.2.2), by the language and the depth."""

from __future__ import annotations

from handset.browser.document.tree import TEXT, Node

_JAPANESE = ("「」", "『』")
_MARKS = {
    "ja": _JAPANESE,
    "zh": ("“”", "‘’"),
    "ko": ("“”", "‘’"),
    "en": ("“”", "‘’"),
    "fr": ("«»", "“”"),
    "de": ("„“", "‚‘"),
    "es": ("«»", "“”"),
    "it": ("«»", "“”"),
    "ru": ("«»", "„“"),
}
"""Language -> opening and closing marks of a quotation, and of one within it."""


def quote(quotation: Node) -> None:
    """Put a quotation between the marks of the language that the element or one round it names, else in Japanese's."""
    depth, language = 0, _language(quotation)
    above = quotation.ancestor("q")
    while above is not None:
        depth, above = depth + 1, above.ancestor("q")
    marks = _MARKS.get(language.lower().partition("-")[0], _JAPANESE)[depth % 2]
    before, after = (Node(TEXT, {}, quotation, quotation.order, mark) for mark in marks)
    quotation.children = [before, *quotation.children, after]


def _language(node: Node) -> str:
    at: Node | None = node
    while at is not None:
        found = at.get("lang") or at.get("xml:lang")
        if found:
            return found
        at = at.parent
    return ""
