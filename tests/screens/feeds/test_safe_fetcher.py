"""What is read on a member's behalf comes from the public network, within limits."""

from __future__ import annotations

import socket

import pytest

from keitai.common import public_network
from screens.feeds import safe_fetcher
from screens.feeds.safe_fetcher import LARGEST, FetchError, SafeFetcher
from tests.keitai.common.wire import PUBLIC, SPELLINGS, Wire
from tests.screens.webserver import serving


@pytest.mark.parametrize("address", SPELLINGS)
def test_no_connection_into_ones_own_network(address: str) -> None:
    wire = Wire()
    with pytest.raises(FetchError, match=r"address|absent"):
        SafeFetcher(backend=wire).read(address)
    assert wire.reached == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://blog.test/",
        "file:///etc/passwd",
        "gopher://blog.test/",
        "http://blog.test:22/",
        "http://blog.test:5432/",
        "http://user:word@blog.test/",
        "http:///x",
        "x",
    ],
)
def test_other_doors_stay_shut(address: str) -> None:
    wire = Wire()
    with pytest.raises(FetchError, match="address"):
        SafeFetcher(backend=wire, resolve=lambda host, port: [PUBLIC]).read(address)
    assert wire.reached == []


def test_a_public_site_is_read_at_the_address_that_was_checked() -> None:
    wire = Wire()
    assert SafeFetcher(backend=wire, resolve=lambda host, port: [PUBLIC]).read("http://blog.test/rss") == b"ok"
    assert wire.reached == [PUBLIC]


def test_one_private_address_among_a_names_is_too_many() -> None:
    wire = Wire()
    with pytest.raises(FetchError, match="address"):
        SafeFetcher(backend=wire, resolve=lambda host, port: [PUBLIC, "10.0.0.1"]).read("http://blog.test/")
    assert wire.reached == []


def test_a_name_server_that_changes_its_mind_is_checked_at_each_connection() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    wire = Wire(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(FetchError, match="address"):
        SafeFetcher(backend=wire, resolve=lambda host, port: next(answers)).read("http://blog.test/")
    assert wire.reached == [PUBLIC]


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://[::1]/", "//169.254.169.254/", "file:///etc/passwd", "http://x.test:25/"]
)
def test_a_redirect_leads_into_no_private_network(target: str) -> None:
    head = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    wire = Wire(head.encode())

    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC] if host.endswith(".test") else public_network.resolve(host, port)

    with pytest.raises(FetchError, match="address"):
        SafeFetcher(backend=wire, resolve=resolve).read("http://blog.test/")
    assert wire.reached == [PUBLIC]


def test_the_operator_may_allow_this_machine_for_development() -> None:
    with serving(lambda path: (200, {}, b"hello")) as address:
        assert SafeFetcher(local=True).read(address + "/rss") == b"hello"
        with pytest.raises(FetchError, match="address"):
            SafeFetcher().read(address + "/rss")


def test_redirects_end_somewhere() -> None:
    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        step = int(path[1:])
        return (200, {}, b"there") if step == 3 else (302, {"Location": f"/{step + 1}"}, b"")

    with serving(answer) as address:
        assert SafeFetcher(local=True).read(f"{address}/0") == b"there"
    with serving(lambda path: (302, {"Location": "/"}, b"")) as address, pytest.raises(FetchError, match="refused"):
        SafeFetcher(local=True).read(address)


def test_too_large_is_not_read_to_its_end() -> None:
    with (
        serving(lambda path: (200, {}, b"x" * (LARGEST + 1))) as address,
        pytest.raises(FetchError, match="large"),
    ):
        SafeFetcher(local=True).read(address)


@pytest.mark.parametrize(
    "target",
    [b"http://caf\xe9.example/", b"http://\xff\xfe/", b"http://xn--\xff/", b"http://[::1", b"http://a:99999/", b"\x01"],
)
def test_a_redirect_to_what_is_not_an_address_is_a_fault_of_the_site(target: bytes) -> None:
    wire = Wire(b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(FetchError, match=r"address|absent|refused"):
        SafeFetcher(backend=wire, resolve=lambda host, port: [PUBLIC]).read("http://blog.test/")


def test_letters_beyond_ascii_are_asked_for_by_their_bytes() -> None:
    asked: list[str] = []

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        return (
            (200, {}, b"there")
            if "%" in path
            else (302, {"Location": "/日記?q=é&r=%20".encode().decode("latin-1")}, b"")
        )

    with serving(answer) as address:
        assert SafeFetcher(local=True).read(address) == b"there"
    assert asked == ["/", "/%E6%97%A5%E8%A8%98?q=%C3%A9&r=%20"]


@pytest.mark.parametrize("status", [404, 500, 304])
def test_what_is_no_page_is_refused(status: int) -> None:
    with serving(lambda path: (status, {}, b"")) as address, pytest.raises(FetchError, match="refused"):
        SafeFetcher(local=True).read(address)


def test_a_site_that_says_nothing_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_fetcher, "SECONDS", 0.1)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        with pytest.raises(FetchError, match="slow"):
            SafeFetcher(local=True).read(f"http://127.0.0.1:{deaf.getsockname()[1]}/")


def test_nobody_there_is_absent() -> None:
    with serving(lambda path: (200, {}, b"")) as address:
        gone = address
    with pytest.raises(FetchError, match="absent"):
        SafeFetcher(local=True).read(gone)
