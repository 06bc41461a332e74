"""Arrival of a message: the phone sounds or shakes, and says from whom it is over whatever is on the LCD."""

from __future__ import annotations

from handset.app import Area
from handset.apps.standby import Standby
from handset.machine import Handset
from handset.phone_texts import translate

_SHAKES = 60
"""Ticks of vibration in manner mode."""


def announce_message(phone: Handset, sender: str) -> None:
    """Announce a message and let the standby screen fetch its news anew; does nothing on a phone that is off."""
    if phone.foreground.area is Area.OFF:
        return
    if phone.settings.manner:
        phone.signals.emit("vibrate", "", _SHAKES)
    else:
        phone.signals.emit("sound", "phone/mail")
    phone.announce(translate("message came", phone.settings.language).format(name=sender))
    for app in phone.apps:
        if isinstance(app, Standby):
            app.refresh_news()
