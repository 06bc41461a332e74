"""The encoding trap: a page that does not say its encoding is guessed here, and was Shift_JIS to most phones."""

from __future__ import annotations

from handset.browser.app import BrowserApp
from handset.browser.dialect import is_xhtml
from handset.browser.document import encoding
from handset.browser.page import Page
from handset.machine import Handset

OWN = "cp932"
"""What phones take a page for that says nothing (XML apart, which is UTF-8 by its own standard)."""


def undeclared(page: Page) -> str:
    """Return the name of the encoding that a page is guessed to be in, "" where it says it or phones guess the same."""
    body, header = page.response.body, page.response.header("content-type")
    if (body.isascii() and b"\x1b" not in body) or encoding.declared(body, header) or is_utf_16(body):
        return ""
    if page.codec == OWN and not is_xhtml(page.response.content_type):
        return ""
    return encoding.LABELS.get(page.codec, page.codec)


def is_utf_16(body: bytes) -> bool:
    """Return whether a page is saved as UTF-16: it has the mark, or a zero in every second byte of its beginning."""
    head = body[:16]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) >= 8 and any(not any(head[start::2]) and all(head[1 - start :: 2]) for start in (0, 1))


def encoding_notice(phone: Handset) -> str:
    """Say that the page in front does not tell its encoding and is shown by a guess; "" where it does."""
    app = phone.foreground
    page = app.page if isinstance(app, BrowserApp) else None
    if page is None or page.response.status == 0 or not (guessed := undeclared(page)):
        return ""
    return f"the page does not say its encoding and is shown as {guessed}; {taken_for(page)}"


def taken_for(page: Page) -> str:
    """Say what phones make of a page that does not tell its encoding."""
    if page.codec == OWN:
        return "XML that does not say its encoding is UTF-8"
    return "phones take such a page for Shift_JIS and show other letters"
