"""Mounted sites, and what may leave the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import pytest

from handset.browser.fetch.transport import SiteTransport
from handset.network import NetworkError, Request


def echo(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/move":
        start("302 Found", [("Location", "/there"), ("Set-Cookie", "a=b")])
        return [b""]
    if path == "/big":
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"x" * 10_000]
    if path == "/fall":
        raise RuntimeError("the site fell over")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    facts = [
        environ["REQUEST_METHOD"],
        environ.get("keitai.member", "nobody"),
        environ.get("HTTP_USER_AGENT", ""),
        environ.get("HTTP_COOKIE", ""),
        environ.get("HTTP_KEITAI_MEMBER", ""),
        body.decode(),
    ]
    start("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return ["|".join(facts).encode()]


def transport(**options: Any) -> SiteTransport:
    return SiteTransport({"m.mixi.test": echo}, member="42", outside=False, **options)


def test_a_mounted_site_knows_the_owner_and_only_from_the_mount() -> None:
    request = Request("GET", "http://m.mixi.test/", (("User-Agent", "Phone/1"), ("keitai.member", "7")))
    assert transport().send(request).body == b"GET|42|Phone/1|||"


def test_post_and_status_and_no_redirect_of_its_own() -> None:
    sender = transport()
    assert sender.send(Request("POST", "http://m.mixi.test/x", (), b"score")).body.endswith(b"|score")
    moved = sender.send(Request("GET", "http://m.mixi.test/move#part"))
    assert (moved.status, moved.header("location"), moved.url) == (302, "/there", "http://m.mixi.test/move#part")
    again = sender.send(Request("GET", "http://m.mixi.test/"))
    assert b"a=b" not in again.body
    assert sender.send(Request("GET", "http://m.mixi.test/fall")).status == 500


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://m.mixi.test/big", "too-large"),
        ("http://elsewhere.test/", "host"),
        ("file:///etc/passwd", "host"),
        ("http://", "host"),
        ("nonsense", "host"),
    ],
)
def test_reasons(url: str, reason: str) -> None:
    with pytest.raises(NetworkError) as caught:
        transport(max_bytes=5_000).send(Request("GET", url))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "host", ["...", "javascript:alert(1)", "about:blank", "a" * 70 + ".jp", "xn--a", "user:pw@", "[bad", "\u2100.jp"]
)
def test_what_is_no_address_is_a_site_that_is_not_found(host: str) -> None:
    with pytest.raises(NetworkError) as caught:
        SiteTransport().send(Request("GET", f"http://{host}/"))
    assert caught.value.reason == "host"


def test_a_mounted_site_gets_a_path_of_other_letters_as_wsgi_has_it() -> None:
    paths: list[str] = []

    def listening(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        paths.append(environ["PATH_INFO"].encode("latin-1").decode("utf-8"))
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b""]

    sender = SiteTransport({"a.test": listening}, outside=False)
    for path in ("/日記", "/%E6%97%A5%E8%A8%98"):
        assert sender.send(Request("GET", f"http://a.test{path}")).status == 200
    assert paths == ["/日記", "/日記"]


def test_a_mounted_site_has_all_the_time_it_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must show the same pictures as an idle one."""
    seconds = count(step=1_000.0)
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    assert transport().send(Request("GET", "http://m.mixi.test/")).status == 200
