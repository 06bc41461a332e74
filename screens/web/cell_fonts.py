"""The page's font size, repeated in every cell: docomo's browsers set the text of cells back to the phone's own size.

They do so in XHTML; before browser 2.0 nothing that stands round a cell reaches its text.
"""

from __future__ import annotations

import re

_CELL = re.compile(r"<td\b[^>]*></td>|(<td\b[^>]*>)|</td>")
OPENING, CLOSING = '<font size="2">', "</font>"
"""Tags of a font as large as `_page.html` asks for of the whole page."""


def repeat_font(page: str) -> str:
    """Return a page with its font size in each cell that holds anything."""
    return _CELL.sub(_sized, page)


def _sized(found: re.Match[str]) -> str:
    if found[1]:
        return found[1] + OPENING
    return CLOSING + found[0] if found[0] == "</td>" else found[0]
