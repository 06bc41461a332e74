"""Verbs that tell what there is: models, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keitai.cli.output_format import FORMAT, echo_json

if TYPE_CHECKING:
    from handset.model import HandsetModel


@click.command()
@FORMAT
def devices(form: str) -> None:
    """List the models of phones.

    Example: keitai devices --format json
    """
    from handset.model import load_model, model_names

    models = [load_model(name) for name in model_names()]
    if form == "json":
        echo_json([_described(model) for model in models])
        return
    for model in models:
        lcd, view = model.lcd, model.viewport
        size = f"LCD {lcd.width}x{lcd.height}  page {view.width}x{view.height}"
        click.echo(f"{model.name:8}  {model.title:16}  {model.carrier:8}  {model.year}  {size}")


def _described(model: HandsetModel) -> dict[str, object]:
    lcd, view = model.lcd, model.viewport
    return {
        "name": model.name,
        "title": model.title,
        "carrier": model.carrier,
        "year": model.year,
        "lcd": {"width": lcd.width, "height": lcd.height, "colors": lcd.colors},
        "viewport": {"width": view.width, "height": view.height},
    }


@click.command()
@click.option("--keymap", default="laptop", show_default=True, help="The layout to show.")
@FORMAT
def keys(keymap: str, form: str) -> None:
    """Show the host keyboard's layout, as a picture of a keypad.

    Example: keitai keys --keymap laptop
    """
    from handset.keymap import FILE, load_keymap, picture

    layout = load_keymap(keymap)
    if form == "json":
        keys = {host: key.label for host, key in layout.keys.items()}
        echo_json({"name": layout.name, "about": layout.about, "keys": keys})
    else:
        click.echo(picture(layout))
        click.echo(f"Layouts stand in {FILE}")
