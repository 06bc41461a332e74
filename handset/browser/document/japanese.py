"""Decoders and encoders of Shift_JIS, EUC-JP and ISO-2022-JP, byte for byte those of the WHATWG Encoding Standard.

The standard's index of JIS X 0208 with NEC's and IBM's rows is what Python's `cp932` holds, and its index of
JIS X 0212 is that of `euc_jp` but for one sign; Python's own codecs differ in their error recovery, in NEC row 13 and
in what they encode. Shift_JIS's user area becomes private-use characters, where the carriers' emoji lie.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from functools import cache

ERROR = "\ufffd"
"""What stands for bytes that are not a character."""
_NEC_SELECTED = range(8272, 8836)
"""Pointers of rows 89 to 92, which Shift_JIS is not encoded with: IBM's own rows have the same characters."""
_ROWS = 94
_KANA = {**{byte: chr(0xFF61 + byte - 0xA1) for byte in range(0xA1, 0xE0)}}
"""Half-width kana by their byte in Shift_JIS."""
_FULL_KANA = dict(
    zip(
        (chr(code) for code in range(0xFF61, 0xFFA0)),
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜",
        strict=True,
    )
)
"""What ISO-2022-JP, which has no half-width kana in pages, writes instead of them."""

_TILDE = b"\x8f\xa2\xb7"
"""The sign of JIS X 0212 that Python's codec reads as ASCII."""
_OTHER_SIGNS = tuple(zip("〜‖−¢£¬", "～∥－￠￡￢", strict=True))
"""Signs that Python's codec reads otherwise than the standard."""

_MACINTOSH = "\uf8f0\uf8f1\uf8f2\uf8f3"
"""What Python's codec makes of the lone bytes A0, FD, FE and FF."""

_LEADS = frozenset((*range(0x81, 0xA0), *range(0xE0, 0xFD)))
_RECOVERY = "shift_jis_of_pages"
"""The name under which Python's codecs find `_recover`."""

_EUC = re.compile(
    rb"(?P<text>[\x00-\x7f]+)|(?P<pairs>(?:[\xa1-\xfe][\xa1-\xfe])+)|\x8e(?P<kana>[\xa1-\xdf])"
    rb"|(?P<third>\x8f[\xa1-\xfe][\xa1-\xfe])|\x8f[\xa1-\xfe][\x80-\xff]?|[\x8e\x8f\xa1-\xfe][\x80-\xff]?|[\x80-\xff]",
    re.DOTALL,
)


def decode_shift_jis(body: bytes) -> str:
    """Decode Shift_JIS; each byte or pair that is not a character becomes one U+FFFD, and ASCII is never swallowed."""
    text = body.decode("cp932", _RECOVERY)
    for sign in _MACINTOSH:
        if sign in text:
            text = text.replace(sign, ERROR)
    return text


def _recover(error: UnicodeError) -> tuple[str, int]:
    """Replace what Python's codec cannot read, and say where it goes on: a trail byte of ASCII stays in the text."""
    assert isinstance(error, UnicodeDecodeError)
    body, place = error.object, error.start
    if place + 1 < len(body) and body[place] in _LEADS and body[place + 1] >= 0x80:
        return ERROR, place + 2
    return ERROR, place + 1


codecs.register_error(_RECOVERY, _recover)


def decode_euc_jp(body: bytes) -> str:
    """Decode EUC-JP with NEC row 13, IBM's rows and JIS X 0212."""
    if _TILDE not in body:
        try:
            text = body.decode("euc_jp")
        except UnicodeDecodeError:
            return _euc_tokens(body)
        for theirs, char in _OTHER_SIGNS:
            text = text.replace(theirs, char)
        return text
    return _euc_tokens(body)


def _euc_tokens(body: bytes) -> str:
    """Return EUC-JP with characters that Python's codec has not, or with errors."""
    pairs = _euc_pairs()
    pieces: list[str] = []
    for match in _EUC.finditer(body):
        kind, token = match.lastgroup, match[0]
        if kind == "text":
            pieces.append(token.decode("ascii"))
        elif kind == "pairs":
            pieces += [pairs.get(token[place : place + 2], ERROR) for place in range(0, len(token), 2)]
        elif kind == "kana":
            pieces.append(_KANA[token[1]])
        else:
            pieces.append(_jis_x_0212(token) if kind == "third" else ERROR)
    return "".join(pieces)


@cache
def _jis_x_0212(triple: bytes) -> str:
    if triple == _TILDE:
        return "～"
    try:
        return triple.decode("euc_jp")
    except UnicodeDecodeError:
        return ERROR


@cache
def _euc_pairs() -> Mapping[bytes, str]:
    """Return pairs of bytes A1 to FE -> characters, by way of the Shift_JIS code of the same pointer."""
    found = {pointer: _of_cp932(_shift_jis_pair(pointer)) for pointer in range(_ROWS * _ROWS)}
    return {bytes([p // _ROWS + 0xA1, p % _ROWS + 0xA1]): char for p, char in found.items() if char}


def _shift_jis_pair(pointer: int) -> bytes:
    """Return the Shift_JIS code of a pointer into the index of JIS X 0208."""
    lead, trail = divmod(pointer, 188)
    return bytes([lead + (0x81 if lead < 0x1F else 0xC1), trail + (0x40 if trail < 0x3F else 0x41)])


@cache
def _of_cp932(pair: bytes) -> str:
    try:
        return pair.decode("cp932")
    except UnicodeDecodeError:
        return ""


_ESCAPES = {
    b"\x1b(B": "ascii",
    b"\x1b(J": "roman",
    b"\x1b(I": "katakana",
    b"\x1b$@": "pairs",
    b"\x1b$B": "pairs",
}
_PLAIN = re.compile(rb"[^\x0e\x0f\x1b\x80-\xff]+")
_HALF_KANA = re.compile(rb"[\x21-\x5f]+")
_PAIRS = re.compile(rb"(?:[\x21-\x7e][\x21-\x7e])+")
_HIGH = bytes([byte | 0x80 for byte in range(256)])
_LONE_LEAD = re.compile(rb"[\x21-\x7e][^\x1b]?", re.DOTALL)
_ROMAN = str.maketrans("\\~", "¥‾")
Escape = Callable[[bytes, int], tuple[str, int] | None]
"""Reads an escape sequence of a carrier: (its characters, where it ends), or None where there is none."""


def decode_iso_2022_jp(body: bytes, escape: Escape | None = None) -> str:
    """Decode ISO-2022-JP. `escape` is asked first at each escape character: a carrier's web codes lie there."""
    pieces: list[str] = []
    state, place, shifted = "ascii", 0, False
    while place < len(body):
        if body[place] == 0x1B:
            if escape is not None and (read := escape(body, place)):
                pieces.append(read[0])
                place, shifted = read[1], False
                continue
            found = _ESCAPES.get(body[place : place + 3])
            if found is None:
                pieces.append(ERROR)
                place, shifted = place + 1, False
            else:
                # Two shifts with nothing between them are an attack on filters, not text.
                pieces += [ERROR] if shifted else []
                state, place, shifted = found, place + 3, True
            continue
        text, place = _run(body, place, state)
        pieces.append(text)
        shifted = False
    return "".join(pieces)


def _run(body: bytes, place: int, state: str) -> tuple[str, int]:
    """Return the characters at a place within one character set, and where they end."""
    if state == "pairs":
        if match := _PAIRS.match(body, place):
            return decode_euc_jp(match[0].translate(_HIGH)), match.end()
        match = _LONE_LEAD.match(body, place)
        return ERROR, match.end() if match else place + 1
    if state == "katakana":
        match = _HALF_KANA.match(body, place)
        return ("".join([_KANA[byte | 0x80] for byte in match[0]]), match.end()) if match else (ERROR, place + 1)
    match = _PLAIN.match(body, place)
    if match is None:
        return ERROR, place + 1
    text = match[0].decode("ascii")
    return (text.translate(_ROMAN) if state == "roman" else text), match.end()


def encode_shift_jis(text: str) -> bytes:
    """Encode as Shift_JIS; characters that it lacks become `&#...;`."""
    table = _shift_jis_codes()
    return b"".join([char.encode() if char < "\x80" else table.get(char) or _reference(char) for char in text])


def encode_euc_jp(text: str) -> bytes:
    """Encode as EUC-JP without JIS X 0212, as browsers do; what it has not as `&#...;`."""
    table = _euc_codes()
    return b"".join([char.encode() if char < "\x80" else table.get(char) or _reference(char) for char in text])


_TO_ASCII, _TO_ROMAN, _TO_PAIRS = b"\x1b(B", b"\x1b(J", b"\x1b$B"
_SHIFTS = frozenset("\x0e\x0f\x1b")


def encode_iso_2022_jp(text: str) -> bytes:
    """Encode as ISO-2022-JP, what it has not as `&#...;`; ends in ASCII."""
    table = _euc_codes()
    body = bytearray()
    state = _TO_ASCII

    def put(written: bytes, wanted: bytes) -> None:
        nonlocal state
        if state != wanted:
            body.extend(wanted)
            state = wanted
        body.extend(written)

    for char in text:
        char = _FULL_KANA.get(char, char)
        code = table.get(char)
        if char in _SHIFTS:
            put(_reference(ERROR), _TO_ASCII if state == _TO_PAIRS else state)
        elif char in "¥‾":
            put(b"\\" if char == "¥" else b"~", _TO_ROMAN)
        elif char < "\x80":
            put(char.encode(), _TO_ASCII if state == _TO_PAIRS or char in "\\~" else state)
        elif code:
            put(bytes([byte & 0x7F for byte in code]), _TO_PAIRS)
        else:
            put(_reference(char), _TO_ASCII if state == _TO_PAIRS else state)
    return bytes(body) + (b"" if state == _TO_ASCII else _TO_ASCII)


def _reference(char: str) -> bytes:
    return b"&#%d;" % ord(char)


@cache
def _shift_jis_codes() -> Mapping[str, bytes]:
    """Return characters -> Shift_JIS, the first pointer of each outside the rows that NEC selected from IBM's."""
    codes = {char: bytes([byte]) for byte, char in _KANA.items()}
    codes |= {"\x80": b"\x80", "¥": b"\\", "‾": b"~"}
    # The user area has private-use characters, which no encoder writes.
    for pointer in (*range(8272), *range(8836), *range(10716, 188 * 60)):
        pair = _shift_jis_pair(pointer)
        char = "" if pointer in _NEC_SELECTED else _of_cp932(pair)
        if char:
            codes.setdefault(char, pair)
    codes["\u2212"] = codes["－"]
    return codes


@cache
def _euc_codes() -> Mapping[str, bytes]:
    codes = {char: bytes([0x8E, byte]) for byte, char in _KANA.items()}
    codes |= {"¥": b"\\", "‾": b"~"}
    for pair, char in _euc_pairs().items():
        codes.setdefault(char, pair)
    codes["\u2212"] = codes["－"]
    return codes
