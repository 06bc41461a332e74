"""How fast the browser is: bytes to a painted screen, whole pages, scrolling, moving the focus, a key to the LCD.

uv run --with playwright --with pylitehtml --with plutoprint python -m benchmarks.browser
    --pages DIR      pages of your own besides, by their names
    --against DIR    another checkout of this project (an older commit, say) in the same run
    --wheel FILE     a wheel of this project, such as the compiled one (KEITAI_COMPILED=1 uv build --wheel)
    --processor      the processor's own time, which a busy machine disturbs less; the checkouts alone
    --rounds N       11 unless told; --json FILE writes the same as JSON

Pages of three sizes and ten kinds of the site built in. In each round every page is shown once by every engine, in
a drawn order, so that what else the machine does falls on all of them; the figures are medians.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.checkout import MODEL, look_of, page_of
from benchmarks.engines import Engine, engines
from benchmarks.machine import median
from benchmarks.pages import Sample, folder_pages, made_pages, markup, site_pages
from benchmarks.table import Row, report
from handset.browser.display.paint import paint
from handset.keypad import Key, KeyEvent
from handset.screen import lcd_of
from handset.script.run.driver import Driver
from keitai.common.rng import Rng
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

ROUNDS = 11
OURS = "ours"
WORKS = {"first": "first frame", "whole": "whole page"}
Times = dict[tuple[str, str, int], list[float]]
"""Milliseconds by engine, work ("first" or "whole") and page."""


def measured(found: Sequence[Engine], samples: Sequence[Sample], rounds: int) -> Times:
    """Measure every engine on every page after a round to warm up, the engines in a drawn order for each page.

    In turn, each would follow the same other one every time, and what that leaves behind would count as its own.
    """
    times: Times = defaultdict(list)
    rng = Rng(rounds)
    for turn in range(rounds + 1):
        for number in range(len(samples)):
            for engine in rng.shuffled(found):
                for work, seconds in (("first", engine.first(number)), ("whole", engine.whole(number))):
                    if turn and seconds is not None:
                        times[engine.name, work, number].append(1000 * seconds)
    return times


def page_rows(found: Sequence[Engine], samples: Sequence[Sample], times: Times) -> list[Row]:
    """Our figure for each page and each work, and below it how many times ours the others take."""
    rows: list[Row] = []
    ratios: dict[tuple[str, str], list[float]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for work, name in WORKS.items():
            ours = statistics.median(times[OURS, work, number])
            limit = sample.first_limit if work == "first" else sample.whole_limit
            rows.append(Row(f"{sample.name}, {name}", ours, "ms", limit))
            for engine in found:
                if engine.name != OURS and times[engine.name, work, number]:
                    ratio = statistics.median(times[engine.name, work, number]) / ours
                    ratios[engine.name, work].append(ratio)
                    rows.append(Row(f"    {engine.name}, times ours", ratio, "x"))
    for (engine_name, work), each in ratios.items():
        rows.append(Row(f"all pages, {WORKS[work]}: {engine_name}, times ours", statistics.geometric_mean(each), "x"))
    return rows


def scrolling_rows() -> list[Row]:
    """One step of scrolling in long pages."""
    links = "".join(f"<a href=/{n}>link {n}</a><br>" for n in range(2_000)).encode() + b"x" * 60_000
    return [
        Row("60 KB, one step of scrolling", scrolled(markup(60_000), 10_000), "ms", 2),
        Row("100 KB with 2,000 links, scrolling", scrolled(links, 30_000), "ms", 2),
    ]


def scrolled(body: bytes, most: int) -> float:
    """Milliseconds of one step of ten pixels within the first `most` pixels of a page laid out whole."""
    canvas = lcd_of(MODEL).canvas()
    page = page_of(body)
    page.layout.reach_end()
    place = iter(range(0, 10**9, 10))

    def scroll() -> None:
        canvas.texts.clear()
        paint(canvas, page.layout, next(place) % most, look_of(page))

    return 1000 * median(scroll)


def phone_rows() -> list[Row]:
    """Through the whole phone: keys in, LCD out, the site built in."""
    simulator = Simulator(SimulatorOptions())
    Driver(simulator).open("/home")
    phone = simulator.phone

    def move() -> None:
        phone.step([KeyEvent(Key.DOWN, True)])
        phone.frame()
        phone.step([KeyEvent(Key.DOWN, False)])

    rows = [Row("mixi top: focus moved, to the LCD", 1000 * median(move), "ms", 6)]

    def reload() -> None:
        simulator.open("/home")
        phone.step()
        phone.frame()

    rows.append(Row("mixi top: asked for, to the LCD", 1000 * median(reload), "ms", 15))
    simulator.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a folder of pages of your own")
    parser.add_argument("--against", type=Path, metavar="DIR", help="another checkout of this project")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="a wheel of this project, such as the compiled one")
    parser.add_argument("--processor", action="store_true", help="the processor's time, of the checkouts alone")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="rounds (default: 11)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    options = parser.parse_args()
    for folder in (options.pages, options.against):
        if folder is not None and not folder.is_dir():
            parser.error(f"'{folder}' is not a directory")
    if options.wheel is not None and not options.wheel.is_file():
        parser.error(f"'{options.wheel}' is not a file")
    samples = [*made_pages(), *site_pages(), *(folder_pages(options.pages) if options.pages else [])]
    found = engines(samples, options.against, options.wheel, processor=options.processor)
    try:
        rows = page_rows(found, samples, measured(found, samples, options.rounds))
    finally:
        for engine in found:
            engine.close()
    report("Browser", [*rows, *scrolling_rows(), *phone_rows()])


if __name__ == "__main__":
    main()
