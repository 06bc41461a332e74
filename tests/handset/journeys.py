"""Journeys of a thumb over the whole phone, for tests that play them again: in another process, by another clock.

python -m tests.handset.journeys play TIMES [YEARS]       the hashes of their frames, each TIMES times, YEARS from now
python -m tests.handset.journeys save SEED FOLDER         the same once, with the phone's state at a tick by chance kept
python -m tests.handset.journeys resume SEED FOLDER       the hashes from that tick on, by new phones made of that

One line a journey: its name, then the hashes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from handset.keypad import Key, KeyEvent
from keitai.common.rng import Rng

Press = tuple[Key, int]
"""A key, and the ticks after it."""

_WALK: list[Press] = [
    (Key.DOWN, 10),
    (Key.DOWN, 10),
    (Key.SIDE_DOWN, 25),
    (Key.OK, 40),
    (Key.DOWN, 15),
    (Key.SIDE_UP, 20),
]
_LETTERS: list[Press] = [
    (Key.OK, 15), (Key.DIGIT_2, 4), (Key.DIGIT_2, 20), (Key.DIGIT_6, 3), (Key.DIGIT_6, 3), (Key.DIGIT_6, 30),
    (Key.DOWN, 15), (Key.OK, 15), (Key.DIGIT_1, 15), (Key.CLEAR, 10), (Key.DIGIT_9, 20), (Key.OK, 15), (Key.OK, 15),
    (Key.DOWN, 15),
]  # fmt: skip
_PLAY: list[Press] = [
    (Key.DIGIT_5, 100),
    *[(key, 37) for key in (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6, Key.DIGIT_2) * 3],
    (Key.DIGIT_5, 200),
]
JOURNEYS: dict[str, tuple[str, list[Press]]] = {
    "page": ("/home", [*_WALK, (Key.SOFT_LEFT, 10), (Key.DOWN, 5), (Key.CLEAR, 10), *_WALK]),
    "text": ("/diary/new", [*_LETTERS, (Key.DOWN, 10), *_LETTERS]),
    "keep-awake": ("/games/keep-awake/play", _PLAY),
    "wig": ("/games/wig/play", _PLAY),
    "baseball": ("/games/baseball/play", _PLAY),
    "kuta": ("/games/kuta/play", _PLAY),
    "mind-reader": ("/games/mind-reader/play", _PLAY),
}
"""Where each begins, and the keys."""


def events(presses: list[Press]) -> list[list[KeyEvent]]:
    """What happens in each tick."""
    ticks: list[list[KeyEvent]] = []
    for key, rest in presses:
        ticks += [[KeyEvent(key, True)], [], [KeyEvent(key, False)], *[[] for _ in range(rest)]]
    return ticks


LOOK_EVERY = 5
"""Ticks between frames that are looked at."""


def frames(name: str, cut: int = -1, file: Path | None = None) -> Iterator[str]:
    """The hashes of a journey's frames; at tick `cut` the phone's state and its world's are kept in `file`."""
    from keitai.options import SimulatorOptions
    from keitai.simulator import Simulator

    address, presses = JOURNEYS[name]
    simulator = Simulator(SimulatorOptions())
    simulator.open(address)
    for tick, happened in enumerate(events(presses)):
        if tick == cut and file is not None:
            file.write_bytes(simulator.phone.snapshot().to_bytes())
            file.with_suffix(".world").write_bytes(simulator.save_world())
        simulator.phone.step(happened)
        if tick % LOOK_EVERY == 0:
            yield simulator.phone.frame().hash
    simulator.close()


def resumed(name: str, cut: int, file: Path) -> Iterator[str]:
    """The hashes of the same journey's frames from tick `cut` on, by a new phone."""
    from handset.machine import Snapshot
    from keitai.options import SimulatorOptions
    from keitai.simulator import Simulator

    simulator = Simulator(SimulatorOptions())
    simulator.load_world(file.with_suffix(".world").read_bytes())
    simulator.phone.restore(Snapshot.from_bytes(file.read_bytes()))
    for tick, happened in enumerate(events(JOURNEYS[name][1])):
        if tick >= cut:
            simulator.phone.step(happened)
            if tick % LOOK_EVERY == 0:
                yield simulator.phone.frame().hash
    simulator.close()


def move_clock(years: int) -> None:
    """Make every clock of this process that Python reads tell a time so many years from now."""
    import datetime
    import time

    shift = years * 365 * 86_400
    for name in ("time", "monotonic", "perf_counter"):
        plain = getattr(time, name)
        setattr(time, name, lambda plain=plain: plain() + shift)
        counted = getattr(time, name + "_ns")
        setattr(time, name + "_ns", lambda counted=counted: counted() + shift * 10**9)
    for name in ("gmtime", "localtime", "ctime"):
        told = getattr(time, name)
        setattr(time, name, lambda seconds=None, told=told: told(time.time() if seconds is None else seconds))

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Later:
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> Later:
            return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    datetime.datetime = Later  # type: ignore[misc]


def main() -> None:
    what, number, *more = sys.argv[1:]
    if what == "play":
        if more:
            move_clock(int(more[0]))
        for name in JOURNEYS:
            for _ in range(int(number)):
                print(name, *frames(name), flush=True)
        return
    for name, (_, presses) in JOURNEYS.items():
        file = Path(more[0]) / f"{name}.state"
        cut = Rng(int(number) + len(name)).between(1, len(events(presses)) - 60)
        print(name, *(resumed if what == "resume" else frames)(name, cut, file), flush=True)


if __name__ == "__main__":
    main()
