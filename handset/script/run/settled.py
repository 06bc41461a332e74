"""When is there nothing left to come? Before that, what is absent may only be late."""

from __future__ import annotations

from handset.apps.standby import Standby
from handset.browser.app import BrowserApp
from handset.capabilities import waits_for_keys
from handset.machine import Handset

_PLAYS = ("game", "watch")
"""Apps that go on for as long as a play lasts: what is absent there is absent now."""


def is_idle(phone: Handset) -> bool:
    """No request is pending and no animation that ends."""
    return not phone.network.busy and waits_for_keys(phone.foreground)


def is_settled(phone: Handset) -> bool:
    """Nothing is pending that could still put something on the LCD by itself.

    That is no request, no navigation, no picture or sheet of a page, no page that leads on by itself, no news that the
    standby screen is about to ask for.
    """
    app = phone.foreground
    if phone.network.busy:
        return False
    if isinstance(app, BrowserApp):
        return app.idle and not app.leads_on
    if isinstance(app, Standby):
        return not app.awaits_news
    return app.kind in _PLAYS or is_idle(phone)


def pending(phone: Handset) -> str:
    """What is still going on, for a message."""
    app = phone.foreground
    if phone.network.busy:
        return "the phone is still loading"
    if isinstance(app, BrowserApp) and app.leads_on:
        return f"the page leads on to {app.leads_on} by itself"
    return "the phone is still busy"
