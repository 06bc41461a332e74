"""Rules about forms: fields that say nothing of their letters, what is not sent, what carriers read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handset.browser.dialect import INPUT_TYPES
from handset.browser.document.encoding import named
from handset.browser.document.tree import Node
from handset.browser.forms.fields import MODE_OF_TYPE
from handset.browser.forms.forms import is_text
from handset.browser.forms.input_format import input_format
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut

_INPUT_MODES = ("istyle", "mode", "format")
_OTHER_FIELDS = frozenset(INPUT_TYPES) - {"text", "password"}


def modes(subject: Subject) -> Iterator[Finding]:
    """Yield text fields without a hint at the letters they want, which begin in the wrong input mode."""
    for tag in subject.markup.tags:
        kind = (tag.attributes.get("type") or "").strip().lower()
        field = tag.name == "textarea" or (tag.name == "input" and kind not in _OTHER_FIELDS)
        if "readonly" in tag.attributes or "disabled" in tag.attributes:
            continue  # Nobody types there.
        if field and kind in MODE_OF_TYPE and not subject.dialect.strict:
            continue
        style = (tag.attributes.get("style") or "").lower()
        styled = "-wap-input-format" in style and subject.dialect.takes_style(tag.name)
        node = subject.places.node_at(tag.start) if field and not styled and subject.dialect.css == "full" else None
        styled = styled or (node is not None and bool(subject.page.style_of(node).input_format))
        if field and not styled and not any(name in tag.attributes for name in _INPUT_MODES):
            what, why = "a field does not say which letters it wants", "the phone opens its input in hiragana"
            todo = "Add istyle (1 hiragana, 2 half-width kana, 3 letters, 4 digits)"
            yield Finding(*tag.spot, "input-mode", "note", what, f"{why}, whatever is asked for", todo)


def binding(subject: Subject) -> Iterator[Finding]:
    """Yield CSS input formats that refuse other letters, where elsewhere they only choose the first mode."""
    if not subject.model.browser.format_binds:
        return
    for node in subject.page.document.focusables:
        asked = input_format(subject.page.style_of(node).input_format) if is_text(node) else None
        if asked is not None and not asked.free:
            what = "a field takes no letters but those of its -wap-input-format"
            why = "the browser refuses others, where docomo's and au's only begin with these"
            spot = subject.places.of(node)
            yield Finding(*spot, "input-mode", "note", what, why, "See that nobody needs others there")


def charsets(subject: Subject) -> Iterator[Finding]:
    """Yield forms whose `accept-charset` names no encoding that phones know."""
    for form in subject.page.document.forms:
        asked = form.get("accept-charset").strip()
        if asked and not any(named(label) for label in re.split(r"[\s,]+", asked)):
            what = f"accept-charset={cut(asked, 40)!r} is not understood"
            why, todo = "the form is sent in the page's encoding", "Take Shift_JIS, UTF-8 or EUC-JP"
            yield Finding(*subject.places.of(form), "attribute", "warning", what, why, todo)


def strayed(subject: Subject) -> Iterator[Finding]:
    """Yield forms whose fields only the HTML parser's form pointer gives them, across table parts and cells."""
    document = subject.page.document
    for form in document.forms:
        outside = [node for node in document.controls_of(form) if not _stands_in(node, form)]
        if not outside:
            continue
        count = f"{len(outside)} field{'s stand' if len(outside) > 1 else ' stands'}"
        what = f"{count} outside its form, which a table or another element cuts short"
        why = "it is sent as the HTML parser associates it; a phone that goes by the tree sends nothing"
        todo = "Put the form round the whole table, or into one cell"
        yield Finding(*subject.places.of(form), "form", "warning", what, why, todo)


def _stands_in(node: Node, form: Node) -> bool:
    above = node.parent
    while above is not None and above is not form:
        above = above.parent
    return above is form


def uploads(subject: Subject) -> Iterator[Finding]:
    """Yield file fields that no form submits, or whose form submits the files' names alone (no multipart POST)."""
    document = subject.page.document
    for node in document.focusables:
        if node.tag != "input" or node.get("type").strip().lower() != "file":
            continue
        spot, form = subject.places.of(node), document.form_of(node)
        if form is None:
            yield Finding(
                *spot, "upload", "error", "a file field stands in no form", "it is never sent", "Put it in one"
            )
            continue
        posts = form.get("method").strip().lower() == "post"
        if not posts or form.get("enctype").strip().lower() != "multipart/form-data":
            what = "a file is not sent, only its name"
            why = f"its form in line {subject.places.of(form)[0]} does not post as multipart/form-data"
            todo = 'Give the form method="post" enctype="multipart/form-data"'
            yield Finding(*spot, "upload", "error", what, why, todo)


RULES = (modes, binding, charsets, strayed, uploads)
