"""All rules over one page: `check(page)` answers what is wrong with it on the page's model."""

from __future__ import annotations

from handset.browser.history import Entry
from handset.browser.page import Page
from handset.preview.lint import markup_rules, page_rules, sight_rules
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject

RULES = (*markup_rules.RULES, *page_rules.RULES, *sight_rules.RULES)
"""Rule functions: a `Subject` -> its findings. A new rule is one function and its name in such a list."""


def check(page: Page) -> list[Finding]:
    """The faults of a loaded page, from top to bottom."""
    subject = Subject(page)
    return sorted(finding for rule in RULES for finding in rule(subject))


def check_answer(entry: Entry) -> list[Finding]:
    """The fault of an address that brings no page: the phone had to show its own words, or the site's error."""
    if entry.internal:
        what = "no page came; the phone shows its own words about it"
    elif entry.response.status >= 400:
        what = f"the site answers {entry.response.status}"
    else:
        return []
    return [
        Finding(1, 1, "answer", "error", what, "A visitor finds nothing there", "See the address and the site's log")
    ]
