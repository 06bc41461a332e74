"""Rules about what a page loads: pictures, backgrounds and sheets that are not there, or not for this model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from handset.browser.document.tree import picture_source
from handset.browser.images import decoded
from handset.browser.style.properties import longhands
from handset.browser.style.values import Address
from handset.preview.lint.css_source import CssSource, declarations_of
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Spot
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_FORMATS = {b"GIF8": "gif", b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"BM": "bmp"}
_FLASH = "application/x-shockwave-flash"
_NAMED = {"list-style-image": "a list's picture"}


@dataclass(frozen=True)
class Resource:
    """A file that a page asks for, with the address as it is written and its place."""

    named: str
    written: str
    url: str
    spot: Spot
    sheet: str = ""

    @property
    def rule(self) -> str:
        """The rule's name, by what it is."""
        return "css" if self.named == "a style sheet" else "picture"


def resources(subject: Subject) -> Iterator[Resource]:
    """Yield everything that a page names and this browser may load, by the way it is named."""
    yield from _linked(subject)
    yield from _pictures(subject)
    yield from _backgrounds(subject)
    for source in subject.sources:
        for node in declarations_of(source):
            yield from _named_in(subject, source, node)
        if not source.is_attribute:
            yield from _imported(subject, source)


def _linked(subject: Subject) -> Iterator[Resource]:
    for tag in subject.markup.tags:
        if tag.name == "link" and "stylesheet" in (tag.attributes.get("rel") or "").lower().split():
            written = (tag.attributes.get("href") or "").strip()
            yield Resource("a style sheet", written, subject.page.resolve(written), tag.spot)


def _pictures(subject: Subject) -> Iterator[Resource]:
    for node in subject.page.document.images:
        if not subject.markup.losses or subject.places.has(node):
            written = picture_source(node)
            yield Resource("a picture", written, subject.page.resolve(written), subject.places.of(node))


def _backgrounds(subject: Subject) -> Iterator[Resource]:
    for node in subject.page.document.backgrounds:
        written = node.get("background").strip()
        if written and subject.dialect.takes_attribute(node.tag, "background"):
            yield Resource("a background picture", written, subject.page.resolve(written), subject.places.of(node))


def _named_in(subject: Subject, source: CssSource, node: ast.Declaration) -> Iterator[Resource]:
    tokens = [token for token in node.value if not isinstance(token, ast.Comment)]
    for name, value in longhands(node.lower_name, tokens):
        if isinstance(value, Address):
            named = _NAMED.get(name, "a background picture")
            yield Resource(named, value.url, _absolute(subject, source, value.url), source.at(node), source.sheet)


def _imported(subject: Subject, source: CssSource) -> Iterator[Resource]:
    for node in tinycss2.parse_stylesheet(source.css, skip_comments=True, skip_whitespace=True):
        if isinstance(node, ast.AtRule) and node.lower_at_keyword == "import":
            for token in node.prelude:
                written = str(getattr(token, "value", "")) if token.type in ("string", "url") else ""
                if token.type == "function" and token.lower_name == "url":
                    written = next((str(each.value) for each in token.arguments if each.type == "string"), "")
                if written:
                    url = urljoin(source.base, written) if source.base else subject.page.resolve(written)
                    yield Resource("a style sheet", written, url, source.at(node), source.sheet)
                    break


def _absolute(subject: Subject, source: CssSource, written: str) -> str:
    if not source.base:
        return subject.page.resolve(written)
    try:
        return subject.page.resolve(urljoin(source.base, written.strip()))
    except ValueError:
        return ""


def missing(subject: Subject) -> Iterator[Finding]:
    """Yield what a page asks for and cannot have, and pictures that the model does not show; each once."""
    wanted, files = set(subject.page.subresource_urls), subject.page.files
    reported: set[tuple[str, str]] = set()
    for each in resources(subject):
        if each.url not in wanted or each.url not in files or (each.named, each.url) in reported:
            continue
        reported.add((each.named, each.url))
        for what, why, todo in _faults(subject, each, files[each.url]):
            yield Finding(*each.spot, each.rule, "error", what, why, todo, each.sheet)


def _faults(subject: Subject, each: Resource, data: bytes | None) -> Iterator[tuple[str, str, str]]:
    """Yield (what, why, what to do) of a file that has come, or has not."""
    written = cut(each.written, 60)
    if data is None and not each.url.startswith("data:"):
        yield f"{each.named} is not there", f"{written} cannot be had", "Mend its address"
    elif each.rule == "picture":
        taken = subject.model.browser.images
        form = next((name for head, name in _FORMATS.items() if data and data.startswith(head)), "")
        if form and form not in taken:
            yield f"{each.named} is {form.upper()}", f"the browser shows {', '.join(taken)}", "Save it in one of those"
        elif data is None or not form or decoded(data, taken) is None:
            yield f"{each.named} cannot be read", f"{written} is broken, too large or of another kind", "Save it anew"


def unnamed(subject: Subject) -> Iterator[Finding]:
    """Yield elements that would show a picture and name none, and objects of which nothing is fetched."""
    for tag in subject.markup.tags:
        if not subject.dialect.takes_tag(tag.name):
            continue
        said = tag.attributes
        kind = (said.get("type") or "").strip().lower()
        shows = tag.name == "img" or (tag.name == "input" and kind == "image")
        if shows and not (said.get("src") or "").strip() and not (said.get("localsrc") or "").strip():
            what, why = f"<{tag.name}> names no picture", "its frame is shown, or its words"
            yield Finding(*tag.spot, "picture", "error", what, why, "Give it a src")
        elif tag.name == "object" and (said.get("data") or "").strip() and not kind:
            what, why = "<object> does not say its type", "nothing is fetched for it, and what is in it is shown"
            yield Finding(*tag.spot, "picture", "warning", what, why, 'Write type="image/gif", or what it is')
        elif tag.name == "embed" or (tag.name == "object" and kind == _FLASH):
            what, why = f"<{tag.name}> does not play in the page", "its file is not fetched, and what is in it is shown"
            yield Finding(*tag.spot, "picture", "note", what, why, "See that the page reads well without it")


RULES = (missing, unnamed)
