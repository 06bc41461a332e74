"""The disk is full or broken, or memory runs out, in the middle of a post: a keitai page says so, the store is sound,
and once it is over the next post works.

Faults are made by the system itself, where the program cannot know of them: `strace` lets the k-th call of a kind on
one of the store's files fail, k = 1, 2, ... until a whole post passes untouched; memory is limited by the kernel.
Not covered: faults of pages mapped into memory, and of calls that belong to no file of the store.
"""

from __future__ import annotations

import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.screens.site_client import world_image
from tests.screens.store.fault_injection import check, prepare, serving
from tests.screens.store.operations import OperationLog, WriteOperation, send

CALLS = ("pwrite64", "fdatasync,fsync", "openat")
STEP = 16 * 2**20
"""Bytes by which memory is taken away."""
_FILES = ("", "-wal", "-shm", "-journal", "-line", "-turn")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    prepare(str(path))
    return path


@contextmanager
def failing(process: int, path: Path, calls: str, error: str, when: str) -> Iterator[Path]:
    """While it lasts, these calls on the store's files fail; the log says which did."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        pytest.skip("strace, which makes the disk fail, was not found (Debian's package `strace` has it)")
    log = path.parent / "strace.log"
    files = [part for tail in _FILES for part in ("-P", f"{path}{tail}")]
    fault = ["-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={when}"]
    command = ["strace", "-f", "-p", str(process), "-o", str(log), *files, *fault]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    if "attached" not in said:
        tracer.wait()
        pytest.skip(f"strace may not be used here: {said.strip()}")
    try:
        yield log
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait()


def break_everywhere(path: Path, kind: str, calls: str, error: str, lasting: bool, step: int = 1) -> int:
    """Let the first, second, ... call of one post fail, until one passes; how many did fail."""
    log = OperationLog()
    with serving(str(path)) as (process, port):
        assert send(log.next(1, [kind]), port)[0] == 303
        for k in range(1, 500, step):
            operation = log.next(1 + k % 60, [kind])
            with failing(process.pid, path, calls, error, f"{k}+" if lasting else str(k)) as calls_log:
                status, page = send(operation, port)
            injected = "INJECTED" in calls_log.read_text()
            assert status == 303 or (status == 503 and is_keitai_page(page)), (k, status, page)
            after = log.next(1 + k % 60, [kind])
            assert send(after, port)[0] == 303, f"the post after fault {k}"
            check(str(path), [operation, after])
            if not injected:
                assert status == 303
                break
        else:
            raise AssertionError("no post ever passed")
    check(str(path), log.operations)
    return sum(not operation.done for operation in log.operations)


def is_keitai_page(page: str) -> bool:
    return "<title>" in page and "Traceback" not in page and "sqlite" not in page.lower()


def test_every_write_of_a_post_may_find_the_disk_full(path: Path) -> None:
    assert break_everywhere(path, "diary", "pwrite64", "ENOSPC", lasting=False, step=3) >= 3


def test_a_disk_that_stays_broken_breaks_no_store(path: Path) -> None:
    assert break_everywhere(path, "score", "fdatasync,fsync", "EIO", lasting=True) >= 1
    assert break_everywhere(path, "photo", "openat", "EMFILE", lasting=True) >= 1


@pytest.mark.nightly
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("calls", CALLS)
@pytest.mark.parametrize("kind", ["diary", "score", "points", "topic"])
def test_every_call_of_every_kind(path: Path, kind: str, calls: str, error: str, lasting: bool) -> None:
    assert break_everywhere(path, kind, calls, error, lasting) >= 1


@pytest.mark.skipif(sys.platform != "linux", reason="memory of another process is limited on Linux only")
def test_memory_that_runs_out_is_told_and_breaks_nothing(path: Path) -> None:
    """Taken away in steps of 16 MB until nothing goes any more, and given back: then all goes again."""
    log = OperationLog()
    statuses: list[int] = []
    with serving(str(path), "alone") as (process, port):
        assert send(log.next(1), port)[0] == 303
        size = int(re.search(r"VmSize:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())[1]) * 1024  # type: ignore[index]
        free = resource.prlimit(process.pid, resource.RLIMIT_AS)
        for limit in range(size + 4 * STEP, 0, -STEP):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (limit, free[1]))
            step = [_tried(log.next(1 + len(log.operations) % 60), port) for _ in range(2)]
            assert process.poll() is None
            statuses += step
            if 303 not in step:
                break
        assert set(statuses) <= {303, 503, 500, 0}
        assert 303 in statuses
        resource.prlimit(process.pid, resource.RLIMIT_AS, free)
        last = [log.next(number, ["diary"]) for number in range(1, 6)]
        assert [send(operation, port)[0] for operation in last] == [303] * 5
    check(str(path), log.operations)


def _tried(operation: WriteOperation, port: int) -> int:
    """The status, 0 for a connection that the server could not take up."""
    with suppress(OSError, HTTPException):
        status, page = send(operation, port, seconds=5)
        assert "Traceback" not in page
        return status
    return 0
