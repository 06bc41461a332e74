"""Rules are integers and hear nothing but keys: held by reading every game's rules, state and tuning."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from games.engine.catalogue import FOLDER

FORBIDDEN_IMPORTS = {"math", "random", "time", "datetime", "os", "secrets", "cmath", "statistics", "decimal"}
FORBIDDEN_IMPORTS |= {
    "fractions",
    "numpy",
    "pygame",
    "pymunk",
    "uuid",
    "threading",
    "asyncio",
    "sys",
    "platform",
    "locale",
}
FORBIDDEN_CALLS = {"float", "hash", "id", "set", "frozenset", "open", "input", "complex", "eval", "exec", "vars", "dir"}
NAMES = ("rules", "state", "tuning", "bookkeeping", "field", "incidents")
FILES = sorted(path for name in NAMES for folder in ("*", "*/rules_*") for path in FOLDER.glob(f"{folder}/{name}.py"))


def faults(source: str) -> list[str]:
    """Each thing that would make a score depend on the machine: `line: what`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        what = _fault(node)
        if what:
            found.append(f"{getattr(node, 'lineno', 0)}: {what}")
    return found


def _fault(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=float() | complex()):
            return f"the number {node.value!r}"
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            return "true division"
        case ast.Import(names=names):
            return next((f"import of {name.name}" for name in names if _root(name.name) in FORBIDDEN_IMPORTS), "")
        case ast.ImportFrom(module=str(module)) if _root(module) in FORBIDDEN_IMPORTS:
            return f"import of {module}"
        case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_CALLS:
            return f"{name}()"
        case ast.Set() | ast.SetComp():
            return "a set"
        case ast.Name(id="float"):
            return "float"
    return ""


def _root(module: str) -> str:
    return module.split(".")[0]


def test_there_are_rules_to_read() -> None:
    assert any(path.name == "rules.py" for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_nothing_in_the_rules_hangs_on_the_machine(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["x = 0.5", "x = 1 / 2", "x /= 2", "import math", "from random import choice", "from time import time",
     "x = float(1)", "for seat in {1, 2}: pass", "for seat in set(seats): pass", "x = hash('a')", "y: float = 1"],
)  # fmt: skip
def test_the_reader_finds_what_it_looks_for(source: str) -> None:
    assert faults(source)
