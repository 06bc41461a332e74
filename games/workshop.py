"""A game taken up as its designer saves: game.yaml read anew, sprites drawn anew, the play goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from games.catalogue import FOLDER, load_game
from games.runtime import GameApp
from games.stage import ART, sheet_of
from handset.errors import HandsetError
from handset.frontends.watching import Watched
from handset.machine import Handset

LOOK_EVERY = 12
"""Ticks between looks at the files: 200 ms."""


class Workshop:
    """Watches one game's files; `look` after every tick."""

    def __init__(self, game: str, folder: Path = FOLDER, art: Path = ART) -> None:
        self._game = game
        self._folder = folder
        self._art = art / game
        self._watched = self._watch()

    def _watch(self) -> Watched:
        sources = [self._art / "rig.yaml", *self._art.glob("*.svg")]
        return Watched([self._folder / self._game.replace("-", "_") / "game.yaml", *sources])

    def look(self, phone: Handset) -> str:
        """Take up what was saved since the last look; answers a line to show, empty when there is nothing to say."""
        if phone.clock.ticks % LOOK_EVERY:
            return ""
        saved = self._watched.changed()
        if not saved:
            return ""
        try:
            if any(path.parent == self._art for path in saved):
                self._draw_anew()
            spec = load_game(self._game, self._folder)
            app = phone.find("game")
            if isinstance(app, GameApp) and app.spec.id == self._game:
                app.take_up(spec)
        except HandsetError as error:
            return str(error)
        return f"taken up: {', '.join(sorted(path.name for path in saved))}"

    def _draw_anew(self) -> None:
        """By the script that makes the sheets, as a process of its own: an SVG that is wrong harms nobody."""
        script = self._art.parent / "build.py"
        done = subprocess.run([sys.executable, script, self._game], capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise HandsetError(f"{self._art}: the sprites cannot be drawn ({reason})")
        sheet_of.cache_clear()
        self._watched = self._watch()
