"""The phone names neither the site nor a game in its code; what it must know of them is handed in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from games.engine.catalogue import game_ids
from keitai.embedded_site import SITE_NAME
from tests.screens.site_client import Town

HANDSET = Path(__file__).parents[2] / "handset"
NAMES = [SITE_NAME, *game_ids(), *(name.replace("-", "_") for name in game_ids())]
WORDS = re.compile(
    rf"(?<![a-z])(?:games?|scores?|scoring|rank(?:s|ed|ings?)?)(?![a-z])|{'|'.join(NAMES)}", re.IGNORECASE
)
KEPT = {
    ("browser/fetch/fetching.py", "scores"): "the name of a field in states that were saved before it had another",
}
"""What names one nevertheless, and why."""


def strings(source: bytes) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are not docstrings, those of attributes included, with their lines."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def all_strings() -> Iterator[tuple[str, int, str]]:
    for path in sorted(HANDSET.rglob("*.py")):
        for line, text in strings(path.read_bytes()):
            yield path.relative_to(HANDSET).as_posix(), line, text


def test_no_string_of_the_phone_names_the_site_a_game_or_a_score() -> None:
    found = [(file, line, text) for file, line, text in all_strings() if WORDS.search(text)]
    assert [each for each in found if (each[0], each[2]) not in KEPT] == []
    assert {(file, text) for file, _, text in found} == set(KEPT), "what is excused is there"


def test_no_string_of_the_phone_is_a_path_of_the_site() -> None:
    rules = (rule.rule for rule in Town().site.url_map.iter_rules())
    rooms = {part for rule in rules if (part := rule.split("/")[1].partition(".")[0]).isalpha()}
    assert {"games", "diary", "widget"} <= rooms
    path = re.compile(rf"(?<![\w/.<])/(?:{'|'.join(sorted(rooms))})(?![\w-])|\b(?:{'|'.join(sorted(rooms))})\.xml\b")
    assert [each for each in all_strings() if path.search(each[2])] == []


def test_what_counts_as_a_word() -> None:
    for text in ("game", "No games yet", "Your score is kept", "/ranking", "mixi news", "keep_awake", "a high SCORE"):
        assert WORDS.search(text), text
    for text in ("pygame", "gamepad", "underscore", "scored", "crank", "rankle", "numerals"):
        assert not WORDS.search(text), text
    assert list(strings(b'"""game"""\nx = 1\n"""score"""\ny = f"a {x} score"\n')) == [(4, "a "), (4, " score")]
