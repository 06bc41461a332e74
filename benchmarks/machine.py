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
from commands.desk import Desk
from commands.wishes import Wishes
from handset.keypad import Key
from handset.script.run.thumb import Thumb

REPEATS = 7
BOOTED = "from commands.desk import Desk; from commands.wishes import Wishes; desk = Desk(Wishes()); "
FIRST_FRAME = BOOTED + "desk.phone.step(); desk.phone.frame().hash"
TOP_PAGE = BOOTED + "from handset.script.run.thumb import Thumb; Thumb(desk).open('/home'); desk.phone.frame().hash"


def median(work: Callable[[], object]) -> float:
    """Seconds that `work` takes, the median of several runs after one to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)


def ticks(desk: Desk, count: int) -> float:
    """Ticks a second of the phone as it stands."""
    step = desk.phone.step

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
    desk = Desk(Wishes())
    rows.append(Row("standby, headless", ticks(desk, 100_000), "ticks/s", 100_000, atleast=True))
    desk.close()
    desk = Desk(Wishes())
    thumb = Thumb(desk)
    thumb.open("/home")
    rows.append(Row("mixi's top page, headless", ticks(desk, 100_000), "ticks/s", 100_000, atleast=True))
    rows.append(Row("snapshot of that", median(desk.phone.snapshot) * 1000, "ms", 5))
    shot = desk.phone.snapshot()
    rows.append(Row("restore of that", median(lambda: desk.phone.restore(shot)) * 1000, "ms", 10))
    desk.close()
    desk = Desk(Wishes())
    thumb = Thumb(desk)
    thumb.open("/games/keep-awake/play")
    thumb.wait(60)
    thumb.press(Key.DIGIT_5)
    thumb.wait(60)
    begun = desk.phone.snapshot()

    def ten_seconds() -> None:
        desk.phone.restore(begun)
        for _ in range(600):
            desk.phone.step()

    rows.append(Row("Keep Your Friends Awake, headless", 600 / median(ten_seconds), "ticks/s", 0, atleast=True))
    desk.close()
    rows.append(Row("cold start to the first frame", cold_start(FIRST_FRAME), "s", 0.7))
    rows.append(Row("cold start to mixi's top page", cold_start(TOP_PAGE), "s", 1.0))
    report("The phone", rows)


if __name__ == "__main__":
    main()
