"""Dialog in which the phone's owner picks a photo for an app."""

from __future__ import annotations

import msgspec

from handset.machine import Handset


def pick_photo(phone: Handset, accept: str, *, chosen: bool) -> None:
    """Open the phone's photos over the app in front, which gets a `Result` of kind "photo".

    Args:
        phone: The phone, on which an app of kind "photos" is installed.
        accept: Which files are offered, as a file field's `accept` has it.
        chosen: Whether one was picked before, which may be taken back.
    """
    state = {"accept": accept, "chosen": chosen, "focus": 1 if chosen else 0}
    phone.open(phone.make("photos", msgspec.msgpack.encode(state)))
