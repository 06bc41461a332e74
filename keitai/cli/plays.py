"""Rounds kept as replay files, for `replay` to prove and film: each is written as it ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from games.engine.replay import Replay, encode
from games.engine.runtime import GameApp
from handset.files import write_whole

if TYPE_CHECKING:
    from games.engine.rules import Game
    from handset.machine import Handset


class ReplaySaver:
    """Saver of the rounds that end on a phone: the first into `path`, later ones numbered beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._saved: Game | None = None

    def save_ended(self, phone: Handset, *_: object) -> str:
        """Write the round that has ended since the last call; return a line that says where, "" for none."""
        app = phone.find("game")
        if not isinstance(app, GameApp) or app.game is self._saved or app.replay is None:
            return ""
        self._saved = app.game
        return self.save(app.replay)

    def save(self, replay: Replay) -> str:
        """Write a round and print where it is; return the same line.

        Raises:
            WriteError: It cannot be written.
        """
        self._count += 1
        number = f"-{self._count}" if self._count > 1 else ""
        path = self._path.with_name(f"{self._path.stem}{number}{self._path.suffix}")
        write_whole(path, encode(replay))
        line = f"{path}: {replay.game}, {replay.score} points in {replay.ticks / 60:.1f} s"
        click.echo(line)
        return line
