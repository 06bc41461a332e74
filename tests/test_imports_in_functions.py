"""Imports inside functions are there for start-up time alone, and each says what starts without it.

ruff's PLC0415 names the modules that may have any (pyproject.toml). Those of `keitai` need not say it: a command, and
each part of the simulator, loads what it needs when it is asked.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSES = ("handset", "games", "screens")
EVERYWHERE = (*HOUSES, "keitai")
ALWAYS_LOADED = frozenset(
    [
        "collections", "contextlib", "dataclasses", "datetime", "enum", "functools", "itertools", "json", "math", "os",
        "pathlib", "re", "sys", "time", "typing",
    ]
)  # fmt: skip
"""Modules of the standard library that every verb has loaded: an import in a function saves nothing."""
INDENTED = re.compile(r"^[ ]+(?:import [\w.]+|from [\w.]+ import .+)(?:  #.*)?$", re.MULTILINE)


def imports_in_functions(source: str) -> Iterator[list[ast.stmt]]:
    """Each group of imports that follow one another in a function's block."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for block in blocks(function):
                group: list[ast.stmt] = []
                for statement in [*block, ast.Pass()]:
                    if isinstance(statement, ast.Import | ast.ImportFrom):
                        group.append(statement)
                    elif group:
                        yield group
                        group = []


def blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for child in ast.walk(node):
        for field in ("body", "orelse", "finalbody"):
            if isinstance(block := getattr(child, field, None), list):
                yield block


def without_reason(source: str) -> list[int]:
    lines = source.splitlines()
    return sorted(
        {
            group[0].lineno
            for group in imports_in_functions(source)
            if not any("#" in lines[number - 1] for each in group for number in range(each.lineno, each.end_lineno + 1))  # type: ignore[operator]
        }
    )


def test_every_import_inside_a_function_says_why() -> None:
    found, tried = [], 0
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            source = path.read_text("utf-8")
            if not INDENTED.search(source):
                continue
            tried += 1
            found += [f"{path.relative_to(ROOT)}:{line}" for line in without_reason(source)]
    assert tried > 20
    assert found == []


def always_loaded(source: str) -> list[str]:
    """What functions import that every verb has loaded."""
    statements = (each for group in imports_in_functions(source) for each in group)
    names: set[str] = set()
    for each in statements:
        match each:
            case ast.ImportFrom(module=str(module)):
                names.add(module)
            case ast.Import(names=aliases):
                names.update(alias.name for alias in aliases)
    return sorted(names & ALWAYS_LOADED)


def test_no_function_imports_what_every_verb_has_loaded() -> None:
    found = {}
    for path in (path for house in EVERYWHERE for path in sorted((ROOT / house).rglob("*.py"))):
        source = path.read_text("utf-8")
        if INDENTED.search(source) and (names := always_loaded(source)):
            found[str(path.relative_to(ROOT))] = names
    assert found == {}
    assert always_loaded("def f():\n    import sys, secrets\n    from functools import partial\n") == [
        "functools",
        "sys",
    ]


def test_what_counts_as_a_reason() -> None:
    assert without_reason("def f():\n    import a\n    import b  # an extra\n") == []
    assert without_reason("def f():\n    import a\n    a()\n    import b  # an extra\n") == [2]
    assert (
        without_reason("import a\ndef f():\n    if a:\n        from b import (\n            c,\n        )  # d\n") == []
    )
