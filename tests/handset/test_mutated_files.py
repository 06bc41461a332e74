"""Models, keymaps and game files changed at random: taken, or refused in time with a place inside the file."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from games.engine.catalogue import FOLDER as GAMES
from games.engine.catalogue import read_game
from handset.keymap import FILE as KEYMAPS
from handset.keymap import load_keymaps
from handset.model import FOLDER as MODELS
from handset.model import read_model
from keitai.common.errors import FileError
from keitai.common.rng import Rng
from tests.handset.text_mutations import mutated

SECONDS = 1.0
Read = Callable[[Path], object]


def _game(folder: Path) -> Read:
    return lambda path: read_game(path.read_bytes(), folder.name.replace("_", "-"), f"games.{folder.name}", path.name)


KINDS: dict[str, list[tuple[Path, Read]]] = {
    "models": [(path, read_model) for path in sorted(MODELS.glob("*.yaml"))],
    "keymaps": [(KEYMAPS, load_keymaps)],
    "games": [(path, _game(path.parent)) for path in sorted(GAMES.glob("*/game.yaml"))],
}


def check(kind: str, first: int, last: int, folder: Path) -> None:
    originals = [(path.read_text(encoding="utf-8"), read) for path, read in KINDS[kind]]
    path = folder / "changed.yaml"
    refused = 0
    for number in range(first, last):
        original, read = originals[number % len(originals)]
        text = mutated(original, Rng(number))
        path.write_text(text, encoding="utf-8", newline="")
        start = time.process_time()
        try:
            read(path)
        except FileError as problem:
            refused += 1
            lines = text.split("\n")
            assert 1 <= problem.place.line <= len(lines) + 1, number
            line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
            assert 1 <= problem.place.column <= len(line) + 1, (number, str(problem), line)
            assert problem.message
        assert time.process_time() - start < SECONDS, number
    assert refused > (last - first) // 8


@pytest.mark.parametrize("kind", list(KINDS))
def test_changed_files(kind: str, tmp_path: Path) -> None:
    """Enough for each of the six kinds of accident to befall each file 20 times."""
    check(kind, 0, 500, tmp_path)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("kind", list(KINDS))
def test_200000_changed_files(kind: str, block: int, tmp_path: Path) -> None:
    check(kind, block * 20_000, block * 20_000 + 20_000, tmp_path)
