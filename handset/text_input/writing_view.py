"""The input screen: header with mode and room, the text, and below it candidates, a palette or the keys' help."""

from __future__ import annotations

from itertools import pairwise

from handset.emoji import table
from handset.geometry import Color, Rect, shade
from handset.lcd import Canvas
from handset.model import ThemeSpec
from handset.phone_texts import translate
from handset.text_input.conversion import Conversion
from handset.text_input.habits import Habits
from handset.text_input.lines import flowed, wrapped
from handset.text_input.palette import PAGE_ROWS, CharacterPalette, chosen
from handset.text_input.symbols import LINE_BREAK, Sheet
from handset.text_input.writing import Writing

HEADER = 24
_SIZE = 20
_ROW = 26
_MARGIN = 6
_STRIP_ROW = 24
_HELP = 18
_FOOT = 22
_PAPER: Color = (255, 255, 255)
_INK: Color = (0x22, 0x22, 0x22)
_CARET: Color = (0xD0, 0x20, 0x20)
_NOTE: Color = (0xFF, 0xF3, 0xC4)
_MARKS = {"hiragana": "漢", "katakana": "ｶﾅ", "upper": "ABC", "lower": "abc", "number": "123"}
_TITLES = {"words": "conversion", "readings": "readings", "predictions": "predictions"}


class WritingView:
    """View of a writing on a canvas, in the phone's colors and language."""

    def __init__(self, canvas: Canvas, theme: ThemeSpec, language: str) -> None:
        self._canvas = canvas
        self._theme = theme
        self._language = language
        self._accent = theme.color("accent")

    def draw(self, writing: Writing, habits: Habits, sheets: tuple[Sheet, ...]) -> None:
        """Draw the writing, and the palette with `sheets` if one is open."""
        canvas = self._canvas
        canvas.fill(_PAPER)
        self._header(writing)
        if writing.palette is not None:
            self._palette(writing.palette, sheets)
            return
        if writing.conversion is not None:
            below = self._candidates(writing.conversion)
        elif writing.kana and (words := [translate for _, translate in habits.predict(writing.kana)]):
            below = self._predictions(list(dict.fromkeys(words)))
        else:
            below = self._help(writing)
        if writing.message:
            below -= 20
            canvas.fill(_NOTE, Rect(0, below, canvas.width, 20))
            canvas.text(_MARGIN, below + 4, self._translate(writing.message), 12, _INK, role="dialog")
        self._text(writing, Rect(0, HEADER, canvas.width, below - HEADER))

    def _translate(self, key: str) -> str:
        return translate(key, self._language)

    def _header(self, writing: Writing) -> None:
        canvas, accent = self._canvas, self._accent
        canvas.gradient(Rect(0, 0, canvas.width, HEADER), shade(accent, 176), shade(accent, 160))
        canvas.fill(accent, Rect(0, HEADER - 1, canvas.width, 1))
        chip = Rect(4, 3, 34, HEADER - 7)
        canvas.rect(chip, accent, 0, 4)
        self._centered(chip, _MARKS[writing.multi_tap.mode], 16, self._theme.color("accent_text"))
        left, right = 44, canvas.width - 6
        if writing.field.limit < 10_000:
            room = str(max(0, writing.room))
            right -= canvas.text_width(room, 16)
            canvas.text(right, 3, room, 16, _CARET if writing.room <= 0 else _INK, role="phone")
            label = self._translate("left over")
            right -= canvas.text_width(label, 12) + 4
            canvas.text(right, 6, label, 12, shade(_INK, 140), role="phone")
        canvas.text(left, 3, canvas.cut(writing.field.title, right - left - 6, 16), 16, _INK, role="phone")

    def _text(self, writing: Writing, area: Rect) -> None:
        canvas = self._canvas
        conversion = writing.conversion
        middle = conversion.text if conversion is not None else writing.kana
        text = writing.text[: writing.caret] + middle + writing.text[writing.caret :]
        done = sum(len(clause.word) for clause in conversion.clauses[: conversion.focus]) if conversion else 0
        caret = writing.caret + (done if conversion is not None else writing.at)
        if writing.field.secret:
            # The letter that is still cycling can be read, as on a phone.
            cycling = caret - 1 if writing.multi_tap.key else -1
            text = "".join(char if place == cycling else "*" for place, char in enumerate(text))
        rows = wrapped(text, lambda char: canvas.text_width(char, _SIZE), area.width - 2 * _MARGIN)
        row = max(place for place, (start, _) in enumerate(rows) if start <= caret)
        visible = max(1, (area.height - 4) // _ROW)
        first = max(0, row - visible + 1)
        part = canvas.part(area)
        cell = canvas.typeface.cell(_SIZE)
        spans = _spans(writing, conversion)
        for line in range(visible):
            y = 4 + line * _ROW
            part.fill(shade(self._accent, 186), Rect(_MARGIN, y + _ROW - 3, area.width - 2 * _MARGIN, 1))
            if first + line >= len(rows):
                continue
            start, end = rows[first + line]
            self._row(part, text, start, end, y + (_ROW - cell) // 2 - 1, spans)
            if first + line == row and conversion is None:
                x = _MARGIN + canvas.text_width(text[start:caret], _SIZE)
                part.fill(_CARET, Rect(min(x, area.width - 3), y + 1, 2, _ROW - 5))
        if first or first + visible < len(rows):
            track = area.height - 8
            thumb = max(8, track * visible // len(rows))
            top = 4 + (track - thumb) * first // max(1, len(rows) - visible)
            part.fill(shade(self._accent, 130), Rect(area.width - 3, top, 2, thumb))

    def _row(self, part: Canvas, text: str, start: int, end: int, y: int, spans: list[tuple[int, int, str]]) -> None:
        """Draw one line, piece by piece: plain, underlined where not confirmed, inverted where keys act on it."""
        x, cell = _MARGIN, part.typeface.cell(_SIZE)
        edges = sorted({start, end, *(min(max(edge, start), end) for span in spans for edge in span[:2])})
        for left, right in pairwise(edges):
            piece = text[left:right]
            width = part.text_width(piece, _SIZE)
            kind = next((kind for first, last, kind in spans if first <= left < last), "")
            ink = _INK
            if kind == "acting":
                part.fill(self._accent, Rect(x, y - 1, width, cell + 2))
                ink = self._theme.color("accent_text")
            elif kind:
                part.fill(self._accent, Rect(x, y + cell + 1, width - (2 if kind == "clause" else 0), 2))
            part.text(x, y, piece, _SIZE, ink, focused=True)
            x += width

    def _candidates(self, conversion: Conversion) -> int:
        """Draw the words for the clause in focus; return where they begin."""
        clause = conversion.current
        title = self._translate(_TITLES[conversion.kind])
        return self._strip(clause.words, clause.place, title, f"{clause.place + 1}/{len(clause.words)}", 4)

    def _predictions(self, words: list[str]) -> int:
        return self._strip(words, -1, self._translate("predictions"), "", 2)

    def _strip(self, words: list[str], place: int, title: str, count: str, most: int) -> int:
        canvas, accent = self._canvas, self._accent
        rows = flowed(words, lambda text: canvas.text_width(text, _SIZE), canvas.width - 8, 7)
        row = next((number for number, each in enumerate(rows) if place in each), 0)
        first = row // most * most
        shown = min(most, len(rows))
        height = 16 + shown * _STRIP_ROW + 2
        top = canvas.height - height
        canvas.fill(shade(self._theme.color("panel"), 100), Rect(0, top, canvas.width, height))
        canvas.fill(shade(accent, 150), Rect(0, top, canvas.width, 16))
        canvas.text(_MARGIN, top + 2, title, 12, _INK, role="dialog")
        canvas.text(canvas.width - _MARGIN - canvas.text_width(count, 12), top + 2, count, 12, _INK, role="dialog")
        cell = canvas.typeface.cell(_SIZE)
        for line, places in enumerate(rows[first : first + shown]):
            x, y = 4, top + 17 + line * _STRIP_ROW
            for each in places:
                text = canvas.cut(words[each], canvas.width - 8 - 14, _SIZE)
                width = canvas.text_width(text, _SIZE) + 14
                ink = _INK
                if each == place:
                    canvas.rect(Rect(x, y, width, _STRIP_ROW - 1), accent, 0, 4)
                    ink = self._theme.color("accent_text")
                focused = each == place
                canvas.text(x + 7, y + (_STRIP_ROW - 1 - cell) // 2, text, _SIZE, ink, focused=focused, role="dialog")
                x += width
        return top

    def _help(self, writing: Writing) -> int:
        canvas = self._canvas
        top = canvas.height - _HELP
        canvas.fill(self._theme.color("panel"), Rect(0, top, canvas.width, _HELP))
        canvas.fill(shade(self._accent, 150), Rect(0, top, canvas.width, 1))
        key = "help kana" if writing.kana else "help secret" if writing.field.secret else "help"
        canvas.text(_MARGIN, top + 4, self._translate(key), 12, shade(_INK, 130), role="phone")
        return top

    def _palette(self, palette: CharacterPalette, sheets: tuple[Sheet, ...]) -> None:
        canvas, accent = self._canvas, self._accent
        sheet = sheets[palette.sheet]
        page = PAGE_ROWS * sheet.columns
        first = palette.cell // page * page
        pages = (len(sheet.cells) - 1) // page + 1
        self._tabs(palette, sheets)
        top = HEADER + 22
        width = (canvas.width - 4) // sheet.columns
        height = min(30, (canvas.height - top - _FOOT) // PAGE_ROWS)
        size = 16 if sheet.columns < 4 else _SIZE
        for place, sign in enumerate(sheet.cells[first : first + page]):
            box = Rect(2 + place % sheet.columns * width, top + place // sheet.columns * height, width, height)
            pointed = first + place == palette.cell
            # Emoji have colours of their own: behind them the focus is pale, with a frame.
            pale = palette.kind == "emoji"
            if pointed:
                canvas.rect(box, shade(accent, 170) if pale else accent, 0, 4)
                canvas.rect(box, accent, 2, 4)
            ink = self._theme.color("accent_text") if pointed and not pale else _INK
            if sign == LINE_BREAK:
                self._return_arrow(box, ink, focused=pointed)
            else:
                self._centered(box, sign, size, ink, focused=pointed)
        foot = Rect(0, canvas.height - _FOOT, canvas.width, _FOOT)
        canvas.fill(self._theme.color("panel"), foot)
        canvas.fill(shade(accent, 150), Rect(0, foot.y, canvas.width, 1))
        page_number = f"{palette.cell // page + 1}/{pages}"
        width = canvas.text_width(page_number, 12)
        canvas.text(canvas.width - _MARGIN - width, foot.y + 5, page_number, 12, _INK, role="dialog")
        name = canvas.cut(self._name_of(chosen(palette, sheets)), canvas.width - width - 3 * _MARGIN, 16)
        canvas.text(_MARGIN, foot.y + 3, name, 16, _INK, role="dialog")

    def _return_arrow(self, box: Rect, ink: Color, *, focused: bool) -> None:
        """Draw the sign on a return key, which the face does not have."""
        x, y = box.x + box.width // 2, box.y + box.height // 2
        self._canvas.line((x + 5, y - 5), (x + 5, y + 2), ink, 2)
        self._canvas.line((x - 4, y + 2), (x + 5, y + 2), ink, 2)
        self._canvas.polygon([(x - 7, y + 2), (x - 2, y - 2), (x - 2, y + 6)], ink)
        self._canvas.note(box, self._translate("line break"), focused=focused, role="dialog")

    def _tabs(self, palette: CharacterPalette, sheets: tuple[Sheet, ...]) -> None:
        canvas, accent = self._canvas, self._accent
        width = (canvas.width - 4) // len(sheets)
        for place, sheet in enumerate(sheets):
            box = Rect(2 + place * width, HEADER + 1, width - 1, 19)
            active = place == palette.sheet
            canvas.rect(box, accent if active else shade(accent, 170), 0, 4)
            canvas.fill(accent if active else shade(accent, 170), Rect(box.x, box.y + 8, box.width, 11))
            ink = self._theme.color("accent_text") if active else _INK
            self._centered(box, self._translate(sheet.name), 12, ink)
        canvas.fill(accent, Rect(0, HEADER + 20, canvas.width, 1))

    def _name_of(self, sign: str) -> str:
        row = table().by_char.get(sign)
        if row is not None:
            return row.japanese if self._language == "ja" else row.english
        return self._translate("line break") if sign == LINE_BREAK else ""

    def _centered(self, box: Rect, text: str, size: int, ink: Color, *, focused: bool = False) -> None:
        canvas = self._canvas
        x = box.x + (box.width - canvas.text_width(text, size)) // 2
        y = box.y + (box.height - canvas.typeface.cell(size)) // 2
        canvas.text(x, y, text, size, ink, focused=focused, role="dialog")


def _spans(writing: Writing, conversion: Conversion | None) -> list[tuple[int, int, str]]:
    """Return (start, end, kind) in the text as shown: "acting", "clause", "kana".

    The first that covers a letter counts.
    """
    if conversion is None:
        at = writing.caret + writing.at
        cycling = [(at - 1, at, "acting")] if writing.multi_tap.key and at else []
        return [*cycling, (writing.caret, writing.caret + len(writing.kana), "kana")]
    spans, start = [], writing.caret
    for number, clause in enumerate(conversion.clauses):
        end = start + len(clause.word)
        spans.append((start, end, "acting" if number == conversion.focus else "clause"))
        start = end
    return spans
