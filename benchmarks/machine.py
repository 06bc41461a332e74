"""How fast the phone runs with nobody looking: ticks a second, snapshots, cold start.

uv run python -m benchmarks.machine
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

from benchmarks.table import Row, report
from handset.keypad import Key
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

REPEATS = 7
BOOTED = (
    "from keitai.options import SimulatorOptions; from keitai.simulator import Simulator; "
    "simulator = Simulator(SimulatorOptions()); "
)
FIRST_FRAME = BOOTED + "simulator.phone.step(); simulator.phone.frame().hash"
TOP_PAGE = (
    BOOTED + "from handset.script.run.driver import Driver; "
    "Driver(simulator).open('/home'); simulator.phone.frame().hash"
)


def median(work: Callable[[], object]) -> float:
    """Seconds that `work` takes, the median of several runs after one to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)


def ticks(simulator: Simulator, count: int) -> float:
    """Ticks a second of the phone as it stands."""
    step = simulator.phone.step

    def run() -> None:
        for _ in range(count):
            step()

    return count / median(run)


def cold_start(program: str) -> float:
    """Seconds of a fresh process that runs `program`."""
    quiet = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONDONTWRITEBYTECODE": ""}
    return median(lambda: subprocess.run([sys.executable, "-c", program], check=True, env=quiet))


def main() -> None:
    rows: list[Row] = []
    simulator = Simulator(SimulatorOptions())
    rows.append(Row("standby, headless", ticks(simulator, 100_000), "ticks/s", 100_000, atleast=True))
    simulator.close()
    simulator = Simulator(SimulatorOptions())
    driver = Driver(simulator)
    driver.open("/home")
    rows.append(Row("mixi's top page, headless", ticks(simulator, 100_000), "ticks/s", 100_000, atleast=True))
    rows.append(Row("snapshot of that", median(simulator.phone.snapshot) * 1000, "ms", 5))
    shot = simulator.phone.snapshot()
    rows.append(Row("restore of that", median(lambda: simulator.phone.restore(shot)) * 1000, "ms", 10))
    simulator.close()
    simulator = Simulator(SimulatorOptions())
    driver = Driver(simulator)
    driver.open("/games/keep-awake/play")
    driver.wait(60)
    driver.press(Key.DIGIT_5)
    driver.wait(60)
    begun = simulator.phone.snapshot()

    def ten_seconds() -> None:
        simulator.phone.restore(begun)
        for _ in range(600):
            simulator.phone.step()

    rows.append(Row("Keep Your Friends Awake, headless", 600 / median(ten_seconds), "ticks/s", 0, atleast=True))
    simulator.close()
    rows.append(Row("cold start to the first frame", cold_start(FIRST_FRAME), "s", 0.7))
    rows.append(Row("cold start to mixi's top page", cold_start(TOP_PAGE), "s", 1.0))
    report("The phone", rows)


if __name__ == "__main__":
    main()
