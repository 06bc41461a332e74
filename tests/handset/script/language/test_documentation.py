"""The page that teaches the language and the editors' grammar leave nothing out, and their examples are right."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

from handset.keypad import KEYS_BY_NAME
from handset.script.language.expectations import KINDS
from handset.script.language.parser import VERBS, parse
from keitai.script_names import script_names

DOCS = Path(__file__).parents[4] / "docs"
GAMES = DOCS.parent / "games"
PAGE = (DOCS / "keypad-scripts.md").read_text(encoding="utf-8")
GRAMMAR = json.loads((DOCS / "editors" / "keys.tmLanguage.json").read_text(encoding="utf-8"))["repository"]


def no_words(name: str, including: str) -> tuple[str, str]:
    return name, "keys 1"


def test_every_verb_expectation_and_key_is_taught() -> None:
    said = set(re.findall(r"[\w*#-]+", " ".join(re.findall(r"`([^`]+)`", PAGE)) + " " + PAGE))
    assert set(VERBS) <= said
    assert {word for kind in KINDS for word in kind.split()} <= said
    assert all(f"expect {kind} " in PAGE or f"expect {kind}`" in PAGE for kind in KINDS)
    names = {name for name in KEYS_BY_NAME if not name.isdigit()}
    assert names <= said


def test_every_event_and_sound_is_listed() -> None:
    names = script_names()
    assert names.events is not None
    assert names.sounds is not None
    rows = [
        row.split("|") for row in PAGE.split("## Events and sounds")[1].split("\n## ")[0].splitlines() if "`" in row
    ]
    events = {word for row in rows if len(row) == 5 for word in re.findall(r"`([^`]+)`", row[2])}
    sounds = {word for row in rows if len(row) == 5 for word in re.findall(r"`([^`]+)`", row[3])}
    assert sounds == set(names.sounds())
    assert events <= set(names.events())
    assert {word for file in GAMES.glob("*/rules.py") for word in emitted(file)} <= events


def emitted(rules: Path) -> set[str]:
    """Return the events that a game's rules name where they emit one."""
    calls = [node for node in ast.walk(ast.parse(rules.read_bytes())) if isinstance(node, ast.Call)]
    emits = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in ("emit", "award")]
    words = [node.value for call in emits for node in ast.walk(call) if isinstance(node, ast.Constant)]
    return {word for word in words if isinstance(word, str)}


def test_the_examples_of_the_page_are_scripts() -> None:
    examples = re.findall(r"```keys\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        assert parse(example, "page.keys", no_words).cases


def test_the_grammar_colours_every_verb_and_expectation() -> None:
    for verb in VERBS:
        rules = [GRAMMAR[name]["match"] for name in ("block", "verb", "setting", "expectation")]
        line = f'{verb} text "a"'
        assert any(re.search(rule.replace(r"\u3000", "　"), line) for rule in rules), verb
    for kind in KINDS:
        match = re.search(GRAMMAR["expectation"]["match"], f"  expect no {kind} 1")
        assert match is not None
        assert match[3] == kind


def test_what_an_example_says_comes_true(tmp_path: Path) -> None:
    from tests.keitai.cli.command_line import answer

    script = tmp_path / "page.keys"
    script.write_text(re.findall(r"```keys\n(.*?)```", PAGE, re.DOTALL)[0], encoding="utf-8")
    status, out, faults = answer("script", script, "--report", tmp_path)
    assert status == 0, out + faults
