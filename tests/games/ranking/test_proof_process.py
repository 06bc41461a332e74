"""Scores proved in a process of their own: the same verdicts, a bounded queue, and no trace when either side dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from games.engine.replay import encode
from games.ranking.proof import Proved, Refused
from games.ranking.proof_process import MOST_WAITING, ProofProcess, ProofsBusy, prove_here
from tests.games.ranking.test_proof import POSTED, SECRET, replay_of

ASKED = {"member": 42, "game": "keep-awake", "now": POSTED, "secret": SECRET}


@pytest.fixture(scope="module")
def prover() -> Iterator[ProofProcess]:
    prover = ProofProcess()
    prover.start()
    yield prover
    prover.stop()


def worker(prover: ProofProcess) -> int:
    """The id of its process."""
    assert prover._running is not None
    pid = prover._running[0].pid
    assert pid is not None
    return pid


def test_its_verdicts_are_those_of_this_process(prover: ProofProcess) -> None:
    bodies = [encode(replay_of()), encode(replay_of(2)), b"nothing", encode(replay_of())[:-9], b""]
    told = [prover.prove(body, **ASKED) for body in bodies]  # type: ignore[arg-type]
    assert told == [prove_here(body, **ASKED) for body in bodies]  # type: ignore[arg-type]
    assert [type(one) for one in told] == [Proved, Proved, Refused, Refused, Refused]
    assert worker(prover) != os.getpid()


def test_what_exceeds_its_queue_is_turned_away_at_once(prover: ProofProcess) -> None:
    body = encode(replay_of())
    prover.prove(body, **ASKED)  # type: ignore[arg-type]
    os.kill(worker(prover), signal.SIGSTOP)
    try:
        taken: list[object] = []
        waiting = [
            threading.Thread(target=lambda: taken.append(prover.prove(body, **ASKED)))  # type: ignore[arg-type]
            for _ in range(MOST_WAITING)
        ]
        for thread in waiting:
            thread.start()
        while prover._places._value:
            time.sleep(0.001)
        for _ in range(20):
            with pytest.raises(ProofsBusy):
                prover.prove(body, **ASKED)  # type: ignore[arg-type]
        assert taken == []
    finally:
        os.kill(worker(prover), signal.SIGCONT)
    for thread in waiting:
        thread.join()
    assert [type(one) for one in taken] == [Proved] * MOST_WAITING


def test_a_process_that_was_killed_is_replaced(prover: ProofProcess) -> None:
    body = encode(replay_of())
    prover.prove(body, **ASKED)  # type: ignore[arg-type]
    before = worker(prover)
    os.kill(before, signal.SIGSTOP)
    threading.Timer(0.1, os.kill, (before, signal.SIGKILL)).start()
    with pytest.raises(ProofsBusy, match="has ended"):
        prover.prove(body, **ASKED)  # type: ignore[arg-type]
    assert isinstance(prover.prove(body, **ASKED), Proved)  # type: ignore[arg-type]
    assert worker(prover) != before


OWNER = """
import time
from games.ranking.proof_process import ProofProcess
if __name__ == "__main__":
    prover = ProofProcess()
    prover.start()
    prover.prove(b"", member=1, game="wig", now=None, secret=b"")
    print(prover._running[0].pid, flush=True)
    time.sleep(60)
"""


def test_it_ends_when_its_owner_is_killed(tmp_path: object) -> None:
    script = f"{tmp_path}/owner.py"
    with open(script, "w", encoding="utf-8") as file:
        file.write(OWNER)
    owner = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.getcwd()}
    )
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    end = time.monotonic() + 20
    while os.path.exists(f"/proc/{pid}") and "Z" not in status(pid):
        assert time.monotonic() < end, "it lives on"
        time.sleep(0.02)


def status(pid: int) -> str:
    """The letter of the process's state; a killed one whose parent does not look is a zombie."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
