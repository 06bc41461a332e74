"""HTML's tokenizer (HTML standard, 13.2.5) over a page as it was written: tags with places, and what never ends.

A tree builder answers a tag, comment or quotation mark that is never closed by reading on, and forgets where it began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

TEXT_ONLY = frozenset(["title", "textarea", "style", "script", "xmp"])
"""Elements that no tag ends but their own: RCDATA, RAWTEXT and script data."""
FOR_OTHERS = frozenset(["noscript", "iframe", "noembed", "noframes"])
"""Elements of which a browser that knows them shows nothing; a phone shows what is in them."""
LossKind = Literal["element", "comment", "declaration", "cdata", "quote", "tag"]


@dataclass(slots=True)
class Attribute:
    """Attribute as it is written in a start tag."""

    name: str
    value: str | None
    start: int
    """Offset of its name."""
    quote: str = ""
    quoted: int = 0
    """Offset of the quotation mark that opens its value."""
    end: int = 0
    is_open: bool = False
    """The page ends before its quotation mark does."""


@dataclass(slots=True)
class TagToken:
    """Whole start or end tag; names in lower case."""

    name: str
    start: int
    end: int
    """Offset behind its `>`."""
    closes: bool = False
    slashed: bool = False
    """It ends in `/>`."""
    attributes: tuple[Attribute, ...] = ()


@dataclass(slots=True)
class Loss:
    """Construct that is never closed, or closed by another's end: `start` to `end` are swallowed."""

    kind: LossKind
    name: str
    """Name of the element or tag; of a declaration its first word."""
    start: int
    """Offset of its `<`."""
    end: int
    whole: bool = False
    """Nothing closes it; it reaches the end of the page."""
    attribute: str = ""
    """The attribute whose quotation mark it is, which stands at `quoted`."""
    quoted: int = 0

    @property
    def place(self) -> int:
        """Offset of what opens it: its `<`, or the quotation mark."""
        return self.quoted if self.kind == "quote" else self.start


Token = TagToken | Loss

_SPACE = " \t\n\f\r"
_OPENING = re.compile(r"<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^ \t\n\f\r/>]*)|!--|[!?]|/(?=[^>]))")
_NAME_END = re.compile(r"[ \t\n\f\r/>]")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE_NAME = re.compile(r"=?[^ \t\n\f\r/>=]*")
_BARE_VALUE = re.compile(r"[^ \t\n\f\r>]+")
_OTHERS_END = re.compile(r"</(noscript|iframe|noembed|noframes)[ \t\n\f\r/>]", re.IGNORECASE)
_TAG_LIKE = re.compile(r"</?[a-zA-Z]")
_WORKING = re.compile(r"<(?:/plaintext|a|area|form|input|select|textarea|img|object)[ \t\n\f\r/>]", re.IGNORECASE)
"""Tags that nobody writes to be read."""
_FRAME = re.compile("</(?:body|html)\\b|<(?:body|/head)\\b", re.IGNORECASE)
"""Marks of a page's frame, which no title and no sheet has in it."""


def tokens(text: str, xhtml: bool = False) -> Iterator[Token]:
    """Yield the tags of a page in order, and at its place whatever swallows others.

    Of XHTML a slash ends an element as it does in the browser.
    """
    at = 0
    ends = {match[1].lower(): match.start() for match in _OTHERS_END.finditer(text)}
    ends["cdata"] = text.rfind("]]>")
    while opening := _OPENING.search(text, at):
        start = opening.start()
        if opening["name"] is not None:
            token = _tag(text, start, bool(opening["slash"]))
            yield token
            at = token.end
            if isinstance(token, TagToken) and not token.closes and not (xhtml and token.slashed):
                content = _content(text, token, ends)
                if content is not None:
                    yield from content
                    at = content[-1].end
        else:
            comment = text.startswith("<!--", start)
            loss, at = _comment(text, start) if comment else _declaration(text, start, ends)
            if loss is not None:
                yield loss


def _tag(text: str, start: int, closes: bool) -> Token:
    """Read a tag, by the states from "tag name" to "self-closing start tag"."""
    named = _NAME_END.search(text, start + 1 + closes)
    at = named.start() if named else len(text)
    name = text[start + 1 + closes : at].lower()
    attributes: list[Attribute] = []
    while at < len(text):
        char = text[at]
        if char == ">":
            slashed = text[at - 1] == "/" and not (attributes and attributes[-1].end == at)
            token = TagToken(name, start, at + 1, closes, slashed, tuple(attributes))
            return _lost(text, token) or token
        if char in _SPACE or char == "/":
            at += 1
            continue
        attribute = _attribute(text, at)
        attributes.append(attribute)
        at = attribute.end
    opened = next((each for each in attributes if _runs_out(text, each)), None)
    if opened is None and attributes and attributes[-1].is_open:
        opened = attributes[-1]
    if opened is not None:
        return Loss("quote", name, start, len(text), True, opened.name, opened.quoted)
    return Loss("tag", name, start, len(text), whole=True)


def _attribute(text: str, at: int) -> Attribute:
    """Read an attribute, by the states from "attribute name" to "after attribute value (quoted)"."""
    found = _ATTRIBUTE_NAME.match(text, at)
    assert found is not None
    name, end = found[0].lower(), found.end()
    after = end
    while after < len(text) and text[after] in _SPACE:
        after += 1
    if text[after : after + 1] != "=":
        return Attribute(name, None, at, end=end)
    after += 1
    while after < len(text) and text[after] in _SPACE:
        after += 1
    quote = text[after : after + 1]
    if quote and quote in "\"'":
        closing = text.find(quote, after + 1)
        if closing < 0:
            return Attribute(name, text[after + 1 :], at, quote, after, len(text), is_open=True)
        return Attribute(name, text[after + 1 : closing], at, quote, after, closing + 1)
    bare = _BARE_VALUE.match(text, after)
    return Attribute(name, bare[0] if bare else "", at, end=bare.end() if bare else after)


def _lost(text: str, token: TagToken) -> Loss | None:
    """Return what a tag swallows that holds more than its own: a quotation mark's text, or the tag behind it."""
    for attribute, following in pairwise((*token.attributes, None)):
        assert attribute is not None
        odd = following is not None and any(mark in following.name for mark in "\"'<")
        if _runs_out(text, attribute) or (odd and attribute.quote and ">" in (attribute.value or "")):
            return Loss("quote", token.name, token.start, token.end, False, attribute.name, attribute.quoted)
        if "<" in attribute.name or (not attribute.quote and _TAG_LIKE.search(attribute.value or "")):
            return Loss("tag", token.name, token.start, token.end)
    return None


def _runs_out(text: str, attribute: Attribute) -> bool:
    """Return whether the quotation mark that closes a value was meant to open another one."""
    value = attribute.value
    if not attribute.quote or not value:
        return False
    behind = text[attribute.end : attribute.end + 1]
    if value.rstrip().endswith("=") and behind and behind not in _SPACE + "/>":
        return True
    leaves = value.find(">")
    return leaves >= 0 and "<" not in value[:leaves] and _TAG_LIKE.search(value, leaves) is not None


def _content(text: str, tag: TagToken, ends: dict[str, int]) -> list[Token] | None:
    """Read an element that holds text alone: its end tag, or that it has none. None for any other element.

    `ends` has the places of the last end tags of elements for others; of one that has none only the first is told.
    """
    name = tag.name
    if name == "plaintext":
        # Other tags an author may well want to show.
        loss = Loss("element", name, tag.start, len(text), whole=True)
        return [loss] if _WORKING.search(text, tag.end) else [TagToken(name, len(text), len(text), closes=True)]
    if name in FOR_OTHERS:
        if ends.get(name, 0) > tag.start:
            return None
        ends[name] = len(text)
        return [Loss("element", name, tag.start, tag.end)]
    if name not in TEXT_ONLY:
        return None
    end = _script_end(text, tag.end) if name == "script" else _end_of(text, name, tag.end)
    if end < 0:
        return [Loss("element", name, tag.start, len(text), whole=True)]
    closing = _tag(text, end, closes=True)
    if name != "script" and _holds_others(text[tag.end : end], name):
        return [Loss("element", name, tag.start, end), closing]
    return [closing]


def _holds_others(held: str, name: str) -> bool:
    """Return whether the text of an element goes on to the end of another one."""
    own = re.search(rf"<{name}[ \t\n\f\r/>]", held, re.IGNORECASE)
    return own is not None or (name in ("title", "style") and _FRAME.search(held) is not None)


def _end_of(text: str, name: str, at: int) -> int:
    """Return where the "appropriate end tag" of an element stands, -1 for nowhere."""
    found = re.compile(rf"</{name}[ \t\n\f\r/>]", re.IGNORECASE).search(text, at)
    return found.start() if found else -1


_SCRIPT_MARK = re.compile(r"<!--|-->|<(/?)script(?=[ \t\n\f\r/>])", re.IGNORECASE)


def _script_end(text: str, at: int) -> int:
    """Return where a script's end tag stands, by the script data states: within `<!--` a `<script` has its own."""
    escaped = double = False
    for mark in _SCRIPT_MARK.finditer(text, at):
        said = mark[0]
        if said == "<!--":
            escaped = True
        elif said == "-->":
            escaped = double = False
        elif mark[1]:
            if not double:
                return mark.start()
            double = False
        else:
            double = escaped
    return -1


def _comment(text: str, start: int) -> tuple[Loss | None, int]:
    """Read a comment; return what it swallows, if it is not closed, and where it ends."""
    for abrupt in ("<!-->", "<!--->"):
        if text.startswith(abrupt, start):
            return None, start + len(abrupt)
    closing = _COMMENT_END.search(text, start + 4)
    if closing is None:
        return Loss("comment", "!--", start, len(text), whole=True), len(text)
    inner = text.find("<!--", start + 4, closing.start())
    loss = Loss("comment", "!--", start, closing.end()) if inner >= 0 else None
    return loss, closing.end()


def _declaration(text: str, start: int, ends: dict[str, int]) -> tuple[Loss | None, int]:
    """Read a DOCTYPE or what HTML calls a bogus comment, which the next `>` ends."""
    word = text[start + 1 : start + 60].split(">")[0].split(None, 1)
    name = word[0] if word else text[start + 1 : start + 2]
    end = text.find(">", start) + 1
    if text.startswith("<![CDATA[", start):
        lost = ends["cdata"] < start
        loss = Loss("cdata", "![CDATA[", start, end or len(text), whole=not end) if lost else None
        return loss, end or len(text)
    if not end:
        return Loss("declaration", name, start, len(text), whole=True), len(text)
    swallows = _TAG_LIKE.search(text, start + 1, end)
    return (Loss("declaration", name, start, end) if swallows else None), end
