"""What a person keeps of the phone in the window: pictures, films and states, as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from handset.files import write_whole
from handset.frontends.pictures import GifRecorder, save_png
from handset.machine import Handset, Snapshot
from handset.wording import bench_word as word
from keitai.common.errors import KeitaiError

FILM_EVERY = 6
"""Ticks a picture of a film."""


@dataclass
class Keeping:
    """Keeps of whichever phone it is handed; every answer is a sentence for the strip."""

    state_folder: Path | None
    """Where states lie; None keeps them while the window is open."""
    film: GifRecorder | None = None
    pictures: Path = field(default_factory=lambda: Path(platformdirs.user_pictures_dir()) / "keitai")
    """Where pictures and films go."""
    _states: dict[str, bytes] = field(default_factory=dict)

    def picture(self, phone: Handset) -> str:
        """The LCD as PNG."""
        path = self._new_file(phone, "png")
        try:
            save_png(phone.frame(), path)
        except OSError as error:
            return _say(phone, "not kept", why=f"{path}: {error.strerror}")
        return _say(phone, "picture at", path=_short(path))

    def toggle_film(self, phone: Handset) -> str:
        """Begins a film; ends the one under way and writes it as GIF. "" at the beginning."""
        film, self.film = self.film, None
        if film is None:
            self.film = GifRecorder(FILM_EVERY)
            return ""
        path = self._new_file(phone, "gif")
        try:
            film.save(path)
        except OSError as error:
            return _say(phone, "not kept", why=f"{path}: {error.strerror}")
        return _say(phone, "film at", path=_short(path))

    def see(self, phone: Handset) -> str:
        """Told after each tick; a film under way takes its pictures, and is written when it is full. "" for nothing."""
        if self.film is None or phone.clock.ticks % FILM_EVERY:
            return ""
        self.film.add(phone.frame().pixels)
        return self.toggle_film(phone) if self.film.full else ""

    def save_state(self, phone: Handset) -> str:
        saved = phone.snapshot().to_bytes()
        path = self._state_file(phone)
        if path is not None:
            write_whole(path, saved)
        self._states[phone.model.name] = saved
        return _say(phone, "saved")

    def load_state(self, phone: Handset) -> str:
        """Back at the state kept of this model; the phone is as it was where none fits."""
        path = self._state_file(phone)
        saved = path.read_bytes() if path is not None and path.exists() else self._states.get(phone.model.name, b"")
        if not saved:
            return _say(phone, "no state")
        try:
            phone.restore(Snapshot.from_bytes(saved), rewound=True)
        except KeitaiError as error:
            return str(error)
        return _say(phone, "loaded")

    def _state_file(self, phone: Handset) -> Path | None:
        return self.state_folder / f"{phone.model.name}.state" if self.state_folder else None

    def _new_file(self, phone: Handset, ending: str) -> Path:
        """A file named after the phone and its time."""
        stem = f"{phone.model.name}-{phone.clock.now():%Y%m%d-%H%M%S}"
        path, number = self.pictures / f"{stem}.{ending}", 2
        while path.exists():
            path, number = self.pictures / f"{stem}-{number}.{ending}", number + 1
        return path


def _short(path: Path) -> str:
    """A path below the home folder as `~/...`: the strip is narrow."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _say(phone: Handset, key: str, **facts: object) -> str:
    return word(key, phone.settings.language).format(**facts)
