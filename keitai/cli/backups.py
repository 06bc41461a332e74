"""The verb of an operator's data: a backup while the site runs, the way back, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from keitai.cli.common_options import DATABASE
from keitai.cli.data import FOLDER, data_folder
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import require_writable
from keitai.common.errors import KeitaiError, OperationFailed

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.group(invoke_without_command=True)
@click.pass_context
def site(context: click.Context) -> None:
    """Back up, restore or check the data of a site that is served.

    Example: keitai site backup monday.backup --data site
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@site.command()
@FILE
@FOLDER
@DATABASE
def backup(file: Path, given: str | None, database: str | None) -> None:
    """Copy all rows into FILE, one moment of them, while the site runs; on SQLite and PostgreSQL alike.

    Example: keitai site backup monday.backup --database postgresql://keitai@db.example/mixi
    """
    from screens.store.backup import write_backup

    require_writable(file)
    engine = _open(given, database)
    try:
        rows = write_backup(engine, file)
    finally:
        engine.dispose()
    click.echo(f"{file}: {rows} rows")


@site.command()
@FILE
@FOLDER
@DATABASE
def restore(file: Path, given: str | None, database: str | None) -> None:
    """Fill an empty database from FILE, whichever kind of database the backup was made of.

    Example: keitai site restore monday.backup --data site
    """
    from screens.store.backup import restore_backup

    where = database or data_folder(given) / "site.sqlite"
    if isinstance(where, Path) and where.exists():
        raise KeitaiError(f"{where} is there already; move it away first")
    rows = restore_backup(file, where)
    click.echo(f"{where}: {rows} rows")


@site.command()
@FOLDER
@DATABASE
@FORMAT
def check(given: str | None, database: str | None, form: str) -> None:
    """Tell damaged pages, rows that refer to none, and boards that say something else than the plays; status 1 then.

    Example: keitai site check --data site
    """
    from screens.store.backup import faults

    engine = _open(given, database)
    try:
        found = faults(engine)
    finally:
        engine.dispose()
    if form == "json":
        echo_json({"faults": found})
    else:
        for sentence in found:
            click.echo(sentence)
        click.echo(f"{len(found)} faults")
    if found:
        raise SystemExit(1)


def _open(given: str | None, database: str | None) -> Any:
    """Open data that are there. Raises `OperationFailed`; nothing is made."""
    from screens.store.database import StoreError, open_database

    where = database or data_folder(given) / "site.sqlite"
    if isinstance(where, Path) and not where.is_file():
        raise OperationFailed(f"{where}: holds no data of a site")
    try:
        return open_database(where)
    except StoreError as error:
        raise OperationFailed(f"the site's data cannot be opened: {error}") from None
