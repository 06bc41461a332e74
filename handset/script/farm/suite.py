"""Finds the tests to run: scripts, folders of them and suite files, crossed with what they are run with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from handset import datafile
from handset.model import load_model
from handset.script.farm.job import Job, JobOptions
from handset.script.language.names import Names
from handset.script.language.parser import read_script
from handset.script.language.program import Script
from handset.script.run.runner import Variant
from keitai.common.errors import KeitaiError

_OPEN: list[Any] = [None]
"""What a suite says nothing of is left to the scripts."""


class SuiteFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suite file: each of the scripts, alone or in folders, with each combination of the others.

    What is left out, scripts say.
    """

    scripts: Annotated[list[str], msgspec.Meta(min_length=1)]
    """Scripts and folders of them, beside the suite's file."""
    devices: list[str] = []
    """Models of phone."""
    networks: list[Literal["imode", "foma", "hsdpa", "instant", "off"]] = []
    """Bearers."""
    seeds: list[Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]] = []
    """Seeds of chance and of the site's world."""
    languages: list[Literal["en", "ja"]] = []
    """Languages of the phone."""


def find_jobs(
    paths: Sequence[Path],
    variants: Sequence[Variant],
    options: JobOptions,
    *,
    names: Names | None = None,
    test: str | None = None,
    tags: Sequence[str] = (),
) -> list[Job]:
    """Return the jobs of the `.keys` files at `paths` and in their folders: each test in each of the `variants`.

    All are read once so that all faults are told before anything runs; what they name is checked against `names`.
    `test` leaves only the test called so, `tags` only scripts that have one of them.
    Raises `KeitaiError` with every script's faults.
    """
    found: list[tuple[Path, Sequence[Variant]]] = []
    for path in paths:
        if path.suffix in (".yaml", ".yml"):
            found += _read_suite(path, variants)
        else:
            found += [(file, variants) for file in _scripts_at(path)]
    where = ", ".join(str(path) for path in paths)
    if not found:
        raise KeitaiError(f"there is no .keys file with a test in {where}")
    scripts = _read_scripts(dict.fromkeys(file for file, _ in found), names)
    jobs: dict[str, Job] = {}
    for file in scripts:
        if tags and not set(tags) & set(scripts[file].tags):
            continue
        for variant in (each for path, versions in found if path == file for each in versions):
            jobs |= {job.name: job for job in _jobs_of(scripts[file], variant, options, test)}
    if tags and not any(set(tags) & set(script.tags) for script in scripts.values()):
        known = sorted({tag for script in scripts.values() for tag in script.tags})
        there = f"there are {', '.join(known)}" if known else "there are no tags"
        raise KeitaiError(f"no script in {where} has the tag {' or '.join(tags)}; {there}")
    if not jobs:
        raise KeitaiError(f"there is no test {test!r} in {where}")
    return list(jobs.values())


def _read_scripts(files: Iterable[Path], names: Names | None) -> dict[Path, Script]:
    scripts: dict[Path, Script] = {}
    faults: list[str] = []
    for file in files:
        try:
            scripts[file] = read_script(file, names)
        except KeitaiError as error:
            faults.append(str(error))
    if faults:
        raise KeitaiError("\n".join(faults))
    return scripts


def _jobs_of(script: Script, variant: Variant, options: JobOptions, test: str | None) -> list[Job]:
    cases = [case for case in script.cases if test in (None, case.name)]
    return [Job(replace(script, cases=(case,)), variant, options) for case in cases]


def _scripts_at(path: Path) -> list[Path]:
    """Return a script itself, or those of a folder and the folders in it."""
    return [file for file in sorted(path.rglob("*.keys")) if _has_test(file)] if path.is_dir() else [path]


def _has_test(path: Path) -> bool:
    """Return False for a fragment, which others include; a file that cannot be read is told later."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return True
    return any(line.split()[:1] == ["test"] for line in lines)


def _read_suite(path: Path, variants: Sequence[Variant]) -> list[tuple[Path, Sequence[Variant]]]:
    """Return the scripts a suite names, beside it, with all its combinations; the command line's variants go before."""
    suite = datafile.read(path, SuiteFile)
    for device in suite.devices:
        load_model(device)
    made = [
        Variant(device, network, seed, lang)
        for device in suite.devices or _OPEN
        for network in suite.networks or _OPEN
        for seed in suite.seeds or _OPEN
        for lang in suite.languages or _OPEN
    ]
    given = [variant for variant in variants if variant != Variant()]
    combined = [
        replace(one, **{name: value for name, value in vars(other).items() if value is not None})
        for one in made
        for other in given
    ]
    return [(file, combined or made) for name in suite.scripts for file in _scripts_at(path.parent / name)]
