"""README's first command in a real window, by keyboard: from the standby screen into the overall ranking.

python -m tests.window.first_play OUTDIR

Starts a display of its own, presses keys as a person would, waits for what the window's title says is shown, leaves
a picture of each station in OUTDIR, and fails with a sentence when no score stands in the ranking at the end.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from games.engine.catalogue import game_ids
from tests.window.desktop import Failed, Hands, program

GAME = "keep-awake"
TITLE = "Keep Your Friends Awake"
MEMBER = 42


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
    hands.picture("1-standby")
    hands.go("l", "mixi - ", 60)
    before = plays(data)
    hands.picture("2-home")
    hands.go("9", "Games - mixi")
    hands.picture("3-games")
    hands.go(str(game_ids().index(GAME) + 1), f"{TITLE} - mixi")
    hands.picture("4-game")
    hands.go("5", f"{TITLE} - Plain QVGA")
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


def main(out: Path) -> int:
    data = out / "data"
    words = ["--data", str(data), "--lang", "en", "--seed", "2009", "--member", str(MEMBER)]
    try:
        with program(words, out) as hands:
            score = play(hands, data)
            hands.end()
            if not asked(data / "phone.sqlite", "SELECT value FROM note WHERE name = 'clock'"):
                raise Failed("the phone's clock was not kept when the program ended")
        print(f"played in a window: {score} points stand in the ranking; pictures are in {out}")
    except (Failed, sqlite3.Error) as error:
        print(f"first play failed: {error}; pictures are in {out}, and what the program said in run.log")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/first_play")))
