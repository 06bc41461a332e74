"""Rest of a phone: whether anything is still to come, before which what is absent may only be late."""

from __future__ import annotations

from handset.app_protocols import title_of, waits_for_keys
from handset.apps.standby import Standby
from handset.browser.app import BrowserApp
from handset.machine import Handset


def is_idle(phone: Handset) -> bool:
    """Return whether no request and no animation that ends is pending."""
    return not phone.network.busy and waits_for_keys(phone.foreground)


def is_settled(phone: Handset) -> bool:
    """Return whether nothing is pending that could change the LCD by itself.

    Pending are a request, a navigation, a picture or sheet of a page, a page that leads on by itself, and news that the
    standby screen is about to ask for. What an app opened goes on for as long as it is played: what is absent there is
    absent now.
    """
    app = phone.foreground
    if phone.network.busy:
        return False
    if isinstance(app, BrowserApp):
        return app.idle and not app.leads_on
    if isinstance(app, Standby):
        return not app.awaits_news
    return app.kind in phone.content_types or is_idle(phone)


def pending(phone: Handset) -> str:
    """Return a clause that says what is pending, for a message."""
    app, asked = phone.foreground, phone.network.under_way
    if asked:
        more = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
        return f"{asked[0]}{more} has not come yet"
    if isinstance(app, BrowserApp):
        return f"the page leads on to {app.leads_on} by itself" if app.leads_on else "the page is still scrolling"
    if isinstance(app, Standby):
        return "the standby screen is about to ask for its news"
    if app.kind in phone.content_types:
        return f"{title_of(app)} is going on"
    return "the phone is about to go off" if app.kind == "off" else f"{app.kind} is still moving"
