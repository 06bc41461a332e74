"""Places for visitors: one address neither takes them all nor begins phones without end."""

from __future__ import annotations

from handset.frontends.web import admission
from handset.frontends.web.admission import Admission, Limits


def test_places_follow_from_the_cores() -> None:
    assert Limits().visitors == admission.PHONES_A_CORE * admission.cores()
    assert [Limits(visitors).share for visitors in (1, 2, 7, 20)] == [1, 1, 4, 10]
    assert Limits(20, per_address=3).share == 3


def test_an_address_gets_its_share_and_others_the_rest() -> None:
    desk = Admission(Limits(visitors=6, per_address=2))
    told = [desk.admit(address, 0.0) for address in ("203.0.113.1",) * 3 + ("203.0.113.2",) * 2]
    assert told == ["", "", "share", "", ""]
    assert [desk.admit(f"198.51.100.{n}", 0.0) for n in range(3)] == ["", "", "taken"]
    desk.leave("203.0.113.1")
    assert (desk.admit("203.0.113.1", 0.0), desk.visitors) == ("", 6)


def test_a_whole_network_of_ipv6_counts_as_one_address() -> None:
    desk = Admission(Limits(visitors=50, per_address=2))
    told = [desk.admit(f"2001:db8:1:2:{n:x}::{n:x}", 0.0) for n in range(1, 20)]
    assert told == ["", *[""], *["share"] * 17]
    assert desk.admit("2001:db8:1:3::1", 0.0) == ""
    assert desk.admit("::ffff:203.0.113.1", 0.0) == desk.admit("203.0.113.1", 0.0) == ""
    assert desk.admit("203.0.113.1", 0.0) == "share"


def test_phones_begun_and_left_again_and_again_are_slowed() -> None:
    """A process for each is dear: somebody who reloads without end waits, and others do not."""
    desk = Admission(Limits(visitors=50))
    begun = 0
    for tenth in range(600):
        if desk.admit("203.0.113.1", tenth / 10) == "":
            begun += 1
            desk.leave("203.0.113.1")
    assert 55 <= begun <= 62
    assert desk.admit("203.0.113.2", 60.0) == ""


def test_addresses_seen_long_ago_are_forgotten() -> None:
    desk = Admission(Limits(visitors=50))
    for number in range(30_000):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        assert desk.admit(address, float(number)) == ""
        desk.leave(address)
    assert len(desk._begun) < 10_100
