"""The verb of the site over HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from keitai.cli.common_options import BOARDS, USER_FOLDER, common_options, with_user_data_dir
from keitai.cli.serve_options import address_options, password_options
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.site_data import database_of, open_boards, open_store, site_secret

if TYPE_CHECKING:
    from keitai.cli.visitors import SharedTown
    from screens.public_address import PublicAddress

OPERATOR = 1
"""Member who reads the operator's pages: nobody's phone is theirs."""


@click.command()
@address_options
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    show_default="the phone and the site, by one process",
    help="The site alone, by so many processes.",
)
@click.option(
    "--visitors",
    type=click.IntRange(1, 500),
    default=None,
    show_default="ten for each core of the processor",
    help="Phones at one time.",
)
@click.option(
    "--per-address",
    type=click.IntRange(1, 500),
    default=None,
    show_default="half of them",
    help="Phones that one address may have.",
)
@click.option(
    "--idle", type=click.IntRange(10, 86_400), default=600, help="Seconds without a key until one is put away."
)
@click.option(
    "--town",
    type=click.Choice(["own", "shared"]),
    default="own",
    show_default=True,
    help="Whether each visitor's phone has a town of its own, or all are on the site that is served.",
)
@click.option("--outside", is_flag=True, help="Let visitors' phones open sites of the public network.")
@click.option("--local", is_flag=True, help="Let them open any site, this machine's own too: for a designer's machine.")
@password_options
@BOARDS
@click.option(
    "--news",
    type=click.Path(path_type=Path),
    default=None,
    show_default="no feed brings news",
    help="YAML list of `category` and `feed`: what brings news.",
)
@common_options(data_default=USER_FOLDER)
def serve(
    options: SimulatorOptions,
    address: PublicAddress,
    workers: int | None,
    visitors: int | None,
    per_address: int | None,
    idle: int,
    town: str,
    outside: bool,
    local: bool,
    password: str | None,
    boards: str | None,
    news: Path | None,
) -> None:
    """Serve the phone in a web browser's tab, and the site over HTTP: the same pages as inside the phone.

    Example: keitai serve --port 8080 --visitors 8
    """
    from handset.clock import DEFAULT_START
    from keitai.cli.news_sources import read_news
    from screens.feeds.safe_fetcher import SafeFetcher
    from screens.monitoring import log_to_stderr
    from screens.server import Feeds, asgi_app, build_site, prove_beside, serve_site, set_password

    options = with_user_data_dir(options)
    folder = options.data or Path(click.get_current_context().with_resource(TemporaryDirectory(prefix="keitai-")))
    options = replace(options, data=folder)
    feeds = Feeds(SafeFetcher(options.local_feeds), read_news(news) if news else {})
    require_boards(open_store(options, DEFAULT_START), boards)
    database, secret = database_of(options), site_secret(folder)
    if password is not None:
        set_password(database, int(options.member), password)
    if workers is not None:
        click.echo(f"The site is at {address.base_url}/ (ctrl-C stops it).")
        serve_site(database, secret, address, workers, feeds, boards)
        return
    from handset.frontends.web.admission import Limits, cores, default_visitors
    from keitai.cli.tab import serve_tab, tab_app

    log_to_stderr()
    site = asgi_app(build_site(database, secret, address, feeds, boards, prove_beside()))
    limits = Limits(visitors or default_visitors(), idle, per_address or 0)
    shared = _shared_town(options, database, limits.visitors) if town == "shared" else None
    app = tab_app(options, limits, outside=outside, local=local, town=shared, site=site)
    click.echo(f"The phone is at {address.base_url}/, the site at {address.base_url}/login (ctrl-C stops).")
    click.echo(f"Visitors: {limits.visitors} at one time, {limits.share} from one address (cores: {cores()}).")
    serve_tab(app, address)


def _shared_town(options: SimulatorOptions, database: Path | str, visitors: int) -> SharedTown:
    """Return the served site as the town of all visitors, each of whom is another of its made-up members.

    Raises:
        KeitaiError: There are fewer of them than visitors.
    """
    from keitai.cli.visitors import SharedTown
    from screens.store.database import open_database
    from screens.store.members import members_without_password

    engine = open_database(database)
    with engine.connect() as sql:
        found = members_without_password(sql)
    engine.dispose()
    members = [str(number) for number in found if number not in (OPERATOR, int(options.member))]
    if len(members) < visitors:
        raise KeitaiError(f"--town shared has {len(members)} members for visitors; --visitors {len(members)} fits")
    return SharedTown(options, members[:visitors])


def require_boards(engine: Any, boards: str | None) -> None:
    """Look at the address of the rankings before a server starts; without one, stop to feed what was kept in Redis.

    Raises `OperationFailed` for what is not an address of Redis.
    """
    from screens.store.board_tender import detach

    if boards is not None:
        open_boards(boards)
    elif detach(engine):
        click.echo("Rankings are kept in the database alone from now on.", err=True)
    engine.dispose()
