"""Rules about elements in each other: never closed, closed out of turn, or outside what has to hold them."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.dialect import is_xhtml
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Lapse
from handset.preview.lint.subject import Subject


def lapses(subject: Subject) -> Iterator[Finding]:
    """Yield tags that are never closed, or closed out of turn; of XHTML `xml_rules` tells them."""
    strict = is_xhtml(subject.page.response.content_type)
    words = {"unclosed": "is never closed", "crossed": "is closed out of turn", "stray": "is closed but was not open"}
    for lapse in subject.markup.lapses:
        if lapse.kind == "unclosed" and _is_hidden(subject, lapse):
            what = f"<{lapse.name}> is never closed: nothing after it is seen, for it is hidden"
            todo = f"Write </{lapse.name}> where it should end"
            yield Finding(*lapse.spot, "unclosed", "error", what, "its style hides all that is in it", todo)
        elif not strict:
            what, why = f"<{lapse.name}> {words[lapse.kind]}", "phones guess differently where it ends"
            yield Finding(*lapse.spot, "nesting", "warning", what, why, "Close tags in the order they were opened")


def _is_hidden(subject: Subject, lapse: Lapse) -> bool:
    """Whether the style of an element that is never closed hides it."""
    node = subject.places.node_at(lapse.start)
    if node is None:
        return False
    style = subject.page.style_of(node)
    return style.display == "none" or not style.visible


_HOLDERS = dict.fromkeys(("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup"), "table")
_HOLDERS |= {"option": "select", "optgroup": "select"}


def strays(subject: Subject) -> Iterator[Finding]:
    """Yield cells outside tables and items outside lists, dropped or hidden; links and forms in themselves."""
    reported: set[str] = set()
    for stray in subject.markup.strays:
        if stray.name in reported or not subject.dialect.takes_tag(stray.name):
            continue
        reported.add(stray.name)
        holder = _HOLDERS.get(stray.name)
        if holder == "table":
            what, why = f"<{stray.name}> stands in no <table>", "the browser drops the tag, and its text stands alone"
        elif holder:
            what, why = f"<{stray.name}> stands in no <{holder}>", "its text stands on the page, and nobody chooses it"
        elif stray.name == "form":
            what, why = "a <form> stands in another one", "it is not there: its fields are sent by the outer one"
        else:
            what, why = f"an <{stray.name}> stands in another one", "it ends the outer one, which is never closed"
        todo = f"Put it into a <{holder}>" if holder else f"Write </{stray.name}> before it"
        yield Finding(*stray.spot, "nesting", "error", what, why, todo)


RULES = (lapses, strays)
