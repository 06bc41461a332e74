"""Recorded plays judged by another process, and by other versions of Python where they are installed."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec import structs

from games.engine.bots import SKILLS
from games.engine.catalogue import game_ids, load_game
from games.engine.replay import decode, encode
from games.tools.simulate import play_out
from games.tools.verify import bundle, unbundle, verify_play

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.12", "3.13", "3.14")
NEEDED = ("msgspec", "xxhash", "pyyaml")
"""All that judging a play needs."""


def interpreter_of(version: str) -> str | None:
    """Find a Python as `.ci/interpreters.py` does, for the packages of releases, too."""
    found: str | None = runpy.run_path(str(ROOT / ".ci" / "interpreters.py"))["interpreter"](version)
    return found


@lru_cache(maxsize=1)
def recorded(each: int) -> bytes:
    """`each` plays a game, by bots of all skills."""
    jobs = [(game, first) for game in game_ids() for first in range(0, each, 50)]
    with ProcessPoolExecutor(2) as pool:
        chunks = pool.map(_record, *zip(*[(game, first, min(50, each - first)) for game, first in jobs], strict=True))
        return bundle(raw for chunk in chunks for raw in chunk)


def _record(game: str, first: int, count: int) -> list[bytes]:
    spec = load_game(game)
    seeds = range(first, first + count)
    return [encode(play_out(spec, spec.bot(SKILLS[seed % 3], seed), seed, 60 * 60 * 10)[0]) for seed in seeds]


def judged_by(command: list[str], each: int, folder: Path) -> str:
    """What a process of that interpreter says of the recorded plays."""
    file = folder / "plays"
    file.write_bytes(recorded(each))
    done = subprocess.run([*command, "-m", "games.tools.verify", str(file)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def other_python(version: str) -> list[str]:
    """The command of that Python with what judging needs. Skips where there is none."""
    uv, interpreter = shutil.which("uv"), interpreter_of(version)
    if uv is None or interpreter is None:
        pytest.skip(f"{'Python ' + version if uv else 'uv'} is not installed, so it is not asked")
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    wanted = [pin for pin in pins if pin.split("==")[0] in NEEDED]
    assert len(wanted) == len(NEEDED)
    command = [uv, "run", "-q", "--no-project", "--python", interpreter]
    command += [f"--with={pin}" for pin in wanted] + ["python"]
    ready = subprocess.run([*command, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, cwd=ROOT)
    if ready.returncode or not ready.stdout.startswith(version):
        pytest.skip(f"Python {version} cannot be asked: {(ready.stderr.strip().splitlines() or ['no answer'])[-1]}")
    return command


def test_another_process_comes_to_the_same_scores(tmp_path: Path) -> None:
    assert judged_by([sys.executable], 6, tmp_path) == f"{6 * len(game_ids())} proved"


@pytest.mark.parametrize("version", PYTHONS)
def test_another_python_comes_to_the_same_scores(version: str, tmp_path: Path) -> None:
    assert judged_by(other_python(version), 6, tmp_path) == f"{6 * len(game_ids())} proved"


@pytest.mark.nightly
def test_ten_thousand_plays_prove_themselves_everywhere(tmp_path: Path) -> None:
    assert judged_by([sys.executable], 2500, tmp_path) == f"{2500 * len(game_ids())} proved"
    sizes = [len(raw) for raw in unbundle(recorded(2500))]
    assert max(sizes) < 4096
    for version in PYTHONS:
        try:
            command = other_python(version)
        except pytest.skip.Exception:
            continue
        assert judged_by(command, 2500, tmp_path) == f"{2500 * len(game_ids())} proved"


def test_what_was_touched_is_not_proved() -> None:
    raw = next(unbundle(recorded(6)))
    assert verify_play(raw) == ""
    replay = decode(raw)
    assert "recorded" in verify_play(encode(structs.replace(replay, score=replay.score + 1)))
    assert "cut off" in verify_play(raw[:40])
