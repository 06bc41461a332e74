"""Transport of requests out of the phone: WSGI sites mounted in the same process, real HTTP for other hosts.

    transport = SiteTransport({"m.mixi.test": site}, member="42")

Nothing here is part of a snapshot; answers are (see `network.Network`).
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, InvalidStateError
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from handset.browser.fetch.wsgi import WsgiApp, call_wsgi
from handset.network import NetworkError, Request, Response
from keitai.common.errors import KeitaiError
from keitai.common.wire import MEMBER_KEY

if TYPE_CHECKING:
    import httpx

    from keitai.common.public_network import PublicNetwork

_SECONDS = 15.0
_HEADERS_OUT = frozenset(["connection", "content-length", "host", "transfer-encoding", "keep-alive", "upgrade"])


class SiteTransport:
    """HTTP transport over mounted sites and the network; does not follow redirects. Raises `NetworkError`."""

    def __init__(
        self,
        mounts: Mapping[str, WsgiApp] | None = None,
        *,
        member: str = "",
        max_bytes: int = 2_000_000,
        outside: bool = True,
        network: PublicNetwork | None = None,
        seconds: float = _SECONDS,
    ) -> None:
        """Set up the sites.

        Args:
            mounts: host -> WSGI app.
            outside: False leaves every other host unreachable.
            network: How outside hosts are reached, for somebody who is not on this machine; None as the machine itself.
            seconds: The most that a request to a site outside the machine may take.
            max_bytes: The most that its response may have.
            member: Who the phone belongs to, as mounted apps are told; "" for nobody.
        """
        self._mounts = {host.lower(): _known(app, member) for host, app in (mounts or {}).items()}
        self._max_bytes = max_bytes
        self._outside, self._network = outside, network
        self._seconds = seconds
        self._outside_client: httpx.Client | None = None

    def send(self, request: Request) -> Response:
        """Send the request and block until the response arrives."""
        answer = self.begin(request)
        return answer if isinstance(answer, Response) else answer.result()

    def begin(self, request: Request) -> Response | Future[Response]:
        """Return a mounted site's response, or a promise of an outside one's within `seconds`."""
        host = _host(request.url)
        if not host:
            raise NetworkError("host", f"{request.url} is not the address of a site")
        if mounted := self._mounts.get(host):
            return self._ask(mounted, request)
        if not self._outside:
            raise NetworkError("host", f"the site {host} was not found")
        return self._begin(self._client(), request)

    def _ask(self, app: WsgiApp, request: Request) -> Response:
        """Return the answer of a mounted site; 500, as any server makes of it, where the site falls over.

        It has all the time it wants, or a busy machine would show other pictures than an idle one.
        """
        headers = tuple((name, value) for name, value in request.headers if name.lower() not in _HEADERS_OUT)
        try:
            return call_wsgi(app, msgspec.structs.replace(request, headers=headers), self._max_bytes)
        except NetworkError:
            raise
        except Exception as error:
            log, mendable = logging.getLogger(__name__), isinstance(error, KeitaiError)  # which needs no traceback
            log.error("the mounted site failed on %s: %s", request.url, error, exc_info=not mendable)
            return Response(request.url, 500, (("Content-Type", "text/plain"),), b"")

    def _begin(self, client: httpx.Client, request: Request) -> Future[Response]:
        """Ask in a thread of its own: a site may drip its head, or its name be looked up, for ever."""
        promise: Future[Response] = Future()

        def ask() -> None:
            try:
                answer = self._send(client, request, self._seconds)
            except Exception as error:
                kept = error if isinstance(error, NetworkError) else NetworkError("broken", str(error))
                _keep(promise, error=kept)
            else:
                _keep(promise, answer)

        late = NetworkError("timeout", f"{request.url} did not answer in {self._seconds:g} seconds")
        watch = threading.Timer(self._seconds + 0.5, _keep, (promise,), {"error": late})
        watch.daemon = True
        watch.start()
        promise.add_done_callback(lambda _: watch.cancel())
        threading.Thread(target=ask, daemon=True).start()
        return promise

    def close(self) -> None:
        """Close the connections to all sites."""
        if self._outside_client is not None:
            self._outside_client.close()
        self._outside_client = None

    def _client(self) -> httpx.Client:
        if self._outside_client is None:
            httpx, guarded = load_httpx(), None
            if self._network is not None:
                from handset.browser.fetch.guarded_transport import GuardedTransport  # loads httpcore

                guarded = GuardedTransport(self._network)
            seconds = min(10.0, self._seconds)
            client = httpx.Client(transport=guarded, timeout=seconds, follow_redirects=False)
            # Cookies are the model's business, not the client's.
            client.cookies.jar.set_policy(_no_cookies())
            client.headers.clear()
            self._outside_client = client
        return self._outside_client

    def _send(self, client: httpx.Client, request: Request, seconds: float) -> Response:
        """Return the whole answer, read for at most so many seconds of real time."""
        httpx = load_httpx()
        headers = [(name, value) for name, value in request.headers if name.lower() not in _HEADERS_OUT]
        url = request.url.partition("#")[0]
        body = bytearray()
        # The one place where real time counts: a site outside the machine may drip its answer for ever.
        deadline = time.monotonic() + seconds
        try:
            with client.stream(request.method, url, headers=headers, content=request.body or None) as answer:
                for chunk in answer.iter_bytes():
                    body += chunk
                    if len(body) > self._max_bytes:
                        raise NetworkError("too-large", f"the answer of {url} is larger than {self._max_bytes} bytes")
                    if time.monotonic() > deadline:
                        raise NetworkError("timeout", f"{url} did not answer in {seconds:.0f} seconds")
                pairs = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
                return Response(request.url, answer.status_code, pairs, bytes(body))
        except httpx.TimeoutException:
            raise NetworkError("timeout", f"{url} did not answer in time") from None
        except httpx.ConnectError as error:
            if "CERTIFICATE" in str(error).upper() or "SSL" in str(error).upper():
                raise NetworkError("certificate", f"the certificate of {url} cannot be trusted") from None
            raise NetworkError("host", f"{urlsplit(url).hostname} cannot be reached") from None
        except (httpx.InvalidURL, UnicodeError, ValueError):
            raise NetworkError("host", f"{url} is not the address of a site") from None
        except httpx.HTTPError as error:
            raise NetworkError("broken", f"{url} gave no answer that can be read ({type(error).__name__})") from None


def _host(url: str) -> str:
    """Return the site an http or https address names, in lower case; "" for any other text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "").lower() if parts.scheme in ("http", "https") else ""


def _keep(promise: Future[Response], answer: Response | None = None, error: NetworkError | None = None) -> None:
    """Answer a promise, unless that was done already."""
    try:
        if answer is not None:
            promise.set_result(answer)
        else:
            promise.set_exception(error)
    except InvalidStateError:
        return


def _known(app: WsgiApp, member: str) -> WsgiApp:
    """Wrap `app` so that it is told in its environment who the phone belongs to."""

    def mounted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[MEMBER_KEY] = member
        return app(environ, start_response)

    return mounted if member else app


def load_httpx() -> ModuleType:
    """Import httpx without its command line, which would load rich and Pygments: two thirds of the import."""
    if "httpx" not in sys.modules:
        sys.modules["httpx._main"] = None  # type: ignore[assignment]  # an ImportError, which httpx allows for
        try:
            import_module("httpx")
        finally:
            del sys.modules["httpx._main"]
    return sys.modules["httpx"]


def _no_cookies() -> Any:
    from http.cookiejar import DefaultCookiePolicy  # with the first site outside, as httpx is

    return DefaultCookiePolicy(allowed_domains=[])
