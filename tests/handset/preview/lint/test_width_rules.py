"""What runs off the screen's right edge or over a neighbour is told, once, by the element that holds it."""

from __future__ import annotations

from itertools import product

from handset.browser.layout.boxes import Box, LineBox, TextFragment
from handset.preview.lint.check import check
from tests.handset.browser.browser_harness import laid_out, make_page

WORDS = {0: "ab cd", 22: "ab cd " * 3 + "abcd", 25: "ab cd " * 4 + "a", 40: "ab cd " * 6 + "abcd", 90: "ab cd " * 15}
"""Lengths in half-width letters of ten pixels; 24 fit on the screen."""
SHAPES = ["<p style='white-space:nowrap;margin:0'>{}</p>", "<div><nobr>{}</nobr></div>", "<pre>{}</pre>",
          "<div>x <b style='white-space:nowrap'>{}</b></div>", "<p style='margin:0'>{}</p>",
          "<div style='white-space:pre'>{}</div>", "<div style='white-space:nowrap'><p>x</p>{}</div>",
          "<ul><li style='white-space:nowrap'>{}</li></ul>", "<marquee>{}</marquee>",
          "<div style='white-space:nowrap;overflow:hidden'>{}</div>", "<div style='text-indent:150px'>{}</div>",
          "<span style='display:inline-block;white-space:nowrap'>{}</span>"]  # fmt: skip


def width_of(markup: str, model: str = "qvga") -> list[str]:
    return [each.what for each in check(make_page(markup, model)) if each.rule == "width" and each.severity == "error"]


def text_beyond(markup: str) -> int:
    """The pixels by which text that is not cut off runs off the screen."""
    beyond, pending = 0, [laid_out(markup)]
    while pending:
        box = pending.pop()
        if box.kind in ("marquee-content", "clipped-block"):
            continue
        for child in box.children:
            for piece in child.pieces if isinstance(child, LineBox) else [child]:
                if isinstance(piece, Box):
                    pending.append(piece)
                elif isinstance(piece, TextFragment) and piece.text.strip():
                    beyond = max(beyond, piece.x + piece.width - 240)
    return beyond


def test_text_that_runs_off_the_screen_is_told_and_no_other() -> None:
    off = 0
    for shape, words in product(SHAPES, WORDS.values()):
        markup = shape.format(words)
        beyond = text_beyond(markup)
        off += beyond > 0
        told = [each for each in width_of(markup) if "runs" in each]
        if "inline-block" in markup and beyond:
            assert told or any("too wide" in each for each in width_of(markup)), markup
            continue
        assert [each.partition(" runs ")[2] for each in told] == [f"{beyond} pixels off the screen"] * (beyond > 0), (
            markup,
            told,
        )
    assert 15 < off < 50


def test_cells_that_are_narrower_than_their_text_are_told_once_a_table() -> None:
    for columns, word in product((2, 5, 12, 20, 30), ("東", "ab", "2009", "名古屋", "supercalifragilistic")):
        cells = f"<td nowrap>{word}</td>" * columns
        markup = f"<table cellspacing=2><tr>{cells}</tr><tr>{cells}</tr></table>"
        needed = columns * (sum(20 if ord(letter) > 127 else 10 for letter in word) + 2 + 2) + 2
        told = [each for each in width_of(markup) if "narrower than their text" in each]
        assert len(told) == (needed > 240), (columns, word, needed)
        assert not [each for each in width_of(markup) if "runs" in each], (columns, word)
