"""Acronyms said letter by letter."""

from __future__ import annotations

import string

import pytest

from handset.text_input.acronyms import MOST_LETTERS, acronyms_at
from handset.text_input.conversion import convert
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import MozcDictionary, load_dictionary
from keitai.common.rng import Rng

_NAMES = (
    "えー びー しー でぃー いー えふ じー えいち あい じぇー けー える えむ えぬ おー ぴー きゅー あーる えす てぃー "
    "ゆー ぶい だぶりゅー えっくす わい ぜっと"
)
SAID = dict(zip(string.ascii_uppercase, _NAMES.split(), strict=True))


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


def test_letters_in_a_row_are_an_acronym() -> None:
    rng = Rng(26)
    for _ in range(80):
        letters = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.between(2, MOST_LETTERS)))
        kana = "".join(SAID[letter] for letter in letters)
        found = acronyms_at(f"あ{kana}を", 1)
        assert ((len(kana) + 1, letters) in found) == ("ー" in kana), letters


def test_one_letter_and_words_are_not_acronyms() -> None:
    for kana in ("えー", "あいえる", "えすえむ", "びーる", "けーき", "いーよ", ""):
        assert acronyms_at(kana, 0) == []


def test_acronyms_are_converted_where_no_word_is_meant(mozc: MozcDictionary) -> None:
    heads = {
        "でぃーぶいでぃー": "DVD", "えーてぃーえむ": "ATM", "じぇーあーる": "JR", "しーでぃー": "CD",
        "ゆーあーるえる": "URL", "びーえむだぶりゅー": "BMW", "あいてぃー": "IT", "ゆーえすびー": "USB",
    }  # fmt: skip
    tails = {
        "": "", "をみた": "を見た", "のほん": "の本", "でかいました": "で買いました",
        "がほしい": "が欲しい", "とてれび": "とテレビ"
    }  # fmt: skip
    wrong = []
    for kana, letters in heads.items():
        for tail, text in tails.items():
            if convert(kana + tail, mozc, Habits()).text != letters + text:
                wrong.append((kana + tail, convert(kana + tail, mozc, Habits()).text))
    assert len(wrong) <= 2, wrong


def test_an_acronym_is_offered_beside_its_word(mozc: MozcDictionary) -> None:
    assert "PC" in mozc.words("ぴーしー")[:5]
    assert "NHK" in mozc.words("えぬえいちけー")[:5]


@pytest.mark.parametrize(
    ("kana", "text"),
    [("きゅーぴー", "キューピー"), ("おーいおちゃ", "おーいお茶"), ("いーね", "いーね"), ("えーとね", "えーとね")],
)
def test_words_that_sound_like_letters_stay(mozc: MozcDictionary, kana: str, text: str) -> None:
    assert convert(kana, mozc, Habits()).text == text
