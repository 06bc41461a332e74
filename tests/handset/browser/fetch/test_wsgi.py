"""What a mounted application is told, and what becomes of its answer."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from handset.browser.fetch.transport import SiteTransport
from handset.browser.fetch.wsgi import call_wsgi, environ_of
from handset.network import NetworkError, Request

Start = Callable[..., Any]


@pytest.mark.parametrize(
    ("url", "path", "query"),
    [
        ("http://a.test", "/", ""),
        ("http://a.test?q=1", "/", "q=1"),
        ("http://a.test/b/../c/./d?x=/../y", "/c/d", "x=/../y"),
        ("http://a.test/../../b/..", "/", ""),
        ("http://a.test/b/.", "/b/", ""),
        ("http://a.test/a%20b+c", "/a b+c", ""),
        ("http://a.test/%93%fa", "/\x93\xfa", ""),
        ("http://a.test/日", "/\xe6\x97\xa5", ""),
        ("http://a.test/x?a=日 \"<>'%e6", "/x", "a=%E6%97%A5%20%22%3C%3E'%e6"),
        ("http://a.test/x#part?no", "/x", ""),
    ],
)
def test_an_address_as_wsgi_has_it(url: str, path: str, query: str) -> None:
    environ = environ_of(Request("GET", url))
    assert (environ["PATH_INFO"], environ["QUERY_STRING"]) == (path, query)


@pytest.mark.parametrize(
    ("url", "host", "name", "port"),
    [
        ("http://A.test/", "a.test", "a.test", "80"),
        ("http://a.test:80/", "a.test", "a.test", "80"),
        ("https://a.test/", "a.test", "a.test", "443"),
        ("http://a.test:8080/", "a.test:8080", "a.test", "8080"),
    ],
)
def test_a_host(url: str, host: str, name: str, port: str) -> None:
    environ = environ_of(Request("GET", url))
    assert (environ["HTTP_HOST"], environ["SERVER_NAME"], environ["SERVER_PORT"]) == (host, name, port)


def test_headers_and_body() -> None:
    headers = (("User-Agent", "Phone/1"), ("Content-Type", "text/plain"), ("X-A", "1"))
    environ = environ_of(Request("POST", "http://u:p%40@a.test/", headers, b"abc"))
    assert environ["HTTP_USER_AGENT"] == "Phone/1"
    assert (environ["CONTENT_TYPE"], environ["CONTENT_LENGTH"]) == ("text/plain", "3")
    assert "HTTP_CONTENT_TYPE" not in environ
    assert environ["HTTP_AUTHORIZATION"] == "Basic dTpwQA=="
    assert environ["wsgi.input"].read() == b"abc"
    assert environ_of(Request("POST", "http://a.test/"))["CONTENT_LENGTH"] == "0"
    assert "CONTENT_LENGTH" not in environ_of(Request("GET", "http://a.test/"))


@pytest.mark.parametrize(
    "url", ["http://a.test:x/", "http://a.test:99999/", "http://a.test/\0", "http://a.test/" + "a" * 70_000]
)
def test_what_is_not_an_address(url: str) -> None:
    with pytest.raises(NetworkError) as caught:
        call_wsgi(lambda environ, start: [b""], Request("GET", url), 100)
    assert caught.value.reason == "host"


class Chunks:
    """An application's body that wants to be closed."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.chunks = chunks
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.chunks)

    def close(self) -> None:
        self.closed = True


def test_a_body_is_closed_even_when_it_is_too_large() -> None:
    for chunks, fits in (([b"a", b"b"], True), ([b"x" * 60] * 10, False)):
        body = Chunks(chunks)

        def app(environ: dict[str, Any], start: Start, body: Chunks = body) -> Chunks:
            start("200 OK", [("Content-Type", "text/plain")])
            return body

        if fits:
            assert call_wsgi(app, Request("GET", "http://a.test/"), 100).body == b"ab"
        else:
            with pytest.raises(NetworkError, match="larger than 100 bytes"):
                call_wsgi(app, Request("GET", "http://a.test/"), 100)
        assert body.closed


def test_what_start_response_returns_writes_before_the_body() -> None:
    def app(environ: dict[str, Any], start: Start) -> list[bytes]:
        write = start("200 OK", [("X-A", "1"), ("X-A", "2")])
        write(b"first ")
        return [b"then"]

    answer = call_wsgi(app, Request("GET", "http://a.test/"), 100)
    assert (answer.status, answer.headers, answer.body) == (200, (("X-A", "1"), ("X-A", "2")), b"first then")


def compressed(body: bytes, coding: str = "gzip") -> Callable[..., list[bytes]]:
    def app(environ: dict[str, Any], start: Start) -> list[bytes]:
        start("200 OK", [("Content-Encoding", coding)])
        return [body]

    return app


def test_a_compressed_body_is_read_up_to_the_limit() -> None:
    request = Request("GET", "http://a.test/")
    assert call_wsgi(compressed(gzip.compress(b"a" * 1_000)), request, 1_000).body == b"a" * 1_000
    with pytest.raises(NetworkError) as caught:
        call_wsgi(compressed(gzip.compress(b"a" * 1_001)), request, 1_000)
    assert caught.value.reason == "too-large"
    with pytest.raises(NetworkError) as caught:
        call_wsgi(compressed(b"not gzip"), request, 1_000)
    assert caught.value.reason == "broken"


def test_a_site_that_falls_over_anywhere_answers_500() -> None:
    def before(environ: dict[str, Any], start: Start) -> list[bytes]:
        raise RuntimeError("before")

    def within(environ: dict[str, Any], start: Start) -> Iterator[bytes]:
        start("200 OK", [])
        yield b"a"
        raise RuntimeError("within")

    def no_bytes(environ: dict[str, Any], start: Start) -> list[Any]:
        start("200 OK", [])
        return ["text"]

    for app in (before, within, no_bytes):
        answer = SiteTransport({"a.test": app}, outside=False).send(Request("GET", "http://a.test/"))
        assert (answer.status, answer.body) == (500, b""), app


def test_a_site_without_a_status_gives_no_answer() -> None:
    with pytest.raises(NetworkError) as caught:
        call_wsgi(lambda environ, start: [b"a"], Request("GET", "http://a.test/"), 100)
    assert caught.value.reason == "broken"
