"""Scroll, focus and form values carried over to a page's next edition, as a designer saves it again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from handset.browser.document.tree import Document, Node
from handset.browser.forms.forms import FormState, field_kind
from handset.browser.forms.options import option_label, options_of
from handset.browser.history import HistoryEntry

_Identity = Callable[[Node], tuple[str, ...] | None]


def carry_over(before: HistoryEntry, old: Document, entry: HistoryEntry, new: Document) -> dict[int, int]:
    """Copy scroll, focus and form values of `before` to `entry`, as after a reload.

    A field is known again by its name and kind, a link by its address and words, whatever now stands before it; what is
    gone from the page loses its value.

    Returns:
        Order of each focusable of the old page -> that of its counterpart.
    """
    same = _counterparts(old, new)
    entry.scroll = before.scroll
    entry.focus = same.get(before.focus) if before.focus is not None else None
    forms = before.forms
    entry.forms = FormState(
        texts={same[order]: text for order, text in forms.texts.items() if order in same},
        checks={same[order]: on for order, on in forms.checks.items() if order in same},
        choices=_choices(forms.choices, old, new, same),
        uploads={same[order]: file for order, file in forms.uploads.items() if order in same},
    )
    return same


def _counterparts(old: Document, new: Document) -> dict[int, int]:
    """Match controls by the strictest identity first; among equals, in the page's order."""
    found: dict[int, int] = {}
    for identity in _IDENTITIES:
        taken = set(found.values())
        places = _numbered((node for node in new.focusables if node.order not in taken), identity)
        for key, order in _numbered((node for node in old.focusables if node.order not in found), identity).items():
            if key in places:
                found[order] = places[key]
    return found


def _numbered(nodes: Iterable[Node], identity: _Identity) -> dict[tuple[object, ...], int]:
    """Return nodes' orders by identity and by how many of it came before."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[object, ...], int] = {}
    for node in nodes:
        known = identity(node)
        if known is not None:
            found[known, seen[known]] = node.order
            seen[known] += 1
    return found


def _exactly(node: Node) -> tuple[str, ...]:
    kind = field_kind(node)
    if kind:
        value = node.get("value") if kind in ("check", "radio", "submit", "button", "image") else ""
        return kind, node.get("name"), value
    return node.tag, node.get("href"), option_label(node)


def _by_address(node: Node) -> tuple[str, ...] | None:
    if kind := field_kind(node):
        # A text field may have become an area; a box of another value is another box.
        return ("text", node.get("name")) if kind in ("text", "area") else None
    return node.tag, node.get("href")


def _by_words(node: Node) -> tuple[str, ...] | None:
    return None if field_kind(node) else (node.tag, option_label(node))


_IDENTITIES: tuple[_Identity, ...] = (_exactly, _by_address, _by_words)


def _choices(choices: dict[int, list[int]], old: Document, new: Document, same: dict[int, int]) -> dict[int, list[int]]:
    """Return what was chosen, by the options' words: they may stand elsewhere now."""
    before = {node.order: node for node in old.focusables}
    after = {node.order: node for node in new.focusables}
    carried: dict[int, list[int]] = {}
    for order, chosen in choices.items():
        if order not in same:
            continue
        labels = [option_label(option) for option in options_of(before[order])]
        wanted = {labels[place] for place in chosen if place < len(labels)}
        found = [place for place, each in enumerate(options_of(after[same[order]])) if option_label(each) in wanted]
        if len(found) == len(wanted):
            carried[same[order]] = found
    return carried
