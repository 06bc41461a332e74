"""How fast a keypad script runs: a flow of 30 presses over 6 pages, on a phone whose world is loaded.

uv run python -m benchmarks.scripts
"""

from __future__ import annotations

import statistics
from time import perf_counter

from benchmarks.table import Row, report
from commands.desk import script_stage
from handset.script.language.parser import parse
from handset.script.run.runner import run_script

REPEATS = 9
PAGES = ("/home", "/diary", "/diary/friends", "/games", "/games/keep-awake", "/games/keep-awake/ranking/all")
FLOW = "\n".join(f'open "{page}"\npress down x4 up' for page in PAGES)


def main() -> None:
    script = parse(f'keys 1\ntest "flow"\n{FLOW}\nend', "flow.keys", lambda name, including: (name, ""))
    times = []
    for _ in range(REPEATS):
        begin = perf_counter()
        (verdict,) = run_script(script, script_stage)
        times.append(perf_counter() - begin)
        assert verdict.outcome == "passed", verdict.message
    rows = [Row("30 presses over 6 pages, headless", statistics.median(times[1:]), "s", 0.3)]
    report("Keypad scripts", rows)


if __name__ == "__main__":
    main()
