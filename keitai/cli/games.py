"""The verb of games: which there are, and a game of one's own checked and packed for others."""

from __future__ import annotations

from pathlib import Path

import click

from handset.files import write_whole
from keitai.cli.common_options import GAMES
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import require_writable
from keitai.common.errors import OperationFailed


@click.group(invoke_without_command=True)
@GAMES
@FORMAT
@click.pass_context
def games(context: click.Context, form: str) -> None:
    """List the games; check one of your own, and pack it into one file.

    Example: keitai games --format json
    """
    if context.invoked_subcommand is None:
        list_games(form)


@games.command("list")
@GAMES
@FORMAT
def listed(form: str) -> None:
    """List the games.

    Example: keitai games list --format json
    """
    list_games(form)


@games.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", type=click.IntRange(0, 2**31), default=7, show_default=True, help="Seed of the plays.")
@FORMAT
def check(folder: Path, seed: int, form: str) -> None:
    """Check the game in FOLDER: what no site would believe, what is missing, what stops it; 1 where something is found.

    Its rules are read for fractions, chance, clocks, sets and files; words, keys, events, sounds and pictures for what
    is missing; then bots play it, in two processes, and every play must come out alike.

    Example: keitai games check mine/penguin_slide
    """
    import msgspec

    from games.tools.game_check import check_game, game_in

    game = game_in(folder)
    found = check_game(folder, seed)
    if form == "json":
        echo_json({"game": game, "findings": msgspec.to_builtins(found)})
    else:
        for finding in found:
            click.echo(finding)
        click.echo(f"{game}: {_counted(len(found))}", err=bool(found))
    if found:
        raise SystemExit(1)


@games.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    show_default="NAME.game in this folder",
    help="The package.",
)
def pack(folder: Path, out: Path | None) -> None:
    """Pack the game in FOLDER into one file, which `play FILE` plays elsewhere.

    Its source is checked first; tests and hidden files stay out. The same files give the same bytes.

    Example: keitai games pack mine/penguin_slide -o penguin-slide.game
    """
    from games.engine.catalogue import added_games, load_game
    from games.tools.game_check import check_source, game_in
    from games.tools.game_package import SUFFIX, pack_game

    game, place = game_in(folder), folder.resolve()
    path = out or Path(f"{game}{SUFFIX}")
    require_writable(path)
    with added_games(place.parent):
        found = check_source(place, game)
        for finding in found:
            click.echo(finding, err=True)
        if found:
            raise OperationFailed(f"{game} was not packed: {_counted(len(found))}")
        package = pack_game(load_game(game))
    write_whole(path, package)
    click.echo(f"{path}: {game}, {len(package):,} bytes")


def _counted(count: int) -> str:
    return "nothing was found" if not count else f"{count} finding{'s' if count > 1 else ''}"


def list_games(form: str) -> None:
    """Print the games; those that are faulty are told, and the status is 1."""
    from games.engine.catalogue import game_ids, load_game
    from keitai.common.errors import FileError

    faults: list[FileError] = []
    found: list[dict[str, object]] = []
    for game in game_ids():
        try:
            spec = load_game(game)
        except FileError as fault:
            faults.append(fault)
            continue
        file = spec.file
        found.append(
            {
                "id": game,
                "title": {"en": file.title.en, "ja": file.title.ja},
                "category": file.category,
                "keys": list(file.keys),
            }
        )
        if form == "text":
            click.echo(f"{game:12}  {spec.file.title.en}  ({spec.file.category}; keys {' '.join(spec.file.keys)})")
    if form == "json":
        echo_json(found)
    for each in faults:
        click.echo(f"left out: {each}", err=True)
    if faults:
        raise SystemExit(1)
