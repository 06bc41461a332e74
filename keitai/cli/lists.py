"""Verbs that tell what there is: models, games, keys."""

from __future__ import annotations

import click


@click.command()
def devices() -> None:
    """List the models of phones."""
    from handset.model import load_model, model_names

    for name in model_names():
        model = load_model(name)
        lcd, view = model.lcd, model.viewport
        size = f"LCD {lcd.width}x{lcd.height}  page {view.width}x{view.height}"
        click.echo(f"{name:8}  {model.title:16}  {model.carrier:8}  {model.year}  {size}")


@click.command()
def games() -> None:
    """List the games."""
    from games.engine.catalogue import game_ids, load_game
    from keitai.common.errors import FileError

    faults: list[FileError] = []
    for game in game_ids():
        try:
            spec = load_game(game)
        except FileError as fault:
            faults.append(fault)
            continue
        click.echo(f"{game:12}  {spec.file.title.en}  ({spec.file.category}; keys {' '.join(spec.file.keys)})")
    for each in faults:
        click.echo(f"left out: {each}", err=True)
    if faults:
        raise SystemExit(1)


@click.command()
@click.option("--keymap", default="laptop", help="The layout to show.")
def keys(keymap: str) -> None:
    """Show the host keyboard's layout, as a picture of a keypad."""
    from handset.keymap import load_keymap, picture

    click.echo(picture(load_keymap(keymap)))
