"""Numbers are taken as such where people mean them, and words that sound alike stay."""

from __future__ import annotations

import pytest

from handset.text_input.conversion import convert
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import MozcDictionary, load_dictionary
from keitai.common.rng import Rng
from tests.handset.text_input.lists import wanted


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


def test_numbers(mozc: MozcDictionary) -> None:
    wrong = [reading for reading, right in wanted("numbers") if convert(reading, mozc, Habits()).text not in right]
    assert len(wanted("numbers")) >= 160
    assert len(wrong) <= 0.06 * len(wanted("numbers")), wrong


def test_digits_are_among_the_first_five(mozc: MozcDictionary) -> None:
    missing = []
    for reading, right in wanted("numbers"):
        digits = [word for word in right if any(char.isdigit() for char in word)]
        clauses = convert(reading, mozc, Habits()).clauses
        if len(clauses) == 1 and digits and not set(digits) & set(clauses[0].words[:5]):
            missing.append(reading)
    assert missing == []


def test_words_that_sound_like_numbers(mozc: MozcDictionary) -> None:
    wrong = [reading for reading, right in wanted("alike") if convert(reading, mozc, Habits()).text not in right]
    assert len(wanted("alike")) >= 280
    assert len(wrong) <= 0.08 * len(wanted("alike")), wrong


@pytest.mark.parametrize(
    "pair",
    [
        ("にほん", "日本"),
        ("さんぽ", "散歩"),
        ("ごはん", "ご飯"),
        ("しごと", "仕事"),
        ("ろくおん", "録音"),
        ("にく", "肉"),
        ("いちば", "市場"),
        ("じゅうじか", "十字架"),
        ("にじがでた", "虹が出た"),
        ("くじをひく", "くじを引く"),
        ("ごじをなおす", "誤字を直す"),
        ("いつかまたあおう", "いつかまた会おう"),
        ("はっぴゃくえん", "800円"),
        ("じゅうじにえきで", "10時に駅で"),
        ("にじゅっぷんまった", "20分待った"),
        ("にせんきゅうねん", "2009年"),
        ("さんじからごじまで", "3時から5時まで"),
        ("きょうはせんえんつかった", "今日は1000円使った"),
    ],
    ids=lambda pair: pair[0],
)
def test_in_a_sentence(mozc: MozcDictionary, pair: tuple[str, str]) -> None:
    assert convert(pair[0], mozc, Habits()).text == pair[1]


def test_a_clause_made_wider_or_narrower_keeps_its_kana(mozc: MozcDictionary) -> None:
    reading = "じゅうじさんじゅっぷんにあう"
    for width in range(1, len(reading)):
        clauses = mozc.split(reading, [width])
        assert "".join(clauses) == reading
        assert len(clauses[0]) == width
        assert len(mozc.best(clauses)) == len(clauses)


@pytest.mark.parametrize(
    ("reading", "word"),
    [
        ("ヴぁいおりん", "ヴァイオリン"),
        ("ヴぃーなす", "ヴィーナス"),
        ("べーとーヴぇん", "ベートーヴェン"),
        ("らヴ", "ラヴ"),
        ("いヴ", "イヴ"),
        ("くりすますいヴに", "クリスマスイヴに"),
        ("ヴぇ", "ヴェ"),
    ],
)
def test_vu_of_the_keypad(mozc: MozcDictionary, reading: str, word: str) -> None:
    conversion = convert(reading, mozc, Habits())
    assert word in conversion.clauses[0].words[:3]
    assert "".join(clause.reading for clause in conversion.clauses) == reading
    assert not any("ゔ" in each for clause in conversion.clauses for each in clause.words)


def test_amounts_that_are_asked_for_are_numbers(mozc: MozcDictionary) -> None:
    counted = {
        "さんこ": "3個",
        "よんまい": "4枚",
        "ごさつ": "5冊",
        "ろっぽん": "6本",
        "ななにん": "7人",
        "はっぱい": "8杯",
    }
    after = {
        "ください": "ください", "おねがいします": "お願いします", "いじょう": "以上", "ずつ": "ずつ",
        "ぶり": "ぶり", "いないに": "以内に"
    }  # fmt: skip
    pairs = [(a + x, b + y) for a, b in counted.items() for x, y in after.items()]
    pairs += [
        (f"{a}さいと{b}さいのこ", f"{x}歳と{y}歳の子")
        for a, x in (("に", 2), ("さん", 3), ("ご", 5), ("ろく", 6))
        for b, y in (("よん", 4), ("なな", 7), ("きゅう", 9))
    ]
    pairs += [
        ("にほんください", "2本ください"),
        ("ごごうしゃ", "5号車"),
        ("しあいはごたいさんでかった", "試合は5対3で勝った"),
    ]
    wrong = [(kana, text) for kana, text in pairs if convert(kana, mozc, Habits()).text != text]
    assert len(pairs) >= 50
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    ("kana", "text"),
    [
        ("くるまがさんだい", "車が3台"),
        ("いえがさんげん", "家が3軒"),
        ("びるのごかい", "ビルの5階"),
        ("ろくじょうのへや", "6畳の部屋"),
        ("じゅっしょうごはい", "10勝5敗"),
        ("びーるをごはい", "ビールを5杯"),
        ("さんねんにくみ", "3年2組"),
        ("げつようびのじゅうじ", "月曜日の10時"),
    ],
)
def test_what_is_counted_tells_the_counter(mozc: MozcDictionary, kana: str, text: str) -> None:
    assert convert(kana, mozc, Habits()).text == text


def test_telephone_numbers(mozc: MozcDictionary) -> None:
    names = ["ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"]
    rng = Rng(90)
    for count in range(50):
        digits = f"{rng.below(10_000):04}{rng.below(10_000):04}"
        heads = ("090", "080", "03", "06", "0120")
        groups = [heads[count % len(heads)], digits[:4], digits[4:]]
        kana = "の".join("".join(names[int(digit)] for digit in group) for group in groups)
        assert mozc.words(kana)[0] == "-".join(groups), kana
