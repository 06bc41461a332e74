"""What is on the phone is told apart from what the phone shows in its place; of what shows nothing nothing is said."""

from __future__ import annotations

from tests.handset.script.pages import run_on_pages

UNTITLED = {"/list-of-all": "a page", "/titled": "<title>お茶の店</title>tea", "/empty-title": "<title> </title>tea"}


def test_a_page_without_a_title_has_none_although_the_phone_shows_its_address() -> None:
    for path in ("/list-of-all", "/empty-title"):
        for wanted in ('"list"', "/all|title/", '"a.test"', '"http"'):
            verdict = run_on_pages(UNTITLED, f'open "{path}"\nexpect title {wanted}', "timeout 200ms")
            assert verdict.outcome == "failed", (path, wanted)
            assert "; what is on the LCD has no title\n" in verdict.message, (path, wanted)
            absent = run_on_pages(UNTITLED, f'open "{path}"\nexpect no title {wanted}', "timeout 200ms")
            assert absent.outcome == "passed", (path, wanted, absent.message)


def test_a_title_is_the_pages_own() -> None:
    body = 'open "/titled"\nexpect title "お茶"\nexpect no title "titled"\nexpect no title "a.test"'
    assert run_on_pages(UNTITLED, body).outcome == "passed"
    verdict = run_on_pages(UNTITLED, 'open "/titled"\nexpect title "titled"', "timeout 200ms")
    assert "it is 'お茶の店'" in verdict.message


BLANK = ["", " ", "<html><body></body></html>", "<title>Shop</title>", "<p></p><div> </div>", "<!-- all -->", "&nbsp;",
         "<br><br>", '<p style="visibility:hidden">Secret</p>', '<input type="hidden" name="q" value="Secret">',
         '<img src="gone.gif" width="0" height="0">', "<table><tr><td></td></tr></table>"]  # fmt: skip
FULL = ["a", '<img src="dot.gif" alt="" width="20" height="20">', "<hr>", '<input name="q">', "<br>" * 60 + "below",
        '<img src="gone.gif" alt="tea">', '<a href="/x">[x]</a>',
        '<div style="background-color:red">&nbsp;</div>']  # fmt: skip
ABSENT = ['no text "Error"', "no text /Err.r/", 'no page text "Error"', 'no focus "Error"', "bytes <= 90k",
          "lint clean"]  # fmt: skip


def test_nothing_is_absent_from_a_page_that_shows_nothing() -> None:
    for markup in BLANK:
        for absence in ABSENT:
            verdict = run_on_pages({"/x": markup}, f'open "/x"\nexpect {absence}', "timeout 100ms")
            assert verdict.outcome == "failed", (markup, absence)
            assert "; it could not be judged: the page is empty\n" in verdict.message, (markup, absence)


def test_a_page_that_shows_something_is_judged() -> None:
    for markup in FULL:
        for absence in ABSENT[:-1]:
            verdict = run_on_pages({"/x": markup}, f'open "/x"\nexpect {absence}', "timeout 100ms")
            assert verdict.outcome == "passed", (markup, absence, verdict.message)


def test_an_absence_on_a_phone_that_is_off_says_so() -> None:
    for absence in ('no text "mixi"', 'no focus "Diary"', "no softkey left /./", 'no dialog "Sure?"'):
        verdict = run_on_pages({"/": "a page"}, f'open "/"\nbattery 0\nwait 6s\nexpect {absence}')
        assert verdict.outcome == "passed", (absence, verdict.message)
        (remark,) = verdict.remarks
        assert remark == f"a.keys:7:1: {absence} was said of a phone that is off, which shows nothing"
