"""Which packages each verb loads: a verb that needs no site, no browser or no screen starts without them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from games.engine.catalogue import load_game
from games.engine.replay import encode
from games.tools.simulate import play_out
from keitai.cli.main import COMMAND_MODULES

SITE = ("screens", "flask", "werkzeug", "jinja2", "sqlalchemy", "alembic", "babel", "argon2", "httpcore", "feedparser")
PAGES = tuple(sorted(set(SITE) - {"screens"}))
"""What makes the site's pages; a script also knows its words, from `screens.script_words`."""
GAMES = ("games", "pymunk")
OUTSIDE = ("httpx", "rich", "pygments", "asyncio", "multiprocessing", "ssl", "email", "granian", "uvicorn", "starlette")
SCREEN = ("pygame", "numpy", "PIL", "selectolax", "tinycss2", "xxhash")
FILES = ("yaml", "msgspec", "sqlite3")
NOTHING = (*SITE, *GAMES, *OUTSIDE, *SCREEN)
STEPS: list[tuple[list[str], tuple[str, ...]]] = [
    (["--version"], (*NOTHING, *FILES)),
    *(([verb, "--help"], (*NOTHING, "yaml", "msgspec")) for verb in COMMAND_MODULES),
    (["--help"], (*NOTHING, "yaml", "msgspec")),
    (["data"], (*NOTHING, "yaml", "msgspec")),
    (["keys"], NOTHING),
    (["devices"], NOTHING),
    (["text", "page.html"], (*SITE, *GAMES, *OUTSIDE)),
    (["lint", "page.html"], (*SITE, *GAMES, *OUTSIDE)),
    (["shot", "page.html", "-o", "page.png"], (*SITE, *GAMES, *OUTSIDE)),
    (["games"], (*SITE, "pymunk", *OUTSIDE)),
    (["new-game", "tea-time", "--games", "mine"], (*SITE, "pymunk", *OUTSIDE)),
    (["replay", "wig.replay", "--verify"], (*SITE, "pymunk", *OUTSIDE)),
    (["script", "page.keys"], (*PAGES, "pymunk", *sorted(set(OUTSIDE) - {"multiprocessing"}))),
    (["ranking", "wig"], ("flask", "jinja2", "alembic", "argon2", "httpcore", "httpx", "rich", "pymunk")),
    (["shot", "/home", "-o", "home.png"], ("alembic", "argon2", "httpcore", "httpx", "rich", "pymunk", "feedparser")),
]
"""What is run in one process, the lightest first, and what none of it may have loaded until then."""
PROGRAM = """
import contextlib, io, json, sys
from keitai.cli.main import run
told = []
for words in json.loads(sys.argv[1]):
    sys.argv[:] = ["run.py", *words]
    status, said = 0, io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            run()
        except SystemExit as end:
            status = end.code or 0
    told.append([status, sorted({name.partition(".")[0] for name in sys.modules})])
print(json.dumps(told))
"""


def test_a_verb_loads_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<title>Tea</title><body>Tea <a href=b>and more</a>", encoding="utf-8")
    (tmp_path / "page.keys").write_text('keys 1\ntest "standby"\n  wait 1s\n  expect text "9"\nend\n', encoding="utf-8")
    _write_replay(tmp_path / "wig.replay")
    words = json.dumps([asked for asked, _ in STEPS])
    quiet = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-c", PROGRAM, words]
    done = subprocess.run(command, cwd=tmp_path, env=quiet, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for (asked, forbidden), (status, loaded) in zip(STEPS, json.loads(done.stdout), strict=True):
        assert status == 0, (asked, done.stderr)
        assert sorted(set(loaded) & set(forbidden)) == [], asked


def _write_replay(path: Path) -> None:
    spec = load_game("wig")
    replay, _ = play_out(spec, spec.bot("novice", 1), 1, 60)
    path.write_bytes(encode(replay))
