"""Verbs of keypad scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from commands.desk import Desk, script_stage, stage_of
from commands.options import wished
from commands.wishes import Wishes
from handset.errors import HandsetError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handset.keypad import KeyEvent
    from handset.machine import Handset
    from handset.script.farm.suite import Job
    from handset.script.farm.workers import Farm
    from handset.script.language.program import Setup
    from handset.script.record.recorder import Recorder
    from handset.script.report.verdict import Verdict

REPORT = Path("out") / "report"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for report and pictures.")
@click.option("--device", "devices", multiple=True, help="On these models instead of the script's own.")
@click.option("--test", "only", default=None, help="Only the test called so.")
@click.option("--update", is_flag=True, help="Keep what the LCD shows as the new golden pictures.")
@click.option("--retries", type=click.IntRange(0, 10), default=0, help="Try a failed test again; flaky if it passes.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
@click.option("--shard", default=None, metavar="K/N", help="Only the K-th of N parts of about the same length.")
@click.option("--farm", default=None, metavar="URL", help="On a Dask scheduler's machines (tcp://host:8786).")
@click.option("--merge", is_flag=True, help="PATHS are report folders of shards: one report of them all.")
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
    jobs = suite.find_scripts(paths, variants, wanted)
    if shard is not None:
        number, count = part_of(shard)
        jobs = suite.shard(jobs, number, count, read_json((report or REPORT) / DURATIONS, dict[str, float]))
    verdicts = run_on(farm_of(workers, farm), jobs)
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


def farm_of(workers: int, address: str | None) -> Farm:
    from handset.script.farm.workers import Here, Workers

    if address is not None:
        from handset.script.farm.dask import DaskFarm

        return DaskFarm(run_here, address)
    return Workers(run_here, workers) if workers > 1 else Here(run_here)


def run_on(farm: Farm, jobs: Sequence[Job]) -> list[Verdict]:
    """Progress with the time left while it runs, a line a test in the jobs' order, failures with all they say."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from handset.script.farm.suite import tell

    console = Console(stderr=True)
    columns = (TextColumn("scripts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    answers: dict[int, list[Verdict]] = {}
    told = 0
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("scripts", total=len(jobs))
        for place, verdicts in farm(jobs):
            answers[place] = verdicts
            progress.advance(task)
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


def run_here(job: Job) -> list[Verdict]:
    """One job, in this or a worker's process."""
    from handset.script.farm.suite import run_job

    return run_job(job, script_stage, perf_counter)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("address", default="")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@wished
def record(wishes: Wishes, file: Path, address: str, force: bool) -> None:
    """Use the handset; the keys you press become a keypad script, and an exact movie (.kmov) beside it.

    In a window, where T, F and G add an expectation (text, focus, golden picture). Or with keys piped in:
    echo "web idle down x2 ok ?text" | run.py record FILE
    """
    import sys

    if file.suffix != ".keys":
        raise HandsetError(f"{file}: a keypad script's name ends in .keys")
    if file.exists() and not force:
        raise HandsetError(f"{file}: is there already; --force writes over it")
    if address and not address.startswith(("/", "http://", "https://")):
        raise HandsetError(f"{address!r}: only addresses that begin with / or http:// can be recorded")
    wishes = replace(wishes, data=None)
    session = Session(file, wishes, address)
    if sys.stdin is None or sys.stdin.isatty():
        record_window(session)
    else:
        record_piped(session, sys.stdin.read())
    click.echo(f"{file}: {len(session.write())} lines; {file.with_suffix('.kmov')}: the same, to the frame")


@click.command()
@click.option("--ticks", type=click.IntRange(6, 216_000), help="How long, in ticks of 1/60 s of phone time.")
@click.option("--minutes", type=click.IntRange(1, 60), help="How long, in minutes of phone time (5).")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The script (out/monkey.keys).")
@wished
def monkey(wishes: Wishes, ticks: int | None, minutes: int | None, out: Path | None) -> None:
    """Press random keys over the whole phone; what goes wrong becomes a short script that does it again."""
    from handset.frontends.pictures import write_whole
    from handset.keypad import TICKS_PER_SECOND
    from handset.script.monkey.monkey import let_loose, reproduction, shrink

    file = out or Path("out") / "monkey.keys"
    if file.suffix != ".keys":
        raise HandsetError(f"{file}: a keypad script's name ends in .keys")
    if ticks is not None and minutes is not None:
        raise HandsetError("--ticks and --minutes both say how long; give one of them")
    wishes = replace(wishes, data=None)
    setup, make_stage = setup_of(wishes), stage_of(wishes)
    length = ticks if ticks is not None else (minutes or 5) * 60 * TICKS_PER_SECOND
    outing = let_loose(make_stage, setup, seed=wishes.seed, ticks=length)
    time = f"{len(outing.presses)} presses, {outing.ticks / TICKS_PER_SECOND:.0f} s of phone time"
    if outing.finding is None:
        click.echo(f"nothing found: {time}, seed {wishes.seed}")
        return
    finding = shrink(make_stage, setup, outing.finding)
    stage = make_stage(setup)
    try:
        text = reproduction(setup, finding, stage.phone.foreground.softkeys.left)
    finally:
        stage.close()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
    click.echo(f"{finding}; found in {time}, seed {wishes.seed}; {file} does it again")
    raise SystemExit(1)


def setup_of(wishes: Wishes) -> Setup:
    """What a person asked for, as a script's head says it."""
    from handset.clock import DEFAULT_START
    from handset.model import load_model
    from handset.script.language.program import Setup

    japanese = wishes.lang == "ja"
    device = load_model(wishes.device).name
    return Setup(device, wishes.seed, "ja" if japanese else "en", wishes.member, wishes.network, DEFAULT_START)


class Session:
    """One recording: its script, its movie, and the phone they are of."""

    def __init__(self, file: Path, wishes: Wishes, address: str) -> None:
        from handset.script.record.movie import MovieRecorder

        self.file = file
        self.wishes = wishes
        self.address = address
        self.setup: Setup = setup_of(wishes)
        self._movie = MovieRecorder(self.setup, address)
        self._recorder: Recorder | None = None
        self._phone: Handset | None = None
        self._goldens = 0

    def begin(self, desk: Desk) -> None:
        """The first phone is recorded; another one, taken in the window, is only used."""
        from handset.script.record.recorder import Recorder

        if self.address:
            desk.open(self.address)
        if self._phone is None:
            self._phone = desk.phone
            self._recorder = Recorder()

    def record(self, phone: Handset, events: Sequence[KeyEvent]) -> None:
        """After each step. A phone that was wound back ends the recording: its keys would not lead there again."""
        if phone is not self._phone or phone.rewinds or self._recorder is None:
            return
        frame = phone.frame()
        self._movie.record(frame, events)
        self._recorder.record(phone, events, frame)

    def expect(self, kind: str) -> str:
        """Add an expectation of what the LCD shows now; answers its line."""
        from handset.script.run import goldens

        recorder, phone = self._recorder, self._phone
        if recorder is None or phone is None:
            return ""
        if kind != "golden":
            frame = phone.frame()
            return recorder.expect_text(frame) if kind == "text" else recorder.expect_focus(frame)
        self._goldens += 1
        name = f"look {self._goldens}"
        path = goldens.Goldens(self.file).path(name, phone.model.name, phone.settings.language)
        goldens.keep(phone.frame(), path, None)
        return recorder.expect_golden(name)

    def write(self) -> list[str]:
        """Both files; answers the script's lines."""
        from handset.frontends.pictures import write_whole
        from handset.script.record.recorder import script_text

        lines = self._recorder.finish() if self._recorder is not None else []
        text = script_text(self.setup, self.address, lines, self.file.stem)
        write_whole(self.file, text.encode())
        write_whole(self.file.with_suffix(".kmov"), self._movie.to_bytes())
        return lines


def record_window(session: Session) -> None:
    from commands.phone import show_window

    tools = {"t": "text", "f": "focus", "g": "golden"}
    show_window(
        session.wishes,
        session.begin,
        on_step=session.record,
        tools={host: partial(session.expect, kind) for host, kind in tools.items()},
    )


def record_piped(session: Session, text: str) -> None:
    from handset.script.record.piped import read_piped
    from handset.script.run.thumb import GAP, Failure, Thumb

    piped = read_piped(text, "the piped keys")
    desk = Desk(session.wishes)
    try:
        session.begin(desk)
        thumb = Thumb(desk, on_step=session.record)
        thumb.tick()
        thumb.wait_idle()
        for each in piped:
            match each.kind:
                case "press":
                    assert each.key is not None
                    thumb.press(each.key, max(GAP, each.ticks + 1), each.ticks)
                case "wait":
                    thumb.wait(each.ticks)
                case "idle":
                    thumb.wait_idle()
                case _:
                    click.echo(session.expect(each.kind))
    except Failure as failure:
        raise HandsetError(f"the recording ends here: {failure}") from None
    finally:
        desk.close()
