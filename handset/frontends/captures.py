"""Captures of the phone in the window: pictures (PNG), films (GIF) and saved states, as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from handset.files import write_whole
from handset.machine import Handset, Snapshot
from handset.phone_texts import translate_window
from handset.pictures import GifRecorder, save_png
from keitai.common.errors import KeitaiError

FILM_EVERY = 6
"""Ticks a picture of a film."""


def pictures_folder() -> Path:
    """Return `keitai` in the desktop's folder of pictures (XDG_PICTURES_DIR, ~/Pictures)."""
    return Path(platformdirs.user_pictures_dir()) / "keitai"


@dataclass
class Captures:
    """Controller of one phone's captures (pictures, films, states); returns sentences for the status line."""

    state_folder: Path | None
    """Where states lie; None keeps them while the window is open."""
    film: GifRecorder | None = None
    pictures: Path = field(default_factory=lambda: pictures_folder())
    """Where pictures and films go."""
    on_written: Callable[[Path], object] = lambda path: None
    """Told the path of each file, in full."""
    _states: dict[str, bytes] = field(default_factory=dict)

    def picture(self, phone: Handset) -> str:
        """Write the LCD as PNG."""
        path = self._new_file(phone, "png")
        return self._write(phone, path, lambda: save_png(phone.frame(), path), "picture at")

    def toggle_film(self, phone: Handset) -> str:
        """Begin a film and return "", or end the one under way, write it as GIF and return its message."""
        film, self.film = self.film, None
        if film is None:
            self.film = GifRecorder(FILM_EVERY)
            return ""
        if not len(film):
            return _translate(phone, "no film")
        path = self._new_file(phone, "gif")
        return self._write(phone, path, lambda: film.save(path), "film at")

    def add_frame(self, phone: Handset) -> str:
        """Add a frame to the film under way; write the film when it is full and return its message, else ""."""
        if self.film is None or phone.clock.ticks % FILM_EVERY:
            return ""
        self.film.add(phone.frame().pixels)
        return self.toggle_film(phone) if self.film.full else ""

    def save_state(self, phone: Handset) -> str:
        """Save the phone's state, in a file where states have one; return the message."""
        saved = phone.snapshot().to_bytes()
        self._states[phone.model.name] = saved
        path = self._state_file(phone)
        if path is None:
            return _translate(phone, "saved")
        return self._write(phone, path, lambda: write_whole(path, saved), "saved")

    def load_state(self, phone: Handset) -> str:
        """Restore the state saved of this model, if there is one; return the message."""
        path = self._state_file(phone)
        saved = self._states.get(phone.model.name, b"")
        try:
            saved = path.read_bytes() if path is not None and path.exists() else saved
        except OSError as error:
            return _translate(phone, "not read", why=f"{path}: {error.strerror}")
        if not saved:
            return _translate(phone, "no state")
        try:
            phone.restore(Snapshot.from_bytes(saved), rewound=True)
        except KeitaiError as error:
            return str(error)
        return _translate(phone, "loaded")

    def _write(self, phone: Handset, path: Path, write: Callable[[], None], done: str) -> str:
        """Write a file and tell its path; a disk that takes none is a sentence, and the phone goes on."""
        try:
            write()
        except OSError as error:
            return _translate(phone, "not kept", why=f"{path}: {error.strerror}")
        self.on_written(path)
        return _translate(phone, done, path=_short(path))

    def _state_file(self, phone: Handset) -> Path | None:
        return self.state_folder / f"{phone.model.name}.state" if self.state_folder else None

    def _new_file(self, phone: Handset, ending: str) -> Path:
        """Return a path named after the phone and its time that is not taken."""
        stem = f"{phone.model.name}-{phone.clock.now():%Y%m%d-%H%M%S}"
        path, number = self.pictures / f"{stem}.{ending}", 2
        while path.exists():
            path, number = self.pictures / f"{stem}-{number}.{ending}", number + 1
        return path


def _short(path: Path) -> str:
    """Return a path below the home folder as `~/...`: the status line is narrow."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _translate(phone: Handset, key: str, **facts: object) -> str:
    return translate_window(key, phone.settings.language).format(**facts)
