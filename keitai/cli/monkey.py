"""The verb that lets a monkey press the keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import common_options
from keitai.cli.outputs import require_writable
from keitai.cli.progress import progress
from keitai.common.errors import KeitaiError
from keitai.common.signals import held_signals
from keitai.options import SimulatorOptions
from keitai.simulator import environment_factory, setup_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handset.script.monkey.fault_detector import Fault
    from handset.script.monkey.monkey_run import MonkeyRun, Segment


@click.command()
@click.option(
    "--ticks",
    type=click.IntRange(6, 2_160_000),
    show_default="--minutes says it",
    help="How long, in ticks of 1/60 s of phone time.",
)
@click.option("--minutes", type=click.IntRange(1, 600), show_default="5", help="How long, in minutes of phone time.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out") / "monkey",
    help="Folder of scripts.",
)
@common_options("data", "keymap", "local-feeds")
def monkey(options: SimulatorOptions, ticks: int | None, minutes: int | None, workers: int, folder: Path) -> None:
    """Press random keys over the whole phone; each thing that goes wrong becomes a short script that does it again.

    Example: keitai monkey --minutes 10 --seed 3 --workers 2
    """
    from handset.keypad import TICKS_PER_SECOND
    from handset.script.monkey.monkey_run import merge_runs, places, segments_of
    from handset.script.monkey.shrink import shrink

    if ticks is not None and minutes is not None:
        raise KeitaiError("--ticks and --minutes both say how long; give one of them")
    require_writable(folder, folder=True)
    # An address typed at random is nobody's business, and what comes from outside is not the same twice.
    options = replace(options, data=None, outside=False)
    length = ticks if ticks is not None else (minutes or 5) * 60 * TICKS_PER_SECOND
    ended: list[MonkeyRun] = []
    try:
        for one in monkey_runs(options, segments_of(options.seed, length), workers):
            ended.append(one)
    except KeyboardInterrupt:
        keep_found(options, merge_runs(ended), folder)
        raise
    monkey_run = merge_runs(ended)
    for line in places(monkey_run):
        click.echo(line)
    if not monkey_run.findings:
        click.echo(f"nothing found: {monkey_run}; seed {options.seed}")
        return
    click.echo(f"{len(monkey_run.findings)} found: {monkey_run}; seed {options.seed}")
    setup, make_environment = setup_of(options), environment_factory(options)
    for number, found in enumerate(monkey_run.findings, 1):
        finding = shrink(make_environment, setup, found)
        click.echo(f"{finding}; {write_script(options, finding, folder, number)} does it again")
    raise SystemExit(1)


def keep_found(options: SimulatorOptions, monkey_run: MonkeyRun, folder: Path) -> None:
    """Write what an interrupted monkey had found, with all its presses: to find the few that matter takes minutes."""
    click.echo(f"{len(monkey_run.findings) or 'nothing'} found so far: {monkey_run}; seed {options.seed}")
    for number, found in enumerate(monkey_run.findings, 1):
        click.echo(f"{found}; {write_script(options, found, folder, number)} does it again")


def monkey_runs(options: SimulatorOptions, segments: Sequence[Segment], workers: int) -> Iterator[MonkeyRun]:
    """Yield what came of each segment.

    Raises:
        KeitaiError: A process died on the way.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with progress("segments", len(segments)) as one_more:
        if workers == 1:
            for segment in segments:
                yield explore_on(options, segment)
                one_more()
            return
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            with held_signals():
                going = [pool.submit(explore_on, options, segment) for segment in segments]
            for segment, future in zip(segments, going, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    raise KeitaiError(
                        f"a process died with segment {segment.number} of seed {segment.seed}, or one near it"
                    ) from None
                one_more()


def explore_on(options: SimulatorOptions, segment: Segment) -> MonkeyRun:
    """Run one segment, in this or another process."""
    from handset.script.monkey.monkey_run import explore

    return explore(environment_factory(options), setup_of(options), segment)


def write_script(options: SimulatorOptions, finding: Fault, folder: Path, number: int) -> Path:
    """Write the finding as a script that fails while the fault is there; return its file."""
    from handset.files import write_whole
    from handset.script.monkey.reproduction import reproduction

    setup = setup_of(options)
    environment = environment_factory(options)(setup)
    try:
        text = reproduction(setup, finding, environment.phone.foreground.softkeys.left)
    finally:
        environment.close()
    file = folder / f"{number}-{finding.kind.replace(' ', '-')}.keys"
    write_whole(file, text.encode())
    return file
