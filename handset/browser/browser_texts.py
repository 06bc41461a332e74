"""Texts of the browser itself, in the phone's languages: the section `browser` of `handset/translations`."""

from __future__ import annotations

from handset.phone_texts import TRANSLATIONS


def translate(key: str, language: str) -> str:
    """Return a text of the browser's menus, dialogs and error pages by its key, in "ja" or "en"."""
    return TRANSLATIONS.translate("browser", key, language)


def all_messages(language: str) -> dict[str, str]:
    """Return all of the browser's texts in a language, by key."""
    return TRANSLATIONS.section("browser", language)
