"""A monkey's run over the whole phone: random presses, what they reached, and everything they found.

    for segment in segments_of(seed=7, ticks=216_000):
        monkey_run = explore(make_environment, setup, segment)

A run has several segments, each on a new phone, so that processes may share them and every seed begins in many ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from handset.app_protocols import address_of, program_of
from handset.keypad import TICKS_PER_SECOND
from handset.machine import Handset
from handset.script.language.program import Setup
from handset.script.monkey.fault_detector import Fault, FaultDetector
from handset.script.monkey.presses import Presses
from handset.script.run.driver import GAP
from handset.script.run.environment import MakeEnvironment
from handset.script.run.recording_transport import RecordingTransport

SEGMENT_TICKS = 10 * 60 * TICKS_PER_SECOND
"""Ticks of phone time from one new phone to the next."""
DRAWN_EVERY = 3
"""Presses from one picture to the next: what cannot be drawn stays on the screen for longer than that."""


@dataclass(frozen=True)
class Segment:
    """Segment of a monkey's run: its own random stream, and its length."""

    seed: int
    number: int
    ticks: int


@dataclass(frozen=True)
class MonkeyRun:
    """Result of a monkey's run of `ticks` of phone time; `findings` are distinct faults."""

    presses: int = 0
    ticks: int = 0
    pages: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()
    """What apps ran that run one of several programs."""
    posts: int = 0
    """Forms that were sent."""
    findings: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        programs = f" ({', '.join(sorted(self.programs))})" if self.programs else ""
        return (
            f"{self.presses} presses, {self.ticks / TICKS_PER_SECOND:.0f} s of phone time; {len(self.pages)} pages, "
            f"{len(self.programs)} programs{programs}, {self.posts} forms sent, {len(self.apps)} of the phone's rooms"
        )


def places(monkey_run: MonkeyRun) -> list[str]:
    """Return what was reached, a line each: pages by address, programs and the phone's apps by name."""
    kinds = (("pages", monkey_run.pages), ("programs", monkey_run.programs), ("rooms", monkey_run.apps))
    return [f"{kind}: {' '.join(sorted(there))}" for kind, there in kinds if there]


def segments_of(seed: int, ticks: int) -> list[Segment]:
    """Divide `ticks` of phone time into segments, the last of what remains."""
    starts = range(0, ticks, SEGMENT_TICKS)
    return [Segment(seed, number, min(SEGMENT_TICKS, ticks - start)) for number, start in enumerate(starts)]


def explore(make_environment: MakeEnvironment, setup: Setup, segment: Segment) -> MonkeyRun:
    """Press random keys until the segment's time is over; after a fault go on with a new phone."""
    source = Presses(segment.seed, segment.number)
    monkey_run = MonkeyRun()
    while monkey_run.ticks + GAP <= segment.ticks:
        monkey_run = merge_runs(
            [monkey_run, _until_found(make_environment, setup, source, segment.ticks - monkey_run.ticks)]
        )
    return monkey_run


def merge_runs(monkey_runs: Iterable[MonkeyRun]) -> MonkeyRun:
    """Merge several runs; of equal faults the one with the fewest presses stays."""
    parts = list(monkey_runs)
    least: dict[tuple[str, str], Fault] = {}
    for found in (found for part in parts for found in part.findings):
        fault = found.kind, found.where
        if fault not in least or len(found.presses) < len(least[fault].presses):
            least[fault] = found
    return MonkeyRun(
        sum(part.presses for part in parts),
        sum(part.ticks for part in parts),
        frozenset().union(*(part.pages for part in parts)),
        frozenset().union(*(part.apps for part in parts)),
        frozenset().union(*(part.programs for part in parts)),
        sum(part.posts for part in parts),
        tuple(least.values()),
    )


def _until_found(make_environment: MakeEnvironment, setup: Setup, source: Presses, ticks: int) -> MonkeyRun:
    """Play on one new phone until something is found or the time is over."""
    watch = FaultDetector(make_environment, setup, drawn_every=DRAWN_EVERY)
    asked: list[str] = []
    network = watch.environment.phone.network
    network.transport = RecordingTransport(network.transport, asked)
    pages: set[str] = set()
    apps: set[str] = set()
    programs: set[str] = set()
    found = None
    try:
        while found is None and watch.driver.ticks + GAP <= ticks:
            press = source.draw(watch.environment.phone)
            found = watch.press(replace(press, rest=min(press.rest, ticks - watch.driver.ticks - GAP)))
            _see(watch.environment.phone, pages, apps, programs)
        findings = (found,) if found is not None else ()
        spent = max(watch.driver.ticks, GAP)
        return MonkeyRun(
            len(watch.presses), spent, frozenset(pages), frozenset(apps), frozenset(programs), _posts(asked), findings
        )
    finally:
        watch.environment.close()


def _see(phone: Handset, pages: set[str], apps: set[str], programs: set[str]) -> None:
    app = phone.foreground
    apps.add(app.kind)
    if program_of(app):
        programs.add(program_of(app))
    path = urlsplit(address_of(app)).path
    if path:
        # Without numbers: every diary is the same page to a monkey.
        pages.add("/".join("N" if part.isdigit() else part for part in path.split("/")))


def _posts(asked: Sequence[str]) -> int:
    return sum(line.startswith("POST") for line in asked)
