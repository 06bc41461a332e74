"""RSS and Atom feeds as a phone shows them: titles, plain text, times.

read_feed(raw)      a Feed, or None where there is none
"""

from __future__ import annotations

import calendar
import io
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screens.content.feed import Feed, FeedItem

MOST_ITEMS = 20
LONGEST_TITLE = 100
LONGEST_TEXT = 2000
LONGEST_LINK = 300
_SILENT = frozenset(["script", "style", "head", "iframe", "object", "embed", "noscript", "template", "svg", "form"])
_BLOCKS = frozenset(["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "ul", "ol"])
_WEB = re.compile(r"https?://[^\s<>\"']+", re.ASCII)


def read_feed(raw: bytes) -> Feed | None:
    """Parse a feed; None where the bytes are not one, or are damaged beyond reading."""
    import feedparser  # with the first feed: a site starts without it

    try:
        found = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception:
        # Whatever a stranger's feed does to the parser, it is not a feed.
        return None
    if not found.get("version"):
        return None
    return Feed(
        plain(found.feed.get("title", ""))[:LONGEST_TITLE], tuple(_item(one) for one in found.entries[:MOST_ITEMS])
    )


def plain(markup: str) -> str:
    """Convert HTML to plain text with line breaks; no element, script or picture is left."""
    root = LexborHTMLParser(markup).body
    words = "".join(_words(root)) if root is not None else ""
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _item(one: dict[str, Any]) -> FeedItem:
    get = one.get
    contents = get("content") or [{}]
    text = plain(str(contents[0].get("value") or get("summary") or ""))
    title = plain(str(get("title") or "")).replace("\n", " ") or text[:30]
    link = str(get("link") or "")
    when = get("published_parsed") or dict.get(one, "updated_parsed")
    return FeedItem(
        title[:LONGEST_TITLE],
        text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…",
        link if len(link) <= LONGEST_LINK and _WEB.fullmatch(link) else "",
        None if when is None else calendar.timegm(when) * 1000,
    )


def _words(root: LexborNode) -> list[str]:
    """Return the texts below a node in order, with line ends around blocks; by a stack, for strangers nest deep."""
    words: list[str] = []
    waiting: list[LexborNode | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            words.append(one)
        elif one.tag == "-text":
            words.append(" ".join(one.text(deep=False).split("\n")))
        elif one.tag not in _SILENT:
            ends = "\n" if one.tag in _BLOCKS else ""
            words.append(ends)
            waiting.append("" if one.tag == "br" else ends)
            waiting += reversed(list(one.iter(include_text=True)))
    return words
