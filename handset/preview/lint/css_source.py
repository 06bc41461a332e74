"""The page's CSS where it stands: style attributes, style elements, and the sheets outside that have come."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.document.media import is_for_phones
from handset.browser.style.css import medium_fits
from handset.browser.style.sheets import SheetText
from handset.preview.lint.markup import Markup, Spot, Tag

_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_STYLE_END = re.compile("</style", re.IGNORECASE)


@dataclass(frozen=True)
class CssSource:
    """One sheet, or the declarations of one style attribute."""

    css: str
    at: Callable[[ast.Node], Spot]
    """Line and column of a node of it, in the page or in its own file."""
    tag: Tag | None = None
    """The style element, or the one with the attribute."""
    sheet: str = ""
    """The address of a sheet outside, relative to the page's."""
    base: str = ""
    """Its absolute address, which what it names is relative to."""

    @property
    def is_attribute(self) -> bool:
        """Whether this is what a style attribute says."""
        return self.tag is not None and self.tag.name != "style"


def style_elements(markup: Markup) -> Iterator[CssSource]:
    """Yield the CSS of the style elements that are for phones, those apart that are never closed."""
    lost = {loss.start for loss in markup.losses}
    for tag in markup.tags:
        if tag.name != "style" or tag.start in lost or not is_for_phones(tag.attributes.get("media") or ""):
            continue
        end = _STYLE_END.search(markup.text, tag.end)
        css = _unwrapped(markup.text[tag.end : end.start() if end else tag.end])
        yield CssSource(css, partial(_within, markup, tag), tag)


def style_attributes(markup: Markup) -> Iterator[CssSource]:
    """Yield what style attributes say; the place of all of it is that of their tag."""
    for tag in markup.tags:
        if style := (tag.attributes.get("style") or "").strip():
            yield CssSource(style, partial(_of_tag, tag), tag)


def sheets_outside(texts: Iterable[SheetText], page: str) -> Iterator[CssSource]:
    """Yield the sheets that have an address of their own, in their own lines and columns."""
    for address, css in texts:
        if address and css:
            yield CssSource(_unwrapped(css), _own, None, relative(address, page), address)


def rules(css: str) -> Iterator[ast.Node]:
    """Yield the rules of a sheet, those within `@media` for phones among them, and those of other media left out."""
    pending = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    pending.reverse()
    while pending:
        node = pending.pop()
        if isinstance(node, ast.AtRule) and node.lower_at_keyword == "media" and node.content is not None:
            if medium_fits(node.prelude):
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                pending.extend(reversed(inner))
            continue
        yield node


def declarations_of(source: CssSource) -> Iterator[ast.Declaration]:
    """Yield all declarations of a sheet or attribute."""
    blocks = [source.css] if source.is_attribute else []
    if not source.is_attribute:
        blocks = [node.content for node in rules(source.css) if isinstance(node, ast.QualifiedRule)]
    for block in blocks:
        for node in tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True):
            if isinstance(node, ast.Declaration):
                yield node


def relative(address: str, page: str) -> str:
    """Return an address relative to the page's, or as it is where another host has it."""
    sheet, base = urlsplit(address), urlsplit(page)
    if (sheet.scheme, sheet.netloc) != (base.scheme, base.netloc):
        return address
    return posixpath.relpath(sheet.path or "/", posixpath.dirname(base.path) or "/")


def _unwrapped(css: str) -> str:
    """Return CSS with spaces for the marks that pages wrap it in."""
    return _WRAPPING.sub(lambda match: " " * len(match[0]), css)


def _own(node: ast.Node) -> Spot:
    return node.source_line, node.source_column


def _of_tag(tag: Tag, _: ast.Node) -> Spot:
    return tag.spot


def _within(markup: Markup, tag: Tag, node: ast.Node) -> Spot:
    """Return where a node of a style element's CSS stands on the page."""
    line, column = markup.spot(tag.end)
    down = node.source_line - 1
    return line + down, node.source_column + (0 if down else column - 1)
