"""What the phone says of the site that is built in: texts of `keitai/translations`."""

from __future__ import annotations

from pathlib import Path

from keitai.common.translations import Translations

TRANSLATIONS = Translations(Path(__file__).parent / "translations")


def translate(key: str, language: str) -> str:
    """Return the text of that key in "ja" or "en"."""
    return TRANSLATIONS.translate("phone", key, language)
