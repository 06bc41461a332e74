"""Texts of the phone in its owner's language, and of the window round it: files of `handset/translations`."""

from __future__ import annotations

from pathlib import Path

from keitai.common.translations import Translations

TRANSLATIONS = Translations(Path(__file__).parent / "translations")


def translate(key: str, language: str) -> str:
    """Return the text `key` of the phone's section in that language.

    Raises:
        KeyError: It is not in the file, which is a fault of the program.
    """
    return TRANSLATIONS.translate("phone", key, language)


def translate_window(key: str, language: str) -> str:
    """Return the text `key` of the window round the phone, in that language."""
    return TRANSLATIONS.translate("window", key, language)
