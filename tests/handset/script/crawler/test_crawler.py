"""The crawler on a little site: what it visits and how, and that it says where no key leads on."""

from __future__ import annotations

from typing import Any, cast

import pytest

from handset.script.crawler.crawler import DEEPEST, Crawler, kind_of
from handset.script.run.driver import Driver, Failure
from handset.script.run.environment import Environment
from tests.handset.browser.browser_harness import Answer, BrowserHarness, html

HOME = "http://a.test/"
FAR = "<br>".join(f"line {number}" for number in range(60))


class FakeEnvironment:
    """No more of an environment than a thumb that crawls needs."""

    def __init__(self, pages: dict[str, Answer]) -> None:
        self.harness = BrowserHarness(pages)
        self.phone = self.harness.phone
        self.harness.browser.open(HOME)
        self.harness.wait(2)


def crawler(pages: dict[str, Answer], **options: Any) -> Crawler:
    return Crawler(Driver(cast(Environment, FakeEnvironment(pages))), **options)


def test_every_kind_of_page_once_and_the_way_back() -> None:
    pages: dict[str, Answer] = {
        HOME: f'<a href="/news/1">a</a> <a href="/news/2">b</a>{FAR}<a href="/help" accesskey="7">help</a>',
        f"{HOME}news/1": '<a href="/">home</a> <a href="/news/1/more">more</a> <a href="http://b.test/">away</a>',
        f"{HOME}news/1/more": "the rest",
        f"{HOME}help": f'{FAR}<a href="/far">far</a>',
        f"{HOME}far": "the end",
    }
    visits = crawler(pages).crawl()
    assert [visit.kind for visit in visits] == ["/news/N", "/", "/news/N/more", "/help", "/far"]
    assert all(visit.good for visit in visits)
    by_kind = {visit.kind: visit for visit in visits}
    assert by_kind["/help"].presses == 1, "its access key"
    assert by_kind["/far"].presses > 3, "down, as far as it stands"
    assert by_kind["/far"].markup == len("the end")


def test_more_of_a_kind_and_no_more_than_wanted() -> None:
    pages: dict[str, Answer] = {HOME: "".join(f'<a href="/{n}">{n}</a> ' for n in range(5))}
    pages |= {f"{HOME}{n}": "page" for n in range(5)}
    assert len(crawler(pages).crawl()) == 1
    assert len(crawler(pages, each=3).crawl()) == 3
    assert len(crawler(pages, each=9, most=4).crawl()) == 4


def test_an_error_page_is_told() -> None:
    pages: dict[str, Answer] = {
        HOME: '<a href="/gone">x</a>',
        f"{HOME}gone": html("no such page", f"{HOME}gone", status=404),
    }
    (visit,) = crawler(pages).crawl()
    assert (visit.status, visit.good) == (404, False)


def test_a_link_that_no_key_reaches_is_a_failure() -> None:
    pages: dict[str, Answer] = {HOME: '<div style="display:none"><a href="/hidden">x</a></div> <a href="/">here</a>'}
    with pytest.raises(Failure, match=r"no key leads to the link to .*hidden"):
        crawler(pages).crawl()


def test_kinds_are_paths_without_their_numbers() -> None:
    assert kind_of("http://a.test/members/42/diary?page=2#c7") == "/members/N/diary"
    assert kind_of("http://a.test/games/3d-race") == "/games/3d-race"


def test_a_page_with_a_link_of_its_own_is_explored_though_its_kind_is_known() -> None:
    pages: dict[str, Answer] = {HOME: '<a href="/1">a</a> <a href="/2">b</a>', f"{HOME}1": "another's"}
    pages |= {f"{HOME}2": '<a href="/2/edit">edit</a>', f"{HOME}2/edit": "one's own"}
    assert "/N/edit" not in {visit.kind for visit in crawler(pages).crawl()}, "the first of a kind stands for all"
    assert "/N/edit" in {visit.kind for visit in crawler(pages, each=2).crawl()}


def test_every_way_to_a_kind_is_walked() -> None:
    pages: dict[str, Answer] = {HOME: '<a href="/1">a</a> <a href="/mine">mine</a>', f"{HOME}1": "another's"}
    pages |= {f"{HOME}mine": '<a href="/2">b</a>', f"{HOME}2": '<a href="/2/edit">edit</a>', f"{HOME}2/edit": "own"}
    assert "/N/edit" not in {visit.kind for visit in crawler(pages).crawl()}
    assert "/N/edit" in {visit.kind for visit in crawler(pages, every_way=True).crawl()}


def test_what_was_met_too_deep_is_explored_from_higher_up() -> None:
    deep = DEEPEST - 2
    pages: dict[str, Answer] = {HOME: '<a href="/d1">down</a> <a href="/shop">shop</a>'}
    pages |= {f"{HOME}d{n}": f'<a href="/d{n + 1}">down</a>' for n in range(1, deep)}
    pages |= {f"{HOME}d{deep}": '<a href="/shop">shop</a>', f"{HOME}shop": '<a href="/order">order</a>'}
    pages |= {f"{HOME}order": '<a href="/bill">bill</a>', f"{HOME}bill": "315 yen"}
    assert "/bill" in {visit.kind for visit in crawler(pages).crawl()}
