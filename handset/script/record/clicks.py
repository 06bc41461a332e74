"""Search for the `click "..."` that says what some cursor keys and ok did on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from handset.app import App
from handset.browser.app import BrowserApp, open_browser
from handset.browser.document.tree import Node
from handset.browser.forms.field_labels import caption
from handset.browser.forms.forms import writable
from handset.browser.navigation.labels import label
from handset.browser.page import Page
from handset.keypad import Key, KeyEvent
from handset.lcd import Frame
from handset.machine import Handset
from handset.memory import Memory
from handset.network import Network, NetworkError, Request, Response
from handset.script.record.landmarks import pieces_without_emoji
from handset.script.run.conditions import focused_text
from handset.script.run.driver import GAP, TAP
from handset.script.run.focusing import move_focus
from handset.script.run.settled import is_idle

LONGEST_NAME = 60


@dataclass(frozen=True, eq=False)
class PageSpot:
    """Place of the reader on a page: which page, how far it is scrolled, what has the focus."""

    page: Page
    scroll: int
    focus: Node | None

    def is_at(self, other: PageSpot | None) -> bool:
        """Return whether another spot is the same."""
        if other is None:
            return False
        return self.page is other.page and self.scroll == other.scroll and self.focus is other.focus


@dataclass(frozen=True)
class _Start:
    """A place from which cursor keys may begin, and the browser's whole state there."""

    spot: PageSpot
    browser: bytes


class ClickFinder:
    """Finds the `click` that stands for cursor keys and ok; follows a phone tick by tick.

    A name is only given where the search of `click`, begun where the cursor keys began, ends on the same element. It
    is tried out on a second browser that reaches no network.
    """

    def __init__(self) -> None:
        self._start: _Start | None = None
        self._here: _Start | None = None
        self._before: PageSpot | None = None
        self._names: list[str] = []

    def follow(self, phone: Handset, frame: Frame, *, moving: bool) -> None:
        """Observe the phone after a tick; `moving` when cursor keys were pressed since it was at rest."""
        spot = page_spot(phone)
        if spot is None:
            self._here = None
        elif self._here is None or not spot.is_at(self._here.spot):
            self._here = _Start(spot, cast(BrowserApp, phone.foreground).save())
            self._names = _names(spot, focused_text(frame))
        if not moving:
            self._start = self._here
        self._before = spot

    def forget(self) -> None:
        """Forget the last click: the next one starts from where the page stands now."""
        self._start = self._here

    def find(self, phone: Handset) -> str:
        """Return the label for a `click` on what had the focus a tick ago, "" where none leads there."""
        spot, start = self._before, self._start
        if spot is None or spot.focus is None or start is None or start.spot.page is not spot.page:
            return ""
        return next((name for name in self._names if _leads_there(phone, start, name, spot.focus)), "")


def page_spot(phone: Handset) -> PageSpot | None:
    """Return the spot of the page in front; None while it loads or moves, or something lies over it."""
    app = phone.foreground
    if not isinstance(app, BrowserApp) or app.page is None or app.choosing or not is_idle(phone):
        return None
    return PageSpot(app.page, app.scroll, app.focused)


def _names(spot: PageSpot, written: str) -> list[str]:
    """Return the texts by which `click` finds what has the focus, the best one first."""
    page, node = spot.page, spot.focus
    if node is None:
        return []
    texts = [caption(page.document, node)]
    if not writable(node):
        texts += [label(page, node), written]
    pieces = [max(pieces_without_emoji(text), key=len, default="") for text in texts]
    return list(dict.fromkeys(piece for piece in pieces if piece.isprintable() and 0 < len(piece) <= LONGEST_NAME))


def _leads_there(phone: Handset, start: _Start, name: str, focus: Node) -> bool:
    second = _second_browser(phone, start)

    def press(key: Key) -> None:
        second.step([KeyEvent(key, True)])
        for tick in range(1, GAP):
            second.step([KeyEvent(key, False)] if tick == TAP else [])

    found = move_focus(second, name, press).found
    second.memory.close()
    app = second.foreground
    return found and isinstance(app, BrowserApp) and app.focused is not None and app.focused.order == focus.order


def _second_browser(phone: Handset, start: _Start) -> Handset:
    """Return a phone of the same model that has nothing but a browser in the state of `start`."""
    second = Handset(
        phone.model,
        network=Network(_NoTransport(), phone.network.bearer),
        memory=Memory(None),
        start=phone.clock.start,
        settings=phone.settings,
    )
    second.clock.ticks = phone.clock.ticks
    second.install("standby", lambda other, _: cast(App, open_browser(other, start.browser)))
    second.boot()
    return second


class _NoTransport:
    def send(self, request: Request) -> Response:
        raise NetworkError("offline", f"{request.url}: a search for a name asks no network")
