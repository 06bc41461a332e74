"""Options that every verb takes, and what an address on the command line means."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from keitai.common.errors import KeitaiError, OperationFailed
from keitai.common.program import COMMAND
from keitai.options import SimulatorOptions

if TYPE_CHECKING:
    from handset.browser.history import HistoryEntry

Command = Callable[..., None]
DEFAULT_DEVICE = SimulatorOptions.device
_TYPES = {
    "html": "text/html",
    "xhtml": "application/xhtml+xml",
    "text/html": "text/html",
    "application/xhtml+xml": "application/xhtml+xml",
}
USER_FOLDER = "the user's folder; `data where` tells it"
"""Where a phone in a window keeps its data, as its help says it."""
NETWORKS = ["imode", "foma", "hsdpa", "off", "instant"]
DATABASE_HELP = "Site data at a URL: postgresql://user@host/name."
DATABASE = click.option("--database", default=None, metavar="URL", show_default="SQLite in --data", help=DATABASE_HELP)
BOARDS = click.option(
    "--boards",
    default=None,
    metavar="URL",
    show_default="the database alone",
    help="Rankings in Redis: redis://host:6379/0, rediss://host, or a node of a cluster.",
)


_GAMES = "folder of more games"


def _add_games(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from games.engine.catalogue import added_games  # a verb without it need not load the games

        context.with_resource(added_games(folder))
        context.meta[_GAMES] = folder


GAMES = click.option(
    "--games",
    type=click.Path(path_type=Path),
    callback=_add_games,
    expose_value=False,
    show_default="those of the program alone",
    help="A folder of more games.",
)


def games_words() -> tuple[str, ...]:
    """Return the words of the command line that name the folder of more games; none where it was not given."""
    context = click.get_current_context(silent=True)
    return ("--games", str(context.meta[_GAMES])) if context is not None and _GAMES in context.meta else ()


def _models(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Read a list of models: `a,b,c`, the option given again, or `all`; each model once, in order."""
    from handset.model import load_model, model_names

    found: dict[str, None] = {}
    for name in (part.strip() for words in given for part in words.split(",")):
        if name == "all":
            found.update(dict.fromkeys(model_names()))
        elif name:
            load_model(name)
            found[name] = None
    if given and not found:
        raise KeitaiError("--device names no model; `devices` lists them")
    return tuple(found)


def devices_option(default: str = DEFAULT_DEVICE) -> Callable[[Command], Command]:
    """Return the option of every verb that goes through several models; `default` is what its help says of none."""
    return click.option(
        "--device",
        "devices",
        multiple=True,
        callback=_models,
        metavar="NAME[,NAME...]",
        show_default=default,
        help="Models of phone (`devices` lists them), or `all`.",
    )


PAGE_TYPE = click.option(
    "--type",
    "page_type",
    type=click.Choice(list(_TYPES)),
    default=None,
    callback=lambda context, option, name: _TYPES.get(name),
    show_default="its name, XML declaration or doctype says it",
    help="What a page's file is served as.",
)


def common_options(*unused: str, data_default: str = "nothing is kept") -> Callable[[Command], Command]:
    """Add the options every verb takes, handed to it as `SimulatorOptions`, on one model.

    Args:
        unused: Those that do nothing for this verb: still taken, and left out of its help.
        data_default: Where its data are kept by default, as the help says it.
    """

    def decorate(command: Command) -> Command:
        @click.option(
            "--device",
            default=SimulatorOptions.device,
            metavar="NAME",
            help="Model of phone (`devices` lists them).",
            hidden="device" in unused,
        )
        @_common(unused, data_default)
        @wraps(command)
        def taken(*args: Any, options: SimulatorOptions, device: str, **rest: Any) -> None:
            if "," in device or device == "all":
                raise KeitaiError(f"--device {device}: this takes one model at a time")
            if device != SimulatorOptions.device:
                from handset.model import load_model

                load_model(device)  # a name that no model has is told before any work, by what needs no model as well
            command(*args, options=replace(options, device=device), **rest)

        return taken

    return decorate


def page_options(*unused: str, data_default: str = "nothing is kept") -> Callable[[Command], Command]:
    """Add the same to a verb that looks at pages on several models: handed to it as one `SimulatorOptions` a model."""

    def decorate(command: Command) -> Command:
        @PAGE_TYPE
        @devices_option()
        @_common(unused, data_default)
        @wraps(command)
        def taken(
            *args: Any, options: SimulatorOptions, devices: tuple[str, ...], page_type: str | None, **rest: Any
        ) -> None:
            options = replace(options, page_type=page_type)
            options_per_model = [replace(options, device=name) for name in devices or (DEFAULT_DEVICE,)]
            command(*args, options_per_model=options_per_model, **rest)

        return taken

    return decorate


def _common(unused: Sequence[str], data_default: str) -> Callable[[Command], Command]:
    """Return what adds the options of every verb; each name in `unused` is hidden."""

    def option(name: str, **facts: Any) -> Callable[[Command], Command]:
        return click.option(f"--{name}", hidden=name in unused, **facts)

    def decorate(command: Command) -> Command:
        @option(
            "lang",
            type=click.Choice(["en", "ja"]),
            default=None,
            show_default="the system's",
            help="The phone's language.",
        )
        @option("seed", type=click.IntRange(0, 2**31), default=2009, help="World and chance.")
        @option("member", default="42", metavar="ID", help="Whose phone it is.")
        @option(
            "data",
            default=None,
            metavar="DIR",
            show_default=data_default,
            help="Folder of phone memory and site data; `:memory:` keeps nothing.",
        )
        @option("database", default=None, metavar="URL", show_default="SQLite in --data", help=DATABASE_HELP)
        @option("network", type=click.Choice(NETWORKS), default="instant", help="Reception.")
        @option("keymap", default="laptop", metavar="NAME", help="Layout of the host's keyboard (`keys` shows them).")
        @GAMES
        @option("local-feeds", is_flag=True, help="Outside blogs may stand on this machine or its own network.")
        @wraps(command)
        def taken(*args: Any, **rest: Any) -> None:
            names = ("lang", "seed", "member", "data", "database", "network", "keymap", "local_feeds")
            command(*args, options=_options(**{name: rest.pop(name) for name in names}), **rest)

        return taken

    return decorate


def _options(
    lang: str | None,
    seed: int,
    member: str,
    data: str | None,
    database: str | None,
    network: str,
    keymap: str,
    local_feeds: bool,
) -> SimulatorOptions:
    """Return what the options say. Raises `KeitaiError` for what cannot be a member, a layout of keys or a folder."""
    if keymap != SimulatorOptions.keymap:
        from handset.keymap import load_keymap

        load_keymap(keymap)
    require_member(member)
    require_folder(data)
    return SimulatorOptions(
        lang=lang or system_language(),
        seed=seed,
        member=member,
        data=None if data in (None, ":memory:") else Path(data),
        database=database,
        network=network,
        keymap=keymap,
        local_feeds=local_feeds,
    )


def require_member(member: str) -> None:
    """Raise `KeitaiError` for what cannot be a member's number."""
    if not (member.isascii() and member.isdigit() and len(member) <= 10 and 0 < int(member) < 2**31):
        raise KeitaiError(f"{member!r} is not a member; a member is a number such as 42")


def require_folder(data: str | None) -> None:
    """Raise `KeitaiError` for a folder of data that is a file, or below one."""
    if data in (None, ":memory:"):
        return
    place = next((each for each in (Path(data), *Path(data).parents) if each.exists()), None)
    if place is not None and not place.is_dir():
        raise KeitaiError(f"--data {data}: cannot be opened ({place} is not a directory)")


OTHER_PICTURES = (
    *(".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg", ".avif", ".pdf", ".ppm"),
    *(".mp4", ".webm", ".mov", ".avi", ".mkv"),
)


def require_png(out: Path | None) -> None:
    """Raise `KeitaiError` for a picture's name that is not a PNG's: no other kind is written."""
    if out is not None and out.suffix.lower() in OTHER_PICTURES and not out.is_dir():
        raise KeitaiError(f"-o {out}: pictures are written as PNG; name it {out.with_suffix('.png')}, or a folder")


def system_language() -> str:
    """Return "ja" where the system's language is Japanese, else "en"."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if spoken.startswith("ja") else "en"


def with_user_data_dir(options: SimulatorOptions) -> SimulatorOptions:
    """Let a phone for a person at the keyboard keep its data in the user's folder."""
    import platformdirs

    given = click.get_current_context().params.get("data")
    if options.data is None and given != ":memory:":
        return replace(options, data=Path(platformdirs.user_data_dir("keitai")))
    return options


def resolve(options: SimulatorOptions, address: str) -> tuple[SimulatorOptions, str, Path | None]:
    """Return an address as the phone knows it; a file's folder is mounted as a site of its own."""
    from handset.preview.folder import address_of, first_page, root_of

    if address.startswith(("http://", "https://")):
        if not host_of(address):
            raise KeitaiError(f"{address!r} names no site; an address reads http://site/page")
        _refuse_type(options, address)
        return options, address, None
    file = piped_file("stdin.html", f"cat page.html | {COMMAND} text -") if address == "-" else Path(address)
    if is_folder_of_pages(address):
        file = first_page(file) or file
    if file.is_file():
        root = root_of(file)
        return replace(options, folder=root), address_of(file, root), file
    if address.startswith("/"):
        _refuse_type(options, address)
        return options, address, None
    if file.is_dir():
        page = next((each.name for each in sorted(file.glob("*htm*"))), "page.html")
        raise AddressNotFound(f"{address!r} is a folder, not a page; name a file in it, such as {file / page}")
    raise AddressNotFound(f"{address!r} is neither a file nor an address; addresses begin with http:// or /")


def is_folder_of_pages(address: str) -> bool:
    """Return whether an address is a folder on this machine. One like /home is the site's, unless a page lies in it."""
    folder = Path(address)
    if address == "-" or address.startswith(("http://", "https://")) or not folder.is_dir():
        return False
    from handset.preview.folder import is_page

    return not address.startswith("/") or any(map(is_page, folder.iterdir()))


def _refuse_type(options: SimulatorOptions, address: str) -> None:
    if options.page_type is not None:
        raise KeitaiError(f"--type is for files: the site of {address} says itself what its pages are")


def piped_file(name: str, example: str) -> Path:
    """Return a file of that name with what is on standard input; it is read once, and gone when the verb ends.

    Raises:
        KeitaiError: Nothing is piped in; `example` shows how it is done.
    """
    context = click.get_current_context()
    if "piped file" not in context.meta:
        from tempfile import TemporaryDirectory

        if sys.stdin is None or sys.stdin.isatty():
            raise KeitaiError(f"- is a file on standard input, and nothing is piped in: {example}")
        piped = Path(context.with_resource(TemporaryDirectory(prefix="keitai-"))) / name
        piped.write_bytes(sys.stdin.buffer.read())
        context.meta["piped file"] = piped
    file: Path = context.meta["piped file"]
    return file


class AddressNotFound(OperationFailed):
    """An address that cannot be had: the command line was right, and what it names is missing."""


def reason_of(address: str, answer: HistoryEntry) -> str:
    """Say why an address shows no page; "" where it shows one.

    A path may be a mistyped file as well, so both are named.
    """
    from handset.browser.browser_texts import translate
    from handset.browser.internal_pages import REASON

    if answer.internal:
        said = translate(answer.response.header(REASON) or "error", "en").rstrip(".")
        reason = said[:1].lower() + said[1:]
    elif answer.response.status >= 400:
        reason = f"the site answers {answer.response.status}"
    else:
        return ""
    if address.startswith("/") and not answer.internal:
        return f"{address}: the file does not exist, and {reason}"
    return f"{address}: {reason}"


def host_of(address: str) -> str:
    """Return the host an address names, "" when it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
