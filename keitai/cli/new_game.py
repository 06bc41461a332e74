"""The verb that lays out a game to begin with: rules, pictures, player and test, short enough to be read at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from handset.files import WriteError
from keitai.cli.outputs import require_writable
from keitai.common.errors import KeitaiError
from keitai.common.program import COMMAND

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command("new-game")
@click.argument("name")
@click.option(
    "--games",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    show_default="beside the program's own",
    help="The folder of games that it is laid out in.",
)
def new_game(name: str, folder: Path | None) -> None:
    """Lay out a playable game called NAME, such as `penguin-slide`, to be changed into one's own.

    Example: keitai new-game penguin-slide --games my-games
    """
    from games.engine.catalogue import FOLDER, game_ids

    if not _NAME.fullmatch(name):
        raise KeitaiError(f"{name!r} cannot be a game's name; one is small letters and digits, such as penguin-slide")
    if name in game_ids():
        raise KeitaiError(f"there is a game {name!r} already; take another name")
    place = lay_out(name, folder or FOLDER)
    more = f" --games {folder}" if folder else ""
    click.echo(f"{place}: {', '.join(sorted(file.name for file in place.iterdir()))}")
    click.echo(f"play it: {COMMAND} play {name}{more} --watch --debug; tune it: {COMMAND} balance {name}{more}")


def lay_out(name: str, folder: Path) -> Path:
    """Copy the template under another name, whole or not at all; return where it is.

    Raises:
        KeitaiError: That place is taken.
        WriteError: It cannot be written.
    """
    from games.engine.catalogue import FOLDER

    template = FOLDER / "tools" / "template"
    place = folder / name.replace("-", "_")
    if place.exists():
        raise KeitaiError(f"{place} is there already; take another name, or remove it")
    require_writable(place, folder=True)
    folder.mkdir(parents=True, exist_ok=True)
    words = [word.capitalize() for word in name.split("-")]
    try:
        with TemporaryDirectory(dir=folder, prefix=".new-game-") as scratch:
            half = Path(scratch) / place.name
            for file in sorted(template.rglob("*")):
                if not file.is_file() or "__pycache__" in file.parts:
                    continue
                copy = half / file.relative_to(template)
                copy.parent.mkdir(parents=True, exist_ok=True)
                if file.suffix == ".png":
                    shutil.copyfile(file, copy)
                else:
                    text = file.read_text(encoding="utf-8")
                    text = text.replace("New Game", " ".join(words)).replace("NewGame", "".join(words))
                    copy.write_text(text, encoding="utf-8")
            half.rename(place)
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(place)) from None
    return place
