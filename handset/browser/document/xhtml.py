"""XHTML's source as an HTML parser has to be given it: elements closed by a slash get an end tag."""

from __future__ import annotations

import re

from handset.browser.document.elements import VOID

_SELF_CLOSED = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*?)?)/>")
_ATTRIBUTE = re.compile(r"""\s*(?:=\s*(?:"[^"]*"|'[^']*'|([^\s"']\S*))|[^\s=]+|=)""")
"""A piece of what a tag says: a name, or a value; the group is one without quotes."""
_PRE_LINE = re.compile(r"(<pre(?:\s[^<>]*)?>)\n", re.IGNORECASE)
"""In XML the line break after it counts, which an HTML parser drops."""

_STYLE = re.compile(r"(<style(?:\s[^<>]*)?>)([^<&]*&[^<]*)", re.IGNORECASE)
"""A style sheet with references, which count in XML; HTML takes its letters as they stand. A CDATA section begins
with a `<`, so what is in one is left alone."""
_REFERENCES = {"&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_REFERENCE = re.compile("|".join(_REFERENCES))


def as_html(text: str) -> str:
    """Rewrite an XHTML source as HTML, for the HTML parser."""
    if "<style" in text:
        text = _STYLE.sub(lambda match: match[1] + _REFERENCE.sub(lambda each: _REFERENCES[each[0]], match[2]), text)
    return _PRE_LINE.sub(r"\1\n\n", _SELF_CLOSED.sub(_closed, text))


def _closed(match: re.Match[str]) -> str:
    tag, rest = match[1], match[2]
    if tag.lower() in VOID or ("=" in rest and _ends_in_bare_value(rest)):
        return match[0]
    return f"<{tag}{rest}></{tag}>"


def _ends_in_bare_value(attributes: str) -> bool:
    """Return whether a value without quotes stands last: the slash that follows is part of it, as in `<a href=/x/>`."""
    if attributes.rstrip()[-1:] == "=":
        return True
    pieces = list(_ATTRIBUTE.finditer(attributes))
    return bool(pieces) and pieces[-1][1] is not None and pieces[-1].end() == len(attributes)
