"""Where a server listens, what it answers to and whom it believes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from screens.public_address import AddressError, PublicAddress


def ask(address: PublicAddress, *, host: str, client: str = "203.0.113.9", **headers: str) -> tuple[int, str]:
    """Ask a guarded app that answers with the address of who asks; its status and its answer."""
    told: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["client"][0].encode()})

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    names = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "scheme": "http",
        "client": (client, 40_000),
        "headers": [(name.encode(), value.encode()) for name, value in names.items()],
    }
    guarded: Any = address.guard(app)
    asyncio.run(guarded(scope, receive, send))
    return told[0]["status"], told[1]["body"].decode()


def test_only_its_own_names_are_answered() -> None:
    address = PublicAddress(8009, url="https://m.example.jp", hosts=("m2.example.jp", "*.example.org"))
    for host in ("m.example.jp", "M.EXAMPLE.JP:443", "m2.example.jp", "a.example.org", "127.0.0.1:8009", "[::1]:8009"):
        assert ask(address, host=host)[0] == 200, host
    for host in ("", "evil.example", "m.example.jp.evil.example", "m.example.jp@evil.example", "203.0.113.9", "a b"):
        assert ask(address, host=host)[0] == 400, host


def test_a_known_proxy_tells_who_asks_and_nobody_else_does() -> None:
    address = PublicAddress(8009, url="https://m.example.jp", proxies=("10.0.0.1", "10.1.0.0/16"))
    told = "198.51.100.7"
    for client, forwarded, seen in (
        ("10.0.0.1", told, told),
        ("10.1.2.3", told, told),
        ("10.0.0.1", f"1.2.3.4, {told}", told),
        ("10.0.0.1", f"{told}, 10.1.2.3", told),
        ("10.0.0.2", told, "10.0.0.2"),
        ("203.0.113.9", told, "203.0.113.9"),
    ):
        assert ask(address, host="m.example.jp", client=client, x_forwarded_for=forwarded)[1] == seen, (
            client,
            forwarded,
        )
    alone = PublicAddress(8009)
    assert ask(alone, host="localhost", client="127.0.0.1", x_forwarded_for=told)[1] == "127.0.0.1"


def test_redirects_begin_with_the_public_address() -> None:
    assert PublicAddress(8009).base_url == "http://127.0.0.1:8009"
    assert PublicAddress(8009, bind="::1").base_url == "http://[::1]:8009"
    assert PublicAddress(8009, url="https://m.example.jp").base_url == "https://m.example.jp"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"bind": "0.0.0.0"}, "0.0.0.0 is open to others: --url or --host says by what name they come"),
        ({"bind": "example"}, "'example' is not an address of this machine"),
        ({"url": "m.example.jp"}, "'m.example.jp' is not the address of a site"),
        ({"url": "ftp://m.example.jp"}, "is not the address of a site"),
        ({"url": "https://m.example.jp/mixi"}, "is not the address of a site"),
        ({"proxies": ("nginx",)}, "'nginx' is not a proxy's address or network"),
        ({"proxies": ("10.0.0.1/8",)}, "is not a proxy's address or network"),
        ({"hosts": ("a*.example.jp",)}, "'a*.example.jp' is not a host's name"),
        ({"hosts": ("https://a.example",)}, "'https://a.example' is not a host's name"),
    ],
)
def test_what_cannot_be_served_is_told(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(AddressError, match=sentence.replace("*", r"\*").replace(".", r"\.")):
        PublicAddress(8009, **wrong)
