"""Numbers with their counters: sounds, forms, combinations."""

from __future__ import annotations

import pytest

from handset.text_input.numbers import phrases_at
from tests.every_case import every_case
from tests.handset.text_input.test_numerals import said

SOUNDS = {
    "本": "いっぽん にほん さんぼん よんほん ごほん ろっぽん ななほん はっぽん きゅうほん じゅっぽん",
    "匹": "いっぴき にひき さんびき よんひき ごひき ろっぴき ななひき はっぴき きゅうひき じゅっぴき",
    "杯": "いっぱい にはい さんばい よんはい ごはい ろっぱい ななはい はっぱい きゅうはい じゅっぱい",
    "分": "いっぷん にふん さんぷん よんぷん ごふん ろっぷん ななふん はっぷん きゅうふん じゅっぷん",
    "回": "いっかい にかい さんかい よんかい ごかい ろっかい ななかい はっかい きゅうかい じゅっかい",
    "個": "いっこ にこ さんこ よんこ ごこ ろっこ ななこ はっこ きゅうこ じゅっこ",
    "階": "いっかい にかい さんがい よんかい ごかい ろっかい ななかい はちかい きゅうかい じっかい",
    "歳": "いっさい にさい さんさい よんさい ごさい ろくさい ななさい はっさい きゅうさい じゅっさい",
    "冊": "いっさつ にさつ さんさつ よんさつ ごさつ ろくさつ ななさつ はっさつ きゅうさつ じっさつ",
    "足": "いっそく にそく さんぞく よんそく ごそく ろくそく ななそく はっそく きゅうそく じゅっそく",
    "軒": "いっけん にけん さんげん よんけん ごけん ろっけん ななけん はっけん きゅうけん じゅっけん",
    "羽": "いちわ にわ さんば よんわ ごわ ろっぱ ななわ はちわ きゅうわ じゅっぱ",
    "点": "いってん にてん さんてん よんてん ごてん ろくてん ななてん はってん きゅうてん じゅってん",
    "泊": "いっぱく にはく さんぱく よんぱく ごはく ろっぱく ななはく はっぱく きゅうはく じゅっぱく",
    "枚": "いちまい にまい さんまい よんまい ごまい ろくまい ななまい はちまい きゅうまい じゅうまい",
    "円": "いちえん にえん さんえん よえん ごえん ろくえん ななえん はちえん きゅうえん じゅうえん",
    "時": "いちじ にじ さんじ よじ ごじ ろくじ しちじ はちじ くじ じゅうじ",
    "月": "いちがつ にがつ さんがつ しがつ ごがつ ろくがつ しちがつ はちがつ くがつ じゅうがつ",
    "人": "ひとり ふたり さんにん よにん ごにん ろくにん しちにん はちにん くにん じゅうにん",
    "日": "ついたち ふつか みっか よっか いつか むいか なのか ようか ここのか とおか",
    "つ": "ひとつ ふたつ みっつ よっつ いつつ むっつ ななつ やっつ ここのつ",
    "%": "いちぱーせんと にぱーせんと さんぱーせんと よんぱーせんと ごぱーせんと ろくぱーせんと ななぱーせんと",
    "ヶ月": "いっかげつ にかげつ さんかげつ よんかげつ ごかげつ ろっかげつ ななかげつ はっかげつ きゅうかげつ",
    "週間": "いっしゅうかん にしゅうかん さんしゅうかん よんしゅうかん ごしゅうかん ろくしゅうかん ななしゅうかん",
}  # fmt: skip


@every_case(
    ("number", "counter", "reading"),
    [(place + 1, counter, kana) for counter, row in SOUNDS.items() for place, kana in enumerate(row.split())],
)
def test_sounds_of_counters(number: int, counter: str, reading: str) -> None:
    phrase = phrases_at(reading, 0)[0]
    assert phrase.end == len(reading)
    assert f"{number}{counter}" in phrase.forms


@every_case("value", [*range(10, 1000, 37), *range(1000, 10_000, 391)])
def test_prices(value: int) -> None:
    reading = said(value)
    # Four yen and its tens are よえん.
    spoken = (reading.removesuffix("よん") + "よ" if reading.endswith("よん") else reading) + "えん"
    phrase = phrases_at(spoken, 0)[0]
    assert (phrase.end, phrase.forms[0]) == (len(spoken), f"{value}円")


@every_case("minute", range(1, 60))
def test_minutes_after_ten(minute: int) -> None:
    head, one = said(minute - minute % 10), said(minute % 10)
    spoken = {"いち": "いっぷん", "さん": "さんぷん", "よん": "よんぷん", "ろく": "ろっぷん", "はち": "はっぷん"}.get(
        one, one + "ふん"
    )
    if not one:
        spoken, head = "じゅっぷん", head.removesuffix("じゅう")
    assert phrases_at(f"じゅうじ{head}{spoken}", 0)[0].forms[0] == f"10時{minute}分"


@pytest.mark.parametrize(
    ("reading", "forms"),
    [
        ("じゅうじに", ["10時", "十時", "１０時"]),
        ("にせんきゅうねん", ["2009年", "二〇〇九年", "２００９年", "二千九年"]),
        ("にせんきゅうねんくがつはつか", ["2009年9月20日", "二〇〇九年九月二十日"]),
        ("ごごさんじはん", ["午後3時半", "午後三時半"]),
        ("へいせいにじゅういちねん", ["平成21年", "平成二十一年"]),
        ("にさんにち", ["2、3日", "二、三日", "2,3日", "2～3日", "二三日"]),
        ("ごろっぽん", ["5、6本"]),
        ("にばんめ", ["2番目", "二番目"]),
        ("ふたつめ", ["2つ目", "二つ目"]),
        ("じゅうよっか", ["14日", "十四日"]),
        ("にじゅうよっか", ["24日"]),
        ("はたち", ["20歳", "二十歳"]),
        ("さんかい", ["3回", "3階", "三回"]),
        ("れいてんごぱーせんと", ["0.5%", "〇・五%"]),
        ("さんてんいちよん", ["3.14", "三・一四"]),
        ("ぜろきゅうぜろ", ["090", "〇九〇"]),
        ("にまんごせんえん", ["25000円", "2万5千円", "2万5000円", "二万五千円"]),
        ("ひゃくまんえん", ["100万円", "百万円"]),
        ("だいさんかい", ["第3回", "第三回"]),
        ("さんじかんはん", ["3時間半"]),
        ("いちじかんじゅっぷん", ["1時間10分"]),
        ("しちがつなのか", ["7月7日", "七月七日"]),
    ],
)
def test_forms(reading: str, forms: list[str]) -> None:
    found = phrases_at(reading, 0)[0].forms
    assert found[0] == forms[0]
    assert set(forms) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "reading",
    ["よほん", "しえん", "くまい", "いちぽん", "にぽん", "にびき", "じゅうさんがつに", "くだい", "あした", "っぴき"],
)
def test_what_nobody_counts_like_that(reading: str) -> None:
    assert all(phrase.end < len(reading.rstrip("に")) for phrase in phrases_at(reading, 0))


def test_a_shorter_phrase_comes_after_a_longer_one() -> None:
    assert [phrase.forms[0] for phrase in phrases_at("さんじはんばーぐ", 0)] == ["3時半", "3時"]
