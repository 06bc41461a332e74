"""White space at the ends of lines, in boxes that are as wide as their words."""

from __future__ import annotations

import itertools
import random

import pytest

from handset.browser.layout.boxes import Box, TextFragment
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, laid_out

_SHRUNK = {
    "cell": "<table><tr><td>{}</td></tr></table>",
    "two cells": "<table border=1><tr><td>{}</td><td>x</td></tr></table>",
    "centred table": "<center><table><tr><td>{}</td></tr></table></center>",
    "caption": "<table><caption>{}</caption><tr><td>wwwwwwwwwwww</td></tr></table>",
    "float": "<div style='float:left'>{}</div>",
    "float at the right": "<div style='float:right'>{}</div>",
    "inline block": "<div style='display:inline-block'>{}</div>",
    "cell in a float": "<div style='float:left'><table><tr><td>{}</td></tr></table></div>",
}
_SPACES = {"a space": " ", "spaces": "   ", "a line break": "\n", "a tab": "\t", "a comment": " <!-- c --> "}
_CONTENTS = {
    "text": ("電話番号{}<br>03-0000", ["電話番号", "03-0000"]),
    "two breaks": ("ab{}<br>{}<br>cd", ["ab", "", "cd"]),
    "a link": ("<a href=x>abcd{}</a>{}<br>e", ["abcd", "e"]),
    "edges": ("<b style='padding:0 4px'>abcd{}</b>{}<br>e", ["abcd", "e"]),
    "a last break": ("abc{}<br>{}", ["abc"]),
    "nowrap": ("<nobr>ab cd{}<br></nobr>{}ef", ["ab cd", "ef"]),
    "lines of the source": ("<span style='white-space:pre-line'>ab{}<br>cd</span>", ["ab", "cd"]),
}


@every_case("shape", _SHRUNK.values())
@every_case("content", _CONTENTS.values())
@every_case("spaces", _SPACES.values())
def test_white_space_before_a_break_takes_no_line(shape: str, content: tuple[str, list[str]], spaces: str) -> None:
    markup, wanted = content
    if "pre-line" in markup and "\n" in spaces:
        wanted = ["ab", "", "cd"]
    body = laid_out(shape.format(markup.replace("{}", spaces)))
    words = [line for line in body.lines() if not any(isinstance(each, Box) and each.children for each in line.pieces)]
    assert [line.text for line in words if line.text not in ("x", "w" * 12)] == wanted


@pytest.mark.parametrize("padding", range(0, 60, 10))
def test_a_space_hangs_and_the_edge_after_it_does_not(padding: int) -> None:
    body = laid_out(f"<div style='width:120px'>abcdef <b style='padding-right:{padding}px'>ghi </b><br>j</div>")
    wanted = ["abcdef ghi", "j"] if padding <= 20 else ["abcdef", "ghi", "j"]
    assert [line.text for line in body.lines()] == wanted


_INLINE_BLOCK = "<b style='display:inline-block;width:{}px;height:10px'></b>"


@pytest.mark.parametrize(
    ("width", "spaces", "side"), list(itertools.product((60, 100), ("", " ", "\n  "), ("left", "right")))
)
def test_a_float_stands_beside_what_precedes_a_hanging_space(width: int, spaces: str, side: str) -> None:
    float_ = f"<i style='float:{side};width:{200 - width}px;height:10px'></i>"
    body = laid_out(f"<div style='width:200px'>{_INLINE_BLOCK.format(width)}{spaces}{float_}{spaces}</div>")
    line, box = next(body.lines()), find(body, "i")
    assert (line.y, box.y) == (0, 0)
    assert (line.pieces[0].x, box.x) == ((200 - width, 0) if side == "left" else (0, width))


def test_lines_of_the_source_keep_spaces_between_elements() -> None:
    body = laid_out("<p style='white-space:pre-line'>a <b>b</b>  <i>c</i> \n  d\n\n e</p>")
    assert [line.text for line in body.lines()] == ["a b c", "d", "", "e"]


@pytest.mark.parametrize("declaration", ["font-variant:small-caps", "font:small-caps 16px sans-serif"])
def test_small_capitals_are_capitals_of_a_smaller_face(declaration: str) -> None:
    (line,) = laid_out(f"<p style='{declaration}'>Filler 日本 tEXT</p>").lines()
    large = 16 if "16px" in declaration else 20
    assert [(each.text, each.style.face) for each in line.pieces if isinstance(each, TextFragment)] == [
        ("F", large), ("ILLER", large - 4), (" 日本 ", large), ("T", large - 4), ("EXT", large),
    ]  # fmt: skip


def test_the_font_shorthand_resets_what_it_does_not_say() -> None:
    outer = "font:bold small-caps 20px/40px sans-serif"
    body = laid_out(f"<!DOCTYPE html><div style='{outer}'><p style='font:16px sans-serif;margin:0'>ab</p></div>")
    (line,) = body.lines()
    style = next(each.style for each in line.pieces if isinstance(each, TextFragment))
    assert (style.bold, style.small_caps, style.line_height, line.text) == (False, False, None, "ab")


@pytest.mark.parametrize("word", ["caption", "icon", "menu", "message-box", "small-caption", "status-bar"])
def test_a_system_font_is_the_phones_own(word: str) -> None:
    body = laid_out(f"<div style='font:bold 24px/50px Ahem'><p style='font:{word}'>ab</p></div>")
    style = next(each.style for line in body.lines() for each in line.pieces if isinstance(each, TextFragment))
    assert (style.bold, style.family, style.line_height) == (False, "", None)


def test_words_are_as_far_apart_as_word_spacing_says() -> None:
    for spacing, more in (("0", 0), ("7px", 7), ("1em", 20), ("-3px", -3), ("-99px", -10), ("normal", 0)):
        for text, spaces in (("ab cd", 1), ("a b c", 2), ("あ い", 1), ("abc", 0), ("a&nbsp;b", 1)):
            style = f"word-spacing:{spacing}"
            (line,) = laid_out(f"<div style='{style}'>{text}</div>").lines()
            (plain,) = laid_out(f"<div>{text}</div>").lines()
            assert line.width == plain.width + spaces * more, (spacing, text)
            (inside,) = laid_out(f"<div style='{style}'><p style='margin:0'>{text}</p></div>").lines()
            assert inside.width == line.width, (spacing, text)
    assert laid_out("<b style='float:left;word-spacing:30px'>a b c</b>").children
    # What ends a line hangs whole.
    body = laid_out("<div style='width:100px;word-spacing:50px'>あい あい</div>")
    assert [line.width for line in body.lines()] == [40, 40]


def test_tabs_reach_to_stops_of_the_line_whatever_stands_before_them() -> None:
    """Stops are eight spaces apart (CSS 2.1, 16.6.1), counted from where the line begins and not in characters."""
    before = [("ab", 20), ("日本語", 60), ("<b>xyz</b>", 30), ("<img src=none.gif width=33 height=9>", 33)]
    before += [("<i style='padding:0 7px'>あ</i>", 34), ("", 0), ("<font size=7>大</font>", 24), ("12345678", 80)]
    for seed in range(60):
        chance = random.Random(seed)
        markup, wanted = "", []
        for line in range(chance.randint(1, 4)):
            x = 0
            markup += chance.choice(["\n", "<br>"]) if line else ""
            for _ in range(chance.randint(1, 3)):
                text, width = chance.choice(before)
                tabs, edge = chance.choice([1, 1, 2, 3, 9]), chance.choice([0, 0, 7])
                run = "\t" * tabs
                markup += text + (f"<i style='padding:0 {edge}px'>{run}</i>" if edge else run)
                x = (x + width + edge) // 80 * 80 + 80 * tabs + edge
            markup += "<u>end</u>"
            wanted.append(x)
        body = laid_out(f"<div style='width:9000px;white-space:{chance.choice(['pre', 'pre-wrap'])}'>{markup}</div>")
        fragments = [piece for line in body.lines() for piece in line.pieces if isinstance(piece, TextFragment)]
        assert [piece.x for piece in fragments if piece.text == "end"] == wanted, markup


def test_tabs_behind_a_soft_wrap_reach_to_stops_of_their_own_line() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        room, indent = chance.choice([170, 200, 240]), chance.choice([0, 0, 15])
        markup, wanted, x, line = "", [], indent, 0
        for _ in range(12):
            word = chance.choice(["a", "ab", "abc", "abcdefg", "abcdefgh"])
            width = 10 * len(word)
            if x + width > room:
                x, line = 0, line + 1
            markup += f"<u>{word}</u>"
            wanted.append((x, line))
            x = (x + width) // 80 * 80 + 80
            markup += "\t"
        style = f"width:{room}px;text-indent:{indent}px;white-space:pre-wrap"
        body = laid_out(f"<div style='{style}'>{markup}</div>")
        found = [
            (piece.x, line)
            for line, each in enumerate(body.lines())
            for piece in each.pieces
            if isinstance(piece, TextFragment) and piece.text.strip()
        ]
        assert found == wanted, (markup, style)


def test_a_tab_in_other_text_is_a_space() -> None:
    body = laid_out("<p>a\tb<span style='white-space:pre-line'>c \t d</span></p>")
    assert [line.text for line in body.lines()] == ["a bc d"]


_NO_WRAP = "<span style='white-space:nowrap'>{}</span>"


@every_case("room", range(0, 200, 8))
@every_case(
    ("content", "pieces"),
    [
        (["日本", "語駅"], ["日本", "語駅"]),
        (["日本", "語", "駅前"], ["日本", "語", "駅前"]),
        (["ab", "cd"], ["abcd"]),
        (["日本 ", "語駅"], ["日本 語駅"]),
        (["日本", " 語駅"], ["日本 語駅"]),
        (["日本", "、語駅"], ["日本、語駅"]),
    ],
)
def test_the_box_round_two_unbroken_ones_breaks_between_them(content: list[str], pieces: list[str], room: int) -> None:
    """A break beside a space is the matter of the space's own box (CSS Text 3, 5.1)."""
    body = laid_out(f"<div style='width:{room}px'>{''.join(_NO_WRAP.format(each) for each in content)}</div>")
    wanted, used = [""], 0
    for piece in pieces:
        width = sum(10 if sign.isascii() else 20 for sign in piece)
        if wanted[-1] and used + width > room:
            wanted.append("")
            used = 0
        wanted[-1] += piece
        used += width
    assert [line.text for line in find(body, "div").lines()] == wanted


@every_case("room", range(60, 240, 12))
@every_case("word", ["日本語の駅", "abc def", "あ"])
@every_case("rest", ["", " い", "い"])
def test_unbroken_words_stand_below_a_float_that_leaves_too_little_room(room: int, word: str, rest: str) -> None:
    body = laid_out(
        f"<div style='width:{room}px'><b style='float:left;width:50px;height:30px'></b>"
        f"{_NO_WRAP.format(word)}{rest}</div>"
    )
    width = sum(10 if sign.isascii() else 20 for sign in word)
    first = next(find(body, "div").lines())
    assert (first.x, first.y) == ((50, 0) if width <= room - 50 else (0, 30))


@every_case("room", range(60, 240, 12))
def test_words_of_a_block_that_never_wraps_stay_beside_a_float(room: int) -> None:
    body = laid_out(
        f"<div style='width:{room}px;white-space:nowrap'>"
        "<b style='float:left;width:50px;height:30px'></b>日本語の駅</div>"
    )
    assert [(line.x, line.y) for line in find(body, "div").lines()] == [(50, 0)]
