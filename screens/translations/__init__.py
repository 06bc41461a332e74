"""The site's words in Japanese: a gettext catalogue beside the templates, compiled when first needed."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from screens.compile_cache import compiled


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return gettext's translations of a language; English ones are the msgids themselves, but for en.po."""
    path = Path(__file__).parent / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    return gettext.GNUTranslations(io.BytesIO(compiled(path, "mo", lambda: _compile_catalogue(path, language))))


def _compile_catalogue(path: Path, language: str) -> bytes:
    """Compile a .po file to the .mo format."""
    from babel.messages.mofile import write_mo  # a catalogue that was compiled before needs none
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()
