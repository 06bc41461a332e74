"""The verb of a person's own data: where they are, a copy of them, a new beginning."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import click

from handset.files import write_whole
from keitai.cli.common_options import require_folder
from keitai.cli.output_format import FORMAT, echo_json
from keitai.cli.outputs import require_writable
from keitai.common.errors import KeitaiError, OperationFailed
from keitai.common.program import COMMAND

DATABASES = ("phone.sqlite", "site.sqlite")
FILES = (*DATABASES, "secret")
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a database that was not closed."""
FOLDER = click.option(
    "--data",
    "given",
    default=None,
    metavar="DIR",
    show_default="the user's, which a phone in a window uses",
    help="The folder.",
)


@click.group(invoke_without_command=True)
@click.pass_context
def data(context: click.Context) -> None:
    """Show, copy or remove what the phone remembers and the site's data.

    Example: keitai data backup phone.zip
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@data.command()
@FOLDER
@FORMAT
def where(given: str | None, form: str) -> None:
    """Print the folder and what is in it.

    Example: keitai data where
    """
    folder = data_folder(given)
    if form == "json":
        files = {file.name: file.stat().st_size for file in existing(folder)}
        echo_json({"folder": str(folder), "bytes": files})
        return
    click.echo(folder)
    for file in existing(folder):
        click.echo(f"  {file.name:14} {file.stat().st_size // 1024:7d} KB")


@data.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@FOLDER
def backup(file: Path, given: str | None) -> None:
    """Copy the data into FILE, a ZIP; also while a phone is on. Unpacked into a folder they are back.

    Example: keitai data backup phone.zip
    """
    folder = data_folder(given)
    files = existing(folder)
    if not files:
        raise KeitaiError(f"{folder}: holds no data yet")
    require_writable(file)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            archive.writestr(each.name, image_of(each) if each.name in DATABASES else each.read_bytes())
    write_whole(file, packed.getvalue())
    click.echo(f"{file}: {', '.join(each.name for each in files)}")


@data.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@FOLDER
def reset(yes: bool, given: str | None) -> None:
    """Remove the data: the next phone is a new one, in a new world.

    Example: keitai data reset --yes
    """
    folder = data_folder(given)
    files = existing(folder)
    if not files:
        click.echo(f"{folder}: holds no data")
        return
    if not yes:
        if not sys.stdin.isatty():
            raise KeitaiError(
                f"standard input is not a terminal, so nobody can be asked; `{COMMAND} data reset --yes` does not ask"
            )
        click.confirm(f"Remove {', '.join(each.name for each in files)} in {folder}?", abort=True)
    try:
        for each in files:
            for name in ("", *_BESIDE):
                each.with_name(each.name + name).unlink(missing_ok=True)
    except OSError as error:
        raise OperationFailed(f"{error.filename}: cannot be removed ({error.strerror})") from None
    click.echo(f"removed from {folder}: {', '.join(each.name for each in files)}")


def data_folder(given: str | None) -> Path:
    """Return the folder that was given, or a person's own. Raises `KeitaiError` for what is not a directory."""
    import platformdirs

    if given == ":memory:":
        raise KeitaiError("--data :memory: keeps nothing; name a folder")
    require_folder(given)
    return Path(given or platformdirs.user_data_dir("keitai"))


def existing(folder: Path) -> list[Path]:
    """Return the files of ours that are there."""
    return [folder / name for name in FILES if (folder / name).is_file()]


def image_of(file: Path) -> bytes:
    """Copy a database that may be in use, whole, by SQLite's own backup. Raises `OperationFailed`."""
    with tempfile.TemporaryDirectory(prefix="keitai-") as scratch:
        copy = Path(scratch) / file.name
        try:
            with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
        except sqlite3.Error as error:
            raise OperationFailed(f"{file}: cannot be copied ({error})") from None
        return copy.read_bytes()
