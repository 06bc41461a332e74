"""Scripts that are right mean what they say; scripts that are wrong get every fault with its place."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.ranking.script_words import SCORE
from handset.keypad import Key
from handset.script.language.expectations import Condition
from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors, display_width
from handset.script.language.program import Script
from handset.script.language.steps import Act, Click, Expect, Hold, PressKeys, Repeat, Wait
from keitai.common.errors import KeitaiError
from keitai.common.time import JST
from keitai.script_names import unchecked_names


def no_file(name: str, including: str) -> tuple[str, str]:
    raise KeitaiError(f"{name}: cannot be read (No such file or directory)")


def read(text: str, **files: str) -> Script:
    def beside(name: str, including: str) -> tuple[str, str]:
        stem = name.removesuffix(".keys")
        return (name, files[stem]) if stem in files else no_file(name, including)

    return parse(text, "a.keys", beside, unchecked_names())


def body(line: str) -> str:
    return f'keys 1\ntest "t"\n  {line}\nend\n'


def acts(text: str) -> list[Act]:
    """What the first test does."""
    return [step.act for step in read(text).cases[0].steps]


def test_settings_may_share_a_line() -> None:
    script = read(
        'keys 1\ntitle "Into"  tags smoke games\ndevice l03a seed 7 lang ja clock 2009-08-24T09:30 timeout 2s\n'
        + body("press 5")[7:]
    )
    assert (script.title, script.tags) == ("Into", ("smoke", "games"))
    assert (script.setup.device, script.setup.seed, script.setup.lang) == ("l03a", 7, "ja")
    assert script.setup.timeout == 120
    assert script.setup.clock == datetime(2009, 8, 24, 9, 30, tzinfo=JST)


def test_presses_with_counts_and_gap() -> None:
    (act,) = acts(body("press down x3 # * @120ms"))
    assert isinstance(act, PressKeys)
    assert act.keys == (Key.DOWN, Key.DOWN, Key.DOWN, Key.HASH, Key.STAR)
    assert act.gap == 7


@pytest.mark.parametrize(("text", "ticks"), [("500ms", 30), ("1.2s", 72), ("12f", 12), ("1ms", 0)])
def test_lengths_of_time(text: str, ticks: int) -> None:
    (act,) = acts(body(f"wait {text}"))
    assert isinstance(act, Wait)
    assert act.ticks == ticks


def test_conditions() -> None:
    (act,) = acts(body('expect no text "a"'))
    assert isinstance(act, Expect)
    assert act.condition == Condition("text", negated=True, text="a")
    (act,) = acts(body("wait-for score keep-awake >= 12 within 2s"))
    assert isinstance(act, Expect)
    assert act.condition == Condition("world", asked=SCORE, game="keep-awake", compare=">=", number=12)
    assert act.within == 120


def test_repeat_holds_its_body() -> None:
    text = 'keys 1\ntest "t"\n  repeat until event strike max 9\n    press 4\n    hold 5 1s\n  end\nend'
    (act,) = acts(text)
    assert isinstance(act, Repeat)
    assert act.times == 9
    assert act.until == Condition("event", text="strike")
    assert [type(inner.act) for inner in act.body] == [PressKeys, Hold]


def test_include_binds_values_that_do_not_leak() -> None:
    script = read(
        'keys 1\nlang ja\ntest "t"\n  let who "Kana"\n  include "b.keys" user="4 2"\n  click "${who}"\nend',
        b='keys 1\nlang en\nlet who "Ren"\nclick "${who} ${user}"',
    )
    inner, outer = script.cases[0].steps
    assert (inner.act, outer.act) == (Click("Ren 4 2", press=True), Click("Kana", press=True))
    assert script.setup.lang == "ja"
    assert inner.at.place.file == "b.keys"
    assert inner.at.chain[0].line == 5


def test_include_cycle_shows_the_chain() -> None:
    with pytest.raises(ScriptErrors, match=r"a\.keys -> b\.keys -> a\.keys"):
        read('keys 1\ntest "t"\ninclude "b.keys"\nend', b='keys 1\ninclude "a.keys"', a="keys 1")


def test_all_faults_at_once_with_carets_under_wide_characters() -> None:
    with pytest.raises(ScriptErrors) as caught:
        read('keys 1\ntest "t"\n  click "日記" x\n  prees 5\nend')
    assert len(caught.value.problems) == 2
    first = str(caught.value.problems[0]).splitlines()
    assert display_width(first[1][: first[1].index("x")]) == len(first[2]) - 1
    assert first[2].endswith("^")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_a_script_or_a_list_of_faults(text: str) -> None:
    for source in (text, f"keys 1\n{text}", body(text)):
        try:
            read(source)
        except ScriptErrors as errors:
            assert all(problem.place.line >= 1 for problem in errors.problems)


_PIECES = ["keys 1", 'test "t"', "end", "press", "5", "x3", "@80ms", "expect", "text", '"a"', "/a/", "\n", "\n", " ", "repeat", "until", "event", "max", "wait", "1s", "let", "include", '"b.keys"', "${q}", "\\", '"', "score", ">=", "12"]  # fmt: skip  # noqa: E501


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_shuffled_words_are_a_script_or_a_list_of_faults(pieces: list[str]) -> None:
    text = "keys 1\n" + " ".join(pieces)
    try:
        read(text)
    except ScriptErrors as errors:
        for problem in errors.problems:
            assert 1 <= problem.place.column <= len(problem.source) + 1
