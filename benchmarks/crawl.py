"""Every kind of page of the site by keys alone: how many, how many presses, and which page is slowest to come.

uv run python -m benchmarks.crawl
"""

from __future__ import annotations

import statistics
from time import perf_counter

from benchmarks.table import Row, report
from handset.keypad import Key
from handset.script.crawler.crawler import Crawler, Visit
from handset.script.run.driver import Driver
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

MEMBERS = (("42", "en"), ("7", "ja"), ("120", "ja"))


def crawl(member: str, lang: str) -> list[Visit]:
    simulator = Simulator(SimulatorOptions(member=member, lang=lang))
    driver = Driver(simulator)
    driver.press(Key.WEB)
    driver.wait_idle()
    visits = Crawler(driver, each=2, stopwatch=perf_counter).crawl()
    simulator.close()
    return visits


def main() -> None:
    crawl("1", "en")  # templates are compiled and glyphs drawn once
    for member, lang in MEMBERS:
        visits = crawl(member, lang)
        slowest = max(visits, key=lambda visit: visit.seconds)
        rows = [
            Row("kinds of pages", len({visit.kind for visit in visits}), "kinds", 100, atleast=True),
            Row("pages visited", len(visits), "pages"),
            Row("error pages", sum(not visit.good for visit in visits), "pages"),
            Row("presses", sum(visit.presses for visit in visits), "keys"),
            Row("most presses to one page", max(visit.presses for visit in visits), "keys"),
            Row("largest markup", max(visit.markup for visit in visits), "bytes", 10_000),
            Row("a page, press to picture, median", 1_000 * statistics.median(v.seconds for v in visits), "ms"),
            Row(f"slowest: {slowest.kind}", 1_000 * slowest.seconds, "ms"),
        ]
        report(f"The site by keypad as member {member} in {lang}", rows)


if __name__ == "__main__":
    main()
