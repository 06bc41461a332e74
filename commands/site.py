"""The verb of the site over HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from commands.news import read_news
from commands.options import at_home, wished
from commands.store import database_of, open_store, site_secret
from commands.wishes import Wishes


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8009, help="TCP port on this machine.")
@click.option("--workers", type=click.IntRange(1, 64), default=1)
@click.option("--password", default=None, help="Set the member's password for signing in.")
@click.option(
    "--news",
    type=click.Path(path_type=Path),
    default=None,
    help="YAML list of `category` and `feed`: what brings news.",
)
@wished
def serve(wishes: Wishes, port: int, workers: int, password: str | None, news: Path | None) -> None:
    """The site over HTTP, for a browser or another phone; the same pages and data as inside the phone."""
    from screens.outside import Outside
    from screens.server import serve_site

    wishes = at_home(wishes)
    folder = wishes.data or Path(".keitai")
    wishes = replace(wishes, data=folder)
    from handset.clock import DEFAULT_START

    sources = read_news(news) if news else {}
    open_store(wishes, DEFAULT_START).dispose()
    click.echo(f"The site is at http://127.0.0.1:{port}/ (ctrl-C stops it).")
    outside = Outside(wishes.local_feeds)
    secret, member = site_secret(folder), int(wishes.member)
    serve_site(database_of(wishes), secret, port, workers, member, password, outside, sources)
