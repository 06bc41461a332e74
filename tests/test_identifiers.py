"""Identifiers in American spelling, as CSS, pygame and the standard library have it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("handset", "games", "screens", "keitai")
BRITISH = re.compile(
    r"colour|grey|centre|behaviour|neighbour|(?:normal|raster|serial|synthes|summar|optim)is(?:e|ed|ing)\b"
)


def identifiers(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.arg | ast.keyword):
            yield node.arg or ""
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def test_no_identifier_is_spelled_the_british_way() -> None:
    texts = {path: path.read_text("utf-8") for house in PRODUCT for path in (ROOT / house).rglob("*.py")}
    assert len(texts) > 400
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        if BRITISH.search(text)
        for name in identifiers(text)
        if BRITISH.search(name.lower())
    }
    assert sorted(found) == []


def test_what_counts_as_an_identifier() -> None:
    source = "def grey(colour, *, centre=1): self.behaviour = Neighbour(optimised=1)\n'colour'  # grey"
    assert sorted(name for name in identifiers(source) if BRITISH.search(name.lower())) == [
        "Neighbour",
        "behaviour",
        "centre",
        "colour",
        "grey",
        "optimised",
    ]
