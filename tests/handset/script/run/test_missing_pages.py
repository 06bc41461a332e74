"""Pages that cannot be had: no expectation of a page passes on the phone's own error page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.handset.script.page_environment import Site, run_on_pages

SAID = {
    "http://nosuch.test/": "the site cannot be found. Check the address",
    "/round": "the site keeps forwarding. Stopped",
    "/nowhere": "connection was cut",
    "/silent": "the site answered with an error (HTTP 500)",
    "/film": "this kind of file is not supported (video/3gpp)",
    "/large": "the page is too large for this phone",
}
"""Address -> why the phone has no page to show."""


class Faulty(Site):
    """A site with a way to each reason why a page cannot be had, and pages that are its own about an error."""

    def __init__(self) -> None:
        way = "".join(f'<a href="{href}" accesskey="{key}">{key}</a><br>' for key, href in enumerate(SAID, 1))
        super().__init__({"/": f"<title>Faults</title>{way}<form><input name=q maxlength=3></form>"})

    def __call__(self, environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        status, headers, body = {
            "/round": ("302 Found", [("Location", "/round")], b""),
            "/nowhere": ("302 Found", [], b""),
            "/silent": ("500 Internal Server Error", [("Content-Type", "text/html")], b""),
            "/film": ("200 OK", [("Content-Type", "video/3gpp")], b"film"),
            "/large": ("200 OK", [("Content-Type", "text/html")], b"." * 2_000_000),
            "/nothing": ("204 No Content", [], b""),
            "/gone": ("410 Gone", [("Content-Type", "text/html")], b"gone for good"),
            "/broken": ("500 Internal Server Error", [("Content-Type", "text/html")], b"something broke"),
        }.get(str(environ["PATH_INFO"]), ("", [], b""))
        if not status:
            return super().__call__(environ, start)
        start(status, headers)
        return [body]


def run(body: str, head: str = "") -> tuple[str, str]:
    verdict = run_on_pages({}, body, head, Faulty())
    return verdict.outcome, verdict.message


@pytest.mark.parametrize("network", ["instant", "hsdpa"])
def test_a_page_that_cannot_be_had_fails_open(network: str) -> None:
    for address, reason in SAID.items():
        for before in ("", 'open "/"\n'):
            outcome, message = run(f'{before}open "{address}"', f"network {network}")
            assert (outcome, f"the page cannot be had: {reason}\n" in message) == ("failed", True), (address, message)


def test_no_reception_and_an_answer_without_a_page_fail_open() -> None:
    assert "cannot be had: out of service area" in run('open "/"', "network off")[1]
    assert "cannot be had: the site's answer holds none" in run('open "/"\nopen "/nothing"')[1]
    assert "cannot be had: the site's answer holds none" in run('open "/nothing"')[1]


def test_a_sites_own_words_about_an_error_are_a_page() -> None:
    for address, words in (("/gone", "gone for good"), ("/broken", "something broke"), ("/none", "no such page")):
        body = f'open "{address}"\nexpect text "{words}"\nexpect no text "Cannot show"\nexpect no page text "Secret"'
        assert run(body) == ("passed", ""), address


ABSENT = ['no text "404"', 'no page text "404"', 'no title "Faults"', 'no url "/ok"', "bytes <= 90k", 'no focus "Buy"',
          "lint clean"]  # fmt: skip


def test_absence_is_not_judged_on_the_phones_own_page() -> None:
    """By a link to each fault."""
    for key, reason in enumerate(SAID.values(), 1):
        for absence in ABSENT:
            outcome, message = run(f'open "/"\npress {key}\nexpect {absence}', "timeout 1s")
            told = f"could not be judged: the page cannot be had: {reason}"
            assert (outcome, told in message) == ("failed", True), (absence, message)


def test_what_the_phone_shows_in_place_of_a_page_can_be_expected() -> None:
    body = 'open "/"\npress 1\nexpect text "The site cannot be found"\nexpect title "Cannot show"'
    assert run(f'{body}\nexpect no dialog "Sure?"\nsoftkey "Back"\nexpect no text "found"') == ("passed", "")


def test_the_address_that_cannot_be_had_is_not_taken_for_the_page() -> None:
    """A dead site's name stands on the phone's own page; a long one is broken over several lines."""
    for address in ("http://shop.test/basket/thanks", f"http://shop.test/{'thanks/' * 20}"):
        for said in ('text "shop"', 'text "thanks"', "text /thanks/", 'page text "shop.test"', 'url "/"',
                     "url /thanks/", "bytes >= 1"):  # fmt: skip
            pages = {"/": f'<title>Menu</title><a href="{address}">on</a>'}
            verdict = run_on_pages(pages, f'open "/"\npress ok\nexpect {said}', "timeout 1s")
            assert verdict.outcome == "failed", (address, said)
    told = run('open "/"\npress 1\nexpect url "nosuch"', "timeout 1s")[1]
    assert 'expected url "nosuch" within 1 s; the page cannot be had: the site cannot be found' in told
    told = run('open "/"\npress 1\nexpect text "nosuch.test"', "timeout 1s")[1]
    assert 'expected text "nosuch.test" within 1 s; nothing on the screen is like it' in told
    assert run('expect text "Cannot show"\nexpect no text "nosuch"', "timeout 1s")[0] == "failed"


def test_a_page_comes_to_the_front_of_what_lies_over_it() -> None:
    """An editor that is open on a field."""
    pages = {"/": "<form><input name=q></form>", "/other": "other page"}
    body = 'open "/"\npress ok\nexpect softkey centre "Done"\nopen "/other"\nexpect text "other page"'
    verdict = run_on_pages(pages, body)
    assert verdict.outcome == "passed", verdict.message


def test_a_phone_that_is_off_shows_no_page() -> None:
    for wait in ("wait 1s", "wait 10s"):
        assert "the phone is off; `battery 50` charges it" in run(f'battery 0\n{wait}\nopen "/"')[1]
        assert "the phone is off" in run(f'open "/"\nbattery 0\n{wait}\nopen "/"')[1]


def test_of_no_page_nothing_is_said() -> None:
    for said in ("bytes <= 10k", "no bytes >= 1", "bytes == 0", 'no page text "x"', 'page text "x"'):
        assert "the LCD shows no page" in run(f"expect {said}", "timeout 1s")[1], said


def test_of_a_pixel_beyond_the_lcd_nothing_is_said() -> None:
    for said in ("pixel 999,1 #000000", "no pixel 999,1 #000000"):
        assert "the LCD has no such pixel" in run(f"expect {said}", "timeout 1s")[1], said


def test_a_field_that_takes_a_part_of_the_text_only_is_told() -> None:
    told = run('open "/"\npress down x6\ntype "abcdef" via keyboard')[1]
    assert "the field took 3 of 6 characters: 'abc'" in told
    assert run('open "/"\npress down x6\ntype "abc" via keyboard\nexpect focus "abc"') == ("passed", "")
