"""Addresses in a page as requests carry them: bytes of the page's encoding, percent-encoded."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus, urljoin

from handset.browser.document.encoding import encode

_OTHER = re.compile(r"[^\x00-\x7f]+")
_AT_ENDS = "".join(map(chr, range(0x21)))
_PLAIN_PATH = re.compile(r"/(?:[\w-]+/)*(?:[\w-]+)?(?:\?[\w=&-]+)?", re.ASCII)
_PLAIN_SITE = re.compile(r"https?://[\w.:-]+(?=/|$)", re.ASCII)
_SITES = ("http:", "https:")
_USES = {"http": "page", "https": "page", "tel": "call", "tel-av": "call", "mailto": "mail"}


def trimmed(address: str) -> str:
    """Return an address without control characters and spaces of ASCII at its ends (URL Standard, 4.4).

    Wider spaces stay: au's blanks and U+3000 at the end of a query are part of it.
    """
    return address.strip(_AT_ENDS)


def joined(base: str, address: str) -> str:
    """Join an address to the one it is relative to; ValueError for one that cannot be read.

    Equal to `urljoin`. Nearly all links of a site are plain paths, which need not be taken apart and put together.
    """
    if _PLAIN_PATH.fullmatch(address) and (site := _PLAIN_SITE.match(base)):
        return site[0] + address
    return urljoin(base, address)


def use_of(url: str) -> str:
    """Return what an absolute address is for: "page", "call" or "mail"; "" for one the browser cannot open."""
    return _USES.get(url.partition(":")[0].strip().lower(), "")


def percent_encoded(url: str, codec: str, carrier: str) -> str:
    """Percent-encode the characters of an absolute address that are not ASCII, except in its fragment.

    The query of a site's address goes out in the page's encoding, everything else in UTF-8 (URL Standard, 4.4); what
    the encoding has not goes as `&#...;`, like a form's values. A site's host is written in ASCII (IDNA, RFC 3490).
    """
    if url.isascii():
        return url
    place, hash_sign, fragment = url.partition("#")
    path, mark, query = place.partition("?")
    written = "utf-8"
    if url[:6].lower().startswith(_SITES):
        path, written = _with_ascii_host(path), codec
    return f"{_quoted(path, 'utf-8', carrier)}{mark}{_quoted(query, written, carrier)}{hash_sign}{fragment}"


def _with_ascii_host(address: str) -> str:
    """Return the address with its host's labels in Punycode; as it is where a host cannot be written so."""
    scheme, slashes, rest = address.partition("//")
    authority, slash, path = rest.partition("/")
    account, at, place = authority.rpartition("@")
    host, colon, port = place.partition(":")
    if host.isascii():
        return address
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        return address
    return f"{scheme}{slashes}{account}{at}{host}{colon}{port}{slash}{path}"


def _quoted(part: str, codec: str, carrier: str) -> str:
    return _OTHER.sub(lambda match: quote(encode(match[0], codec, carrier), safe=""), part)


def form_encoded(value: bytes) -> str:
    """Encode a name or value as application/x-www-form-urlencoded (URL Standard)."""
    return quote_plus(value, safe="*").replace("~", "%7E")


def header_address(value: str) -> str:
    """Return the address in an HTTP header, in ASCII.

    Bytes that are not ASCII, which HTTP hands over as Latin-1, stand for themselves.
    """
    return _OTHER.sub(lambda match: quote(match[0].encode("latin-1", "replace"), safe=""), value.strip())
