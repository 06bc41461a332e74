"""Rules about where links and forms go: nowhere, to a place that is not there, to what the browser does not open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handset.browser.document.addresses import use_of
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut


def links(subject: Subject) -> Iterator[Finding]:
    """Yield links that lead nowhere: empty, to a place that the page has not, or to what the browser cannot open."""
    anchors = {name for tag in subject.markup.tags for key in ("name", "id") if (name := tag.attributes.get(key))}
    for tag in subject.markup.tags:
        if tag.name not in ("a", "area") or "href" not in tag.attributes:
            continue
        href = (tag.attributes["href"] or "").strip()
        if not href:
            yield Finding(*tag.spot, "link", "error", "a link leads nowhere", "its address is empty", "Give it one")
        elif href == "#":
            continue  # The top of the page (RFC 3986, 4.4; HTML standard, 7.4.6.3).
        elif href.startswith("#"):
            # What is swallowed may name it.
            if href[1:] not in anchors and href[1:].lower() != "top" and not subject.markup.losses:
                what, todo = f"{href} is not on this page", "Name the place it should lead to"
                yield Finding(*tag.spot, "link", "error", what, "the link does nothing", todo)
        else:
            yield from _address(subject, tag, href)


_LOCATING = {
    "au": re.compile(r"device:(?:location|gpsone)\b", re.IGNORECASE),
    "softbank": re.compile(r"location:(?:auto|gps|cell)\b", re.IGNORECASE),
}
"""Carrier -> how its phones are asked where they are, and send it to the address that follows."""
_HOST = re.compile(
    r"(?:www\.[a-z0-9-]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.(?:com|net|org|jp|info|biz|tv|cc|to|mobi)(?:[/?#:]|$)", re.I
)
"""An address that begins with the name of a host, as people write it."""


def _address(subject: Subject, tag: Tag, href: str) -> Iterator[Finding]:
    """Yield an address of a link or form that the browser cannot open, or that was meant to be another site's."""
    if use_of(subject.page.resolve(href)):
        if _HOST.match(href):
            what = f"{cut(href, 40)!r} is a page of this site: it has no http://"
            yield Finding(
                *tag.spot, "link", "error", what, "it is looked for beside the page", "Write http:// before it"
            )
        return
    scheme, colon, _ = href.partition(":")
    scheme = scheme.strip().lower()
    named = "form" if tag.name == "form" else "link"
    if scheme == "javascript":
        yield Finding(
            *tag.spot, named, "error", f"a {named} runs a script", "phones of 2009 run none", "Link to a page"
        )
    elif (asks := _LOCATING.get(subject.model.carrier)) and asks.match(href):
        why = f"{scheme}: finds the place of the carrier's phones, which this browser does not"
        yield Finding(*tag.spot, named, "note", f"a {named} asks for the place of the phone", why, "Try it on a phone")
    else:
        known = colon and "/" not in scheme
        what = (
            f"a {named} goes to {scheme}:, which the browser does not open"
            if known
            else f"{cut(href, 40)!r} is not an address"
        )
        why, todo = "pages, tel: and mailto: are opened, other addresses only told", "Link to a page"
        yield Finding(*tag.spot, named, "error", what, why, todo)


def actions(subject: Subject) -> Iterator[Finding]:
    """Yield forms that are sent nowhere."""
    for tag in subject.markup.tags:
        action = (tag.attributes.get("action") or "").strip() if tag.name == "form" else ""
        if action:
            yield from _address(subject, tag, action)


RULES = (links, actions)
