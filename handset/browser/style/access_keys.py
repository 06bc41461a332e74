"""Access keys: which key activates which link or control of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from handset.browser.dialect import Dialect
from handset.browser.document.tree import Document, Node
from handset.browser.style.cascade import StyleSheet
from handset.browser.style.css import Declaration, Rule, inline_value
from handset.browser.style.values import Value

_PROPERTY = "-wap-accesskey"


def access_keys(document: Document, rules: Sequence[Rule], dialect: Dialect) -> dict[str, Node]:
    """Return the first link or field of each access key: a digit, "*" or "#".

    By its style, else by `rules`, else by attribute.

    The key of a label is its field's, where no other has it.
    """
    naming = [rule for rule in rules if any(each.name == _PROPERTY for each in rule.block)]
    sheet = StyleSheet(naming) if naming else None
    by_id = {node.get("id"): node for node in reversed(document.focusables)} if document.labels else {}
    found: dict[str, Node] = {}
    for node in [*document.focusables, *document.labels]:
        styled = inline_value(node, _PROPERTY) if dialect.css != "none" else None
        if styled is None and sheet is not None:
            blocks = sheet.matching(node, False)
            styled = _last(each for block in blocks for each in block)
        key = str(styled or _said(node, dialect)).strip()[:1]
        target = _labelled(node, document, by_id) if node.tag == "label" and key else node
        if key and target is not None:
            found.setdefault(key, target)
    return found


def _said(node: Node, dialect: Dialect) -> str:
    """Return the key of an attribute that the model knows: `accesskey`, or SoftBank's `directkey`."""
    names = ("accesskey", "directkey")
    return next((node.get(each) for each in names if node.get(each) and dialect.takes_attribute(node.tag, each)), "")


def _labelled(label: Node, document: Document, by_id: Mapping[str, Node]) -> Node | None:
    """Return the labeled control: the one with the id that `for` names, else the first inside."""
    if wanted := label.get("for"):
        return by_id.get(wanted)
    fields = document.focusables
    place = bisect_right(fields, label.order, key=lambda node: node.order)
    return fields[place] if place < len(fields) and fields[place].ancestor("label") is label else None


def _last(declared: Iterable[Declaration]) -> Value | None:
    """Return what is set last, or last as important."""
    value: Value | None = None
    important = False
    for each in declared:
        if each.name == _PROPERTY and (each.important or not important):
            value, important = each.value, each.important
    return value
