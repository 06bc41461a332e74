"""Labels of links and fields, for whoever asks what has the focus."""

from __future__ import annotations

from handset.browser.document.tree import Node
from handset.browser.forms.forms import field_kind, is_text
from handset.browser.layout.replaced import label_of
from handset.browser.page import Page


def label(page: Page, node: Node) -> str:
    """Return the label of a focusable element: a link's text, a field's content, a button's label."""
    kind = field_kind(node)
    if kind == "select":
        return page.forms.chosen_label(node)
    if is_text(node):
        return page.forms.text(node)
    if kind in ("check", "radio"):
        return node.get("value")
    if kind == "file" and node.order in page.forms.uploads:
        return page.forms.uploads[node.order].name
    if kind:
        return label_of(page.layout.context, node)
    text = " ".join(node.inner_text().split())
    return text or " ".join(each.get("alt") for each in node.walk() if each.tag == "img").strip()
