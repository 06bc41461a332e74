"""The language's manual and the editors' grammar leave nothing out, and their examples are right."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docs.references.events import event_names, events_and_sounds
from games.engine.catalogue import available_games
from handset.script.language import manual
from handset.script.language.expectations import KINDS
from handset.script.language.parser import VERBS, parse
from keitai.script_names import script_names, unchecked_names, world_numbers, world_verbs

DOCS = Path(__file__).parents[4] / "docs"
VERB_ENTRIES = manual.verb_entries(world_verbs())
EXPECTATION_ENTRIES = manual.expectation_entries(world_numbers())
GRAMMAR = json.loads((DOCS / "editors" / "keys.tmLanguage.json").read_text(encoding="utf-8"))["repository"]


def no_words(name: str, including: str) -> tuple[str, str]:
    return name, "keys 1"


def test_every_verb_and_expectation_is_described() -> None:
    described = [verb for entries in VERB_ENTRIES.values() for verb in entries]
    assert sorted(described) == sorted([*VERBS, *world_verbs()])
    assert sorted(EXPECTATION_ENTRIES) == sorted([*KINDS, *world_numbers()])


def test_every_example_is_right_and_is_of_its_word() -> None:
    for verb, entry in ((verb, entry) for entries in VERB_ENTRIES.values() for verb, entry in entries.items()):
        assert entry.text.endswith("."), verb
        for example in entry.examples:
            assert example.split()[0] == verb, example
            assert parse(script_around(verb, example), "example.keys", no_words, unchecked_names()).cases, example
    for kind, entry in EXPECTATION_ENTRIES.items():
        assert entry.text.endswith("."), kind
        for example in entry.examples:
            assert re.match(rf"expect (no )?{kind}\b", example), example
            assert parse(f'keys 1\ntest "t"\n{example}\nend\n', "example.keys", no_words, unchecked_names()).cases, (
                example
            )


def script_around(verb: str, example: str) -> str:
    """A script in which the example is a line of its own in the right place."""
    if verb == "let":
        return f'keys 2\ntest "t"\npress 1\n{example}\nend\n'
    if verb == "keys":
        return f'{example}\ntest "t"\npress 1\nend\n'
    if verb in manual.SETTINGS and " for " not in example:
        return f'keys 1\n{example}\ntest "t"\npress 1\nend\n'
    if verb == "test":
        return f"keys 1\n{example}\npress 1\nend\n"
    if verb == "setup":
        return f'keys 1\n{example}\npress 1\nend\ntest "t"\npress 1\nend\n'
    if verb == "repeat":
        return f'keys 1\ntest "t"\n{example}\npress 1\nend\nend\n'
    if verb == "end":
        return f'keys 1\ntest "t"\npress 1\n{example}\n'
    first = {
        "up left right": "down left right",
        "gif stop": 'gif start "a"',
        "wav stop": 'wav start "a"',
        'load-state "before"': 'save-state "before"',
    }
    return f'keys 1\ntest "t"\n{first.get(example, "press 1")}\n{example}\npress 1\nend\n'


def test_every_event_and_sound_is_listed() -> None:
    names = script_names()
    assert names.events is not None
    assert names.sounds is not None
    listed: set[str] = set()
    for game in available_games():
        told = event_names(game.package)
        assert told == set(game.events), game.id
        listed |= told
    assert listed == set(names.events())
    page = set(re.findall(r"`([\w-]+/[\w-]+)`", events_and_sounds()))
    assert page == set(names.sounds())


def test_the_grammar_colours_every_verb_and_expectation() -> None:
    for verb in [*VERBS, *world_verbs()]:
        rules = [GRAMMAR[name]["match"] for name in ("block", "verb", "setting", "expectation")]
        line = f'{verb} text "a"'
        assert any(re.search(rule.replace(r"\u3000", "　"), line) for rule in rules), verb
    for kind in [*KINDS, *world_numbers()]:
        match = re.search(GRAMMAR["expectation"]["match"], f"  expect no {kind} 1")
        assert match is not None
        assert match[3] == kind
