"""Japanese numerals spelled in kana, with their changes of sound: さんびゃくごじゅう, いちまんにせん, はっ(さい)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_TENS = {"に": 2, "さん": 3, "よん": 4, "ご": 5, "ろく": 6, "なな": 7, "しち": 7, "はち": 8, "きゅう": 9}
_TERMS: tuple[tuple[int, str, int], ...] = (
    *((1000, kana, number * 1000) for kana, number in {
        "せん": 1, "いっせん": 1, "にせん": 2, "さんぜん": 3, "よんせん": 4, "ごせん": 5, "ろくせん": 6, "ななせん": 7,
        "はっせん": 8, "きゅうせん": 9,
    }.items()),
    *((100, kana + end, number * 100) for kana, number in {
        "ひゃ": 1, "にひゃ": 2, "さんびゃ": 3, "よんひゃ": 4, "ごひゃ": 5, "ろっぴゃ": 6, "ななひゃ": 7, "はっぴゃ": 8,
        "きゅうひゃ": 9,
    }.items() for end in "くっ"),
    *((10, kana + end, 10 * number) for kana, number in {"": 1, **_TENS}.items()
      for end in ("じゅう", "じゅっ", "じっ")),
    *((1, kana, number) for kana, number in {
        **_TENS, "いち": 1, "いっ": 1, "よ": 4, "し": 4, "ろっ": 6, "はっ": 8, "く": 9,
    }.items()),
)  # fmt: skip
_BY_KANA = {kana[0]: [term for term in _TERMS if term[1][0] == kana[0]] for _, kana, _ in _TERMS}
FIRST_KANA = frozenset(_BY_KANA)
"""What a numeral can begin with."""
_SCALES = (("ちょう", 10**12, "兆"), ("おく", 10**8, "億"), ("まん", 10**4, "万"))
_KANJI = "〇一二三四五六七八九"
_WIDE = {point: point + 0xFEE0 for point in range(ord("!"), ord("~") + 1) if chr(point).isalnum()}


class Numeral(NamedTuple):
    """Numeral read at some place of a reading."""

    end: int
    value: int
    last: str
    """Its last term in kana, which says what counters may follow."""


def numerals_at(text: str, start: int) -> list[Numeral]:
    """Return the numerals that begin at `start` of a reading, longest first."""
    return sorted(set(_scaled(text, start, 10**16)), reverse=True)


def digit_forms(value: int) -> list[str]:
    """Return the number in digits, the commonest form first: 800, 25000 (or 2万5千), 100万."""
    if value < 10_000:
        return [str(value)]
    parts, rest = "", value
    for _, scale, sign in _SCALES:
        if rest >= scale:
            parts += f"{rest // scale}{sign}"
            rest %= scale
    if not rest:
        return [parts, str(value), f"{value:,}"]
    thousands = [f"{parts}{rest // 1000}千"] if rest % 1000 == 0 else []
    return [str(value), *thousands, f"{parts}{rest}", f"{value:,}"]


def kanji_form(value: int) -> str:
    """Write the number with 十, 百, 千 and 万: 八百, 二万五千."""
    if not value:
        return "零"
    written = ""
    for _, scale, sign in _SCALES:
        if value >= scale:
            written += _below_ten_thousand(value // scale) + sign
            value %= scale
    return written + _below_ten_thousand(value)


def place_form(value: int) -> str:
    """Write the number in kanji digit by digit, as years are written: 二〇〇九."""
    return "".join(_KANJI[int(digit)] for digit in str(value))


def wide(text: str) -> str:
    """Write the text with full-width digits and letters."""
    return text.translate(_WIDE)


def _below_ten_thousand(value: int) -> str:
    written = ""
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count = value // scale % 10
        written += ("" if count == 1 else _KANJI[count]) + sign if count else ""
    return written + (_KANJI[value % 10] if value % 10 else "")


def _terms(text: str, at: int, below: int) -> Iterator[Numeral]:
    """Yield terms of falling powers of ten: 300, 300 + 50, 300 + 50 + 2."""
    for power, kana, value in _BY_KANA.get(text[at : at + 1], ()):
        if power < below and text.startswith(kana, at):
            end = at + len(kana)
            yield Numeral(end, value, kana)
            if kana[-1] != "っ":
                for rest in _terms(text, end, power):
                    yield Numeral(rest.end, value + rest.value, rest.last)


def _scaled(text: str, at: int, below: int) -> Iterator[Numeral]:
    """Yield terms, and terms times 万, 億 or 兆 with what follows."""
    for head in _terms(text, at, 10_000):
        yield head
        for kana, scale, _ in _SCALES:
            # 一兆 and 十兆 change their sound (いっちょう); no other scale does.
            if head.last[-1] == "っ" and scale < 10**12:
                continue
            if scale < below and head.last not in ("よ", "し", "く") and text.startswith(kana, head.end):
                end = head.end + len(kana)
                yield Numeral(end, head.value * scale, kana)
                for rest in _scaled(text, end, scale):
                    yield Numeral(rest.end, head.value * scale + rest.value, rest.last)
