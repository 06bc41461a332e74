"""Foreign words with ヴ, whether the dictionary spells them so or with バ."""

from __future__ import annotations

import pytest

from handset.text_input.foreign_words import respelled
from handset.text_input.kanakanji import MozcDictionary, load_dictionary

WORDS = [
    "サヴァイバル", "サーヴィス", "シルヴァー", "リヴァーサイド", "アドヴァイス", "ヴォリューム", "ヴォーカル",
    "ヴィクトリー", "ヴァイオリン", "ヴィーナス", "レヴェル", "ドライヴ", "ライヴ", "ラヴ", "オーヴン",
    "ヴィデオ", "ジャヴァ", "ネヴァーランド", "リヴァイアサン", "ライヴハウス", "サヴァンナ", "イヴ",
    "ヴァージョン", "ヴァイキング", "ヴァニラ", "ヴァラエティ", "ヴィジネス", "ヴィタミン", "ヴェール",
    "ヴェランダ", "ヴォランティア", "ヴォーナス", "カヴァー", "クラヴ", "グローヴ", "セヴン", "タヴー",
    "ドライヴァー", "ハイヴリッド", "ファイヴ", "メンヴァー", "リヴィング", "レヴュー", "ロヴォット",
    "ヴァスケット", "ヴェスト", "ヴォール", "アルヴァム", "ヴィジュアル", "ヴィラ", "ヴァリエーション",
    "キャラヴァン",
]  # fmt: skip


@pytest.fixture(scope="module")
def dictionary() -> MozcDictionary:
    found = load_dictionary()
    if not isinstance(found, MozcDictionary):
        pytest.skip("Mozc's dictionary is not installed")
    return found


def kana(word: str) -> str:
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ン" else sign for sign in word)


def test_a_word_with_v_is_written_so_in_every_place(dictionary: MozcDictionary) -> None:
    assert len(WORDS) >= 50
    for word in WORDS:
        assert dictionary.best([kana(word)]) == [word], word
        assert dictionary.words(kana(word))[0] == word, word
        for before, after in (("", "です"), ("この", "を"), ("あの", "が")):
            reading = f"{before}{kana(word)}{after}"
            assert "".join(dictionary.best(dictionary.split(reading))) == f"{before}{word}{after}", reading


def test_what_no_word_has_stays_as_it_is(dictionary: MozcDictionary) -> None:
    for reading in ("ヴ", "あヴあ", "ヴヴヴ", "ヴぁぬぬ"):
        assert "".join(dictionary.split(reading)) == reading
        assert "ヴ" in "".join(dictionary.best(dictionary.split(reading))), reading


def test_an_edge_within_a_word_parts_it(dictionary: MozcDictionary) -> None:
    lattice = dictionary._lattice
    whole = respelled(lattice, "このさゔぁいばるは")
    assert whole is not None
    assert (whole.text, whole.words) == ("このさばいばるは", {2: (7, "さゔぁいばる")})
    assert [whole.ahead(edge) for edge in (0, 2, 8, 9)] == [0, 2, 7, 8]
    assert respelled(lattice, "このさゔぁいばるは", [4]) is None
    assert dictionary.split("さヴぁいばる", [3])[0] == "さヴぁ"
    assert "".join(dictionary.split("さヴぁいばる", [3])) == "さヴぁいばる"
