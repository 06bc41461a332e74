"""Import of a game's package anew, as its maker saves: the new modules take over, or the old ones stay."""

from __future__ import annotations

import importlib
import linecache
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path
from types import ModuleType

from games.engine.catalogue import forget_games


@contextmanager
def imported_anew(package: str, saved: Iterable[Path]) -> Iterator[None]:
    """Have a package's modules imported from their files at the next import; the old ones come back on any error.

    Args:
        package: Name of the package, such as `games.penguin_slide`.
        saved: Files that have changed. Their bytecode is removed: Python would take it for current where a file
            of the same size was saved in the same second.
    """
    before = _modules_of(package)
    parent, _, name = package.rpartition(".")
    for module in before:
        del sys.modules[module]
    for path in saved:
        if path.suffix == ".py":
            Path(cache_from_source(path)).unlink(missing_ok=True)
    importlib.invalidate_caches()
    linecache.checkcache()
    forget_games()
    try:
        yield
    except BaseException:
        for module in _modules_of(package):
            del sys.modules[module]
        sys.modules.update(before)
        if package in before:
            setattr(sys.modules[parent], name, before[package])
        forget_games()
        raise


def _modules_of(package: str) -> dict[str, ModuleType]:
    return {name: each for name, each in sys.modules.items() if name == package or name.startswith(f"{package}.")}
