"""Rules about XHTML as XML: what is not well-formed, and names in capitals; a page served as HTML has neither.

A phone that parses such a page as XML breaks off at the first fault. This browser reads on as it does in HTML, as many
of the time did, so that its picture tells nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.dialect import is_xhtml
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.xml_syntax import capped

_MOST = 60
"""Faults that are told of one page."""
_WHY = "a phone that parses XHTML breaks off there, with an error or what it has so far; here the page is read on"


def well_formed(subject: Subject) -> Iterator[Finding]:
    """Yield every place at which a page of XHTML is not well-formed."""
    if not is_xhtml(subject.page.response.content_type):
        return
    reported = {loss.place for loss in subject.markup.losses}
    for fault in capped([each for each in subject.xml.faults if each.start not in reported], _MOST):
        spot = subject.markup.spot(fault.start)
        yield Finding(*spot, fault.kind, "error", fault.what, _WHY, fault.todo)


def capitals(subject: Subject) -> Iterator[Finding]:
    """Yield names of elements and attributes with capital letters, each once: XHTML has them in small ones."""
    if not is_xhtml(subject.page.response.content_type):
        return
    for name, start in subject.xml.capitals.items():
        what, why = f"{name} is written in capitals", "XML tells them from small letters, and XHTML's names have none"
        yield Finding(*subject.markup.spot(start), "xml", "error", what, why, f"Write {name.lower()}")


RULES = (well_formed, capitals)
