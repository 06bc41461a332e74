"""What keys do to a text.

Keys are written as signs, one after another (`SIGNS` of `writer_harness` has them all): digits, `*` and `#` are the
keys that bear them; `o` OK, `v^<>` the arrows, `L` and `R` the soft keys, `w` web, `m` mail, `x` clear, `C` call. So
"LLL2*#" is three presses of the left soft key, which change the mode, then 2, * and #.
"""

from __future__ import annotations

from typing import Literal

import msgspec
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.emoji import EmojiPictures
from handset.keypad import Key, KeyEvent, Keypad
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.symbols import SHEETS
from handset.text_input.writing import CLEAR_ALL, LONG_PRESS, Writer, Writing
from handset.typeface import SIZES, Typeface
from tests.handset.text_input.writer_harness import SIGNS, FewWords, strike, writer


@pytest.mark.parametrize(
    ("signs", "whole"),
    [
        ("2o", "か"),
        ("2>2o", "かか"),
        ("22*", "ぎ"),
        ("2C", "2"),
        ("22CC", "2"),
        ("L2", "ｶ"),
        ("LL2", "A"),
        ("LLL2", "a"),
        ("LLLL2*#", "2*#"),
        ("LLLLL2", "か"),
        ("2L2", "かｶ"),
        ("1x", ""),
        ("123ox", "あか"),
        ("12<x", "か"),
        ("12o<3", "あさか"),
        ("2^oo", "カ"),
        ("mo", "、"),
        ("1mo", "あ、"),
    ],
)
def test_keys(signs: str, whole: str) -> None:
    hand = writer()
    strike(hand, signs)
    assert hand.writing.whole == whole


def test_kana_stand_apart_until_they_are_confirmed() -> None:
    hand = writer("x")
    strike(hand, "23")
    assert (hand.writing.text, hand.writing.kana) == ("x", "かさ")
    assert strike(hand, "o") == ""
    assert (hand.writing.text, hand.writing.kana) == ("xかさ", "")
    assert strike(hand, "o") == "done"


def test_a_long_press_writes_the_digit() -> None:
    hand, pad = writer(), Keypad()
    hand.tick(pad.step([KeyEvent(Key.DIGIT_5, True)]))
    for _ in range(LONG_PRESS - 2):
        hand.tick(pad.step())
    assert hand.writing.kana == "な"
    hand.tick(pad.step())
    assert hand.writing.kana == "5"
    hand.tick(pad.step([KeyEvent(Key.DIGIT_5, False)]))
    hand.tick(pad.step([KeyEvent(Key.DIGIT_5, True)]))
    assert hand.writing.kana == "5な"


def test_clear_held_empties_the_field() -> None:
    hand, pad = writer("a" * 90), Keypad()
    hand.tick(pad.step([KeyEvent(Key.CLEAR, True)]))
    assert hand.writing.text == "a" * 89
    for _ in range(CLEAR_ALL):
        assert hand.tick(pad.step()) == ""
    assert hand.writing.whole == ""


def test_clear_in_an_empty_field_leaves() -> None:
    assert strike(writer(), "x") == "leave"
    assert strike(writer(), "R") == "leave"


# conversion


def test_conversion_clause_by_clause() -> None:
    hand = writer(dictionary=FewWords())
    hand.writing.kana, hand.writing.at = "きょうはがっこうに", 9
    strike(hand, "v")
    conversion = hand.writing.conversion
    assert conversion is not None
    assert [clause.reading for clause in conversion.clauses] == ["きょうは", "がっこうに"]
    assert conversion.text == "今日は学校に"
    strike(hand, "v")
    assert conversion.text == "京は学校に"
    strike(hand, "^ov")
    assert conversion.text == "今日は月光に"
    strike(hand, "o")
    assert hand.writing.text == "今日は月光に"
    assert hand.habits.words_for("がっこうに") == ["月光に"]


def test_a_clause_grows_and_shrinks() -> None:
    hand = writer(dictionary=FewWords())
    hand.writing.kana, hand.writing.at = "きょうはがっこう", 8
    strike(hand, "v<")
    assert hand.writing.conversion is not None
    assert [clause.reading for clause in hand.writing.conversion.clauses] == ["きょう", "は", "がっこう"]
    strike(hand, ">>>")
    assert [clause.reading for clause in hand.writing.conversion.clauses] == ["きょうはがっ", "こう"]
    strike(hand, "x")
    assert hand.writing.kana == "きょうはがっこう"
    assert writer().writing.conversion is hand.writing.conversion


def test_what_was_chosen_comes_first_the_next_time() -> None:
    hand = writer(dictionary=FewWords())
    for _ in range(2):
        hand.writing.kana, hand.writing.at = "がっこう", 4
        strike(hand, "v")
        assert hand.writing.conversion is not None
        if hand.writing.conversion.text != "月光":
            strike(hand, "v")
        else:
            return
        strike(hand, "o")
    pytest.fail("the second conversion did not begin with what the first one chose")


def test_what_was_written_is_foreseen() -> None:
    hand = writer(dictionary=FewWords())
    hand.writing.kana, hand.writing.at = "がっこう", 4
    strike(hand, "vo")
    strike(hand, "2*R")
    assert hand.writing.conversion is not None
    assert hand.writing.conversion.current.words == ["学校"]
    strike(hand, "o")
    assert hand.writing.text == "学校学校"


def test_another_letter_confirms_the_words() -> None:
    hand = writer(dictionary=FewWords())
    hand.writing.kana, hand.writing.at = "いく", 2
    strike(hand, "v3")
    assert (hand.writing.text, hand.writing.kana) == ("行く", "さ")


def test_without_a_dictionary_kana_stay_and_it_says_so() -> None:
    hand = writer()
    strike(hand, "2v")
    assert (hand.writing.kana, hand.writing.message) == ("か", "no dictionary")
    strike(hand, "o")
    assert (hand.writing.text, hand.writing.message) == ("か", "")


# what fields take


def test_length_in_characters_and_in_bytes() -> None:
    hand = writer(limit=3)
    hand.insert("日本語です")
    assert hand.writing.text == "日本語"
    hand = writer(limit=3, unit="bytes")
    hand.insert("日本語です")
    assert (hand.writing.text, hand.writing.room) == ("日", 1)
    strike(hand, "L2")
    assert hand.writing.text == "日ｶ"
    strike(hand, "3")
    assert (hand.writing.text, hand.writing.message) == ("日ｶ", "full")


def test_a_reading_may_be_longer_than_its_word() -> None:
    hand = writer(dictionary=FewWords(), limit=2)
    strike(hand, "2*4CC2CC111")
    assert hand.writing.kana == "がっこう"
    strike(hand, "vo")
    assert hand.writing.text == "学校"
    strike(hand, "2")
    assert (hand.writing.whole, hand.writing.message) == ("学校", "full")


def test_nothing_fits_into_a_field_of_no_length() -> None:
    hand = writer(limit=0)
    strike(hand, "2L2LL2mo")
    hand.insert("x")
    assert hand.writing.whole == ""


def test_lines_only_where_there_are_lines() -> None:
    one, many = writer(), writer(lines=True)
    for hand in (one, many):
        strike(hand, "1oC")
        hand.insert("a\r\nb")
    assert (one.writing.text, many.writing.text) == ("あab", "あ\na\nb")


def test_up_and_down_go_from_line_to_line() -> None:
    hand = writer("ab\nc\ndef", lines=True)
    places = []
    for sign in "^^^vvv":
        strike(hand, sign)
        places.append(hand.writing.caret)
    assert places == [4, 1, 0, 3, 5, 8]


def test_a_secret_takes_neither_kana_nor_emoji() -> None:
    hand = writer(modes=("lower", "upper", "number"), secret=True)
    strike(hand, "2Lw")
    hand.insert("かz")
    assert (hand.writing.text, hand.writing.palette) == ("az", None)


def test_a_bound_field_refuses_other_letters() -> None:
    hand = writer(modes=("number",), bound=True)
    strike(hand, "12L3")
    hand.insert("4か5")
    assert hand.writing.text == "12345"


def test_emoji_used_lately_come_first() -> None:
    hand = writer()
    strike(hand, "w>>>o")
    chosen = hand.writing.text
    strike(hand, "wo")
    assert hand.writing.text == chosen * 2


@given(st.text(alphabet=list(SIGNS), max_size=40), st.booleans())
def test_any_keys_leave_a_sound_state_that_survives_saving(signs: str, lines: bool) -> None:
    hand = writer(dictionary=FewWords(), limit=12, unit="bytes", lines=lines)
    for sign in signs:
        hand.press(SIGNS[sign])
        writing = hand.writing
        assert 0 <= writing.caret <= len(writing.text)
        assert 0 <= writing.at <= len(writing.kana)
        assert writing.field.length(writing.text) <= 12
        saved = msgspec.msgpack.encode(writing)
        again = Writer(msgspec.msgpack.decode(saved, type=Writing), hand.dictionary, hand.habits)
        assert msgspec.msgpack.encode(again.writing) == saved
        hand = again


def test_habits_that_cannot_be_read_are_none() -> None:
    assert Habits.from_bytes(b"\xff\x00") == Habits()
    habits = Habits()
    for number in range(30):
        habits.use_emoji(chr(0x2600 + number))
    habits.learn("あ", "亜")
    assert (len(habits.emoji), habits.words) == (10, [])


def test_emoji_of_several_code_points_become_the_phones_own() -> None:
    assert Field().accepted("1\N{COMBINING ENCLOSING KEYCAP}") != "1\N{COMBINING ENCLOSING KEYCAP}"
    assert Field().accepted("a\x00b\u200b") == "ab"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["outline", "bitmap"])
def test_every_symbol_of_the_palettes_can_be_seen(kind: Literal["outline", "bitmap"], size: int) -> None:
    face = Typeface(kind, EmojiPictures())
    for sheet in SHEETS:
        for cell in sheet.cells:
            for char in cell.replace(" ", "").replace("\n", ""):
                canvas = pygame.Surface((40, 40), pygame.SRCALPHA)
                face.draw(canvas, 4, 4, char, size, (0, 0, 0))
                assert canvas.get_bounding_rect().width, f"{char!r} at {size}"
