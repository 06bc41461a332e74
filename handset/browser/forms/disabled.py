"""Controls and options that are disabled, by themselves or by what holds them (HTML 4.10.18.5, 4.10.10)."""

from __future__ import annotations

from handset.browser.document.form_owner import CONTROLS
from handset.browser.document.tree import Node


def is_disabled(node: Node) -> bool:
    """Return whether a control is disabled: it takes no focus and is not submitted.

    A disabled fieldset disables all controls in it but those of its first legend.
    """
    if node.tag not in CONTROLS:
        return False
    if "disabled" in node.attributes:
        return True
    below, above = node, node.parent
    while above is not None:
        if above.tag == "fieldset" and "disabled" in above.attributes and not _is_first_legend(below, above):
            return True
        below, above = above, above.parent
    return False


def is_option_disabled(option: Node) -> bool:
    """Return whether an option or its group is disabled: it is neither chosen nor submitted."""
    group = option.parent
    return option.has("disabled") or (group is not None and group.tag == "optgroup" and group.has("disabled"))


def _is_first_legend(child: Node, fieldset: Node) -> bool:
    if child.tag != "legend":
        return False
    return child is next(each for each in fieldset.children if each.tag == "legend")
