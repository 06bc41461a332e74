"""The cache: how long answers are good, which go first, and what is asked of sites because of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.browser.fetch.cache import Cache, CachedFiles
from handset.clock import Clock
from handset.keypad import Key
from handset.machine import Snapshot
from handset.network import Request, Response
from tests.handset.browser.browser_harness import BrowserHarness, chosen, html, picture, redirect

HOME, PAGE, IMAGE, SHEET = "http://a.test/", "http://a.test/page", "http://a.test/i.gif", "http://a.test/s.css"
TODAY = "Mon, 24 Aug 2009 00:00:00 GMT"
DAY = 24 * 60 * 60


def answer(*headers: tuple[str, str], status: int = 200, body: bytes = b"x", url: str = HOME) -> Response:
    return Response(url, status, headers, body)


def freshness(*headers: tuple[str, str], guess: bool = False) -> int | None:
    """Seconds that an answer is good for; None when it is not kept."""
    cache = Cache()
    cache.store(Request("GET", HOME), answer(*headers), Clock(), guess=guess)
    return max(0, cache.kept[HOME].stale // 60) if HOME in cache.kept else None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], None),
        ([("Cache-Control", "max-age=60")], 60),
        ([("cache-control", 'private, Max-Age="60"')], 60),
        ([("Cache-Control", "public"), ("Cache-Control", "max-age=60")], 60),
        ([("Cache-Control", "max-age=60"), ("Age", "20")], 40),
        ([("Cache-Control", "max-age=60"), ("Age", "99")], None),
        ([("Cache-Control", "max-age=-5")], None),
        ([("Cache-Control", "max-age=9999999999999999999")], 365 * DAY),
        ([("Cache-Control", "max-age=nonsense"), ("ETag", '"1"')], 0),
        ([("Cache-Control", "no-store, max-age=60"), ("ETag", '"1"')], None),
        ([("Cache-Control", "no-cache, max-age=60")], None),
        ([("Cache-Control", "no-cache, max-age=60"), ("ETag", '"1"')], 0),
        ([("Pragma", "no-cache"), ("Expires", "Tue, 25 Aug 2009 00:00:00 GMT"), ("ETag", '"1"')], 0),
        ([("Expires", "Tue, 25 Aug 2009 00:00:00 GMT"), ("Date", TODAY)], DAY),
        ([("Expires", "Tue, 25 Aug 2009 00:00:00 GMT")], DAY),
        ([("Expires", "Sat, 01 Jan 2000 00:00:00 GMT")], None),
        ([("Expires", "0"), ("Last-Modified", TODAY)], 0),
        ([("Expires", "Tue, 25 Aug 2009 00:00:00 GMT"), ("Cache-Control", "max-age=5"), ("Date", TODAY)], 5),
        ([("ETag", '"1"')], 0),
        ([("Last-Modified", TODAY)], 0),
        ([("Vary", "*"), ("Cache-Control", "max-age=60")], None),
        ([("Vary", "Accept-Language"), ("Cache-Control", "max-age=60")], 60),
    ],
)
def test_how_long_a_page_is_good(headers: list[tuple[str, str]], seconds: int | None) -> None:
    assert freshness(*headers) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], DAY),
        ([("ETag", '"1"')], DAY),
        ([("Date", TODAY), ("Last-Modified", "Sun, 23 Aug 2009 00:00:00 GMT")], DAY // 10),
        ([("Date", TODAY), ("Last-Modified", "Wed, 24 Aug 1988 00:00:00 GMT")], DAY),
        ([("Date", TODAY), ("Last-Modified", "Wed, 24 Aug 2033 00:00:00 GMT")], 0),
        ([("Cache-Control", "no-cache")], None),
        ([("Cache-Control", "max-age=7")], 7),
    ],
)
def test_a_picture_of_which_nothing_is_said_is_good_for_a_while(
    headers: list[tuple[str, str]], seconds: int | None
) -> None:
    assert freshness(*headers, guess=True) == seconds


def test_a_kept_answer_is_for_the_same_request() -> None:
    cache, clock = Cache(), Clock()
    japanese = Request("GET", HOME, (("Accept-Language", "ja"),))
    kept = answer(("Vary", "accept-language"), ("Cache-Control", "max-age=60"), ("ETag", '"1"'))
    cache.store(japanese, kept, clock)
    assert cache.lookup(japanese, 0) == kept
    assert cache.lookup(Request("GET", HOME + "#part", japanese.headers), 0) is not None
    english = Request("GET", HOME, (("Accept-Language", "en"),))
    assert cache.lookup(english, 0) is None
    assert cache.conditional(english) == english
    assert cache.lookup(japanese, 60 * 60) is None
    assert cache.lookup(Request("POST", HOME, japanese.headers), 0) is None


def test_what_has_not_changed_is_good_again_and_says_so_itself() -> None:
    cache, clock, request = Cache(), Clock(), Request("GET", HOME)
    first = answer(("ETag", '"1"'), ("Last-Modified", TODAY), ("Content-Type", "text/html"), body=b"old")
    cache.store(request, first, clock)
    assert cache.conditional(request).headers == (("If-None-Match", '"1"'), ("If-Modified-Since", TODAY))
    told = answer(("Cache-Control", "max-age=60"), ("Content-Type", "x/y"), status=304, body=b"")
    shown = cache.store(request, told, clock)
    assert (shown.status, shown.body, shown.content_type) == (200, b"old", "text/html")
    assert cache.lookup(request, 59 * 60) == shown


def test_a_304_of_nothing_stays_one() -> None:
    assert Cache().store(Request("GET", HOME), answer(status=304), Clock()).status == 304


def test_a_post_makes_the_kept_answer_worthless() -> None:
    cache, clock, request = Cache(), Clock(), Request("GET", HOME)
    cache.store(request, answer(("Cache-Control", "max-age=60")), clock)
    cache.store(Request("POST", HOME), answer(("Cache-Control", "max-age=60")), clock)
    assert not cache.kept


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 40), st.booleans()), max_size=30))
def test_the_least_recently_used_go_and_what_is_needed_stays(steps: list[tuple[str, int, bool]]) -> None:
    cache, order = Cache(), list[str]()
    for name, size, only_used in steps:
        if only_used and name not in order:
            continue
        order = [each for each in order if each != name] + [name]
        if only_used:
            cache.touch([name])
        else:
            cache.pin(name, answer(body=bytes(size)))
        cache.trim(100, {"a"})
        left = sum(len(body or b"") for body in CachedFiles(cache).values())
        assert left <= 100 or list(cache.kept) == ["a"]
        gone = [each for each in order if each not in cache.kept]
        assert "a" not in gone
        assert [each for each in order if each != "a"][: len(gone)] == gone
        order = [each for each in order if each in cache.kept]
        assert list(cache.kept) == order


# on the phone


class Library:
    """A site whose page, sheet and picture have versions, and which answers conditions."""

    def __init__(self, said: tuple[tuple[str, str], ...], picture_said: tuple[tuple[str, str], ...] = ()) -> None:
        self.version = 1
        self.said = said
        self.picture_said = picture_said

    def pages(self) -> dict[str, object]:
        return {
            HOME: "<a href=/page>go</a>",
            PAGE: lambda request: self._answer(request, "text/html", self._page(), self.said),
            SHEET: lambda request: self._answer(request, "text/css", b"body{color:red}", self.picture_said),
            IMAGE: lambda request: self._answer(request, "image/gif", picture(8, 8), self.picture_said),
        }

    def _page(self) -> bytes:
        return f"<link rel=stylesheet href=/s.css>version {self.version}<img src=/i.gif><a href=/>x</a>".encode()

    def _answer(self, request: Request, kind: str, body: bytes, said: tuple[tuple[str, str], ...]) -> Response:
        tag = f'"{self.version}"'
        conditions = dict(request.headers)
        if conditions.get("If-None-Match") == tag:
            return Response(request.url, 304, (("ETag", tag), *said), b"")
        marked = said if ("x", "x") in said else (("ETag", tag), *said)
        return Response(request.url, 200, (("Content-Type", kind), *marked), body)


def visited(library: Library, model: str = "qvga") -> BrowserHarness:
    """At the front page, after one visit to the page."""
    harness = BrowserHarness(library.pages(), model)  # type: ignore[arg-type]
    harness.browser.open(HOME)
    harness.press(Key.OK)
    assert "version 1" in harness.text()
    harness.press(Key.SOFT_RIGHT)
    harness.site.asked.clear()
    return harness


def asked(harness: BrowserHarness) -> list[str]:
    """Paths asked for since, `?` behind those asked with a condition, `!` behind those past the cache."""
    found = []
    for request in harness.site.asked:
        names = {name for name, _ in request.headers}
        sign = "?" if "If-None-Match" in names else "!" if "Cache-Control" in names else ""
        found.append(request.url.removeprefix(HOME) + sign)
    harness.site.asked.clear()
    return found


def test_a_fresh_page_comes_without_the_network() -> None:
    library = Library((("Cache-Control", "max-age=60"),))
    harness = visited(library)
    library.version = 2
    harness.press(Key.OK)
    assert "version 1" in harness.text()
    assert asked(harness) == []
    harness.press(Key.SOFT_RIGHT)
    harness.wait(60 * 60)
    harness.press(Key.OK)
    assert "version 2" in harness.text()
    assert asked(harness) == ["page?"]


def test_a_fresh_page_comes_even_without_reception() -> None:
    harness = visited(Library((("Cache-Control", "max-age=60"),)))
    from handset.network import BEARERS

    harness.phone.network.bearer = BEARERS["off"]
    harness.press(Key.OK)
    assert "version 1" in harness.text()


def test_a_page_that_has_not_changed_is_shown_as_it_is_kept() -> None:
    harness = visited(Library(()))
    harness.press(Key.OK)
    assert harness.browser.url == PAGE
    assert "version 1" in harness.text()
    assert asked(harness) == ["page?"]


@pytest.mark.parametrize("said", [(("Cache-Control", "no-store"),), (("x", "x"),)])
def test_a_page_that_is_not_kept_is_asked_for_each_time(said: tuple[tuple[str, str], ...]) -> None:
    library = Library(said)
    harness = visited(library)
    library.version = 2
    harness.press(Key.OK)
    assert "version 2" in harness.text()
    assert asked(harness) == ["page"]


def test_back_and_forward_ask_for_nothing() -> None:
    harness = visited(Library((("Cache-Control", "no-store"),), (("Cache-Control", "no-store"),)))
    harness.browser.travel(1)
    harness.wait(5)
    assert "version 1" in harness.text()
    assert asked(harness) == []


def test_the_menus_reload_goes_past_the_cache() -> None:
    library = Library((("Cache-Control", "max-age=600"),), (("Cache-Control", "max-age=600"),))
    harness = visited(library)
    harness.press(Key.OK)
    library.version = 2
    chosen(harness, "reload")
    assert "version 2" in harness.text()
    assert asked(harness) == ["page!", "s.css!", "i.gif!"]
    harness.press(Key.SOFT_RIGHT, Key.OK)
    assert "version 2" in harness.text()
    assert asked(harness) == []


def test_pictures_and_sheets_are_asked_for_again_when_they_are_stale() -> None:
    library = Library((("Cache-Control", "no-store"),), (("Cache-Control", "max-age=60"),))
    harness = visited(library)
    harness.press(Key.OK, Key.SOFT_RIGHT)
    assert asked(harness) == ["page"]
    harness.wait(60 * 60)
    before = harness.browser.page
    harness.press(Key.OK)
    assert asked(harness) == ["page", "s.css?", "i.gif?"]
    assert harness.browser.page is not before
    harness.press(Key.SOFT_RIGHT, Key.OK)
    assert asked(harness) == ["page"]


def test_a_picture_that_was_not_there_is_asked_for_on_the_next_visit() -> None:
    library = Library((("Cache-Control", "no-store"),))
    pages = library.pages()
    harness = BrowserHarness({**pages, IMAGE: None}, "qvga")  # type: ignore[dict-item]
    harness.browser.open(PAGE)
    harness.wait(5)
    assert harness.browser.page is not None
    assert harness.browser.page.files[IMAGE] is None
    harness.site.pages[IMAGE] = pages[IMAGE]  # type: ignore[assignment]
    harness.browser.open(PAGE)
    assert harness.browser.page.files[IMAGE] == picture(8, 8)


def test_a_picture_that_moved_is_followed() -> None:
    library = Library(())
    pages = {**library.pages(), IMAGE: redirect("/ad.gif"), HOME + "ad.gif": library.pages()[IMAGE]}
    harness = BrowserHarness(pages, "qvga")  # type: ignore[arg-type]
    harness.browser.open(PAGE)
    assert harness.browser.page is not None
    assert harness.browser.page.files[IMAGE] == picture(8, 8)
    harness.site.pages[HOME + "ad.gif"] = redirect("/ad.gif")
    chosen(harness, "reload")
    assert harness.browser.page.files[IMAGE] is None


def test_no_more_is_kept_than_the_model_holds() -> None:
    pages: dict[str, object] = {HOME: "".join(f"<a href=/{n}>{n}</a> " for n in range(9))}
    for number in range(9):
        heavy = html(f"<title>{number}</title>" + "x" * 32_000, f"{HOME}{number}")
        pages[f"{HOME}{number}"] = Response(
            heavy.url, 200, (*heavy.headers, ("Cache-Control", "max-age=999")), heavy.body
        )
    harness = BrowserHarness(pages, "w63ca")  # type: ignore[arg-type]
    assert harness.phone.model.browser.cache_bytes == 131_072
    for number in (0, 1, 2, 3, 0, 4):
        harness.browser.open(f"{HOME}{number}")
    harness.site.asked.clear()
    for number in (2, 3, 0, 4, 1):
        harness.browser.open(f"{HOME}{number}")
    assert asked(harness) == ["1"]


def test_the_cache_is_part_of_the_snapshot() -> None:
    harness = visited(Library((("Cache-Control", "max-age=60"),)))
    saved = Snapshot.from_bytes(harness.phone.snapshot().to_bytes())
    again = visited(Library(()))
    again.phone.restore(saved)
    again.press(Key.OK)
    assert "version 1" in again.text()
    assert asked(again) == []


def test_pictures_that_could_not_be_had_take_room_too() -> None:
    cache = Cache()
    for number in range(1_000):
        cache.pin(f"http://a.test/{number}", None)
        cache.trim(2_000, {"http://a.test/0"})
        assert sum(map(len, cache.kept)) <= 2_000
    assert len(cache.kept) > 50
    assert {"http://a.test/0", "http://a.test/999"} <= set(cache.kept)
