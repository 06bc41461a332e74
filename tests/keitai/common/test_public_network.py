"""Which addresses are public, and that a connection goes to the one that was checked."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keitai.common.public_network import AddressRefused, PublicNetwork, is_public
from tests.keitai.common.wire import PUBLIC, Wire

PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "3fff::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "5f00::1",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
OPEN = [
    "1.1.1.1",
    "93.184.216.34",
    "223.255.255.254",
    "2606:4700::1111",
    "64:ff9b::101:101",
    "2002:101:101::",
    "::ffff:1.1.1.1",
]


def test_which_addresses_are_public() -> None:
    assert [each for each in PRIVATE if is_public(ipaddress.ip_address(each))] == []
    assert [each for each in OPEN if not is_public(ipaddress.ip_address(each))] == []


@given(st.ip_addresses(v=4))
def test_a_private_address_stays_private_inside_others(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    wrapped = [(0xFFFF << 32) + number, (0x64FF9B << 96) + number, (0x2002 << 112) + (number << 80)]
    if not is_public(address):
        assert not any(is_public(ipaddress.IPv6Address(each)) for each in wrapped)


def test_a_connection_goes_to_the_address_that_was_checked() -> None:
    wire = Wire()
    PublicNetwork(resolve=lambda host, port: [PUBLIC], backend=wire).connect_tcp("blog.test", 80)
    assert wire.reached == [PUBLIC]


@pytest.mark.parametrize(
    ("addresses", "port"),
    [(["10.0.0.1"], 80), ([PUBLIC, "10.0.0.1"], 80), (["10.0.0.1", PUBLIC], 443), ([PUBLIC], 22), ([PUBLIC], 8080)],
)
def test_what_is_not_public_is_refused(addresses: list[str], port: int) -> None:
    wire = Wire()
    with pytest.raises(AddressRefused):
        PublicNetwork(resolve=lambda host, port: addresses, backend=wire).connect_tcp("blog.test", port)
    assert wire.reached == []


def test_an_operator_may_open_the_machines_own_network() -> None:
    wire = Wire()
    PublicNetwork(local=True, resolve=lambda host, port: ["127.0.0.1"], backend=wire).connect_tcp("localhost", 8000)
    assert wire.reached == ["127.0.0.1"]
