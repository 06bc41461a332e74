"""Rules about single attributes: values that are neither color nor number, given twice, or in a wrong kind of mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5, name2codepoint

from handset.browser.dialect import is_xhtml
from handset.browser.document.elements import VOID
from handset.browser.style.colors import NAMES, html_color
from handset.datafile import did_you_mean
from handset.preview.lint.finding import Finding, Severity
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_COLORED = frozenset(["bgcolor", "text", "link", "alink", "vlink", "color", "bordercolor"])
_HEX = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})")
_COUNTED = frozenset(
    ["colspan", "rowspan", "maxlength", "rows", "cols", "size", "width", "height", "border",
     "cellpadding", "cellspacing", "hspace", "vspace", "scrollamount", "scrolldelay"]
)  # fmt: skip
_NUMBER = re.compile(r"[+-]?[0-9]|[0-9]*\*")
_WIDE_SPACE = "\N{IDEOGRAPHIC SPACE}"
_CURLY = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{FULLWIDTH QUOTATION MARK}"
_CURLY += "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_CURLED = re.compile(rf"""\s([a-zA-Z-]+)\s*=\s*[{_CURLY}]""")
_SERVER_CODE = re.compile(r"<\?(?!xml\b)(?:php\b|=|\s)|<%", re.IGNORECASE)


def _attribute(tag: Tag, severity: Severity, what: str, why: str, todo: str) -> Finding:
    return Finding(*tag.spot, "attribute", severity, what, why, todo)


def kinds(subject: Subject) -> Iterator[Finding]:
    """Yield values that are not a color or a number where one is wanted, each once."""
    reported: set[tuple[str, str, str]] = set()
    for tag in subject.markup.tags:
        for name, written in tag.attributes.items():
            value = (written or "").strip().lower()
            if name not in _COLORED | _COUNTED or not value or (tag.name, name, value) in reported:
                continue
            if not subject.dialect.takes_attribute(tag.name, name) or not subject.dialect.takes_tag(tag.name):
                continue
            reported.add((tag.name, name, value))
            said = f"{name}={cut((written or '').strip(), 40)!r} of <{tag.name}>"
            if name in _COLORED and value not in NAMES and not _HEX.fullmatch(value):
                near = did_you_mean(value, sorted(NAMES)) if value.isalpha() else ""
                red, green, blue = html_color(value) or (0, 0, 0)
                why = f"the browser makes #{red:02x}{green:02x}{blue:02x} of it, others what they like"
                yield _attribute(tag, "warning", f"{said} is not a color{near}", why, "Write a name or #rrggbb")
            elif name in _COUNTED and not _NUMBER.match(value):
                why = "the browser leaves it out"
                yield _attribute(tag, "warning", f"{said} is not a number", why, "Write a number")


def written(subject: Subject) -> Iterator[Finding]:
    """Yield attributes given twice, stray quotation marks, and full-width signs and spaces in tags."""
    xhtml = is_xhtml(subject.page.response.content_type)  # Whose doubled attributes `xml_rules` tells.
    for tag in subject.markup.tags:
        if _WIDE_SPACE in tag.name or any(_WIDE_SPACE in name for name in tag.attributes):
            what = f"a full-width space stands in <{tag.name.partition(_WIDE_SPACE)[0]}>"
            why = "a browser takes it for a part of the name before or behind it"
            yield _attribute(tag, "error", what, why, "Write a half-width one")
            continue
        for name in () if xhtml else tag.doubled:
            what, why = f"{name} of <{tag.name}> is given twice", "only the first one counts"
            yield _attribute(tag, "warning", what, why, "Drop one of them")
        begins = {name for name, value in tag.attributes.items() if value and value[0] in _CURLY}
        curled = _CURLED.search(subject.markup.text, tag.start, tag.end) if begins else None
        if curled and curled[1].lower() in begins:
            what = f"{curled[1].lower()} of <{tag.name}> stands in typographic quotation marks"
            why = "a browser takes them for a part of the value"
            yield _attribute(tag, "error", what, why, "Write \" or '")
        elif any(mark in name for name in tag.attributes for mark in "\"'"):
            what, why = f"<{tag.name}> has a quotation mark too many", "the value before it ends there"
            yield _attribute(tag, "warning", what, why, "Write &quot; inside a value, or drop the mark")


_SLASHED = re.compile(r"""\s([^\s=>/"']+)\s*=\s*[^\s"'>][^\s>]*/>$""")


def slashed(subject: Subject) -> Iterator[Finding]:
    """Yield values without quotes that swallow the slash of `/>`; in XHTML `xml_rules` reports all without quotes."""
    if is_xhtml(subject.page.response.content_type):
        return
    for tag in subject.markup.tags:
        found = _SLASHED.search(subject.markup.text, tag.start, tag.end) if tag.name in VOID else None
        if found:
            what = f"{found[1].lower()} of <{tag.name}> ends with the slash of />"
            why = "a value without quotes goes on to the next space"
            todo = "Put the value in quotes, or a space before the slash"
            yield Finding(*tag.spot, "value", "warning", what, why, todo)


_NAMED = re.compile(r"&([a-zA-Z]+[0-9]*)(?![a-zA-Z0-9;])")


def entities(subject: Subject) -> Iterator[Finding]:
    """Yield ampersands in attributes with an entity's name behind them and no semicolon: a page's `&copy=1`.

    The browser leaves those alone that `=` follows, or that HTML never let stand without a semicolon (HTML standard,
    13.2.5.73); browsers of HTML 4 differed.
    """
    if is_xhtml(subject.page.response.content_type):
        return
    for tag in subject.markup.tags:
        for found in _NAMED.finditer(subject.markup.text, tag.start, tag.end):
            point = name2codepoint.get(found[1])
            if point is None or found[1] in ("amp", "lt", "gt", "quot"):
                continue
            what = f"{found[0]} in <{tag.name}> is an entity without its semicolon"
            severity: Severity = "warning"
            why = f"phones make {chr(point)!r} of it, and the address or value is another one"
            if found[1] not in html5 or subject.markup.text[found.end() : found.end() + 1] == "=":
                severity, why = "note", f"it is sent as written here, and some phones make {chr(point)!r} of it"
            todo = f"Write &amp;{found[1]}"
            yield Finding(*subject.markup.spot(found.start()), "value", severity, what, why, todo)


def server_code(subject: Subject) -> Iterator[Finding]:
    """Yield program code that the server should have run."""
    found = _SERVER_CODE.search(subject.markup.text)
    if found and subject.page.response.content_type != "text/plain":
        what, why = "program code stands on the page", "no server has run it, and visitors get it as it is"
        yield Finding(*subject.markup.spot(found.start()), "element", "error", what, why, "Open the page by its server")


RULES = (kinds, written, slashed, entities, server_code)
