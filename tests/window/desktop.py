"""A desktop without a screen, on which tests use the program as a person does: a window, a keyboard, a camera."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class Failed(Exception):
    """What did not happen, in a sentence."""


def wait_for(what: str, happened: Callable[[], bool], seconds: float, every: float = 0.1) -> None:
    """Look again and again, for `seconds` at most. Raises `Failed`."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise Failed(f"{what} did not come within {seconds:g} s")
        time.sleep(every)


@dataclass
class Hands:
    """A keyboard and a camera on one display, and the program that has its window there."""

    display: str
    out: Path
    """Where pictures go."""
    window: str = ""
    phone: subprocess.Popen[bytes] | None = None

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @property
    def environment(self) -> dict[str, str]:
        wanted = {"DISPLAY": self.display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy", "LC_ALL": "C.UTF-8"}
        return {**os.environ, **wanted}

    def find_window(self) -> bool:
        found = self.xdotool("search", "--class", "^run.py$").split()
        self.window = found[-1] if found else ""
        return bool(found)

    def title(self) -> str:
        return self.xdotool("getwindowname", self.window)

    def shows(self, title: str) -> bool:
        return self.title().startswith(title)

    def press(self, key: str) -> None:
        """Down for a tenth of a second, as a thumb is."""
        self.xdotool("keydown", key, "sleep", "0.1", "keyup", key)

    def go(self, key: str, title: str, seconds: float = 20) -> None:
        """Press a key and wait until the window shows the page of that title."""
        before = self.title()
        self.press(key)
        wait_for(f"{title!r} after {before!r} and the key {key}", lambda: self.shows(title), seconds)

    def write(self, text: str) -> None:
        """Letters, one after another."""
        self.xdotool("type", "--delay", "60", text)

    def end(self) -> None:
        """Asked to end, as by a session that is closed, the program ends well."""
        assert self.phone is not None
        os.kill(int(self.xdotool("getwindowpid", self.window)), signal.SIGTERM)
        try:
            status = self.phone.wait(20)
        except subprocess.TimeoutExpired:
            raise Failed("the program goes on 20 s after it was asked to end") from None
        if status:
            raise Failed(f"the program ended with status {status}")

    def picture(self, name: str) -> None:
        """What the window shows, once it has been painted."""
        time.sleep(0.4)
        path = self.out / f"{name}.png"
        subprocess.run(["import", "-window", self.window, str(path)], env=self.environment, check=True)


def start_display() -> tuple[subprocess.Popen[bytes], str]:
    """A display server without a screen, on a free number."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise Failed("Xvfb did not start")
    return server, f":{number}"


@contextmanager
def program(words: Sequence[str], out: Path) -> Iterator[Hands]:
    """`run.py` with these words in a window that has the keyboard; what it says goes into run.log in `out`.

    Raises `Failed` when no window comes.
    """
    out.mkdir(parents=True, exist_ok=True)
    server, display = start_display()
    hands = Hands(display, out)
    try:
        with (out / "run.log").open("wb") as told:
            hands.phone = subprocess.Popen(
                ["uv", "run", "run.py", *words],
                cwd=ROOT,
                env=hands.environment,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
            )
        try:
            wait_for("the window", hands.find_window, 90)
            hands.xdotool("windowfocus", "--sync", hands.window)
            yield hands
        finally:
            hands.phone.terminate()
            hands.phone.wait(10)
    finally:
        server.terminate()
        server.wait(10)
