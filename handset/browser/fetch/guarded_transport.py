"""httpx over connections that are checked as they are made: sites of the public network, and no others."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpcore
import httpx

from keitai.common.public_network import PublicNetwork

_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.TimeoutException, httpx.TimeoutException),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.ProtocolError, httpx.ProtocolError),
    (ssl.SSLError, httpx.ConnectError),
    (OSError, httpx.ConnectError),
)
"""What connections raise -> what a client of httpx expects."""


class GuardedTransport(httpx.BaseTransport):
    """Transport of an `httpx.Client`; connections to other addresses than public ones fail as to nobody."""

    def __init__(self, network: PublicNetwork) -> None:
        self._pool = httpcore.ConnectionPool(
            network_backend=network, ssl_context=httpx.create_ssl_context(), http2=False
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its answer, whose body is still to be read."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except Exception as error:
            raise _translated(error, request) from error
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer, request), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, request: httpx.Request) -> None:
        self._answer, self._request = answer, request

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except Exception as error:
            raise _translated(error, self._request) from error

    def close(self) -> None:
        self._answer.close()


def _translated(error: Exception, request: httpx.Request) -> Exception:
    kind = next((theirs for ours, theirs in _ERRORS if isinstance(error, ours)), None)
    return error if kind is None else kind(str(error), request=request)
