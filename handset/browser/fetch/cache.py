"""The private HTTP cache of one browser (RFC 9111).

A fresh response is served without a request, a stale one is revalidated, and the least recently used are evicted beyond
the bytes of the model's memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urldefrag

import msgspec

from handset.clock import Clock
from handset.keypad import TICKS_PER_SECOND
from handset.network import Request, Response

GUESS = timedelta(days=1)
"""Longest heuristic freshness of a picture or sheet whose site gives no lifetime."""
_FOR_EVER = timedelta(days=365)
_UPDATED = frozenset(["age", "cache-control", "date", "etag", "expires", "last-modified", "vary"])
"""Headers that a 304 replaces in the stored response."""


class CachedResponse(msgspec.Struct):
    """A stored response with status 200, or one pinned for the pages in memory: a picture that failed, say."""

    response: Response | None
    stale: int = 0
    """The tick from which the response has to be revalidated."""
    vary: tuple[tuple[str, str], ...] = ()
    """(name, value) of the request headers that the response's Vary names."""

    @property
    def body(self) -> bytes | None:
        """The response's body, None where only its headers are known."""
        return self.response.body if self.response is not None else None


class Cache(msgspec.Struct):
    """Stored responses by URL without fragment, the least recently used first; plain data for the snapshot."""

    kept: dict[str, CachedResponse] = {}

    def lookup(self, request: Request, tick: int) -> Response | None:
        """Return the stored response if it is fresh at `tick`; None for a request with `Cache-Control: no-cache`."""
        found = self._fitting(request)
        if found is None or found.response is None or tick >= found.stale:
            return None
        self.touch([request.url])
        return msgspec.structs.replace(found.response, url=request.url)

    def conditional(self, request: Request) -> Request:
        """Add `If-None-Match` and `If-Modified-Since` to a request whose stored response has validators."""
        found = self._fitting(request)
        if found is None or found.response is None:
            return request
        conditions = [
            (name, value)
            for name, wanted in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
            if (value := found.response.header(wanted))
        ]
        return msgspec.structs.replace(request, headers=(*request.headers, *conditions))

    def store(self, request: Request, response: Response, clock: Clock, *, guess: bool = False) -> Response:
        """Store a response if it may be stored, and return the one to show.

        A 304 returns the stored response with its headers renewed; a POST invalidates its URL. `guess` allows
        heuristic freshness where the site gives no lifetime.
        """
        url = _key(request.url)
        if request.method != "GET":
            self.kept.pop(url, None)
            return response
        found = self._fitting(request)
        if response.status == 304 and found is not None and found.response is not None:
            response = _renewed(found.response, response, request.url)
        if response.status == 200:
            self.kept.pop(url, None)
            kept = _kept(request, response, clock, guess)
            if kept is not None:
                self.kept[url] = kept
        return response

    def pin(self, url: str, response: Response | None) -> None:
        """Hold a picture or sheet for the pages in memory, stale from the start: the next visit requests it again."""
        self.kept.pop(_key(url), None)
        self.kept[_key(url)] = CachedResponse(response)

    def touch(self, urls: Collection[str]) -> None:
        """Mark these URLs as the most recently used."""
        for url in map(_key, urls):
            if url in self.kept:
                self.kept[url] = self.kept.pop(url)

    def trim(self, limit: int, needed: Collection[str]) -> None:
        """Evict the least recently used until `limit` bytes are left, but none of the `needed` URLs."""
        excess = sum(_size(url, each) for url, each in self.kept.items()) - limit
        for url in list(self.kept):
            if excess <= 0:
                return
            if url not in needed:
                excess -= _size(url, self.kept.pop(url))

    def _fitting(self, request: Request) -> CachedResponse | None:
        found = self.kept.get(_key(request.url))
        if request.method != "GET" or found is None or "no-cache" in _said(request, "cache-control"):
            return None
        return found if all(_said(request, name) == value for name, value in found.vary) else None


class CachedFiles(Mapping[str, bytes | None]):
    """A read-only view of the cache's bodies by URL; None for a file that failed to load."""

    def __init__(self, cache: Cache) -> None:
        self._kept = cache.kept

    def __getitem__(self, url: str) -> bytes | None:
        return self._kept[_key(url)].body

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _size(url: str, kept: CachedResponse) -> int:
    """Count the bytes of URL, headers and body; of a picture that failed to load only the first two exist."""
    head = kept.response.headers if kept.response is not None else ()
    return len(url) + sum(len(name) + len(value) for name, value in head) + len(kept.body or b"")


def _key(url: str) -> str:
    return urldefrag(url)[0]


def _kept(request: Request, response: Response, clock: Clock, guess: bool) -> CachedResponse | None:
    """Return the answer with how long it is good; None when it may not be kept or would be of no use."""
    said = _directives(response)
    vary = [name.strip().lower() for name in response.header("vary").split(",") if name.strip()]
    if "no-store" in said or "*" in vary:
        return None
    life = _life(response, said, clock.now(), guess)
    if life <= timedelta() and not (response.header("etag") or response.header("last-modified")):
        return None
    stale = clock.ticks + int(min(life, _FOR_EVER).total_seconds()) * TICKS_PER_SECOND
    return CachedResponse(response, stale, tuple((name, _said(request, name)) for name in vary))


def _life(response: Response, said: dict[str, str], now: datetime, guess: bool) -> timedelta:
    """Return how long an answer is fresh from now on (RFC 9111, 4.2)."""
    date = _time(response.header("date")) or now
    if "no-cache" in said:
        return timedelta()
    if "max-age" in said:
        life = _seconds(said["max-age"])
    elif response.header("expires"):
        ends = _time(response.header("expires"))
        life = ends - date if ends is not None else timedelta()
    elif guess:
        changed = _time(response.header("last-modified"))
        life = GUESS if changed is None else min(GUESS, (date - changed) / 10)
    else:
        life = timedelta()
    return life - _seconds(response.header("age"))


def _directives(response: Response) -> dict[str, str]:
    """Return cache-Control's words, in lower case, and what they are set to.

    HTTP/1.0's `Pragma: no-cache` is one of them.
    """
    lines = [value for name, value in response.headers if name.lower() == "cache-control"]
    pairs = [word.partition("=") for word in ",".join(lines).split(",")]
    said = {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
    if not lines and "no-cache" in response.header("pragma").lower():
        said["no-cache"] = ""
    return said


def _seconds(text: str) -> timedelta:
    return min(_FOR_EVER, timedelta(seconds=int(text[:9]))) if text.isascii() and text.isdigit() else timedelta()


def _time(text: str) -> datetime | None:
    """Return an HTTP date; None for what is none, such as `Expires: 0`."""
    from email.utils import parsedate_to_datetime  # which loads sockets; most pages have no date

    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _said(request: Request, name: str) -> str:
    return ",".join(value for key, value in request.headers if key.lower() == name)


def _renewed(kept: Response, answer: Response, url: str) -> Response:
    """Return a kept answer with what a 304 told anew."""
    told = {name.lower() for name, _ in answer.headers} & _UPDATED
    headers = [pair for pair in kept.headers if pair[0].lower() not in told]
    headers += [pair for pair in answer.headers if pair[0].lower() in told]
    return Response(url, 200, tuple(headers), kept.body)
