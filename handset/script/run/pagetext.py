"""Text of the whole page, scrolled away or not."""

from __future__ import annotations

from urllib.parse import urlsplit

from handset.app import Area
from handset.browser.app import BrowserApp
from handset.browser.history import HistoryEntry
from handset.browser.internal_pages import REASON, failure_of
from handset.lcd import Frame, Lcd
from handset.machine import Handset
from handset.preview.shots import TALLEST
from handset.screen import typeface_of
from handset.script.run.frame_cache import FrameCache
from keitai.common.errors import KeitaiError

_NO_RECEPTION = "no-reception"
_NO_ANSWER = ("host", "timeout")
"""The phone's reasons where a host does not exist, refuses, or is silent."""


def browser_of(phone: Handset) -> BrowserApp | None:
    """Return the browser in front, or under a dialog in front; None for other apps."""
    for app in reversed(phone.apps):
        if isinstance(app, BrowserApp):
            return app
        if app.area is not Area.OVERLAY:
            return None
    return None


def page_entry(phone: Handset) -> HistoryEntry | None:
    """Return the history entry that the browser in front shows; None for other apps."""
    browser = browser_of(phone)
    return browser.entry if browser is not None else None


def missing_page(phone: Handset) -> str:
    """Return why the browser in front shows its own error page; "" where it does not."""
    entry = page_entry(phone)
    return failure_of(entry.response) if entry is not None and entry.internal else ""


def without_address(phone: Handset, text: str) -> str:
    """Leave out of the text of the phone's own error page the lines of the address that cannot be had.

    The name of a site is in its address: without this, "mixi" would be found where mixi was not reached.
    """
    entry = page_entry(phone)
    if entry is None or not missing_page(phone):
        return text
    return "\n".join(line for line in text.splitlines() if not line.strip() or line.strip() not in entry.request.url)


def unreached_host(phone: Handset, *, opened: bool) -> str:
    """Return the host that the page in front could not be had from, since nothing answers there; "" where one does.

    A page that is there may lead to a host that nobody has: that is the page's fault. So it has to be what was `opened`
    by its address, the first page, or on the host of the page before.
    """
    browser, entry = browser_of(phone), page_entry(phone)
    if browser is None or entry is None or not entry.internal or entry.response.header(REASON) not in _NO_ANSWER:
        return ""
    host, before = urlsplit(entry.request.url).netloc, browser.page_before
    from_elsewhere = before is not None and not before.internal and urlsplit(before.request.url).netloc != host
    return "" if from_elsewhere and not opened else host


def lacks_reception(phone: Handset) -> bool:
    """Return whether the page in front could not be had as the phone has no reception."""
    entry = page_entry(phone)
    return entry is not None and entry.internal and entry.response.header(REASON) == _NO_RECEPTION


def is_longer_than_screen(phone: Handset) -> bool:
    """Return whether the page in front is longer than the screen."""
    browser = browser_of(phone)
    return browser is not None and browser.page_height > phone.model.viewport.height


class PageText:
    """Text layer of the whole page in front, cached while the page stays as it is."""

    def __init__(self, frames: FrameCache) -> None:
        self._frames = frames
        self._of: object = None
        self._drawn: Frame | None = None

    def read(self, phone: Handset) -> str:
        """Draw the whole page and return its text. Raises `KeitaiError` without a page."""
        return self._frame(phone).text()

    def is_blank(self, phone: Handset) -> bool:
        """Return whether a page is in front that shows nothing at all: no text, no picture, no line."""
        browser = browser_of(phone)
        if browser is None or browser.page is None or self._frames.frame(phone).text("page").strip():
            return False
        drawn = self._frame(phone)
        return not drawn.text().strip() and bool((drawn.packed == drawn.packed[0, 0]).all())

    def _frame(self, phone: Handset) -> Frame:
        browser = browser_of(phone)
        if browser is None or browser.page is None:
            raise KeitaiError("the LCD shows no page")
        seen = browser.entry, browser.page, browser.page_height, browser.idle, self._frames.frame(phone).hash
        if self._drawn is None or seen != self._of:
            self._of, self._drawn = seen, _drawn(phone, browser)
        return self._drawn


def _drawn(phone: Handset, browser: BrowserApp) -> Frame:
    model = phone.model
    height = min(TALLEST, max(model.viewport.height, browser.page_height))
    lcd = Lcd(model.viewport.width, height, model.lcd.colors, 1, typeface_of(model.typeface))
    canvas = lcd.canvas()
    browser.draw_page(canvas, 0)
    return lcd.render(canvas)
