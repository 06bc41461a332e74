"""A visitor's phone reaches the public network alone, whatever it is told to open."""

from __future__ import annotations

import pytest

from handset.browser.fetch.transport import SiteTransport
from handset.network import NetworkError, Request
from keitai.common.public_network import PublicNetwork
from tests.keitai.common.wire import PUBLIC, SPELLINGS, Wire


@pytest.mark.parametrize("address", [*SPELLINGS, "http://user:word@127.0.0.1/", "http://127.0.0.1:18901/"])
def test_no_connection_into_ones_own_network(address: str) -> None:
    wire = Wire()
    with pytest.raises(NetworkError) as caught:
        SiteTransport(network=PublicNetwork(backend=wire)).send(Request("GET", address))
    assert (caught.value.reason, wire.reached) == ("host", [])


def test_a_public_site_is_read_whole() -> None:
    wire = Wire()
    network = PublicNetwork(resolve=lambda host, port: [PUBLIC], backend=wire)
    answer = SiteTransport(network=network).send(Request("POST", "http://blog.test/a?b=1", body=b"x=1"))
    assert (answer.status, answer.body, wire.reached) == (200, b"ok", [PUBLIC])


def test_a_redirect_is_checked_as_any_other_address() -> None:
    """The phone follows it by itself, by a request of its own."""
    wire = Wire(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n")

    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC] if host == "blog.test" else [host]

    sender = SiteTransport(network=PublicNetwork(resolve=resolve, backend=wire))
    answer = sender.send(Request("GET", "http://blog.test/"))
    assert (answer.status, answer.headers[0]) == (302, ("Location", "http://127.0.0.1/"))
    with pytest.raises(NetworkError):
        sender.send(Request("GET", "http://127.0.0.1/"))
    assert wire.reached == [PUBLIC]


def test_what_breaks_is_told_as_on_any_network() -> None:
    for answer, reason in ((b"nonsense\r\n\r\n", "broken"), (b"", "broken"), (b"HTTP/1.1 200 OK\r\n", "broken")):
        network = PublicNetwork(resolve=lambda host, port: [PUBLIC], backend=Wire(answer))
        with pytest.raises(NetworkError) as caught:
            SiteTransport(network=network).send(Request("GET", "http://blog.test/"))
        assert caught.value.reason == reason, answer
