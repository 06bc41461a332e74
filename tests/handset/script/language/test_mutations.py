"""Scripts changed at random: still scripts, or refused with every place inside its line; never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors
from handset.script.language.verbs import step_verbs
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng
from keitai.script_names import unchecked_names
from tests.handset.text_mutations import mutated

SCRIPT = Path(__file__).parent / "every_verb.txt"


def no_file(name: str, including: str) -> tuple[str, str]:
    raise KeitaiError(f"{name}: cannot be read")


def check(count: int) -> None:
    original = SCRIPT.read_text(encoding="utf-8")
    chance = Rng(1)
    refused = 0
    for _ in range(count):
        text = mutated(original, chance)
        try:
            parse(text, "a.keys", no_file, unchecked_names())
        except ScriptErrors as errors:
            refused += 1
            for problem in errors.problems:
                assert problem.place.line >= 1
                assert 1 <= problem.place.column <= len(problem.source) + 1, text
                assert problem.message
    assert refused > count // 4


def test_mutated_scripts() -> None:
    """Enough for each of the six kinds of accident to come 250 times, which is twice a line."""
    check(600)


@pytest.mark.nightly
def test_200000_mutated_scripts() -> None:
    check(200_000)


def test_the_script_they_are_made_of_has_every_verb_in_it() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    said = {line.split()[0] for line in text.splitlines() if line.strip()}
    assert set(step_verbs(unchecked_names())) <= said
    assert [case.name for case in parse(text, "a.keys", no_file, unchecked_names()).cases] == [
        "a thumb", "expectations", "pictures", "the world",
    ]  # fmt: skip
