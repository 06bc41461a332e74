"""A page saved again: one stays where one was, and what was filled in is still there."""

from __future__ import annotations

import random

import pytest

from handset.browser.document.tree import Node
from handset.keypad import Key
from handset.text_input.app import InputApp
from tests.handset.browser.bench import Bench

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


def opened(markup: str) -> Bench:
    bench = Bench({HOME: markup, "http://a.test/x": "<title>x</title>"})
    bench.browser.open(HOME)
    bench.wait(20)
    return bench


def saved(bench: Bench, markup: str) -> None:
    bench.site.pages[HOME] = markup
    bench.browser.reload(live=True)
    bench.wait(3)


def node(bench: Bench, tag: str, **attributes: str) -> Node:
    page = bench.browser.page
    assert page is not None
    return next(
        each
        for each in page.document.focusables
        if each.tag == tag and all(each.get(name) == value for name, value in attributes.items())
    )


def fill(bench: Bench) -> None:
    page = bench.browser.page
    assert page is not None
    page.forms.set_text(node(bench, "input", name="who"), "Yuki")
    page.forms.set_text(node(bench, "textarea", name="what"), "two\nlines")
    page.forms.toggle(node(bench, "input", name="c", value="2"), page.document)
    page.forms.toggle(node(bench, "input", name="r", value="b"), page.document)
    page.forms.choose(node(bench, "select"), 2)


def values(bench: Bench) -> tuple[object, ...]:
    page = bench.browser.page
    assert page is not None
    forms, document = page.forms, page.document
    return (
        forms.text(node(bench, "input", name="who")),
        forms.text(node(bench, "textarea", name="what")),
        *(forms.checked(node(bench, "input", name="c", value=value), document) for value in "12"),
        *(forms.checked(node(bench, "input", name="r", value=value), document) for value in "ab"),
        forms.chosen_label(node(bench, "select")),
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
    bench = opened(f"<form>{FORM}</form>")
    fill(bench)
    before = values(bench)
    assert before == ("Yuki", "two\nlines", False, True, False, True, "three")
    entry = bench.browser.entry
    assert entry is not None
    entry.focus = node(bench, "a", href="/x").order
    saved(bench, edition)
    assert values(bench) == before
    assert bench.browser.focused is node(bench, "a", href="/x")
    assert "Yuki" in bench.text()


def test_the_scroll_stays_and_is_cut_to_a_shorter_page() -> None:
    bench = opened("<p>line</p>" * 80)
    bench.press(*[Key.DOWN] * 6)
    scroll = bench.browser.scroll
    assert scroll > 100
    saved(bench, "<p>other</p>" * 80)
    assert bench.browser.scroll == scroll
    assert "other" in bench.text()
    saved(bench, "<p>short</p>")
    assert bench.browser.scroll == 0


def test_a_fragment_is_not_gone_to_again() -> None:
    bench = opened("<p>line</p>" * 80)
    bench.site.pages[HOME + "#far"] = bench.site.pages[HOME] = (
        "<p>line</p>" * 40 + "<a name=far>far</a>" + "<p>line" * 40
    )
    bench.browser.open(HOME + "#far")
    bench.wait(20)
    bench.press(*[Key.UP] * 4)
    scroll = bench.browser.scroll
    bench.browser.reload(live=True)
    bench.wait(20)
    assert bench.browser.scroll == scroll > 0


def test_what_is_being_written_while_the_page_is_saved_reaches_its_field() -> None:
    bench = opened("<form><input name=who></form>")
    bench.press(Key.OK)
    editor = bench.phone.foreground
    assert isinstance(editor, InputApp)
    editor.type_text("Yuki")
    saved(bench, "<form><a href=/new>new</a><input name=other><input name=who></form>")
    assert bench.phone.foreground is editor
    bench.press(Key.OK)
    page = bench.browser.page
    assert page is not None
    assert page.forms.text(node(bench, "input", name="who")) == "Yuki"
    assert page.forms.text(node(bench, "input", name="other")) == ""


def test_a_choice_follows_its_words_and_goes_with_them() -> None:
    bench = opened("<select name=s><option>one<option>two</select>")
    page = bench.browser.page
    assert page is not None
    page.forms.choose(node(bench, "select"), 1)
    saved(bench, "<select name=s><option>zero<option>one<option>two</select>")
    assert bench.browser.page is not None
    assert bench.browser.page.forms.chosen_label(node(bench, "select")) == "two"
    saved(bench, "<select name=s><option>zero<option>one</select>")
    assert bench.browser.page.forms.chosen_label(node(bench, "select")) == "zero"


def test_a_focus_that_is_gone_is_on_the_first_thing_on_the_screen() -> None:
    bench = opened("<a href=/gone>gone</a>")
    saved(bench, "<a href=/x>there</a>")
    assert bench.browser.focused is node(bench, "a", href="/x")


def test_the_menus_reload_gives_the_pages_own_values() -> None:
    bench = opened(f"<form>{FORM}</form>")
    fill(bench)
    bench.browser.reload()
    bench.wait(3)
    assert values(bench)[0] == ""
