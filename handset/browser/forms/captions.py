"""Captions of form controls: the label, or the text that follows a checkbox or radio button."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.browser.document.tree import TEXT, Document, Node
from handset.browser.forms.forms import field_kind

_BREAKS = frozenset(
    [
        "br", "hr", "p", "div", "td", "th", "tr", "table", "caption", "li", "ul", "ol", "dl", "dt", "dd", "form",
        "fieldset", "center", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
    ]
)  # fmt: skip


def caption(document: Document, node: Node) -> str:
    """Return the text of a control's `<label>`; without one, of a checkbox or radio button what follows on its line."""
    labelled = _label_of(document, node) if field_kind(node) else None
    if labelled is not None:
        return _words(each.text for each in labelled.walk() if each.tag == TEXT and not _holds(node, each))
    if field_kind(node) in ("check", "radio"):
        near = list(document.root.walk())
        return _words(_line(near[near.index(node) + 1 :]))
    return ""


def _label_of(document: Document, node: Node) -> Node | None:
    name, around = node.get("id"), node.ancestor("label")
    if around is not None and around.get("for") in ("", name) and _first_control(around) is node:
        return around
    return next((label for label in document.labels if label.get("for") == name), None) if name else None


def _first_control(label: Node) -> Node | None:
    """Return the labeled control of a label without `for` (HTML 4.10.4)."""
    return next((each for each in label.walk() if field_kind(each) not in ("", "hidden")), None)


def _line(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the texts up to the line's end or the next control."""
    for each in nodes:
        if each.tag == TEXT:
            yield each.text
        elif each.tag in _BREAKS or field_kind(each):
            return


def _holds(block: Node, field: Node) -> bool:
    above = field.parent
    while above is not None and above is not block:
        above = above.parent
    return above is block


def _words(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())
