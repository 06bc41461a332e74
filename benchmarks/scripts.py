"""How fast a keypad script runs: a flow of 30 presses over 6 pages, and the same flow in Chromium by Playwright.

uv run python -m benchmarks.scripts

The script gets a new phone and its world each time. Chromium is started once and its start is not counted; the same
site is served to it over HTTP on this machine, and each page begins in a new browser context.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import perf_counter

from benchmarks.table import Row, report
from handset.script.language.parser import parse
from handset.script.run.runner import run_script
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator, script_environment

REPEATS = 9
PAGES = ("/home", "/diary", "/diary/friends", "/games", "/games/keep-awake", "/games/keep-awake/ranking/all")
FLOW = "\n".join(f'open "{page}"\npress down x4 up' for page in PAGES)
CHROMIUM = Path("/usr/bin/chromium")


def median_seconds(flow: Callable[[], None]) -> float:
    """Of the runs after the first, which loads what is kept."""
    times = []
    for _ in range(REPEATS):
        begin = perf_counter()
        flow()
        times.append(perf_counter() - begin)
    return statistics.median(times[1:])


def headless() -> float:
    script = parse(f'keys 1\ntest "flow"\n{FLOW}\nend', "flow.keys", lambda name, including: (name, ""))

    def flow() -> None:
        (verdict,) = run_script(script, script_environment)
        assert verdict.outcome == "passed", verdict.message

    return median_seconds(flow)


@contextmanager
def served() -> Iterator[int]:
    """The same site with the same data over HTTP; its port."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: object) -> None: ...

    simulator = Simulator(SimulatorOptions())
    server = make_server("127.0.0.1", 0, simulator.world.handle, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join()
        simulator.close()


def in_chromium() -> float:
    from playwright.sync_api import sync_playwright

    with served() as port, sync_playwright() as browsers:
        resolver = f"--host-resolver-rules=MAP m.mixi.test 127.0.0.1:{port}"
        browser = browsers.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", resolver])

        def flow() -> None:
            context = browser.new_context(viewport={"width": 240, "height": 280})
            page = context.new_page()
            for path in PAGES:
                answer = page.goto(f"http://m.mixi.test{path}")
                assert answer is not None
                assert answer.ok
                for key in ["Tab"] * 4 + ["Shift+Tab"]:
                    page.keyboard.press(key)
            context.close()

        try:
            return median_seconds(flow)
        finally:
            browser.close()


def main() -> None:
    rows = [Row("30 presses over 6 pages, headless", headless(), "s", 0.3)]
    if CHROMIUM.exists() and find_spec("playwright") is not None:
        rows.append(Row("the same in Chromium over HTTP, by Playwright", in_chromium(), "s"))
    report("Keypad scripts", rows)


if __name__ == "__main__":
    main()
