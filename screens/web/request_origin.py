"""Origin of a request: the page that it was sent from, the network, the kind of phone. No header here is proof.

Browsers of today say from which site a link was followed or a form sent; phones of the time say nothing.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from flask import Request

from screens.web.visitor import agent

_NETWORK_BITS = {4: 16, 6: 32}
_SERIALS = re.compile(r";(?:ser|icc)\w+|/(?:ser|SN)\w+")
"""What docomo's phones with `utn`, and SoftBank's and older ones by themselves, add to their User-Agent."""


def is_posted_from_another_site(request: Request) -> bool:
    """Return whether a browser says by `Origin` that the form was on a page of another site."""
    origin = request.headers.get("Origin", "")
    return origin != "" and _host_of(origin) != request.host


def is_led_from_another_site(request: Request) -> bool:
    """Return whether a browser says that another site's link, a bookmark or typing led to this address."""
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    referrer = request.headers.get("Referer", "")
    return fetched != "same-origin" or (referrer != "" and _host_of(referrer) != request.host)


def client_class(request: Request) -> str:
    """Return the network and the kind of phone, by which a visitor without cookies is told from most others."""
    return f"{network_of(request.remote_addr or '')} {_SERIALS.sub('', agent(request))}"


def network_of(address: str) -> str:
    """Return the network of an address: 16 bits of IPv4, 32 of IPv6; the text itself where it is not an address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, _NETWORK_BITS[found.version]), strict=False))


def _host_of(url: str) -> str | None:
    try:
        return urlsplit(url).netloc
    except ValueError:  # such as "http://["
        return None
