"""Faces that text of a page is set in, by number.

12 to 24 is the phone's own at that nominal size, from `BLOCK` on Ahem at any size.

Ahem is the face of CSS's test suites: each letter fills its em square, so a picture tells where layout put it. Its
shapes are three rectangles (https://www.w3.org/Style/CSS/Test/Fonts/Ahem/), drawn here without a font file. Only models
that take every style sheet have it.
"""

from __future__ import annotations

import re

from handset.geometry import Color, Rect
from handset.lcd import Canvas

SIZES = (12, 16, 20, 24)
"""Nominal sizes of the phone's own face, in pixels."""
BLOCK = 1_000
"""Ahem of n pixels is the face BLOCK + n."""
BLANKS = " \xa0"
"""What stands between words: they are as far apart as `word-spacing` says (CSS 2.1 chapter 16.4)."""
_WORDS = re.compile("[^ \xa0]*[ \xa0]|[^ \xa0]+")
_BLANK = frozenset(" \xa0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a")
_NO_ADVANCE = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\n")


def face_of(size: int, *, block: bool = False) -> int:
    """Return the typeface for a font size in pixels: Ahem at that size, or the phone's nearest size."""
    if block or size <= 0:
        return BLOCK + max(0, size)
    return min(SIZES, key=lambda each: (abs(each - size), each))


def smaller(face: int) -> int:
    """Return the typeface of small capitals: the phone's next smaller size, or Ahem at seven tenths."""
    if is_block(face):
        return BLOCK + (face - BLOCK) * 7 // 10
    return SIZES[max(0, SIZES.index(face) - 1)] if face in SIZES else face


def plain(face: int) -> int:
    """Return the phone's own typeface, for what is never set in Ahem, such as controls."""
    return face if face < BLOCK else face_of(max(1, face - BLOCK))


def is_block(face: int) -> bool:
    """Return whether a typeface draws blocks in place of letters, as the W3C's Ahem does."""
    return face >= BLOCK


def block_advance(char: str, face: int) -> int:
    """Return the advance of a letter of Ahem in pixels."""
    return 0 if char in _NO_ADVANCE else face - BLOCK


def block_ascent(face: int) -> int:
    """Return the ascent of Ahem in pixels: four fifths of its size."""
    return round((face - BLOCK) * 0.8)


def cell(canvas: Canvas, face: int) -> int:
    """Return the height of a line of `face`, in pixels."""
    return face - BLOCK if is_block(face) else canvas.typeface.cell(face)


def draw_text(
    canvas: Canvas,
    x: int,
    y: int,
    text: str,
    face: int,
    color: Color,
    *,
    bold: bool = False,
    focused: bool = False,
    spacing: int = 0,
    word_spacing: int = 0,
) -> None:
    """Draw text of a page with its cells' upper left corner at x, y; it joins the text layer.

    `spacing` pixels follow each letter, and `word_spacing` more each space.
    """
    if word_spacing:
        for word in _WORDS.findall(text):
            draw_text(canvas, x, y, word, face, color, bold=bold, focused=focused, spacing=spacing)
            for char in word:
                advance = block_advance(char, face) if is_block(face) else canvas.typeface.advance(char, face)
                advance = max(0, advance + spacing) if spacing else advance
                x += max(0, advance + word_spacing) if char in BLANKS else advance
        return
    if spacing and len(text) > 1:
        for char in text:
            draw_text(canvas, x, y, char, face, color, bold=bold, focused=focused)
            advance = block_advance(char, face) if is_block(face) else canvas.typeface.advance(char, face)
            x += max(0, advance + spacing)
        return
    if not is_block(face):
        canvas.text(x, y, text, face, color, bold=bold, focused=focused)
        return
    side, ascent, left = face - BLOCK, block_ascent(face), x
    for char in text:
        if char == "p":
            canvas.fill(color, Rect(left, y + ascent, side, side - ascent))
        elif char == "\xc9":
            canvas.fill(color, Rect(left, y, side, ascent))
        elif char not in _BLANK and char not in _NO_ADVANCE:
            canvas.fill(color, Rect(left, y, side, side))
        left += block_advance(char, face)
    if side and -canvas.height < y < canvas.height and x < canvas.width:
        canvas.note(Rect(x, y, left - x, side), text, focused=focused)
