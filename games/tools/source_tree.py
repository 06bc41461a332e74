"""Sources of a game as syntax trees, and which of them its rules are made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_OURS = ("games", "handset", "keitai")
_DRAW = ("pygame", "numpy", "pymunk", "PIL")
JUDGED = ("rules", "tuning")
"""Modules that a site's verifier imports, with all that they import of their package."""


def parsed_modules(folder: Path) -> dict[str, ast.Module]:
    """Return the syntax trees of a game's modules by their names, without its tests and frozen rules.

    Raises:
        SyntaxError: One of them is not Python.
    """
    paths = sorted(path for path in folder.glob("*.py") if not path.name.startswith("test_"))
    return {path.stem: ast.parse(path.read_bytes(), str(path)) for path in paths}


def judged_modules(modules: Mapping[str, ast.Module], package: str) -> list[str]:
    """Return the names of the modules that the rules are made of, themselves first."""
    found: list[str] = []
    waiting = [name for name in JUDGED if name in modules]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += [own for _, own in own_imports(modules[name], package) if own in modules]
    return found


def own_imports(tree: ast.Module, package: str) -> Iterator[tuple[ast.AST, str]]:
    """Yield the modules of the game's own package that a module imports, with the place."""
    for node in run_imports(tree):
        match node:
            case ast.ImportFrom(level=1, module=None, names=names):
                yield from ((node, each.name) for each in names)
            case ast.ImportFrom(level=1, module=str(module)):
                yield node, module.split(".")[0]
            case ast.ImportFrom(module=str(module)) if module.startswith(f"{package}."):
                yield node, module.removeprefix(f"{package}.").split(".")[0]
            case ast.ImportFrom(module=str(module), names=names) if module == package:
                yield from ((node, each.name) for each in names)


def run_imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that are run: those for a type checker alone are left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        yield from run_imports(node)


@lru_cache(maxsize=256)
def draws(module: str) -> bool:
    """Return whether a module of the program loads what draws as it is imported, itself or by what it imports."""
    if module.split(".")[0] in _DRAW:
        return True
    if module.split(".")[0] not in _OURS:
        return False
    spec = find_spec(module)
    if spec is None or not spec.origin or not spec.origin.endswith(".py"):
        return False
    tree = ast.parse(Path(spec.origin).read_bytes())
    at_top = list(run_imports(ast.Module(_outside_functions(tree.body), [])))
    return any(draws(name) for node in at_top for name in _imported(node) if name != module)


def _outside_functions(body: list[ast.stmt]) -> list[ast.stmt]:
    return [node for node in body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module] if node.module and not node.level else []
