"""The table of the carriers' emoji against the facts it was made from, and their pictures."""

from __future__ import annotations

import hashlib
import re

import pygame
import pytest

from handset.emoji import (
    CARRIERS,
    CELLS,
    Emoji,
    EmojiPictures,
    private_use,
    softbank_private_use,
    spell,
    table,
    unspell,
)

SIGNS = {"\U000fe731": "00A9", "\U000fe732": "2122", "\U000fe736": "00AE"}
"""Emoji whose Unicode character is an ordinary sign, kept apart from it."""
FREE_DIAL = "\u27bf"
"""docomo and SoftBank have it, and Unicode, whose list of sources does not name it."""
WEBCODE_GLYPHS = {0xE000: 90, 0xE100: 90, 0xE200: 90, 0xE300: 77, 0xE400: 76, 0xE500: 62}


def of(carrier: str) -> list[Emoji]:
    return sorted((row for row in table().rows if row.code(carrier)), key=lambda row: row.code(carrier))


def standard(row: Emoji) -> str:
    return SIGNS.get(row.char) or " ".join(f"{ord(char):04X}" for char in row.unicode)


def digest(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


@pytest.mark.parametrize(("carrier", "count"), [("docomo", 252), ("au", 641), ("softbank", 485)])
def test_all_emoji_of_a_carrier_are_there_each_with_one_code(carrier: str, count: int) -> None:
    assert len(of(carrier)) == len({row.code(carrier) for row in of(carrier)}) == count


def test_au_is_as_three_sources_agree() -> None:
    """Number, Shift_JIS, official and form code, and standard character of all 641."""
    lines = [
        f"{row.au_number} {row.code('au'):04X} {row.au_web:04X} {row.points('au')[1]:04X} {standard(row)}"
        for row in of("au")
    ]
    assert digest(lines) == "85a3c948f11d227ebd3a228531a75ec52750e69123a3c07853d44af57bd790f1"


def test_docomo_is_as_its_table_says() -> None:
    lines = [f"{row.code('docomo'):04X} {row.points('docomo')[0]:04X} {standard(row)}" for row in of("docomo")]
    assert digest(lines) == "5167a0800b7d99b9c6d52bb0fd76982b474f11e81c5541b6ae2864cd2ed0a9d1"


def test_softbank_is_as_unicode_says() -> None:
    lines = [
        f"{row.code('softbank'):04X} {standard(row)}"
        for row in of("softbank")
        if standard(row) and row.char != FREE_DIAL
    ]
    assert len(lines) == 469
    assert digest(lines) == "08238abefc983489d91e8b6117bd91ef6b53803ac43bdc88f4a4264c1b0053fb"


def test_softbanks_pages_of_web_codes_are_whole() -> None:
    points = {softbank_private_use(row.code("softbank")) for row in of("softbank")}
    assert points == {page + glyph for page, count in WEBCODE_GLYPHS.items() for glyph in range(1, count + 1)}


@pytest.mark.parametrize(
    ("carrier", "code", "name"),
    [
        ("au", 0xF748, "MobileQ"),
        ("au", 0xF7D2, "Openwave logo"),
        ("au", 0xF478, "EZmovie"),
        ("au", 0xF486, "C-mail"),
        ("au", 0xF7A3, "PDC logo"),
        ("au", 0xF794, "EZ mark"),
        ("au", 0xF7CF, "EZplus"),
        ("au", 0xF370, "EZnavigation"),
        ("softbank", 0xFBAA, "Shibuya 109"),
        ("softbank", 0xF7B1, "Free dial"),
        ("softbank", 0xF7F4, "J-PHONE shop"),
        ("softbank", 0xF7FA, "J-PHONE logo 3"),
        ("softbank", 0xFBD8, "J-Sky logo 1"),
        ("softbank", 0xFBDE, "Vodafone logo 5"),
    ],
)
def test_marks_that_unicode_lacks_are_their_own(carrier: str, code: int, name: str) -> None:
    assert [row.english for row in of(carrier) if row.code(carrier) == code] == [name]


def test_characters_codes_and_numbers_name_one_emoji_each() -> None:
    rows = table().rows
    assert len({row.char for row in rows}) == len(rows)
    numbers = [row.au_number for row in rows if row.au_number]
    assert len(set(numbers)) == len(numbers) == 641
    assert all(table().pictogram(f"0{row.au_number} ") == row.char for row in of("au"))
    assert all(private_use(row.code("docomo")) in row.points("docomo") for row in of("docomo"))


@pytest.mark.parametrize("cell", CELLS)
def test_every_emoji_but_the_blanks_has_a_picture_of_its_own(cell: int) -> None:
    pictures = EmojiPictures()
    seen: dict[bytes, str] = {}
    for row in table().rows:
        picture = pictures.picture(row.char, cell)
        if row.blank:
            assert picture is None
            continue
        assert picture is not None
        assert picture.get_size() == (cell, cell)
        box = picture.get_bounding_rect()
        assert max(box.width, box.height) >= cell // 3, row
        pixels = pygame.image.tobytes(picture, "RGBA")
        assert seen.setdefault(pixels, row.char) == row.char, (row, seen[pixels])
    assert len(seen) == 749


def test_blanks_are_aus() -> None:
    blanks = [row for row in table().rows if row.blank]
    assert [(row.char, row.code("au")) for row in blanks] == [
        ("\u2002", 0xF7AA),
        ("\u2003", 0xF7A9),
        ("\u2005", 0xF7AB),
    ]
    assert {carrier for row in blanks for carrier in CARRIERS if row.code(carrier)} == {"au"}


def test_every_emoji_has_an_english_name() -> None:
    assert all(row.name.isascii() or row.english for row in table().rows)
    assert all(row.name for row in table().rows)
    assert table().by_char["\U0001f45e"].name == "mans shoe"


def test_every_emoji_is_spelled_in_one_way_and_read_back() -> None:
    spelled = [spell(row.char) for row in table().rows]
    assert len(set(spelled)) == len(spelled)
    for row, spelling in zip(table().rows, spelled, strict=True):
        assert unspell(spelling) == row.char, row.name
        assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", spelling), row.name
        assert spelling == (row.unicode or f"[e:{row.name}]"), row.name
    assert unspell("1\ufe0f\u20e3 1 [e:no such]") == "\U000fe6e2 1 [e:no such]"
    assert spell("plain") == "plain"
