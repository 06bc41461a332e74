"""The verb that lets a monkey press the keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import common_options
from keitai.cli.interrupts import held_signals
from keitai.cli.progress import progress
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import setup_of, stage_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handset.script.monkey.outing import Leg, Outing
    from handset.script.monkey.watch import Fault


@click.command()
@click.option("--ticks", type=click.IntRange(6, 2_160_000), help="How long, in ticks of 1/60 s of phone time.")
@click.option("--minutes", type=click.IntRange(1, 600), help="How long, in minutes of phone time (5).")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes.")
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder of scripts (out/monkey).")
@common_options
def monkey(options: SimulatorOptions, ticks: int | None, minutes: int | None, workers: int, out: Path | None) -> None:
    """Press random keys over the whole phone; each thing that goes wrong becomes a short script that does it again."""
    from handset.keypad import TICKS_PER_SECOND
    from handset.script.monkey.outing import legs_of, places, together
    from handset.script.monkey.shrink import shrink

    if ticks is not None and minutes is not None:
        raise KeitaiError("--ticks and --minutes both say how long; give one of them")
    # An address typed at random is nobody's business, and what comes from outside is not the same twice.
    options = replace(options, data=None, outside=False)
    length = ticks if ticks is not None else (minutes or 5) * 60 * TICKS_PER_SECOND
    outing = together(outings(options, legs_of(options.seed, length), workers))
    for line in places(outing):
        click.echo(line)
    if not outing.findings:
        click.echo(f"nothing found: {outing}; seed {options.seed}")
        return
    click.echo(f"{len(outing.findings)} found: {outing}; seed {options.seed}")
    setup, make_stage = setup_of(options), stage_of(options)
    for number, found in enumerate(outing.findings, 1):
        finding = shrink(make_stage, setup, found)
        file = (out or Path("out") / "monkey") / f"{number}-{finding.kind.replace(' ', '-')}.keys"
        write_script(options, finding, file)
        click.echo(f"{finding}; {file} does it again")
    raise SystemExit(1)


def outings(options: SimulatorOptions, legs: Sequence[Leg], workers: int) -> Iterator[Outing]:
    """Yield what came of each leg.

    Raises:
        KeitaiError: A process died on the way.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with progress("legs", len(legs)) as one_more:
        if workers == 1:
            for leg in legs:
                yield explore_on(options, leg)
                one_more()
            return
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            with held_signals():
                going = [pool.submit(explore_on, options, leg) for leg in legs]
            for leg, future in zip(legs, going, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    raise KeitaiError(
                        f"a process died with leg {leg.number} of seed {leg.seed}, or one near it"
                    ) from None
                one_more()


def explore_on(options: SimulatorOptions, leg: Leg) -> Outing:
    """Run one leg, in this or another process."""
    from handset.script.monkey.outing import explore

    return explore(stage_of(options), setup_of(options), leg)


def write_script(options: SimulatorOptions, finding: Fault, file: Path) -> None:
    """Write the finding as a script that fails while the fault is there."""
    from handset.files import write_whole
    from handset.script.monkey.reproduction import reproduction

    setup = setup_of(options)
    stage = stage_of(options)(setup)
    try:
        text = reproduction(setup, finding, stage.phone.foreground.softkeys.left)
    finally:
        stage.close()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
