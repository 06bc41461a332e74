"""What an operator sets: a file of options, names and proxies, a password that no command line shows."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.keitai.cli.command_line import answer
from tests.screens.test_server import free_port, wait_for

PASSWORD = "pebbles on the shore"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("urll: https://m.example.jp\n", "site.yaml:1:1: 'urll' is not an option of `serve`"),
        ("port: 1\nconfig: x\n", "site.yaml:2:1: 'config' is not an option of `serve`"),
        ("port: [1, 2]\n", "site.yaml:1:7: 'port' takes one value"),
        ("port: nine\n", "'nine' is not a valid integer"),
        ("- port\n", "site.yaml:1:1:"),
        ("port: 1: 2\n", "site.yaml:1:"),
        ("bind: 0.0.0.0\n", "0.0.0.0 is open to others: --url or --host says by what name they come"),
        ("proxy: nginx\n", "'nginx' is not a proxy's address or network"),
    ],
)
def test_a_wrong_configuration_is_told_with_its_place(
    text: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site.yaml").write_text(text, encoding="utf-8")
    status, out, err = answer("serve", "--config", "site.yaml", "--data", "data")
    assert (status, sentence in err, "Traceback" in out + err) == (2, True, False), err
    assert not Path("data").exists()


def test_a_password_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("empty", b""),
        ("short", b"abc\n"),
        ("two", b"a line\nanother\n"),
        ("bytes", b"\xff\xfe\xff\xff"),
    ):
        Path(name).write_bytes(text)
        status, _, err = answer("serve", "--password-file", name)
        assert (status, f"{name}: " in err, "password" in err) == (2, True, True), err
    status, _, err = answer("serve", "--password-file", "nosuch")
    assert (status, err) == (2, "nosuch: the password cannot be read (No such file or directory)\n")
    monkeypatch.setenv("KEITAI_PASSWORD", "abc")
    assert "KEITAI_PASSWORD: a password is one line of at least 4 characters" in answer("serve")[2]
    status, _, err = answer("serve", "--password", PASSWORD)
    assert (status, "--password-file" in err) == (2, True)


@pytest.mark.parametrize("workers", [1, None])
def test_behind_a_proxy_all_is_as_the_visitors_see_it(workers: int | None, tmp_path: Path) -> None:
    """Names, redirects, cookies, the visitor's address, health, counts and the log; with workers and beside the tab."""
    port = free_port()
    settings = {"port": port, "url": "https://m.example.jp", "proxy": "127.0.0.1", "data": str(tmp_path)}
    config = tmp_path / "site.yaml"
    lines = [f"{name}: {value}\n" for name, value in settings.items()]
    config.write_text("".join([*lines, "workers: 1\n"] if workers else lines), encoding="utf-8")
    command = [sys.executable, "run.py", "serve", "--config", str(config)]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=log, env={**os.environ, "KEITAI_PASSWORD": PASSWORD}
        )
        try:
            wait_for(port, server)
            visit_by_the_proxy(port)
        finally:
            server.terminate()
            server.wait(20)
    told = [json.loads(line) for line in (tmp_path / "log").read_text("utf-8").splitlines() if line.startswith("{")]
    signed_in = next(one for one in told if one["event"] == "sign-in")
    assert (signed_in["member"], signed_in["outcome"], signed_in["from"]) == (42, "in", "203.0.113.9")
    assert PASSWORD not in (tmp_path / "log").read_text("utf-8")


def visit_by_the_proxy(port: int) -> None:
    def ask(method: str, path: str, body: str | None = None, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        sent = {"Host": "m.example.jp", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        connection.request(method, path, body, {**sent, **kind, **{n.replace("_", "-"): v for n, v in headers.items()}})
        return connection.getresponse()

    assert ask("GET", "/home", Host="evil.example").status == 400
    assert ask("GET", "/health").read() == b"ok\n"
    assert ask("GET", "/metrics").status == 404
    door = ask("GET", "/login")
    cookie = door.headers["Set-Cookie"] or ""
    assert "; Secure" in cookie
    fields = dict(re.findall(r'name="(token|guest)" value="([^"]+)"', door.read().decode("utf-8", "replace")))
    form = urlencode({**fields, "member": "42", "password": PASSWORD})
    inside = ask("POST", "/login", form, Cookie=cookie.partition(";")[0], Origin="https://m.example.jp")
    assert (inside.status, inside.headers["Location"]) == (303, "https://m.example.jp/home")
    assert inside.headers["Strict-Transport-Security"]
    direct = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    direct.request("GET", "/metrics")
    assert b'keitai_sign_ins_total{outcome="in"} 1.0' in direct.getresponse().read()
