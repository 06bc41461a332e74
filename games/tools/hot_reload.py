"""A game taken up as its maker saves: code, game.yaml, sounds and pictures anew, the play goes on.

What is faulty is shown on the LCD with file and line; the last good version waits and goes on when it is mended.
"""

from __future__ import annotations

from pathlib import Path

import games
from games.engine.catalogue import ART, PICTURES, SOUNDS, art_folder, game_file, load_game
from games.engine.game_fault import RAISED, GameFault, describe, game_fault
from games.engine.runtime import GameApp
from games.engine.sprites import sprite_sheet, title_picture
from games.tools.package_reload import imported_anew
from games.tools.sprite_build import SpriteBuild
from handset.machine import Handset
from handset.synth.library import SoundLibrary, shared_library
from handset.synth.sound_files import shared_sound_files
from keitai.common.errors import KeitaiError, SourcePlace
from keitai.common.file_watcher import PollingFileWatcher

LOOK_EVERY = 12
"""Ticks between looks at the files: 200 ms."""
_PARTS = ("tuning", "rules", "view", "bot", "debug_info")
_OPTIONAL = ("bot", "debug_info")
_DRAWN = (".svg", ".png")
_BUILT = ("sheet.png", "title.png")


class HotReloader:
    """Hot reload of one game: watches its files; call `poll` after every tick."""

    def __init__(self, game: str, folder: Path | None = None, art: Path | None = None) -> None:
        self._game = game
        self._folder = folder
        found = game_file(game, folder)
        self._place = found.parent if found else None
        self._art = (art / game if art is not None else art_folder(game)) or self._own_art()
        self._known = self._files()
        self._watcher = PollingFileWatcher(self._known)
        self._waiting: set[Path] = set()
        """What was saved and has not been taken up: a fault in one file lets none of them through."""
        self.drawing: SpriteBuild | None = None

    def _own_art(self) -> Path:
        return self._place / PICTURES if self._place is not None else ART / self._game

    def _files(self) -> set[Path]:
        """Return the files that make up the game: its code, its data, and what its pictures are drawn from."""
        own = [] if self._place is None else [*self._place.rglob("*.py"), *self._place.glob("*.yaml")]
        drawn = [path for path in self._art.glob("*") if path.suffix in _DRAWN and path.name not in _BUILT]
        return {path for path in own if not path.name.startswith("test_")} | {*drawn, self._art / "rig.yaml"}

    def poll(self, phone: Handset) -> str:
        """Apply the files saved since the last call; return a line to show, "" for none.

        What needs drawing is taken up at a later look, when it is drawn; the play goes on meanwhile.
        """
        app = self._app(phone)
        if app is not None:
            app.watched = True
            if app.drawing_fault is not None and app.fault is None:
                app.show_fault(app.drawing_fault)
        if phone.clock.ticks % LOOK_EVERY:
            return ""
        saved = self._saved()
        self._waiting |= saved
        try:
            if self.drawing is not None:
                return self._take_up_drawn(app) if self.drawing.done else ""
            if not saved:
                return ""
            drawn = {path for path in self._waiting if path.parent == self._art}
            if drawn:
                self.drawing = SpriteBuild(self._art, drawn)
                return f"drawing: {_names(drawn)}"
            return self._take_up(app)
        except RAISED as error:
            fault = self._fault(error)
            if fault is None:
                raise
            if app is not None:
                app.show_fault(fault)
            return str(fault)

    def _app(self, phone: Handset) -> GameApp | None:
        app = phone.find("game")
        return app if isinstance(app, GameApp) and app.spec.id == self._game else None

    def _saved(self) -> set[Path]:
        """Return the files that were saved or are new since the last look."""
        saved, files = self._watcher.changed(), self._files()
        new = {path for path in files - self._known if path.is_file()}
        if new:
            self._known = files
            self._watcher = PollingFileWatcher(files)
        return saved | new

    def _take_up_drawn(self, app: GameApp | None) -> str:
        drawing, self.drawing = self.drawing, None
        assert drawing is not None
        drawing.check()
        sprite_sheet.cache_clear()
        title_picture.cache_clear()
        drawn, self._waiting = set(drawing.saved), self._waiting - drawing.saved
        said = self._apply(app, drawn)
        return "; ".join(filter(None, [said, self._take_up(app) if self._waiting else ""]))

    def _take_up(self, app: GameApp | None) -> str:
        said = self._apply(app, set(self._waiting))
        self._waiting.clear()
        return said

    def _apply(self, app: GameApp | None, saved: set[Path]) -> str:
        """Take up what was saved, whole or not at all; return the line that says so."""
        if any(path.name == SOUNDS for path in saved):
            SoundLibrary(shared_sound_files()).composition(f"{self._game}/start")  # raises where it is faulty
        if any(path.suffix == ".py" or self._is_data(path) for path in saved):
            with imported_anew(f"{games.__name__}.{self._game.replace('-', '_')}", saved):
                goes_on = self._reload(app, all_parts=True)
            if art_folder(self._game) is not None:
                sprite_sheet(self._game).layers.clear()
        else:
            goes_on = self._reload(app, all_parts=False)
        if any(path.name == SOUNDS for path in saved):
            shared_library().forget(self._game)
        anew = "" if goes_on else "; its state does not fit any more, so the play begins anew"
        return f"taken up: {_names(saved)}{anew}"

    def _is_data(self, path: Path) -> bool:
        """Return whether a file is data of the game's own that its modules may have read."""
        return path.suffix == ".yaml" and path.parent == self._place and path.name not in (SOUNDS, "game.yaml")

    def _reload(self, app: GameApp | None, *, all_parts: bool) -> bool:
        spec = load_game(self._game, self._folder)
        for part in _PARTS if all_parts else ():
            if part not in _OPTIONAL or (spec.folder / f"{part}.py").is_file():
                spec.module(part)
        return app.reload(spec) if app is not None else True

    def _fault(self, error: BaseException) -> GameFault | None:
        """Return an error as a fault of the game; None for one of the program's own."""
        place = self._place or self._art
        fault = game_fault(error, place)
        if fault is None and isinstance(error, KeitaiError):
            return GameFault(SourcePlace(place.name), describe(error))
        return fault


def _names(paths: set[Path]) -> str:
    return ", ".join(sorted(path.name for path in paths))
