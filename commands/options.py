"""What every verb takes, and what an address on the command line means."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from commands.wishes import Wishes
from handset.errors import HandsetError

Command = Callable[..., None]
DATABASE = click.option("--database", default=None, help="Site data at a URL: postgresql://user@host/name.")


def _add_games(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    from games.catalogue import add_games

    if folder is not None:
        add_games(folder)


GAMES = click.option(
    "--games", type=click.Path(path_type=Path), callback=_add_games, expose_value=False, help="A folder of more games."
)


def wished(command: Command) -> Command:
    """The options every verb takes, handed to it as `Wishes`."""

    @click.option("--device", default="l03a", help="Model of phone (`run.py devices` lists them).")
    @_common
    @wraps(command)
    def taken(*args: Any, wishes: Wishes, device: str, **options: Any) -> None:
        command(*args, wishes=replace(wishes, device=device), **options)

    return taken


def wished_on_models(command: Command) -> Command:
    """The same for a verb that goes through several models: handed to it as `Wishes`, one a model, in order."""

    @click.option("--device", "devices", multiple=True, help="Models of phone; `all` for every one.")
    @_common
    @wraps(command)
    def taken(*args: Any, wishes: Wishes, devices: tuple[str, ...], **options: Any) -> None:
        from handset.model import model_names

        names = model_names() if "all" in devices else devices or ("l03a",)
        command(*args, wishes=[replace(wishes, device=name) for name in names], **options)

    return taken


def _common(command: Command) -> Command:
    @click.option("--lang", type=click.Choice(["en", "ja"]), default=None, help="The phone's language.")
    @click.option("--seed", type=click.IntRange(0, 2**31), default=2009, help="World and chance.")
    @click.option("--member", default="42", help="Whose phone it is.")
    @click.option("--data", default=None, help="Folder of phone memory and site data; `:memory:` keeps nothing.")
    @DATABASE
    @click.option(
        "--network", type=click.Choice(["imode", "foma", "hsdpa", "off", "instant"]), default=None, help="Reception."
    )
    @click.option("--keymap", default="laptop", help="Layout of the host's keyboard (`run.py keys`).")
    @click.option("--local-feeds", is_flag=True, help="Outside blogs may stand on this machine or its own network.")
    @wraps(command)
    def taken(
        *args: Any,
        lang: str | None,
        seed: int,
        member: str,
        data: str | None,
        database: str | None,
        network: str | None,
        keymap: str,
        local_feeds: bool,
        **options: Any,
    ) -> None:
        if not (member.isascii() and member.isdigit() and 0 < int(member) < 2**31):
            raise HandsetError(f"{member!r} is no member; a member is a number such as 42")
        wishes = Wishes(
            lang=lang or system_language(),
            seed=seed,
            member=member,
            data=None if data in (None, ":memory:") else Path(data),
            database=database,
            network=network or "instant",
            keymap=keymap,
            local_feeds=local_feeds,
        )
        command(*args, wishes=wishes, **options)

    return taken


def system_language() -> str:
    """Japanese where the system's language is, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if spoken.startswith("ja") else "en"


def at_home(wishes: Wishes) -> Wishes:
    """A phone for a person at the keyboard keeps its data."""
    import platformdirs

    given = click.get_current_context().params.get("data")
    if wishes.data is None and given != ":memory:":
        return replace(wishes, data=Path(platformdirs.user_data_dir("keitai")))
    return wishes


def resolve(wishes: Wishes, address: str) -> tuple[Wishes, str, Path | None]:
    """An address as the phone knows it; a file's folder is mounted as a site of its own."""
    from handset.preview.folder import address_of, root_of

    if address.startswith(("http://", "https://")):
        if not host_of(address):
            raise HandsetError(f"{address!r} names no site; an address reads http://site/page")
        return wishes, address, None
    file = Path(address)
    if file.is_file():
        root = root_of(file)
        return replace(wishes, folder=root), address_of(file, root), file
    if address.startswith("/"):
        return wishes, address, None
    raise HandsetError(f"{address!r} is neither a file nor an address; addresses begin with http:// or /")


def host_of(address: str) -> str:
    """The host an address names, "" when it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
