"""Answers kept for the next visit, as the private cache of one browser (RFC 9111): a fresh one is not asked for again,
a stale one with a condition, and of more bytes than the model's memory takes the least recently used go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag

import msgspec

from handset.clock import Clock
from handset.keypad import TICKS_PER_SECOND
from handset.network import Request, Response

GUESS = timedelta(days=1)
"""How long a picture or sheet is taken for fresh at most, when its site does not say."""
_FOR_EVER = timedelta(days=365)
_UPDATED = frozenset(["age", "cache-control", "date", "etag", "expires", "last-modified", "vary"])
"""What a 304 tells anew of an answer."""


class Kept(msgspec.Struct):
    """An answer with status 200; or one that is only shown again, such as a picture that could not be had."""

    response: Response | None
    stale: int = 0
    """The tick from which the site is to be asked again."""
    vary: tuple[tuple[str, str], ...] = ()
    """(name, value) of the request's headers that the answer hangs on."""

    @property
    def body(self) -> bytes | None:
        return self.response.body if self.response is not None else None


class Cache(msgspec.Struct):
    """Plain data; addresses without fragment, the least recently used first."""

    kept: dict[str, Kept] = {}

    def fresh(self, request: Request, tick: int) -> Response | None:
        """What need not be asked for; nothing, for a request that says `no-cache`."""
        found = self._fitting(request)
        if found is None or found.response is None or tick >= found.stale:
            return None
        self.use([request.url])
        return msgspec.structs.replace(found.response, url=request.url)

    def conditional(self, request: Request) -> Request:
        """The request as it goes out: "only if it has changed", when there is something to compare with."""
        found = self._fitting(request)
        if found is None or found.response is None:
            return request
        conditions = [
            (name, value)
            for name, wanted in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
            if (value := found.response.header(wanted))
        ]
        return msgspec.structs.replace(request, headers=(*request.headers, *conditions))

    def take(self, request: Request, response: Response, clock: Clock, *, guess: bool = False) -> Response:
        """The answer to show for what came in, kept if it may be; `guess` takes silence of a site for a while's grace.

        A 304 gives the answer that is kept. A POST makes what was kept of its address worthless.
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

    def show(self, url: str, response: Response | None) -> None:
        """Hold a picture or sheet for the pages that are there now; the next visit asks for it."""
        self.kept.pop(_key(url), None)
        self.kept[_key(url)] = Kept(response)

    def use(self, urls: Collection[str]) -> None:
        """These were used last."""
        for url in map(_key, urls):
            if url in self.kept:
                self.kept[url] = self.kept.pop(url)

    def trim(self, limit: int, needed: Collection[str]) -> None:
        """Let the least recently used go until `limit` bytes are kept, or nothing but what is `needed`."""
        excess = sum(_size(url, each) for url, each in self.kept.items()) - limit
        for url in list(self.kept):
            if excess <= 0:
                return
            if url not in needed:
                excess -= _size(url, self.kept.pop(url))

    def _fitting(self, request: Request) -> Kept | None:
        found = self.kept.get(_key(request.url))
        if request.method != "GET" or found is None or "no-cache" in _said(request, "cache-control"):
            return None
        return found if all(_said(request, name) == value for name, value in found.vary) else None


class Files(Mapping[str, bytes | None]):
    """The bytes of a cache by address; None for what could not be had."""

    def __init__(self, cache: Cache) -> None:
        self._kept = cache.kept

    def __getitem__(self, url: str) -> bytes | None:
        return self._kept[_key(url)].body

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _size(url: str, kept: Kept) -> int:
    """Bytes of an answer with its address and head: of pictures that could not be had there is nothing else."""
    head = kept.response.headers if kept.response is not None else ()
    return len(url) + sum(len(name) + len(value) for name, value in head) + len(kept.body or b"")


def _key(url: str) -> str:
    return urldefrag(url)[0]


def _kept(request: Request, response: Response, clock: Clock, guess: bool) -> Kept | None:
    """The answer with how long it is good; None when it may not be kept or would be of no use."""
    said = _directives(response)
    vary = [name.strip().lower() for name in response.header("vary").split(",") if name.strip()]
    if "no-store" in said or "*" in vary:
        return None
    life = _life(response, said, clock.now(), guess)
    if life <= timedelta() and not (response.header("etag") or response.header("last-modified")):
        return None
    stale = clock.ticks + int(min(life, _FOR_EVER).total_seconds()) * TICKS_PER_SECOND
    return Kept(response, stale, tuple((name, _said(request, name)) for name in vary))


def _life(response: Response, said: dict[str, str], now: datetime, guess: bool) -> timedelta:
    """How long an answer is fresh from now on (RFC 9111, 4.2)."""
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
    """Cache-Control's words, in lower case, and what they are set to. HTTP/1.0's `Pragma: no-cache` is one of them."""
    lines = [value for name, value in response.headers if name.lower() == "cache-control"]
    pairs = [word.partition("=") for word in ",".join(lines).split(",")]
    said = {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
    if not lines and "no-cache" in response.header("pragma").lower():
        said["no-cache"] = ""
    return said


def _seconds(text: str) -> timedelta:
    return min(_FOR_EVER, timedelta(seconds=int(text[:9]))) if text.isascii() and text.isdigit() else timedelta()


def _time(text: str) -> datetime | None:
    """An HTTP date; None for what is none, such as `Expires: 0`."""
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _said(request: Request, name: str) -> str:
    return ",".join(value for key, value in request.headers if key.lower() == name)


def _renewed(kept: Response, answer: Response, url: str) -> Response:
    """A kept answer with what a 304 told anew."""
    told = {name.lower() for name, _ in answer.headers} & _UPDATED
    headers = [pair for pair in kept.headers if pair[0].lower() not in told]
    headers += [pair for pair in answer.headers if pair[0].lower() in told]
    return Response(url, 200, tuple(headers), kept.body)
