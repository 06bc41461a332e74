"""Fixed texts as letters, found back through the codes of their fonts."""

from __future__ import annotations

from collections.abc import Iterable

from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.texts import DefineText

UNKNOWN = "?"
"""Letter that stands for a glyph without a code."""


def static_text(movie: SwfMovie, text: DefineText) -> str:
    """Return a fixed text as letters; its runs are separated by a space."""
    return " ".join(_run_text(movie, run.font_id, (index for index, _ in run.glyphs)) for run in text.runs)


def _run_text(movie: SwfMovie, font_id: int, indices: Iterable[int]) -> str:
    font = movie.characters.get(font_id)
    codes = font.codes if isinstance(font, DefineFont) else ()
    wide = isinstance(font, DefineFont) and font.shift_jis
    return "".join(_letter(codes[index], wide=wide) if index < len(codes) else UNKNOWN for index in indices)


def _letter(code: int, *, wide: bool) -> str:
    if not wide or code < 0x80:
        return chr(code)
    return code.to_bytes(2 if code > 0xFF else 1, "big").decode("cp932", "replace")
