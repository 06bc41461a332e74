"""Words chosen by what stands beside them."""

from __future__ import annotations

import pytest

from handset.text_input.conversion import convert
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import MozcDictionary, load_dictionary
from tests.handset.text_input.lists import wanted


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


def right_first(mozc: MozcDictionary, name: str, half: int | None = None) -> float:
    """The share of a list, or of every second line of it, that is right at first place."""
    pairs = wanted(name) if half is None else wanted(name)[half::2]
    return sum(convert(reading, mozc, Habits()).text in right for reading, right in pairs) / len(pairs)


def test_sentences(mozc: MozcDictionary) -> None:
    assert right_first(mozc, "sentences", 0) >= 0.87
    assert right_first(mozc, "sentences", 1) >= 0.83


def test_polite_phrases(mozc: MozcDictionary) -> None:
    assert right_first(mozc, "polite") >= 0.94


@pytest.mark.parametrize(
    "pair",
    [
        # Words that the dictionary writes as one belong together.
        ("はをみがく", "歯を磨く"),
        ("しゃしんをとりました", "写真を撮りました"),
        ("かぜをひいた", "風邪を引いた"),
        ("ぎたーをひく", "ギターを弾く"),
        ("まどをしめる", "窓を閉める"),
        ("しあいをかんせんした", "試合を観戦した"),
        ("きかいをそうさする", "機械を操作する"),
        ("ぷれぜんとのほうそう", "プレゼントの包装"),
        # A clause begins with a word of its own.
        ("いく", "行く"),
        ("いきたいです", "行きたいです"),
        # Kanji where verb and kanji are as common, kana where several kanji would do.
        ("いそがしかった", "忙しかった"),
        ("わたる", "渡る"),
        ("つく", "つく"),
        # Polite phrases.
        ("よろしくおねがいします", "よろしくお願いします"),
        ("どうぞよろしくおねがいします", "どうぞよろしくお願いします"),
        ("おまたせしました", "お待たせしました"),
        ("ありがとうございます", "ありがとうございます"),
        ("おはようございます", "おはようございます"),
        ("またあしたね", "また明日ね"),
        ("それでは", "それでは"),
        ("さようなら", "さようなら"),
        # Going before coming.
        ("いってきます", "行ってきます"),
        ("いってらっしゃい", "行ってらっしゃい"),
        ("いっていました", "言っていました"),
        ("もらって", "もらって"),
        ("ください", "ください"),
    ],
    ids=lambda pair: pair[0],
)
def test_choices(mozc: MozcDictionary, pair: tuple[str, str]) -> None:
    assert convert(pair[0], mozc, Habits()).text == pair[1]


@pytest.mark.parametrize(
    "tail",
    [
        "から",
        "まで",
        "ので",
        "です",
        "ます",
        "ました",
        "でした",
        "なら",
        "けど",
        "よね",
        "かな",
        "だよ",
        "でも",
        "ながら",
        "だけ",
        "しか",
        "くらい",
    ],
)
def test_a_tail_by_itself_stays_kana(mozc: MozcDictionary, tail: str) -> None:
    assert convert(tail, mozc, Habits()).text == tail


def test_a_verb_stands_where_a_name_sounds_alike(mozc: MozcDictionary) -> None:
    for thing, written in {"あめが": "雨が", "ゆきが": "雪が", "きょうはあめが": "今日は雨が"}.items():
        for after in ("", "でしょう", "と", "ので", "のをみた"):
            found = convert(f"{thing}ふる{after}", mozc, Habits()).text
            assert found == f"{written}降る{after.replace('みた', '見た')}", (thing, after)
    assert convert("ふる", mozc, Habits()).text == "降る"
    for name, written in {"まりがすき": "まりが好き", "えりかがくる": "エリカが来る"}.items():
        assert convert(name, mozc, Habits()).text == written


def test_a_verb_stands_for_an_adverb_that_no_verb_follows(mozc: MozcDictionary) -> None:
    for reading, written in {
        "やっとあえて": "やっと会えて",
        "あえてうれしい": "会えて嬉しい",
        "あえてうれしかったです": "会えて嬉しかったです",
        "きみにあえてよかった": "君に会えてよかった",
        "ともだちにあえて": "友達に会えて",
        "ひさしぶりにあえてたのしかった": "久しぶりに会えて楽しかった",
        "あえていう": "あえていう",
        "せめていちど": "せめて一度",
        "かつてのまち": "かつての街",
        "まるでゆめ": "まるで夢",
    }.items():
        assert convert(reading, mozc, Habits()).text == written, reading


def test_letters_and_counted_things(mozc: MozcDictionary) -> None:
    assert right_first(mozc, "letters") >= 0.87
    assert right_first(mozc, "counted") >= 0.89
