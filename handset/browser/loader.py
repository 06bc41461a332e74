"""Asking for pages and taking what comes: redirects, other apps' content, errors, pictures, posts that wait."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Protocol

from handset.app_protocols import title_of
from handset.browser import internal_pages
from handset.browser.browser_texts import translate
from handset.browser.fetch import fetching
from handset.browser.fetch.cache import CachedFiles
from handset.browser.fetch.fetching import Load, Subresource
from handset.browser.images import inline_picture
from handset.browser.page import Page
from handset.browser.state import BrowserState
from handset.content_types import ContentType
from handset.network import NetworkError, Request, Response
from handset.recent_apps import remember_app
from keitai.common.errors import OperationFailed

if TYPE_CHECKING:
    from handset.machine import Handset


LATER = frozenset([429, 502, 503, 504])
"""Statuses by which a site, or its proxy, asks for the same once more later: a post stays in the outbox."""


class PageTarget(Protocol):
    """Protocol of where loaded pages go: the browser."""

    @property
    def url(self) -> str:
        """Address that is shown."""

    @property
    def page(self) -> Page | None:
        """Page that is shown, None before the first."""

    def show(self, load: Load, response: Response, *, internal: bool = False) -> None:
        """Show a response; `internal` marks the phone's own pages."""


class Loader:
    """Loader of pages and subresources. Its state is `BrowserState.fetching` and `BrowserState.cache`."""

    def __init__(self, phone: Handset, state: BrowserState, screen: PageTarget) -> None:
        self._phone = phone
        self._state = state
        self._screen = screen

    def request(
        self, url: str, method: str = "GET", body: bytes = b"", content_type: str = "", *, identified: bool = False
    ) -> Request:
        """Return a request as the phone sends it; with `identified` it carries the serial number."""
        return fetching.request_for(
            self._phone,
            self._state.fetching,
            url,
            referer=self._screen.url,
            method=method,
            body=body,
            content_type=content_type,
            identified=identified,
        )

    def get(self, url: str, mode: str = "visit") -> None:
        """Load an address by GET; `mode` as in `send`."""
        self.send(self.request(url), mode)

    def send(self, request: Request, mode: str = "visit", outbox: int = 0) -> None:
        """Load a page (see `Load` for the modes), at once from the cache if it is fresh there."""
        self.cancel()
        self._start(Load(0, request, mode, outbox=outbox, began=self._phone.clock.ticks))
        self.receive()

    def _start(self, load: Load) -> None:
        cache, phone = self._state.cache, self._phone
        request = fetching.bypass_cache(load.request) if load.mode in fetching.PAST_CACHE else load.request
        found = cache.lookup(request, phone.clock.ticks)
        if found is not None:
            self._answered(load, found)
            return
        load.number = phone.network.start(cache.conditional(request))
        self._state.fetching.load = load

    def cancel(self) -> None:
        """Cancel the page and the subresources under way."""
        fetch = self._state.fetching
        if fetch.load is not None:
            self._phone.network.cancel(fetch.load.number)
            fetch.load = None
        self._cancel_parts()

    def _cancel_parts(self) -> None:
        fetch = self._state.fetching
        if fetch.part is not None:
            self._phone.network.cancel(fetch.part.number)
            fetch.part = None
        fetch.due = []

    def receive(self) -> None:
        """Receive what has arrived; with an instant bearer a page and its pictures arrive in one tick."""
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
                self._received(load, answer)
        for number, outbox in list(fetch.deliveries):
            answer = fetching.arrived(self._phone, number)
            if answer is not None:
                fetch.deliveries.remove((number, outbox))
                if isinstance(answer, Response) and answer.status not in LATER:
                    self._phone.memory.outbox_remove(outbox)
        if fetch.load is None:
            self._receive_parts()

    def _received(self, load: Load, response: Response) -> None:
        """Take a response that came over the air and carry out what it changes in the phone."""
        phone, fetch = self._phone, self._state.fetching
        if load.outbox and response.status not in LATER:
            phone.memory.outbox_remove(load.outbox)
        fetching.store_cookies(phone, fetch, load.request, response)
        opened = phone.content_types.find(response.content_type) is not None
        if not opened and len(response.body) <= phone.model.browser.page_bytes:
            response = self._state.cache.store(load.request, response, phone.clock)
        self._answered(load, response)

    def _answered(self, load: Load, response: Response) -> None:
        """Show an answer, or do what it asks for."""
        phone, browser = self._phone, self._phone.model.browser
        kind = response.content_type
        if response.status in fetching.REDIRECTS:
            following = fetching.redirected(phone, self._state.fetching, load.request, response)
            if following is None:
                self._error(load, "broken")
            elif load.redirects >= browser.redirects:
                self._error(load, "redirects")
            else:
                self._start(Load(0, following, load.mode, load.redirects + 1, began=load.began))
        elif response.status < 400 and (content := phone.content_types.find(kind)) is not None:
            self._launch(load, response, content)
        elif response.status in (204, 205):
            return
        elif response.status == 401 and (asked := _BASIC.match(response.header("www-authenticate"))):
            self._ask_password(load, asked[1] or "")
        elif len(response.body) > browser.page_bytes:
            self._error(load, "too-large", size=len(response.body))
        elif kind.startswith("image/"):
            self.preload({response.url: response.body})
            load.mode = "kept"
            self._screen.show(load, internal_pages.picture_page(response.url))
        elif kind not in fetching.PAGE_TYPES:
            self._error(load, "unsupported", kind)
        elif response.status == 304 or (not response.body and response.status >= 400):
            self._error(load, "status", f"HTTP {response.status}")
        else:
            self._screen.show(load, response)
            if response.status not in LATER:
                self._deliver()

    def _launch(self, load: Load, response: Response, content: ContentType) -> None:
        """Hand a response to the app that plays it; what it cannot open is told as a page."""
        try:
            app = self._phone.launch(content.name, response.body)
        except OperationFailed as error:
            self._error(load, "unsupported", str(error))
            return
        self._state.launched = response.url
        if content.recent:
            remember_app(self._phone.memory, title_of(app) or app.kind, response.url)

    def _failed(self, load: Load, error: NetworkError) -> None:
        kept = self._kept_note(load.request) if load.outbox else ""
        self._error(load, error.reason if error.reason in _REASONS else "broken", kept)

    def _kept_note(self, request: Request) -> str:
        """Say that a post waits for reception, in the words of the house whose content it is."""
        sent = next((value for name, value in request.headers if name == "Content-Type"), "")
        content, language = self._phone.content_types.find(sent), self._phone.settings.language
        return (
            translate("kept", language)
            if content is None or content.outbox_notice is None
            else content.outbox_notice(language)
        )

    def _error(self, load: Load, reason: str, detail: str = "", *, size: int = 0) -> None:
        language, theme = self._phone.settings.language, self._phone.model.theme
        page = internal_pages.error_page(reason, load.request.url, language, theme, detail, size=size)
        self._screen.show(load, page, internal=True)

    def _ask_password(self, load: Load, realm: str) -> None:
        language, theme = self._phone.settings.language, self._phone.model.theme
        self._screen.show(load, internal_pages.password_page(load.request.url, realm, language, theme), internal=True)
        self._state.refused = load.request

    def sign_in(self, name: str, password: str) -> None:
        """Repeat a request that a site refused, with HTTP Basic credentials that are sent from now on."""
        refused = self._state.refused
        if refused is None:
            return
        self._state.refused = None
        secret = base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
        self._state.fetching.passwords[fetching.origin_of(refused.url)] = secret
        kind = next((value for key, value in refused.headers if key == "Content-Type"), "")
        self.send(self.request(refused.url, refused.method, refused.body, kind))

    def preload(self, files: dict[str, bytes | None]) -> None:
        """Put pictures and sheets that came another way into the cache, for the page about to be shown."""
        for url, body in files.items():
            self._state.cache.pin(url, _bare(url, body))

    def fetch_subresources(self, mode: str) -> None:
        """Fetch the subresources of the page on the screen that are not fresh.

        All of them are fetched for "reload" and "live", and for "kept" (a page that was there before) those that are
        lost.
        """
        self._cancel_parts()
        fetch, cache, page = self._state.fetching, self._state.cache, self._screen.page
        if page is None:
            return
        fetch.bypass_cache = mode in fetching.PAST_CACHE
        fetch.due = [url for url in page.subresource_urls if not self._settled(url, mode)]
        cache.touch(page.subresource_urls)
        cache.trim(self._phone.model.browser.cache_bytes, set(page.subresource_urls))
        self._receive_parts()

    def _settled(self, url: str, mode: str) -> bool:
        """Return whether a part of a page need not be asked for."""
        cache = self._state.cache
        if mode == "kept" or url.startswith("data:"):
            return url in CachedFiles(cache)
        return (
            mode not in fetching.PAST_CACHE
            and cache.lookup(self._part_request(url), self._phone.clock.ticks) is not None
        )

    def _part_request(self, url: str) -> Request:
        accept = "image/*, text/css;q=0.5"
        return fetching.request_for(self._phone, self._state.fetching, url, referer=self._screen.url, accept=accept)

    def _receive_parts(self) -> None:
        """Take the page's pictures and sheets as they come in, and ask for the next."""
        fetch, page = self._state.fetching, self._screen.page
        if page is None:
            return
        changed = restyled = False
        while True:
            part = fetch.part
            if part is not None:
                answer = fetching.arrived(self._phone, part.number)
                if answer is None:
                    break
                fetch.part = None
                if self._take_part(part, answer):
                    changed = True
                    restyled = restyled or part.url in page.sheets
            elif fetch.due:
                url = fetch.due.pop(0)
                if url.startswith("data:"):
                    self.preload({url: inline_picture(url)})
                    changed = True
                else:
                    self._start_part(Subresource(0, url, self._part_request(url)))
            else:
                break
        if restyled:
            page.restyle()
        elif changed:
            page.relayout()
        if changed:
            self._state.cache.trim(self._phone.model.browser.cache_bytes, set(page.subresource_urls))
        if restyled:
            self._want_more(page)

    def _want_more(self, page: Page) -> None:
        """Ask for the pictures that a style sheet named which has just come."""
        fetch, there = self._state.fetching, CachedFiles(self._state.cache)
        asked = {*fetch.due, fetch.part.url if fetch.part is not None else ""}
        fetch.due += [url for url in page.subresource_urls if url not in there and url not in asked]
        if fetch.part is None:
            self._receive_parts()

    def _start_part(self, part: Subresource) -> None:
        fetch, cache = self._state.fetching, self._state.cache
        request = fetching.bypass_cache(part.request) if fetch.bypass_cache else part.request
        part.number = self._phone.network.start(cache.conditional(request))
        fetch.part = part

    def _take_part(self, part: Subresource, answer: Response | NetworkError) -> bool:
        """Take a part of the page; return whether what the page shows may have changed."""
        phone, fetch, cache = self._phone, self._state.fetching, self._state.cache
        if isinstance(answer, NetworkError):
            self.preload({part.url: None})
            return True
        fetching.store_cookies(phone, fetch, part.request, answer)
        if answer.status in fetching.REDIRECTS and part.redirects < phone.model.browser.redirects:
            following = fetching.redirected(phone, fetch, part.request, answer)
            if following is not None:
                self._start_part(Subresource(0, part.url, following, part.redirects + 1))
                return False
        before = CachedFiles(cache).get(part.url)
        response = cache.store(part.request, answer, phone.clock, guess=True)
        good = response.status == 200
        if not good or part.redirects or part.url not in CachedFiles(cache):
            self.preload({part.url: response.body if good else None})
        return CachedFiles(cache)[part.url] != before

    def _deliver(self) -> None:
        """Send again what waits in the outbox, once a page has come."""
        fetch = self._state.fetching
        under_way = {outbox for _, outbox in fetch.deliveries}
        for letter in self._phone.memory.outbox():
            if letter.id not in under_way:
                request = self.request(letter.url, "POST", letter.body, letter.content_type)
                fetch.deliveries.append((self._phone.network.start(request), letter.id))


_BASIC = re.compile(r"""\s*basic\b(?:[^"]*realm\s*=\s*"([^"]*)")?""", re.IGNORECASE)
_REASONS = frozenset(["no-reception", "host", "timeout", "certificate", "broken", "too-large"])


def _bare(url: str, body: bytes | None) -> Response | None:
    """Return a part of a page without what its site said of it."""
    return Response(url, 200, (), body) if body is not None else None
