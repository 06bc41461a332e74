"""A small site of three pages, and a phone that shows its first."""

from __future__ import annotations

from tests.handset.browser.browser_harness import BrowserHarness

HOME = "http://a.test/"
FRONT = (
    "<title>表紙</title><a href=/one accesskey=1>一</a><br><a href=/two>二</a><br>"
    + "本文<br>" * 40
    + "<a href=/end>終</a>"
)
PAGES = {HOME: FRONT, HOME + "one": "<title>one</title>first", HOME + "two": "<a href=/one>back to one</a>"}


def opened(pages: dict[str, object] | None = None, model: str = "qvga", bearer: str = "instant") -> BrowserHarness:
    harness = BrowserHarness({**PAGES, **(pages or {})}, model, bearer)  # type: ignore[dict-item]
    harness.browser.open(HOME)
    return harness
