"""Numerals in kana: every number as it is said comes back as itself, and in every way it is written."""

from __future__ import annotations

import random

import pytest

from handset.text_input.numerals import digit_forms, kanji_form, numerals_at, place_form

ONES = ["", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"]
HUNDREDS = [
    "",
    "ひゃく",
    "にひゃく",
    "さんびゃく",
    "よんひゃく",
    "ごひゃく",
    "ろっぴゃく",
    "ななひゃく",
    "はっぴゃく",
    "きゅうひゃく",
]
THOUSANDS = ["", "せん", "にせん", "さんぜん", "よんせん", "ごせん", "ろくせん", "ななせん", "はっせん", "きゅうせん"]
TENS = ["", "じゅう", *(f"{one}じゅう" for one in ONES[2:])]


def said(value: int) -> str:
    """A number below a trillion as people say it."""
    for scale, kana in ((10**8, "おく"), (10**4, "まん")):
        if value >= scale:
            count = value // scale
            # People say いっせんまん, not せんまん.
            head = "いっせん" + said(count - 1000) if count // 1000 == 1 else said(count)
            return head + kana + said(value % scale)
    return THOUSANDS[value // 1000] + HUNDREDS[value // 100 % 10] + TENS[value // 10 % 10] + ONES[value % 10]


def test_every_number_below_ten_thousand() -> None:
    wrong = []
    for value in range(1, 10_000):
        numeral = numerals_at(said(value), 0)[0]
        if (numeral.value, numeral.end) != (value, len(said(value))):
            wrong.append(value)
    assert wrong == []


def test_greater_numbers() -> None:
    chance = random.Random(2009)
    for _ in range(500):
        value = chance.randrange(10_000, 10 ** chance.randint(5, 12))
        assert numerals_at(said(value), 0)[0].value == value


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (800, ["800"]),
        (9_999, ["9999"]),
        (10_000, ["1万", "10000", "10,000"]),
        (25_000, ["25000", "2万5千", "2万5000", "25,000"]),
        (12_345, ["12345", "1万2345", "12,345"]),
        (1_000_000, ["100万", "1000000", "1,000,000"]),
        (120_000_000, ["1億2000万", "120000000", "120,000,000"]),
    ],
)
def test_digits(value: int, forms: list[str]) -> None:
    assert digit_forms(value) == forms


@pytest.mark.parametrize(
    ("value", "kanji"),
    [
        (0, "零"),
        (8, "八"),
        (10, "十"),
        (14, "十四"),
        (800, "八百"),
        (1111, "千百十一"),
        (25_000, "二万五千"),
        (10**8, "一億"),
    ],
)
def test_kanji(value: int, kanji: str) -> None:
    assert kanji_form(value) == kanji


def test_kanji_digit_by_digit() -> None:
    assert place_form(2009) == "二〇〇九"


@pytest.mark.parametrize("reading", ["あした", "んいち", "っさい", "おく", "まんえん", ""])
def test_what_is_no_numeral(reading: str) -> None:
    assert numerals_at(reading, 0) == []
