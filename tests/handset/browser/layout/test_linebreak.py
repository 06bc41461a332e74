"""Kinsoku by model, and the machinery of breaking."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.browser.layout.linebreak import NO_END, NO_START, may_break
from tests.every_case import every_case
from tests.handset.browser.browser_harness import laid_out, lines


@pytest.mark.parametrize("mark", "、。」』）！？ー")
def test_closing_marks_do_not_begin_a_line_where_the_model_minds(mark: str) -> None:
    text = "あ" * 12 + mark + "い"
    assert lines(laid_out(text, "qvga"))[0] == "あ" * 11
    assert lines(laid_out(text, "l03a"))[0] == "あ" * 12


@pytest.mark.parametrize("mark", "「『（")
def test_opening_marks_do_not_end_a_line(mark: str) -> None:
    text = "あ" * 11 + mark + "い"
    assert lines(laid_out(text, "qvga"))[0] == "あ" * 11
    assert lines(laid_out(text, "l03a"))[0] == "あ" * 11 + mark


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        ("あ" * 11 + "い<b style='padding:0 2px'></b>。う", "あ" * 11),
        ("あ" * 11 + "<b style='border-top:1px solid'>い</b>。う", "あ" * 11),
        ("あ" * 10 + "い「<b style='margin:0 1px'></b><i style='margin:1px'></i>う", "あ" * 10 + "い"),
        ("あ" * 11 + "<font color=red>い</font><b>。</b>う", "あ" * 11),
        ("あ" * 11 + "&#xE63E;。う", "あ" * 11),
        ("あ" * 11 + "「&#xE63E;う", "あ" * 11),
        ("あ" * 10 + "「<nobr>いうえ</nobr>う", "あ" * 10),
    ],
)
def test_marks_are_kept_across_the_edges_of_boxes_and_beside_emoji(markup: str, first: str) -> None:
    for model in ("qvga", "n06a"):
        found = lines(laid_out(markup, model))
        assert (found[0] == first) == (model == "qvga")
    for model in ("w61ca", "911sh"):
        for above, below in itertools.pairwise(each.strip("\u2060") for each in lines(laid_out(markup, model))):
            assert below[0] not in NO_START
            assert above[-1] not in NO_END


_PARTS = ("あ", "い", "。", "」", "「", "&#xE63E;", "<b>う</b>", "<b style='border:1px solid'>え</b>",
          "<b style='padding:2px'>", "</b>")  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), min_size=14, max_size=50))
def test_kinsoku_holds_whatever_boxes_the_marks_stand_in(parts: list[str]) -> None:
    found = [each.replace("\u2060", "") for each in lines(laid_out("".join(parts), "qvga"))]
    for above, below in itertools.pairwise(each for each in found if each):
        bad = below[0] in NO_START or above[-1] in NO_END
        assert not bad or all(not may_break(above[i - 1], above[i], True) for i in range(1, len(above)))


def test_a_row_of_marks_is_broken_all_the_same() -> None:
    assert [len(each) for each in lines(laid_out("。" * 30))] == [12, 12, 6]


def test_nbsp_holds_and_hyphen_lets_go() -> None:
    assert not may_break("a", "\xa0", True)
    assert not may_break("\xa0", "あ", False)
    assert may_break("-", "b", True)
    assert not may_break("-", "1", True)


@given(st.text(alphabet="あいう、。「」ab -x1", min_size=1, max_size=80))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str) -> None:
    found = lines(laid_out(text))
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    for each in found:
        assert sum(10 if char.isascii() else 20 for char in each) <= 240


@given(st.text(alphabet="あいうえお、。「」", min_size=1, max_size=60))
def test_kinsoku_is_kept_wherever_it_can_be(text: str) -> None:
    found = lines(laid_out(text))
    for above, below in itertools.pairwise(found):
        if len(above) < 12:
            continue
        # A full line that ends badly is only right when no earlier break was allowed.
        bad = below[0] in NO_START or above[-1] in NO_END
        assert not bad or all(not may_break(above[i - 1], above[i], True) for i in range(1, len(above)))


CLASSES = {
    # JIS X 4051's classes: marks, whether a line may begin with one, whether it may end with one
    "opening": ("‘“（〔［｛〈《「『【〝([{｢", True, False),
    "closing": ("’”）〕］｝〉》」』】〟)]}｣、。，．｡､", False, True),
    "not at a line's start": ("ヽヾゝゞ々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‐〜～ｰｧｮｯ", False, True),
    "ends of sentences": ("？！?!", False, True),
    "middle dots": ("・：；･", False, True),
    "leaders": ("…‥", False, True),
    "prefixes": ("￥＄￡＃№£", True, False),
    "suffixes": ("°′″℃％‰￠%", False, True),
    "others": ("漢ア仮Ａ１＋○★♪①", True, True),
}
EACH = [(mark, begins, ends) for marks, begins, ends in CLASSES.values() for mark in marks]


@every_case(("mark", "begins", "ends"), EACH)
def test_each_mark_of_the_classes(mark: str, begins: bool, ends: bool) -> None:
    assert may_break("漢", mark, kinsoku=True) == begins
    assert may_break(mark, "漢", kinsoku=True) == ends
    assert may_break("漢", mark, kinsoku=False)
    assert may_break(mark, "漢", kinsoku=False)


@pytest.mark.parametrize("model", ["qvga", "w61ca", "911sh", "p906i"])
def test_lines_keep_the_classes_where_the_model_minds(model: str) -> None:
    for sign, begins, ends in EACH:
        mark = {"〜": "～", "£": "￡"}.get(sign, sign)  # as the page comes in Shift_JIS
        after_eleven, after_twelve = (lines(laid_out("漢" * n + mark + "漢" * 14, model)) for n in (11, 12))
        if model == "p906i":
            assert (len(after_eleven[0]), after_twelve[0]) == (12, "漢" * 12)
        else:
            assert begins or not any(line.startswith(mark) for line in after_eleven + after_twelve)
            assert ends or not any(line.endswith(mark) for line in after_eleven + after_twelve)


@pytest.mark.parametrize("leader", "…‥")
@pytest.mark.parametrize("kinsoku", [True, False])
def test_a_line_may_end_between_a_leader_and_latin(leader: str, kinsoku: bool) -> None:
    assert may_break(leader, "O", kinsoku)
    assert may_break(leader, "1", kinsoku)
    assert not may_break(leader, leader, kinsoku)
    assert not may_break("O", leader, kinsoku)
