"""Packed games on the command line: read, agreed to once, and unpacked for as long as the verb runs."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
import platformdirs

from handset.files import write_whole
from keitai.common.errors import KeitaiError

if TYPE_CHECKING:
    from games.tools.game_package import GamePackage

AGREED = "agreed-games"
"""File of the user's folder with the SHA-256 of each package that was agreed to, one a line."""


def is_packed(game: str) -> bool:
    """Return whether what was named is a packed game, by its file's name."""
    return game.casefold().endswith(".game")


def packed_game(file: str, *, agreed: bool) -> str:
    """Have a packed game among the games until the verb ends; return its id.

    Args:
        file: The package.
        agreed: Whether it may run without a question.

    Raises:
        KeitaiError: It was not agreed to, or another game has its name.
        OperationFailed: It is not a package, or is damaged.
    """
    from games.engine.catalogue import added_games, game_ids
    from games.tools.game_package import MOST_BYTES, PackageError, read_package

    with Path(file).open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    try:
        package = read_package(raw)
    except PackageError as error:
        raise PackageError(f"{file}: {error}") from None
    game = package.manifest.game
    if game in game_ids():
        raise KeitaiError(f"{file}: a game called {game!r} is here already; unpack it elsewhere by another name")
    if not agreed:
        _require_agreement(file, package)
    context = click.get_current_context()
    folder = Path(context.with_resource(TemporaryDirectory(prefix="keitai-game-")))
    package.unpack(folder)
    context.with_resource(added_games(folder))
    return game


def _require_agreement(file: str, package: GamePackage) -> None:
    """Ask once for each package whether it may run; a script that cannot be asked is refused."""
    place = Path(platformdirs.user_data_dir("keitai")) / AGREED
    known = place.read_text(encoding="ascii", errors="replace").split() if place.is_file() else []
    if package.digest in known:
        return
    said = f"{file} is {package.manifest.title.en}: a program of somebody's, which runs with all your rights"
    if not at_terminal():
        raise KeitaiError(f"{said}; --yes plays it without a question")
    click.echo(f"{said}. It can read and change your files.")
    if not click.confirm("Play it? You are asked once for this file"):
        raise KeitaiError(f"{file} was not played")
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, "".join(f"{digest}\n" for digest in [*known, package.digest]).encode())


def at_terminal() -> bool:
    """Return whether somebody is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
