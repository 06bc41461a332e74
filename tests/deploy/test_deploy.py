"""The files an operator copies: what they say is valid, and the site behind nginx, on PostgreSQL, works as they say."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

import pytest
import yaml

from games.ranking.redis_client import BoardsAway, RedisClient
from tests.screens.test_server import dripping, free_port, wait_for
from tests.servers import Postgres

DEPLOY = Path(__file__).parents[2] / "deploy"
PASSWORD = "pebbles on the shore"
_NGINX_PATH = f"{os.defpath}:/usr/sbin"


def program(name: str, package: str) -> str:
    found = shutil.which(name, path=_NGINX_PATH)
    if found is None:
        pytest.skip(f"{name} was not found (Debian's package `{package}` has it)")
    return found


def test_the_units_are_valid(tmp_path: Path) -> None:
    analyze = program("systemd-analyze", "systemd")
    stand_in = tmp_path / "keitai"
    stand_in.write_text("#!/bin/sh\n", encoding="utf-8")
    stand_in.chmod(0o755)
    for unit in sorted(DEPLOY.glob("keitai*.*")):
        text = re.sub(r"/(?:opt/keitai/bin/keitai|usr/bin/redis-server)\b", str(stand_in), unit.read_text("utf-8"))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = [str(tmp_path / unit.name) for unit in sorted(DEPLOY.glob("keitai*.*"))]
    told = subprocess.run([analyze, "verify", *units], capture_output=True, text=True, check=False)
    ours = [line for line in (told.stdout + told.stderr).splitlines() if "keitai" in line]
    assert (len(units), ours) == (4, [])


def test_the_units_run_what_there_is() -> None:
    """Their commands are verbs, and site.yaml holds options of `serve`."""
    from keitai.cli.main import COMMAND_MODULES
    from keitai.cli.site import serve

    for unit in DEPLOY.glob("*.service"):
        found = re.search(r"^ExecStart=(\S+) (\S+)", unit.read_text("utf-8"), re.MULTILINE)
        assert found is not None
        redis = ("/usr/bin/redis-server", "/etc/keitai/redis.conf")
        assert found[2] in COMMAND_MODULES or (found[1], found[2]) == redis
    options = {name.removeprefix("--") for option in serve.params for name in option.opts}
    assert set(yaml.safe_load((DEPLOY / "site.yaml").read_text("utf-8"))) <= options


@contextmanager
def started(command: list[str], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[str]:
    """The address of Redis, by deploy/redis.conf with another port and place."""
    server, port = program("redis-server", "redis-server"), free_port()
    settings = (DEPLOY / "redis.conf").read_text("utf-8").replace("port 6379", f"port {port}")
    (tmp_path / "redis").mkdir()
    (tmp_path / "redis.conf").write_text(settings.replace("/var/lib/keitai-redis", str(tmp_path / "redis")), "utf-8")
    process = subprocess.Popen([server, str(tmp_path / "redis.conf"), "--daemonize", "no"], stdout=subprocess.DEVNULL)
    with process:
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()


@pytest.fixture
def front(postgres: Postgres, boards: str, tmp_path: Path) -> Iterator[int]:
    """The port of nginx, by the files of deploy/ with other ports, places and a certificate of its own."""
    nginx, openssl = program("nginx", "nginx-light"), program("openssl", "openssl")
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    subject = ["-subj", "/CN=m.example.jp", "-addext", "subjectAltName=DNS:m.example.jp"]
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    port, secure = free_port(), free_port()
    settings = yaml.safe_load((DEPLOY / "site.yaml").read_text("utf-8"))
    database = postgres.create()
    settings |= {"port": port, "workers": 1, "data": str(tmp_path / "data"), "database": database}
    settings |= {"boards": boards}
    (tmp_path / "site.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    site = (DEPLOY / "nginx.conf").read_text("utf-8").replace("/etc/ssl/keitai", str(tmp_path))
    site = site.replace("listen 443", f"listen 127.0.0.1:{secure}").replace("8009", str(port))
    places = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi"))
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {tmp_path}/nginx.pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {places} scgi_temp_path {tmp_path}/scgi;\n{site}\n}}",
        encoding="utf-8",
    )
    wait_until_it_listens(boards)
    serve = [sys.executable, "run.py", "serve", "--config", str(tmp_path / "site.yaml")]
    with (
        started(serve, port, KEITAI_PASSWORD=PASSWORD),
        started([nginx, "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)], secure),
    ):
        yield secure
    postgres.drop(database)


def wait_until_it_listens(boards: str) -> None:
    client = RedisClient(boards)
    until = monotonic() + 20
    while True:
        try:
            assert client.send([("PING",)])
        except BoardsAway:
            assert monotonic() < until, "Redis did not start"
            sleep(0.05)
        else:
            client.close()
            return


Answer = http.client.HTTPResponse


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def test_a_member_signs_in_through_the_proxy_whatever_others_send(front: int, boards: str, tmp_path: Path) -> None:
    trusted = ssl.create_default_context(cafile=tmp_path / "fullchain.pem")

    def ask(method: str, path: str, body: str | None = None, host: str = "m.example.jp", **headers: str) -> Answer:
        connection = http.client.HTTPSConnection("127.0.0.1", front, timeout=20, context=trusted)
        connection.sock = trusted.wrap_socket(_connected(front), server_hostname="m.example.jp")
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        connection.request(method, path, body, {"Host": host, **kind, **headers})
        return connection.getresponse()

    assert ask("GET", "/health").read() == b"ok\n"
    assert ask("GET", "/metrics").status == 404
    assert ask("GET", "/home", host="evil.example").status == 400
    door = ask("GET", "/")
    cookie = (door.headers["Set-Cookie"] or "").partition(";")[0]
    fields = dict(re.findall(r'name="(token|guest)" value="([^"]+)"', door.read().decode("utf-8", "replace")))
    with dripping(front, "heads"):
        form = urlencode({**fields, "member": "42", "password": PASSWORD})
        inside = ask("POST", "/login", form, Cookie=cookie, Origin="https://m.example.jp")
        assert (inside.status, inside.headers["Location"]) == (303, "https://m.example.jp/home")
        assert "; Secure" in (inside.headers["Set-Cookie"] or "")
    import redis

    with redis.Redis.from_url(boards) as client:
        assert client.config_get("maxmemory-policy")["maxmemory-policy"] == "noeviction"
        assert client.info("persistence")["aof_enabled"] == 1
        assert client.dbsize() > 0
