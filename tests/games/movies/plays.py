"""Keypad plays of our movies, each from the page with its link to its last frame."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import keitai
from games.movies.library import FOLDER
from handset.flash.app import FlashApp

PLAYS = {
    "battle": "~1.5 " + "down down ok ~2.5 " * 3 + "down ok ~2.5 " * 3,
    "cards": "~0.5 1 3 ~1.2 2 8 ~1.2 4 * ~1.2 5 6 ~1.2 7 9 ~1.2 0 #",
    "clock": "~0.5 5 ~11 0",
    "gacha": "~0.5 " + "5 5 5 ~2.5 5 ~0.3 " * 5,
    "greeting": "~0.5 ok ~0.5 ok",
    "menu": "~1.5 down down down ok ~1 ok ~1.5 down down ok ~1 ok ~1.5 0",
    "quiz": "~0.3 5 ~1 2 ~1 5 ~1 2 ~1 5 ~1 3 ~1 5 ~1 1 ~1 5",
    "rhythm": "~0.3 5 ~1.8 4 ~0.8 4 ~0.8 6 ~0.8 4",
    "walk": "~0.3 " + " ~0.35 ".join("86666266688888884444444886666226668"),
    "whack": "~0.3 5 " + "1 2 3 4 5 6 7 8 9 " * 5,
}
"""Keys of each play; `~2` waits two seconds."""
SECONDS = 25
"""Time that a movie has after the last key to come to its end."""


def begin(folder: Path, name: str, device: str) -> keitai.Phone:
    """Open a movie from a page that links to it."""
    phone = keitai.Phone(folder, device=device)
    phone.open("/page.html")
    phone.click(name)
    return phone


def play(phone: keitai.Phone, name: str, *, restores: bool = False) -> str:
    """Press the keys of a play, and return the hash of the movie's states after each of them and of its last picture.

    Args:
        phone: A phone that shows the movie's first frame.
        name: The movie.
        restores: Whether the phone is saved and loaded before each key.
    """
    digest = hashlib.sha256()
    for word in PLAYS[name].split():
        if restores:
            machine = phone.machine
            machine.restore(type(machine.snapshot()).from_bytes(machine.snapshot().to_bytes()))
        if word.startswith("~"):
            phone.wait(float(word[1:]))
        else:
            phone.press(word)
            app = phone.machine.foreground
            assert isinstance(app, FlashApp)
            digest.update(app.save())
    phone.expect.flash_frame("end", within=f"{SECONDS}s")
    digest.update(phone.machine.frame().pixels.tobytes())
    return digest.hexdigest()


def number(phone: keitai.Phone, name: str) -> float | None:
    """Return a variable of the movie in front."""
    app = phone.machine.foreground
    assert isinstance(app, FlashApp)
    return app.movie_number(name)


def write_pages(folder: Path) -> None:
    """Write our movies and a page that links to each."""
    for file in FOLDER.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    links = "".join(f"<a href={name}.swf>{name}</a><br>" for name in PLAYS)
    (folder / "page.html").write_text(f"<title>Movies</title>{links}")


if __name__ == "__main__":
    for movie in sys.argv[2:] or PLAYS:
        with begin(Path(sys.argv[1]), movie, "p906i") as handset:
            sys.stdout.write(f"{movie} {play(handset, movie)}\n")
