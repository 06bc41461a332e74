"""Style sheets of a page, in the order they count: its own, those it links to, and those that these import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.document.media import MEDIA
from handset.browser.document.tree import Document

DEEPEST = 4
"""Sheets that import one another."""
MAX_IMPORTS = 16
_HEAD = 4_000
"""Characters at the front of a sheet in which its imports stand."""

SheetText = tuple[str, str]
"""(absolute address, CSS); the address is "" for what stands in the page itself."""


@dataclass
class PageSheets:
    """Style sheets of a page that have come; `outside` are the addresses it asks for, come or not."""

    texts: list[SheetText] = field(default_factory=list)
    outside: dict[str, None] = field(default_factory=dict)


def page_sheets(
    document: Document,
    resolve: Callable[[str], str],
    text_of: Callable[[str], str],
    *,
    linked: bool,
    imports: bool,
) -> PageSheets:
    """Read the page's style sheets, those that it links to and imports included.

    `resolve` makes an address of the page absolute; `text_of` returns the CSS at one, "" while it is not there. A sheet
    that would be imported by itself, too deep or beyond the sixteenth, is left out.
    """
    found = PageSheets()
    imported = 0

    def take(address: str, css: str, within: tuple[str, ...]) -> None:
        nonlocal imported
        for name in imports_of(css) if imports else ():
            url = _joined(address, name) if address else resolve(name)
            if not url or url in within or len(within) >= DEEPEST or imported >= MAX_IMPORTS:
                continue
            imported += 1
            found.outside[url] = None
            take(url, text_of(url), (*within, url))
        found.texts.append((address, css))

    for kind, text in document.style_sheets:
        if kind == "text":
            take("", text, ())
        elif linked and (url := resolve(text)):
            found.outside[url] = None
            take(url, text_of(url), (url,))
    return found


@lru_cache(maxsize=32)
def imports_of(css: str) -> tuple[str, ...]:
    """Return the addresses that a sheet's `@import` rules name for screens and handhelds."""
    if "@import" not in css[:_HEAD].lower():
        return ()
    return tuple(_imports(css[:_HEAD]))


def _imports(css: str) -> Iterator[str]:
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, ast.ParseError):
            continue
        if not isinstance(rule, ast.AtRule) or rule.lower_at_keyword not in ("import", "charset"):
            return
        tokens = [token for token in rule.prelude if not isinstance(token, ast.WhitespaceToken | ast.Comment)]
        if rule.lower_at_keyword == "charset" or rule.content is not None or not tokens:
            continue
        media = {token.lower_value for token in tokens[1:] if isinstance(token, ast.IdentToken)}
        address = _address(tokens[0])
        if address and (not media or media & MEDIA):
            yield address


def _address(token: ast.Node) -> str:
    if isinstance(token, ast.StringToken | ast.URLToken):
        return str(token.value).strip()
    if isinstance(token, ast.FunctionBlock) and token.lower_name == "url":
        return next((str(each.value).strip() for each in token.arguments if isinstance(each, ast.StringToken)), "")
    return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
