"""Messages, docstrings, comments, docs and templates say "is not a ...", never "is no ..."."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = (
    "handset",
    "games",
    "screens",
    "keitai",
    "docs",
    "assets",
    "benchmarks",
    "deploy",
    "examples",
    ".ci",
)
SUFFIXES = {".py", ".md", ".yaml", ".html", ".xhtml", ".po", ".js"}
IS_NO = re.compile(
    r"\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|fewer\b|doubt\b|trouble\b|\w+er than\b)", re.IGNORECASE
)
"""Nor "there is no page": that says what was not found, what does not exist, or what has none."""


def test_no_sentence_says_that_something_is_no_thing() -> None:
    texts = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES]
    assert len(texts) > 500
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in (*texts, ROOT / "README.md", ROOT / "run.py")
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if IS_NO.search(line)
    ]
    assert found == []


def test_what_counts_as_such_a_sentence() -> None:
    for text in (
        "'/x' is no folder",
        "These are no pictures",
        "it was no page",
        "Is no verb",
        "there is no folder",
        "there are no data",
    ):
        assert IS_NO.search(text), text
    for text in (
        "'/x' is not a folder",
        "there is none",
        "is no longer there",
        "are no wider than",
        "is None",
        "is not",
    ):
        assert not IS_NO.search(text), text
