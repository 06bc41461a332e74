"""Hints to people who come from other test tools: what their words are called here."""

from __future__ import annotations

from handset.script.language.hints import unknown_verb
from keitai.common.script_words import ManualEntry, WorldVerb
from keitai.script_names import world_verbs

KNOCK = WorldVerb((), ManualEntry(("knock",), "Knocks."), foreign_names=("rap", "bang"), hint="`knock` knocks")


def test_a_word_of_another_tool_is_told_what_says_the_same() -> None:
    assert unknown_verb("sleep", ["wait"], {}) == "unknown verb 'sleep'; `wait 2s` lets time pass"
    assert unknown_verb("Wait:", ["wait"], {}) == "unknown verb 'Wait:' (did you mean 'wait'?)"
    assert unknown_verb("prss", ["press", "wait"], {}) == "unknown verb 'prss' (did you mean 'press'?)"
    assert unknown_verb("# a", [], {}) == "unknown verb '# a'; a comment begins with //"


def test_a_verb_of_another_house_brings_its_hint_with_it() -> None:
    for word in ("rap", "BANG", "bang:"):
        assert unknown_verb(word, ["knock"], {"knock": KNOCK}) == f"unknown verb {word!r}; `knock` knocks"
    assert unknown_verb("rap", ["press"], {}) == "unknown verb 'rap'"
    assert unknown_verb("login", [], world_verbs()) == (
        "unknown verb 'login'; `sign-in 42` makes the phone another member's"
    )
