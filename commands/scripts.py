"""Verbs of keypad scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commands.desk import Wishes, stage_of


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for the pictures.")
@click.option("--device", "devices", multiple=True, help="On these models instead of the script's own.")
@click.option("--test", "only", default=None, help="Only the test called so.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
def script(
    paths: tuple[Path, ...], report: Path | None, devices: tuple[str, ...], only: str | None, workers: int
) -> None:
    """Run keypad scripts (.keys files, or folders of them) without a display."""
    from handset.script.suite import find_scripts, run_suite

    jobs = find_scripts(paths, devices or (None,), only, report)
    failed = 0
    for line, passed in run_suite(jobs, run_job, workers):
        click.echo(line)
        failed += not passed
    if failed:
        raise SystemExit(1)


def run_job(job: Any) -> list[Any]:
    """One script on one device, in this or a worker's process."""
    from handset.script.suite import run_one

    return run_one(job, stage_of(Wishes()))
