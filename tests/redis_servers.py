"""A real Redis and a Redis Cluster of three nodes for the tests, where Debian's `redis-server` is installed."""

from __future__ import annotations

import ctypes
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from games.ranking.redis_rows import SLOTS

NODES = 3
_SECONDS = 20
_PDEATHSIG = 1
_ALWAYS = ("--bind", "127.0.0.1", "--loglevel", "warning", "--save", "")
_DURABLE = ("--appendonly", "yes", "--appendfsync", "everysec")


class RedisServer:
    """A server of its own in a temporary folder, at a port of loopback."""

    def __init__(self, folder: Path, options: tuple[str, ...]) -> None:
        self.folder, self._options = folder, options
        self.port = _free_port()
        self.process = self._start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Again, after `kill`: with what it wrote down."""
        self.process = self._start()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def pause(self) -> None:
        """It takes connections, and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def _start(self) -> subprocess.Popen[bytes]:
        command = ["redis-server", "--port", str(self.port), "--dir", str(self.folder), *_ALWAYS, *self._options]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=_end_with_us)
        _until(lambda: bool(self.command("PING")))
        return process

    def command(self, *words: object) -> object:
        import redis

        with redis.Redis(port=self.port, socket_timeout=5) as client:
            try:
                return client.execute_command(*words)
            except redis.ConnectionError:
                return None


@contextmanager
def running_redis(*options: str) -> Iterator[RedisServer]:
    """Skips the test where Redis is not installed. What it acknowledged it has written down, unless told otherwise."""
    if shutil.which("redis-server") is None:
        pytest.skip("Redis was not found (Debian's package `redis-server` has it)")
    folder = Path(tempfile.mkdtemp(prefix="keitai-redis-"))
    try:
        server = RedisServer(folder, options or _DURABLE)
        try:
            yield server
        finally:
            server.go_on()
            server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A server for all tests of a process; each takes a token of its own."""
    with running_redis("--appendonly", "no") as server:
        yield server


@pytest.fixture
def encrypted_redis(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a server over TLS, and the certificate that it is to be known by.

    Skips the test where Redis knows no TLS, or openssl is not installed.
    """
    if shutil.which("openssl") is None:
        pytest.skip("openssl was not found (Debian's package `openssl` has it)")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=boards", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    port = _free_port()
    options = ["--tls-port", port, "--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"]
    told = subprocess.run(["redis-server", "--tls-port", "0", "--version"], capture_output=True, check=False)
    if told.returncode:
        pytest.skip("this Redis knows no TLS")
    with running_redis(*map(str, options), "--tls-ca-cert-file", str(certificate)):
        yield f"rediss://127.0.0.1:{port}/0", certificate


@pytest.fixture(scope="session")
def redis_cluster() -> Iterator[str]:
    """The URL of one node of a cluster of three."""
    options = ("--appendonly", "no", "--cluster-enabled", "yes", "--cluster-node-timeout", "5000")
    with ExitStack() as running:
        nodes = [running.enter_context(running_redis(*options)) for _ in range(NODES)]
        for number, node in enumerate(nodes):
            first, after = number * SLOTS // NODES, (number + 1) * SLOTS // NODES
            node.command("CLUSTER ADDSLOTSRANGE", first, after - 1)
            node.command("CLUSTER SET-CONFIG-EPOCH", number + 1)
        for node in nodes[1:]:
            node.command("CLUSTER MEET", "127.0.0.1", nodes[0].port)
        for node in nodes:
            _until(lambda node=node: _is_whole(node))
        yield nodes[0].url


def _is_whole(node: RedisServer) -> bool:
    """Whether a node knows all of the others and all slots."""
    told = node.command("CLUSTER INFO")
    facts = told if isinstance(told, dict) else {}
    return facts.get("cluster_state") == "ok" and facts.get("cluster_known_nodes") == str(NODES)


def _until(ready: object) -> None:
    assert callable(ready)
    end = time.monotonic() + _SECONDS
    while not ready():
        assert time.monotonic() < end, "Redis did not start"
        time.sleep(0.02)


def _free_port() -> int:
    """A port whose neighbor for the cluster's own talk, 10,000 above, is free as well."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            if port > 55_000:
                continue
            try:
                other.bind(("127.0.0.1", port + 10_000))
            except OSError:
                continue
            return port


def _end_with_us() -> None:
    ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
