"""The template laid out as a stranger's game in a folder of its own, whose code a test changes for a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import games
from games.engine.catalogue import add_games, forget_games
from games.engine.sprites import sprite_sheet
from games.tools.package_reload import imported_anew
from handset.synth.sound_files import shared_sound_files
from keitai.cli.new_game import lay_out


class Laid:
    """The game `star-net` in its folder."""

    def __init__(self, place: Path) -> None:
        self.games = place
        self.folder = place / "star_net"
        self._saves = 0

    def save(self, file: str, text: str) -> None:
        """Save a file as an editor does, each time a second later."""
        path = self.folder / file
        path.write_text(text, encoding="utf-8")
        self._saves += 1
        later = (2_000_000_000 + self._saves) * 1_000_000_000
        os.utime(path, ns=(later, later))

    def text(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    @contextmanager
    def with_code(self, file: str, old: str, new: str) -> Iterator[None]:
        """Have other text in a file for a while, and its modules imported anew."""
        good = self.text(file)
        assert old in good, old
        self.save(file, good.replace(old, new))
        self.import_anew()
        try:
            yield
        finally:
            self.save(file, good)
            self.import_anew()

    def import_anew(self) -> None:
        with imported_anew("games.star_net", self.folder.glob("*.py")):
            pass


@pytest.fixture
def laid_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laid]:
    monkeypatch.setattr(games, "__path__", list(games.__path__))
    lay_out("star-net", tmp_path)
    add_games(tmp_path)
    sprite_sheet.cache_clear()
    yield Laid(tmp_path)
    for module in [name for name in sys.modules if name.startswith("games.star_net")]:
        del sys.modules[module]
    shared_sound_files().remove("star-net")
    sprite_sheet.cache_clear()
    forget_games()
