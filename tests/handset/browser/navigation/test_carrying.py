"""A page saved again: one stays where one was, and what was filled in is still there."""

from __future__ import annotations

import random

import pytest

from handset.browser.document.tree import Node
from handset.keypad import Key
from handset.text_input.app import InputApp
from tests.handset.browser.browser_harness import BrowserHarness

HOME = "http://a.test/"
FIELDS = (
    "<input name=who>",
    "<textarea name=what></textarea>",
    "<input type=checkbox name=c value=1>",
    "<input type=checkbox name=c value=2>",
    "<input type=radio name=r value=a checked>",
    "<input type=radio name=r value=b>",
    "<select name=s><option>one<option>two<option>three</select>",
    "<a href=/x>there</a>",
)
FORM = "".join(FIELDS)


def opened(markup: str) -> BrowserHarness:
    harness = BrowserHarness({HOME: markup, "http://a.test/x": "<title>x</title>"})
    harness.browser.open(HOME)
    harness.wait(20)
    return harness


def saved(harness: BrowserHarness, markup: str) -> None:
    harness.site.pages[HOME] = markup
    harness.browser.reload(live=True)
    harness.wait(3)


def node(harness: BrowserHarness, tag: str, **attributes: str) -> Node:
    page = harness.browser.page
    assert page is not None
    return next(
        each
        for each in page.document.focusables
        if each.tag == tag and all(each.get(name) == value for name, value in attributes.items())
    )


def fill(harness: BrowserHarness) -> None:
    page = harness.browser.page
    assert page is not None
    page.forms.set_text(node(harness, "input", name="who"), "Yuki")
    page.forms.set_text(node(harness, "textarea", name="what"), "two\nlines")
    page.forms.toggle(node(harness, "input", name="c", value="2"), page.document)
    page.forms.toggle(node(harness, "input", name="r", value="b"), page.document)
    page.forms.choose(node(harness, "select"), 2)


def values(harness: BrowserHarness) -> tuple[object, ...]:
    page = harness.browser.page
    assert page is not None
    forms, document = page.forms, page.document
    return (
        forms.text(node(harness, "input", name="who")),
        forms.text(node(harness, "textarea", name="what")),
        *(forms.checked(node(harness, "input", name="c", value=value), document) for value in "12"),
        *(forms.checked(node(harness, "input", name="r", value=value), document) for value in "ab"),
        forms.chosen_label(node(harness, "select")),
    )


def editions() -> list[str]:
    """Fifty ways to edit the page round its fields."""
    chance = random.Random(2009)
    made = []
    for _ in range(50):
        parts = list(FIELDS)
        for _ in range(chance.randint(1, 5)):
            parts.insert(
                chance.randint(0, len(parts)),
                chance.choice(["<p>new</p>", "<a href=/new>new</a>", "<input name=other>", "<hr>", "<h1>What</h1>"]),
            )
        made.append(f"<form>{''.join(parts)}</form>")
    return made


@pytest.mark.parametrize("edition", editions())
def test_values_and_focus_stay_whatever_is_edited_round_them(edition: str) -> None:
    harness = opened(f"<form>{FORM}</form>")
    fill(harness)
    before = values(harness)
    assert before == ("Yuki", "two\nlines", False, True, False, True, "three")
    entry = harness.browser.entry
    assert entry is not None
    entry.focus = node(harness, "a", href="/x").order
    saved(harness, edition)
    assert values(harness) == before
    assert harness.browser.focused is node(harness, "a", href="/x")
    assert "Yuki" in harness.text()


def test_the_scroll_stays_and_is_cut_to_a_shorter_page() -> None:
    harness = opened("<p>line</p>" * 80)
    harness.press(*[Key.DOWN] * 6)
    scroll = harness.browser.scroll
    assert scroll > 100
    saved(harness, "<p>other</p>" * 80)
    assert harness.browser.scroll == scroll
    assert "other" in harness.text()
    saved(harness, "<p>short</p>")
    assert harness.browser.scroll == 0


def test_a_fragment_is_not_gone_to_again() -> None:
    harness = opened("<p>line</p>" * 80)
    harness.site.pages[HOME + "#far"] = harness.site.pages[HOME] = (
        "<p>line</p>" * 40 + "<a name=far>far</a>" + "<p>line" * 40
    )
    harness.browser.open(HOME + "#far")
    harness.wait(20)
    harness.press(*[Key.UP] * 4)
    scroll = harness.browser.scroll
    harness.browser.reload(live=True)
    harness.wait(20)
    assert harness.browser.scroll == scroll > 0


def test_what_is_being_written_while_the_page_is_saved_reaches_its_field() -> None:
    harness = opened("<form><input name=who></form>")
    harness.press(Key.OK)
    editor = harness.phone.foreground
    assert isinstance(editor, InputApp)
    editor.type_text("Yuki")
    saved(harness, "<form><a href=/new>new</a><input name=other><input name=who></form>")
    assert harness.phone.foreground is editor
    harness.press(Key.OK)
    page = harness.browser.page
    assert page is not None
    assert page.forms.text(node(harness, "input", name="who")) == "Yuki"
    assert page.forms.text(node(harness, "input", name="other")) == ""


def test_a_choice_follows_its_words_and_goes_with_them() -> None:
    harness = opened("<select name=s><option>one<option>two</select>")
    page = harness.browser.page
    assert page is not None
    page.forms.choose(node(harness, "select"), 1)
    saved(harness, "<select name=s><option>zero<option>one<option>two</select>")
    assert harness.browser.page is not None
    assert harness.browser.page.forms.chosen_label(node(harness, "select")) == "two"
    saved(harness, "<select name=s><option>zero<option>one</select>")
    assert harness.browser.page.forms.chosen_label(node(harness, "select")) == "zero"


def test_a_focus_that_is_gone_is_on_the_first_thing_on_the_screen() -> None:
    harness = opened("<a href=/gone>gone</a>")
    saved(harness, "<a href=/x>there</a>")
    assert harness.browser.focused is node(harness, "a", href="/x")


def test_the_menus_reload_gives_the_pages_own_values() -> None:
    harness = opened(f"<form>{FORM}</form>")
    fill(harness)
    harness.browser.reload()
    harness.wait(3)
    assert values(harness)[0] == ""
