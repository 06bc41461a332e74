"""Finds the tests to run: scripts, folders of them and suite files, crossed with what they are run with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handset.files import real_path
from handset.script.farm.job import Job, JobOptions
from handset.script.farm.suite_file import SuiteFile, read_suite
from handset.script.language.files import PIPED
from handset.script.language.names import Names
from handset.script.language.parser import VERBS, read_script
from handset.script.language.program import Script
from handset.script.language.recovery import nearest
from handset.script.run.runner import Variant
from keitai.common.errors import KeitaiError

_OPEN: list[Any] = [None]
"""What a suite says nothing of is left to the scripts."""


def find_jobs(
    paths: Sequence[Path],
    variants: Sequence[Variant],
    options: JobOptions,
    *,
    names: Names | None = None,
    test: str | None = None,
    tags: Sequence[str] = (),
    piped: Path | None = None,
    warn: Callable[[str], object] = lambda sentence: None,
) -> list[Job]:
    """Return the jobs of the `.keys` files at `paths` and in their folders: each test in each of the `variants`.

    All are read once so that all faults are told before anything runs; what they name is checked against `names`.
    A test that several paths bring, as a script and the suite with it, is played once with each phone.
    `piped` holds the script that is called `-`. `test` leaves only the test called so, `tags` only scripts that have
    one of them. `warn` is told of files that have no test and are included by none.
    Raises `KeitaiError` with every script's and suite's faults.
    """
    found = _Found(piped)
    for path in paths:
        if path.suffix in (".yaml", ".yml"):
            found.add_suite(path, variants)
        else:
            found.add(path, variants)
    scripts = found.read_scripts(names)
    for file in sorted(found.fragments.keys() - found.included):
        warn(f"{found.fragments[file]}: has no test and is included by none of the scripts, so nothing of it is run")
    where = ", ".join(str(path) for path in paths)
    jobs: dict[tuple[Path, str, str], Job] = {}
    for file in scripts:
        if tags and not set(tags) & set(scripts[file].tags):
            continue
        for variant in (each for path, versions in found.files if path == file for each in versions):
            for job in _jobs_of(scripts[file], variant, options, test):
                # By what it is played with, not by who said so: a suite may name the device that the script has.
                jobs.setdefault((real_path(file.parent) / file.name, job.case.name, job.setup.variant), job)
    known = sorted({tag for script in scripts.values() for tag in script.tags})
    there = f"there are {', '.join(known)}" if known else "none has any"
    unknown = [tag for tag in tags if tag not in known]
    if tags and len(unknown) == len(tags):
        raise KeitaiError(f"no script in {where} has the tag {' or '.join(tags)}; {there}")
    for tag in unknown:
        warn(f"no script in {where} has the tag {tag}; {there}")
    if not jobs:
        raise KeitaiError(f"test {test!r} was not found in {where}")
    return list(jobs.values())


@dataclass
class _Found:
    """What was found at the paths of a run, and everything that is wrong with it."""

    piped: Path | None = None
    files: list[tuple[Path, Sequence[Variant]]] = field(default_factory=list)
    fragments: dict[Path, Path] = field(default_factory=dict)
    """Files of folders that have no test: their whole path, and as they are shown."""
    included: set[Path] = field(default_factory=set)
    """Files that a script of the run includes."""
    faults: list[str] = field(default_factory=list)

    def add(self, path: Path, variants: Sequence[Variant]) -> None:
        """Add a script, or those of a folder and the folders in it."""
        files = list(self._scripts_at(path))
        if not files:
            self.faults.append(f"no .keys file with a test was found in {path}")
        self.files += [(file, variants) for file in files]

    def add_suite(self, path: Path, variants: Sequence[Variant]) -> None:
        """Add the scripts that a suite names, with all its combinations; the command line's variants go before."""
        try:
            suite, entries = read_suite(path)
        except KeitaiError as error:
            self.faults.append(str(error))
            return
        combined = _combined(suite, variants)
        for entry in entries:
            files = list(self._scripts_at(entry.path))
            if not files:
                self.faults.append(entry.fault("no .keys file with a test was found in it"))
            self.files += [(file, combined) for file in files]

    def read_scripts(self, names: Names | None) -> dict[Path, Script]:
        """Read each file once. Raises `KeitaiError` with all that is wrong, also with what was added before."""
        scripts: dict[Path, Script] = {}
        for file in dict.fromkeys(file for file, _ in self.files):
            try:
                scripts[file] = read_script(file, names, self.included, self.piped if file == PIPED else None)
            except KeitaiError as error:
                self.faults.append(str(error))
        if self.faults:
            raise KeitaiError("\n".join(self.faults))
        return scripts

    def _scripts_at(self, path: Path) -> Iterator[Path]:
        if not path.is_dir():
            yield path
            return
        for file in sorted(path.rglob("*.keys")):
            if _has_test(file):
                yield file
            else:
                self.fragments[real_path(file)] = file


def _combined(suite: SuiteFile, variants: Sequence[Variant]) -> list[Variant]:
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
    return combined or made


def _jobs_of(script: Script, variant: Variant, options: JobOptions, test: str | None) -> list[Job]:
    cases = [case for case in script.cases if test in (None, case.name)]
    return [Job(replace(script, cases=(case,)), variant, options) for case in cases]


def _has_test(path: Path) -> bool:
    """Return False for a fragment, which others include; a file that cannot be read is told later.

    A line that was most likely meant to begin a test counts, so that its fault is told.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return True
    return any(_begins_test(*line.split(maxsplit=1)) for line in lines if len(line.split(maxsplit=1)) == 2)


def _begins_test(word: str, rest: str) -> bool:
    return word == "test" or (rest.startswith('"') and nearest(word.strip(":").casefold(), VERBS) == "test")
