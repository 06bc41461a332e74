"""Rules about controls and names: what is never sent, chosen twice, named twice, or points to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from handset.browser.document.tree import Node, is_radio
from handset.preview.lint.finding import Finding, Severity
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_BUTTONS = frozenset(["submit", "reset", "button", "image"])
"""Types of an input that are pressed, and sent without a name or not at all."""


def _kind(node: Node) -> str:
    """Return what a control is: its type, or its element."""
    return (node.get("type").strip().lower() or "text") if node.tag == "input" else node.tag


def _told(subject: Subject, node: Node, severity: Severity, what: str, why: str, todo: str) -> Finding:
    return Finding(*subject.places.of(node), "control", severity, what, why, todo)


def chosen(subject: Subject) -> Iterator[Finding]:
    """Yield radio buttons and choices of which two are checked where one can be."""
    document = subject.page.document
    seen: dict[tuple[str, int], Node] = {}
    for node in document.controls:
        if is_radio(node) and node.has("checked") and node.get("name"):
            form = document.form_of(node)
            key = node.get("name"), form.order if form is not None else -1
            if key in seen:
                what = f"two radio buttons of the group {cut(key[0], 30)!r} are checked"
                yield _told(subject, node, "warning", what, "the last one counts", "Check one of them")
            seen[key] = node
        elif node.tag == "select" and not node.has("multiple"):
            taken = [each for each in node.walk() if each.tag == "option" and each.has("selected")]
            if len(taken) > 1:
                what, why = "two options of a <select> are selected", "the last one counts"
                yield _told(subject, taken[1], "warning", what, why, "Select one, or write multiple")


def unsent(subject: Subject) -> Iterator[Finding]:
    """Yield controls that are never sent: without a name, or in no form; and radio buttons that send the same."""
    if subject.markup.losses:
        return  # What is swallowed may be a form, or a part of one.
    document = subject.page.document
    unvalued: set[tuple[str, int]] = set()
    for node in document.controls:
        kind, form = _kind(node), document.form_of(node)
        if form is None:
            if kind not in ("reset", "button", "file"):  # A file's own rule tells it.
                does = "it does nothing" if kind in _BUTTONS else "it is never sent"
                what = f"a control stands in no form: {_shown(node)}"
                yield _told(subject, node, "warning", what, does, "Put it in one")
        elif not node.get("name").strip() and kind not in _BUTTONS and kind != "button":
            what = f"a control has no name: {_shown(node)}"
            yield _told(subject, node, "warning", what, "it is never sent", "Give it one")
        elif is_radio(node) and not node.has("value"):
            key = node.get("name"), form.order
            if key in unvalued:
                what = f"radio buttons of the group {cut(key[0], 30)!r} have no value"
                yield _told(subject, node, "warning", what, "all of them send on", "Give each its own")
            unvalued.add(key)


def _shown(node: Node) -> str:
    kind = f" type={_kind(node)}" if node.tag == "input" else ""
    return f"<{node.tag}{kind}>"


def names(subject: Subject) -> Iterator[Finding]:
    """Yield ids and names of places that are given twice, and what points to none."""
    tags = subject.markup.tags
    ids: defaultdict[str, list[Tag]] = defaultdict(list)
    places: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        own = {tag.attributes.get("id") or "", (tag.attributes.get("name") or "") if tag.name == "a" else ""} - {""}
        for name in own:
            places[name].append(tag)
        if tag.attributes.get("id"):
            ids[tag.attributes["id"] or ""].append(tag)
    for name, named in places.items():
        for tag in named[1:]:
            what = f"the id or name {cut(name, 30)!r} is given twice"
            why = f"the first one is in line {named[0].spot[0]}, and links and labels mean that one"
            yield Finding(*tag.spot, "name", "warning", what, why, "Give another")
    if subject.markup.losses:
        return  # What is swallowed may have the name.
    maps = {tag.attributes.get(key) for tag in tags if tag.name == "map" for key in ("name", "id")}
    for tag in tags:
        wanted = tag.attributes.get("for") if tag.name == "label" else None
        if wanted is not None and wanted not in ids:
            what = f"for={cut(wanted, 30)!r} of <label> names nothing on this page"
            yield Finding(*tag.spot, "name", "warning", what, "the label does nothing", "Give the field this id")
        area = (tag.attributes.get("usemap") or "").strip()
        if area.startswith("#") and area[1:] not in maps:
            what = f"usemap={cut(area, 30)!r} of <{tag.name}> names no map of this page"
            yield Finding(*tag.spot, "name", "warning", what, "the picture leads nowhere", "Give the <map> this name")


RULES = (chosen, unsent, names)
