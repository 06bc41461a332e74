"""Mozc's dictionary: how good it is at everyday words, and that clauses and readings stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.text_input.conversion import convert, predict_words
from handset.text_input.habits import Habits
from handset.text_input.kana import hiragana_to_half, hiragana_to_katakana, katakana_to_hiragana
from handset.text_input.kanakanji import MozcDictionary, load_dictionary
from handset.text_input.transliteration import transliterations
from handset.text_input.wordlist import load_wordlist
from tests.handset.text_input.lists import wanted


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


def test_everyday_words(mozc: MozcDictionary) -> None:
    first = among_ten = 0
    for reading, right in wanted("everyday"):
        offered = convert(reading, mozc, Habits()).text
        first += offered in right
        among_ten += offered in right or bool(right & set(mozc.words(reading)[:10]))
    total = len(wanted("everyday"))
    assert total >= 300
    assert first >= 0.92 * total
    assert among_ten == total


KANA = st.text(
    alphabet="あいうえおかがきくけこさしじすせそたちっつてとなにのはひびぴふへほまみむめもやゆゃょよらりるれろわをんーヴ",
    min_size=1,
)


@settings(max_examples=60, deadline=None)
@given(KANA, st.lists(st.integers(1, 3), max_size=3))
def test_clauses_are_the_reading_and_as_wide_as_asked(reading: str, widths: list[int]) -> None:
    dictionary = load_dictionary()
    assert dictionary is not None
    while sum(widths) > len(reading):
        widths = widths[:-1]
    clauses = dictionary.split(reading, widths)
    assert "".join(clauses) == reading
    assert all(clauses)
    assert [len(clause) for clause in clauses[: len(widths)]] == widths
    best = dictionary.best(clauses)
    assert len(best) == len(clauses)
    assert all(best)
    words = dictionary.words(clauses[0])
    assert {clauses[0], hiragana_to_katakana(clauses[0])} <= set(words)
    assert len(words) == len(set(words))


def test_what_stands_in_context_is_chosen_by_it(mozc: MozcDictionary) -> None:
    assert mozc.split("きょうはがっこうにいきました") == ["きょうは", "がっこうに", "いきました"]
    assert mozc.best(["きょうは", "がっこうに", "いきました"]) == ["今日は", "学校に", "行きました"]
    assert mozc.split("はしをわたる")[0] == "はしを"


def test_marks_and_digits_pass_through(mozc: MozcDictionary) -> None:
    assert mozc.words("。")[0] == "。"
    assert "3時に" in mozc.words("3じに")
    assert mozc.words("zz")[0] == "zz"


def test_a_damaged_folder_is_no_dictionary(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        MozcDictionary(tmp_path)


@pytest.mark.parametrize(
    ("word", "reading"), [("学校", "がっこう"), ("今日", "きょう"), ("鬱", "うつ"), ("行き", "いき")]
)
def test_a_word_is_found_backwards(word: str, reading: str) -> None:
    words = load_wordlist()
    assert words is not None
    assert reading in words.readings(word)
    assert words.readings(word + "鬱鬱") == []


@pytest.mark.parametrize(
    ("kana", "other"),
    [
        ("けーたい", "ケータイ"),
        ("がぱ", "ｶﾞﾊﾟ"),
        ("あかさ", "123"),
        ("かか", "22"),
        ("あかわわ", "12:00"),
        ("あかさ", "1月23日"),
        ("かきく", "abc"),
        ("かきく", "ＡＢＣ"),
    ],
)
def test_other_readings(kana: str, other: str) -> None:
    assert other in transliterations(kana)


@given(st.text(alphabet=[chr(point) for point in range(0x3041, 0x3094)]))
def test_kana_there_and_back(text: str) -> None:
    assert katakana_to_hiragana(hiragana_to_katakana(text)) == text
    assert len(hiragana_to_half(text)) >= len(text)


def test_nothing_is_foreseen_where_nothing_was_written() -> None:
    habits = Habits()
    assert predict_words("か", habits) is None
    habits.learn("かさ", "傘")
    found = predict_words("か", habits)
    assert found is not None
    assert found.text == "傘"
