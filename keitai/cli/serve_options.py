"""The options of `serve` that an operator sets: address, names, proxies, the password's place, a file with them all."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from keitai.common.errors import FileError, KeitaiError

PASSWORD_VARIABLE = "KEITAI_PASSWORD"
_SHORTEST_PASSWORD = 4
Command = Callable[..., None]
_path = click.Path(path_type=Path)


def _read_config(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """Take a YAML file's values as the options' defaults; the command line goes before them.

    Raises:
        KeitaiError: With the file's place of what is wrong.
    """
    if path is None:
        return None
    from handset import datafile

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KeitaiError(f"{path}: the configuration cannot be read ({error.strerror})") from None
    values = datafile.parse(raw, dict[str, bool | int | str | list[int | str]], path.name)
    known = {each.name: each for each in context.command.params if isinstance(each, click.Option)}
    node, _ = datafile.parse_nodes(raw, path.name)
    defaults = dict(context.default_map or {})
    for name, value in values.items():
        found = next((each for each in known.values() if f"--{name}" in each.opts and each is not option), None)
        if found is None or found.name is None:
            names = sorted(each.opts[0].removeprefix("--") for each in known.values() if each is not option)
            message = f"{name!r} is not an option of `{context.command.name}`{datafile.did_you_mean(name, names)}"
            raise FileError(datafile.key_place(node, name, path.name), message)
        listed = isinstance(value, list)
        if listed and not found.multiple:
            raise datafile.problem_at(node, [name], path.name, f"{name!r} takes one value")
        defaults[found.name] = [str(value)] if found.multiple and not listed else value
    context.default_map = defaults
    return path


CONFIG = click.option(
    "--config",
    type=_path,
    is_eager=True,
    expose_value=False,
    callback=_read_config,
    show_default="none is read",
    help="YAML file with these options, as an operator keeps them (`url: https://m.example.jp`).",
)


def address_options(command: Command) -> Command:
    """Add what says where a server listens and what it is called, handed to it as `PublicAddress`."""

    @CONFIG
    @click.option(
        "--port", type=click.IntRange(1, 65535), default=8009, show_default=True, help="TCP port on this machine."
    )
    @click.option(
        "--bind",
        default="127.0.0.1",
        show_default=True,
        help="Address of this machine to listen at; 0.0.0.0 is all of them.",
    )
    @click.option(
        "--url",
        default="",
        show_default="http://BIND:PORT",
        help="Where visitors reach it, as https://m.example.jp; redirects begin so.",
    )
    @click.option(
        "--host", "hosts", multiple=True, show_default="none", help="A further name it answers to; others are refused."
    )
    @click.option(
        "--proxy",
        "proxies",
        multiple=True,
        show_default="none",
        help="Address or network of a proxy whose X-Forwarded-For is believed.",
    )
    @wraps(command)
    def taken(
        *args: Any, port: int, bind: str, url: str, hosts: tuple[str, ...], proxies: tuple[str, ...], **rest: Any
    ) -> None:
        from screens.public_address import AddressError, PublicAddress

        try:
            address = PublicAddress(port, bind, url.rstrip("/"), hosts, proxies)
        except AddressError as error:
            raise KeitaiError(str(error)) from None
        command(*args, address=address, **rest)

    return taken


def password_options(command: Command) -> Command:
    """Add the member's password, from a file or the environment: a command line is read by everybody on the machine."""

    @click.option(
        "--password-file",
        type=_path,
        default=None,
        show_default="it stays as it is",
        help=f"File with the member's password; or the variable {PASSWORD_VARIABLE} has it.",
    )
    @wraps(command)
    def taken(*args: Any, password_file: Path | None, **rest: Any) -> None:
        command(*args, password=_password(password_file), **rest)

    return taken


def _password(path: Path | None) -> str | None:
    if path is None:
        found = os.environ.get(PASSWORD_VARIABLE)
        where = PASSWORD_VARIABLE
    else:
        try:
            found = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise KeitaiError(f"{path}: the password cannot be read ({reason})") from None
        where = str(path)
    if found is None:
        return None
    word = found.rstrip("\r\n")
    if len(word) < _SHORTEST_PASSWORD or "\n" in word:
        raise KeitaiError(f"{where}: a password is one line of at least {_SHORTEST_PASSWORD} characters")
    return word
