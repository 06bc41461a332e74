"""README's first command in a real window, by keyboard: from the standby screen into the overall ranking.

python tests/window/first_play.py OUTDIR

Starts a display of its own, presses keys as a person would, waits for what the window's title says is shown, leaves
a picture of each station in OUTDIR, and fails with a sentence when no score stands in the ranking at the end.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

GAME = "keep-awake"
TITLE = "Keep Your Friends Awake"
MEMBER = 42


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
    """A keyboard and a camera on one display."""

    display: str
    out: Path
    window: str = ""

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

    def picture(self, name: str) -> None:
        """What the window shows, once it has been painted."""
        time.sleep(0.4)
        path = self.out / f"{name}.png"
        subprocess.run(["import", "-window", self.window, str(path)], env=self.environment, check=True)


def start_display() -> tuple[subprocess.Popen[bytes], str]:
    """A display server without a screen, on a free number."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise Failed("Xvfb did not start")
    return server, f":{number}"


def asked(file: Path, question: str, *values: object) -> list[tuple[int | str, ...]]:
    """Rows of one of the phone's databases; none while it is not there."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as sql:
        return sql.execute(question, values).fetchall()


def plays(data: Path) -> list[int]:
    """The member's scores at the site, the newest last."""
    question = "SELECT score FROM play WHERE game = ? AND member = ? AND replay IS NOT NULL ORDER BY at"
    return [int(row[0]) for row in asked(data / "site.sqlite", question, GAME, MEMBER)]


def play(hands: Hands, data: Path) -> int:
    """The way through; answers the score that stands at the end."""
    from games.catalogue import game_ids

    wait_for("the window", hands.find_window, 90)
    hands.xdotool("windowfocus", "--sync", hands.window)
    hands.picture("1-standby")
    hands.go("l", "mixi - ", 60)
    before = plays(data)
    hands.picture("2-home")
    hands.go("5", "Games - mixi")
    hands.picture("3-games")
    hands.go(str(game_ids().index(GAME) + 1), f"{TITLE} - mixi")
    hands.picture("4-game")
    hands.go("5", f"{TITLE} - docomo")
    hands.picture("5-title")
    end = time.monotonic() + 300
    strokes = 0
    while not hands.shows("Your score"):
        if time.monotonic() > end:
            raise Failed("three erasers have not flown within five minutes of hitting 4, 5 and 6")
        hands.press("546"[strokes % 3])
        strokes += 1
        if strokes == 12:
            hands.picture("6-play")
    hands.picture("7-score")
    hands.go("7", "Friends' ranking")
    hands.picture("8-friends")
    hands.go("3", "Overall ranking")
    hands.picture("9-overall")
    after = plays(data)
    if len(after) != len(before) + 1 or not after[-1]:
        raise Failed(f"no new score stands in {data / 'site.sqlite'} after the play")
    return after[-1]


def close(hands: Hands, phone: subprocess.Popen[bytes], data: Path) -> None:
    """Asked to end, as by a session that is closed, the program ends well, and the phone remembers the time."""
    os.kill(int(hands.xdotool("getwindowpid", hands.window)), signal.SIGTERM)
    try:
        status = phone.wait(20)
    except subprocess.TimeoutExpired:
        raise Failed("the program goes on 20 s after it was asked to end") from None
    if status:
        raise Failed(f"the program ended with status {status}")
    if not asked(data / "phone.sqlite", "SELECT value FROM note WHERE name = 'clock'"):
        raise Failed("the phone's clock was not kept when the program ended")


def main(out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    data = out / "data"
    log = out / "run.log"
    server, display = start_display()
    hands = Hands(display, out)
    program = ["uv", "run", "run.py", "--data", str(data), "--lang", "en", "--seed", "2009", "--member", str(MEMBER)]
    try:
        with log.open("wb") as told:
            phone = subprocess.Popen(program, cwd=ROOT, env=hands.environment, stdout=told, stderr=told)
        try:
            score = play(hands, data)
            close(hands, phone, data)
            print(f"played in a window: {score} points stand in the ranking; pictures are in {out}")
        except (Failed, sqlite3.Error) as error:
            print(f"first play failed: {error}; pictures are in {out}, what the program said in {log}")
            return 1
        finally:
            phone.terminate()
            phone.wait(10)
    finally:
        server.terminate()
        server.wait(10)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/first_play")))
