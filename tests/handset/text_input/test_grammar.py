"""Words that grammar decides: particles, what is said, sentences that begin with a time, verbs at their end."""

from __future__ import annotations

import pytest

from handset.text_input.conversion import convert
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import MozcDictionary, load_dictionary


@pytest.fixture(scope="module")
def mozc() -> MozcDictionary:
    dictionary = load_dictionary()
    assert isinstance(dictionary, MozcDictionary)
    return dictionary


def wrong(mozc: MozcDictionary, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The readings that are not converted as wanted, with what they were converted to."""
    found = [(kana, convert(kana, mozc, Habits()).text, wanted) for kana, wanted in pairs]
    return [(kana, text) for kana, text, wanted in found if text != wanted]


def test_what_is_said_is_not_gone_to(mozc: MozcDictionary) -> None:
    said = {"なに": "何", "うそ": "嘘", "もんく": "文句", "おれい": "お礼", "じょうだん": "冗談", "いけん": "意見"}
    forms = {
        "いった": "言った",
        "いっている": "言っている",
        "いっていました": "言っていました",
        "いったのに": "言ったのに",
    }
    objects = [(a + "を" + x, b + "を" + y) for a, b in said.items() for x, y in forms.items()]
    orders = {"くる": "来る", "まつ": "待つ", "する": "する", "たべる": "食べる", "やすむ": "休む", "みる": "見る"}
    told = [(a + "ように" + x, b + "ように" + y) for a, b in orders.items() for x, y in forms.items()]
    places = {"がっこう": "学校", "えき": "駅", "うみ": "海", "びょういん": "病院"}
    gone = [
        (f"{a}に{x}", f"{b}に{y}")
        for a, b in places.items()
        for x, y in (("いった", "行った"), ("いってきた", "行ってきた"))
    ]
    pairs = objects + told + gone
    assert len(pairs) >= 50
    assert len(wrong(mozc, pairs)) <= 3, wrong(mozc, pairs)


def test_a_sentence_begins_with_when(mozc: MozcDictionary) -> None:
    times = {
        "きのう": "昨日",
        "あさ": "朝",
        "よる": "夜",
        "きょう": "今日",
        "あした": "明日",
        "はる": "春",
        "いま": "今",
    }
    rest = {
        "はありがとう": "はありがとう", "はともだちとえいがをみた": "は友達と映画を見た", "はさむかった": "は寒かった",
        "はいえにいます": "は家にいます", "はがっこうにいった": "は学校に行った", "もしごとです": "も仕事です",
        "はさんぽにいく": "は散歩に行く",
    }  # fmt: skip
    pairs = [(a + x, b + y) for a, b in times.items() for x, y in rest.items()]
    assert len(pairs) >= 49
    assert wrong(mozc, pairs) == []


def test_verbs_end_a_sentence(mozc: MozcDictionary) -> None:
    things = {
        "かれー": "カレー",
        "いぬ": "犬",
        "あした": "明日",
        "えいが": "映画",
        "これ": "これ",
        "らーめん": "ラーメン",
    }
    ends = ("", "か", "ね", "よ", "と")
    pairs = [(f"{a}にしよう{end}", f"{b}にしよう{end}") for a, b in things.items() for end in ends]
    meeting = [("また", "また"), ("あした", "明日"), ("はやく", "早く"), ("ともだちに", "友達に")]
    pairs += [
        (f"{a}あいたい{end}", f"{b}会いたい{end}") for a, b in meeting for end in ("です", "な", "ね", "よ", "けど")
    ]
    assert len(pairs) >= 50
    assert len(wrong(mozc, pairs)) <= 2, wrong(mozc, pairs)


def test_two_counts_and_ni_points(mozc: MozcDictionary) -> None:
    heads = {
        "かいぎはさんじから": "会議は3時から", "あしたから": "明日から", "とうきょうから": "東京から",
        "らいしゅうまで": "来週まで", "ここまで": "ここまで",
    }  # fmt: skip
    rest = {
        "にへんこうになりました": "に変更になりました", "にへんこうします": "に変更します",
        "にえんきします": "に延期します", "にへんこうです": "に変更です",
        "にいどうします": "に移動します", "にけってい": "に決定",
    }  # fmt: skip
    pairs = [(a + x, b + y) for a, b in heads.items() for x, y in rest.items()]
    counted = {
        "びーるを": "ビールを", "わいんを": "ワインを", "おちゃを": "お茶を", "みずを": "水を",
        "こーひーを": "コーヒーを"
    }  # fmt: skip
    cups = {"さんばい": "3杯", "よんはい": "4杯", "ごはい": "5杯", "ろっぱい": "6杯"}
    pairs += [(a + x + "のんだ", b + y + "飲んだ") for a, b in counted.items() for x, y in cups.items()]
    assert len(pairs) >= 50
    assert len(wrong(mozc, pairs)) <= 2, wrong(mozc, pairs)


@pytest.mark.parametrize(
    ("kana", "text"),
    [
        ("せんきゅうひゃくはちじゅうごねんうまれです", "1985年生まれです"),
        ("うそをつく", "嘘をつく"),
        ("こうえんにねこがいる", "公園に猫がいる"),
        ("かみをきった", "髪を切った"),
    ],
)
def test_kana_endings_and_verbs_in_kana(mozc: MozcDictionary, kana: str, text: str) -> None:
    assert convert(kana, mozc, Habits()).text == text
