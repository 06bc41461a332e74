"""Rules about markup that HTML 4 has and this browser reads without effect, on every model."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import Node
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.unlisted import ATTRIBUTES, ELEMENTS, INSTEAD

_ITALIC = frozenset(["i", "em", "cite", "address", "dfn", "var"])
"""Elements that browsers of computers set in italics."""
_ALIGNED = frozenset(
    ["p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "form", "li", "tr", "td", "th", "tbody", "thead",
     "tfoot"]
)  # fmt: skip
"""Elements of which `align` sets the lines."""
_PLACED = frozenset(["table", "caption", "legend", "hr", "img", "input"])
"""Elements of which `align` sets the box."""
_CELLS = frozenset(["td", "th", "tr", "tbody", "thead", "tfoot", "col", "colgroup"])
_WITHOUT_EFFECT = {
    "leftmargin": frozenset(["body"]),
    "topmargin": frozenset(["body"]),
    "marginwidth": frozenset(["body"]),
    "marginheight": frozenset(["body"]),
    "bordercolor": frozenset(["td", "th"]),
    "valign": frozenset(["col", "colgroup", "caption"]),
    "char": _CELLS,
    "charoff": _CELLS,
    "nowrap": frozenset(["div"]),
    "compact": frozenset(["ul", "ol", "dl", "dir", "menu"]),
    "ismap": frozenset(["img", "input"]),
    "width": frozenset(["pre"]),
    "truespeed": frozenset(["marquee"]),
    "hspace": frozenset(["marquee"]),
    "vspace": frozenset(["marquee"]),
}
"""Attribute -> the elements that HTML or a browser of computers has it on, and this one does not read it."""
_FLUSH = frozenset(["leftmargin", "topmargin", "marginwidth", "marginheight", "hspace", "vspace"])
"""Attributes that ask for nothing where they say 0."""
_ADVICE = {
    "bordercolor": "Give it to the <table>, or write the color into style",
    "ismap": "Write a link for each place",
    "leftmargin": "Put a <div> with a margin around the page",
    "topmargin": "Put a <div> with a margin around the page",
    "align": "Put a <div align> around it",
}


def image_maps(subject: Subject) -> Iterator[Finding]:
    """Yield pictures with a map and the areas of one, each once; what the carrier's list lacks is told by that rule."""
    kind, reported = subject.model.browser.elements, set[str]()
    for tag in subject.markup.tags:
        ignored = "area" if tag.name == "area" and "href" in tag.attributes and "area" not in ELEMENTS[kind] else ""
        if "usemap" in tag.attributes and "usemap" not in ATTRIBUTES[kind]:
            ignored = f"usemap of <{tag.name}>"
        if ignored and ignored not in reported:
            reported.add(ignored)
            what = "<area> leads nowhere" if ignored == "area" else f"{ignored} is ignored"
            why = "the browser follows no part of a picture"
            yield Finding(*tag.spot, "inert", "warning", what, why, INSTEAD["usemap"])


def italics(subject: Subject) -> Iterator[Finding]:
    """Yield elements that are slanted elsewhere, each once; `css_rules` tells `font-style`."""
    reported: set[str] = set()
    for tag in subject.markup.tags:
        if tag.name in _ITALIC and tag.name not in reported:
            reported.add(tag.name)
            what, why = f"<{tag.name}> is not slanted", "the faces of phones have no italics"
            yield Finding(*tag.spot, "inert", "note", what, why, "Take <b> or a color where it has to stand out")


def attributes(subject: Subject) -> Iterator[Finding]:
    """Yield attributes of a page's look that are read without effect, each once an element."""
    reported: set[tuple[str, str]] = set()
    maps = {subject.places.of(node) for node in subject.page.document.images if _sends_place(node)}
    for tag in subject.markup.tags:
        if not subject.dialect.takes_tag(tag.name):
            continue
        for name in tag.attributes:
            written = "" if name == "ismap" and tag.spot in maps else _without_effect(tag, name)
            if written and (tag.name, written) not in reported and subject.dialect.takes_attribute(tag.name, name):
                reported.add((tag.name, written))
                what, why = f"{written} of <{tag.name}> has no effect", "the browser does not draw it"
                advice = "Do not rely on it" if "=" in written else _ADVICE.get(name, "Do not rely on it")
                yield Finding(*tag.spot, "inert", "note", what, why, advice)


def _without_effect(tag: Tag, name: str) -> str:
    """Return an attribute that does nothing, with its value where that is why; "" for any other."""
    value = (tag.attributes[name] or "").strip().lower()
    if name == "dir" and value == "rtl":
        return "dir=rtl"
    if name == "align" and tag.name in _ALIGNED:
        return "align=justify" if value == "justify" else ""
    if name == "align" and value:
        return "" if tag.name in _PLACED else name
    if name in _FLUSH and value in ("", "0"):
        return ""
    return name if tag.name in _WITHOUT_EFFECT.get(name, ()) else ""


def server_maps(subject: Subject) -> Iterator[Finding]:
    """Yield pictures in links that send the place where they are pressed, as a phone has no pointer."""
    for node in subject.page.document.images:
        if _sends_place(node) and subject.dialect.takes_attribute("img", "ismap"):
            what, why = "ismap of <img> sends 0,0, wherever one presses", "a phone with keys has no pointer"
            yield Finding(*subject.places.of(node), "inert", "warning", what, why, _ADVICE["ismap"])


def _sends_place(node: Node) -> bool:
    link = node.ancestor("a") if node.tag == "img" and node.has("ismap") else None
    return link is not None and link.has("href")


RULES = (server_maps, image_maps, italics, attributes)
