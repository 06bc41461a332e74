"""How long a fresh process takes to do what was asked, its bytecode there.

uv run python -m benchmarks.start
    --against DIR    another checkout of this project (an older commit, say) in the same run
    --rounds N       9 unless told; --json FILE writes the same as JSON

The processor's time and the time that passed. In each round every command is run once by every checkout, in a drawn
order, so that what else the machine does falls on all of them; the figures are medians. Bytecode goes to a folder of
this run's own, filled by a round that does not count.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from benchmarks.machine import FIRST_FRAME, TOP_PAGE
from benchmarks.table import Row, report
from keitai.common.rng import Rng

HERE = Path(__file__).parents[1]
ROUNDS = 9
PAGE = "<title>Tea</title><body><h1>Tea</h1><p>A page of a few words, and <a href=b>a link</a>.</body>"
LIMITS = {"shot FILE": 0.3, "mixi's top page": 0.8}
"""Seconds that may pass on a quiet machine."""


def commands(folder: Path) -> dict[str, list[str]]:
    """What is run, by name: the arguments of Python."""
    page, picture = folder / "page.html", folder / "out.png"
    page.write_text(PAGE, encoding="utf-8")
    verbs = {
        "--version": [],
        "--help": [],
        "devices": [],
        "games": [],
        "shot FILE": ["shot", page, "-o", picture],
        "text FILE": ["text", page],
        "lint FILE": ["lint", page],
        "shot /home": ["shot", "/home", "-o", picture],
    }
    found = {name: ["run.py", *map(str, words or [name])] for name, words in verbs.items()}
    parts = {"first frame": ["-c", FIRST_FRAME], "mixi's top page": ["-c", TOP_PAGE]}
    return {"Python alone": ["-c", ""], **found, **parts}


def run(words: list[str], checkout: Path, environ: Mapping[str, str]) -> tuple[float, float]:
    """Run Python in a checkout; return the seconds of the processor and those that passed."""
    begin = perf_counter()
    process = subprocess.Popen([sys.executable, *words], cwd=checkout, env=environ, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    passed = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    return used.ru_utime + used.ru_stime, passed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--against", type=Path, metavar="DIR", help="another checkout of this project")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds (default: {ROUNDS})")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    options = parser.parse_args()
    checkouts = {"ours": HERE} | ({"other": options.against.resolve()} if options.against else {})
    times: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    rng = Rng(options.rounds)
    with tempfile.TemporaryDirectory() as scratch:
        asked = commands(Path(scratch))
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONPYCACHEPREFIX": f"{scratch}/bytecode"}
        for turn in range(options.rounds + 1):
            for name, checkout in rng.shuffled([(name, checkout) for name in asked for checkout in checkouts]):
                took = run(asked[name], checkouts[checkout], environ)
                if turn:
                    times[name, checkout].append(took)
    rows: list[Row] = []
    for name in asked:
        for checkout in checkouts:
            processor, passed = (statistics.median(each) for each in zip(*times[name, checkout], strict=True))
            told = name if checkout == "ours" else f"    {checkout}"
            rows.append(Row(f"{told}, processor", processor, "s"))
            rows.append(Row(f"{told}, passed", passed, "s", LIMITS.get(name, 0) if checkout == "ours" else 0))
    report("Cold start", rows)


if __name__ == "__main__":
    main()
