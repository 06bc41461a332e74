"""Character references in attribute values, which are read otherwise than in text (HTML standard, 13.2.5.73)."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")


def attribute_text(value: str) -> str:
    r"""Return an attribute's value with its references replaced.

    A name without its semicolon stays as it is written where a letter, a digit or "=" follows, as in an address.

    >>> attribute_text("/buy?a=1&copy=2&lt=3&amp;b=4&copy")
    '/buy?a=1&copy=2&lt=3&b=4\xa9'
    """
    return _REFERENCE.sub(_character, value) if "&" in value else value


def _character(found: re.Match[str]) -> str:
    written = found[0]
    if written[1] == "#" or (written[1:] in html5 and written.endswith(";")):
        return unescape(written)
    name = next((written[1:end] for end in range(len(written), 1, -1) if written[1:end] in html5), "")
    behind = written[len(name) + 1 :] or found.string[found.end() : found.end() + 1]
    if not name or behind[:1] == "=" or (behind[:1].isascii() and behind[:1].isalnum()):
        return written
    return html5[name] + written[len(name) + 1 :]
