"""Which key acts on which link or field of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handset.browser.dialect import Dialect
from handset.browser.document.tree import Document, Node
from handset.browser.style.cascade import Sheet
from handset.browser.style.css import Declaration, Rule, inline_value
from handset.browser.style.values import Value

_PROPERTY = "-wap-accesskey"


def access_keys(document: Document, rules: Sequence[Rule], dialect: Dialect) -> dict[str, Node]:
    """Digit, "*" or "#" -> the first link or field that has it: by its style, else by `rules`, else by attribute."""
    naming = [rule for rule in rules if any(each.name == _PROPERTY for each in rule.block)]
    sheet = Sheet(naming) if naming else None
    found: dict[str, Node] = {}
    for node in document.focusables:
        styled = inline_value(node, _PROPERTY) if dialect.css != "none" else None
        if styled is None and sheet is not None:
            blocks = sheet.matching(node, False)
            styled = _last(each for block in blocks for each in block)
        key = str(styled or node.get("accesskey") or node.get("directkey")).strip()[:1]
        if key:
            found.setdefault(key, node)
    return found


def _last(declared: Iterable[Declaration]) -> Value | None:
    """What is set last, or last as important."""
    value: Value | None = None
    important = False
    for each in declared:
        if each.name == _PROPERTY and (each.important or not important):
            value, important = each.value, each.important
    return value
