"""Rules about color and size of text that stop at headings and cells (docomo before browser 2.0)."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.dialect import FONT_STYLING, Dialect
from handset.browser.document.tree import TEXT, Node
from handset.browser.style.css import declarations
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject

_FONT_ATTRIBUTES = {"color": "color", "font-size": "size"}
"""What a font element calls them."""
_SIZED = frozenset(["big", "small"])


def unreached(name: str, tag: str, outer: str = "") -> tuple[str, str, str]:
    """Return (what, why, what to do) about font styling of an element, or of one round it, that its text lacks."""
    of = f" of <{outer}>" if outer else ""
    what, todo = f"{name}{of} does not reach the text of <{tag}>", "Nest a <span> in it and style that"
    return what, "headings and cells take no font styling there", todo


def stopped(subject: Subject) -> Iterator[Finding]:
    """Yield color and size of elements round headings and cells, each once, where such text is without its own."""
    styling, reported = subject.styling, set[tuple[int, str]]()
    for node in subject.elements["*"] if styling.font_stops else ():
        if node.tag not in styling.font_stops:
            continue
        for name in sorted(FONT_STYLING):
            outer = _origin(subject, node, name)
            if outer is None or (outer.order, name) in reported or not _has_plain_text(styling, node, name):
                continue
            reported.add((outer.order, name))
            yield Finding(*subject.places.of(outer), "css", "warning", *unreached(name, node.tag, outer.tag))


def _origin(subject: Subject, node: Node, name: str) -> Node | None:
    """Return the element round a node whose color or size its text would have, unless the phone gives it that."""
    styling, above = subject.styling, node.parent
    while above is not None and above.tag not in styling.font_stops:
        if above.tag == "body" and name == "color":
            return None  # The page's own color.
        if _says(styling, above, name):
            is_css = _is_styled(styling, above, name)
            return above if is_css or subject.dialect.font_stops else None
        above = above.parent
    return None


def _is_styled(styling: Dialect, node: Node, name: str) -> bool:
    """Return whether an element's style attribute gives its text this property."""
    found = (each for each in declarations(node.get("style")) if each.name == name)
    return any(each.value != "inherit" and styling.takes_property(node.tag, name, each.value) for each in found)


def _says(styling: Dialect, node: Node, name: str) -> bool:
    """Return whether an element gives its text a color or a size."""
    if node.tag == "font" and node.has(_FONT_ATTRIBUTES[name]):
        return True
    own = node.tag in _SIZED if name == "font-size" else node.tag == "a" and node.has("href")
    return own or _is_styled(styling, node, name)


def _has_plain_text(styling: Dialect, node: Node, name: str) -> bool:
    """Return whether a heading or cell holds text that nothing in it styles."""
    pending = list(node.children)
    while pending:
        child = pending.pop()
        if child.tag == TEXT:
            if child.text.strip():
                return True
        elif child.tag not in styling.font_stops and not _says(styling, child, name):
            pending += child.children
    return False


RULES = (stopped,)
