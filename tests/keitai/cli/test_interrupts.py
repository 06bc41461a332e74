"""SIGINT and SIGTERM end every verb with its workers: a word, 130 or 143, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LONG = 'keys 1\ntest "t"\n  wait 3000s\nend\n'
SECONDS = 5.0
"""A quiet machine takes less than one; the suite's own is busy. What would go on takes minutes."""
VERBS = [
    ["balance", "wig", "--rounds", "100000", "--workers", "2"],
    ["monkey", "--minutes", "600", "--workers", "2"],
    ["monkey", "--minutes", "600"],
    ["script", "long"],
    ["script", "long", "--workers", "2"],
    ["tour", "-o", "pictures"],
]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")


@contextmanager
def running(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A verb in a session of its own, as a shell's job is."""
    command = [sys.executable, str(ROOT / "run.py"), *words]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"},
    ) as process:
        try:
            yield process
        finally:
            for each in members(process.pid):
                os.kill(each, signal.SIGKILL)


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


def wait_for_work(process: subprocess.Popen[str], count: int) -> None:
    """Until the verb is at it: past its imports, with its workers."""
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        status = Path(f"/proc/{process.pid}/status").read_text()
        caught = int(status.partition("SigCgt:")[2].split()[0], 16)
        if caught >> (signal.SIGTERM - 1) & 1 and len(members(process.pid)) > count:
            time.sleep(0.5)
            return
        time.sleep(0.05)
    pytest.fail(f"it never began to work: {process.poll()}")


def gone(process: subprocess.Popen[str], within: float) -> tuple[int, str, str]:
    end = time.monotonic() + within
    process.wait(within)
    while members(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert members(process.pid) == []
    out, err = process.communicate(timeout=1)
    return process.returncode, out, err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("words", VERBS, ids=[" ".join(words) for words in VERBS])
def test_a_long_verb_ends_with_its_workers(words: list[str], number: int, status: int, tmp_path: Path) -> None:
    (tmp_path / "long").mkdir()
    for name in ("a", "b"):
        (tmp_path / "long" / f"{name}.keys").write_text(LONG)
    with running(tmp_path, *words) as process:
        wait_for_work(process, 2 if "--workers" in words else 0)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does it
        else:
            os.kill(process.pid, number)
        ended, out, err = gone(process, SECONDS)
    assert ended == status
    assert "interrupted" in err
    assert "Traceback" not in out + err


def serving(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            assert process.poll() is None
            time.sleep(0.1)
    pytest.fail("it never answered")


@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_stopped_has_done_its_work(number: int, more: list[str], tmp_path: Path) -> None:
    port = 20_000 + os.getpid() % 10_000 * 4 + len(more) + (number == signal.SIGINT)
    with running(tmp_path, "serve", "--port", str(port), "--data", "data", *more) as process:
        serving(process, port)
        os.kill(process.pid, number)
        status, out, err = gone(process, 10)
    assert (status, "Traceback" in out + err) == (0, False), err
