"""Rules about the page as text: which encoding it says, which it is in, and bytes that are not text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handset.browser.dialect import is_xhtml
from handset.browser.document import encoding
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut
from handset.preview.page_encoding import is_utf_16, taken_for, undeclared

_PROLOG = re.compile(r"""\s*<\?xml[^>]*?encoding\s*=\s*['"]([^'"]*)['"]""")
_CHARSET = re.compile(r"""charset\s*=\s*['"]?\s*([^\s'";>]+)""", re.IGNORECASE)
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_KNOWN = "Take Shift_JIS, UTF-8 or EUC-JP"


@dataclass(frozen=True)
class _Saying:
    """What one place says of the page's encoding."""

    where: str
    label: str
    start: int = 0

    @property
    def codec(self) -> str:
        return encoding.named(self.label)


def _sayings(subject: Subject) -> Iterator[_Saying]:
    """Yield what is said of the encoding, what counts most first: header, mark, XML declaration, meta elements."""
    page, text = subject.page, subject.markup.text
    if header := encoding.HEADER.search(page.response.header("content-type")):
        yield _Saying("its header", header[1])
    if page.response.body.startswith(codecs.BOM_UTF8):
        yield _Saying("its byte order mark", "UTF-8")
    if prolog := _PROLOG.match(text):
        yield _Saying("its XML declaration", prolog[1], prolog.start(1))
    for tag in subject.markup.tags:
        if tag.name == "meta" and (said := _CHARSET.search(text, tag.start, tag.end)):
            yield _Saying("a meta element", said[1], said.start(1))


def sayings(subject: Subject) -> Iterator[Finding]:
    """Yield what header, mark, XML declaration and meta elements say that is not so, or that nobody knows."""
    found = list(_sayings(subject))
    used = next((each for each in found if each.codec == subject.page.codec), None)
    for each in found:
        spot = subject.markup.spot(each.start)
        if not each.codec:
            what = f"the encoding {cut(each.label, 40)} is not known"
            why = f"the page is read as {_label(subject)}"
            yield Finding(*spot, "encoding", "warning", what, why, _KNOWN)
        elif used is not None and each.codec != used.codec:
            what = f"{each.where} says {each.label}, {used.where} {used.label}"
            why = f"the page is read as {_label(subject)}, other phones may listen to the other"
            yield Finding(*spot, "encoding", "error", what, why, "Let all say the same")


def silence(subject: Subject) -> Iterator[Finding]:
    """Yield a page that does not say its encoding, or not where a phone listens."""
    page = subject.page
    guessed = undeclared(page)
    if not guessed:
        return
    why, said = taken_for(page), next((each for each in _sayings(subject) if each.codec), None)
    if said is not None:
        what = f"{said.where} says {said.label} too far down, and the page is read as {guessed} by a guess"
        spot = subject.markup.spot(said.start)
        yield Finding(*spot, "encoding", "error", what, why, "Write it at the beginning of the head")
        return
    what = f"the page does not say its encoding, and is read as {guessed} by a guess"
    if is_xhtml(page.response.content_type):
        todo = f'Begin it with <?xml version="1.0" encoding="{guessed}"?>'
    else:
        kind = f"text/html; charset={guessed}"
        todo = f'Write <meta http-equiv="Content-Type" content="{kind}"> first into the head'
    yield Finding(1, 1, "encoding", "error", what, why, todo)


def contents(subject: Subject) -> Iterator[Finding]:
    """Yield bytes that are not what the page says, or are not text."""
    page, text = subject.page, subject.markup.text
    body = page.response.body
    if is_utf_16(body):
        what, why = "the page is saved as UTF-16", "no phone reads it; editors call it Unicode"
        yield Finding(1, 1, "encoding", "error", what, why, "Save it as Shift_JIS or UTF-8, and say which")
        return
    todo = "Save the whole file in one encoding, and say which"
    if page.codec != "utf-8" and encoding.declared(body, page.response.header("content-type")):
        first = _first_in_utf_8(body)
        if first is not None:
            what = f"the page says {_label(subject)}, and its bytes are UTF-8"
            spot = subject.markup.spot(_offset(subject, first))
            yield Finding(*spot, "encoding", "error", what, "it shows other letters", todo)
            return
    broken = text.find("\ufffd")
    if broken >= 0:
        why = f"the page is read as {_label(subject)}"
        yield Finding(*subject.markup.spot(broken), "encoding", "error", "bytes that are not text here", why, todo)


def _first_in_utf_8(body: bytes) -> int | None:
    """Return where the first character of a Japanese text in UTF-8 stands that is not ASCII; None for another text."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not _JAPANESE.search(text):
        return None
    return next(place for place, byte in enumerate(body) if byte > 0x7F)


def _offset(subject: Subject, place: int) -> int:
    """Return where a byte of the page stands in its text as it is read."""
    page = subject.page
    return len(encoding.decode(page.response.body[:place], page.codec, page.model.emoji))


def _label(subject: Subject) -> str:
    return encoding.LABELS.get(subject.page.codec, subject.page.codec)


RULES = (sayings, silence, contents)
