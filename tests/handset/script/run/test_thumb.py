"""`click` and `focus` find what bears a text wherever it stands on a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.handset.script.pages import run_on_pages

THERE = {"/there": "<p>arrived</p>"}


def blank_stretches() -> Iterator[str]:
    """Pages longer than the screen whose middle looks the same at every scroll position, with one link."""
    link = '<a href="/there">Later</a>'
    fillings = [
        "<br>",
        "<p>&nbsp;</p>",
        "<div>equal</div>",
        "<hr>",
        "<div style='height:20px'></div>",
        "<pre>\n\n</pre>",
    ]
    for filling in fillings:
        for count in (30, 45, 60):
            yield f"top{filling * count}{link}"
            yield f"{link}{filling * count}<a href='/x'>First</a>{filling * count}bottom"
            yield f"{filling * count}{link}{filling * count}"


@pytest.mark.parametrize("page", list(blank_stretches()))
def test_a_link_beyond_a_stretch_that_looks_the_same_is_clicked(page: str) -> None:
    verdict = run_on_pages({"/": page, **THERE}, 'open "/"\nclick "Later"\nexpect text "arrived"')
    assert verdict.outcome == "passed", verdict.message


def test_a_link_above_is_found_again_from_the_end() -> None:
    page = f"<a href='/there'>Later</a>{'<br>' * 40}<a href='/x'>Last</a>"
    body = 'open "/"\nfocus "Last"\nclick "Later"\nexpect text "arrived"'
    verdict = run_on_pages({"/": page, **THERE}, body)
    assert verdict.outcome == "passed", verdict.message


def test_what_is_not_there_is_told_after_both_ends_were_seen() -> None:
    verdict = run_on_pages({"/": "<br>" * 30 + "<a href='/x'>Lately</a>"}, 'open "/"\nclick "Later"')
    assert verdict.outcome == "failed"
    assert 'nothing that can be focused bears "Later"; nearest on the screen:' in verdict.message


def test_a_page_too_long_for_the_thumb_is_told_so() -> None:
    verdict = run_on_pages({"/": "<br>" * 400 + "<a href='/x'>Later</a>"}, 'open "/"\nclick "Later"')
    assert 'bears "Later" within 100 presses' in verdict.message


@pytest.mark.parametrize("space", ["&nbsp;", "&#160;", "\u202f", " "])
@pytest.mark.parametrize("written", ["Sign out", "Sign\u00a0out"])
def test_a_space_that_does_not_break_is_a_space(space: str, written: str) -> None:
    page = f"<p>Now{space}or never</p><a href='/there'>Sign{space}out</a>"
    body = f'open "/"\nexpect text "Now or never"\nexpect text /Now or/\nfocus "{written}"\nexpect focus "{written}"'
    verdict = run_on_pages({"/": page}, body)
    assert verdict.outcome == "passed", verdict.message


BOXES = [
    '<input type="checkbox" name="a" id="k"><label for="k">Keep me</label>',
    '<label><input type="checkbox" name="a">Keep me</label>',
    '<label for="k">Keep me</label><input type="checkbox" name="a" id="k">',
    '<input type="checkbox" name="a">Keep me<br>other',
    '<input type="checkbox" name="a"> <font color="red">Keep</font> me<br>',
    '<input type="radio" name="a" value="1">Keep me<input type="radio" name="a" value="2">Or not',
    '<table><tr><td><input type="checkbox" name="a" id="k"></td><td><label for="k">Keep me</label></td></tr></table>',
    '<label>Keep me <input name="a"></label>',
]


@pytest.mark.parametrize("box", BOXES)
def test_a_field_is_focused_by_its_label(box: str) -> None:
    page = f'<form action="/there">before<br><a href="/x">Else</a><br>{box}<br><input type="submit" value="OK"></form>'
    verdict = run_on_pages({"/": page}, 'open "/"\nfocus "Keep me"\nexpect no focus "Else"\nexpect no focus "OK"')
    assert verdict.outcome == "passed", verdict.message


def test_of_two_radio_buttons_each_has_its_own_words() -> None:
    page = (
        '<form action="/there"><input type="radio" name="a" value="x">First<input type="radio" name="a" value="y">'
        'Second<br><input type="submit" value="OK"></form>'
    )
    body = 'open "/"\nclick "Second"\nclick "OK"\nexpect url "a=y"'
    verdict = run_on_pages({"/": page, **THERE}, body)
    assert verdict.outcome == "passed", verdict.message
