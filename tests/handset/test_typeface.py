"""Advances of the built-in face."""

from __future__ import annotations

import unicodedata

import pytest

from handset.emoji import EmojiPictures
from handset.typeface import SIZES, Typeface
from tests.handset.browser.bench import make_page

EM = {
    "\u2000": 2, "\u2001": 1, "\u2002": 2, "\u2003": 1, "\u2004": 3, "\u2005": 4, "\u2006": 6, "\u2009": 5,
    "\u200a": 10, "\u202f": 5, "\u205f": 4.5, "\u3000": 1, " ": 2, "\xa0": 2, "\u1680": 2, "\u2007": 2, "\u2008": 2,
}  # fmt: skip
"""Space separators and how many of them are an em; digits and full stops are half a cell wide."""


@pytest.fixture(params=["outline", "bitmap"])
def face(request: pytest.FixtureRequest) -> Typeface:
    return Typeface(request.param, EmojiPictures())


def test_every_space_separator_of_unicode_is_here() -> None:
    every = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Zs"}
    assert every == set(EM)


@pytest.mark.parametrize("space", EM)
@pytest.mark.parametrize("size", SIZES)
def test_a_space_takes_its_part_of_an_em(face: Typeface, space: str, size: int) -> None:
    width = face.advance(space, size)
    assert width >= 1
    assert abs(width - face.cell(size) / EM[space]) <= 0.5


@pytest.mark.parametrize(
    "mark",
    ["\xad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2063", "\u2066",
     "\u2069", "\ufeff", "\ufe0e", "\ufe0f", "\U000e0100", "\u180b", "\u034f", "\u3164", "\u115f", "\x00", "\x1b"],
)  # fmt: skip
def test_what_has_no_glyph_takes_no_room(face: Typeface, mark: str) -> None:
    for size in SIZES:
        assert face.width(f"あ{mark}い", size) == face.width("あい", size)


@pytest.mark.parametrize("written", ["&emsp;", "&#8195;", "&#x2003;", "\u2003", "&#xE58C;", "<img localsrc=173>"])
def test_a_page_indents_with_blanks(face: Typeface, written: str) -> None:
    """au counts an em, half an em and a quarter among its emoji."""
    page = make_page(f"<body>あ{written}い", "w61ca")
    shown = page.document.body.inner_text()
    assert face.width(shown, 20) == 3 * face.cell(20)


@pytest.mark.parametrize(("number", "parts"), [("173", 1), ("174", 2), ("175", 4), ("44", 1)])
def test_built_in_pictures_have_their_widths(face: Typeface, number: str, parts: int) -> None:
    page = make_page(f"<body><img localsrc={number}>", "w61ca")
    assert face.width(page.document.body.inner_text(), 24) == 24 // parts
