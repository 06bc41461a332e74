"""Requests to a WSGI application in the same process (PEP 3333), with no HTTP client in between.

httpx, which asks the sites outside, was a fifth of the time in which a phone starts and shows a file.
"""

from __future__ import annotations

import io
import re
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import SplitResult, quote, unquote, unquote_to_bytes, urlsplit

from handset.network import NetworkError, Request, Response

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = tuple[tuple[str, str], ...]
_PORTS = {"http": 80, "https": 443}
_LONGEST_URL = 65_536
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_QUERY_SAFE = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"#<>')
_BODY_METHODS = frozenset(["POST", "PUT", "PATCH"])


def call_wsgi(app: WsgiApp, request: Request, max_bytes: int) -> Response:
    """Ask an application and return its whole response, decoded where it is compressed.

    Args:
        app: What is asked.
        request: Its address is absolute; headers are sent as they are, `Host` and `Content-Length` beside them.
        max_bytes: The most that the response's body may have.

    Raises:
        NetworkError: The address cannot be asked for, or the response is too large or damaged.
    """
    exchange = _Exchange(request, max_bytes)
    try:
        environ = environ_of(request)
    except ValueError:
        raise NetworkError("host", f"{request.url} is not the address of a site") from None
    chunks = app(environ, exchange.start_response)
    try:
        for chunk in chunks:
            exchange.write(chunk)
    finally:
        if close := getattr(chunks, "close", None):
            close()
    return exchange.response()


class _Exchange:
    """One response as an application hands it over."""

    def __init__(self, request: Request, max_bytes: int) -> None:
        self._request = request
        self._max_bytes = max_bytes
        self._status: int | None = None
        self._headers: Headers = ()
        self._body = bytearray()

    def start_response(self, status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Any:
        self._status, self._headers = int(status.split()[0]), tuple(headers)
        return self.write

    def write(self, chunk: bytes) -> None:
        self._body += chunk
        if len(self._body) > self._max_bytes:
            raise self._too_large()

    def response(self) -> Response:
        if self._status is None:
            raise NetworkError("broken", f"{self._request.url} gave no answer that can be read (no status)")
        body = bytes(self._body)
        if any(name.lower() == "content-encoding" for name, _ in self._headers):
            body = self._decoded(body)
        return Response(self._request.url, self._status, self._headers, body)

    def _decoded(self, body: bytes) -> bytes:
        """Decompress a body, never further than to the limit."""
        import httpx  # only a compressed body needs it

        decoded = bytearray()
        try:
            for chunk in httpx.Response(200, headers=self._headers, stream=httpx.ByteStream(body)).iter_bytes():
                decoded += chunk
                if len(decoded) > self._max_bytes:
                    raise self._too_large()
        except httpx.DecodingError:
            raise NetworkError("broken", f"{self._request.url} gave no answer that can be read") from None
        return bytes(decoded)

    def _too_large(self) -> NetworkError:
        return NetworkError("too-large", f"the answer of {self._request.url} is larger than {self._max_bytes} bytes")


def environ_of(request: Request) -> dict[str, Any]:
    """Return the WSGI environment of a request.

    Raises:
        ValueError: The address has control characters, a port that is not a number, or more than 65,536 characters.
    """
    url = request.url.partition("#")[0]
    if len(url) > _LONGEST_URL or _CONTROL.search(url):
        raise ValueError(url)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    environ: dict[str, Any] = {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        # PEP 3333: a path's bytes stand in the environment as Latin-1
        "PATH_INFO": unquote_to_bytes(_without_dots(parts.path) or "/").decode("latin-1"),
        "QUERY_STRING": quote(parts.query, safe=_QUERY_SAFE),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host if port == _PORTS[parts.scheme] else f"{host}:{port}",
    }
    if request.body or request.method in _BODY_METHODS:
        environ["CONTENT_LENGTH"] = str(len(request.body))
    if parts.username is not None:
        environ["HTTP_AUTHORIZATION"] = _credentials(parts)
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    return environ


def _credentials(parts: SplitResult) -> str:
    """Return the user and password of an address as Basic authentication (RFC 7617)."""
    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return f"Basic {b64encode(pair.encode()).decode()}"


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` in a path (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
