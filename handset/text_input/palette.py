"""A palette: a grid of pictures or symbols on several sheets, and the cell that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from handset.emoji import table
from handset.keypad import Key
from handset.text_input.field import Field
from handset.text_input.symbols import LINE_BREAK, SHEETS, Sheet

EMOJI_COLUMNS = 10
PAGE_ROWS = 8
"""Rows of a page; `*` and `#` go a page back and on."""


class CharacterPalette(msgspec.Struct):
    """Open palette of characters; plain data. `kind` is "emoji" or "symbols"."""

    kind: str
    sheet: int = 0
    cell: int = 0


def sheets(kind: str, carrier: str, field: Field, recent: Sequence[str]) -> tuple[Sheet, ...]:
    """Return the palette's sheets; a carrier's emoji begin with a row of recent ones."""
    if kind == "emoji":
        return _emoji_sheets(carrier, tuple(recent))
    return _symbol_sheets(field.lines, field.secret)


@lru_cache(maxsize=8)
def _symbol_sheets(lines: bool, ascii_only: bool) -> tuple[Sheet, ...]:
    if ascii_only:
        return (SHEETS[1]._replace(cells=tuple(cell for cell in SHEETS[1].cells if cell.isascii())),)
    if not lines:
        return SHEETS
    first = SHEETS[0]
    return (first._replace(cells=(LINE_BREAK, *first.cells)), *SHEETS[1:])


@lru_cache(maxsize=16)
def _emoji_sheets(carrier: str, recent: tuple[str, ...]) -> tuple[Sheet, ...]:
    rows = sorted((row for row in table().rows if row.code(carrier)), key=lambda row: row.code(carrier))
    known = {row.char for row in rows}
    lately = [char for char in recent if char in known][:EMOJI_COLUMNS]
    blank = [""] * (-len(lately) % EMOJI_COLUMNS)
    return (Sheet("emoji", EMOJI_COLUMNS, tuple(lately + blank + [row.char for row in rows])),)


def moved(palette: CharacterPalette, key: Key, choices: Sequence[Sheet]) -> CharacterPalette:
    """Return the palette after a key moved its focus.

    Arrows move by a cell, `*` and `#` by a page, and the left soft key goes to the next sheet.
    """
    sheet = choices[palette.sheet]
    last = len(sheet.cells) - 1
    cell = palette.cell
    if key is Key.SOFT_LEFT:
        if len(choices) > 1:
            return CharacterPalette(palette.kind, (palette.sheet + 1) % len(choices), 0)
        key = Key.HASH
    if key is Key.LEFT:
        cell = cell - 1 if cell else last
    elif key is Key.RIGHT:
        cell = cell + 1 if cell < last else 0
    elif key is Key.UP:
        cell = cell - sheet.columns if cell >= sheet.columns else _same_column(cell, last, sheet.columns)
    elif key is Key.DOWN:
        cell = cell + sheet.columns if cell + sheet.columns <= last else min(cell % sheet.columns, last)
    elif key in (Key.HASH, Key.STAR):
        page = PAGE_ROWS * sheet.columns
        pages = last // page + 1
        page_step = 1 if key is Key.HASH else -1
        cell = min((cell // page + page_step) % pages * page + cell % page, last)
    else:
        return palette
    step = 1 if key is Key.RIGHT else -1
    while not sheet.cells[cell]:
        cell = (cell + step) % len(sheet.cells)
    return CharacterPalette(palette.kind, palette.sheet, cell)


def _same_column(cell: int, last: int, columns: int) -> int:
    """Return the lowest cell in the column of `cell`."""
    lowest = last - last % columns + cell % columns
    return lowest if lowest <= last else max(cell, lowest - columns)


def chosen(palette: CharacterPalette, choices: Sequence[Sheet]) -> str:
    """Return the character in focus."""
    return choices[palette.sheet].cells[palette.cell]
