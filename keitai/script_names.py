"""What a keypad script may name of the games and the site, checked before a test runs."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handset.script.language.names import Names

_EVENT = re.compile("[a-z][a-z0-9_-]*")


def script_names(database: str | None = None) -> Names:
    """Name the games with their events, the sounds, and the members of a new world.

    Who is a member of a site in a `database` is known only when the test asks.
    """
    from games.engine.catalogue import game_ids
    from handset.script.language.names import Names
    from handset.synth.library import SoundLibrary

    return Names(game_ids, _events, SoundLibrary().names, None if database is not None else _is_member)


def _is_member(number: int) -> bool:
    from screens.world.make import DEFAULT_MEMBERS

    return 1 <= number <= DEFAULT_MEMBERS


def _events() -> list[str]:
    """Return every word that the code of a game's rules writes as a text.

    Wherever they name an event, its name is there.
    """
    from games.engine import catalogue, rules

    folders = [file.parent for game in catalogue.game_ids() if (file := catalogue.game_file(game)) is not None]
    files = [Path(rules.__file__), *(file for folder in folders for file in _rules_of(folder))]
    return sorted({word for file in files for word in _words(file)})


def _rules_of(folder: Path) -> set[Path]:
    """Return a game's rules.py, and the modules beside it that it is made of."""
    found: set[Path] = set()
    going = [folder / "rules.py"]
    while going:
        file = going.pop()
        if file.is_file() and file not in found:
            found.add(file)
            going += [folder / f"{name}.py" for name in _imported(file)]
    return found


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def _imported(file: Path) -> set[str]:
    """Return the last names of the modules that a file imports from: those of its own folder are among them."""
    nodes = list(ast.walk(_tree(file)))
    froms = {node.module.rpartition(".")[2] for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    names = {name.name.rpartition(".")[2] for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)
             for name in node.names}  # fmt: skip
    return froms | names


def _words(file: Path) -> set[str]:
    texts = {node.value for node in ast.walk(_tree(file)) if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and _EVENT.fullmatch(text)}
