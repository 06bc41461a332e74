"""Plans: whatever the text, the field holds exactly it, and with no press too many."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.emoji import table
from handset.keypad import Key
from handset.model import load_model, model_names
from handset.script.run.driver import Driver
from handset.text_input.app import InputApp, write
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import load_dictionary
from handset.text_input.multitap import CYCLES, MODES
from handset.text_input.planner import Stroke, plan
from handset.text_input.symbols import SHEETS
from handset.text_input.writing import LONG_PRESS, Writer, Writing
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from tests.handset.text_input.writer_harness import writer

KANA = "".join(char for key in CYCLES["hiragana"].values() for char in key) + "がぎぐざじだづぱぴぶぼゎヴ"
WORDS = ["今日", "学校", "友達", "写真", "東京", "楽し", "行っ", "カメラ", "ケータイ", "１２", "ＯＫ", "鬱"]
LETTERS = st.sampled_from(
    sorted({*KANA, *"".join(CYCLES["katakana"].values()), "ﾞ", "ﾟ", *map(chr, range(32, 127)), "\n", *SHEETS[0].cells})
)


def emoji_of(model: str) -> list[str]:
    carrier = load_model(model).emoji
    return [row.char for row in table().rows if row.code(carrier)]


def played(hand: Writer, strokes: list[Stroke]) -> None:
    for stroke in strokes:
        hand.press(stroke.key)
        if stroke.ticks:
            hand.hold(str(int(stroke.key)))


@settings(max_examples=25, deadline=None)
@given(st.lists(LETTERS | st.sampled_from(WORDS) | st.sampled_from(emoji_of("l03a")), max_size=12), st.data())
def test_the_field_holds_exactly_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    first = data.draw(st.sampled_from(MODES))
    place = MODES.index(first)
    hand = writer("前後", load_dictionary(), lines=True, modes=MODES[place:] + MODES[:place])
    hand.writing.caret = 1
    played(hand, plan(hand, text, load_dictionary()))
    assert hand.writing.text == f"前{text}後"
    assert (hand.writing.kana, hand.writing.conversion) == ("", None)


@pytest.mark.parametrize("model", model_names())
@settings(max_examples=4, deadline=None)
@given(st.data())
def test_on_every_phone_with_its_own_keys_and_ticks(model: str, data: st.DataObject) -> None:
    letters = LETTERS | st.sampled_from(WORDS) | st.sampled_from(emoji_of(model))
    texts = data.draw(st.lists(st.lists(letters, max_size=6), min_size=1, max_size=2))
    simulator = Simulator(SimulatorOptions(device=model))
    try:
        write(simulator.phone, Field(lines=True), "")
        app = simulator.phone.foreground
        assert isinstance(app, InputApp)
        thumb, written = Driver(simulator), ""
        for pieces in texts:
            # What the phone learns from the first text changes how it writes the second.
            thumb.type("".join(pieces))
            written += "".join(pieces)
            assert app.writing.text == written
    finally:
        simulator.close()


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("あ", 2),
        ("お", 5),
        ("ああ", 4),
        ("あか", 3),
        ("が", 3),
        ("ぱ", 4),
        ("っ", 4),
        ("1", 2),
        ("ｶ", 2),
        ("ﾊﾟ", 4),
        ("A", 3),
        ("C", 5),
        ("aa", 6),
        ("12", 3),
    ],
)
def test_known_numbers_of_presses(text: str, presses: int) -> None:
    assert len(plan(writer(), text, None)) == presses


@pytest.mark.parametrize("text", ["あ", "か", "お", "が", "ぱ", "っ", "ああ", "1", "12", "ｱ", "A", "、", "あ1", "A、"])
def test_no_shorter_way_is_found_by_trying_all_keys(text: str) -> None:
    least = len(plan(writer(), text, None))
    assert shortest(text, min(least, 5)) == (least if least <= 5 else None)


def shortest(text: str, most: int) -> int | None:
    """The fewest presses (at most `most`) that leave `text` confirmed, by trying every key at every point."""
    keys = [Stroke(key) for key in (*map(Key, range(12)), Key.OK, Key.RIGHT, Key.SOFT_LEFT, Key.CALL, Key.MAIL)]
    keys += [Stroke(Key(digit), LONG_PRESS) for digit in range(10)]
    empty = msgspec.msgpack.encode(writer().writing)
    seen, edge = {empty}, [empty]
    for count in range(1, most + 1):
        following = []
        for saved in edge:
            for stroke in keys:
                hand = Writer(msgspec.msgpack.decode(saved, type=Writing), None, Habits())
                played(hand, [stroke])
                writing = hand.writing
                if writing.text == text and not writing.kana:
                    return count
                state = msgspec.msgpack.encode(writing)
                if state not in seen and text.startswith(writing.text) and len(writing.whole) <= len(text):
                    seen.add(state)
                    following.append(state)
        edge = following
    return None


def test_a_character_no_key_writes_is_refused() -> None:
    for text, field in (("한", {}), ("\n", {}), ("か", {"modes": ("number",)}), ("☀", {"secret": True})):
        with pytest.raises(KeitaiError, match="cannot be written"):
            plan(writer(**field), text, load_dictionary())
