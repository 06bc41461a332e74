"""The numbers of a phone and of the card in it, as docomo's `utn` sends them: invented, and the same on every run.

au's X-UP-SUBNO and SoftBank's X-JPHONE-UID are the work of the carriers' gateways, behind the phone: no model here
sends one, and a site is to believe none.
"""

from __future__ import annotations

from hashlib import sha256

from handset.model import HandsetModel

_TEST_RANGE = "00100000"
"""First digits of an IMEI that no phone in a shop has (3GPP TS 23.003: numbers for tests begin with 001)."""
_CARD = "8981"
"""A card for telephones (89) of Japan (81), ITU-T E.118."""


def user_agent(model: HandsetModel, *, identified: bool) -> str:
    """Return the User-Agent of the model; with `identified` it carries the serial numbers of phone and card (FOMA)."""
    agent = model.browser.user_agent
    if not (identified and model.browser.utn):
        return agent
    return f"{agent.removesuffix(')')};ser{phone_number(model)};icc{card_number()})"


def phone_number(model: HandsetModel) -> str:
    """Return the serial number of the phone of that model: an IMEI, 15 digits with their check digit."""
    digits = _TEST_RANGE + _digits(model.name, 6)
    return digits + _check_digit(digits)


def card_number() -> str:
    """Return the number of the owner's card, the same in every phone: 19 digits, and F to the length of 20."""
    digits = _CARD + _digits("card", 14)
    return digits + _check_digit(digits) + "F"


def _digits(seed: str, count: int) -> str:
    return str(int.from_bytes(sha256(seed.encode()).digest()))[-count:]


def _check_digit(digits: str) -> str:
    """Return the digit that makes the number whole (Luhn, ISO/IEC 7812-1 annex B)."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)
