"""Transliteration of kana, without a dictionary: to katakana, and to the digits and letters on the same keys."""

from __future__ import annotations

from functools import lru_cache

from handset.text_input.kana import hiragana_to_half, hiragana_to_katakana
from handset.text_input.multitap import CYCLES, MODIFIED


def transliterations(kana: str) -> list[str]:
    """Return the reading as katakana, half-width katakana and hiragana, then as digits, times, dates and letters."""
    found = [hiragana_to_katakana(kana), hiragana_to_half(kana), kana]
    digits = "".join(_digits().get(char, char) for char in kana)
    if digits.isascii() and digits.isdigit():
        found += [digits, _wide(digits)]
        if len(digits) >= 4 and not digits.startswith("0"):
            found.append(f"{int(digits):,}")
        found += _times(digits) + _dates(digits)
    letters = "".join(_letters().get(char, char) for char in kana)
    if letters.isascii():
        forms = [letters, letters.upper(), letters.capitalize()]
        found += forms + [_wide(form) for form in forms]
    return list(dict.fromkeys(found))


def _times(digits: str) -> list[str]:
    if len(digits) not in (3, 4):
        return []
    hour, minute = int(digits[:-2]), int(digits[-2:])
    return [f"{hour}:{digits[-2:]}", f"{hour}時{minute}分"] if hour < 25 and minute < 60 else []


def _dates(digits: str) -> list[str]:
    found = []
    for cut in range(1, min(3, len(digits))):
        month, day = digits[:cut], digits[cut:]
        if not month.startswith("0") and int(month) <= 12 and len(day) < 3 and day[0] != "0" and int(day) <= 31:
            found += [f"{month}/{day}", f"{month}月{day}日"]
    return found


def _wide(text: str) -> str:
    """Return full-width digits, letters and marks."""
    return "".join("　" if char == " " else chr(ord(char) + 0xFEE0) if " " < char <= "~" else char for char in text)


@lru_cache(maxsize=1)
def _digits() -> dict[str, str]:
    """Return a kana -> its key, as many times as the key is pressed for it."""
    found: dict[str, str] = {}
    for key, cycle in CYCLES["hiragana"].items():
        for place, char in enumerate(cycle):
            if key.isdigit():
                found.setdefault(char, key * (place + 1) if not char.isdigit() else char)
    for char, changed in MODIFIED.items():
        if char in found:
            found.setdefault(changed, found[char])
    return found


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """Return a kana -> the letter that as many presses of its key give."""
    found: dict[str, str] = {}
    for key, cycle in CYCLES["hiragana"].items():
        for place, char in enumerate(cycle[:5]):
            latin = CYCLES["lower"][key]
            if place < len(latin):
                found[char] = latin[place]
    return found


def kana_for(wide: str) -> str:
    """Return the kana of the keys that type these full-width digits or letters."""
    digits = {str(number): CYCLES["hiragana"][str(number)][0] for number in range(10)}
    letters: dict[str, str] = {}
    for kana, letter in _letters().items():
        letters.setdefault(letter, kana)
    narrow = "".join(chr(ord(char) - 0xFEE0) for char in wide).lower()
    return "".join(digits.get(char) or letters.get(char, "") for char in narrow)
