"""SIGINT and SIGTERM end every verb with its workers: a word, 130 or 143, nothing left behind, what was done kept."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from games.engine.catalogue import load_game
from games.engine.replay import encode
from games.tools.simulate import play_out
from tests.keitai.cli.warm_process import ROOT, Verb, WarmProcess, members, wait_until_gone

PATIENCE = 60.0
"""Seconds of the clock that a busy machine may take; what would go on takes minutes."""
BUSY = 3.0
"""Seconds of processor time that a verb may use from a signal to its end: whether it ends at once is told by what it
does meanwhile, not by a clock that others share."""
LONG = "keys 1\n" + "".join(f'test "t{number}"\n  wait 3000s\nend\n' for number in range(30))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProcess]:
    with closing(WarmProcess()) as process:
        yield process


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of phone and site data, filled by the first that uses it."""
    return str(tmp_path_factory.mktemp("data"))


class SilentSite:
    """A site that takes every connection and never answers."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        self.asked = threading.Event()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                self._open.append(self._listening.accept()[0])
            except OSError:
                return
            self.asked.set()

    def close(self) -> None:
        self._listening.close()
        for each in self._open:
            each.close()


@pytest.fixture
def silent() -> Iterator[SilentSite]:
    with closing(SilentSite()) as site:
        yield site


def nothing_kept(folder: Path, out: str) -> None:
    left = {each.name for each in folder.rglob("*") if each.is_file()}
    assert left <= {"stdin", "stdout", "stderr", "page.html", "a.keys", "b.keys", "slow.keys", "x.play"}


def pictures_kept(folder: Path, out: str) -> None:
    picture = folder / "keitai" / "page.png"
    assert out == f"{picture}\n"
    assert Image.open(picture).size == (240, 320)


def findings_kept(folder: Path, out: str) -> None:
    assert out.startswith("page.html:1:1: ")


def recording_kept(folder: Path, out: str) -> None:
    assert 'open "http://127.0.0.1:' in (folder / "r.keys").read_text()
    assert (folder / "r.kmov").read_bytes().startswith(b"KTMOVIE1")


def report_kept(folder: Path, out: str) -> None:
    told = json.loads((folder / "report" / "results.json").read_text())
    assert [each["outcome"] for each in told][-1] in ("infrastructure", "not run")
    assert "<testsuites" in (folder / "report" / "junit.xml").read_text()


def run_told(folder: Path, out: str) -> None:
    assert "found so far: " in out


@dataclass(frozen=True)
class Case:
    """A verb, when it is in the midst of its work, and what is there afterwards."""

    words: str
    ready: str = "work"
    kept: Callable[[Path, str], None] = nothing_kept
    piped: str | None = None


CASES = [
    Case("text SLOW", "asked"),
    Case("shot page.html SLOW", "asked", pictures_kept),
    Case("lint page.html SLOW", "asked", findings_kept),
    Case("record r.keys SLOW", "asked", recording_kept, piped="idle"),
    Case("script slow.keys --report report", "asked", report_kept),
    Case("script long"),
    Case("script long --workers 2 --report report", "copies", report_kept),
    Case("monkey --minutes 600", kept=run_told),
    Case("monkey --minutes 600 --workers 2", "workers", run_told),
    Case("balance wig --rounds 100000 --workers 2 -o x.png", "workers"),
    Case("replay x.play --gif film.gif"),
    Case("tour -o pictures", kept=lambda folder, out: None),
]


def furnish(folder: Path, url: str) -> None:
    (folder / "long").mkdir(exist_ok=True)
    for name in ("a", "b"):
        (folder / "long" / f"{name}.keys").write_text(LONG)
    (folder / "slow.keys").write_text(f'keys 1\ntest "t"\n  open "{url}"\n  wait idle\nend\n')
    (folder / "page.html").write_text("<blink>words")
    spec = load_game("keep-awake")
    (folder / "x.play").write_bytes(encode(play_out(spec, spec.bot("average", 1), 1, 100_000)[0]))


def at_work(verb: Verb, ready: str, silent: SilentSite) -> bool:
    match ready:
        case "asked":
            return silent.asked.is_set()
        case "workers":
            # The verb, its two workers, and what they are started by.
            return len(members(verb.pid)) > 2
        case "copies":
            # Those, and the one that they are copied from.
            return len(members(verb.pid)) > 4
        case _:
            return verb.seconds > 0.15


@pytest.mark.parametrize("case", CASES, ids=[case.words for case in CASES])
def test_a_long_verb_ends_with_its_workers(case: Case, warm: WarmProcess, silent: SilentSite, tmp_path: Path) -> None:
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        folder = tmp_path / str(status)
        folder.mkdir()
        furnish(folder, silent.url)
        silent.asked.clear()
        verb = warm.start(folder, *case.words.replace("SLOW", silent.url).split(), piped=case.piped)
        verb.wait_until(lambda verb=verb: at_work(verb, case.ready, silent))  # type: ignore[misc]
        verb.send(number)
        ended, out, err = verb.wait_for_end(PATIENCE, BUSY)
        assert (ended, "interrupted" in err) == (status, True), (ended, err)
        assert "Traceback" not in out + err
        case.kept(folder, out)
        assert not [each for each in folder.rglob(".*") if each.is_file()], "nothing half written"


def test_a_run_on_a_farm_ends_with_its_report(warm: WarmProcess, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    (tmp_path / "a.keys").write_text(LONG)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as empty:
        address = str(empty.scheduler_address)
        verb = warm.start(tmp_path, "script", "a.keys", "--farm", address, "--report", "report")
        verb.wait_until(lambda: len(empty.scheduler.tasks) == 30)
        verb.send(signal.SIGINT)
        status, out, err = verb.wait_for_end(PATIENCE, BUSY)
    assert (status, err) == (130, "interrupted; 30 of 30 tests were not run to the end\n")
    report_kept(tmp_path, out)


WINDOWS = ["open page.html", "open page.html --device p906i,911sh", "play wig", "record r.keys /home"]


@pytest.mark.parametrize("words", WINDOWS)
def test_a_window_that_is_stopped_has_done_its_work(words: str, warm: WarmProcess, data: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("words")
    for number in (signal.SIGINT, signal.SIGTERM):
        verb = warm.start(tmp_path, *words.split(), "--data", data)
        verb.wait_until((tmp_path / "window").exists)
        (tmp_path / "window").unlink()
        verb.send(number)
        status, out, err = verb.wait_for_end(PATIENCE, BUSY)
        assert (status, "Traceback" in out + err) == (0, False), (status, err)
        if "record" in words:
            assert (tmp_path / "r.keys").read_text().startswith("keys 1\n")
            (tmp_path / "r.keys").unlink()


def test_a_second_interrupt_ends_a_verb_at_once(warm: WarmProcess, tmp_path: Path) -> None:
    furnish(tmp_path, "http://127.0.0.1:1/")
    verb = warm.start(tmp_path, "monkey", "--minutes", "600")
    verb.wait_until(lambda: verb.seconds > 0.15)
    os.kill(verb.pid, signal.SIGINT)
    os.kill(verb.pid, signal.SIGTERM)
    status, out, err = verb.wait_for_end(PATIENCE, BUSY)
    assert status in (130, 143)
    assert "Traceback" not in out + err


@contextmanager
def running(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A verb as a shell starts it, in a session of its own."""
    command = [sys.executable, str(ROOT / "run.py"), *words]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            for each in members(process.pid):
                os.kill(each, signal.SIGKILL)


def serving(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            assert process.poll() is None
            time.sleep(0.1)
    pytest.fail("it never answered")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_stopped_has_done_its_work(number: int, more: list[str], data: str, tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, "serve", "--port", str(port), "--data", data, *more) as process:
        serving(process, port)
        os.kill(process.pid, number)
        process.wait(PATIENCE)
        wait_until_gone(process.pid, PATIENCE)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, "Traceback" in out + err) == (0, False), err


@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
def test_a_second_interrupt_ends_a_server_with_requests_under_way(more: list[str], data: str, tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, "serve", "--port", str(port), "--data", data, *more) as process:
        serving(process, port)
        with socket.create_connection(("127.0.0.1", port)) as visitor:
            visitor.sendall(b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\nhalf")
            time.sleep(0.3)
            os.kill(process.pid, signal.SIGINT)
            time.sleep(0.3)
            os.kill(process.pid, signal.SIGINT)
            process.wait(PATIENCE)
        out, err = process.communicate(timeout=PATIENCE)
        wait_until_gone(process.pid, PATIENCE)
    # Where the first has ended it meanwhile, the second finds it at its end, or not at all.
    assert (process.returncode in (0, 130, -signal.SIGINT), "Traceback" in out + err) == (True, False), err
