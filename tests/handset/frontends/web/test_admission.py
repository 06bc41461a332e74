"""Places for visitors: one address neither takes them all nor begins phones without end."""

from __future__ import annotations

from handset.frontends.web import admission
from handset.frontends.web.admission import Admission, Limits, NotAdmitted


def test_places_follow_from_the_cores() -> None:
    assert Limits().visitors == admission.PHONES_A_CORE * admission.cores()
    assert [Limits(visitors).share for visitors in (1, 2, 7, 20)] == [1, 1, 4, 10]
    assert Limits(20, per_address=3).share == 3


def admitted(admission: Admission, address: str, now: float = 0.0) -> int | str:
    """The seat, or why there is none."""
    try:
        return admission.admit(address, now)
    except NotAdmitted as refused:
        return str(refused)


def test_an_address_gets_its_share_and_others_the_rest() -> None:
    admission = Admission(Limits(visitors=6, per_address=2))
    addresses = ("203.0.113.1",) * 3 + ("203.0.113.2",) * 2
    assert [admitted(admission, address) for address in addresses] == [0, 1, "share", 2, 3]
    assert [admitted(admission, f"198.51.100.{n}") for n in range(3)] == [4, 5, "taken"]
    admission.leave("203.0.113.1", 1)
    assert (admitted(admission, "203.0.113.1"), admission.visitors) == (1, 6)


def test_a_whole_network_of_ipv6_counts_as_one_address() -> None:
    admission = Admission(Limits(visitors=50, per_address=2))
    assert [admitted(admission, f"2001:db8:1:2:{n:x}::{n:x}") for n in range(1, 20)] == [0, 1, *["share"] * 17]
    assert admitted(admission, "2001:db8:1:3::1") == 2
    assert [admitted(admission, one) for one in ("::ffff:203.0.113.1", "203.0.113.1", "203.0.113.1")] == [3, 4, "share"]


def test_phones_begun_and_left_again_and_again_are_slowed() -> None:
    """A process for each is dear: somebody who reloads without end waits, and others do not."""
    admission = Admission(Limits(visitors=50))
    begun = 0
    for tenth in range(600):
        if admitted(admission, "203.0.113.1", tenth / 10) == 0:
            begun += 1
            admission.leave("203.0.113.1", 0)
    assert 55 <= begun <= 62
    assert admitted(admission, "203.0.113.2", 60.0) == 0


def test_addresses_seen_long_ago_are_forgotten() -> None:
    admission = Admission(Limits(visitors=50))
    for number in range(10_400):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        assert admission.admit(address, float(number)) == 0
        admission.leave(address, 0)
    assert len(admission._begun) < 500
