"""Texts of the browser itself, in the phone's languages: the section `browser` of `handset/translations`."""

from __future__ import annotations

from handset.phone_texts import TRANSLATIONS


def translate(key: str, language: str) -> str:
    """Return the text of that key in "ja" or "en"."""
    return TRANSLATIONS.translate("browser", key, language)


def all_messages(language: str) -> dict[str, str]:
    """Return all of the browser's texts in a language, by key."""
    return TRANSLATIONS.section("browser", language)
