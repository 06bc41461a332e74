"""Kana in their three shapes: hiragana, katakana, half-width katakana."""

from __future__ import annotations

_HALF = (
    "。｡「｢」｣、､・･ヲｦァｧィｨゥｩェｪォｫャｬュｭョｮッｯーｰアｱイｲウｳエｴオｵカｶキｷクｸケｹコｺサｻシｼスｽセｾソｿタﾀチﾁツﾂテﾃトﾄ"
    "ナﾅニﾆヌﾇネﾈノﾉハﾊヒﾋフﾌヘﾍホﾎマﾏミﾐムﾑメﾒモﾓヤﾔユﾕヨﾖラﾗリﾘルﾙレﾚロﾛワﾜンﾝ"
)
_PLAIN = dict(zip(_HALF[::2], _HALF[1::2], strict=True))
_VOICED = (
    ("カキクケコサシスセソタチツテトハヒフヘホウ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", "ﾞ"),
    ("ハヒフヘホ", "パピプペポ", "ﾟ"),
)
_TO_HALF = _PLAIN | {
    voiced: _PLAIN[plain] + mark for row, forms, mark in _VOICED for plain, voiced in zip(row, forms, strict=True)
}
_TO_KATAKANA = {chr(point): chr(point + 0x60) for point in range(0x3041, 0x3097)}
_TO_HIRAGANA = {katakana: hiragana for hiragana, katakana in _TO_KATAKANA.items()}


def hiragana_to_katakana(text: str) -> str:
    """Write every hiragana of the text in katakana; other characters stay."""
    return "".join(_TO_KATAKANA.get(char, char) for char in text)


def katakana_to_hiragana(text: str) -> str:
    """Write katakana in hiragana; what has none (ヴ is written ヴ on a keypad) stays."""
    return "".join(char if char == "ヴ" else _TO_HIRAGANA.get(char, char) for char in text)


def hiragana_to_half(text: str) -> str:
    """Write hiragana as half-width katakana; a voiced one is two characters."""
    return "".join(_TO_HALF.get(char, char) for char in hiragana_to_katakana(text))


def is_hiragana(char: str) -> bool:
    """Return whether it is hiragana, the long-vowel mark, or ヴ."""
    return "ぁ" <= char <= "ゖ" or char in "ーヴ"
