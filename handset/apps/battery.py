"""The empty battery: a warning, then a phone that is off until it is charged."""

from __future__ import annotations

import msgspec

from handset.app import Area, Result, SoftKeys
from handset.keypad import TICKS_PER_SECOND, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.phone_texts import translate
from handset.toolkit.drawing import draw_box

WARNING = 5 * TICKS_PER_SECOND
"""Ticks from the warning until the phone goes off."""


class SwitchedOff:
    """App of a phone whose battery is empty: warns, closes all other apps and keeps the LCD dark; keys do nothing."""

    kind = "off"

    def __init__(self, phone: Handset, since: int) -> None:
        self._phone = phone
        self._since = since

    @property
    def _dark(self) -> bool:
        return self._phone.clock.ticks - self._since >= WARNING

    @property
    def area(self) -> Area:
        """An overlay during the warning; the whole, dark LCD afterwards."""
        return Area.OFF if self._dark else Area.OVERLAY

    @property
    def idle(self) -> bool:
        """Whether the warning is over."""
        return self._dark

    still = idle

    @property
    def softkeys(self) -> SoftKeys:
        return SoftKeys()

    def tick(self, keys: Keys) -> None:
        if self._dark and len(self._phone.apps) > 2:
            self._phone.network.cancel_all()
            self._phone.boot()
            self._phone.open(self)

    def draw(self, canvas: Canvas) -> None:
        phone = self._phone
        draw_box(canvas, phone.model.theme, translate("battery is empty", phone.settings.language))

    def end(self) -> bool:
        return False

    def on_result(self, result: Result) -> None:
        """Do nothing: nothing opens above a phone that is off."""

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._since)


def open_off(phone: Handset, saved: bytes) -> SwitchedOff:
    """Make the app for `phone.install("off", open_off)`."""
    return SwitchedOff(phone, msgspec.msgpack.decode(saved, type=int) if saved else phone.clock.ticks)


def charge(phone: Handset, percent: int) -> None:
    """Set the battery's charge in per cent: at 0 the phone warns and goes off, above it one that is off boots."""
    phone.battery = percent
    off = phone.find("off")
    if percent == 0 and off is None:
        phone.signals.emit("sound", "phone/battery")
        phone.launch("off")
    elif percent and off is not None:
        phone.boot()
