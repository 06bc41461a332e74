"""Rules about the page as a whole: what it weighs."""

from __future__ import annotations

from collections.abc import Iterator

from handset.model import BrowserSpec
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject


def weight(subject: Subject) -> Iterator[Finding]:
    """Yield pages, sheets and pictures that are heavier than the model takes."""
    page, browser = subject.page, subject.model.browser
    markup = len(page.response.body)
    files = sum(len(page.files.get(url) or b"") for url in page.subresource_urls) if browser.page_counts == "all" else 0
    if markup + files > browser.page_bytes:
        what = f"the page weighs {markup + files} bytes, {markup} of them markup, and {limit_of(browser)} are taken"
        why = "the carrier's phones refuse it, or leave pictures out"
        yield Finding(1, 1, "weight", "error", what, why, "Make two pages of it, or pictures smaller")


def limit_of(browser: BrowserSpec) -> str:
    """Return the model's limit in bytes and what counts towards it, as a phrase."""
    return f"{browser.page_bytes} {'in all' if browser.page_counts == 'all' else 'of markup'}"


RULES = (weight,)
