"""Where a request comes from, by what its headers say."""

from __future__ import annotations

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from screens.web.request_origin import (
    client_class,
    is_led_from_another_site,
    is_posted_from_another_site,
    network_of,
)


def request(**headers: str) -> Request:
    named = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Request(EnvironBuilder("/", "http://m.mixi.test", headers=named).get_environ())


def test_a_network_is_what_a_carriers_gateways_share() -> None:
    assert network_of("198.51.100.7") == "198.51.0.0/16"
    assert network_of("2001:db8:1:2::3") == "2001:db8::/32"
    assert network_of("unix") == "unix"


@pytest.mark.parametrize(
    ("agent", "numbered"),
    [
        ("DoCoMo/2.0 P906i(c100;TB;W24H15)", "DoCoMo/2.0 P906i(c100;TB;W24H15;ser001001;icc8981F)"),
        ("DoCoMo/1.0/P503i/c10", "DoCoMo/1.0/P503i/c10/serNMABC01"),
        ("SoftBank/1.0/911SH/SHJ001 Browser/1", "SoftBank/1.0/911SH/SHJ001/SN1234 Browser/1"),
    ],
)
def test_a_phone_is_the_same_kind_with_its_serial_number(agent: str, numbered: str) -> None:
    assert client_class(request(User_Agent=agent)) == client_class(request(User_Agent=numbered))
    assert client_class(request(User_Agent=agent)) != client_class(request(User_Agent=f"{agent} x"))


@pytest.mark.parametrize(
    ("origin", "elsewhere"),
    [
        ("", False),
        ("http://m.mixi.test", False),
        ("http://m.mixi.test:81", True),
        ("http://evil.test", True),
        ("null", True),
        ("http://[", True),
    ],
)
def test_a_form_of_another_site_is_told_by_its_origin(origin: str, elsewhere: bool) -> None:
    assert is_posted_from_another_site(request(Origin=origin) if origin else request()) is elsewhere


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({}, False),
        ({"Referer": "http://m.mixi.test/home"}, False),
        ({"Referer": "http://m.mixi.test@evil.test/"}, True),
        ({"Referer": "http://["}, True),
        ({"Sec_Fetch_Site": "same-origin"}, False),
        ({"Sec_Fetch_Site": "none"}, True),
        ({"Sec_Fetch_Site": "cross-site", "Referer": "http://m.mixi.test/"}, True),
    ],
)
def test_a_link_of_another_site_is_told_by_what_browsers_say(headers: dict[str, str], elsewhere: bool) -> None:
    assert is_led_from_another_site(request(**headers)) is elsewhere
