"""docs/architecture.md and docs/glossary.md name what is there: files, functions, classes; each word once."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


@cache
def defined_in(path: str) -> frozenset[str]:
    """The functions, classes and methods of a module."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))


def test_the_places_to_look_at_define_what_they_are_said_to() -> None:
    rows = [line for line in ARCHITECTURE.splitlines() if re.match(r"\| (where|what|how|when|who) ", line)]
    assert len(rows) >= 20
    path = ""
    for row in rows:
        for word in re.findall(r"`([^`]+)`", row):
            if "/" in word:
                path = word
                assert (ROOT / path).exists(), row
            elif word != "BrowserSpec.redirects":
                assert set(word.split(".")) <= defined_in(path), f"{word} is not in {path}"


def test_every_path_of_both_pages_is_there() -> None:
    paths = re.findall(r"`((?:handset|games|screens|keitai|assets|docs|tests)/[\w./*]*)`", ARCHITECTURE + GLOSSARY)
    assert len(paths) >= 30
    assert [path for path in paths if not list(ROOT.glob(path))] == []


def test_the_glossary_has_each_word_once_and_in_order() -> None:
    words = []
    for part in GLOSSARY.split("\n## ")[1:]:
        listed = re.findall(r"^\| (?!word \||--- )([^|]+) \|", part, re.MULTILINE)
        assert listed == sorted(listed, key=str.casefold), part.partition("\n")[0]
        words += listed
    assert len(words) >= 75
    assert sorted(words) == sorted(set(words))
