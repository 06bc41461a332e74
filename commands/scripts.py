"""The verb that runs keypad scripts."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from commands.desk import stage_of
from commands.names import script_names
from commands.options import DATABASE, DEVICES
from commands.progress import progress
from commands.wishes import Wishes
from handset.errors import HandsetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handset.script.farm.suite import Job
    from handset.script.farm.workers import Farm
    from handset.script.report.verdict import Verdict

REPORT = Path("out") / "report"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for report and pictures.")
@DEVICES
@click.option("--test", "only", default=None, help="Only the test called so.")
@click.option("--update", is_flag=True, help="Keep what the LCD shows as the new golden pictures.")
@click.option("--retries", type=click.IntRange(0, 10), default=0, help="Try a failed test again; flaky if it passes.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
@click.option("--shard", default=None, metavar="K/N", help="Only the K-th of N parts of about the same length.")
@click.option("--farm", default=None, metavar="URL", help="On a Dask scheduler's machines (tcp://host:8786).")
@click.option("--merge", is_flag=True, help="PATHS are report folders of shards: one report of them all.")
@DATABASE
def script(
    paths: tuple[Path, ...],
    report: Path | None,
    devices: tuple[str, ...],
    only: str | None,
    update: bool,
    retries: int,
    workers: int,
    shard: str | None,
    farm: str | None,
    merge: bool,
    database: str | None,
) -> None:
    """Run keypad scripts (.keys files, folders of them, suites in YAML) without a display."""
    from handset.model import load_model
    from handset.script.farm import suite
    from handset.script.report.folder import DURATIONS, read_json, read_results, write_report
    from handset.script.run.runner import Variant

    if merge:
        verdicts = [verdict for path in paths for verdict in read_results(path)]
        conclude(verdicts, report or REPORT)
        return
    variants = [Variant(device=load_model(device).name) for device in devices] or [Variant()]
    artefacts = (report or REPORT) / "artefacts"
    wanted = suite.Job(Path(), None, only, artefacts, update, retries, strip=report is not None)
    jobs = suite.find_scripts(paths, variants, wanted, script_names(database))
    if shard is not None:
        number, count = part_of(shard)
        jobs = suite.shard(jobs, number, count, read_json((report or REPORT) / DURATIONS, dict[str, float]))
    verdicts = run_on(farm_of(partial(run_here, database=database), workers, farm), jobs)
    if report is not None:
        for path in write_report(verdicts, report):
            click.echo(path)
    end_with(verdicts)


def part_of(text: str) -> tuple[int, int]:
    """`2/3`."""
    number, slash, count = text.partition("/")
    if slash and all(part.isascii() and part.isdigit() and len(part) < 4 for part in (number, count)):
        shard = int(number), int(count)
        if 1 <= shard[0] <= shard[1]:
            return shard
    raise HandsetError(f"{text!r} is no shard; the second of three reads 2/3")


def farm_of(run: Callable[[Job], list[Verdict]], workers: int, address: str | None) -> Farm:
    from handset.script.farm.workers import Here, Workers

    if address is not None:
        from handset.script.farm.dask import DaskFarm

        return DaskFarm(run, address)
    return Workers(run, workers) if workers > 1 else Here(run)


def run_on(farm: Farm, jobs: Sequence[Job]) -> list[Verdict]:
    """Progress with the time left while it runs, a line a test in the jobs' order, failures with all they say."""
    from handset.script.farm.suite import tell

    answers: dict[int, list[Verdict]] = {}
    told = 0
    with progress("scripts", len(jobs)) as one_more:
        for place, verdicts in farm(jobs):
            answers[place] = verdicts
            one_more()
            while told in answers:
                for verdict in answers[told]:
                    click.echo(tell(verdict))
                told += 1
    return [verdict for place in sorted(answers) for verdict in answers[place]]


def conclude(verdicts: Sequence[Verdict], report: Path) -> None:
    """The report of shards that ran elsewhere."""
    from handset.script.report.folder import write_report

    for path in write_report(verdicts, report):
        click.echo(path)
    end_with(verdicts)


def end_with(verdicts: Sequence[Verdict]) -> None:
    """The sum in a line, and the status: 1 where a test failed, 3 where what they ran on did."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "nothing to run")
    if counts["failed"]:
        raise SystemExit(1)
    if counts["infrastructure"]:
        raise SystemExit(3)


def run_here(job: Job, database: str | None = None) -> list[Verdict]:
    """One job, in this or a worker's process."""
    from handset.script.farm.suite import run_job

    return run_job(job, stage_of(Wishes(database=database)), perf_counter)
