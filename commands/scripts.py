"""Verbs of keypad scripts."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from commands.desk import script_stage

if TYPE_CHECKING:
    from handset.script.suite import Job
    from handset.script.verdict import Verdict

REPORT = Path("out") / "report"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for the pictures.")
@click.option("--device", "devices", multiple=True, help="On these models instead of the script's own.")
@click.option("--test", "only", default=None, help="Only the test called so.")
@click.option("--update", is_flag=True, help="Keep what the LCD shows as the new golden pictures.")
@click.option("--retries", type=click.IntRange(0, 10), default=0, help="Try a failed test again; flaky if it passes.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
def script(
    paths: tuple[Path, ...],
    report: Path | None,
    devices: tuple[str, ...],
    only: str | None,
    update: bool,
    retries: int,
    workers: int,
) -> None:
    """Run keypad scripts (.keys files, or folders of them) without a display."""
    from handset.model import load_model
    from handset.script.runner import Variant
    from handset.script.suite import Job, find_scripts, run_suite, tell

    variants = [Variant(device=load_model(device).name) for device in devices] or [Variant()]
    wanted = Job(Path(), only=only, artefacts=(report or REPORT) / "artefacts", update=update, retries=retries)
    jobs = find_scripts(paths, variants, wanted)
    bad = 0
    for _, verdicts in run_suite(jobs, run_here, workers):
        for verdict in verdicts:
            click.echo(tell(verdict))
            bad += not verdict.good
    if bad:
        raise SystemExit(1)


def run_here(job: Job) -> list[Verdict]:
    """One job, in this or a worker's process."""
    from handset.script.suite import run_job

    return run_job(job, script_stage, perf_counter)
