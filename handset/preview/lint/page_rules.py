"""Rules about the page as files: weight, pictures and sheets, the carrier's emoji."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.document import encoding
from handset.emoji import table
from handset.model import BrowserSpec
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.wording import cut


def weight(subject: Subject) -> Iterator[Finding]:
    """Yield markup, sheets and pictures against what the model takes."""
    page, browser = subject.page, subject.model.browser
    markup = len(page.response.body)
    files = sum(len(page.files.get(url) or b"") for url in page.wanted) if browser.page_counts == "all" else 0
    if markup + files > browser.page_bytes:
        what = f"the page weighs {markup + files} bytes, {markup} of them markup, and {limit_of(browser)} are taken"
        why = "the carrier's phones refuse it, or leave pictures out"
        yield Finding(1, 1, "weight", "error", what, why, "Make two pages of it, or pictures smaller")


def limit_of(browser: BrowserSpec) -> str:
    """Say how many bytes a model takes, and of what."""
    return f"{browser.page_bytes} {'in all' if browser.page_counts == 'all' else 'of markup'}"


def built_in(subject: Subject) -> Iterator[Finding]:
    """Yield numbers of pictures that au's phones do not have built in."""
    if not subject.dialect.takes_attribute("img", "localsrc"):
        return
    for tag in subject.markup.tags:
        number = (tag.attributes.get("localsrc") or "").strip()
        if tag.name == "img" and "localsrc" in tag.attributes and not table().pictogram(number):
            what = f"localsrc={cut(number, 20)!r} is not one of au's pictures"
            why = "au's phones have those of the numbers 1 to 828, with gaps, and a broken picture is shown"
            yield Finding(*tag.spot, "emoji", "error", what, why, "Take the number from au's list of pictures")


def emoji(subject: Subject) -> Iterator[Finding]:
    """Yield emoji that the carrier's phones do not have."""
    carrier, text = subject.model.emoji, subject.markup.text
    if subject.model.carrier == "none":
        return
    known = table().by_char
    found = [(place, char) for place, char in enumerate(text) if char >= "\u2000" and char in known]
    for match in encoding.REFERENCE.finditer(text):
        char = encoding.references(match[0], carrier, decimal=subject.model.browser.decimal_emoji)
        if char in known:
            found.append((match.start(), char))
        elif encoding.references(match[0], carrier, decimal=True) in known:
            what, why = f"{match[0]} shows no emoji", "the browser does not take docomo's decimal codes of Shift_JIS"
            todo = "Write the code of Unicode, such as &#xE63E;"
            yield Finding(*subject.markup.spot(match.start()), "emoji", "warning", what, why, todo)
    for place, char in found:
        row = known[char]
        if not row.code(carrier) and not row.blank:
            yield Finding(
                *subject.markup.spot(place),
                "emoji",
                "warning",
                f"{carrier} has no emoji {row.name!r}",
                "its phones show nothing or a substitute",
                "Take one that all carriers have",
            )


RULES = (weight, built_in, emoji)
