"""How requests leave the phone: WSGI sites mounted in the same process, and real HTTP for every other host.

    transport = SiteTransport({"m.mixi.test": site}, member="42")

Nothing here is part of a snapshot; answers are (see `network.Network`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, InvalidStateError
from math import inf
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from handset.network import NetworkError, Request, Response
from keitai.common.errors import KeitaiError
from keitai.common.wire import MEMBER_KEY

if TYPE_CHECKING:
    import httpx

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
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
        seconds: float = _SECONDS,
    ) -> None:
        """Set up the sites.

        Args:
            mounts: host -> WSGI app.
            outside: False leaves every other host unreachable.
            seconds: The most that a request to a site outside the machine may take.
            max_bytes: The most that its response may have.
            member: Who the phone belongs to, as mounted apps are told; "" for nobody.
        """
        self._mounts = {host.lower(): _known(app, member) for host, app in (mounts or {}).items()}
        self._max_bytes = max_bytes
        self._outside = outside
        self._seconds = seconds
        self._clients: dict[str, httpx.Client] = {}

    def send(self, request: Request) -> Response:
        """Send the request and block until the response arrives."""
        answer = self.begin(request)
        return answer if isinstance(answer, Response) else answer.result()

    def begin(self, request: Request) -> Response | Future[Response]:
        """Return a mounted site's response, or a promise of an outside one's within `seconds`."""
        host = _host(request.url)
        if not host:
            raise NetworkError("host", f"{request.url} is not the address of a site")
        if host not in self._mounts and not self._outside:
            raise NetworkError("host", f"there is no site {host}")
        client = self._client(host)
        return self._send(client, request, inf) if host in self._mounts else self._begin(client, request)

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
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _client(self, host: str) -> httpx.Client:
        key = host if host in self._mounts else ""
        client = self._clients.get(key)
        if client is None:
            import httpx

            if key:
                mounted = httpx.WSGITransport(app=self._mounts[key], raise_app_exceptions=False)
                client = httpx.Client(transport=mounted, follow_redirects=False, trust_env=False)
            else:
                client = httpx.Client(timeout=min(10.0, self._seconds), follow_redirects=False)
            # Cookies are the model's business, not the client's.
            client.cookies.jar.set_policy(_no_cookies())
            client.headers.clear()
            self._clients[key] = client
        return client

    def _send(self, client: httpx.Client, request: Request, seconds: float) -> Response:
        """Return the whole answer, read for at most so many seconds of real time."""
        import time

        import httpx

        headers = [(name, value) for name, value in request.headers if name.lower() not in _HEADERS_OUT]
        url = request.url.partition("#")[0]
        body = bytearray()
        # The one place where real time counts: a site outside the machine may drip its answer for ever. One that is
        # mounted has all the time it wants, or a busy machine would show other pictures than an idle one.
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
        if member:
            environ[MEMBER_KEY] = member
        # A WSGI environment holds a path's bytes as Latin-1 (PEP 3333); httpx leaves its characters as they are.
        environ["PATH_INFO"] = environ["PATH_INFO"].encode("utf-8", "surrogateescape").decode("latin-1")
        try:
            return app(environ, start_response)
        except Exception as error:
            # What any server makes of a site that falls over; data that a person can mend need no traceback.
            log, mendable = logging.getLogger(__name__), isinstance(error, KeitaiError)
            log.error("the mounted site failed on %s: %s", environ.get("PATH_INFO"), error, exc_info=not mendable)
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b""]

    return mounted


def _no_cookies() -> Any:
    from http.cookiejar import DefaultCookiePolicy

    return DefaultCookiePolicy(allowed_domains=[])
