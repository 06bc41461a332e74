"""Text to and from a phone's bytes, the carriers' emoji as characters that all phones tell apart.

Inside the site an emoji is the private-use character that its carrier's phones send in UTF-8: docomo's official one,
au's Shift_JIS code less 0x700, SoftBank's own. CP932 makes of au's Shift_JIS codes what SoftBank uses itself.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qs

SHIFT_JIS = "cp932"
_AU_LEADS = (0xF3, 0xF4, 0xF6, 0xF7)
_AU_FORM = 0x700
_SOFTBANK = {0xE000: 0x5A, 0xE100: 0x5A, 0xE200: 0x5A, 0xE300: 0x4D, 0xE400: 0x4C, 0xE500: 0x3E}
"""The pages of SoftBank's emoji and how many each has."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RAW = re.compile("[^\x00-\x7f]")


def decode(sent: bytes, charset: str) -> str:
    """Decode what a phone sent; bytes that are not text become U+FFFD."""
    text = sent.decode(charset, "replace")
    return text.translate(_of_shift_jis()) if charset == SHIFT_JIS and _PRIVATE.search(text) else text


def encode(text: str, charset: str) -> bytes:
    """Encode text in a phone's charset; other characters become numeric references, SoftBank's emoji among them."""
    if charset == SHIFT_JIS and _PRIVATE.search(text):
        text = text.translate(_to_shift_jis())
    return text.encode(charset, "xmlcharrefreplace")


def decode_pairs(query: bytes, charset: str) -> dict[str, list[str]]:
    """Decode a query or a posted form, `a=1&b=2`, to the values of each name in order."""
    ascii_only = _RAW.sub(lambda match: f"%{ord(match[0]):02X}", query.decode("latin-1"))
    pairs = parse_qs(ascii_only, keep_blank_values=True, encoding="latin-1")
    return {_text(name, charset): [_text(value, charset) for value in values] for name, values in pairs.items()}


def _text(latin: str, charset: str) -> str:
    return decode(latin.encode("latin-1"), charset)


@cache
def _of_shift_jis() -> dict[int, int]:
    """Map what CP932 makes of au's codes to au's characters."""
    found = {}
    for lead in _AU_LEADS:
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFD)):
            found[ord(bytes([lead, trail]).decode("cp932"))] = (lead << 8 | trail) - _AU_FORM
    return found


@cache
def _to_shift_jis() -> dict[int, int | str]:
    """Private-use characters -> those that CP932 encodes as au's codes; SoftBank's, which it has not, as references."""
    found: dict[int, int | str] = {code: private for private, code in _of_shift_jis().items()}
    for page, glyphs in _SOFTBANK.items():
        found |= {point: f"&#{point};" for point in range(page + 1, page + glyphs + 1)}
    return found
