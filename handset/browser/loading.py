"""Asking for pages and taking what comes: redirects, other apps' content, errors, pictures, waiting scores."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Protocol

from handset.apps import played
from handset.browser import fetching, ownpages
from handset.browser.fetching import Load
from handset.browser.images import inline_picture
from handset.browser.page import Page
from handset.browser.state import State
from handset.browser.words import word
from handset.network import NetworkError, Request, Response

if TYPE_CHECKING:
    from handset.machine import Handset


class Screen(Protocol):
    """Where pages go."""

    @property
    def url(self) -> str: ...

    @property
    def page(self) -> Page | None: ...

    def show(self, load: Load, response: Response, *, internal: bool = False) -> None:
        """Put an answer on the screen; `internal` marks the phone's own pages."""


class Loader:
    """The browser's side of the network. Its state is `State.fetching` and `State.files`."""

    def __init__(self, phone: Handset, state: State, screen: Screen) -> None:
        self._phone = phone
        self._state = state
        self._screen = screen

    def request(self, url: str, method: str = "GET", body: bytes = b"", content_type: str = "") -> Request:
        return fetching.request_for(
            self._phone,
            self._state.fetching,
            url,
            referer=self._screen.url,
            method=method,
            body=body,
            content_type=content_type,
        )

    def ask(self, url: str, mode: str = "visit") -> None:
        self.send(self.request(url), mode)

    def send(self, request: Request, mode: str = "visit", redirects: int = 0, outbox: int = 0) -> None:
        self.cancel()
        number = self._phone.network.start(request)
        self._state.fetching.load = Load(number, request, mode, redirects, outbox)
        self.receive()

    def cancel(self) -> None:
        fetch = self._state.fetching
        if fetch.load is not None:
            self._phone.network.cancel(fetch.load.number)
            fetch.load = None
        if fetch.picture is not None:
            self._phone.network.cancel(fetch.picture[0])
            fetch.picture = None

    def receive(self) -> None:
        """Take what has come in; with an instant bearer a page and its pictures come in one tick."""
        fetch = self._state.fetching
        while fetch.load is not None:
            load = fetch.load
            answer = fetching.arrived(self._phone, load.number)
            if answer is None:
                break
            fetch.load = None
            if isinstance(answer, NetworkError):
                self._failed(load, answer)
            else:
                self._answered(load, answer)
        for number, outbox in list(fetch.scores):
            answer = fetching.arrived(self._phone, number)
            if answer is not None:
                fetch.scores.remove((number, outbox))
                if isinstance(answer, Response):
                    self._phone.memory.outbox_remove(outbox)
        if fetch.load is None:
            self.receive_pictures()

    def _answered(self, load: Load, response: Response) -> None:
        phone, browser = self._phone, self._phone.model.browser
        fetch = self._state.fetching
        if load.outbox:
            phone.memory.outbox_remove(load.outbox)
        if browser.cookies:
            fetch.cookies.take(load.request, response)
        kind = response.content_type
        if response.status in fetching.REDIRECTS:
            following = fetching.redirected(phone, fetch, load, response)
            if following is None:
                self._error(load, "broken")
            elif load.redirects >= browser.redirects:
                self._error(load, "redirects")
            else:
                number = phone.network.start(following)
                fetch.load = Load(number, following, load.mode, load.redirects + 1)
        elif kind in phone.handlers and response.status < 400:
            app = phone.launch(phone.handlers[kind], response.body)
            played.remember(phone.memory, str(getattr(app, "title", app.kind)), response.url)
        elif response.status in (204, 205):
            return
        elif response.status == 401 and (asked := _BASIC.match(response.header("www-authenticate"))):
            self._ask_password(load, asked[1] or "")
        elif len(response.body) > browser.page_bytes:
            self._error(load, "too-large")
        elif kind.startswith("image/"):
            self._state.files[response.url] = response.body
            self._screen.show(load, ownpages.picture_page(response.url))
        elif kind not in fetching.PAGE_TYPES:
            self._error(load, "unsupported", kind)
        elif response.status == 304 or (not response.body and response.status >= 400):
            self._error(load, "status", f"HTTP {response.status}")
        else:
            self._screen.show(load, response)
            self._send_scores()

    def _failed(self, load: Load, error: NetworkError) -> None:
        kept = word("kept", self._phone.settings.language) if load.outbox and error.reason == "no-reception" else ""
        if load.outbox and not kept:
            kept = word("kept", self._phone.settings.language)
        self._error(load, error.reason if error.reason in _REASONS else "broken", kept)

    def _error(self, load: Load, reason: str, detail: str = "") -> None:
        language, theme = self._phone.settings.language, self._phone.model.theme
        self._screen.show(load, ownpages.error_page(reason, load.request.url, language, theme, detail), internal=True)

    def _ask_password(self, load: Load, realm: str) -> None:
        language, theme = self._phone.settings.language, self._phone.model.theme
        self._screen.show(load, ownpages.password_page(load.request.url, realm, language, theme), internal=True)
        self._state.refused = load.request

    def sign_in(self, name: str, password: str) -> None:
        """Ask again for what a site refused, with a name and a password that it hears from now on."""
        refused = self._state.refused
        if refused is None:
            return
        self._state.refused = None
        secret = base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
        self._state.fetching.passwords[fetching.origin_of(refused.url)] = secret
        kind = next((value for key, value in refused.headers if key == "Content-Type"), "")
        self.send(self.request(refused.url, refused.method, refused.body, kind))

    def receive_pictures(self) -> None:
        """Fetch the page's pictures one after another."""
        fetch, page, files = self._state.fetching, self._screen.page, self._state.files
        if page is None:
            return
        changed = False
        while True:
            if fetch.picture is not None:
                number, url = fetch.picture
                answer = fetching.arrived(self._phone, number)
                if answer is None:
                    break
                fetch.picture = None
                good = isinstance(answer, Response) and answer.status == 200
                files[url] = answer.body if good and isinstance(answer, Response) else None
                changed = True
            wanted = next((url for url in page.wanted if url not in files), None)
            if wanted is None:
                break
            if wanted.startswith("data:"):
                files[wanted] = inline_picture(wanted)
                changed = True
                continue
            request = fetching.request_for(
                self._phone, fetch, wanted, referer=self._screen.url, accept="image/*, text/css;q=0.5"
            )
            fetch.picture = (self._phone.network.start(request), wanted)
        if changed:
            self._trim_files(page)
            page.relayout()

    def _trim_files(self, page: Page) -> None:
        files, limit = self._state.files, self._phone.model.browser.cache_bytes
        needed = set(page.wanted)
        for url in list(files):
            if sum(len(data or b"") for data in files.values()) <= limit:
                return
            if url not in needed:
                del files[url]

    def _send_scores(self) -> None:
        """Scores that found no reception are sent again once a page has come."""
        fetch = self._state.fetching
        under_way = {outbox for _, outbox in fetch.scores}
        for letter in self._phone.memory.outbox():
            if letter.id not in under_way:
                request = self.request(letter.url, "POST", letter.body, letter.content_type)
                fetch.scores.append((self._phone.network.start(request), letter.id))


_BASIC = re.compile(r"""\s*basic\b(?:[^"]*realm\s*=\s*"([^"]*)")?""", re.IGNORECASE)
_REASONS = frozenset(["no-reception", "host", "timeout", "certificate", "broken", "too-large"])
