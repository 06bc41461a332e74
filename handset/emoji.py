"""Emoji: the carriers' pictograms, one character each inside the phone, whatever code a page writes them in.

That character is the Unicode one where the standard writes the emoji as one code point; else it lies in the private
plane 15, at 0xF0000 plus docomo's (or, failing that, SoftBank's or au's) own private-use code. Table and pictures are
made by assets/emoji/build.py.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Emoji:
    """One pictogram; `codes` are the carriers' Shift_JIS codes, 0 where a carrier has it not."""

    char: str
    unicode: str
    codes: tuple[int, int, int]
    au_web: int
    au_number: str
    """By which a page of au asks for the picture built into the phone."""
    color: str
    english: str
    japanese: str
    place: int
    """Its place on the sheets, row by row."""

    def code(self, carrier: str) -> int:
        return self.codes[CARRIERS.index(carrier)]


class EmojiTable:
    """All emoji, found by each of their codes."""

    def __init__(self, rows: list[Emoji]) -> None:
        self.rows = rows
        self.by_char = {row.char: row for row in rows}

    @cached_property
    def by_unicode(self) -> dict[str, str]:
        """Standard sequences of several code points -> the phone's character."""
        return {row.unicode: row.char for row in self.rows if len(row.unicode) > 1}

    @cached_property
    def _by_number(self) -> dict[str, str]:
        rows = sorted(self.rows, key=lambda row: not row.code("au"))
        return {row.au_number: row.char for row in reversed(rows) if row.au_number}

    def pictogram(self, number: str) -> str:
        """The phone's character for one of au's built-in pictures, "" for a number that is none."""
        return self._by_number.get(number.strip().lstrip("0"), "")

    def from_private_use(self, carrier: str, *, shift_jis: bool = True) -> dict[str, str]:
        """The private-use characters by which a carrier's pages write emoji -> the phone's characters.

        CP932 turns every carrier's Shift_JIS codes into private-use ones that the carriers share, so the own
        carrier's meaning comes first and the others' fill what it leaves free. Where a carrier has a second set of
        codes for pages that are not in Shift_JIS (au), `shift_jis` says which set comes first.
        """
        table: dict[str, str] = {}
        for name in (carrier, *(other for other in CARRIERS if other != carrier)):
            for rank in range(2):
                for row in self.rows:
                    points = _private_points(row, name, shift_jis)
                    if rank < len(points) and points[rank]:
                        table.setdefault(chr(points[rank]), row.char)
        return table

    def to_private_use(self, carrier: str, *, shift_jis: bool = True) -> dict[str, str]:
        """The phone's characters -> those by which the carrier's phones write them."""
        # An emoji for which au has no code outside Shift_JIS stays the Unicode character it is.
        known = [row for row in self.rows if row.code(carrier) and (shift_jis or carrier != "au" or row.au_web)]
        return {row.char: chr(_private_points(row, carrier, shift_jis)[0]) for row in known}

    @cached_property
    def softbank_bytes(self) -> dict[bytes, bytes]:
        """SoftBank's Shift_JIS codes, of which CP932 takes some for kanji -> its private-use ones, as CP932 writes
        them."""
        codes = {row.code("softbank") for row in self.rows} - {0}
        return {code.to_bytes(2, "big"): chr(softbank_private_use(code)).encode("cp932") for code in sorted(codes)}


def private_use(code: int) -> int:
    """The private-use code point that CP932 gives a Shift_JIS code of its user area (F040-F9FC)."""
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
    """SoftBank's own private-use code point (E001-E53E) of one of its Shift_JIS codes."""
    high, low = code >> 8, code & 255
    start = 0xA1 if low >= 0xA1 else 0x41
    return _SOFTBANK_PAGES[high, start] + low - start - (start == 0x41 and low >= 0x80)


def _private_points(row: Emoji, carrier: str, shift_jis: bool) -> list[int]:
    """The private-use characters of an emoji, the likelier first; 0 for one that it has not."""
    code = row.code(carrier)
    if not code:
        return []
    if carrier == "softbank":
        return [softbank_private_use(code)]
    points = [private_use(code)]
    if carrier == "au":
        points.insert(len(points) if shift_jis else 0, row.au_web)
    return points


@lru_cache(maxsize=1)
def table() -> EmojiTable:
    """The table in assets/emoji/emoji.tsv, read once."""
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


class EmojiPictures:
    """The pictures of all emoji, by character and cell size; sheets are loaded when first asked for."""

    def __init__(self) -> None:
        self._sheets: dict[int, pygame.Surface] = {}

    def __contains__(self, char: str) -> bool:
        return char >= "\u2000" and char in table().by_char

    def picture(self, char: str, cell: int) -> pygame.Surface | None:
        """The picture of an emoji at a cell size, or None for a character that is none."""
        if char not in self:
            return None
        place = table().by_char[char].place
        sheet = self._sheets.get(cell) or self._load(cell)
        return sheet.subsurface((place % COLUMNS * cell, place // COLUMNS * cell, cell, cell))

    def _load(self, cell: int) -> pygame.Surface:
        import pygame

        sheet = pygame.image.load(FOLDER / f"sheet-{cell}.png")
        self._sheets[cell] = sheet
        return sheet
