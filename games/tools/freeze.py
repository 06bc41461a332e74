"""Freezing of a game's rules before they change, so that the plays of their day can be proved for ever.

python -m games.tools.freeze wig     # games/wig/rules_3, while the rules are of version 3; then raise VERSION
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from games.engine.catalogue import game_file, load_game
from keitai.common.errors import KeitaiError

_FIRST = ("rules", "tuning")


def freeze_rules(game: str) -> Path:
    """Copy a game's rules, what they import of its package, and its game.yaml into a package; return the folder.

    Raises:
        KeitaiError: The rules of this version are frozen already, or the game does not exist.
    """
    spec, file = load_game(game), game_file(game)
    assert file is not None
    target = file.parent / f"rules_{spec.version}"
    if target.exists():
        raise KeitaiError(f"{target} exists; raise VERSION in the game's rules.py first")
    target.mkdir()
    title = spec.file.title.en
    (target / "__init__.py").write_text(f'"""{title}: its rules of version {spec.version}, frozen."""\n', "utf-8")
    for name in modules_of_rules(file.parent, spec.package):
        source = (file.parent / f"{name}.py").read_text("utf-8")
        moved = re.sub(rf"\b{re.escape(spec.package)}(?=[. ])", f"{spec.package}.{target.name}", source)
        (target / f"{name}.py").write_text(moved, "utf-8")
    (target / file.name).write_bytes(file.read_bytes())
    return target


def modules_of_rules(folder: Path, package: str) -> list[str]:
    """List the modules of a game's package that its rules and tuning import, directly or not, and those two."""
    found = [*_FIRST]
    for name in found:  # grows on the way
        tree = ast.parse((folder / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                found += [module for module in _imported(node, package) if module not in found]
    return sorted(found)


def _imported(node: ast.ImportFrom, package: str) -> list[str]:
    module = node.module or ""
    if module == package:
        return [alias.name for alias in node.names]
    return [module.removeprefix(f"{package}.")] if module.startswith(f"{package}.") else []


if __name__ == "__main__":
    for named in sys.argv[1:]:
        sys.stdout.write(f"{freeze_rules(named)}\n")
