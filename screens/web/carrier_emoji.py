"""Emoji of a page in the codes of the reader's carrier: each carrier's phones get their own, as sites of the time did.

The templates write docomo's, and members have typed those of their own phones. One that the reader's carrier lacks
stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[2] / "assets" / "emoji" / "emoji.tsv"
_CARRIERS = {"DoCoMo": "docomo", "KDDI": "au", "UP.Browser": "au", "SoftBank": "softbank", "Vodafone": "softbank",
             "J-PHONE": "softbank"}  # fmt: skip
"""How a carrier's User-Agent begins -> the carrier."""
_WRITTEN = re.compile("&#x([Ee][0-9A-Fa-f]{3});|[\ue000-\uf0ff]")
_AU_FORM = 0x700
_SOFTBANK_PAGES = {(0xF9, 0x41): 0xE001, (0xF7, 0x41): 0xE101, (0xF7, 0xA1): 0xE201, (0xF9, 0xA1): 0xE301,
                   (0xFB, 0x41): 0xE401, (0xFB, 0xA1): 0xE501}  # fmt: skip
"""Lead byte and first trail byte of SoftBank's Shift_JIS -> its first private-use character there."""


def carrier_of(agent: str) -> str:
    """Return whose phone a User-Agent is: "docomo", "au" or "softbank", "" for any other browser."""
    return next((carrier for start, carrier in _CARRIERS.items() if agent.startswith(start)), "")


def of_carrier(page: str, carrier: str) -> str:
    """Return a page with the emoji that the carrier has in its own characters; "" leaves all as they are."""
    if not carrier:
        return page
    own = _codes(carrier)

    def rewritten(found: re.Match[str]) -> str:
        point = int(found[1], 16) if found[1] else ord(found[0])
        return chr(own[point]) if point in own else found[0]

    return _WRITTEN.sub(rewritten, page)


@cache
def _codes(carrier: str) -> dict[int, int]:
    """Return private-use characters of the other carriers -> the carrier's own of the same picture."""
    columns = {"docomo": 2, "au": 3, "softbank": 4}
    found: dict[int, int] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        points = {name: _private_use(int(cells[at], 16), name) for name, at in columns.items() if cells[at]}
        own = points.pop(carrier, None)
        if own is not None:
            for other in points.values():
                found.setdefault(other, own)
    return found


def _private_use(code: int, carrier: str) -> int:
    """Return the character of an emoji's Shift_JIS code inside the site; see `charsets`."""
    high, low = code >> 8, code & 255
    if carrier == "au":
        return code - _AU_FORM
    if carrier == "softbank":
        start = 0xA1 if low >= 0xA1 else 0x41
        return _SOFTBANK_PAGES[high, start] + low - start - (start == 0x41 and low >= 0x80)
    return 0xE000 + (high - 0xF0) * 188 + low - 0x40 - (low >= 0x80)
