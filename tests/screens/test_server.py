"""Twelve senders of one byte a second, heads or bodies: another visitor is answered under a second."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlencode

import pytest

from screens.config import SiteConfig
from screens.store.database import open_database
from screens.store.transactions import write_transaction
from screens.web.sessions import COOKIE, start_session
from tests.screens.site_client import HERO, world_image

SENDERS = 12
HEAD = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
KINDS = {"heads": HEAD + b"X-Slow: ", "bodies": HEAD + b"Content-Length: 200000\r\n\r\nmember="}


@contextmanager
def dripping(port: int, kind: str) -> Iterator[list[socket.socket]]:
    """Connections that have sent the beginning of a request and send one more byte now and then."""
    with ExitStack() as held:
        senders = [held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5)) for _ in range(SENDERS)]
        for sender in senders:
            sender.sendall(KINDS[kind])
        yield senders


def drip(senders: list[socket.socket]) -> None:
    for sender in senders:
        sender.sendall(b"a")


class Reader:
    """A signed-in member at a browser; remembers the longest time that an answer took."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.cookie, self.worst = port, f"{COOKIE}={token}", 0.0

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookie, "Accept-Language": "en"}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        self.worst = max(self.worst, time.monotonic() - began)
        return answer.status, text


def token_of(page: str, path: str) -> str:
    form = re.search(rf'action="{path}[^"]*".*?name="token" value="([^"]+)"', page, re.DOTALL)
    assert form is not None, page
    return form[1]


@pytest.fixture(params=["workers", "tab", "proxy"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reader]:
    """The member, at `serve --workers 2`, at the same behind nginx, or at the site beside the phone in the tab."""
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    engine = open_database(path)
    with write_transaction(engine) as sql:
        token = start_session(sql, SiteConfig(engine, b"secret"), HERO)
    engine.dispose()
    port = free_port()
    extra = [] if request.param == "tab" else ["--workers", "2"]
    command = [sys.executable, "run.py", "serve", "--port", str(port), "--data", str(tmp_path), *extra]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        with proxy(port, tmp_path) if request.param == "proxy" else nullcontext(port) as front:
            yield Reader(front, token)
    finally:
        server.terminate()
        try:
            server.wait(20)
        finally:
            server.kill()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def proxy(port: int, folder: Path) -> Iterator[int]:
    """nginx in front of `port`, as an operator would have it; its own port."""
    program = shutil.which("nginx", path=f"{os.defpath}:/usr/sbin")
    if program is None:
        pytest.skip("nginx was not found (Debian's package `nginx-light` has it)")
    front = free_port()
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr; events {{}}"
        f"http {{ access_log off; {places} scgi_temp_path {folder}/scgi;"
        f"server {{ listen 127.0.0.1:{front}; location / {{ proxy_pass http://127.0.0.1:{port}; }} }} }}",
        encoding="utf-8",
    )
    nginx = subprocess.Popen([program, "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    try:
        wait_for(front, nginx)
        yield front
    finally:
        nginx.terminate()
        nginx.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server has ended"
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/home")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_others_are_answered_under_a_second(reader: Reader, kind: str) -> None:
    """On a machine so busy that a quiet site takes longer, no more than four times as long as that."""
    quiet = longest(reader, lambda: None, "quiet")
    with dripping(reader.port, kind) as senders:
        assert longest(reader, lambda: drip(senders), kind) < max(1.0, 4 * quiet)


def longest(reader: Reader, before: Callable[[], None], word: str) -> float:
    """Seconds of the slowest answer of three rounds, each a page, a form and a post that is stored."""
    reader.worst = 0.0
    for n in range(3):
        before()
        status, home = reader.ask("GET", "/home")
        assert (status, "Write diary" in home) == (200, True)
        token = token_of(reader.ask("GET", "/echo")[1], "/echo")
        assert reader.ask("POST", "/echo", {"token": token, "text": f"{word} {n}"})[0] == 303
        assert f"{word} {n}" in reader.ask("GET", "/echo")[1]
    return reader.worst
