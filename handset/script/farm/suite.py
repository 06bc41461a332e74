"""Many scripts on many devices: found, shared out, run, told in lines."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import xxhash

from handset import datafile
from handset.keypad import TICKS_PER_SECOND
from handset.model import load_model
from handset.script.language.names import Names
from handset.script.language.parser import read_script
from handset.script.report.artefacts import Artefacts, ReportError, printable
from handset.script.report.trace import Trace
from handset.script.report.verdict import Verdict
from handset.script.run.environment import MakeEnvironment
from handset.script.run.runner import Options, Variant, cases_of, run_case
from keitai.common.errors import KeitaiError

_OPEN: list[Any] = [None]
"""What a suite says nothing of is left to the scripts."""


@dataclass(frozen=True)
class Job:
    """One script with one variant; plain data that travels to other processes."""

    path: Path
    variant: Variant | None = None
    only: str | None = None
    artefacts: Path | None = None
    update: bool = False
    retries: int = 0
    tags: tuple[str, ...] = ()
    """Only scripts with one of these."""
    strip: bool = False
    """Keep a film strip of each test."""

    @property
    def name(self) -> str:
        """What tells it from the other jobs of a run, the same from run to run."""
        return f"{self.path.as_posix()} {self.variant or Variant()}".strip()


class _Suite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suite file: each of the scripts, alone or in folders, with each combination of the others.

    What is left out, scripts say.
    """

    scripts: Annotated[list[str], msgspec.Meta(min_length=1)]
    devices: list[str] = []
    networks: list[Literal["imode", "foma", "hsdpa", "instant", "off"]] = []
    seeds: list[Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]] = []
    languages: list[Literal["en", "ja"]] = []


def find_scripts(paths: Sequence[Path], variants: Sequence[Variant], job: Job, names: Names | None = None) -> list[Job]:
    """Find the `.keys` files among `paths` and in their folders, as jobs like `job`.

    All are read once so that all faults are told before anything runs; what they name is checked against `names`.
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
    faults: list[str] = []
    jobs: dict[str, Job] = {}
    tags: set[str] = set()
    for file in dict.fromkeys(file for file, _ in found):
        try:
            script = read_script(file, names)
        except KeitaiError as error:
            faults.append(str(error))
            continue
        tags.update(script.tags)
        if job.tags and not set(job.tags) & set(script.tags):
            continue
        if job.only is None or any(case.name == job.only for case in script.cases):
            each = [replace(job, path=file, variant=v) for path, versions in found if path == file for v in versions]
            jobs |= {one.name: one for one in each}
    if faults:
        raise KeitaiError("\n".join(faults))
    if not jobs and job.tags:
        there = f"there are {', '.join(sorted(tags))}" if tags else "there are no tags"
        raise KeitaiError(f"no script in {where} has the tag {' or '.join(job.tags)}; {there}")
    if not jobs:
        raise KeitaiError(f"there is no test {job.only!r} in {where}")
    return list(jobs.values())


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
    suite = datafile.read(path, _Suite)
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


def shard(jobs: Sequence[Job], number: int, count: int, durations: Mapping[str, float]) -> list[Job]:
    """Return the jobs of shard `number` of `count` (from 1): about equally long, and the same on every machine.

    `durations` are the seconds jobs took last time, by name; the longest go first, each to the emptiest shard.
    """
    usual = sorted(durations.values())[len(durations) // 2] if durations else 1.0
    weighed = sorted(
        ((durations.get(job.name, usual), xxhash.xxh3_64_intdigest(job.name.encode()), job) for job in jobs),
        key=lambda each: (-each[0], each[1]),
    )
    loads = [0.0] * count
    mine: set[str] = set()
    for seconds, _, job in weighed:
        emptiest = loads.index(min(loads))
        loads[emptiest] += seconds
        if emptiest == number - 1:
            mine.add(job.name)
    return [job for job in jobs if job.name in mine]


class Interrupted(KeyboardInterrupt):
    """Somebody stopped a job; `verdicts` are of what ran so far."""

    def __init__(self, verdicts: Sequence[Verdict]) -> None:
        super().__init__()
        self.verdicts = tuple(verdicts)


def run_job(job: Job, make_environment: MakeEnvironment, clock: Callable[[], float]) -> list[Verdict]:
    """Run the tests of one job; `clock` gives real seconds, for the report.

    What goes wrong is a verdict. Raises only `Interrupted`.
    """
    artefacts = None if job.artefacts is None else Artefacts(job.artefacts)
    options = Options(
        artefacts=artefacts,
        update=job.update,
        retries=job.retries,
        make_trace=(lambda: Trace(clock, artefacts)) if job.strip and artefacts is not None else None,
    )
    verdicts: list[Verdict] = []
    try:
        script = read_script(job.path)
        setup = (job.variant or Variant()).applied(script.setup)
        for case in cases_of(script, job.only):
            begin = clock()
            try:
                verdict = run_case(script, case, setup, make_environment, options)
            except ReportError as error:
                verdict = replace(lost(job, str(error)), name=case.name)
            except KeyboardInterrupt:
                stopped = replace(lost(job, "it was interrupted"), name=case.name, seconds=clock() - begin)
                raise Interrupted([*verdicts, stopped]) from None
            verdicts.append(replace(verdict, seconds=clock() - begin, job=job.name))
    except KeitaiError as error:
        verdicts.append(replace(lost(job, str(error)), outcome="failed"))
    except Exception:
        verdicts.append(lost(job, f"the program itself failed\n{traceback.format_exc()}"))
    return verdicts


def lost(job: Job, why: str) -> Verdict:
    """Return the verdict of a job that could not be judged."""
    return Verdict(str(job.path), job.only or "all tests", str(job.variant or ""), "infrastructure", why, job=job.name)


def tell(verdict: Verdict) -> str:
    """Return a test's end in lines: passed with its pictures' hashes, or failed with everything."""
    place = f"{verdict.outcome:8}  {verdict.file} [{verdict.device}]: {printable(verdict.name)}"
    if verdict.outcome == "skipped":
        return f"{place} ({verdict.message})"
    if verdict.outcome != "passed":
        head = place if verdict.good else place.replace(verdict.outcome, verdict.outcome.upper(), 1)
        return "\n".join([head, verdict.message, *(f"          {remark}" for remark in verdict.remarks)])
    counters = f"{verdict.presses} presses, {verdict.ticks / TICKS_PER_SECOND:.1f} s of phone time"
    remarks = "".join(f"\n          {remark}" for remark in verdict.remarks)
    pictures = "".join(f"\n          {picture.hash}  {picture.name}" for picture in verdict.pictures)
    return f"{place} ({counters}){pictures}{remarks}"
