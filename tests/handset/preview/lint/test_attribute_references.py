"""References in attributes as lint reads them: as the browser does, which the HTML standard tells."""

from __future__ import annotations

from itertools import product

from handset.preview.lint.attribute_references import attribute_text
from handset.preview.lint.subject import Subject
from tests.handset.browser.browser_harness import make_page

NAMES = ("copy", "lt", "amp", "reg", "not", "para", "sect", "times", "yen", "nbsp", "hearts", "foo", "Copy", "notit")
BEHIND = ("", ";", "=1", "1", "x", "/", " ", "&", ";=", "あ")


def test_values_are_read_as_the_browser_reads_them() -> None:
    """140 values by name and what follows, and numbers: lint's tags beside the document's nodes."""
    numbers = ("&#65;", "&#x41;", "&#65", "&#x41g", "&#", "&#x", "&#;", "&", "&;", "&a=1", "&#12353;&#x3042=")
    values = [f"/q?a=1&{name}{behind}" for name, behind in product(NAMES, BEHIND)] + [f"/q?{each}" for each in numbers]
    page = make_page("".join(f"<a href='{each}'>x</a>" for each in values))
    tags = [tag.attributes["href"] for tag in Subject(page).markup.tags if tag.name == "a"]
    assert tags == [node.get("href") for node in page.document.focusables]
    assert attribute_text("/buy?a=1&copy=2&copy;") == "/buy?a=1&copy=2\xa9"
