"""What is on the phone is told apart from what the phone shows in its place; of what shows nothing nothing is said."""

from __future__ import annotations

from handset.script.run.likeness import shown
from tests.handset.script.page_environment import run_on_pages

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


SPACES = {"no-break": "\u00a0", "figure": "\u2007", "ideographic": "\u3000", "thin": "\u2009", "narrow": "\u202f"}


def test_no_message_escapes_a_space_of_the_page() -> None:
    """Nearest text, focus, title, address, soft key, what can be clicked: each with every kind of space."""
    for name, space in SPACES.items():
        text = f"お茶{space}の店"
        pages = {
            "/": f"<title>{text}</title><a href=/x>{text}</a><p>{text}</p><form><input name=q value='{text}'></form>"
        }
        for line in ('text "お茶の店"', 'page text "お茶の席"', 'focus "茶室"', 'title "茶室"'):
            message = run_on_pages(pages, f'open "/"\nexpect {line}', "timeout 100ms").message
            first = message.splitlines()[0]
            assert "お茶" in first, (name, line, first)
            assert "\\" not in first.partition(";")[2], (name, line, first)
            assert "\\" not in next(each for each in message.splitlines() if "focus: " in each)
        message = run_on_pages(pages, 'open "/"\nclick "お茶の庭"', "timeout 100ms").message.splitlines()[0]
        assert "; the nearest is 'お茶" in message, (name, message)
        assert "\\" not in message, (name, message)


def test_what_is_shown_is_quoted_as_python_quotes_it_but_for_spaces() -> None:
    for text in (
        "mixi",
        "it's",
        'say "no"',
        'it\'s "both"',
        "back\\slash",
        "tab\tnew\n",
        "\x1b[31m",
        "日記",
        "",
        "a\u200bb",
    ):
        assert shown(text) == repr(text), text
    assert shown("a\u3000b\u00a0c") == "'a\u3000b c'"
    assert shown("\\u3000\u3000") == "'\\\\u3000\u3000'"


def test_what_has_no_shape_is_no_part_of_what_is_looked_for() -> None:
    """Joiners, marks of direction and controls come along where a text is copied, and hide nothing from `no text`."""
    pages = {"/": "<title>Menu</title><p>Sign\u200b out</p><a href=/x>Di\u00adary</a>"}
    for mark in ("\u200b", "\u200e", "\u2060", "\ufeff", "\u00ad", "\x07"):
        for wanted in (f"Si{mark}gn out", f"{mark}Sign out", f"Diary{mark}"):
            for kind in ("text", "page text"):
                body = f'open "/"\nexpect {kind} "{wanted}"\nexpect {kind} /{wanted}/'
                assert run_on_pages(pages, body, "timeout 1s").outcome == "passed", (kind, wanted)
                for absence in (f'{kind} "{wanted}"', f"{kind} /{wanted}/"):
                    told = run_on_pages(pages, f'open "/"\nexpect no {absence}', "timeout 200ms").outcome
                    assert told == "failed", absence
    assert run_on_pages(pages, 'open "/"\nfocus "Dia\u200dry"', "timeout 1s").outcome == "passed"


def test_the_nearest_is_found_in_every_width_and_kana() -> None:
    written = ["ﾌﾟﾛﾌｨｰﾙ変更", "ｹﾞｰﾑ一覧", "ひらがな日記", "ＭＩＸＩポイント"]
    pages = {"/": "".join(f"<a href=/x>{words}</a><br>" for words in written)}
    for wanted, near in (("プロフィール", 0), ("げーむ", 1), ("ヒラガナ", 2), ("mixiﾎﾟｲﾝﾄ", 3)):
        for line in (f'click "{wanted}"', f'expect text "{wanted}"'):
            message = run_on_pages(pages, f'open "/"\n{line}', "timeout 100ms").message
            assert written[near] in message.splitlines()[0], (line, message)


def test_the_clock_in_the_status_bar_is_not_text_of_the_screen() -> None:
    """Neither found, nor told as the nearest, nor in the way of an absence."""
    pages = {"/": "a page without numbers", "/time": "open from 09:00"}
    for wanted in (r"/\d/", r"/\d+:\d+/", r"/[0-9]/", '"09:00"', '"9"', '"00"', "/^09/"):
        verdict = run_on_pages(pages, f'open "/"\nexpect text {wanted}', "timeout 100ms")
        assert verdict.outcome == "failed", wanted
        assert "09:00'" not in verdict.message.splitlines()[0], verdict.message
        absent = run_on_pages(pages, f'open "/"\nexpect no text {wanted}', "timeout 100ms")
        assert absent.outcome == "passed", (wanted, absent.message)
        shown_there = run_on_pages(pages, f'open "/time"\nexpect text {wanted.replace("^", "")}', "timeout 100ms")
        assert shown_there.outcome == "passed", (wanted, shown_there.message)
