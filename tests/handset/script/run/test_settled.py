"""What must not be there is judged when nothing is left to come, never before."""

from __future__ import annotations

import pytest

from tests.handset.script.page_environment import run_on_pages

LINK = '<a href="/b" accesskey="4">on</a>'
SLOW = "network foma"


@pytest.mark.parametrize("network", ["imode", "foma", "hsdpa", "instant"])
@pytest.mark.parametrize(
    "unmet",
    ['no text "Secret"', "no text /Sec.et/", 'no page text "Secret"', 'no url "/b"', 'no title "B"', "bytes <= 60",
     'no focus "Own"'],
)  # fmt: skip
def test_absence_is_not_judged_on_the_page_before(network: str, unmet: str) -> None:
    """Each of these holds on the page that is left, and on the next one no more."""
    page = f"<title>B</title><a href='/c'>Own</a><p>Secret {'.' * 40}</p>"
    for wait in ("expect", "wait-for"):
        body = f'open "/"\npress 4 @34ms\n{wait} {unmet}'
        verdict = run_on_pages({"/": LINK, "/b": page}, body, f"network {network}")
        assert verdict.outcome == "failed", unmet


@pytest.mark.parametrize("seconds", [1, 2, 3])
def test_absence_waits_for_a_page_that_leads_on(seconds: int) -> None:
    pages = {"/": f'<meta http-equiv="refresh" content="{seconds};url=/b">wait', "/b": "Secret"}
    assert run_on_pages(pages, 'open "/"\nexpect no text "Secret"').outcome == "failed"
    assert run_on_pages(pages, 'open "/"\nexpect no text "wait"\nexpect url "/b"').outcome == "passed"


def test_absence_follows_redirects() -> None:
    pages = {"/": LINK, "/b": "302 /c", "/c": "302 /d", "/d": "Secret"}
    verdict = run_on_pages(pages, 'open "/"\npress 4 @34ms\nexpect no text "Secret"', SLOW)
    assert verdict.outcome == "failed"


def test_a_page_that_never_comes_to_rest_is_told() -> None:
    pages = {"/": '<meta http-equiv="refresh" content="90;url=/b">wait', "/b": "Secret"}
    verdict = run_on_pages(pages, 'open "/"\nexpect no text "Secret"')
    assert verdict.outcome == "failed"
    assert "it could not be judged: the page leads on to http://a.test/b by itself" in verdict.message


def test_a_page_that_asks_for_itself_again_is_at_rest_in_between() -> None:
    pages = {"/": '<meta http-equiv="refresh" content="2">wait'}
    assert run_on_pages(pages, 'open "/"\nexpect no text "Secret"').outcome == "passed"


def test_rounds_until_something_is_gone_are_not_ended_by_a_page_under_way() -> None:
    pages = {"/": f"Secret {LINK}", "/b": f"Secret {LINK}"}
    body = 'open "/"\nrepeat until no text "Secret" max 3\npress 4 @34ms\nend'
    assert run_on_pages(pages, body, SLOW).outcome == "failed"


LONG = {"/": f"top{'<br>' * 60}<a href='/x'>Sign out</a>"}


def test_the_screen_and_the_page_are_told_apart() -> None:
    verdict = run_on_pages(LONG, 'open "/"\nexpect no text "Sign out"\nexpect page text "Sign out"')
    assert verdict.outcome == "passed", verdict.message
    assert verdict.remarks == (
        'a.keys:5:1: no text "Sign out" looked at the screen only, and the page is longer; '
        "`no page text` looks at all of it",
    )
    verdict = run_on_pages(LONG, 'open "/"\nexpect no page text "Sign out"')
    assert verdict.outcome == "failed"
    assert "nearest on the page: 'Sign out'" in verdict.message


def test_a_page_that_fits_the_screen_needs_no_remark() -> None:
    verdict = run_on_pages({"/": "top"}, 'open "/"\nexpect no text "Sign out"\nexpect no page text "Sign out"')
    assert (verdict.outcome, verdict.remarks) == ("passed", ())


@pytest.mark.parametrize("word", ["", "no "])
def test_where_there_is_no_page_nothing_is_said_of_it(word: str) -> None:
    verdict = run_on_pages({}, f'expect {word}page text "Sign out"')
    assert verdict.outcome == "failed"
    assert "the LCD shows no page" in verdict.message


def test_of_a_pattern_the_nearest_line_is_told() -> None:
    page = "09:00<br>Your score is 12 points<br>bottom"
    verdict = run_on_pages({"/": page}, r'open "/"' + "\n" + r"expect text /Your score: \d+ points/")
    assert "nearest on the screen: 'Your score is 12 points'" in verdict.message


def test_what_keeps_the_phone_busy_is_told() -> None:
    pages = {"/": f"top<img src='/big.gif'>{LINK}", "/big.gif": "." * 90_000, "/b": "." * 20_000}
    cases = {
        'open "/"\nwait idle': "the phone was still busy after 5 s: http://a.test/big.gif has not come yet",
        'open "/b"\nexpect no text "Secret"': "the phone was still busy after 5 s: http://a.test/b has not come yet",
    }
    for body, told in cases.items():
        assert told in run_on_pages(pages, body, "network imode").message, body
    body = 'open "/"\npress 4\nexpect no text "Secret"'
    pages["/"] = LINK
    told = 'no text "Secret" within 5 s; it could not be judged: http://a.test/b has not come yet'
    assert told in run_on_pages(pages, body, "network imode").message


def test_open_is_done_when_the_page_is_there_and_wait_idle_when_its_pictures_are() -> None:
    pictures = {f"/{number}.gif": "x" * 6000 for number in range(4)}
    page = "Shop" + "".join(f'<img src="/{number}.gif" alt="{number}">' for number in range(4)) + '<a href="/2">on</a>'
    pages = {"/": page, "/2": f"<title>Two</title>{page}", **pictures}
    for network, page_comes, pictures_come in (("imode", 2.5, 20.0), ("foma", 0.6, 2.5)):
        body = f'open "/"\nexpect text "Shop"\nexpect time <= {page_comes}s\nopen "/2"\nexpect title "Two"'
        head = f"network {network} timeout 60s"
        verdict = run_on_pages(pages, f"{body}\nexpect time <= {2 * page_comes}s", head)
        assert verdict.outcome == "passed", (network, verdict.message)
        verdict = run_on_pages(pages, f'open "/"\nwait idle\nexpect time <= {pictures_come / 2}s', head)
        assert verdict.outcome == "failed", network
        assert f"expected time <= {pictures_come / 2:g}s; it took " in verdict.message
    verdict = run_on_pages(pages, 'open "/"\nexpect time <= 200ms\nexpect no text "Never"\nexpect time <= 200ms')
    assert verdict.outcome == "passed", verdict.message
