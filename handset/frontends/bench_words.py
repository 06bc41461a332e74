"""What the bench says, in the host's words: assets/phone/bench.yaml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from handset import datafile

FILE = Path(__file__).parent.parent.parent / "assets" / "phone" / "bench.yaml"


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    ja: str


@lru_cache(maxsize=1)
def _table() -> dict[str, _Pair]:
    return datafile.read(FILE, dict[str, _Pair], name=FILE.name)


def word(key: str, language: str) -> str:
    """The wording of `key`. Raises KeyError for one that is not in the table: that is a fault of the program."""
    pair = _table()[key]
    return pair.ja if language == "ja" else pair.en
