"""A game taken up as its designer saves: game.yaml read anew, sprites drawn anew, the play goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from games.engine.catalogue import ART, art_folder, game_file, load_game
from games.engine.runtime import GameApp
from games.engine.sprites import sprite_sheet
from handset.machine import Handset
from keitai.common.errors import KeitaiError
from keitai.common.file_watcher import PollingFileWatcher

LOOK_EVERY = 12
"""Ticks between looks at the files: 200 ms."""


class HotReloader:
    """Hot reload of one game: watches its files; call `poll` after every tick."""

    def __init__(self, game: str, folder: Path | None = None, art: Path | None = None) -> None:
        self._game = game
        self._folder = folder
        found = game_file(game, folder)
        self._tuning = [found] if found else []
        self._art = (art / game if art is not None else art_folder(game)) or ART / game
        self._watched = self._watch()
        self._saved: set[Path] = set()
        self.drawing: SpriteBuild | None = None

    def _watch(self) -> PollingFileWatcher:
        sources = [self._art / "rig.yaml", *self._art.glob("*.svg")]
        return PollingFileWatcher([*self._tuning, *sources])

    def poll(self, phone: Handset) -> str:
        """Apply the files saved since the last call; return a line to show, "" for none.

        What needs drawing is taken up at a later look, when it is drawn; the play goes on meanwhile.
        """
        if phone.clock.ticks % LOOK_EVERY:
            return ""
        self._saved |= self._watched.changed()
        try:
            if self.drawing is not None:
                return self._take_up_drawn(phone, self.drawing) if self.drawing.done else ""
            saved, self._saved = self._saved, set()
            if any(path.parent == self._art for path in saved):
                self.drawing = SpriteBuild(self._art, saved)
                return f"drawing: {_names(saved)}"
            return self._take_up(phone, saved) if saved else ""
        except KeitaiError as error:
            return str(error)

    def _take_up_drawn(self, phone: Handset, drawing: SpriteBuild) -> str:
        self.drawing = None
        drawing.check()
        sprite_sheet.cache_clear()
        self._watched = self._watch()
        return self._take_up(phone, drawing.saved)

    def _take_up(self, phone: Handset, saved: set[Path]) -> str:
        spec = load_game(self._game, self._folder)
        app = phone.find("game")
        if isinstance(app, GameApp) and app.spec.id == self._game:
            app.reload(spec)
        return f"taken up: {_names(saved)}"


class SpriteBuild:
    """Build of a game's sprite sheets by its script, in a process of its own: a faulty SVG harms nothing else."""

    def __init__(self, art: Path, saved: set[Path]) -> None:
        self.saved = saved
        self._art = art
        command = [sys.executable, "-m", f"{__package__}.build_sprites", str(art)]
        found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            command, env=found, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._told: str | None = None

    @property
    def done(self) -> bool:
        """Whether the build has ended."""
        return self._process.poll() is not None

    def wait(self) -> str:
        """Block until the build has ended; return its error output."""
        if self._told is None:
            self._told = self._process.communicate()[1]
        return self._told

    def check(self) -> None:
        """Raise `KeitaiError` when the build failed."""
        told = self.wait()
        if self._process.returncode:
            reason = (told.strip().splitlines() or ["no reason given"])[-1]
            raise KeitaiError(f"{self._art}: the sprites cannot be drawn ({reason})")


def _names(paths: set[Path]) -> str:
    return ", ".join(sorted(path.name for path in paths))
