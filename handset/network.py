"""The phone's radio: requests go out, answers come in after the bearer's latency and speed, all in ticks.

The machine knows sites only through a `Transport`: a WSGI app in the same process, or real HTTP.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import msgspec

from keitai.common.errors import KeitaiError


class Request(msgspec.Struct, frozen=True):
    """HTTP request; `headers` are (name, value) pairs."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


class Response(msgspec.Struct, frozen=True):
    """HTTP response, not yet decoded; `url` is where it came from."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return the first header of that name, "" when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

    @property
    def content_type(self) -> str:
        """Media type without parameters, in lower case: `text/html`."""
        return self.header("content-type").partition(";")[0].strip().lower()


class NetworkError(KeitaiError):
    """Failure of a request: `reason` is "no-reception", "host", "timeout", "certificate", "broken" or "too-large"."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Transport(Protocol):
    """Protocol of how a request reaches a site. Raises `NetworkError`."""

    def send(self, request: Request) -> Response:
        """Send the request and block until the response arrives; it costs no phone time."""


@runtime_checkable
class OutsideTransport(Transport, Protocol):
    """Transport that also reaches sites outside the machine, whose responses take real time."""

    def begin(self, request: Request) -> Response | Future[Response]:
        """Return the response of a site inside the machine, or a promise of one from outside."""


SLICE = 0.008
"""Seconds of real time that a tick waits for a site outside, at most: the phone stays usable while a site dawdles, and
a run without a display does not outrun it."""
_NEVER = 1 << 60


@dataclass(frozen=True)
class Bearer:
    """Packet bearer: `latency` in ticks before the first byte, `bits` a second (0: no limit)."""

    name: str
    latency: int
    bits: int
    reception: bool = True

    def carrying(self, request: Request, size: int) -> int:
        """Return the ticks from the first byte to the last of a request and its response.

        Args:
            request: Its address and body count; headers are allowed for.
            size: Bytes of the response's body.
        """
        if not self.bits:
            return 0
        bits = 8 * (len(request.body) + len(request.url) + 300 + size + 300)
        return bits * 60 // self.bits

    def ticks(self, request: Request, size: int) -> int:
        """Return the ticks from a request until its whole response of `size` bytes has arrived."""
        return self.latency + self.carrying(request, size)


BEARERS: dict[str, Bearer] = {
    "imode": Bearer("imode", 60, 9_600),
    "foma": Bearer("foma", 18, 384_000),
    "hsdpa": Bearer("hsdpa", 9, 3_600_000),
    "instant": Bearer("instant", 0, 0),
    "off": Bearer("off", 0, 0, reception=False),
}


@dataclass(frozen=True)
class Progress:
    """Progress of a request: bytes received of those expected."""

    received: int
    total: int


class Network:
    """Network of the phone: requests under way at the bearer's speed. `poll` each tick; each is returned once.

    The transport is asked when the request starts and its answer held back until its tick, so a phone's pictures
    depend on ticks alone, and pending requests are plain data in a snapshot.
    """

    def __init__(self, transport: Transport, bearer: Bearer) -> None:
        self.transport = transport
        self.bearer = bearer
        self._tick = 0
        self._next = 1
        self._pending: dict[int, _Pending] = {}
        self._awaited: dict[int, tuple[Request, Future[Response]]] = {}
        """Requests to sites outside that have not answered; no part of a snapshot, as nobody can take them along."""

    def start(self, request: Request) -> int:
        """Send a request and return the number to `poll` with."""
        number = self._next
        self._next += 1
        if not self.bearer.reception:
            pending = _Pending(self._tick, self._tick + 30, None, "no-reception", "the phone has no reception")
        else:
            pending = self._send(number, request)
        pending.url = request.url
        self._pending[number] = pending
        return number

    def _send(self, number: int, request: Request) -> _Pending:
        transport = self.transport
        try:
            if not isinstance(transport, OutsideTransport):
                return self._carried(request, transport.send(request))
            answer = transport.begin(request)
        except NetworkError as error:
            return self._refused(error)
        if isinstance(answer, Response):
            return self._carried(request, answer)
        self._awaited[number] = request, answer
        return _Pending(self._tick, _NEVER, None, "broken", "the connection was lost")

    def _carried(self, request: Request, response: Response) -> _Pending:
        """Return an answer on its way over the air, with the ticks at which it arrives."""
        first = self._tick + self.bearer.latency
        carrying = self.bearer.carrying(request, len(response.body))
        return _Pending(first, first + carrying, response, "", "")

    def _refused(self, error: NetworkError) -> _Pending:
        return _Pending(self._tick, self._tick + max(1, self.bearer.latency), None, error.reason, str(error))

    def _collect(self) -> None:
        """Take what sites outside have answered."""
        wait([future for _, future in self._awaited.values()], SLICE, FIRST_COMPLETED)
        for number, (request, future) in list(self._awaited.items()):
            if future.done():
                del self._awaited[number]
                try:
                    self._pending[number] = self._carried(request, future.result())
                except NetworkError as error:
                    self._pending[number] = self._refused(error)
                self._pending[number].url = request.url

    def poll(self, number: int) -> Response | Progress:
        """Return the response once it has arrived, else its progress.

        Raises:
            NetworkError: It failed, or was never started.
        """
        pending = self._pending.get(number)
        if pending is None:
            raise NetworkError("broken", "the connection was lost")
        if self._tick < pending.due:
            return self.progress(number)
        del self._pending[number]
        if pending.response is None:
            raise NetworkError(pending.reason, pending.message)
        return pending.response

    def progress(self, number: int) -> Progress:
        """Return a request's progress without taking its response; zeros for an unknown one."""
        pending = self._pending.get(number)
        if pending is None:
            return Progress(0, 0)
        total = len(pending.response.body) if pending.response else 0
        span = max(1, pending.due - pending.first)
        return Progress(total * min(span, max(0, self._tick - pending.first)) // span, total)

    def cancel(self, number: int) -> None:
        """Cancel a request; its response is dropped."""
        self._pending.pop(number, None)
        self._awaited.pop(number, None)

    def cancel_all(self) -> None:
        """Cancel every request under way."""
        self._pending.clear()
        self._awaited.clear()

    @property
    def under_way(self) -> list[str]:
        """Addresses of the requests under way, in the order of sending.

        An answer that is in and that nobody takes is not under way: who asked has lost the foreground.
        """
        return [pending.url for pending in self._pending.values() if pending.due >= self._tick]

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return bool(self.under_way)

    def tick(self) -> None:
        """Advance one tick and collect responses from outside."""
        self._tick += 1
        if self._awaited:
            self._collect()

    def save(self) -> bytes:
        """Encode the requests under way as bytes."""
        return msgspec.msgpack.encode((self._tick, self._next, self.bearer.name, self._pending))

    def load(self, saved: bytes) -> None:
        """Restore what `save` returned; requests to sites outside have lost their connection."""
        shape = tuple[int, int, str, dict[int, _Pending]]
        self._tick, self._next, bearer, self._pending = msgspec.msgpack.decode(saved, type=shape)
        self.bearer = BEARERS[bearer]
        self._awaited.clear()
        for pending in self._pending.values():
            if pending.due == _NEVER:
                pending.due = self._tick


class _Pending(msgspec.Struct):
    first: int
    due: int
    response: Response | None
    reason: str
    message: str
    url: str = ""
