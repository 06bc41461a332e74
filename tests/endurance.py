"""A phone that is used for a long time, in a process of its own that tells what it holds: for tests of what stays.

uv run python -m tests.endurance pages 10000 2000        pages of all kinds, with forms, pictures and errors
uv run python -m tests.endurance monkey 10 5 21600       outings of a monkey, each of so many ticks on a new phone
uv run python -m tests.endurance visitors 50 5           visitors of a web browser's tab, each with a phone of his own

The second number is how many there are before, to warm up. One JSON line a tenth of the way.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import count, product
from pathlib import Path
from time import sleep

import pygame
import uvicorn
from websockets.sync.client import connect

from handset.browser.app import BrowserApp
from handset.frontends.web.admission import Limits
from handset.frontends.web.connections import server_config
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.preview.folder import HOST
from handset.screen import typeface_of
from handset.script.monkey.monkey_run import Segment, explore
from handset.typeface import SIZES
from keitai.cli.tab import tab_app
from keitai.common.rng import Rng
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator, environment_factory, setup_of

TENTHS = 10
MODELS = ("l03a", "p906i", "qvga", "923sh")
EACH = 250
"""Pages on a model."""
ROUND = EACH * len(MODELS)
WAYS = 5
"""Of a monkey; so many outings warm up."""
PAGES = Path(__file__).parent / "handset" / "browser" / "pages"
DOORS = ("/home", "/games", "/communities", "/diary", "/reviews", "/albums", "/messages", "/help", "/points", "/news")
FORMS = ("/search/members", "/diary/new", "/diary/1/comment", "/echo", "/settings")
ERRORS = ("http://nowhere.test/", "/there/is/no/such/page", "/img/nothing.gif", "http://m.mixi.test:99999/", "/diary/0")
HABITS = (Key.DOWN, Key.SIDE_DOWN, Key.OK, Key.CLEAR, Key.UP, Key.SOFT_LEFT)


@dataclass(frozen=True)
class Holding:
    """What a process has after `done` pages, outings or visitors."""

    done: int
    kilobytes: int
    """Of resident memory, when what is free was given back."""
    files: int
    threads: int
    phones: int


def watchable() -> bool:
    """Whether this machine tells what a process holds."""
    return Path("/proc/self/fd").exists()


def held_in_child(*arguments: str) -> list[Holding]:
    """What a process of its own held on its way. Raises `RuntimeError` with what it said when it fell."""
    # Large blocks apart from the heap, or what is free between small ones counts as held: that is not a leak.
    env = {**os.environ, "MALLOC_MMAP_THRESHOLD_": "65536"}
    command = [sys.executable, "-m", "tests.endurance", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise RuntimeError(f"the process ended with {done.returncode}: {done.stderr[-3_000:]}")
    return [Holding(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def holding(done: int) -> Holding:
    gc.collect()
    _give_back()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = int(status.partition("VmRSS:")[2].split()[0])
    phones = sum(isinstance(each, Handset) for each in gc.get_objects())
    return Holding(done, resident, len(os.listdir("/proc/self/fd")), threading.active_count(), phones)


def _give_back() -> None:
    """What the C library has free goes back to the system, or it would count as held."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


# pages


def visits() -> Iterator[None]:
    """One page after another, without end; a new browser now and then, and a new phone of another model. After `ROUND`
    of them the same choices are made again, so that what is shown for the first time is shown while it warms up."""
    simulator = Simulator(SimulatorOptions(folder=PAGES, outside=False))
    samples = sorted(path.name for path in PAGES.glob("*.html"))
    number = 0
    while True:
        if number % ROUND == 0:
            simulator.switch_device(MODELS[0])
            chance = Rng(17)
        kind = number % 10
        if number % 50 == 0:
            _press(simulator, Key.END, Key.END, Key.WEB)
        if kind < 5:
            _follow_a_link(simulator, chance)
        elif kind == 5:
            simulator.open(f"http://{HOST}/{chance.choice(samples)}")
        elif kind == 6:
            _fill_in(simulator, chance)
        elif kind == 7:
            simulator.open(chance.choice(ERRORS))
        else:
            _press(simulator, *[chance.choice(HABITS) for _ in range(4)])
        _press(simulator, Key.DOWN)
        simulator.phone.frame()
        yield
        number += 1
        if number % EACH == 0:
            simulator.switch_device(MODELS[number // EACH % len(MODELS)])


def _browser(simulator: Simulator) -> BrowserApp | None:
    app = simulator.phone.foreground
    return app if isinstance(app, BrowserApp) else None


def _follow_a_link(simulator: Simulator, chance: Rng) -> None:
    """To where a link of the page leads, or in by a door where there is none."""
    browser = _browser(simulator)
    page = browser.page if browser is not None else None
    links = [page.resolve(node.get("href")) for node in page.document.focusables if node.has("href")] if page else []
    links = [link for link in links if link.startswith("http://m.mixi.test/")]
    if browser is None or not links or chance.one_in(8):
        simulator.open(chance.choice(DOORS))
    else:
        browser.open(chance.choice(links))


def _fill_in(simulator: Simulator, chance: Rng) -> None:
    """Write into the first field of a form, and send it."""
    simulator.open(chance.choice(FORMS))
    browser = _go_to(simulator, lambda browser: browser.wants_text)
    if browser is not None:
        browser.type_text(f"hello {chance.between(1, 10**9)}")
        _go_to(simulator, lambda browser: browser.focused is not None and browser.focused.get("type") == "submit")
    _press(simulator, Key.OK, Key.OK)


def _go_to(simulator: Simulator, wanted: Callable[[BrowserApp], bool]) -> BrowserApp | None:
    """Down to what is wanted on the page; None where it is not found."""
    for _ in range(30):
        browser = _browser(simulator)
        if browser is None or wanted(browser):
            return browser
        _press(simulator, Key.DOWN)
    return None


def _press(simulator: Simulator, *keys: Key) -> None:
    for key in keys:
        for events in ([KeyEvent(key, True)], [], [KeyEvent(key, False)], [], []):
            simulator.phone.step(events)


# a monkey


def outings(ticks: int) -> Iterator[None]:
    """One after another, the same `WAYS` again and again: what the first round had to load is there in the next."""
    options = SimulatorOptions(outside=False)
    number = 0
    while True:
        found = explore(environment_factory(options), setup_of(options), Segment(2009, number % WAYS, ticks)).findings
        if found:
            raise RuntimeError(f"the monkey found {found[0]}")
        yield
        number += 1


# a server of phones


def visitors() -> Iterator[None]:
    """One visitor after another: he looks at a page, presses a key, and leaves; the server is this process."""
    app = tab_app(SimulatorOptions(), Limits(visitors=100, per_address=100), outside=False)
    server = uvicorn.Server(server_config(app, port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    ends = _VisitEnds()
    access = logging.getLogger("keitai.access")
    access.addHandler(ends)
    access.setLevel(logging.INFO)
    for number in count():
        place = socket.create_connection(("127.0.0.1", port), 60, (f"127.0.0.{1 + number % 200}", 0))
        with connect(
            f"ws://127.0.0.1:{port}/tab/phone?url=/home", sock=place, open_timeout=120, ping_interval=None
        ) as link:
            link.send(json.dumps({"down": "down"}))
            link.send(json.dumps({"up": "down"}))
            seen: set[type] = set()
            while seen != {bytes, str}:
                seen.add(type(link.recv(120)))
        assert ends.over.wait(60), "the server never noticed that a visitor had left"
        ends.over.clear()
        yield


class _VisitEnds(logging.Handler):
    """Notes the ends of visits as the tab logs them, each once all that it held is given back."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if json.loads(record.getMessage())["event"] == "visit":
            asyncio.get_running_loop().call_soon(self.over.set)


def open_fonts() -> None:
    """Their files stay open from the first letter of a size on."""
    canvas = pygame.Surface((30, 30))
    for kind, size, bold in product(("outline", "bitmap"), SIZES, (False, True)):
        typeface_of(kind).draw(canvas, 0, 0, "あ", size, (0, 0, 0), bold)


def main() -> None:
    what, wanted, warm, *more = sys.argv[1:]
    ways = {"pages": visits, "monkey": lambda: outings(int(more[0])), "visitors": visitors}
    way = ways[what]()
    open_fonts()
    pass_by(way, int(warm))
    print(json.dumps(asdict(holding(0))), flush=True)
    for tenth in range(TENTHS):
        done, then = (int(wanted) * part // TENTHS for part in (tenth, tenth + 1))
        pass_by(way, then - done)
        print(json.dumps(asdict(holding(then))), flush=True)


def pass_by(way: Iterator[None], number: int) -> None:
    for _ in range(number):
        next(way)


if __name__ == "__main__":
    main()
