"""Rules about elements and attributes that nobody knows, or that the model's browser leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document.tree import TEXT
from handset.browser.forms.fields import MODE_OF_TYPE
from handset.datafile import did_you_mean
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.unlisted import ATTRIBUTES, ELEMENTS, INSTEAD, LIST_NAMES
from handset.preview.lint.vocabulary import LATER_ELEMENTS, MOBILE_HTML, VALUES, attributes_of, is_of_html
from handset.preview.lint.wording import cut

_PARTS = {
    "frameset": ("frame",),
    "table": ("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup"),
}
"""Elements that are told with the one that holds them."""
_FOR_PHONES = frozenset(["noscript", "noframes"])
"""Elements whose content is meant for browsers like these."""
_UNSHOWN = {
    "script": ("phones of 2009 run no scripts, and nothing of it is shown", "See that the page does without it"),
    "template": ("nothing of it is shown", "Write its content into the page"),
    "frameset": ("a phone shows no frames, only what <noframes> holds", "See that <noframes> has all that matters"),
    "frame": ("a phone shows no frames", "Link to its page in <noframes>"),
}
"""Element -> why nothing of it is seen, and what to do."""


def elements(subject: Subject) -> Iterator[Finding]:
    """Yield elements, attributes and values that are unknown or that the model ignores, each once."""
    reported: set[tuple[str, str]] = set()
    for tag in subject.markup.tags:
        if tag.name in _FOR_PHONES or "\N{IDEOGRAPHIC SPACE}" in tag.name:
            continue
        if tag.name not in MOBILE_HTML or not subject.dialect.takes_tag(tag.name):
            if (tag.name, "") not in reported:
                reported.add((tag.name, ""))
                reported |= {(each, "") for each in _PARTS.get(tag.name, ())}
                yield _unknown_element(subject, tag)
            continue
        for name, value in tag.attributes.items():
            found = _attribute(subject, tag, name, value or "")
            if found is not None and (tag.name, found.what) not in reported:
                reported.add((tag.name, found.what))
                yield found


def _unknown_element(subject: Subject, tag: Tag) -> Finding:
    near = (
        ""
        if tag.name in MOBILE_HTML | LATER_ELEMENTS or "-" in tag.name
        else did_you_mean(tag.name, sorted(MOBILE_HTML))
    )
    why = (
        f"the browser reads HTML up to {subject.model.browser.html:g} and shows what is in it"
        if tag.name in MOBILE_HTML
        else "it is not an element of mobile HTML; its content stands alone"
    )
    what, todo = f"<{tag.name}> is not understood{near}", "See that the page reads well without it"
    why, todo = _UNSHOWN.get(tag.name, (why, todo))
    if tag.name == "frameset" and _is_frames_alone(subject):
        what = "the page is empty: it has nothing but frames"
        return Finding(
            *tag.spot, "element", "error", what, why, "Write what matters, or links to the frames, into <noframes>"
        )
    return Finding(*tag.spot, "element", "warning", what, why, todo)


_INSTEAD = {"directkey": "Write accesskey beside it"}


def _attribute(subject: Subject, tag: Tag, name: str, value: str) -> Finding | None:
    """Return what is wrong with an attribute on this model, if anything."""
    known = attributes_of(tag.name)
    if any(mark in name for mark in "\"'\N{IDEOGRAPHIC SPACE}"):
        return None  # No name at all, which `value_rules` tells.
    if name not in known:
        near = "" if is_of_html(name) else did_you_mean(name, sorted(known))
        what = f"{name} of <{tag.name}> is ignored{near}"
        return Finding(
            *tag.spot, "attribute", "warning", what, "it is not an attribute of mobile HTML", "Do not rely on it"
        )
    if name == "istyle" and not subject.dialect.takes_attribute(tag.name, name):
        if "-wap-input-format" in (tag.attributes.get("style") or ""):
            return None
        todo = 'Add style="-wap-input-format:&quot;*&lt;ja:h&gt;&quot;" (h, hk, en or n)'
        return Finding(
            *tag.spot, "attribute", "warning", f"istyle of <{tag.name}> is ignored", "the page is XHTML", todo
        )
    takes = subject.dialect.takes_attribute(tag.name, name)
    if takes and name in ATTRIBUTES[subject.model.browser.elements]:
        return None  # `unlisted` tells it.
    if not takes:
        if name == "nonumber" or (name == "directkey" and "accesskey" in tag.attributes):
            return None  # Nothing is lost.
        what, todo = f"{name} of <{tag.name}> is ignored", _INSTEAD.get(name, INSTEAD.get(name, "Do not rely on it"))
        return Finding(*tag.spot, "attribute", "warning", what, "the browser does not know it", todo)
    if name == "utn" and not subject.model.browser.utn:
        what, todo = f"utn of <{tag.name}> is ignored", "Know the owner by other means there"
        return Finding(*tag.spot, "attribute", "note", what, "docomo's phones alone tell their serial number so", todo)
    taken = VALUES.get((tag.name, name))
    word = value.strip().lower()
    later = (tag.name, name) == ("input", "type") and word in MODE_OF_TYPE and not subject.dialect.strict
    if taken is not None and word and word not in taken and not later:
        what = f"{name}={cut(value.strip(), 40)!r} of <{tag.name}> is not understood{did_you_mean(word, list(taken))}"
        return Finding(*tag.spot, "attribute", "warning", what, f"it takes {', '.join(taken)}", "Take one of them")
    return None


def _is_frames_alone(subject: Subject) -> bool:
    """Return whether a page has nothing to show but frames."""
    document = subject.page.document
    shown = any(node.tag == TEXT and node.text.strip() for node in document.body.walk())
    return not shown and not document.images and not document.focusables


def unlisted(subject: Subject) -> Iterator[Finding]:
    """Yield elements and attributes that are not on the carrier's own list of markup, each once."""
    kind = subject.model.browser.elements
    if kind not in LIST_NAMES:
        return
    elements_, attributes = ELEMENTS[kind], ATTRIBUTES[kind]
    reported: set[tuple[str, str]] = set()
    for tag in subject.markup.tags:
        if not subject.dialect.takes_tag(tag.name):
            continue  # `elements` tells it.
        for name in [""] * (tag.name in elements_) + _listed(subject, tag, attributes):
            if (tag.name, name) in reported:
                continue
            reported.add((tag.name, name))
            what = f"{name} of <{tag.name}>" if name else f"<{tag.name}>"
            rule, why = "attribute" if name else "element", f"{LIST_NAMES[kind]} does not have it"
            yield Finding(
                *tag.spot, rule, "warning", f"{what} is not in the carrier's list", why, INSTEAD[name or tag.name]
            )


def _listed(subject: Subject, tag: Tag, names: frozenset[str]) -> list[str]:
    """Return the attributes of a tag that are among `names` and that the browser takes all the same."""
    return [name for name in tag.attributes if name in names and subject.dialect.takes_attribute(tag.name, name)]


def pictures(subject: Subject) -> Iterator[Finding]:
    """Yield pictures without an alt text."""
    for tag in subject.markup.tags:
        if tag.name == "img" and "src" in tag.attributes and tag.attributes.get("alt") is None:
            yield Finding(
                *tag.spot,
                "alt",
                "warning",
                "a picture has no alt text",
                "it is shown while the picture loads, and instead where pictures are off",
                'Add alt, empty ("") for decoration',
            )


RULES = (elements, unlisted, pictures)
