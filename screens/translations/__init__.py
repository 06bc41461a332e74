"""The site's words in Japanese: a gettext catalogue beside the templates, compiled in memory at start."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return gettext's translations of a language; English ones are the msgids themselves, but for en.po."""
    path = Path(__file__).parent / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # compiled once, when the words have changed
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
