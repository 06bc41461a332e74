"""All movies of our own by name, and their files: `python -m games.movies.library` builds them into `assets/movies`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from games.movies import battle, cards, clock, gacha, greeting, menu, quiz, rhythm, walk, whack

FOLDER = Path(__file__).parents[2] / "assets" / "movies"
MOVIES: dict[str, Callable[[], bytes]] = {
    "battle": battle.build,
    "cards": cards.build,
    "clock": clock.build,
    "gacha": gacha.build,
    "greeting": greeting.build,
    "menu": menu.build,
    "quiz": quiz.build,
    "rhythm": rhythm.build,
    "walk": walk.build,
    "whack": whack.build,
}
"""Builder of each movie."""


def movie_files() -> dict[str, bytes]:
    """Return the files of all movies, and of what they load, by their name."""
    return {f"{name}.swf": build() for name, build in MOVIES.items()} | quiz.quiz_files()


if __name__ == "__main__":
    for file_name, data in movie_files().items():
        (FOLDER / file_name).write_bytes(data)
