"""Every verb, every option and argument, with every thing of the world that is not as it should be.

The commands themselves say what there is to try: an option that is not in `ROLES` fails the test. Each wrong value ends
with a sentence that names it, with the status of what was asked wrongly or has failed, and leaves nothing behind.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from games.engine.catalogue import load_game
from games.engine.replay import encode
from games.tools.simulate import play_out
from tests.keitai.cli.command_line import answer
from tests.keitai.cli.test_flash import movie_file
from tests.keitai.cli.test_help import commands

WORDS = {
    "tour": "tour -o out", "open": "open page.html", "play": "play wig", "script": "script whole.keys",
    "record": "record r.keys /home", "monkey": "monkey --ticks 60", "shot": "shot page.html -o out",
    "text": "text page.html", "lint": "lint page.html", "replay": "replay whole.play --verify",
    "balance": "balance wig --rounds 2", "new-game": "new-game my-game --games mine",
    "ranking": "ranking wig", "serve": "serve --bind 203.0.113.1 --url http://m.test --port 9",
    "site backup": "site backup b --data none",
    "site restore": "site restore file --data none", "site check": "site check --data none", "devices": "devices",
    "games list": "games list", "games check": "games check folder",
    "games pack": "games pack folder", "keys": "keys",
    "flash info": "flash info m.swf", "flash text": "flash text m.swf",
    "flash trace": "flash trace m.swf", "flash shot": "flash shot m.swf", "data where": "data where",
    "data backup": "data backup b --data kept", "data reset": "data reset --yes",
}  # fmt: skip
"""Verb -> words by which it is asked for, each thing of the world in its place."""

NOT_FILES = ["nosuch", "file/x", "loop"]
FILES = [*NOT_FILES, "folder", "noise"]
PLACES = ["file/x", "/proc/none/x", "loop"]
PAGES = ["nosuch.html", "loop", "file/x.html", "http://[", "http://", "ftp://a.test/"]
SITES = ["http://127.0.0.1:1/", "http://nosuch.invalid/x", "/nosuch.html"]
NAMES = ["nosuch", "../x", "a b"]
ROLES: dict[str, list[str]] = {
    "open address": PAGES[:4], "text address": [*PAGES, *SITES], "shot addresses": [*PAGES, *SITES],
    "lint addresses": PAGES, "record address": ["nosuch.html", "http://[", *SITES[:1]],
    "script paths": FILES, "replay file": FILES, "site restore file": FILES,
    "flash info file": FILES, "flash text file": FILES, "flash trace file": FILES, "flash shot file": FILES,
    "flash trace --input": FILES, "games check folder": FILES,
    "games pack folder": FILES, "games pack -o": [],
    "record file": PLACES, "site backup file": PLACES, "data backup file": PLACES,
    "play -o": PLACES, "replay -o": [f"{place}.gif" for place in PLACES[:2]],
    "shot -o": [*PLACES, "file/x.png", "x.jpg"], "balance -o": [f"{place}.png" for place in PLACES[:2]],
    "flash shot -o": PLACES,
    "tour -o": ["file", *PLACES], "monkey -o": ["file", *PLACES], "script --report": ["file", *PLACES],
    "shot --compare": ["nosuch", "file", "loop"], "open --watch": ["nosuch", "file", "loop"],
    "new-game --games": ["file", *PLACES], "--games": ["nosuch", "file", "loop"],
    "--data": ["file", "file/x"], "--database": ["postgresql://127.0.0.1:1/x", "nosuch://x", "x"],
    "site restore --database": [], "script --database": [],
    "serve --boards": ["http://x"], "ranking --boards": [], "script --farm": [],
    "script --site": ["nosuch", "loop", "nosuch:app", "http://["],
    "serve --config": FILES, "serve --news": FILES, "serve --password-file": [*NOT_FILES, "folder"],
    "play game": [*NAMES, "nosuch.swf", "noise.swf"], "balance game": NAMES, "ranking game": NAMES,
    "new-game name": ["../x", "a b", "1st", "A"], "ranking play": [],
    "--device": ["nosuch", "noise.yaml", "loop.yaml"], "--keymap": ["nosuch"], "--member": ["x", "0", "-1"],
    "ranking --friends": ["x", "0", "999999"], "play --bot": ["nosuch"], "script --tags": ["nosuch", ","],
    "script --test": ["nosuch"], "script --shard": ["0/3", "4/3", "x", "1/"],
    "serve --bind": ["203.0.113.1"], "serve --url": ["x", "http://["], "serve --host": ["a b"], "serve --proxy": ["x"],
}  # fmt: skip
"""An option of one verb or of all -> what is tried in its place. Choices, numbers and switches are click's to refuse.

What goes with another argument alone (`ranking withdraw PLAY`), or is told by the verdicts of tests, has its own tests.
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one of each thing that may be in the way."""
    monkeypatch.chdir(tmp_path)
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, "dummy")
    noise = random.Random(1).randbytes(9000)
    for name in ("noise", "noise.swf", "noise.yaml"):
        (tmp_path / name).write_bytes(noise)
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    for name in ("loop", "loop.yaml"):
        (tmp_path / name).symlink_to(name)
    (tmp_path / "page.html").write_text("<title>Tea</title><p>words")
    (tmp_path / "whole.keys").write_text('keys 1\ntest "t"\n  wait 1s\nend\n')
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "secret").write_bytes(b"x" * 32)
    movie_file(tmp_path).rename(tmp_path / "m.swf")
    spec = load_game("wig")
    (tmp_path / "whole.play").write_bytes(encode(play_out(spec, spec.bot("novice", 1), 1, 600)[0]))
    return tmp_path


def asked(verb: str, command: click.Command) -> Iterator[tuple[list[str], str]]:
    """Each way to ask for a verb with one thing wrong, and that thing."""
    base = WORDS[verb].split()
    arguments = [param.name for param in command.params if isinstance(param, click.Argument)]
    for param in command.params:
        option = param.opts[0]
        if isinstance(param.type, click.Choice | click.types.IntParamType) or getattr(param, "is_flag", False):
            continue
        if option == "--help" or getattr(param, "hidden", False):
            continue
        values = ROLES.get(f"{verb} {option}", ROLES.get(option))
        assert values is not None, f"{verb} {option}: what is tried in its place?"
        for value in values:
            if isinstance(param, click.Argument):
                at = len(verb.split()) + arguments.index(option)
                yield [*base[:at], value, *base[at + 1 :]], value
            else:
                at = base.index(option) if option in base else len(base)
                yield [*base[:at], *base[at + 2 :], option, value], value


VERBS = {verb: command for verb, command, _ in commands() if verb and not isinstance(command, click.Group)}


def test_every_verb_is_tried() -> None:
    assert set(WORDS) == set(VERBS)
    assert sum(len(list(asked(verb, command))) for verb, command in VERBS.items()) > 300


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_what_is_wrong_in_the_world_is_a_sentence(verb: str, world: Path) -> None:
    before = set(world.rglob("*"))
    faults: list[object] = []
    for words, value in asked(verb, VERBS[verb]):
        status, out, err = answer(*words, piped="web")
        shutil.rmtree(world / "out", ignore_errors=True)  # the phone's own page in the place of one that is not there
        left = [str(each) for each in world.rglob("*") if each not in before]
        told = err.strip().splitlines()
        if status not in (1, 2) or not told or "Traceback" in out + err or left:
            faults.append((words, status, err[-300:], left))
        elif not any(part in err for part in (value, Path(value).name, value.replace("\\", "/"))):
            faults.append((words, status, "does not name it", err))
    assert faults == [], "\n".join(map(str, faults))
