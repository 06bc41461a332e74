"""Verbs as processes of their own that start at once: copies of one process that has the program loaded.

A signal needs a process, and to start one costs a second; a copy costs ten milliseconds.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
FORKING = """
import json, os, sys, time
sys.path[0] = os.getcwd()
from keitai.cli.main import run
import handset.frontends.window, handset.frontends.speaker, handset.script.report.folder, games.tools.film
import keitai.cli.balance, keitai.cli.lists, keitai.cli.monkey, keitai.cli.pages, keitai.cli.phone
import keitai.cli.rankings, keitai.cli.recording, keitai.cli.scripts, keitai.cli.tour, rich.progress, httpx

shown = handset.frontends.loop.run

def show(window):
    open("window", "w").close()
    shown(window)

handset.frontends.loop.run = show

def become(job):
    os.setsid()
    os.chdir(job["folder"])
    os.environ["XDG_PICTURES_DIR"] = job["folder"]
    for number, name, flags in ((0, "stdin", os.O_RDONLY), (1, "stdout", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
                                (2, "stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)):
        os.dup2(os.open(job[name], flags), number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)
    sys.argv = ["run.py", *job["words"]]
    run()
    sys.exit()

def waited(pid, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)

for line in sys.stdin:
    job = json.loads(line)
    if "pid" in job:
        answer = waited(job["pid"], job["seconds"])
    else:
        answer = os.fork() or become(job)
    print(json.dumps(answer), flush=True)
"""


@dataclass
class Verb:
    """A verb that runs, in a session of its own as a shell's job is."""

    warm: WarmProcess
    pid: int
    folder: Path
    used_before: float = 0.0
    """Seconds of processor time it had used when the last signal was sent."""

    def send(self, number: int) -> None:
        """SIGINT to the whole group, as a terminal does it; another signal to the verb alone."""
        self.used_before = self.seconds
        (os.killpg if number == signal.SIGINT else os.kill)(self.pid, number)

    @property
    def seconds(self) -> float:
        """Seconds of processor time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_until(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if ready():
                return
            time.sleep(0.01)
        raise AssertionError(f"it never began to work: {self.told()}")

    def wait_for_end(self, seconds: float, busy: float) -> tuple[int, str, str]:
        """Its status, and what it printed; nothing of it is left.

        It may take so many `seconds` by the clock, and since the last signal has been `busy` for so many at most: the
        clock is shared with whatever else the machine does.
        """
        end = time.monotonic() + seconds
        while self._is_alive() and time.monotonic() < end:
            time.sleep(0.02)
        used = self.seconds - self.used_before
        assert used <= busy, f"{used} s of work after the signal: {self.told()}"
        status = self.warm.ask(pid=self.pid, seconds=seconds)
        assert status is not None, f"still there after {seconds} s: {self.told()}"
        wait_until_gone(self.pid, seconds)
        return status, *self.told()

    def _is_alive(self) -> bool:
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"

    def told(self) -> tuple[str, str]:
        return (self.folder / "stdout").read_text(), (self.folder / "stderr").read_text()


class WarmProcess:
    """The process that copies are made of."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", FORKING],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"},
        )
        self._started: list[int] = []

    def ask(self, **job: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def start(self, folder: Path, *words: str, piped: str | None = None) -> Verb:
        """`run.py WORDS` in a folder, with `piped` or nothing on its standard input."""
        if piped is not None:
            (folder / "stdin").write_text(piped)
        stdin = "stdin" if piped is not None else os.devnull
        pid = self.ask(folder=str(folder), words=words, stdin=stdin, stdout="stdout", stderr="stderr")
        self._started.append(pid)
        return Verb(self, pid, folder)

    def close(self) -> None:
        for pid in self._started:
            for each in members(pid):
                os.kill(each, signal.SIGKILL)
        self._process.communicate()


def wait_until_gone(session: int, seconds: float) -> None:
    """Wait until no process of a session is left; what the system has yet to take away counts as gone in time."""
    end = time.monotonic() + seconds
    while members(session) and time.monotonic() < end:
        time.sleep(0.02)
    left = [Path(f"/proc/{each}/cmdline") for each in members(session)]
    assert not left, [each.read_text() for each in left if each.exists()]


def members(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = each.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(of) == session and state not in "ZX":
            found.append(int(each.parent.name))
    return found
