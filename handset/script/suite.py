"""Many scripts on many devices: found, run, told in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from handset.errors import HandsetError
from handset.keypad import TICKS_PER_SECOND
from handset.script.parser import read_script
from handset.script.runner import Verdict, run_script
from handset.script.stage import MakeStage


@dataclass(frozen=True)
class Job:
    """One script on one device (None: its own)."""

    path: Path
    device: str | None
    only: str | None
    pictures: Path | None


def find_scripts(
    paths: Sequence[Path], devices: Sequence[str | None], only: str | None, report: Path | None
) -> list[Job]:
    """The `.keys` files among `paths` and in their folders, read once so that all faults are told before anything runs.

    Raises `HandsetError` with every script's faults.
    """
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.keys")) if path.is_dir() else [path]
    if not files:
        raise HandsetError(f"there is no .keys file in {', '.join(str(path) for path in paths)}")
    faults: list[str] = []
    for file in files:
        try:
            read_script(file)
        except HandsetError as error:
            faults.append(str(error))
    if faults:
        raise HandsetError("\n".join(faults))
    jobs = []
    for file in files:
        for device in devices:
            folder = None if report is None else report / (f"{file.stem}@{device}" if device else file.stem)
            jobs.append(Job(file, device, only, folder))
    return jobs


def run_one(job: Job, make_stage: MakeStage) -> list[Verdict]:
    return run_script(read_script(job.path), make_stage, only=job.only, device=job.device, pictures=job.pictures)


def run_suite(jobs: Sequence[Job], run: Callable[[Job], list[Verdict]], workers: int) -> Iterator[tuple[str, bool]]:
    """(what to print, passed) for every test, in the order of the jobs whatever the number of workers."""
    if workers == 1 or len(jobs) == 1:
        yield from _told(jobs, map(run, jobs))
        return
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        yield from _told(jobs, pool.map(run, jobs))


def _told(jobs: Sequence[Job], results: Iterator[list[Verdict]]) -> Iterator[tuple[str, bool]]:
    for job, verdicts in zip(jobs, results, strict=True):
        for verdict in verdicts:
            yield tell(verdict, job.device), verdict.passed


def tell(verdict: Verdict, device: str | None) -> str:
    """A test's end in lines: passed with its pictures' hashes, or failed with everything."""
    place = f"{verdict.file}{f' [{device}]' if device else ''}: {verdict.name}"
    if not verdict.passed:
        return f"FAILED  {place}\n{verdict.message}"
    effort = f"{verdict.presses} presses, {verdict.ticks / TICKS_PER_SECOND:.1f} s of phone time"
    pictures = "".join(f"\n          {picture.hash}  {picture.name}" for picture in verdict.pictures)
    return f"passed  {place} ({effort}){pictures}"
