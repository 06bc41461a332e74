"""Messages of the phone in its owner's language, and of the window round it: files of assets/phone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from handset import datafile

FOLDER = Path(__file__).parent.parent / "assets" / "phone"


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    ja: str


@lru_cache(maxsize=2)
def _table(file: str) -> dict[str, _Pair]:
    return datafile.read(FOLDER / file, dict[str, _Pair], name=file)


def translate(key: str, language: str, file: str = "messages.yaml") -> str:
    """Return the message `key` of the phone in that language.

    Raises:
        KeyError: It is not in the file, which is a fault of the program.
    """
    pair = _table(file)[key]
    return pair.ja if language == "ja" else pair.en


def translate_window(key: str, language: str) -> str:
    """Return the message `key` of the window round the phone, in that language."""
    return translate(key, language, "window.yaml")
