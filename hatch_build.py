"""The layout of the wheel: the houses move below `keitai/`, and every import of them with them.

In a checkout `handset`, `games` and `screens` are top-level packages. Installed as such they would clash with a user's
own packages of those names: a Flask shop with a package `screens` could not be tested by our pytest plugin in one
process. So the wheel holds `keitai/handset`, `keitai/games`, `keitai/screens` and, beside them, `keitai/assets` and
`keitai/keymaps.yaml`: what finds its data by a path relative to its own file finds them there as well.

Imports are rewritten by their positions in the syntax tree, as tools do that vendor libraries (pip's `vendoring`).
Tried and left: relative imports throughout (`from ...lcd import`), which cannot leave a top-level package; a private
folder put on `sys.path`, which hides or is hidden by the user's packages; an import hook at run time, which debuggers,
type checkers and frozen programs do not see. What cannot be rewritten safely stops the build (`LayoutError`).
An editable install keeps the checkout's layout.

With `KEITAI_COMPILED=1` the wheel holds the browser's document, style and layout compiled by mypyc as well: a page is
laid out in less than half of the time. They are compiled in the temporary folder, under the names that the wheel has;
hatch-mypyc would compile the checkout's own modules under theirs. -O1: -O3 took gcc more than twice as long and laid
pages out no faster than what two runs differ by. Python takes a compiled module before the .py beside it, whichever is
newer, so nothing is ever compiled in place in a checkout.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "keitai"
HOUSES = ("handset", "games", "screens")
ASSETS, KEYMAPS = "assets", "keymaps.yaml"
COMPILED = "KEITAI_COMPILED"
"""Variable of the environment that asks for the compiled wheel by the value 1."""
COMPILER = ["mypy[mypyc]>=2.4.1,<3"]
COMPILED_PARTS = ("document", "style", "layout")
UNCOMPILED = ("__init__.py", "units.py")
"""Files of those parts that stay as they are: units.py holds subclasses of built-in types, which mypyc refuses."""
_LIBRARY = "keitai_browser"
"""What the library is called that all compiled modules share, beside the package `keitai`."""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")
_HOUSE = re.compile(rf"({'|'.join(HOUSES)})(?=[.\s]|$)")
_DOTTED = re.compile(rf"({'|'.join(HOUSES)})(\.[a-z_][a-z0-9_]*)+(:[A-Za-z_]\w*)?")
_MENTION = re.compile(rf"(?:from|import)\b.*\b({'|'.join(HOUSES)})\b|[\"']({'|'.join(HOUSES)})\.")
_SHOWN = re.compile(rf"^(\s*(?:>>> |\.\.\. )?(?:from|import) )(?=(?:{'|'.join(HOUSES)})[.\s])", re.MULTILINE)


class LayoutError(Exception):
    """A line of the sources that cannot be moved below `keitai` without a person's help."""


class WheelLayout(BuildHookInterface[Any]):
    """hatchling's custom build hook."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lay the wheel's tree out in a temporary folder and hand it to hatchling file by file."""
        if self.target_name != "wheel" or version != "standard":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="keitai-wheel-"))
        lay_out(Path(self.root), self._folder)
        build_data["force_include"][str(self._folder / PACKAGE)] = PACKAGE
        if os.environ.get(COMPILED) == "1":
            library = compile_browser(self._folder)
            build_data["force_include"][str(library)] = library.name
            build_data["pure_python"], build_data["infer_tag"] = False, True

    def dependencies(self) -> list[str]:
        """Return what the build needs besides hatchling: the compiler, for the wheel that is to be compiled."""
        return COMPILER if self.target_name == "wheel" and os.environ.get(COMPILED) == "1" else []

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if self.target_name == "wheel" and version == "standard":
            shutil.rmtree(self._folder, ignore_errors=True)


def lay_out(root: Path, target: Path) -> None:
    """Copy the checkout at `root` into `target` as the wheel has it.

    Raises:
        LayoutError: A line names a house in a way that cannot be rewritten.
    """
    package = target / PACKAGE
    shutil.copytree(root / PACKAGE, package, ignore=_LEFT_OUT)
    for name in (*HOUSES, ASSETS):
        shutil.copytree(root / name, package / name, ignore=_LEFT_OUT)
    shutil.copyfile(root / KEYMAPS, package / KEYMAPS)
    for path in sorted(package.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        path.write_text(rewrite(source, path.relative_to(package).as_posix()), encoding="utf-8", newline="\n")


def compile_browser(folder: Path) -> Path:
    """Compile parts of the browser below a folder that `lay_out` has filled, each library beside its source.

    Returns:
        The library that they share.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    browser = Path(PACKAGE, "handset", "browser")
    with contextlib.chdir(folder), tempfile.TemporaryDirectory() as scratch:
        found = sorted(path for part in COMPILED_PARTS for path in (browser / part).glob("*.py"))
        paths = [str(path) for path in found if path.name not in UNCOMPILED]
        options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--explicit-package-bases"]
        extensions = mypycify(
            [*options, *paths],
            only_compile_paths=paths,
            opt_level="1",
            debug_level="0",
            target_dir=scratch,
            group_name=_LIBRARY,
        )
        command = build_ext(Distribution({"name": PACKAGE, "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(folder), scratch
        command.ensure_finalized()
        command.run()
    shutil.rmtree(folder / ".mypy_cache", ignore_errors=True)
    (library,) = folder.glob(f"{_LIBRARY}__mypyc.*")
    return library


def rewrite(source: str, name: str = "<source>") -> str:
    """Put `keitai.` before every house that the module `name` imports or names as a dotted text.

    Example:
        >>> rewrite("from handset.keypad import Key")
        'from keitai.handset.keypad import Key'

    Raises:
        LayoutError: An import would bind another name afterwards, or a house stands in a text that is put together.
    """
    if not _MENTION.search(source):
        return source
    lines = source.encode().splitlines(keepends=True)
    for node in sorted(_edited(ast.parse(source), name), key=_place, reverse=True):
        _edit(lines, node)
    return b"".join(lines).decode()


def _place(node: ast.AST) -> tuple[int, int]:
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


def _edited(tree: ast.Module, name: str) -> Iterator[ast.AST]:
    """Find the nodes whose source changes. Raises `LayoutError`."""
    nodes = list(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    in_formats = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        match node:
            case ast.ImportFrom(module=str(module), level=0) if _HOUSE.match(module):
                yield node
            case ast.Import(names=aliases):
                yield from (alias for alias in aliases if _is_moved(alias, name))
            case ast.Constant(value=str(text)):
                if id(node) in in_formats and re.match(rf"({'|'.join(HOUSES)})\.", text):
                    raise LayoutError(f"{name}:{node.lineno}: a module's name is put together from {text!r}")
                if _SHOWN.search(text) if id(node) in docstrings else _DOTTED.fullmatch(text):
                    yield node


def _is_moved(alias: ast.alias, name: str) -> bool:
    """Whether `import ...` names a house. Raises `LayoutError` where it binds the house and imports a part of it."""
    moved = _HOUSE.match(alias.name) is not None
    if moved and "." in alias.name and alias.asname is None:
        raise LayoutError(f"{name}:{alias.lineno}: write `from ... import` instead of `import {alias.name}`")
    return moved


def _edit(lines: list[bytes], node: ast.AST) -> None:
    """Rewrite one node's source in its lines; positions count bytes of UTF-8."""
    start, stop = node.lineno - 1, node.end_lineno  # type: ignore[attr-defined]
    begin = node.col_offset  # type: ignore[attr-defined]
    if isinstance(node, ast.Constant) and stop - start > 1:
        shown = b"".join(lines[start:stop]).decode()
        lines[start:stop] = [_SHOWN.sub(rf"\1{PACKAGE}.", shown).encode()]
        return
    line = lines[start]
    head, tail = line[:begin], line[begin:]
    match node:
        case ast.ImportFrom(module=str(module)):
            tail = tail.replace(module.encode(), f"{PACKAGE}.{module}".encode(), 1)
        case ast.alias(name=module, asname=None):
            tail = tail.replace(module.encode(), f"{PACKAGE}.{module} as {module}".encode(), 1)
        case ast.alias(name=module):
            tail = tail.replace(module.encode(), f"{PACKAGE}.{module}".encode(), 1)
        case ast.Constant(value=str(text)):
            tail = tail.replace(text.encode(), f"{PACKAGE}.{text}".encode(), 1)
    lines[start] = head + tail
