"""What the phone says of the site that is built in: texts of `keitai/translations`."""

from __future__ import annotations

from pathlib import Path

from keitai.common.translations import Translations

TRANSLATIONS = Translations(Path(__file__).parent / "translations")


def translate(key: str, language: str) -> str:
    """Return what the phone's menu and news say of the built-in site, by its key, in "ja" or "en"."""
    return TRANSLATIONS.translate("phone", key, language)
