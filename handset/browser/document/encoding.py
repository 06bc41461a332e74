"""Bytes -> text and back: Shift_JIS with the carriers' emoji, UTF-8, EUC-JP, ISO-2022-JP.

Chosen by the HTTP header, then a byte order mark or XML prolog, then a meta element, then by what fits the bytes.
Emoji become the phone's own one-character form, whichever way the page writes them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from handset import emoji
from handset.browser.document.japanese import (
    ERROR,
    decode_euc_jp,
    decode_iso_2022_jp,
    decode_shift_jis,
    encode_euc_jp,
    encode_iso_2022_jp,
    encode_shift_jis,
)

_LABELS = {
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 us-ascii ascii",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp",
    "iso2022_jp_ext": "csiso2022jp iso-2022-jp",
    "cp1252": "cp1252 iso-8859-1 iso8859-1 latin1 l1 windows-1252 x-cp1252",
}
"""Names that a page may give an encoding. ASCII is read as Shift_JIS, which is what phones took it for."""
_NAMES = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
LABELS = {"cp932": "Shift_JIS", "utf-8": "UTF-8", "euc_jp": "EUC-JP", "iso2022_jp_ext": "ISO-2022-JP",
          "cp1252": "ISO-8859-1"}  # fmt: skip
"""What page info and Content-Type call an encoding."""

HEADER = re.compile(r"""charset\s*=\s*['"]?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
"""What a Content-Type says of the encoding."""
_PROLOG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*['"]([A-Za-z0-9_.:-]+)""")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(rb"""@charset\s+["']([A-Za-z0-9_.:-]+)["']""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]*?charset\s*=\s*['"]?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HIGH_PAIR = re.compile(
    rb"(?:[\x00-\x80\xa0-\xdf\xfd-\xff]|[\x81-\x9f\xe0-\xf2](?:[\x40-\x7e\x80-\xfc])?)*+"
    rb"(?:([\xf3-\xfc][\x40-\x7e\x80-\xfc])|[\xf3-\xfc])"
)
"""Shift_JIS up to its next character of two bytes that may be an emoji, and that character."""
_DOCOMO_DIGITS = frozenset(code.to_bytes(2, "big") for code in range(0xF987, 0xF991))
_MENU = 3
"""So many different digits are a menu."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SEQUENCE = re.compile("[\u20e3\U0001f1e6-\U0001f1ff]")
"""What emoji of several code points have: a keycap's frame, a flag's letters."""
REFERENCE = re.compile(r"&#(?:[xX]0*([0-9A-Fa-f]{4})(?![0-9A-Fa-f])|0*([0-9]{5})(?![0-9]));?")
"""A numeric reference of the size of a private-use character, as the HTML parser reads it: zeros may lead, and the
semicolon may be left out."""
_WEBCODE = re.compile("\x1b\\$([GEFOPQ])([!-z]+)\x0f")
_STRETCH = re.compile(f"{_WEBCODE.pattern}|[0-9#*]\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}|\x00")
"""What `decode` makes one character or none of, and more than one character is written for."""
_WEBCODE_BYTES = re.compile(_WEBCODE.pattern.encode())
_WEBCODE_PAGES = {"G": 0xE000, "E": 0xE100, "F": 0xE200, "O": 0xE300, "P": 0xE400, "Q": 0xE500}


def named(label: str) -> str:
    """Return the Python codec of an encoding label, "" for one that phones do not know."""
    return _NAMES.get(label.strip().lower(), "")


def choose(body: bytes, header: str) -> str:
    """Return the Python codec of a page: by header, byte order mark, XML prolog, meta element, or a guess."""
    return declared(body, header) or _guess(body)


def declared(body: bytes, header: str) -> str:
    """Return the codec that a page or its header names, "" for one that leaves it to be guessed."""
    found = HEADER.search(header)
    if found and (codec := named(found[1])):
        return codec
    if body.startswith(codecs.BOM_UTF8):
        return "utf-8"
    head = _COMMENT.sub(b"", body[:2048])
    for pattern in (_PROLOG, _META):
        match = pattern.search(head)
        if match and (codec := named(match[1].decode("ascii"))):
            return codec
    return ""


def choose_for_sheet(css: bytes, page: str) -> str:
    """Return the Python codec of a style sheet: by byte order mark, `@charset`, else the page's (CSS 2.1, 4.4)."""
    if css.startswith(codecs.BOM_UTF8):
        return "utf-8"
    found = _CHARSET.match(css)
    return (named(found[1].decode("ascii")) if found else "") or page


def _guess(body: bytes) -> str:
    sample = body[:16_384]
    if b"\x1b$" in sample and b"\x1b(" in sample:
        return "iso2022_jp_ext"
    if sample.isascii():
        return "cp932"
    whole = len(sample) == len(body)
    if _fits(sample, "utf-8", whole):
        return "utf-8"
    euc = _fits(sample, "euc_jp", whole)
    if _fits(sample, "cp932", whole) and not (euc and _looks_euc(sample)):
        return "cp932"
    return "euc_jp" if euc else "cp932"


def _fits(sample: bytes, codec: str, whole: bool) -> bool:
    """Return whether the bytes are text in an encoding; a `sample` that is not the whole may end within a character."""
    if codec == "utf-8":
        try:
            codecs.getincrementaldecoder(codec)().decode(sample, final=whole)
        except UnicodeDecodeError:
            return False
        return True
    text = (decode_shift_jis if codec == "cp932" else decode_euc_jp)(sample)
    return ERROR not in (text if whole else text[:-1])


def _looks_euc(sample: bytes) -> bool:
    """Return whether a text looks like kana in EUC-JP.

    Those are pairs that begin with A4 or A5; in Shift_JIS those bytes are lone half-width marks.
    """
    return sample.count(b"\xa4") + sample.count(b"\xa5") > len(sample) // 16


def decode(body: bytes, codec: str, carrier: str) -> str:
    """Decode a page; emoji of all carriers become the phone's own characters.

    `carrier` decides shared codes.
    """
    text = as_written(body, codec, carrier)
    if "\x1b$" in text:
        text = _WEBCODE.sub(lambda match: _of_webcodes(match[1], match[2]), text)
    if _SEQUENCE.search(text):
        for sequence, char in emoji.table().by_unicode.items():
            text = text.replace(sequence, char)
    return text.replace("\x00", "")


def as_written(body: bytes, codec: str, carrier: str) -> str:
    """Return the text with one character for each that an editor counts.

    Web codes, keycaps and flags are not put together into one emoji yet.
    """
    if codec == "cp932":
        return _decode_shift_jis(body, carrier)
    text = untranslated(body, codec)
    if codes := set(_PRIVATE.findall(text)):
        text = _translated(text, _canonical(carrier, codes))
    return text


def untranslated(body: bytes, codec: str) -> str:
    """Return the text with the carriers' emoji as private-use characters, one for each of `as_written`'s."""
    if codec == "cp932":
        text = decode_shift_jis(body)
    elif codec == "euc_jp":
        text = decode_euc_jp(body)
    elif codec == "iso2022_jp_ext":
        text = decode_iso_2022_jp(body, _webcodes_at)
    else:
        text = body.decode(codec, "replace")
    return text.removeprefix("\ufeff")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield, for each emoji that `decode` shortens, (where it ends in the text, characters lost so far).

    `text` is that of `as_written`.
    """
    lost = 0
    for match in _STRETCH.finditer(text):
        emojis = len(_of_webcodes(match[1], match[2])) if match[1] else 0 if match[0] == "\x00" else 1
        if not match[1] and match[0] != "\x00" and match[0] not in emoji.table().by_unicode:
            continue
        lost += len(match[0]) - emojis
        yield match.end() - lost, lost


def _decode_shift_jis(body: bytes, carrier: str) -> str:
    """Return shift_JIS with docomo's and au's emoji.

    On a SoftBank phone, in a page written for one, with SoftBank's.
    """
    pieces: list[str] = []
    place = 0
    if carrier == "softbank" and _writer(body) == carrier:
        own = emoji.table().softbank_bytes
        for start, pair in _high_pairs(body):
            if pair in own:
                pieces += [decode_shift_jis(body[place:start]), own[pair]]
                place = start + 2
    text = "".join([*pieces, decode_shift_jis(body[place:])])
    return _translated(text, emoji.table().of_cp932) if _PRIVATE.search(text) else text


def _translated(text: str, table: Mapping[str, str]) -> str:
    """Return `text` with the private-use characters that `table` knows replaced."""
    return _PRIVATE.sub(lambda match: table.get(match[0], match[0]), text)


def _high_pairs(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the characters of two bytes in Shift_JIS that may be emoji, each with its place."""
    place = 0
    while match := _HIGH_PAIR.match(body, place):
        place = match.end()
        if match[1]:
            yield match.start(1), match[1]


def _writer(body: bytes) -> str:
    """Return whose Shift_JIS codes a page on a SoftBank phone is written in: its own, unless others know more of them.

    The carriers share the codes from F740 on, so one alone tells nothing, but a page is written for one carrier, and
    several of docomo's digits make a menu of docomo's: as SoftBank's they would be food and weather.
    """
    pairs = {pair for _, pair in _high_pairs(body) if pair[0] <= 0xF9}
    known = {name: len(pairs & _pairs_of(name)) for name in ("softbank", "docomo", "au")}
    if known["docomo"] == len(pairs) and len(pairs & _DOCOMO_DIGITS) >= _MENU:
        return "docomo"
    return max(known, key=known.__getitem__)


@lru_cache(maxsize=4)
def _pairs_of(carrier: str) -> frozenset[bytes]:
    """Return all Shift_JIS codes of a carrier."""
    codes = {row.code(carrier) for row in emoji.table().rows} - {0}
    return frozenset(code.to_bytes(2, "big") for code in codes)


def references(text: str, carrier: str, *, decimal: bool = True) -> str:
    """Replace numeric references to carriers' emoji (`&#xE63E;`) by the phone's characters.

    If `decimal`, docomo's `&#63647;` are replaced, too.
    """
    if "&#" not in text:
        return text
    meant = read_references(text, carrier, decimal=decimal)
    if not meant:
        return text
    return REFERENCE.sub(lambda match: meant.get(match[0], NOTHING)[0] or match[0], text)


NOTHING = ("", "")
"""What a reference to any other character says."""


def read_references(text: str, carrier: str, *, decimal: bool = True) -> dict[str, tuple[str, str]]:
    """Return a page's references to private-use characters -> (the phone's emoji, whose code it is), "" for none."""
    written = {match[0]: chr(_point(match, decimal)) for match in REFERENCE.finditer(text)}
    codes = set(written.values()) - {"\0"}
    if not codes:
        return {}
    table, owning = _canonical(carrier, codes), owners(carrier, codes)
    return {each: (table.get(code, ""), owning.get(code, "")) for each, code in written.items() if code in codes}


def _point(reference: re.Match[str], decimal: bool) -> int:
    """Return the private-use code point of a numeric reference, 0 for any other character's."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if decimal and 0xF89F <= code <= 0xF9FC:
        code = emoji.private_use(code)
    return code if 0xE000 <= code <= 0xF8FF else 0


def _webcodes_at(body: bytes, place: int) -> tuple[str, int] | None:
    """Return SoftBank's web codes at an escape of ISO-2022-JP, and where they end."""
    match = _WEBCODE_BYTES.match(body, place)
    return (_of_webcodes(match[1].decode("ascii"), match[2].decode("ascii")), match.end()) if match else None


def _of_webcodes(page: str, codes: str) -> str:
    """Return the emoji of the characters between the escapes; such as stand for none are left out."""
    table = _reading("softbank", "")
    return "".join([table.get(chr(_WEBCODE_PAGES[page] + ord(code) - 0x20), "") for code in codes])


def _canonical(carrier: str, codes: Collection[str]) -> Mapping[str, str]:
    """Return what the private-use characters of a page outside Shift_JIS mean."""
    return _reading(_first_read(carrier, codes), carrier)


def owners(carrier: str, codes: Collection[str]) -> Mapping[str, str]:
    """Return private-use characters -> the carrier whose code each of them is read as beside the others of a page."""
    return _owning(_first_read(carrier, codes), carrier)


def _first_read(carrier: str, codes: Collection[str]) -> str:
    """Return whose codes the private-use characters of a page are that au and SoftBank share.

    They are the phone's own carrier's, unless all others are the rival's; on other phones they are whose more of the
    others are.
    """
    ours, theirs = ("softbank", "au") if carrier == "softbank" else ("au", "softbank")
    own = len(_exclusive(ours) & set(codes))
    rival = len(_exclusive(theirs) & set(codes))
    return theirs if rival and (not own or (carrier == "docomo" and rival > own)) else ours


@lru_cache(maxsize=2)
def _exclusive(carrier: str) -> frozenset[str]:
    """Return the private-use characters that are emoji of au or of SoftBank but not of the other one."""
    mine, other = (
        {chr(point) for row in emoji.table().rows for point in row.points(name)}
        for name in (carrier, "au" if carrier == "softbank" else "softbank")
    )
    return frozenset(mine - other)


@lru_cache(maxsize=8)
def _reading(first: str, second: str) -> Mapping[str, str]:
    return emoji.table().from_private_use(first, second)


@lru_cache(maxsize=8)
def _owning(first: str, second: str) -> Mapping[str, str]:
    return emoji.table().owners_of_private_use(first, second)


def encode(text: str, codec: str, carrier: str, *, official: bool = False) -> bytes:
    """Encode a form's text or an address in the page's encoding, emoji by the carrier's codes.

    The rest is written as `&#...;`. `official`: au's emoji in UTF-8 by their official codes, not by those that its
    phones commonly send. Of the two code points that JIS characters have, both are written.
    """
    if codec != "utf-8":
        text = text.translate(_OF_JIS)
    if codec == "cp932":
        own = _shift_jis_codes(carrier)
        other = _writing(carrier, False)
        return b"".join([own.get(char) or encode_shift_jis(other.get(char, char)) for char in text])
    table = _writing(carrier, codec == "utf-8" and not official)
    text = "".join([table.get(char, char) for char in text])
    if codec == "euc_jp":
        return encode_euc_jp(text)
    if codec == "iso2022_jp_ext":
        return encode_iso_2022_jp(text)
    return text.encode(codec, "xmlcharrefreplace")


_OF_JIS = str.maketrans("〜‖\u2212¢£¬—\xc5", "～∥－￠￡￢―\u212b")
"""Code points that standards give to characters of JIS X 0208 -> those of CP932, which the phone's own signs have."""


@lru_cache(maxsize=8)
def _shift_jis_codes(carrier: str) -> Mapping[str, bytes]:
    return emoji.table().to_shift_jis(carrier)


@lru_cache(maxsize=8)
def _writing(carrier: str, form: bool) -> Mapping[str, str]:
    return emoji.table().to_private_use(carrier, form=form)
