"""A site of one's own on the phone: a WSGI or ASGI application, a folder of pages, or an address."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from keitai.common.errors import KeitaiError

HOST = "site.test"
Site: TypeAlias = "Callable[..., Any] | str | Path | MountedSite"
"""What can be put on a phone. An application is called as WSGI has it, or as ASGI has it where it is a coroutine."""


@dataclass(frozen=True)
class MountedSite:
    """Site mounted for phones: the web key opens `home`, and paths such as `/cart` belong to it.

    Example:
        >>> site = mount("http://localhost:8000/shop/")
        >>> site.host, site.app is None
        ('localhost', True)
    """

    home: str
    app: Callable[..., Any] | None = None
    """The WSGI application that is asked in this process; None asks over HTTP."""
    close: Callable[[], None] = lambda: None

    @property
    def host(self) -> str:
        """The name of the site's host."""
        return urlsplit(self.home).hostname or ""

    def url(self, address: str) -> str:
        """Return the URL of an address of the site.

        Example:
            >>> mount("http://localhost:8000/shop/").url("/cart")
            'http://localhost:8000/cart'
        """
        parts = urlsplit(self.home)
        return f"{parts.scheme}://{parts.netloc}{address}" if address.startswith("/") else address


def mount(site: Site) -> MountedSite:
    """Mount a WSGI or ASGI app as a site of phones; several phones may share it.

    Args:
        site: A WSGI application (Flask, Django), an ASGI one (Starlette, FastAPI; its lifespan is run), the path of a
            folder of pages, or an address that begins with http:// or https://.

    Returns:
        The mounted site; close it when its last phone is closed.

    Raises:
        KeitaiError: The folder does not exist, the address lacks a host, or an ASGI application does not start.

    Example:
        >>> def app(environ, start_response):
        ...     start_response("200 OK", [("Content-Type", "text/html")])
        ...     return [b"<title>Hello</title>Hello"]
        >>> site = mount(app)
        >>> site.home
        'http://site.test/'
        >>> site.close()
    """
    if isinstance(site, MountedSite):
        return site
    if isinstance(site, str) and site.startswith(("http://", "https://")):
        if not _host_of(site):
            raise KeitaiError(f"{site!r} names no site; an address reads http://site/page")
        return MountedSite(site if urlsplit(site).path else f"{site}/")
    if isinstance(site, str | Path):
        from handset.preview.folder import HOST as FOLDER_HOST
        from handset.preview.folder import Folder

        if not Path(site).is_dir():
            raise KeitaiError(f"{str(site)!r} is neither a folder nor an address that begins with http://")
        return MountedSite(f"http://{FOLDER_HOST}/", Folder(Path(site)))
    if not callable(site):
        raise KeitaiError(f"a site is an application, a folder or an address, not {type(site).__name__}")
    if inspect.iscoroutinefunction(site) or inspect.iscoroutinefunction(getattr(site, "__call__", None)):  # noqa: B004
        from keitai.asgi_site import AsgiSite

        served = AsgiSite(site)
        return MountedSite(f"http://{HOST}/", served, served.close)
    return MountedSite(f"http://{HOST}/", site)


def _host_of(address: str) -> str:
    """Return the host of an address, "" where it has none, as in `http://[`."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
