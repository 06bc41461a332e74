"""What is read on a member's behalf comes from the public network, within limits."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.feeds import safe_fetcher
from screens.feeds.safe_fetcher import LARGEST, FetchError, SafeFetcher, is_public
from tests.screens.webserver import serving

PUBLIC = "93.184.216.34"


class Wire(httpcore.NetworkBackend):
    """Connects to nothing, and remembers where it was asked to."""

    def __init__(self, answer: bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") -> None:
        self.reached: list[str] = []
        self.answer = answer

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.reached.append(host)
        return httpcore.MockStream([self.answer])


SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
]


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
        return [PUBLIC] if host.endswith(".test") else safe_fetcher.resolve(host, port)

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


@given(st.ip_addresses(v=4))
def test_a_private_address_stays_private_inside_others(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    wrapped = [(0xFFFF << 32) + number, (0x64FF9B << 96) + number, (0x2002 << 112) + (number << 80)]
    if not is_public(address):
        assert not any(is_public(ipaddress.IPv6Address(each)) for each in wrapped)
