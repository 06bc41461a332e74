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


def wished(command: Callable[..., None]) -> Callable[..., None]:
    """The options every verb takes, handed to it as `Wishes`."""

    @click.option("--device", default="l03a", help="Model of phone (`run.py devices` lists them).")
    @click.option("--lang", type=click.Choice(["en", "ja"]), default=None, help="The phone's language.")
    @click.option("--seed", type=click.IntRange(0, 2**31), default=2009, help="World and chance.")
    @click.option("--member", default="42", help="Whose phone it is.")
    @click.option("--data", default=None, help="Folder of phone memory and site data; `:memory:` keeps nothing.")
    @click.option(
        "--network", type=click.Choice(["imode", "foma", "hsdpa", "off", "instant"]), default=None, help="Reception."
    )
    @click.option("--keymap", default="laptop", help="Layout of the host's keyboard (`run.py keys`).")
    @wraps(command)
    def taken(*args: Any, **options: Any) -> None:
        names = ("device", "lang", "seed", "member", "data", "network", "keymap")
        given = {name: options.pop(name) for name in names}
        if not (given["member"].isascii() and given["member"].isdigit() and 0 < int(given["member"]) < 2**31):
            raise HandsetError(f"{given['member']!r} is no member; a member is a number such as 42")
        command(
            *args,
            wishes=Wishes(
                device=given["device"],
                lang=given["lang"] or system_language(),
                seed=given["seed"],
                member=given["member"],
                data=None if given["data"] in (None, ":memory:") else Path(given["data"]),
                network=given["network"] or "instant",
                keymap=given["keymap"],
            ),
            **options,
        )

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
