"""Start and end tags that HTML implies: what the tree builder, XHTML's source and lint have to know alike."""

from __future__ import annotations

VOID = frozenset(
    ["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
     "param", "source", "track", "wbr"]
)  # fmt: skip
"""Elements that have no end tag."""
OPTIONAL_END = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup",
     "html", "head", "body"]
)  # fmt: skip
"""Elements whose end tag may be left out."""
