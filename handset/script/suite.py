"""Many scripts on many devices: found, run, told in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from handset.errors import HandsetError
from handset.keypad import TICKS_PER_SECOND
from handset.script.artefacts import Artefacts
from handset.script.parser import read_script
from handset.script.runner import Options, Variant, run_script
from handset.script.stage import MakeStage
from handset.script.verdict import Verdict


@dataclass(frozen=True)
class Job:
    """One script with one variant; plain data that travels to other processes."""

    path: Path
    variant: Variant = field(default_factory=Variant)
    only: str | None = None
    artefacts: Path | None = None
    update: bool = False
    retries: int = 0


def find_scripts(paths: Sequence[Path], variants: Sequence[Variant], job: Job) -> list[Job]:
    """The `.keys` files among `paths` and in their folders, as jobs like `job`.

    All are read once so that all faults are told before anything runs. Raises `HandsetError` with every script's.
    """
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.keys")) if path.is_dir() else [path]
    if not files:
        raise HandsetError(f"there is no .keys file in {', '.join(str(path) for path in paths)}")
    faults: list[str] = []
    kept: list[Path] = []
    for file in dict.fromkeys(files):
        try:
            script = read_script(file)
        except HandsetError as error:
            faults.append(str(error))
            continue
        if job.only is None or any(case.name == job.only for case in script.cases):
            kept.append(file)
    if faults:
        raise HandsetError("\n".join(faults))
    if not kept:
        raise HandsetError(f"there is no test {job.only!r} in {', '.join(str(path) for path in paths)}")
    return [replace(job, path=file, variant=variant) for file in kept for variant in variants]


def run_job(job: Job, make_stage: MakeStage, clock: Callable[[], float]) -> list[Verdict]:
    """The tests of one job; `clock` gives real seconds, for the report."""
    begin = clock()
    options = Options(
        artefacts=None if job.artefacts is None else Artefacts(job.artefacts),
        update=job.update,
        retries=job.retries,
    )
    verdicts = run_script(read_script(job.path), make_stage, options, only=job.only, variant=job.variant)
    spent = (clock() - begin) / len(verdicts)
    return [replace(verdict, seconds=spent) for verdict in verdicts]


def run_suite(
    jobs: Sequence[Job], run: Callable[[Job], list[Verdict]], workers: int
) -> Iterator[tuple[Job, list[Verdict]]]:
    """Every job with its verdicts, in the order of the jobs whatever the number of workers."""
    if workers == 1 or len(jobs) == 1:
        yield from zip(jobs, map(run, jobs), strict=True)
        return
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        yield from zip(jobs, pool.map(run, jobs), strict=True)


def tell(verdict: Verdict) -> str:
    """A test's end in lines: passed with its pictures' hashes, or failed with everything."""
    place = f"{verdict.outcome:8}  {verdict.file} [{verdict.device}]: {verdict.name}"
    if verdict.outcome == "skipped":
        return f"{place} ({verdict.message})"
    if verdict.outcome != "passed":
        head = place if verdict.good else place.replace(verdict.outcome, verdict.outcome.upper(), 1)
        return f"{head}\n{verdict.message}"
    effort = f"{verdict.presses} presses, {verdict.ticks / TICKS_PER_SECOND:.1f} s of phone time"
    pictures = "".join(f"\n          {picture.hash}  {picture.name}" for picture in verdict.pictures)
    return f"{place} ({effort}){pictures}"
