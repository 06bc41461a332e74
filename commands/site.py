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
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="The site alone, by so many processes.")
@click.option("--visitors", type=click.IntRange(1, 500), default=32, help="Phones at one time.")
@click.option(
    "--idle", type=click.IntRange(10, 86_400), default=600, help="Seconds without a key until one is put away."
)
@click.option("--outside", is_flag=True, help="Let visitors' phones open other sites, by this machine's network.")
@click.option("--password", default=None, help="Set the member's password for signing in.")
@click.option(
    "--news",
    type=click.Path(path_type=Path),
    default=None,
    help="YAML list of `category` and `feed`: what brings news.",
)
@wished
def serve(
    wishes: Wishes,
    port: int,
    workers: int | None,
    visitors: int,
    idle: int,
    outside: bool,
    password: str | None,
    news: Path | None,
) -> None:
    """The phone in a web browser's tab, and the site over HTTP: the same pages as inside the phone.

    Every visitor has a phone and a town of his own; the site at the other addresses keeps its data.
    """
    from handset.clock import DEFAULT_START
    from screens.feeds.safe_fetcher import SafeFetcher
    from screens.server import asgi_app, build_site, serve_site, set_password

    wishes = at_home(wishes)
    folder = wishes.data or Path(".keitai")
    wishes = replace(wishes, data=folder)
    sources = read_news(news) if news else {}
    open_store(wishes, DEFAULT_START).dispose()
    database, secret, member = database_of(wishes), site_secret(folder), int(wishes.member)
    feeds = SafeFetcher(wishes.local_feeds)
    if workers is not None:
        click.echo(f"The site is at http://127.0.0.1:{port}/ (ctrl-C stops it).")
        serve_site(database, secret, port, workers, member, password, feeds, sources)
        return
    from commands.tab import serve_tab, tab_app
    from handset.frontends.web.tab import Limits

    if password is not None:
        set_password(database, member, password)
    site = asgi_app(build_site(database, secret, f"http://127.0.0.1:{port}", feeds, sources))
    app = tab_app(wishes, Limits(visitors, idle), outside=outside, site=site)
    click.echo(f"The phone is at http://127.0.0.1:{port}/, the site at http://127.0.0.1:{port}/home (ctrl-C stops).")
    serve_tab(app, port)
