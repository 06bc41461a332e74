"""The browser as an app of the phone: keys in, pages out.

phone.install("browser", open_browser)
browser = phone.launch("browser")
browser.open("http://m.mixi.test/")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urldefrag, urljoin

import msgspec

from handset.app import App, Area, Result, SoftKeys
from handset.browser import chrome, memos, menu, panels
from handset.browser.browser_texts import translate
from handset.browser.display.paint import PaintContext, paint
from handset.browser.document.tree import Node
from handset.browser.fetch.fetching import PAST_CACHE, Load, cookies_of
from handset.browser.forms.forms import writable
from handset.browser.forms.multipart import Upload
from handset.browser.history import HistoryEntry
from handset.browser.loader import Loader
from handset.browser.navigation import focus
from handset.browser.navigation.activation import Activation
from handset.browser.navigation.carrying import carry_over
from handset.browser.navigation.labels import label
from handset.browser.navigation.scrolling import Scroller
from handset.browser.page import Page
from handset.browser.page_in_front import PageInFront
from handset.browser.paint_context import paint_context_of
from handset.browser.panels import Panel
from handset.browser.state import BrowserState
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.network import Response
from handset.text_input.habits import Habits
from handset.text_input.writing import Writer, begin

if TYPE_CHECKING:
    from handset.machine import Handset


class BrowserApp(PageInFront):
    """App of the keitai browser: pages, their history, lists over the page, loading."""

    kind = "browser"
    area = Area.VIEWPORT

    def __init__(self, phone: Handset, state: BrowserState | None = None) -> None:
        super().__init__(phone, state or BrowserState())
        self._loader = Loader(phone, self._state, self)
        self._scroller = Scroller(self._state, self, phone.model.viewport.height)
        self._activation = Activation(self, self._state, self._loader, self._scroller)

    # what others ask

    def open(self, url: str) -> None:
        """Go to an address."""
        self._loader.get(url)
        self._scroller.to_start()

    @property
    def focused(self) -> Node | None:
        """Link or field in focus."""
        return self._scroller.focused

    @property
    def focused_text(self) -> str:
        """Label of the link in focus, or the content of the field; "" without focus."""
        node, page = self._scroller.focused, self.page
        return label(page, node) if page is not None and node is not None else ""

    def links(self) -> list[str]:
        """Return the labels of the page's links, in order."""
        page = self.page
        return [label(page, node) for node in page.document.focusables if node.tag == "a"] if page else []

    def type_text(self, text: str) -> None:
        """Insert text from the host's keyboard or clipboard into the field that has the focus."""
        node, page = self._scroller.focused, self.page
        if page is not None and node is not None and writable(node):
            before = page.forms.text(node)
            writing = begin(self._activation.field(page, node), before)
            Writer(writing, None, Habits()).insert(text)
            page.forms.set_text(node, writing.text)

    @property
    def wants_text(self) -> bool:
        """Whether the host's keyboard may type here: a field has the focus."""
        node, state = self._scroller.focused, self._state
        return state.panel is None and node is not None and writable(node)

    @property
    def choosing(self) -> bool:
        """Whether a menu, list or question lies over the page and takes the keys."""
        return self._state.panel is not None

    @property
    def search_text(self) -> str:
        """Words last searched for on a page."""
        return self._state.search_text

    @property
    def sender(self) -> Node | None:
        """Control in focus whose form has no button, and is sent from the menu."""
        return self._activation.sender

    def translate(self, key: str) -> str:
        """Return one of the browser's own messages in the phone's language."""
        return translate(key, self.phone.settings.language)

    # App

    @property
    def softkeys(self) -> SoftKeys:
        """Labels of the open list, of what is loading, or of what the focus can do."""
        state = self._state
        if state.panel is not None:
            choices = any(item.action for item in menu.contents(self, state.panel)[1])
            return SoftKeys("", self.translate("select") if choices else "", self.translate("close"))
        if state.fetching.load is not None:
            return SoftKeys(self.translate("menu"), "", self.translate("stop"))
        focused = self.entry is not None and self._scroller.focused is not None
        return SoftKeys(self.translate("menu"), self.translate("select") if focused else "", self.translate("back"))

    def tick(self, keys: Keys) -> None:
        """Receive what has arrived, then give the keys to the open list or to the page."""
        state = self._state
        fetch = state.fetching
        entry = self.entry
        awake = fetch.busy or not state.settled or state.refresh >= 0
        if not keys and not awake and (entry is None or entry.scroll == state.goal):
            return
        if fetch.busy:
            self._loader.receive()
        if state.panel is not None:
            self._tick_panel(state.panel, keys)
        elif keys:
            self._tick_page(keys)
        self._scroller.to_start()
        if 0 <= state.refresh <= self.phone.clock.ticks and fetch.load is None:
            self._refresh()
        self._scroller.glide()

    def draw(self, canvas: Canvas) -> None:
        """Draw the page from its scroll position down, the focus, and the open list above it."""
        state = self._state
        entry, page = self.entry, self.page
        canvas.fill((255, 255, 255))
        if page is not None and entry is not None:
            paint(canvas, page.layout, entry.scroll, self._look(page, entry.focus))
            chrome.draw_marks(canvas, page.layout, entry.scroll, self.phone)
        if state.fetching.busy:
            chrome.draw_progress(canvas, state.fetching, self.phone)
        if state.panel is not None:
            title, items = menu.contents(self, state.panel)
            panels.draw(canvas, title, items, state.panel, self.phone.model.theme)

    def draw_page(self, canvas: Canvas, scroll: int) -> None:
        """Draw the page alone from `scroll` downwards, as high as the canvas: no focus, no marks, no panels."""
        page = self.page
        canvas.fill((255, 255, 255))
        if page is not None:
            paint(canvas, page.layout, scroll, self._look(page, None))

    def _look(self, page: Page, focused: int | None) -> PaintContext:
        entry = self.entry
        return paint_context_of(page, self.phone, entry.shown if entry is not None else 0, focused)

    def end(self) -> bool:
        """Cancel what is loading and close."""
        self._loader.cancel()
        return True

    def on_result(self, result: Result) -> None:
        """Receive the result of an app above: a typed text, a photo, a post.

        It may be a text ("text"), a picture ("photo"), a body to send ("post") or a page that was asked for ("open").
        """
        page = self.page
        node = focus.node_of(page.document, self._state.writing) if page is not None else None
        if result.kind == "text" and page is not None and node is not None:
            page.forms.set_text(node, result.value)
        elif result.kind == "photo" and page is not None and node is not None:
            file = Upload(result.value, result.content_type, result.body)
            page.forms.pick(node, file if result.body else None)
        elif result.kind == "open":
            self._loader.get(urljoin(self._state.launched, result.url))
        elif result.kind == "post":
            number = 0
            if result.durable:
                number = self.phone.memory.outbox_add(result.url, result.content_type, result.body)
            url = urljoin(self._state.launched, result.url)
            request = self._loader.request(url, "POST", result.body, result.content_type)
            self._loader.send(request, outbox=number)
        self._scroller.to_start()

    def start_request(self, url: str, body: bytes | None, content_type: str) -> int:
        """Send a request of an app above, relative to where that was opened from."""
        method = "GET" if body is None else "POST"
        address = urljoin(self._state.launched, url)
        return self.phone.network.start(self._loader.request(address, method, body or b"", content_type))

    def save(self) -> bytes:
        """Encode history, forms and what is loading as bytes; pages are kept as received."""
        return msgspec.msgpack.encode(self._state)

    # pages

    def answer(self, order: int, *, identified: bool) -> None:
        """Follow the link or submit the form of the element `order`; `identified` sends the phone's number."""
        node = focus.node_of(self.page.document, order) if self.page is not None else None
        if node is not None:
            self._activation.activate(node, identified)

    def submit(self, order: int) -> None:
        """Send the form of the control `order`, which has no button (HTML's implicit submission)."""
        node = focus.node_of(self.page.document, order) if self.page is not None else None
        if node is not None:
            self._activation.submit(node)

    def jump(self, entry: HistoryEntry) -> None:
        """Scroll to an anchor of the page."""
        self._state.history.push(entry)
        self._arrive(fresh=True, mode="kept")
        self._scroller.to_start()

    def show_own(self, response: Response) -> None:
        """Show an internal page of the phone's, such as the form that asks for an address."""
        entry = self.entry
        request = entry.request if entry is not None else self._loader.request("http://phone.invalid/")
        self.show(Load(0, request), response, internal=True)
        self._scroller.to_start()

    def show_memo(self, number: int) -> None:
        """Show a screen memo as it was kept."""
        kept = memos.load(self.phone.memory, number)
        if kept is not None:
            self._loader.preload(kept.files)
            self.show(Load(0, self._loader.request(kept.response.url), "kept"), kept.response)
            self._scroller.to_start()

    def find_text(self, words: str) -> bool:
        """Scroll to the next line that contains `words`, from the screen's top on; False when there is none."""
        self._state.found = self._state.found if words == self._state.search_text else -1
        self._state.search_text = words
        return self._scroller.to_text(words)

    def reload(self, *, again: bool = False, live: bool = False) -> None:
        """Load the page again; `again` repeats even a POST, `live` keeps scroll, focus and form values."""
        entry = self.entry
        if entry is not None:
            request = entry.request if again else self._loader.request(entry.request.url)
            self._loader.send(request, "live" if live else "reload")

    def show(self, load: Load, response: Response, *, internal: bool = False) -> None:
        """Show a response as a page: a new history entry, or in place of the current one."""
        state = self._state
        ticks = self.phone.clock.ticks
        took = ticks - load.began if load.began >= 0 else 0
        entry = HistoryEntry(load.request, response, shown=ticks, came=ticks, took=took, internal=internal)
        current, old = self.entry, self.page if load.mode == "live" else None
        writing = self._state.writing
        if load.mode in ("refresh", *PAST_CACHE) or (current is not None and current.internal):
            state.history.replace(entry)
        else:
            state.history.push(entry)
        if not internal:
            state.visit(urldefrag(response.url)[0])
        self._arrive(fresh=True, mode=load.mode)
        if old is not None and current is not None and not internal and not current.internal:
            self._carry_over(current, old, writing)

    def _carry_over(self, before: HistoryEntry, old: Page, writing: int) -> None:
        """Go back to where one was on the page's last edition; an editor open on a field writes into the new one."""
        entry, page, state = self.entry, self.page, self._state
        if entry is None or page is None:
            return
        same = carry_over(before, old.document, entry, page.document)
        page.forms = entry.forms
        page.relayout()
        state.settled = True
        entry.scroll = state.goal = self._scroller.clamped(entry.scroll)
        if entry.focus is None and before.focus is not None:
            entry.focus = focus.first_on_screen(page.document, page.layout, self._scroller.view)
        state.writing = same.get(writing, -1)

    def _arrive(self, *, fresh: bool, mode: str) -> None:
        """Put another page on the screen; `mode` says what of its parts is to be fetched (see `Loader.want`)."""
        state = self._state
        self._page = None
        state.panel = None
        state.writing = state.found = -1
        entry = self.entry
        state.goal = entry.scroll if entry else 0
        state.settled = not fresh
        state.refresh = -1
        page = self.page
        if page is not None and entry is not None and page.document.refresh is not None and not entry.internal:
            state.refresh = self.phone.clock.ticks + max(1, page.document.refresh[0]) * 60
        self._loader.fetch_subresources(mode)

    def _refresh(self) -> None:
        page, self._state.refresh = self.page, -1
        if page is not None and page.document.refresh is not None:
            address = page.document.refresh[1]
            self._loader.get(page.resolve(address) if address else self.url, "visit" if address else "refresh")

    # moving about

    def _tick_page(self, keys: Keys) -> None:
        entry = self.entry
        for key in keys.presses:
            if key is Key.SOFT_LEFT:
                self.open_panel("menu")
                return
            if key in (Key.SOFT_RIGHT, Key.CLEAR):
                self.back()
                return
            if key is Key.OK and self._scroller.focused is not None:
                self._activation.activate(self._scroller.focused)
                return
            if self._activation.access_key(key):
                return
        if entry is None:
            return
        arrows = self.phone.model.browser.arrows
        if arrows == "history" and keys.pressed(Key.LEFT):
            self.back(leave=False)
        elif arrows == "history" and keys.pressed(Key.RIGHT):
            self.travel(1)
        else:
            self._scroller.follow(keys, arrows)

    def travel(self, by: int) -> None:
        """Go so many history entries forward, or back if negative."""
        if self._state.history.move(by):
            self._loader.cancel()
            entry = self.entry
            if entry is not None:
                entry.shown = self.phone.clock.ticks
            self._arrive(fresh=False, mode="kept")

    def back(self, *, leave: bool = True) -> None:
        """Stop loading; else go to the previous page; from the first one leave the browser."""
        if self._state.fetching.load is not None:
            self._loader.cancel()
            if self.entry is not None or not leave:
                return
        if self._state.history.can_back:
            self.travel(-1)
        elif leave:
            self._loader.cancel()
            self.phone.close(cast(App, self))

    # panels

    def open_panel(self, kind: str, *, order: int = -1, value: str = "") -> None:
        """Open one of the browser's lists over the page."""
        panel = Panel(kind, order=order, value=value)
        panel.cursor = panels.first_choice(menu.contents(self, panel)[1])
        self._state.panel = panel

    def _tick_panel(self, panel: Panel, keys: Keys) -> None:
        if not keys:
            return
        outcome = panels.tick(panel, menu.contents(self, panel)[1], keys)
        if outcome == "":
            return
        self._state.panel = None
        if not isinstance(outcome, str):
            menu.choose(self, panel, outcome.action, outcome.value)

    def settings_changed(self) -> None:
        """Lay the page out again after a change of font size or pictures, with the same line at its top."""
        self.phone.memory.save_settings(self.phone.settings)
        self._page = None
        entry = self.entry
        if entry is not None:
            entry.scroll = self._state.goal = self._scroller.clamped(entry.scroll)
        self._loader.fetch_subresources("kept")


def open_browser(phone: Handset, saved: bytes) -> BrowserApp:
    """Return the factory for `phone.install("browser", open_browser)`.

    Empty bytes make a new one that shows nothing yet.
    """
    if not saved:
        state = BrowserState()
        state.fetching.cookies = cookies_of(phone)
        return BrowserApp(phone, state)
    return BrowserApp(phone, msgspec.msgpack.decode(saved, type=BrowserState))
