"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
WITH_A_PHONE = ("keitai.phone", "keitai.expectations", "keitai.mounted_site")
"""tests/keitai/test_phone.py runs theirs, on a phone."""


def test_every_example_runs() -> None:
    tried = 0
    for house in ("handset", "games", "screens", "keitai"):
        for path in sorted((ROOT / house).rglob("*.py")):
            if ">>> " not in path.read_text("utf-8"):
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if not name.startswith(WITH_A_PHONE):
                failed, attempted = doctest.testmod(import_module(name))
                assert failed == 0, name
                tried += attempted
    assert tried >= 5
