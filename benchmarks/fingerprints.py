"""What one checkout of this project shows, as hashes: every page of the site, every golden play, every script.

    PYTHONPATH=DIR python -P benchmarks/fingerprints.py [pages] [plays] [scripts] > FILE

Prints one JSON object, name -> what was seen; `benchmarks.same_behaviour` runs it in two checkouts and compares. Runs
in the checkout's folder and imports nothing but that checkout, by today's names or by those of commit 509bbac.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urldefrag, urlsplit

import xxhash

from handset.apps.standby import open_page
from handset.keypad import Key, KeyEvent
from handset.machine import Handset
from handset.script.language.parser import read_script
from handset.script.run.runner import run_script

try:
    from handset.preview.shots import capture_part
except ImportError:  # its name at commit 509bbac
    from handset.preview.shots import take_part as capture_part  # type: ignore[attr-defined,no-redef]
try:
    from games.engine.catalogue import read_game
    from games.engine.replay import decode, resimulate
    from keitai.options import SimulatorOptions
    from keitai.simulator import Simulator, environment_factory
except ImportError:  # their names at commit 509bbac
    from commands.desk import Desk as Simulator  # type: ignore[no-redef,import-not-found]
    from commands.wishes import Wishes as SimulatorOptions  # type: ignore[no-redef,import-not-found]
    from games.catalogue import read_game  # type: ignore[no-redef,import-not-found]
    from games.replay import decode, resimulate  # type: ignore[no-redef,import-not-found]

DEVICES = ("p906i", "w61ca", "911sh")
LANGUAGES = ("en", "ja")
HOST = "m.mixi.test"
EACH = 2
"""Pages of a kind (an address with each number as N) that are looked at."""
EVERY = 100
"""Ticks from one frame of a play, or of a script, that is looked at to the next."""
LONGEST = 60 * 60
"""Ticks a page may take to come, and a play's watching after its last tick."""

NAMES: tuple[Any, ...] = ()
"""What a checkout's scripts may name beside the language's own words."""
try:
    from keitai.script_names import unchecked_names
except ImportError:  # a checkout whose language has the site's verbs itself
    pass
else:
    NAMES = (unchecked_names(),)

Seen = Iterator[tuple[str, str]]
Browser = Any  # the BrowserApp of whichever checkout


def pages() -> Seen:
    """Follow the site's links breadth first on one model, then show each page on all models."""
    for lang in LANGUAGES:
        addresses = _crawl(lang)
        for device in DEVICES:
            simulator = Simulator(SimulatorOptions(device=device, lang=lang))
            for address in addresses:
                _show(simulator.phone, address)
                yield f"page {address.partition(HOST)[2]} {device} {lang}", _picture(simulator.phone)
            simulator.close()


def _crawl(lang: str) -> list[str]:
    simulator = Simulator(SimulatorOptions(device=DEVICES[0], lang=lang))
    waiting = deque([f"http://{HOST}/home"])
    known, kinds, found = set(waiting), Counter[str](), []
    while waiting:
        address = waiting.popleft()
        kind = re.sub(r"/\d+(?=/|$)", "/N", urlsplit(address).path)
        if kinds[kind] >= EACH:
            continue
        kinds[kind] += 1
        found.append(address)
        browser = _show(simulator.phone, address)
        for link in _links(browser):
            if urlsplit(link).netloc == HOST and link not in known:
                known.add(link)
                waiting.append(link)
    simulator.close()
    return found


def _links(browser: Browser) -> list[str]:
    page = browser.page if browser is not None else None
    if page is None:
        return []
    anchors = [node for node in page.document.focusables if node.tag == "a"]
    return [urldefrag(page.resolve(node.get("href")))[0] for node in anchors]


def _show(phone: Handset, address: str) -> Browser:
    """Open an address from the standby screen and wait until it is there; a game it leads to stays at its title."""
    for _ in range(3):
        phone.step([KeyEvent(Key.END, True)])
        phone.step([KeyEvent(Key.END, False)])
    open_page(phone, address)
    for _ in range(LONGEST):
        phone.step()
        if not phone.network.busy and _waits(phone.foreground):
            break
    return phone.foreground if phone.foreground.kind == "browser" else None


@runtime_checkable
class _Idle(Protocol):
    """App that knows when it waits for a key; written out, since commit 509bbac had no protocol of that name."""

    @property
    def idle(self) -> bool: ...


def _waits(app: object) -> bool:
    return app.idle if isinstance(app, _Idle) else True


def _picture(phone: Handset) -> str:
    """Return the hash of the LCD, and of the page from top to bottom."""
    return f"{phone.frame().hash} {xxhash.xxh64_hexdigest(capture_part(phone, 'full').tobytes())}"


def plays() -> Seen:
    """Prove each golden play by the game file of its day, and watch those of the rules of today."""
    for path in sorted(Path("tests/games").glob("*/golden/*.ktplay")):
        package, version = path.parent.parent.name, path.name.partition("-")[0]
        raw, tuning = path.read_bytes(), path.with_name(f"game-{version}.yaml")
        name = f"play {package}/{path.stem}"
        if not tuning.is_file():
            yield name, "of rules that went"
            continue
        spec = read_game(tuning.read_bytes(), package.replace("_", "-"), f"games.{package}", tuning.name)
        yield f"{name} score", f"{decode(raw).score} {resimulate(decode(raw), spec)}"
        yield f"{name} frames", _watched(raw, decode(raw).ticks)


def _watched(raw: bytes, ticks: int) -> str:
    simulator = Simulator(SimulatorOptions(device=DEVICES[0]))
    simulator.phone.launch("watch", raw)
    hashes = [_after(simulator.phone, EVERY) for _ in range((ticks + LONGEST // 10) // EVERY)]
    simulator.close()
    return " ".join(hashes)


def _after(phone: Handset, ticks: int) -> str:
    for _ in range(ticks):
        phone.step()
    return phone.frame().hash


def scripts() -> Seen:
    """Run each script with what is beside it, and look at every `EVERY`th frame and at the last of each test."""
    for path in sorted(Path("tests/scripts").glob("*.keys")):
        frames = FrameLog()
        verdicts = run_script(read_script(path, *NAMES), frames.watched(environment_factory(SimulatorOptions())))
        text = xxhash.xxh64_hexdigest(path.read_bytes())
        outcomes = [
            f"{each.name}: {each.outcome} after {each.ticks} ticks, {each.presses} presses" for each in verdicts
        ]
        yield f"script {path.name}", "; ".join([f"text {text}", *outcomes, *frames.hashes])


class FrameLog:
    """Hashes of frames of the phones that scripts play on."""

    def __init__(self) -> None:
        self.hashes: list[str] = []

    def watched(self, make: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return `make`, with every phone it makes looked at while it runs and when it is switched off."""

        def made(setup: Any) -> Any:
            environment = make(setup)
            environment.phone.step = partial(self._step, environment.phone, environment.phone.step)
            environment.close = partial(self._close, environment, environment.close)
            return environment

        return made

    def _step(self, phone: Handset, step: Callable[..., None], *events: Any) -> None:
        step(*events)
        if phone.clock.ticks % EVERY == 0:
            self._look(phone)

    def _close(self, environment: Any, close: Callable[[], None]) -> None:
        self._look(environment.phone)
        close()

    def _look(self, phone: Handset) -> None:
        self.hashes.append(phone.frame().hash)


WORKS: dict[str, Callable[[], Seen]] = {"pages": pages, "plays": plays, "scripts": scripts}


def main() -> None:
    asked = sys.argv[1:] or list(WORKS)
    print(json.dumps({name: seen for work in asked for name, seen in WORKS[work]()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
