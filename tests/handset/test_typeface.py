"""Advances of the built-in face."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pygame
import pytest

from handset.box_drawing import strokes
from handset.browser.document.japanese import decode_euc_jp
from handset.emoji import EmojiPictures
from handset.typeface import SIZES, Typeface
from tests.handset.browser.browser_harness import make_page

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


def row(number: int) -> str:
    """A row of JIS X 0208, NEC's row 13 among them."""
    cells = (decode_euc_jp(bytes([0xA0 + number, 0xA1 + cell])) for cell in range(94))
    return "".join(char for char in cells if "\ufffd" not in char)


def ink(face: Typeface, char: str, size: int) -> pygame.Rect:
    surface = pygame.Surface((64, 64), pygame.SRCALPHA)
    assert face.draw(surface, 0, 0, char, size, (0, 0, 0)) == face.cell(size)
    return surface.get_bounding_rect()


LEFT_HALF = "、。，．゛゜´｀¨’”′″°℃）〕］｝〉》」』】〟"
"""Marks that stand at the left of their cell."""


@pytest.mark.parametrize("number", [1, 2, 6, 7, 8, 13])
@pytest.mark.parametrize("size", SIZES)
def test_signs_fill_their_cell_on_the_bitmap_face(number: int, size: int) -> None:
    face = Typeface("bitmap", EmojiPictures())
    cell = face.cell(size)
    for char in row(number):
        if char == "\u3000":
            continue
        box = ink(face, char, size)
        assert box.width, char
        assert box.right <= cell + 1, char
        assert box.bottom <= cell, char
        if char not in LEFT_HALF:
            assert box.right >= cell // 2, char


@pytest.mark.parametrize("char", "■●★◆①○◎□△▽※→←㈱№Ⅳ＝÷×")
def test_a_sign_is_as_wide_as_on_the_outline_face(char: str) -> None:
    bitmap, outline = (Typeface(kind, EmojiPictures()) for kind in ("bitmap", "outline"))
    for size in (12, 24):
        assert abs(ink(bitmap, char, size).width - ink(outline, char, size).width) <= 3


@pytest.mark.parametrize("size", SIZES)
def test_lines_of_boxes_join(size: int) -> None:
    face = Typeface("bitmap", EmojiPictures())
    cell = face.cell(size)
    for char in row(8):
        surface = pygame.Surface((cell, cell), pygame.SRCALPHA)
        face.draw(surface, 0, 0, char, size, (0, 0, 0))
        middle = cell // 2
        edges = {"left": (0, middle), "right": (cell - 1, middle), "up": (middle, 0), "down": (middle, cell - 1)}
        reached = {side for side, spot in edges.items() if surface.get_at(spot)[3]}
        assert reached == set(strokes(char)), char
        assert surface.get_at((middle, middle))[3] == 255


def test_strokes_are_what_the_characters_names_say() -> None:
    assert strokes("─") == {"left": 1, "right": 1}
    assert strokes("┓") == {"down": 2, "left": 2}
    assert strokes("┠") == {"up": 2, "down": 2, "right": 1}
    assert strokes("┿") == {"up": 1, "down": 1, "left": 2, "right": 2}
    assert all(2 <= len(strokes(char)) <= 4 for char in row(8))
    assert [strokes(char) for char in "╱═┄あ"] == [{}, {}, {}, {}]


def test_a_backslash_has_the_shape_of_the_yen_sign(face: Typeface) -> None:
    """Shift_JIS's 5C is JIS X 0201's yen sign, and is so on every Japanese phone."""
    for size in SIZES:
        pictures = []
        for text in ("\\3,150", "¥3,150"):
            surface = pygame.Surface((100, 30))
            assert face.draw(surface, 2, 2, text, size, (255, 255, 255)) == face.cell(size) // 2 * 6
            pictures.append(pygame.image.tobytes(surface, "RGB"))
        assert pictures[0] == pictures[1], size
        assert any(pictures[0]), size


def test_a_text_that_is_drawn_again_looks_as_it_did() -> None:
    texts = ["SHARP! +20", "起こせ!となり", "12:30 ✉", "¥1,000", "ABC def gjy", "🔔x", "ﾊﾝｶｸ", "…", "", " a b "]
    kinds: tuple[Literal["outline"], Literal["bitmap"]] = ("outline", "bitmap")
    for kind in kinds:
        for place, text in enumerate(texts):
            typeface = Typeface(kind, EmojiPictures())
            for size, bold, x in ((12, False, 3), (16, True, -9), (20, False, 90), (24, True, 0)):
                pictures, advances = [], []
                for _ in range(4):
                    surface = pygame.Surface((120, 50), 0, 32)
                    surface.fill((place * 20, 120, 200))
                    advances.append(typeface.draw(surface, x, 7, text, size, (250, 30, 10), bold))
                    pictures.append(surface.get_view("0").raw)
                assert len(set(pictures)) == len(set(advances)) == 1, (kind, text, size)
