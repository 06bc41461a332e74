"""A real PostgreSQL for the tests, started where its programs are, and gone with the tests."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = "/usr/lib/postgresql/*/bin"
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=64MB")
_ALWAYS = ("listen_addresses=", "shared_buffers=32MB", "log_min_messages=log", "log_checkpoints=off")
_PDEATHSIG = 1
_MEMORY = Path("/dev/shm")
_ROOM = 2 << 30
"""Bytes free in memory for a cluster to be put there; a container often has 64 MB."""


class Postgres:
    """A cluster of its own in a temporary folder, reached by a socket there."""

    def __init__(self, folder: Path, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.folder, self._start = folder, start
        self.process = start()
        self._made = 0
        self._templates: set[str] = set()
        self._strategy = "STRATEGY FILE_COPY" if self._version() >= 15 else ""
        """How a database is copied: as files, which takes two thirds of the time of copying it through the log."""

    def url(self, name: str) -> str:
        return f"postgresql://keitai@/{name}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """A database as another one is; its URL."""
        self._made += 1
        name = f"d{self._made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} {self._strategy}")
        return self.url(name)

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """The name of a database that `fill` was asked to fill, by its URL, the first time."""
        if name not in self._templates:
            self.run(f"CREATE DATABASE {name}")
            fill(self.url(name))
            self._templates.add(name)
        return name

    def drop(self, url: str) -> None:
        self.run(f"DROP DATABASE {url.split('/')[3].partition('?')[0]} WITH (FORCE)")

    def run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as sql:
            sql.execute(statement)

    def _version(self) -> int:
        return int((self.folder / "data" / "PG_VERSION").read_text(encoding="ascii"))

    def start(self) -> None:
        """Again, after `kill`."""
        self.process = self._start()

    def kill(self) -> None:
        """As kill -9 does it: the server and all its children at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of a process; it forgets everything in a power cut, and is quick.

    It is kept in memory where there is room: every test copies a database of 330 files.
    """
    room = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM
    with running_postgres(_QUICK, _MEMORY if room else None) as server:
        yield server


@contextmanager
def running_postgres(settings: tuple[str, ...] = (), within: Path | None = None) -> Iterator[Postgres]:
    """Skips the test where PostgreSQL is not installed, or where root has nobody to run it as.

    Its folder lies in `within`, else where temporary folders do.
    """
    binaries = _binaries()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="keitai-pg-", dir=within))
    try:
        if account is not None:
            shutil.chown(folder, account.pw_uid, account.pw_gid)
        data = folder / "data"
        initdb = [binaries / "initdb", "-D", data, "-U", "keitai", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        identity = {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **identity)  # type: ignore[call-overload]
        server = Postgres(folder, lambda: _start(binaries, folder, settings, identity))
        try:
            yield server
        finally:
            server.process.send_signal(signal.SIGQUIT)
            server.process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(
    binaries: Path, folder: Path, settings: tuple[str, ...], identity: dict[str, object]
) -> subprocess.Popen[bytes]:
    options = [part for setting in (*_ALWAYS, *settings) for part in ("-c", setting)]
    command = [binaries / "postgres", "-D", folder / "data", "-k", folder, *options]
    process: subprocess.Popen[bytes] = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=folder,
        start_new_session=True,
        preexec_fn=_end_with_us,
        **identity,  # type: ignore[call-overload]
    )
    assert process.stderr is not None
    said = b""
    for line in process.stderr:
        said += line
        if b"ready to accept connections" in line:
            return process
    raise AssertionError(f"PostgreSQL did not start: {said.decode(errors='replace')}")


def _binaries() -> Path:
    if sys.platform != "linux":
        pytest.skip("PostgreSQL is started on Linux only")
    found = shutil.which("postgres")
    folders = [Path(found).parent] if found else sorted(Path("/").glob(PLACES.lstrip("/")))
    if not folders:
        pytest.skip("PostgreSQL was not found (Debian's package `postgresql` has it)")
    return folders[-1]


def _account() -> pwd.struct_passwd | None:
    """Who runs it: oneself, but never root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("PostgreSQL is never run by root, and the user postgres does not exist here")


def _end_with_us() -> None:
    ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGQUIT)
