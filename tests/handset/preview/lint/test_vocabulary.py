"""The tables of names that lint and the browser keep agree with one another."""

from __future__ import annotations

from handset.browser import dialect
from handset.browser.document.elements import OPTIONAL_END, VOID
from handset.browser.style.properties import EXPANDED, KNOWN
from handset.preview.lint.css_names import CSS_NAMES
from handset.preview.lint.unlisted import ELEMENTS, INSTEAD
from handset.preview.lint.vocabulary import LATER_ELEMENTS, MOBILE_HTML, VALUES, attributes_of

INTERNAL = {"background-x", "background-y", "border-spacing-x", "border-spacing-y"}
"""Longhands that the browser has for itself."""


def test_what_the_browser_knows_of_css_is_css() -> None:
    assert (KNOWN | EXPANDED.keys()) - INTERNAL <= CSS_NAMES


def test_elements_of_every_table_are_known() -> None:
    since = set(vars(dialect)["_TAG_SINCE"]) | {tag for tag, _ in vars(dialect)["_ATTRIBUTE_SINCE"]}
    assert since <= MOBILE_HTML
    assert not MOBILE_HTML & LATER_ELEMENTS
    assert set().union(*ELEMENTS.values()) <= MOBILE_HTML
    assert set().union(*ELEMENTS.values()) <= set(INSTEAD)
    assert OPTIONAL_END <= MOBILE_HTML
    assert not VOID & OPTIONAL_END
    assert VOID <= MOBILE_HTML | LATER_ELEMENTS


def test_attributes_with_words_to_choose_from_are_attributes() -> None:
    for tag, name in [*VALUES, *vars(dialect)["_ATTRIBUTE_SINCE"]]:
        assert name in attributes_of(tag), (tag, name)
