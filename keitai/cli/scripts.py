"""The verb that runs keypad scripts."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import DATABASE_HELP, GAMES, NETWORKS, devices_option, games_words, piped_file
from keitai.cli.interrupts import interrupted_in_own_time
from keitai.cli.outputs import require_writable
from keitai.cli.progress import progress
from keitai.cli.site_option import SITE, named_site
from keitai.common.errors import KeitaiError
from keitai.common.program import COMMAND, shell_command
from keitai.mounted_site import mount
from keitai.options import SimulatorOptions
from keitai.script_names import script_names
from keitai.simulator import Simulator, environment_factory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handset.script.farm.job import Job
    from handset.script.farm.workers import Farm
    from handset.script.language.program import Setup
    from handset.script.run.verdict import Verdict

PRELOAD = "keitai.cli.scripts_preload"
THE_SCRIPTS = "the script's own"
REPORT = Path("out") / "report"
INTERRUPTED = "interrupted while it was being played"
LEFT_OUT = "the run was interrupted before this test began"
"""Why a test was not run."""
UNWRITTEN = "interrupted; the report could not be written in time"
SHELL_HINT = "a shell puts its own values for ${...} into what it pipes in; between ' and ' it leaves it as it is"
_PASSWORD = re.compile(r"(://[^/@:]*:)[^@]*(?=@)")
REPORT_SECONDS = 5.0
"""What an interrupted run has for its report."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="none; pictures of what fails go to out/report",
    help="Folder for report and pictures.",
)
@devices_option(THE_SCRIPTS)
@click.option(
    "--lang", type=click.Choice(["en", "ja"]), default=None, show_default=THE_SCRIPTS, help="In this language."
)
@click.option(
    "--network",
    type=click.Choice(NETWORKS),
    default=None,
    show_default=THE_SCRIPTS,
    help="With this reception.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 999_999_999),
    default=None,
    show_default=THE_SCRIPTS,
    help="With this seed of chance and world.",
)
@click.option(
    "--tags", multiple=True, metavar="TAG[,TAG]", show_default="all", help="Only scripts with one of these tags."
)
@click.option("--test", "only", default=None, metavar="NAME", show_default="all", help="Only the test called so.")
@click.option("--update", is_flag=True, help="Keep what the LCD shows as the new golden pictures.")
@click.option("--retries", type=click.IntRange(0, 10), default=0, help="Try a failed test again; flaky if it passes.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
@click.option(
    "--shard",
    default=None,
    metavar="K/N",
    show_default="all",
    help="Only the K-th of N parts of about the same length.",
)
@click.option(
    "--farm",
    default=None,
    metavar="URL",
    show_default="this machine",
    help="On a Dask scheduler's machines (tcp://host:8786).",
)
@click.option("--merge", is_flag=True, help="PATHS are report folders of shards: one report of them all.")
@click.option("--database", default=None, metavar="URL", show_default="a new world for each test", help=DATABASE_HELP)
@SITE
@GAMES
def script(
    paths: tuple[Path, ...],
    report: Path | None,
    devices: tuple[str, ...],
    lang: str | None,
    network: str | None,
    seed: int | None,
    tags: tuple[str, ...],
    only: str | None,
    update: bool,
    retries: int,
    workers: int,
    shard: str | None,
    farm: str | None,
    merge: bool,
    database: str | None,
    site: str | None,
) -> None:
    """Run keypad scripts (.keys files, folders of them, suites in YAML) without a display. `-` is one piped in.

    With --site the web key opens a site of your own, and paths such as /cart belong to it.

    Example: keitai script visit.keys --device p906i,w61ca --report report
    """
    from handset.files import real_path
    from handset.model import load_model
    from handset.script.farm.job import JobOptions
    from handset.script.farm.shard import shard as shard_of
    from handset.script.farm.suite import find_jobs
    from handset.script.report.folder import DURATIONS, read_json, read_results
    from handset.script.run.runner import Variant

    piped = None
    if Path("-") in paths:
        piped = piped_file("stdin.keys", f"cat visit.keys | {COMMAND} script -")
    if merge:
        different = {real_path(path): path for path in paths}
        verdicts = [verdict for path in different.values() for verdict in read_results(path)]
        conclude(verdicts, report or REPORT)
        return
    if site is not None:
        require_site(site, database=database, farm=farm)
    models: list[str | None] = [load_model(device).name for device in devices] or [None]
    variants = [Variant(model, network, seed, lang) for model in models]
    artefacts = (report or REPORT) / "artefacts"
    chosen = tags_of(tags)
    options = JobOptions(artefacts, update, retries, strip=report is not None, command=command_of(database, site))
    warn = partial(click.echo, err=True)
    names = script_names(database)
    # Before the scripts are read: meanwhile the process loads that workers are copied from.
    played_by = farm_of(partial(run_here, database=database, site=site), workers, farm)
    try:
        jobs = find_jobs(paths, variants, options, names=names, test=only, tags=chosen, piped=piped, warn=warn)
    except KeitaiError as error:
        if piped is None or " is empty" not in str(error):
            raise
        raise KeitaiError(f"{error}\n{SHELL_HINT}") from None
    if shard is not None:
        number, count = part_of(shard)
        jobs = shard_of(jobs, number, count, read_json((report or REPORT) / DURATIONS, dict[str, float]))
    probe(report)
    run_and_report(played_by, jobs, report)


def tags_of(written: Sequence[str]) -> tuple[str, ...]:
    """Return the tags that `--tags` names, each time with several after commas.

    Raises:
        KeitaiError: It was given and names none.
    """
    tags = tuple(tag.strip() for each in written for tag in each.split(",") if tag.strip())
    if written and not tags:
        raise KeitaiError("--tags names no tag; it reads --tags smoke,games")
    return tags


def run_and_report(farm: Farm, jobs: list[Job], report: Path | None) -> None:
    """Run jobs, write the report where one is asked for, and end with the status that the verdicts give.

    Raises:
        SystemExit: A test failed, or a signal ended the run: 128 and the signal's number then.
    """
    from handset.script.report.folder import write_report

    verdicts, stopped = run_on(farm, jobs)
    if report is not None:
        for path in write_report(verdicts, report):
            click.echo(path)
    if stopped:
        missing = len(jobs) - sum(verdict.ended for verdict in verdicts)
        click.echo(f"interrupted; {missing} of {len(jobs)} tests were not run to the end", err=True)
        raise SystemExit(128 + stopped)
    end_with(verdicts)


def command_of(database: str | None, site: str | None = None) -> tuple[str, ...]:
    """Return the words that run scripts again as here, without a database's password."""
    words = (*shell_command(), "script", *games_words())
    if site is not None:
        words += ("--site", site)
    return words if database is None else (*words, "--database", _PASSWORD.sub(r"\1***", database))


def require_site(site: str, *, database: str | None, farm: str | None) -> None:
    """Put a site of one's own on no phone, so that what is wrong with it is told before anything runs.

    Raises:
        KeitaiError: It cannot be put on a phone, or not with these options.
    """
    if database is not None:
        raise KeitaiError("--database holds the data of mixi, and --site puts another site on the phone; give one")
    if farm is not None and not site.startswith(("http://", "https://")):
        raise KeitaiError(f"--site {site}: the machines of a farm know a site by its address alone")
    mount(named_site(site)).close()


def probe(folder: Path | None) -> None:
    """Try the folder of the report, or the one for the pictures of what fails, before anything runs.

    Raises:
        KeitaiError: It takes no file.
    """
    from handset.files import WriteError

    try:
        require_writable(folder or REPORT, folder=True)
    except WriteError as error:
        if folder is not None:
            raise KeitaiError(f"{folder}: the report cannot be written there ({error.strerror})") from None
        sentence = f"{REPORT}: pictures of what fails cannot be written there ({error.strerror})"
        raise KeitaiError(f"{sentence}; --report names another folder") from None


def part_of(text: str) -> tuple[int, int]:
    """Parse a shard such as `2/3` into (2, 3)."""
    number, slash, count = text.partition("/")
    if slash and all(part.isascii() and part.isdigit() and len(part) < 4 for part in (number, count)):
        shard = int(number), int(count)
        if 1 <= shard[0] <= shard[1]:
            return shard
    raise KeitaiError(f"{text!r} is not a shard; the second of three reads 2/3")


def farm_of(run: Callable[[Job], Verdict], workers: int, address: str | None) -> Farm:
    """Return where the tests run: in this process, in several, or on a Dask scheduler's machines."""
    from handset.script.farm.workers import InProcessFarm, Workers

    if address is not None:
        from handset.script.farm.dask import DaskFarm

        return DaskFarm(run, address)
    return Workers(run, workers, [PRELOAD]) if workers > 1 else InProcessFarm(run)


def run_on(farm: Farm, jobs: Sequence[Job]) -> tuple[list[Verdict], int]:
    """Run the jobs, with progress and the time left; a line a test in the jobs' order, failures with all they say.

    Returns a verdict for each job, also for those that an interrupt left undone, and the number of the signal that
    ended the run early (0: none did).
    """
    from handset.script.farm.job import refuse_clash, unjudged
    from handset.script.report.terminal import TerminalReport
    from handset.script.run.goldens import GoldenRegister

    lines = TerminalReport([job.script.file for job in jobs], [job.setup for job in jobs])
    answers: dict[int, Verdict] = {}
    register = GoldenRegister()
    told = stopped = 0
    with progress("tests", len(jobs)) as one_more, interrupted_in_own_time(REPORT_SECONDS, UNWRITTEN) as cause:
        try:
            with closing(farm(jobs)) as ended:
                for place, verdict in ended:
                    answers[place] = refuse_clash(verdict, jobs[place], register)
                    one_more()
                    while told in answers:
                        told += 1
                        click.echo(lines.format_verdict(answers[told - 1]))
        except KeyboardInterrupt:
            stopped = cause()
    if stopped:
        for place, job in enumerate(jobs):
            if place not in answers and place in farm.running:
                answers[place] = unjudged(job, INTERRUPTED, "not run")
            elif place not in answers:
                answers[place] = unjudged(job, LEFT_OUT, "not run")
        for place in range(told, len(jobs)):
            if answers[place].message != LEFT_OUT:
                click.echo(lines.format_verdict(answers[place]))
    return [answers[place] for place in range(len(jobs))], stopped


def conclude(verdicts: Sequence[Verdict], report: Path) -> None:
    """Write the report of shards that ran elsewhere, and exit with the status of their verdicts."""
    from handset.script.report.folder import write_report

    for path in write_report(verdicts, report):
        click.echo(path)
    end_with(verdicts)


def end_with(verdicts: Sequence[Verdict]) -> None:
    """Print the sum in a line and exit with 1 where a test failed, 3 where what they ran on did."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "nothing to run")
    if counts["failed"]:
        raise SystemExit(1)
    if counts["infrastructure"] or counts["not run"]:
        raise SystemExit(3)


def run_here(job: Job, database: str | None = None, site: str | None = None) -> Verdict:
    """Play one job, in this or a worker's process; a site of one's own is put on its phone alone."""
    from handset.script.farm.job import run_job

    with ExitStack() as mounted:

        def make(setup: Setup) -> Simulator:
            own = mounted.enter_context(closing(mount(named_site(site)))) if site is not None else None
            outside = own is None or own.app is None
            return environment_factory(SimulatorOptions(database=database, outside=outside), own)(setup)

        return run_job(job, make, perf_counter)
