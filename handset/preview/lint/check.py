"""All rules over one page: `check(page)` returns what is wrong with it on the page's model."""

from __future__ import annotations

from handset.browser.browser_texts import translate
from handset.browser.history import HistoryEntry
from handset.browser.internal_pages import REASON, SIZE
from handset.browser.page import Page
from handset.model import BrowserSpec
from handset.preview.lint import (
    control_rules,
    css_rules,
    emoji_rules,
    encoding_rules,
    font_rules,
    form_rules,
    inert_rules,
    key_rules,
    link_rules,
    loss_rules,
    markup_rules,
    motion_rules,
    nesting_rules,
    page_rules,
    resource_rules,
    sheet_rules,
    sight_rules,
    value_rules,
    width_rules,
    xml_rules,
)
from handset.preview.lint.finding import Finding, order
from handset.preview.lint.subject import Subject

RULES = (
    *loss_rules.RULES,
    *css_rules.RULES,
    *font_rules.RULES,
    *sheet_rules.RULES,
    *markup_rules.RULES,
    *inert_rules.RULES,
    *xml_rules.RULES,
    *nesting_rules.RULES,
    *key_rules.RULES,
    *link_rules.RULES,
    *value_rules.RULES,
    *form_rules.RULES,
    *control_rules.RULES,
    *page_rules.RULES,
    *resource_rules.RULES,
    *encoding_rules.RULES,
    *emoji_rules.RULES,
    *width_rules.RULES,
    *sight_rules.RULES,
    *motion_rules.RULES,
)
"""Rule functions: a `Subject` -> its findings. A new rule is one function and its name in such a list."""


def check(page: Page) -> list[Finding]:
    """Return the findings of a loaded page: those of its content type first, the others from top to bottom."""
    subject = Subject(page)
    found = (finding for rule in RULES for finding in rule(subject))
    return sorted(found, key=order)


def check_answer(entry: HistoryEntry, browser: BrowserSpec, *, is_path: bool = False) -> list[Finding]:
    """Return the finding about an address that brings no page: a failure, or the site's error status.

    `is_path`: the address may have been meant as a file's, which is not there.
    """
    if entry.internal:
        reason = entry.response.header(REASON)
        if reason == "too-large":
            return [_too_large(entry.response.header(SIZE), browser)]
        said = translate(reason, "en").rstrip(".") if reason else "the phone shows its own words about it"
        what = f"no page came: {said}"
    elif entry.response.status >= 400:
        what = f"the site answers {entry.response.status}"
    else:
        return []
    why, todo = "a visitor finds nothing there", "See the address and the site's log"
    if is_path and not entry.internal and entry.response.status == 404:
        what, why = f"the file does not exist, and {what}", "nothing of that name was found in either place"
        todo = "See how the file or the page is called"
    return [Finding(1, 1, "answer", "error", what, why, todo)]


def _too_large(size: str, browser: BrowserSpec) -> Finding:
    weight = f"the page weighs {size} bytes" if size not in ("", "0") else "the page is too large"
    what = f"{weight} and is refused: {page_rules.limit_of(browser)} are taken"
    return Finding(1, 1, "weight", "error", what, "the phone shows none of it", "Make two pages of it")
