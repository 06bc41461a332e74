"""Rules that read the markup: what the model's browser leaves out, lapses, keys, links, values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, partial
from html import unescape

from handset.browser.dialect import is_xhtml
from handset.browser.document import encoding
from handset.browser.document.addresses import use_of
from handset.browser.document.tree import TEXT
from handset.browser.forms.fields import MODE_OF_TYPE
from handset.datafile import did_you_mean
from handset.emoji import table
from handset.preview.lint.finding import Finding, Severity
from handset.preview.lint.markup import Lapse, Tag
from handset.preview.lint.subject import Subject
from handset.preview.lint.tokenizer import VOID
from handset.preview.lint.unlisted import ATTRIBUTES, ELEMENTS, INSTEAD, LIST_NAMES
from handset.preview.lint.vocabulary import VALUES, attributes_of, is_of_html
from handset.preview.lint.wording import cut

_TAGS = (
    "a abbr acronym address b base bdo big blink blockquote body br button caption center cite code col colgroup "
    "dd del dfn dir div dl dt em embed fieldset font form h1 h2 h3 h4 h5 h6 head hr html i img input ins kbd label "
    "legend li link listing map area marquee menu meta nobr object ol optgroup option p param plaintext pre q s samp "
    "select small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul var wbr xmp"
)
_HTML = frozenset(_TAGS.split())
_LATER_TAGS = (
    "script applet template header nav section article aside footer main figure video audio canvas svg math data "
    "time details summary dialog datalist output progress meter picture source frameset frame iframe noembed layer "
    "ruby rb rt rp rtc bdi bgsound basefont isindex keygen mark menuitem nextid param spacer track hgroup search "
    "slot figcaption"
)
_LATER = frozenset(_LATER_TAGS.split())
"""Elements that no phone knew and nobody mistypes."""
_FOR_PHONES = frozenset(["noscript", "noframes"])
"""Elements whose content is meant for browsers like these."""
_UNSHOWN = {
    "script": ("phones of 2009 run no scripts, and nothing of it is shown", "See that the page does without it"),
    "template": ("nothing of it is shown", "Write its content into the page"),
    "frameset": ("a phone shows no frames, only what <noframes> holds", "See that <noframes> has all that matters"),
    "frame": ("a phone shows no frames", "Link to its page in <noframes>"),
}
"""Element -> why nothing of it is seen, and what to do."""


def _at(tag: Tag, rule: str, severity: Severity, what: str, why: str, todo: str) -> Finding:
    return Finding(*tag.spot, rule, severity, what, why, todo)


def elements(subject: Subject) -> Iterator[Finding]:
    """Yield elements, attributes and values that nobody knows, or that the model ignores; each once."""
    told: set[tuple[str, str]] = set()
    for tag in subject.markup.tags:
        if tag.name in _FOR_PHONES or "\N{IDEOGRAPHIC SPACE}" in tag.name:
            continue
        if tag.name not in _HTML or not subject.dialect.takes_tag(tag.name):
            if (tag.name, "") not in told:
                told.add((tag.name, ""))
                if tag.name == "frameset":
                    told.add(("frame", ""))
                yield _unknown_element(subject, tag)
            continue
        for name, value in tag.attributes.items():
            found = _attribute(subject, tag, name, value or "")
            if found is not None and (tag.name, found.what) not in told:
                told.add((tag.name, found.what))
                yield found


def _unknown_element(subject: Subject, tag: Tag) -> Finding:
    near = "" if tag.name in _HTML | _LATER or "-" in tag.name else did_you_mean(tag.name, sorted(_HTML))
    why = (
        f"the browser reads HTML up to {subject.model.browser.html:g} and shows what is in it"
        if tag.name in _HTML
        else "it is not an element of mobile HTML; its content stands alone"
    )
    what, todo = f"<{tag.name}> is not understood{near}", "See that the page reads well without it"
    why, todo = _UNSHOWN.get(tag.name, (why, todo))
    if tag.name == "frameset" and _is_frames_alone(subject):
        what = "the page is empty: it has nothing but frames"
        return _at(tag, "element", "error", what, why, "Write what matters, or links to the frames, into <noframes>")
    return _at(tag, "element", "warning", what, why, todo)


_INSTEAD = {"directkey": "Write accesskey beside it"}


def _attribute(subject: Subject, tag: Tag, name: str, value: str) -> Finding | None:
    """Return what is wrong with an attribute on this model, if anything."""
    known = attributes_of(tag.name)
    if any(mark in name for mark in "\"'\N{IDEOGRAPHIC SPACE}"):
        return None  # No name at all, which `value_rules` tells.
    if name not in known:
        near = "" if is_of_html(name) else did_you_mean(name, sorted(known))
        what = f"{name} of <{tag.name}> is ignored{near}"
        return _at(tag, "attribute", "warning", what, "it is not an attribute of mobile HTML", "Do not rely on it")
    if name == "istyle" and not subject.dialect.takes_attribute(tag.name, name):
        if "-wap-input-format" in (tag.attributes.get("style") or ""):
            return None
        todo = 'Add style="-wap-input-format:&quot;*&lt;ja:h&gt;&quot;" (h, hk, en or n)'
        return _at(tag, "attribute", "warning", f"istyle of <{tag.name}> is ignored", "the page is XHTML", todo)
    if name in ATTRIBUTES[subject.model.browser.elements] or (name == "directkey" and "accesskey" in tag.attributes):
        # `unlisted` tells it, or the other key is there.
        return None
    if not subject.dialect.takes_attribute(tag.name, name):
        if name == "nonumber" or (name == "directkey" and "accesskey" in tag.attributes):
            return None  # Nothing is lost.
        what, todo = f"{name} of <{tag.name}> is ignored", _INSTEAD.get(name, "Do not rely on it")
        return _at(tag, "attribute", "warning", what, "the browser does not know it", todo)
    if name == "utn" and not subject.model.browser.utn:
        what, todo = f"utn of <{tag.name}> is ignored", "Know the owner by other means there"
        return _at(tag, "attribute", "note", what, "docomo's phones alone tell their serial number so", todo)
    taken = VALUES.get((tag.name, name))
    word = value.strip().lower()
    later = (tag.name, name) == ("input", "type") and word in MODE_OF_TYPE and not subject.dialect.strict
    if taken is not None and word and word not in taken and not later:
        what = f"{name}={cut(value.strip(), 40)!r} of <{tag.name}> is not understood{did_you_mean(word, list(taken))}"
        return _at(tag, "attribute", "warning", what, f"it takes {', '.join(taken)}", "Take one of them")
    return None


def _is_frames_alone(subject: Subject) -> bool:
    """Return whether a page has nothing to show but frames."""
    document = subject.page.document
    shown = any(node.tag == TEXT and node.text.strip() for node in document.body.walk())
    return not shown and not document.images and not document.focusables


def unlisted(subject: Subject) -> Iterator[Finding]:
    """Yield elements and attributes that the carrier's list of markup does not have; each once."""
    kind = subject.model.browser.elements
    if kind not in LIST_NAMES:
        return
    elements_, attributes = ELEMENTS[kind], ATTRIBUTES[kind]
    told: set[tuple[str, str]] = set()
    for tag in subject.markup.tags:
        for name in [""] * (tag.name in elements_) + _listed(subject, tag, attributes):
            if (tag.name, name) in told:
                continue
            told.add((tag.name, name))
            what = f"{name} of <{tag.name}>" if name else f"<{tag.name}>"
            rule, why = "attribute" if name else "element", f"{LIST_NAMES[kind]} does not have it"
            yield _at(tag, rule, "warning", f"{what} is not in the carrier's list", why, INSTEAD[name or tag.name])


def _listed(subject: Subject, tag: Tag, names: frozenset[str]) -> list[str]:
    """Return the attributes of a tag that are among `names` and that the browser takes all the same."""
    return [name for name in tag.attributes if name in names and subject.dialect.takes_attribute(tag.name, name)]


def lapses(subject: Subject) -> Iterator[Finding]:
    """Yield tags that are never closed, or closed out of turn."""
    strict = "xhtml" in subject.page.response.content_type
    why = "a phone that parses XHTML breaks off there" if strict else "phones guess differently where it ends"
    words = {"unclosed": "is never closed", "crossed": "is closed out of turn", "stray": "is closed but was not open"}
    for lapse in subject.markup.lapses:
        if lapse.kind == "unclosed" and _is_hidden(subject, lapse):
            what = f"<{lapse.name}> is never closed: nothing after it is seen, for it is hidden"
            todo = f"Write </{lapse.name}> where it should end"
            yield Finding(*lapse.spot, "unclosed", "error", what, "its style hides all that is in it", todo)
            continue
        yield Finding(
            *lapse.spot,
            "nesting",
            "error" if strict else "warning",
            f"<{lapse.name}> {words[lapse.kind]}",
            why,
            "Close tags in the order they were opened",
        )


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
    """Cells outside tables and choices outside lists, which are dropped or hidden; links and forms in themselves."""
    told: set[str] = set()
    for stray in subject.markup.strays:
        if stray.name in told or not subject.dialect.takes_tag(stray.name):
            continue
        told.add(stray.name)
        holder = _HOLDERS.get(stray.name)
        if holder == "table":
            what, why = f"<{stray.name}> stands in no <table>", "the browser drops the tag, and its text stands alone"
        elif holder:
            what, why = f"<{stray.name}> stands in no <{holder}>", "nothing of it is seen"
        elif stray.name == "form":
            what, why = "a <form> stands in another one", "it is not there: its fields are sent by the outer one"
        else:
            what, why = f"an <{stray.name}> stands in another one", "it ends the outer one, which is never closed"
        todo = f"Put it into a <{holder}>" if holder else f"Write </{stray.name}> before it"
        yield _at(stray, "nesting", "error", what, why, todo)


def pictures(subject: Subject) -> Iterator[Finding]:
    """Yield pictures without words."""
    for tag in subject.markup.tags:
        if tag.name == "img" and "src" in tag.attributes and tag.attributes.get("alt") is None:
            yield _at(
                tag,
                "alt",
                "warning",
                "a picture has no alt text",
                "it is shown while the picture loads, and instead where pictures are off",
                'Add alt, empty ("") for decoration',
            )


def access_keys(subject: Subject) -> Iterator[Finding]:
    """Yield keys given twice, to nothing a phone has, or that nobody can see."""
    seen: dict[str, Tag] = {}
    links = 0
    for tag in subject.markup.tags:
        links += tag.name == "a" and "href" in tag.attributes
        direct = subject.dialect.takes_attribute(tag.name, "directkey")
        key = tag.attributes.get("accesskey") or (tag.attributes.get("directkey") if direct else None)
        if key is None:
            continue
        if len(key) != 1 or key not in "0123456789*#":
            yield _at(
                tag,
                "accesskey",
                "error",
                f"there is no key {key!r} on a phone",
                "access keys are 0 to 9, * and #",
                "Take one of them",
            )
        elif key in seen:
            yield _at(
                tag,
                "accesskey",
                "error",
                f"access key {key} is given twice",
                f"the first one is in line {seen[key].spot[0]}; only that one is reached",
                "Give another",
            )
        else:
            seen[key] = tag
            if tag.name == "a" and not _key_shows(subject, tag, key):
                yield _at(
                    tag,
                    "accesskey",
                    "note",
                    f"access key {key} cannot be seen",
                    "nobody presses a key that is not shown",
                    "Put its keycap emoji before the link",
                )
    if links >= 5 and not seen:
        yield Finding(
            1,
            1,
            "accesskey",
            "warning",
            f"none of {links} links has an access key",
            "on a phone every link else costs a walk of the cursor",
            "Give keys to the main ones",
        )


_NEAR_BEFORE, _NEAR_BEHIND = 80, 200
"""Characters before and behind a link's tag in which its key is looked for."""
_TAG = re.compile(r"<[^>]*>")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SAID = {
    name: re.compile(rf"""\s{name}\s*=\s*(?:"([^">]*)"|'([^'>]*)'|([^\s"'>]+))""", re.IGNORECASE)
    for name in ("localsrc", "alt")
}


def _key_shows(subject: Subject, tag: Tag, key: str) -> bool:
    """Return whether the key's digit or keycap stands right before the link or in it, in any form."""
    text, model = subject.markup.text, subject.model
    lines_above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, text.rfind("\n", 0, tag.start)))))
    before = text[max(lines_above + 1, tag.start - _NEAR_BEFORE) : tag.start]
    behind = text[tag.end : tag.end + _NEAR_BEHIND].partition("</a")[0]
    near = encoding.references(before.rpartition("</a")[2] + behind, model.emoji, decimal=True)
    near = _TAG.sub("", _IMG.sub(partial(_words_of, subject), near))
    return key in unicodedata.normalize("NFKC", unescape(near)) or any(char in near for char in _keycaps(key))


def _words_of(subject: Subject, image: re.Match[str]) -> str:
    """Return what a picture near a link says: au's built-in one, or the alt text."""
    said = {name: "".join(match.groups("")) for name, form in _SAID.items() if (match := form.search(image[0]))}
    built_in = said.get("localsrc", "") if subject.dialect.takes_attribute("img", "localsrc") else ""
    return table().pictogram(built_in) or said.get("alt", "")


@cache
def _keycaps(key: str) -> frozenset[str]:
    """Return the phone's characters for a key's keycap."""
    names = {f"[{key}]", f"{key} key"}
    rows = (row for row in table().rows if row.unicode.startswith(key) or row.english.lower() in names)
    return frozenset(row.char for row in rows)


def links(subject: Subject) -> Iterator[Finding]:
    """Yield links that lead nowhere: empty, to a place that the page has not, or to what the browser cannot open."""
    anchors = {name for tag in subject.markup.tags for key in ("name", "id") if (name := tag.attributes.get(key))}
    for tag in subject.markup.tags:
        if tag.name not in ("a", "area") or "href" not in tag.attributes:
            continue
        href = (tag.attributes["href"] or "").strip()
        if not href:
            yield _at(tag, "link", "error", "a link leads nowhere", "its address is empty", "Give it one")
        elif href == "#":
            continue  # The top of the page (RFC 3986, 4.4; HTML standard, 7.4.6.3).
        elif href.startswith("#"):
            # What is swallowed may name it.
            if href[1:] not in anchors and href[1:].lower() != "top" and not subject.markup.losses:
                what, todo = f"{href} is not on this page", "Name the place it should lead to"
                yield _at(tag, "link", "error", what, "the link does nothing", todo)
        else:
            yield from _address(subject, tag, href)


_LOCATING = {"device": "au", "location": "softbank"}
"""Scheme -> the carrier whose phones ask where they are and send it to the address that follows."""


def _address(subject: Subject, tag: Tag, href: str) -> Iterator[Finding]:
    """Yield an address of a link or form that the browser cannot open."""
    if use_of(subject.page.resolve(href)):
        return
    scheme, colon, _ = href.partition(":")
    scheme = scheme.strip().lower()
    named = "form" if tag.name == "form" else "link"
    if scheme == "javascript":
        yield _at(tag, named, "error", f"a {named} runs a script", "phones of 2009 run none", "Link to a page")
    elif scheme in _LOCATING and subject.model.carrier == _LOCATING[scheme]:
        why = f"{scheme}: finds the place of the carrier's phones, which this browser does not"
        yield _at(tag, named, "note", f"a {named} asks for the place of the phone", why, "Try it on a phone")
    else:
        known = colon and "/" not in scheme
        what = (
            f"a {named} goes to {scheme}:, which the browser does not open"
            if known
            else f"{cut(href, 40)!r} is not an address"
        )
        why, todo = "pages, tel: and mailto: are opened, other addresses only told", "Link to a page"
        yield _at(tag, named, "error", what, why, todo)


def actions(subject: Subject) -> Iterator[Finding]:
    """Yield forms that are sent nowhere."""
    for tag in subject.markup.tags:
        action = (tag.attributes.get("action") or "").strip() if tag.name == "form" else ""
        if action:
            yield from _address(subject, tag, action)


_SLASHED = re.compile(r"""\s([^\s=>/"']+)\s*=\s*[^\s"'>][^\s>]*/>$""")


def values(subject: Subject) -> Iterator[Finding]:
    """Yield values without quotes: one that swallows the slash of `/>`, and, of XHTML, any."""
    xhtml = is_xhtml(subject.page.response.content_type)
    bare: list[Tag] = []
    for tag in subject.markup.tags:
        written = subject.markup.text[tag.start : tag.end]
        slashed = _SLASHED.search(written) if tag.name in VOID else None
        if slashed:
            name = slashed[1].lower()
            what = f"{name} of <{tag.name}> ends with the slash of />"
            why = "a value without quotes goes on to the next space"
            yield _at(tag, "value", "warning", what, why, "Put the value in quotes, or a space before the slash")
        if xhtml and _is_bare(written):
            bare.append(tag)
    if bare:
        count = f"{len(bare)} tags have" if len(bare) > 1 else "a tag has"
        why = "a phone that parses XHTML breaks off there"
        yield _at(bare[0], "value", "error", f"{count} attributes without quotes", why, 'Write name="value" everywhere')


_QUOTED = re.compile(r"""\s+[^\s=>/"']+\s*=\s*(?:"[^"]*"|'[^']*')""")


def _is_bare(written: str) -> bool:
    """Return whether a start tag has an attribute that XML would not read."""
    rest = _QUOTED.sub("", written)
    return bool(re.search(r"\s[^\s/>]", rest))


RULES = (elements, unlisted, lapses, strays, pictures, access_keys, links, actions, values)
