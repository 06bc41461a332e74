"""Cookies of models that have them (RFC 6265, as far as a phone went): 20 a host, 4 KB each, 300 together."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from handset.network import Request, Response

MAX_BYTES = 4096
MAX_PER_HOST = 20
MAX_KEPT = 300


class Cookie(msgspec.Struct):
    name: str
    value: str
    domain: str
    exact: bool
    """True: only for the host that set it."""
    path: str
    secure: bool


class Cookies(msgspec.Struct):
    """The jar; plain data. They live until the phone's browser forgets them: none expires by the wall clock."""

    kept: list[Cookie] = []

    def header(self, url: str) -> str:
        """The Cookie header for a request, "" for none."""
        parts = urlsplit(url)
        host, path = (parts.hostname or "").lower(), parts.path or "/"
        fitting = [
            cookie
            for cookie in self.kept
            if _domain_fits(host, cookie)
            and _path_fits(path, cookie.path)
            and (not cookie.secure or parts.scheme == "https")
        ]
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in fitting)

    def take(self, request: Request, response: Response) -> None:
        """Keep what an answer sets."""
        parts = urlsplit(request.url)
        host, path = (parts.hostname or "").lower(), parts.path or "/"
        for name, value in response.headers:
            if name.lower() == "set-cookie" and len(value) <= MAX_BYTES:
                self._set(value, host, path)

    def _set(self, text: str, host: str, path: str) -> None:
        first, *rest = text.split(";")
        name, _, value = first.partition("=")
        name, value = name.strip(), value.strip()
        attributes = {key.strip().lower(): each.strip() for key, _, each in (part.partition("=") for part in rest)}
        domain = attributes.get("domain", "").lstrip(".").lower()
        if not name or (domain and ("." not in domain or not (host == domain or host.endswith("." + domain)))):
            return
        where = attributes.get("path", "")
        if not where.startswith("/"):
            where = path.rpartition("/")[0] or "/"
        cookie = Cookie(name, value, domain or host, not domain, where, "secure" in attributes)
        same = (cookie.name, cookie.domain, cookie.path)
        self.kept = [each for each in self.kept if (each.name, each.domain, each.path) != same]
        ended = attributes.get("max-age", "1")
        expires = attributes.get("expires", "")
        if ended.lstrip("-").isdigit() and int(ended) <= 0:
            return
        if "1970" in expires or "-70 " in expires:
            return
        self.kept.append(cookie)
        of_host = [each for each in self.kept if each.domain == cookie.domain]
        if len(of_host) > MAX_PER_HOST:
            self.kept.remove(of_host[0])
        del self.kept[:-MAX_KEPT]


def _domain_fits(host: str, cookie: Cookie) -> bool:
    return host == cookie.domain or (not cookie.exact and host.endswith("." + cookie.domain))


def _path_fits(path: str, wanted: str) -> bool:
    return path == wanted or path.startswith(wanted.rstrip("/") + "/")
