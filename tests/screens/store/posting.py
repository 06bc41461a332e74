"""A process that posts scores as fast as it can: python -m tests.screens.store.posting ADDRESS WHICH COUNT

It waits for a line, posts COUNT plays that cross the end of a day, week or month of Tokyo, one transaction each, and
prints how long each took, in milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from games.ranking.proof import load_plays
from handset.clock import TOKYO
from screens.store.database import open_database, writing

GAME = "g"
MEMBERS = 300
ROLL = datetime(2009, 6, 1, tzinfo=TOKYO)
"""A new month that begins on a Monday: day, week and month turn at once."""


def posts(which: int, count: int) -> list[tuple[str, str, int, int, datetime]]:
    """Plays of one process: members are shared with the others, scores with nobody."""
    return [
        (
            f"{which}-{number}",
            GAME,
            1 + (number * 7 + which * 3) % MEMBERS,
            (number * 37 % 997) * 64 + which,
            ROLL + timedelta(milliseconds=number - count // 2),
        )
        for number in range(count)
    ]


def main() -> None:
    address, which, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    engine = open_database(address if "://" in address else Path(address))
    times: list[float] = []
    print("ready", flush=True)
    sys.stdin.readline()
    for play in posts(which, count):
        start = time.perf_counter()
        with writing(engine) as sql:
            load_plays(sql, [play])
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
