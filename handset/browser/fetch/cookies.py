"""Cookies of models that have them (RFC 6265, chapter 5), in a phone's room: 20 a domain, 4 KB each, 300 together."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

import msgspec

from handset.network import Request, Response

MAX_BYTES = 4096
MAX_PER_DOMAIN = 20
MAX_KEPT = 300

_LONGEST = 1 << 40
"""Seconds that a cookie lives at most."""
_DELIMITERS = re.compile(r"[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?![0-9])")
_DAY = re.compile(r"([0-9]{1,2})(?![0-9])")
_YEAR = re.compile(r"([0-9]{2,4})(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAX_AGE = re.compile(r"-?[0-9]+")
_SECOND_LEVEL = re.compile(r"(?:ac|ad|co|com|ed|edu|go|gov|gr|lg|mil|ne|net|or|org)\.[a-z]{2}")
"""Domains below which others register theirs, as Japan's and Britain's are."""


class Cookie(msgspec.Struct):
    """A cookie as RFC 6265 stores it (5.3)."""

    name: str
    value: str
    domain: str
    exact: bool
    """True: only for the host that set it."""
    path: str
    secure: bool
    expires: int | None = None
    """Unix time at which it ends; None for one that ends with the browser."""
    used: int = 0
    """When it was last set or sent, by the jar's count."""


class Cookies(msgspec.Struct):
    """The jar; plain data, in the order in which cookies were first set. Times are seconds of Unix time."""

    kept: list[Cookie] = []
    uses: int = 0

    def header(self, url: str, now: int) -> str:
        """Return the Cookie header for a request, "" for none."""
        parts = urlsplit(url)
        host, path = _host(parts), parts.path or "/"
        fitting = [
            cookie
            for cookie in self.kept
            if (host == cookie.domain if cookie.exact else _domain_fits(host, cookie.domain))
            and _path_fits(path, cookie.path)
            and (not cookie.secure or parts.scheme.lower() == "https")
            and not _is_over(cookie, now)
        ]
        self.uses += 1
        for cookie in fitting:
            cookie.used = self.uses
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in fitting)

    def store(self, request: Request, response: Response, now: int) -> bool:
        """Store the cookies that a response sets; return whether it sets any.

        A site that tells its own time (the Date header) means its dates by that: a phone whose clock stands in another
        year keeps cookies as long as one whose clock is right.
        """
        lines = [value for name, value in response.headers if name.lower() == "set-cookie"]
        if not lines:
            return False
        parts = urlsplit(request.url)
        sites_time = parse_date(response.header("date"))
        for line in lines:
            if len(line) <= MAX_BYTES:
                self._set(line, parts, now, now if sites_time is None else sites_time)
        self._make_room(now)
        return True

    def lasting(self) -> list[Cookie]:
        """Return the cookies with an expiry date, which outlive the browser."""
        return [cookie for cookie in self.kept if cookie.expires is not None]

    def _set(self, line: str, parts: SplitResult, now: int, sites_time: int) -> None:
        pair, *rest = line.split(";")
        name, equals, value = pair.partition("=")
        name, value = name.strip(" \t"), value.strip(" \t")
        if not equals or not name:
            return
        said = _attributes(rest)
        host, domain = _host(parts), said.get("domain", "").removeprefix(".").lower()
        if domain and not _may_set(host, domain):
            return
        exact = not domain or (domain == host and (_is_open(domain) or _is_address(host)))
        path = said.get("path", "")
        if not path.startswith("/"):
            path = parts.path[: parts.path.rfind("/")] if parts.path.count("/") > 1 else "/"
        self.uses += 1
        made = Cookie(
            name, value, domain or host, exact, path, "secure" in said, _ends(said, now, sites_time), self.uses
        )
        same = (made.name, made.domain, made.path)
        for place, each in enumerate(self.kept):
            if (each.name, each.domain, each.path) == same:
                self.kept[place] = made
                return
        self.kept.append(made)

    def _make_room(self, now: int) -> None:
        """Let go of those that are over, then the least recently used of a domain that has too many, and of all."""
        self.kept = [cookie for cookie in self.kept if not _is_over(cookie, now)]
        for domain in {cookie.domain for cookie in self.kept}:
            self._leave([cookie for cookie in self.kept if cookie.domain == domain], MAX_PER_DOMAIN)
        self._leave(self.kept, MAX_KEPT)

    def _leave(self, among: list[Cookie], most: int) -> None:
        if len(among) > most:
            gone = {id(cookie) for cookie in sorted(among, key=lambda cookie: cookie.used)[: len(among) - most]}
            self.kept = [cookie for cookie in self.kept if id(cookie) not in gone]


def parse_date(text: str) -> int | None:
    """Return a date of a cookie as Unix time (RFC 6265, 5.1.1); None for what is not one."""
    time: tuple[str, ...] = ()
    day = year = None
    month = 0
    for token in _DELIMITERS.split(text):
        if not time and (match := _TIME.match(token)):
            time = match.groups()
        elif day is None and (match := _DAY.match(token)):
            day = int(match[1])
        elif not month and token[:3].lower() in _MONTHS:
            month = _MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := _YEAR.match(token)):
            year = int(match[1])
    if not time or day is None or year is None or not month:
        return None
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        hour, minute, second = map(int, time)
        return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()) if year >= 1601 else None
    except ValueError:
        return None


def _attributes(parts: list[str]) -> dict[str, str]:
    """Return what a cookie's attributes say, the last of a name.

    What is said in a way that does not count is left out.
    """
    found: dict[str, str] = {}
    for part in parts:
        name, _, value = part.partition("=")
        name, value = name.strip(" \t").lower(), value.strip(" \t")
        if name == "expires" and parse_date(value) is None:
            continue
        if name == "max-age" and not _MAX_AGE.fullmatch(value):
            continue
        if name == "domain" and not value.removeprefix("."):
            continue
        found[name] = value
    return found


def _ends(said: dict[str, str], now: int, sites_time: int) -> int | None:
    """Return when a cookie ends: Max-Age goes before Expires, whichever comes first."""
    if "max-age" in said:
        return now + max(-_LONGEST, min(_LONGEST, int(said["max-age"])))
    date = parse_date(said.get("expires", ""))
    return None if date is None else now + date - sites_time


def _is_over(cookie: Cookie, now: int) -> bool:
    return cookie.expires is not None and cookie.expires <= now


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower()


def _may_set(host: str, domain: str) -> bool:
    """Return whether a host may set a cookie for a domain.

    Its own or one above it, but none that is open to everybody.
    """
    return host == domain or (_domain_fits(host, domain) and not _is_open(domain))


def _is_open(domain: str) -> bool:
    """Return whether everybody may have a domain below this one (5.3, 5): `jp`, `co.jp`."""
    return "." not in domain or _SECOND_LEVEL.fullmatch(domain) is not None


def _domain_fits(host: str, domain: str) -> bool:
    """Return whether a host is the domain or a name below it (5.1.3); an address of numbers has none below it."""
    return host == domain or (host.endswith("." + domain) and not _is_address(host))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _path_fits(path: str, wanted: str) -> bool:
    """Return whether a path is the cookie's or one below it (5.1.4)."""
    return path == wanted or (path.startswith(wanted) and (wanted.endswith("/") or path[len(wanted)] == "/"))
