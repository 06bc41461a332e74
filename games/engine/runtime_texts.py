"""Texts of the runtime itself, the same round every game: the section `runtime` of `games/translations`."""

from __future__ import annotations

from pathlib import Path

from keitai.common.translations import Translations

TRANSLATIONS = Translations(Path(__file__).parent.parent / "translations")


def runtime_messages(language: str) -> dict[str, str]:
    """Return the runtime's texts in that language ("ja", else English), by their keys."""
    return TRANSLATIONS.section("runtime", language)
