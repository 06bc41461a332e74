"""The phone names neither the site nor a game in its code; what it must know of them is handed in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from games.engine.catalogue import game_ids
from keitai.embedded_site import SITE_NAME

HANDSET = Path(__file__).parents[2] / "handset"


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings of a module that are not docstrings, those of attributes included."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def test_no_string_of_the_phone_names_the_site_or_a_game() -> None:
    named = re.compile("|".join([SITE_NAME, *game_ids(), *(name.replace("-", "_") for name in game_ids())]))
    found = [
        f"{path.name}:{node.lineno} {node.value!r}"
        for path in sorted(HANDSET.rglob("*.py"))
        for node in strings(ast.parse(path.read_bytes()))
        if named.search(str(node.value))
    ]
    assert found == []
