"""Hostile sites, and a child process that opens them in a phone under watch: seconds, memory, and whether END answers.

uv run python -m tests.handset.browser.hostile named          the list of the worst
uv run python -m tests.handset.browser.hostile 0 1000         generated ones, by number

One JSON line an input. Those of the list have a process each, forked from one with an idle phone; generated ones come
one after another in one process. The system ends a process that takes more than `MEGABYTES` beyond what the idle phone
has, and one whose input takes longer than `HANGS` of the processor ends itself. What an input took is read from
Linux's high-water mark of resident memory, which is set back before its page is opened.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from handset.keypad import Key
from handset.model import model_names
from tests.handset.browser.browser_harness import BrowserHarness
from tests.handset.browser.changed_sites import site_of
from tests.handset.browser.worst_sites import SITES, URL, Pages

SECONDS = 2
"""The most one input may take of the processor on a quiet machine, where none takes one."""
HANGS = 3 * SECONDS
"""After so many seconds its process is ended: a busy machine's processor takes up to thrice as long for the same."""
_STRINGS, _QUIET = 60_000, 0.009
"""A piece of work, and how long the machine that the limits were set on takes for it when it is quiet."""
MEGABYTES = 256
"""The most one input may add to an idle phone before its process is ended."""


@dataclass(frozen=True)
class Ordeal:
    """What one input did to the phone."""

    name: str
    seconds: float
    """Of the processor, for opening, painting, moving, laying out to the end, and END."""
    first: float
    """Of them, until the page was first seen."""
    megabytes: int
    """The process's largest resident memory meanwhile, a phone's own included."""
    home: bool
    """END led to the standby screen."""
    slowness: float = 1
    """How many times longer than on a quiet machine work took just then; asked of inputs that seem to take long."""
    fault: str = ""
    """How the process ended, if not by itself."""


def watchable() -> bool:
    """Whether this machine can set back and tell a process's high-water mark."""
    return Path("/proc/self/clear_refs").exists()


def tried_in_child(*arguments: str) -> list[Ordeal]:
    """The ordeals of a process of its own. Raises `RuntimeError` with what it said when it did not live to the end."""
    command = [sys.executable, "-m", "tests.handset.browser.hostile", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode:
        raise RuntimeError(f"after {lines[-1:]} the process ended with {done.returncode}: {done.stderr[-3_000:]}")
    return [Ordeal(**json.loads(line)) for line in lines]


def ordeal(name: str, site: Pages, model: str) -> Ordeal:
    """Open a site's page in a phone, look, move about, go to its end, look again, and go home."""
    harness = BrowserHarness(site, model)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    start = time.process_time()
    harness.browser.open(URL)
    harness.phone.frame()
    first = time.process_time() - start
    harness.press(Key.DOWN, Key.OK, Key.DOWN, Key.RIGHT, wait=2)
    harness.phone.frame()
    page = getattr(harness.phone.foreground, "page", None)
    if page is not None:
        page.layout.reach_end()
    harness.press(Key.DOWN, Key.UP, wait=2)
    harness.phone.frame()
    harness.press(Key.END, wait=1)
    # A field that is being written asks first.
    if harness.phone.foreground.kind != "standby":
        harness.press(Key.END, Key.OK, Key.END, wait=2)
    seconds = time.process_time() - start
    home = harness.phone.foreground.kind == "standby"
    return Ordeal(name, round(seconds, 3), round(first, 3), _status("VmHWM") // 1024, home)


def slowness() -> float:
    """How many times longer than on a quiet machine the processor takes for the same work now; at least 1."""
    taken = []
    for _ in range(5):
        start = time.process_time()
        sorted(str(number) for number in range(_STRINGS))
        taken.append(time.process_time() - start)
    return max(1.0, round(sorted(taken)[2] / _QUIET, 2))


def _status(name: str) -> int:
    """A figure of this process in kilobytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(name + ":")[2].split()[0])


def _limit() -> None:
    """From here on this process may have so much more, and a trace of a hang is printed as it ends."""
    resource.setrlimit(resource.RLIMIT_DATA, ((_status("VmData") + MEGABYTES * 1024) * 1024,) * 2)
    faulthandler.register(signal.SIGPROF, chain=True)


def _try(name: str, site: Pages, model: str) -> None:
    """Print the ordeal of one input; SIGPROF ends the process after `HANGS` seconds."""
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    done = ordeal(name, site, model)
    signal.setitimer(signal.ITIMER_PROF, 0)
    if done.seconds > SECONDS / 2:
        done = replace(done, slowness=slowness())
    print(json.dumps(asdict(done)), flush=True)


def _apart(name: str) -> None:
    """The ordeal of one of the list, from a process that may not live to its end."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        if status:
            print(json.dumps(asdict(Ordeal(name, 0, 0, 0, home=False, fault=f"ended with {status}"))), flush=True)
        return
    ended = 1
    try:
        site = SITES[name]()
        _limit()
        _try(name, site, "qvga")
        ended = 0
    except BaseException:
        print(f"input {name!r}", file=sys.stderr)
        traceback.print_exc()
    finally:
        os._exit(ended)


def main() -> None:
    ordeal("warm", {URL: "<p>warm"}, "qvga")
    what, *more = sys.argv[1:]
    if what == "named":
        for name in more or SITES:
            _apart(name)
        return
    models = model_names()
    _limit()
    for number in range(int(what), int(more[0])):
        _try(str(number), site_of(number), models[number % len(models)])
        if number % 50 == 49:
            gc.collect()


if __name__ == "__main__":
    main()
