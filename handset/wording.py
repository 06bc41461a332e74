"""What the phone says in its owner's language, and the bench round it: files of assets/phone."""

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


def word(key: str, language: str, file: str = "wording.yaml") -> str:
    """Return the wording of `key`.

    Raises:
        KeyError: It is not in the file, which is a fault of the program.
    """
    pair = _table(file)[key]
    return pair.ja if language == "ja" else pair.en


def bench_word(key: str, language: str) -> str:
    """Return what the bench says round the phone, in the host's words."""
    return word(key, language, "bench.yaml")
