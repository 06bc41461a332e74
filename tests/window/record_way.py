"""A way through the phone, recorded in a real window by keyboard: mixi, a diary, a comment written under it.

python -m tests.window.record_way OUTDIR

The script that comes of it must pass when it is run and be short enough to read, its movie must show the same pictures
again, and a phone that is wound back ends the recording with a word.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.window.desktop import ROOT, Failed, Hands, program

TEXT = "what a day"
LONGEST = 40


def use(hands: Hands) -> None:
    """The way: each page waited for by what the window is called."""
    hands.go("l", "mixi - ", 60)
    hands.picture("1-home")
    hands.go("3", "My diary")
    hands.press("Down")
    hands.go("Return", "Sunburnt")
    hands.press("t")
    hands.picture("2-diary")
    hands.go("5", "Write a comment")
    hands.write(TEXT)
    hands.press("Return")
    hands.picture("3-written")
    hands.press("Down")
    hands.press("Return")
    hands.picture("4-confirm")
    hands.go("Return", "Done")
    hands.picture("5-sent")


def command(*words: str | Path) -> str:
    """What a verb says. Raises `Failed` when it fails."""
    done = subprocess.run(
        ["uv", "run", "run.py", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"run.py {words[0]} ended with status {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def check(script: Path) -> int:
    """The script and its movie; answers how many lines it has."""
    lines = [line.strip() for line in script.read_text(encoding="utf-8").splitlines()]
    for wanted in (f'type "{TEXT}" via keyboard', 'expect url "/home"', 'expect url "/diary/431"'):
        if not any(line.startswith(wanted) for line in lines):
            raise Failed(f"{script}: the line {wanted!r} was not found")
    if len(lines) > LONGEST:
        raise Failed(f"{script}: has {len(lines)} lines, more than {LONGEST}")
    command("script", script, "--report", script.parent / "report")
    command("replay", script.with_suffix(".kmov"))
    return len(lines)


def main(out: Path) -> int:
    script = out / "way.keys"
    try:
        with program(["record", str(script), "--force", "--device", "l03a", "--lang", "en"], out) as hands:
            use(hands)
            hands.end()
        print(f"recorded in a window: {check(script)} lines that pass and a movie that shows the same; see {out}")
    except Failed as error:
        print(f"recording failed: {error}; pictures are in {out}, and what the program said in run.log")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/record_way")))
