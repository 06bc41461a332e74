"""Pages for phones of before tables: rows become lines, and what was written in white on a coloured ground is coloured.

Templates are written once, with tables; this takes them out of a finished page.
"""

from __future__ import annotations

import re

_STEPS = (
    (re.compile(r"<td[^>]*></td>"), ""),
    (re.compile(r"</td>\s*<td[^>]*>"), " "),
    (re.compile(r"(?:<br/>)?</td>\s*</tr>"), "<br/>"),
    (re.compile(r"</?(?:table|tr|td)[^>]*>"), ""),
    (re.compile(r' color="#FFFFFF"'), ' color="#C85A00"'),
    (re.compile(r"(?:<br/>\s*)+(?=<(?:hr|div|form|/font|/div|/form))"), ""),
    (re.compile(r"(?<=</div>)(?:<br/>)+"), ""),
)


def without_tables(markup: str) -> str:
    """Return a page's markup without tables, its text and links in the same order."""
    for pattern, instead in _STEPS:
        markup = pattern.sub(instead, markup)
    return markup
