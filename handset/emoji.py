"""Emoji: the carriers' pictograms, one character each inside the phone, whatever code a page writes them in.

That character is the Unicode one where the standard writes the emoji as one code point; else it lies in the private
plane 15, at 0xF0000 plus docomo's (or, failing that, SoftBank's or au's) own private-use code. au's blanks are
Unicode's spaces of the same widths. Table and pictures are made by assets/emoji/build.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pygame

FOLDER = Path(__file__).parent.parent / "assets" / "emoji"
COLUMNS = 32
CELLS = (12, 14, 16, 20, 24)
CARRIERS = ("docomo", "au", "softbank")
_PRIVATE = re.compile("[\U000f0000-\U000fffff]")
AU_FORM = 0x700
"""What au's phones take from a Shift_JIS code to make the code point that they send in UTF-8."""


@dataclass(frozen=True, slots=True)
class Emoji:
    """Emoji with its carriers' Shift_JIS codes in `codes`, 0 where a carrier does not have it."""

    char: str
    unicode: str
    codes: tuple[int, int, int]
    au_web: int
    """au's official private-use code point, in which pages that are not in Shift_JIS write its emoji."""
    au_number: str
    """Number by which a page of au asks for the picture built into the phone."""
    color: str
    english: str
    japanese: str
    place: int
    """Its place on the sheets, row by row."""

    def code(self, carrier: str) -> int:
        """Return the carrier's Shift_JIS code of the emoji, 0 where it has none."""
        return self.codes[CARRIERS.index(carrier)]

    @property
    def name(self) -> str:
        """The carrier's English name, or Unicode's in lower case."""
        return self.english or " ".join(unicodedata.name(char, "") for char in self.unicode).lower()

    @property
    def is_of_2009(self) -> bool:
        """Whether Unicode had it before the emoji came with its version 6.0, as a character or a sequence of such."""
        return bool(self.unicode) and all(unicodedata.ucd_3_2_0.category(char) != "Cn" for char in self.unicode)

    @property
    def blank(self) -> bool:
        """Whether it is one of au's spaces, which have a width and no picture."""
        return self.char.isspace()

    def points(self, carrier: str) -> list[int]:
        """Return the private-use code points by which a carrier's pages write it, the official one first."""
        code = self.code(carrier)
        if not code:
            return []
        if carrier == "au":
            return [self.au_web, code - AU_FORM]
        return [softbank_private_use(code) if carrier == "softbank" else private_use(code)]


class EmojiTable:
    """All emoji, indexed by each of their codes."""

    def __init__(self, rows: list[Emoji]) -> None:
        self.rows = rows
        self.by_char = {row.char: row for row in rows}

    @cached_property
    def by_unicode(self) -> dict[str, str]:
        """The phone's characters by Unicode's sequences of several code points."""
        return {row.unicode: row.char for row in self.rows if len(row.unicode) > 1}

    @cached_property
    def spelled(self) -> dict[int, str]:
        """Unicode's sequences, or the names, of the phone's private characters."""
        private = (row for row in self.rows if _PRIVATE.match(row.char))
        return {ord(row.char): row.unicode or f"[e:{row.name}]" for row in private}

    @cached_property
    def _by_number(self) -> dict[str, str]:
        rows = sorted(self.rows, key=lambda row: not row.code("au"))
        return {row.au_number: row.char for row in reversed(rows) if row.au_number}

    def pictogram(self, number: str) -> str:
        """Return the phone's character for the number of one of au's built-in pictures, "" for another."""
        return self._by_number.get(number.strip().lstrip("0"), "")

    @cached_property
    def of_cp932(self) -> dict[str, str]:
        """Emoji by the private-use characters that Python's CP932 codec decodes the carriers' Shift_JIS codes to.

        The two carriers share no code, so both are read whichever phone looks.
        """
        table: dict[str, str] = {}
        for carrier in ("docomo", "au"):
            for row in self.rows:
                if row.code(carrier):
                    table.setdefault(chr(private_use(row.code(carrier))), row.char)
        return table

    @cached_property
    def softbank_bytes(self) -> dict[bytes, str]:
        """The phone's characters by SoftBank's Shift_JIS codes, some of which CP932 reads as kanji."""
        return {row.code("softbank").to_bytes(2, "big"): row.char for row in self.rows if row.code("softbank")}

    def from_private_use(self, first: str, second: str = "") -> dict[str, str]:
        """Return the phone's characters by the private-use characters of a carrier's pages.

        au and SoftBank share some of them: the meaning of `first` goes before that of `second`, and theirs before the
        others'. Last comes what a site makes of au's Shift_JIS with CP932.
        """
        return {char: own for char, (own, _) in self._meanings(first, second).items()}

    def owners_of_private_use(self, first: str, second: str = "") -> dict[str, str]:
        """Return the private-use characters that `from_private_use` reads -> the carrier whose code each is read as."""
        return {char: owner for char, (_, owner) in self._meanings(first, second).items()}

    def _meanings(self, first: str, second: str) -> dict[str, tuple[str, str]]:
        """Return private-use characters -> (the phone's character, carrier)."""
        table: dict[str, tuple[str, str]] = {}
        for carrier in dict.fromkeys((first, second or first, *CARRIERS)):
            for row in self.rows:
                for point in row.points(carrier):
                    table.setdefault(chr(point), (row.char, carrier))
        return table | {char: (own, "au") for char, own in self.of_cp932.items() if char not in table}

    def to_private_use(self, carrier: str, *, form: bool = False) -> dict[str, str]:
        """Return what a carrier's pages outside Shift_JIS write for the phone's characters.

        Those that the carrier lacks are written as Unicode had them in 2009, one code point or a sequence, or else as
        the carrier that has them does. `form`: as au's phones fill forms in UTF-8, not by the official codes.
        """
        table: dict[str, str] = {}
        for row in self.rows:
            owner = next((name for name in (carrier, *CARRIERS) if row.code(name)), "")
            if row.code(carrier) or not row.is_of_2009:
                points = row.points(owner)
                table[row.char] = chr(points[-1] if form and carrier == "au" else points[0])
            elif row.unicode != row.char:
                table[row.char] = row.unicode
        return table

    def to_shift_jis(self, carrier: str) -> dict[str, bytes]:
        """Return the carrier's Shift_JIS codes by the phone's characters."""
        return {row.char: row.code(carrier).to_bytes(2, "big") for row in self.rows if row.code(carrier)}


def private_use(code: int) -> int:
    """Return the private-use code point that CP932 gives a Shift_JIS code of its user area (F040-F9FC)."""
    high, low = code >> 8, code & 255
    return 0xE000 + (high - 0xF0) * 188 + low - 0x40 - (low >= 0x80)


_SOFTBANK_PAGES = {
    (0xF9, 0x41): 0xE001,
    (0xF7, 0x41): 0xE101,
    (0xF7, 0xA1): 0xE201,
    (0xF9, 0xA1): 0xE301,
    (0xFB, 0x41): 0xE401,
    (0xFB, 0xA1): 0xE501,
}


def softbank_private_use(code: int) -> int:
    """Return SoftBank's own private-use code point (E001-E53E) of one of its Shift_JIS codes."""
    high, low = code >> 8, code & 255
    start = 0xA1 if low >= 0xA1 else 0x41
    return _SOFTBANK_PAGES[high, start] + low - start - (start == 0x41 and low >= 0x80)


def spell(text: str) -> str:
    """Write the phone's private characters as Unicode's emoji, or by name, so that every editor shows them.

    >>> spell("\U000fe6e2Menu \U000fe6d1")
    '1\u20e3Menu [e:i-mode]'
    """
    return text.translate(table().spelled) if _PRIVATE.search(text) else text


def unspell(text: str) -> str:
    """Turn Unicode's emoji and names as `spell` writes them into the phone's characters.

    >>> unspell("1\ufe0f\u20e3Menu [e:i-mode]") == "\U000fe6e2Menu \U000fe6d1"
    True
    """
    text = text.replace("\ufe0f", "")
    for point, spelling in table().spelled.items():
        if spelling in text:
            text = text.replace(spelling, chr(point))
    return text


@lru_cache(maxsize=1)
def table() -> EmojiTable:
    """Return the table of assets/emoji/emoji.tsv, read once."""
    rows = []
    lines = (FOLDER / "emoji.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for place, line in enumerate(lines):
        char, unicode, docomo, au, softbank, au_web, au_number, color, english, japanese = line.split("\t")
        sequence = "".join(chr(int(point, 16)) for point in unicode.split())
        codes = (_hex(docomo), _hex(au), _hex(softbank))
        rows.append(
            Emoji(chr(int(char, 16)), sequence, codes, _hex(au_web), au_number, color, english, japanese, place)
        )
    return EmojiTable(rows)


def _hex(text: str) -> int:
    return int(text, 16) if text else 0


@lru_cache(maxsize=1)
def _pictured() -> dict[str, Emoji]:
    """Return the emoji that have a picture, by character."""
    return {char: row for char, row in table().by_char.items() if not row.blank}


class EmojiPictures:
    """Pictures of all emoji by character and cell size, loaded when first asked for."""

    def __init__(self) -> None:
        self._sheets: dict[int, pygame.Surface] = {}

    def __contains__(self, char: str) -> bool:
        return char >= "\u2000" and char in _pictured()

    def picture(self, char: str, cell: int) -> pygame.Surface | None:
        """Return the picture of an emoji at a cell size, or None for a character that is none."""
        if char not in self:
            return None
        place = _pictured()[char].place
        sheet = self._sheets.get(cell) or self._load(cell)
        return sheet.subsurface((place % COLUMNS * cell, place // COLUMNS * cell, cell, cell))

    def _load(self, cell: int) -> pygame.Surface:
        import pygame  # with the first pictogram that is drawn: tables of codes need none

        sheet = pygame.image.load(FOLDER / f"sheet-{cell}.png")
        self._sheets[cell] = sheet
        return sheet
