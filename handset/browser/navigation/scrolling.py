"""The reader's place on a page: scroll, focus, and how keys move them."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urldefrag

from handset.browser.document.tree import Node
from handset.browser.history import HistoryEntry
from handset.browser.navigation import focus
from handset.browser.navigation.find import find
from handset.browser.navigation.focus import Viewport
from handset.browser.page import Page
from handset.browser.state import BrowserState
from handset.keypad import Key, Keys

SCROLL = 40
"""Pixels that a press of up or down moves the page."""
MARGIN = 20
"""Pixels above a line that was looked for."""
SPEED = 10
"""Pixels a tick at which it moves."""


class ScrollTarget(Protocol):
    """Protocol of what is scrolled: the browser."""

    @property
    def entry(self) -> HistoryEntry | None:
        """History entry that is shown."""

    @property
    def page(self) -> Page | None:
        """Page that is shown, None before the first."""


class Scroller:
    """Scroller: moves scroll and focus of the page on the screen towards `BrowserState.goal`."""

    def __init__(self, state: BrowserState, screen: ScrollTarget, height: int) -> None:
        self._state = state
        self._screen = screen
        self._height = height

    @property
    def view(self) -> Viewport:
        """Viewport at the goal of the scrolling."""
        return Viewport(self._state.goal, self._height)

    @property
    def focused(self) -> Node | None:
        """Element in focus, None without one."""
        entry, page = self._screen.entry, self._screen.page
        return focus.node_of(page.document, entry.focus) if page is not None and entry is not None else None

    def to_start(self) -> None:
        """Go to where a new page starts: the fragment its address names, and the first focus."""
        state = self._state
        entry, page = self._screen.entry, self._screen.page
        if state.settled or entry is None or page is None:
            return
        state.settled = True
        fragment = urldefrag(entry.request.url)[1]
        if fragment:
            self.to_anchor(fragment)
        entry.focus = focus.first_on_screen(page.document, page.layout, self.view)

    def to_anchor(self, name: str) -> None:
        """Scroll to an anchor; a page without it stays where it is."""
        page, entry = self._screen.page, self._screen.entry
        if page is None or entry is None:
            return
        y = 0 if name in ("", "top") else page.layout.reach_anchor(name)
        if y is not None:
            entry.scroll = self._state.goal = self.clamped(y)

    def to_text(self, words: str) -> bool:
        """Scroll to the next line that contains `words`; after the last one begin at the top again."""
        page, entry = self._screen.page, self._screen.entry
        places = find(words, page.document, page.layout) if page is not None and entry is not None else []
        if not places or entry is None:
            return False
        last = self._state.found if self._state.found >= 0 else self._state.goal - 1
        y = next((place for place in places if place > last), places[0])
        self._state.found = y
        self._state.goal = self.clamped(y - MARGIN)
        entry.focus = None
        return True

    def clamped(self, goal: int) -> int:
        """Clamp a scroll position to the page's height, laying out no more of the page than needed to know that."""
        page = self._screen.page
        if page is None:
            return 0
        height = self.view.height
        page.layout.reach(goal + 2 * height)
        return max(0, min(goal, page.layout.height - height))

    def glide(self) -> None:
        """Move one tick's way towards the goal of the scrolling."""
        entry, goal = self._screen.entry, self._state.goal
        if entry is not None and entry.scroll != goal:
            way = goal - entry.scroll
            speed = max(SPEED, abs(way) // 6)
            entry.scroll += max(-speed, min(speed, way))

    def follow(self, keys: Keys, arrows: str) -> None:
        """Handle the keys that scroll: up, down, the side keys, left and right as `BrowserSpec.arrows` has them."""
        sideways = {"focus": self.move, "page": self.turn}.get(arrows)
        for key, way, act in (
            (Key.UP, -1, self.move),
            (Key.DOWN, 1, self.move),
            (Key.SIDE_UP, -1, self.turn),
            (Key.SIDE_DOWN, 1, self.turn),
            (Key.LEFT, -1, sideways),
            (Key.RIGHT, 1, sideways),
        ):
            if act is not None and keys.struck(key):
                act(way)

    def move(self, way: int) -> None:
        """Move the focus to the next or previous element, or scroll where there is none near."""
        page, entry = self._screen.page, self._screen.entry
        if page is None or entry is None:
            return
        found = focus.step(page.document, page.layout, self.view, entry.focus, way)
        if found is None:
            self.scroll(way * SCROLL)
            return
        entry.focus = found
        rects = page.layout.display.places[found]
        top, bottom = min(rect.y for rect in rects), max(rect.bottom for rect in rects)
        view = self.view
        if top < view.scroll:
            self._state.goal = self.clamped(top)
        elif bottom > view.bottom:
            self._state.goal = self.clamped(min(top, bottom - view.height))

    def scroll(self, by: int) -> None:
        """Scroll by so many pixels."""
        page, entry = self._screen.page, self._screen.entry
        if page is None or entry is None:
            return
        self._state.goal = self.clamped(self._state.goal + by)
        rects = page.layout.display.places.get(entry.focus) if entry.focus is not None else None
        if rects and not any(self.view.shows([rect]) for rect in rects):
            entry.focus = None

    def turn(self, way: int) -> None:
        """Scroll by a whole screen up or down and focus the first element there."""
        page, entry = self._screen.page, self._screen.entry
        if page is not None and entry is not None:
            self.scroll(way * (self.view.height - 20))
            entry.focus = focus.first_on_screen(page.document, page.layout, self.view)
