"""Option `--site`: a site of one's own for the phones of a verb, by its address, its folder or its application."""

from __future__ import annotations

import inspect
import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from keitai.common.errors import KeitaiError

if TYPE_CHECKING:
    from keitai.mounted_site import Site

SITE = click.option(
    "--site",
    default=None,
    metavar="URL|DIR|MODULE:APP",
    show_default="mixi",
    help="The site on the phone; MODULE:MAKE() makes an application for each test.",
)
_FORM = "an application reads module:app, or module:create_app() for what makes one"


def named_site(words: str) -> Site:
    """Return the site that the command line names: an address, a folder of pages, or an application of a module.

    Modules are looked for in the current folder first, as Python does for a script there. `module:create_app()` calls
    what it names, so that every test has a new application.

    Raises:
        KeitaiError: It names none of them, or the module cannot be imported.
    """
    if words.startswith(("http://", "https://")):
        return words
    if Path(words).is_dir():
        return Path(words)
    module, colon, name = words.partition(":")
    called = name.endswith("()")
    name = name.removesuffix("()")
    if not colon or not all(part.isidentifier() for part in (*module.split("."), *name.split("."))):
        raise KeitaiError(f"--site {words}: neither a folder nor an address that begins with http://; {_FORM}")
    found = _attribute(_module(module, words), name, words)
    if not called:
        _require_application(found, words)
        return found  # type: ignore[no-any-return]
    if not callable(found):
        raise KeitaiError(f"--site {words}: {name} cannot be called; is it {module}:{name}?")
    try:
        made: Site = found()
    except (Exception, SystemExit) as error:
        raise KeitaiError(f"--site {words}: it raised {_of(error)}") from error
    return made


def _module(name: str, words: str) -> ModuleType:
    if os.getcwd() not in sys.path:
        # After the program's own folder, which in a checkout holds packages that a project may have, too.
        sys.path.insert(1, os.getcwd())
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{name}.".startswith(f"{error.name}."):
            raise KeitaiError(f"--site {words}: a module {error.name} was found neither here nor installed") from None
        raise KeitaiError(f"--site {words}: {name} cannot be imported ({_of(error)})") from error
    except (Exception, SystemExit) as error:
        raise KeitaiError(f"--site {words}: {name} cannot be imported ({_of(error)})") from error


def _attribute(module: ModuleType, name: str, words: str) -> Any:
    found: Any = module
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            from handset.datafile import did_you_mean

            hint = did_you_mean(part, [each for each in dir(found) if not each.startswith("_")])
            raise KeitaiError(f"--site {words}: {module.__name__} has no {name}{hint}") from None
    return found


def _require_application(found: Any, words: str) -> None:
    """Raise `KeitaiError` for what can be called neither as WSGI has it nor as ASGI has it."""
    if not callable(found) or isinstance(found, type):
        raise KeitaiError(f"--site {words}: this is not an application; {_FORM}")
    try:
        signature = inspect.signature(found)
    except ValueError:  # of a function written in C it is not known
        return
    if not any(_takes(signature, count) for count in (2, 3)):
        made = f"; is it {words}(), which makes one?" if _takes(signature, 0) else f"; {_FORM}"
        raise KeitaiError(f"--site {words}: this is not an application{made}")


def _takes(signature: inspect.Signature, count: int) -> bool:
    try:
        signature.bind(*[None] * count)
    except TypeError:
        return False
    return True


def _of(error: BaseException) -> str:
    said = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
