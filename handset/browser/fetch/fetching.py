"""Requests of the browser under way: the page asked for, its pictures after it, posts that wait for reception."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from handset.browser.document.addresses import header_address
from handset.browser.fetch.cookies import Cookie, Cookies
from handset.browser.fetch.identity import user_agent
from handset.network import NetworkError, Progress, Request, Response

if TYPE_CHECKING:
    from handset.machine import Handset

REDIRECTS = frozenset([301, 302, 303, 307, 308])
PAGE_TYPES = frozenset(
    ["", "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain", "text/xml",
     "application/xml"]
)  # fmt: skip


_COOKIES = "cookies"
"""The note of the phone's memory that holds those that outlive the browser."""


PAST_CACHE = frozenset(["reload", "live"])
"""Modes that ask for everything anew."""


class Load(msgspec.Struct):
    """Load of a page under way.

    `mode` is "visit", "refresh" (in the place of the one that is there), "reload" (so, and past the cache) or "live"
    (as "reload", with scroll, focus and values kept); `outbox` the number of a post from the outbox.
    """

    number: int
    request: Request
    mode: str = "visit"
    redirects: int = 0
    outbox: int = 0
    began: int = -1
    """The tick at which it was asked for; -1 for what nobody asked for."""


class Subresource(msgspec.Struct):
    """Picture or style sheet being fetched; `url` is the page's address for it, whatever redirects it took."""

    number: int
    url: str
    request: Request
    redirects: int = 0


class Fetching(msgspec.Struct):
    """State of all requests under way, plain data: the page, its subresources, deliveries."""

    load: Load | None = None
    part: Subresource | None = None
    """One after the other, as phones did."""
    due: list[str] = []
    """Addresses of the page's pictures and sheets that are still to be asked for."""
    bypass_cache: bool = msgspec.field(default=False, name="anew")
    """The page's parts are asked for past the cache, as the page was."""
    deliveries: list[tuple[int, int]] = msgspec.field(name="scores", default_factory=list)
    """(number, outbox id) of posts from the outbox sent again; states have them under the name of the first such."""
    cookies: Cookies = msgspec.field(default_factory=Cookies)
    passwords: dict[str, str] = {}
    """Origin -> name and password in base64, as HTTP Basic sends them."""

    @property
    def busy(self) -> bool:
        """Whether a page, a subresource or a delivery is under way."""
        return self.load is not None or self.part is not None or bool(self.deliveries)


def request_for(
    phone: Handset,
    fetch: Fetching,
    url: str,
    *,
    referer: str = "",
    method: str = "GET",
    body: bytes = b"",
    content_type: str = "",
    accept: str = "",
    identified: bool = False,
) -> Request:
    """Return a request with the headers that this model sends.

    An `identified` one bears the phone's serial number, and goes past the cache.
    """
    browser = phone.model.browser
    viewport = phone.model.viewport
    url = ascii_url(url)
    shown = ["text/html", "application/xhtml+xml", *phone.content_types.mime_types, "*/*;q=0.5"]
    headers = [
        ("User-Agent", user_agent(phone.model, identified=identified)),
        ("Accept", accept or ", ".join(shown)),
        ("Accept-Language", phone.settings.language),
        ("X-Keitai-Viewport", f"{viewport.width}x{viewport.height}"),
    ]
    if referer and browser.referer:
        headers.append(("Referer", referer.partition("#")[0]))
    secret = fetch.passwords.get(origin_of(url))
    if secret:
        headers.append(("Authorization", f"Basic {secret}"))
    jar = fetch.cookies.header(url, seconds(phone)) if browser.cookies else ""
    if jar:
        headers.append(("Cookie", jar))
    if content_type:
        headers.append(("Content-Type", content_type))
    request = Request(method, url, tuple(headers), body)
    return bypass_cache(request) if identified else request


def seconds(phone: Handset) -> int:
    """Return the phone's time as Unix time in seconds."""
    return int(phone.clock.now().timestamp())


def store_cookies(phone: Handset, fetch: Fetching, request: Request, response: Response) -> None:
    """Store the cookies of a response, those that outlive the browser in the phone's memory."""
    if phone.model.browser.cookies and fetch.cookies.store(request, response, seconds(phone)):
        phone.memory.keep_note(_COOKIES, msgspec.msgpack.encode(fetch.cookies.lasting()))


def cookies_of(phone: Handset) -> Cookies:
    """Return the cookies in the phone's memory, kept by an earlier browser."""
    kept = phone.memory.note(_COOKIES)
    return Cookies(msgspec.msgpack.decode(kept, type=list[Cookie])) if kept else Cookies()


def origin_of(url: str) -> str:
    """Return the origin of an address (scheme, host, port): who may receive a password."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def ascii_url(url: str) -> str:
    """Return an address in ASCII, as it is sent in a request.

    Spaces and what is not ASCII are percent-encoded, and so are brackets but those of an IPv6 address.
    """
    if not url.isascii() or " " in url:
        url = quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~-._")
    try:
        urlsplit(url)
    except ValueError:
        return url.replace("[", "%5B").replace("]", "%5D")
    return url


def redirected(phone: Handset, fetch: Fetching, request: Request, response: Response) -> Request | None:
    """Return the request that a redirect asks for; None without a location."""
    place = header_address(response.header("location"))
    if not place:
        return None
    try:
        url = urljoin(request.url, place)
    except ValueError:
        return None
    if "#" not in url and "#" in request.url:
        url += "#" + request.url.partition("#")[2]
    if response.status in (307, 308) and request.method == "POST":
        kind = next((value for name, value in request.headers if name == "Content-Type"), "")
        return request_for(phone, fetch, url, method="POST", body=request.body, content_type=kind)
    return request_for(phone, fetch, url)


def bypass_cache(request: Request) -> Request:
    """Return the request with headers that keep caches on its way from answering it."""
    past = (("Cache-Control", "no-cache"), ("Pragma", "no-cache"))
    return msgspec.structs.replace(request, headers=(*request.headers, *past))


def arrived(phone: Handset, number: int) -> Response | NetworkError | None:
    """Return the response to a request, its `NetworkError`, or None while it is under way."""
    try:
        answer = phone.network.poll(number)
    except NetworkError as error:
        return error
    return None if isinstance(answer, Progress) else answer
