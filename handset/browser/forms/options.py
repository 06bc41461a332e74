"""Options of a select, and what they show."""

from __future__ import annotations

import re

from handset.browser.document.tree import Node
from handset.browser.style.presentational import whole_number

_WHITE = re.compile("[ \\t\\n\\f\\r]+")


def collapsed(text: str) -> str:
    """Collapse HTML's white space in `text` to single spaces; the ideographic space is a letter."""
    return _WHITE.sub(" ", text).strip(" ")


def option_label(node: Node) -> str:
    """Return what an option shows: its `label`, else its text."""
    return node.get("label") or collapsed(node.inner_text())


def options_of(node: Node) -> list[Node]:
    """Return the options of a select, those in groups included."""
    return [each for each in node.walk() if each.tag == "option"]


def shown_rows(node: Node) -> int:
    """Return how many options a select shows at once: one where its list opens apart."""
    return whole_number(node.get("size"), 1, 20) or (3 if node.has("multiple") else 1)
