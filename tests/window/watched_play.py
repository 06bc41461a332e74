"""Each game in a real window with --watch and --debug: what is saved is taken up in the middle of a play.

python -m tests.window.watched_play OUTDIR [GAME...]

Works in a copy of the program, so that the files it saves harm nobody. Leaves pictures in OUTDIR: the overlay over a
play, the play after a number and a drawing were saved, and the histogram at its end.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from games.engine.catalogue import game_ids, load_game
from tests.window.desktop import ROOT, Failed, Hands, start_display, wait_for

ENDS = {"wig": 12, "keep-awake": 40, "kuta": 40, "mind-reader": 32}
"""Games that are over in so many seconds when one only presses keys; their histogram is looked at."""


def save(path: Path, line: str) -> None:
    """As an editor does: the file grows by a line."""
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")


def watch(hands: Hands, copy: Path, log: Path, game: str) -> None:
    spec = load_game(game)
    wait_for("the window", hands.find_window, 90)
    hands.xdotool("windowfocus", "--sync", hands.window)
    wait_for(f"the title {spec.file.title.en!r}", lambda: hands.shows(spec.file.title.en), 60)
    time.sleep(2)
    hands.press("5")
    keys = list(spec.file.keys)
    for stroke in range(6):
        hands.press(keys[stroke % len(keys)])
        time.sleep(0.3)
    hands.picture(f"{game}-debug")
    save(copy / "games" / game.replace("-", "_") / "game.yaml", "  # looked at again\n")
    wait_for("the saved game.yaml", lambda: "taken up: game.yaml" in log.read_text(), 20)
    drawing = next(path for path in sorted((copy / "assets" / "art" / game).glob("*.svg")) if path.stem != "title")
    save(drawing, "<!-- looked at again -->\n")
    wait_for(f"the saved {drawing.name}", lambda: f"taken up: {drawing.name}" in log.read_text(), 180)
    hands.press(keys[0])
    hands.picture(f"{game}-taken-up")
    end = time.monotonic() + ENDS.get(game, 0)
    while time.monotonic() < end:
        hands.press(keys[0])
        time.sleep(0.2)
    if game in ENDS:
        hands.picture(f"{game}-histogram")


def main(out: Path, wanted: list[str]) -> int:
    out.mkdir(parents=True, exist_ok=True)
    copy = out / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "out", "tests", str(out.name)))
    server, display = start_display()
    hands, status = Hands(display, out), 0
    try:
        for game in wanted:
            log = out / f"{game}.log"
            options = ["--watch", "--debug", "--data", ":memory:", "--lang", "en"]
            program = [sys.executable, "run.py", "play", game, *options]
            told = {**hands.environment, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(copy)}
            with log.open("wb") as file:
                phone = subprocess.Popen(program, cwd=copy, env=told, stdout=file, stderr=file)
            try:
                watch(hands, copy, log, game)
                print(f"{game}: taken up as saved; pictures are in {out}")
            except Failed as error:
                status = 1
                print(f"{game} failed: {error}; what the program said is in {log}")
            finally:
                phone.terminate()
                phone.wait(20)
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(copy, ignore_errors=True)
    return status


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/watched_play").resolve()
    raise SystemExit(main(folder, sys.argv[2:] or game_ids()))
