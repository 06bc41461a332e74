"""Verbs of a designer: pictures and text of pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.desk import Desk
from commands.options import resolve, wished, wished_on_models
from commands.wishes import Wishes

if TYPE_CHECKING:
    from handset.preview.shots import Part


@click.command()
@click.argument("addresses", nargs=-1)
@click.option("--page", "part", flag_value="page", help="The page's viewport alone.")
@click.option("--full", "part", flag_value="full", help="The whole page.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("."), help="Folder, or FILE.png.")
@click.option(
    "--compare",
    "earlier",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of earlier pictures: what differs is told and shown beside it; ends with 1 then.",
)
@wished_on_models
def shot(wishes: list[Wishes], addresses: tuple[str, ...], part: Part | None, out: Path, earlier: Path | None) -> None:
    """Pictures of pages: the LCD, with --page the viewport, with --full the whole page."""
    from handset.preview.shots import Shooter

    shooter = Shooter(part or "lcd", out)
    for address in addresses or ("/home",):
        for wish in wishes:
            resolved, url, file = resolve(wish, address)
            desk = Desk(resolved)
            try:
                shooter.take(desk.phone, partial(desk.open, url), address, file)
            finally:
                desk.close()
    differences = list(shooter.compare(earlier)) if earlier is not None else []
    for path in shooter.write():
        click.echo(path)
    for told in differences:
        click.echo(told)
    if differences:
        raise SystemExit(1)


@click.command()
@click.argument("address", default="/home")
@wished
def text(wishes: Wishes, address: str) -> None:
    """The text layer of a page, as lines."""
    from handset.script.run.thumb import Thumb

    wishes, address, _ = resolve(wishes, address)
    desk = Desk(wishes)
    try:
        Thumb(desk).open(address)
        click.echo(desk.phone.frame().text("page", "dialog"))
    finally:
        desk.close()


@click.command()
@click.argument("addresses", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How it is told.")
@wished_on_models
def lint(wishes: list[Wishes], addresses: tuple[str, ...], form: str) -> None:
    """What a model's phone would not take of pages; ends with 1 when it would leave something out or refuse it."""
    from handset.browser.app import BrowserApp
    from handset.preview.lint.check import check, check_answer
    from handset.preview.lint.finding import Linted, told
    from handset.script.run.thumb import Thumb

    linted: list[Linted] = []
    for address in addresses or ("/home",):
        for wish in wishes:
            resolved, url, _ = resolve(wish, address)
            desk = Desk(resolved)
            try:
                Thumb(desk).open(url)
                browser = desk.phone.find("browser")
                assert isinstance(browser, BrowserApp)
                assert browser.page is not None
                assert browser.entry is not None
                findings = check_answer(browser.entry) or check(browser.page)
            finally:
                desk.close()
            linted.append(Linted(address, wish.device, findings))
    if text_ := told(linted, form):
        click.echo(text_)
    severities = [each.severity for of in linted for each in of.findings]
    if form == "text":
        click.echo(f"errors: {severities.count('error')}, lesser faults: {len(severities) - severities.count('error')}")
    if "error" in severities:
        raise SystemExit(1)
