"""Translations of a house: a folder with one YAML file a language, in it sections of texts by their keys.

texts = Translations(Path("handset/translations"))      # en.yaml, ja.yaml
texts.translate("browser", "reload", "ja")
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FALLBACK = "en"
"""The language of whoever asks for one that has no file."""


class Translations:
    """Texts in several languages, each language read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[str, dict[str, str]]] = {}

    @property
    def languages(self) -> list[str]:
        """Codes of the languages that have a file, in alphabetical order."""
        return sorted(path.stem for path in self._folder.glob("*.yaml"))

    def section(self, name: str, language: str) -> dict[str, str]:
        """Return the texts of a section by their keys, in English where the language has no file.

        Raises:
            KeyError: The file has no such section, which is a fault of the program.
        """
        return self._of(language)[name]

    def translate(self, section: str, key: str, language: str) -> str:
        """Return the text of that key.

        Raises:
            KeyError: It is not in the file, which is a fault of the program.
        """
        return self._of(language)[section][key]

    def _of(self, language: str) -> dict[str, dict[str, str]]:
        found = self._read.get(language)
        if found is None:
            found = self._read[language] = self._load(language)
        return found

    def _load(self, language: str) -> dict[str, dict[str, str]]:
        path = self._folder / f"{language}.yaml"
        if language != FALLBACK and not path.is_file():
            return self._of(FALLBACK)
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        texts: dict[str, dict[str, str]] = yaml.load(path.read_bytes(), loader)
        return texts
