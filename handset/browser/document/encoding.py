"""Bytes -> text and back: Shift_JIS with the carriers' emoji, UTF-8, EUC-JP, ISO-2022-JP.

Chosen by the HTTP header, then a byte order mark or XML prolog, then a meta element, then by what fits the bytes.
Emoji become the phone's own one-character form, whichever way the page writes them.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from handset import emoji

_NAMES = {
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "cp932": "cp932", "utf-8": "utf-8", "utf8": "utf-8", "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",    "eucjp": "euc_jp", "iso-2022-jp": "iso2022_jp_ext", "us-ascii": "cp932", "ascii": "cp932",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252",
}  # fmt: skip
LABELS = {"cp932": "Shift_JIS", "utf-8": "UTF-8", "euc_jp": "EUC-JP", "iso2022_jp_ext": "ISO-2022-JP",
          "cp1252": "ISO-8859-1"}  # fmt: skip
"""What page info and Content-Type call an encoding."""

_PROLOG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*['"]([A-Za-z0-9_.:-]+)""")
_CHARSET = re.compile(rb"""@charset\s+["']([A-Za-z0-9_.:-]+)["']""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]*?charset\s*=\s*['"]?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_PAIR = re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]")
"""A character of two bytes in Shift_JIS."""
_DOCOMO_DIGITS = frozenset(code.to_bytes(2, "big") for code in range(0xF987, 0xF991))
_MENU = 3
"""So many different digits are a menu."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SEQUENCE = re.compile("[\u20e3\U0001f1e6-\U0001f1ff]")
"""What emoji of several code points have: a keycap's frame, a flag's letters."""
_REFERENCE = re.compile(r"&#([xX][0-9A-Fa-f]{4}|[0-9]{5});")
_WEBCODE = re.compile("\x1b\\$([GEFOPQ])([!-z]+)\x0f?")
_WEBCODE_PAGES = {"G": 0xE000, "E": 0xE100, "F": 0xE200, "O": 0xE300, "P": 0xE400, "Q": 0xE500}


def choose(body: bytes, header: str) -> str:
    """The Python codec for a page: header, mark, prolog, meta, guess."""
    found = re.search(r"""charset\s*=\s*['"]?\s*([A-Za-z0-9_.:-]+)""", header, re.IGNORECASE)
    if found and (named := _NAMES.get(found[1].lower())):
        return named
    if body.startswith(codecs.BOM_UTF8):
        return "utf-8"
    head = body[:2048]
    for pattern in (_PROLOG, _META):
        match = pattern.search(head)
        if match and (named := _NAMES.get(match[1].decode("ascii").lower())):
            return named
    return _guess(body)


def choose_for_sheet(css: bytes, page: str) -> str:
    """The codec of a style sheet outside its page: mark, `@charset`, else the page's own (CSS 2.1, 4.4)."""
    if css.startswith(codecs.BOM_UTF8):
        return "utf-8"
    named = _CHARSET.match(css)
    return (_NAMES.get(named[1].decode("ascii").lower()) if named else None) or page


def _guess(body: bytes) -> str:
    sample = body[:16_384]
    if b"\x1b$" in sample and b"\x1b(" in sample:
        return "iso2022_jp_ext"
    if sample.isascii():
        return "cp932"
    for codec in ("utf-8", "cp932", "euc_jp"):
        decoder = codecs.getincrementaldecoder(codec)()
        try:
            decoder.decode(sample, final=len(sample) == len(body))
        except UnicodeDecodeError:
            continue
        if codec == "cp932" and _looks_euc(sample):
            return "euc_jp"
        return codec
    return "cp932"


def _looks_euc(sample: bytes) -> bool:
    """Kana in EUC-JP are pairs that begin with A4 or A5; in Shift_JIS those bytes are lone half-width marks."""
    try:
        sample.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return sample.count(b"\xa4") + sample.count(b"\xa5") > len(sample) // 16


def decode(body: bytes, codec: str, carrier: str) -> str:
    """The text of a page; emoji of all carriers as the phone's own characters. `carrier` decides shared codes."""
    writer = carrier
    if carrier == "softbank" and codec == "cp932":
        writer = _writer(body)
        if writer == carrier:
            known = emoji.table().softbank_bytes
            body = _PAIR.sub(lambda match: known.get(match[0], match[0]), body)
    text = body.decode(codec, "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    if _PRIVATE.search(text):
        text = canonical_emoji(text, writer, shift_jis=codec == "cp932")
    if "\x1b$" in text:
        text = _WEBCODE.sub(lambda match: match[2].translate(_webcodes(match[1])), text)
    if _SEQUENCE.search(text):
        for sequence, char in emoji.table().by_unicode.items():
            text = text.replace(sequence, char)
    return text.replace("\x00", "")


def _writer(body: bytes) -> str:
    """Whose Shift_JIS codes a page on a SoftBank phone is written in: its own, unless others know more of them.

    The carriers share the codes from F740 on, so one alone tells nothing, but a page is written for one carrier, and
    several of docomo's digits make a menu of docomo's: as SoftBank's they would be food and weather.
    """
    pairs = {pair for pair in _PAIR.findall(body) if 0xF3 <= pair[0] <= 0xF9}
    known = {name: len(pairs & _pairs_of(name)) for name in ("softbank", "docomo", "au")}
    if known["docomo"] == len(pairs) and len(pairs & _DOCOMO_DIGITS) >= _MENU:
        return "docomo"
    return max(known, key=known.__getitem__)


@lru_cache(maxsize=4)
def _pairs_of(carrier: str) -> frozenset[bytes]:
    """All Shift_JIS codes of a carrier."""
    codes = {row.code(carrier) for row in emoji.table().rows} - {0}
    return frozenset(code.to_bytes(2, "big") for code in codes)


def references(text: str, carrier: str, *, decimal: bool = True) -> str:
    """Numeric references to carriers' emoji as the phone's own: `&#xE63E;` and, if `decimal`, docomo's Shift_JIS code
    `&#63647;`."""
    if "&#" not in text:
        return text
    table = _to_canonical(carrier, False)

    def canonical(match: re.Match[str]) -> str:
        code = int(match[1][1:], 16) if match[1][0] in "xX" else int(match[1])
        if decimal and 0xF89F <= code <= 0xF9FC:
            code = emoji.private_use(code)
        return table.get(chr(code), match[0]) if 0xE000 <= code <= 0xF8FF else match[0]

    return _REFERENCE.sub(canonical, text)


@lru_cache(maxsize=len(_WEBCODE_PAGES))
def _webcodes(page: str) -> dict[int, str]:
    """Characters that stand for an emoji between the escapes of a SoftBank page, with the phone's own."""
    private = {code: chr(_WEBCODE_PAGES[page] + code - 0x20) for code in range(ord("!"), ord("z") + 1)}
    return {code: canonical_emoji(char, "softbank") for code, char in private.items()}


def canonical_emoji(text: str, carrier: str, *, shift_jis: bool = True) -> str:
    """Private-use characters of the carriers -> the phone's own emoji."""
    table = _to_canonical(carrier, shift_jis)
    return _PRIVATE.sub(lambda match: table.get(match[0], match[0]), text)


def encode(text: str, codec: str, carrier: str) -> bytes:
    """Text of a form in the page's encoding, emoji in the carrier's own codes, the rest as `&#...;`."""
    if text.isascii():
        return text.encode(codec)
    table = _from_canonical(carrier, codec == "cp932")
    body = "".join([table.get(char, char) for char in text]).encode(codec, "xmlcharrefreplace")
    if carrier == "softbank" and codec == "cp932":
        known = {private: code for code, private in emoji.table().softbank_bytes.items()}
        body = _PAIR.sub(lambda match: known.get(match[0], match[0]), body)
    return body


@lru_cache(maxsize=8)
def _to_canonical(carrier: str, shift_jis: bool) -> dict[str, str]:
    return emoji.table().from_private_use(carrier, shift_jis=shift_jis)


@lru_cache(maxsize=8)
def _from_canonical(carrier: str, shift_jis: bool) -> dict[str, str]:
    return emoji.table().to_private_use(carrier, shift_jis=shift_jis)
