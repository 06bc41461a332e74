"""The jar keeps and sends cookies by RFC 6265."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handset.browser.fetch.cookies import MAX_KEPT, MAX_PER_DOMAIN, Cookies, parse_date
from handset.keypad import Key
from handset.network import Request, Response
from tests.handset.browser.browser_harness import BrowserHarness

NOW = int(datetime(2009, 8, 24, 0, 0, tzinfo=UTC).timestamp())
HOST = "http://m.a.test/x/y"


def jar(*lines: str, url: str = HOST, cookies: Cookies | None = None, date: str = "", now: int = NOW) -> Cookies:
    cookies = cookies or Cookies()
    headers = [("Set-Cookie", line) for line in lines] + ([("Date", date)] if date else [])
    cookies.store(Request("GET", url), Response(url, 200, tuple(headers), b""), now)
    return cookies


def sent(*lines: str, url: str = HOST, to: str = "", now: int = NOW) -> str:
    return jar(*lines, url=url).header(to or url, now)


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("a=1", "a=1"),
        (" a = 1 ; Path=/", "a=1"),
        ("a=", "a="),
        ("a=b=c", "a=b=c"),
        ('a="x y"', 'a="x y"'),
        ("a=1,b=2", "a=1,b=2"),
        ("a", ""),
        ("=1", ""),
        ("", ""),
        ("; Path=/", ""),
        ("a=1; HttpOnly", "a=1"),
        ("a=1; httponly; Comment=x; SameSite=Lax; Version=1", "a=1"),
        ("a=1;Path=/;", "a=1"),
        ("a=1; Path", "a=1"),
        ("a=1; Domain=", "a=1"),
        ("a=1; Max-Age=x", "a=1"),
        ("a=1; Max-Age=", "a=1"),
        ("a=1; Max-Age=+1", "a=1"),
        ("a=1; Max-Age=0; Max-Age=9", "a=1"),
        ("a=1; Expires=nonsense", "a=1"),
    ],
)
def test_the_words_of_a_cookie(line: str, header: str) -> None:
    assert sent(line) == header


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sun, 06 Nov 1994 08:49:37 GMT", (1994, 11, 6, 8, 49, 37)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", (1994, 11, 6, 8, 49, 37)),
        ("Sun Nov  6 08:49:37 1994", (1994, 11, 6, 8, 49, 37)),
        ("Sun, 06-Nov-1994 08:49:37 GMT", (1994, 11, 6, 8, 49, 37)),
        ("Wed, 09-Sep-09 1:2:3 GMT", (2009, 9, 9, 1, 2, 3)),
        ("1 jan 70 0:0:0", (1970, 1, 1, 0, 0, 0)),
        ("31-DECEMBER-69 23:59:59", (2069, 12, 31, 23, 59, 59)),
        ("2009 24 August 09:00:00", (2009, 8, 24, 9, 0, 0)),
        ("09:00:00 24 8 Aug 2009", (2009, 8, 24, 9, 0, 0)),
        ("Mon, 24/Aug/2009 09:00:00", (2009, 8, 24, 9, 0, 0)),
        ("24th Aug 2009 09:00:00am", (2009, 8, 24, 9, 0, 0)),
        ("Mon, 24 Aug 2009 09:00:00 +0900", (2009, 8, 24, 9, 0, 0)),
        ("29 Feb 2008 00:00:00", (2008, 2, 29, 0, 0, 0)),
        ("29 Feb 2009 00:00:00", None),
        ("31 Jun 2009 00:00:00", None),
        ("24 Aug 2009 24:00:00", None),
        ("24 Aug 2009 09:60:00", None),
        ("24 Aug 2009 09:00", None),
        ("24 Aug 1600 09:00:00", None),
        ("Aug 2009 09:00:00", None),
        ("24 2009 09:00:00", None),
        ("24 Aug 09:00:00", None),
        ("0", None),
        ("", None),
    ],
)
def test_dates_of_every_server(text: str, date: tuple[int, int, int, int, int, int] | None) -> None:
    assert parse_date(text) == (None if date is None else int(datetime(*date, tzinfo=UTC).timestamp()))


def day(offset: int) -> str:
    return f"{datetime.fromtimestamp(NOW, UTC) + timedelta(days=offset):%a, %d-%b-%Y %H:%M:%S GMT}"


@pytest.mark.parametrize(
    ("attributes", "seconds", "kept"),
    [
        (f"Expires={day(1)}", 86_399, True),
        (f"Expires={day(1)}", 86_400, False),
        (f"Expires={day(-1)}", 0, False),
        ("Expires=Thu, 01 Jan 1970 00:00:00 GMT", 0, False),
        ("Max-Age=60", 59, True),
        ("Max-Age=60", 60, False),
        ("Max-Age=0", 0, False),
        ("Max-Age=-1", 0, False),
        ("Max-Age=9" + "9" * 400, 10**9, True),
        (f"Max-Age=60; Expires={day(-1)}", 30, True),
        (f"Expires={day(1)}; Max-Age=0", 0, False),
        (f"Expires={day(1)}; Max-Age=60", 61, False),
        (f"Expires={day(-1)}; Expires={day(1)}", 0, True),
        ("Path=/x", 10**9, True),
    ],
)
def test_a_cookie_ends(attributes: str, seconds: int, kept: bool) -> None:
    assert bool(sent(f"a=1; {attributes}", now=NOW + seconds)) == kept


def test_a_sites_dates_are_meant_by_its_own_time() -> None:
    cookies = jar("a=1; Expires=Sun, 29 Nov 2026 00:01:00 GMT", date="Sun, 29 Nov 2026 00:00:00 GMT")
    assert cookies.header(HOST, NOW + 59) == "a=1"
    assert cookies.header(HOST, NOW + 60) == ""
    jar("a=; Expires=Sat, 28 Nov 2026 00:00:00 GMT", date="Sun, 29 Nov 2026 00:00:00 GMT", cookies=cookies)
    assert cookies.kept == []


@pytest.mark.parametrize(
    ("host", "domain", "goes_to"),
    [
        ("m.a.test", "", ["m.a.test"]),
        ("m.a.test", "a.test", ["a.test", "m.a.test", "n.a.test", "x.m.a.test"]),
        ("m.a.test", ".a.test", ["a.test", "m.a.test", "n.a.test", "x.m.a.test"]),
        ("m.a.test", ".A.TEST", ["a.test", "m.a.test", "n.a.test", "x.m.a.test"]),
        ("m.a.test", "m.a.test", ["m.a.test", "x.m.a.test"]),
        ("m.a.test", "test", []),
        ("m.a.test", ".test", []),
        ("m.a.test", "..a.test", []),
        ("m.a.test", "x.m.a.test", []),
        ("m.a.test", "b.test", []),
        ("m.a.test", ".test.", []),
        ("bada.test", "a.test", []),
        ("m.a.co.jp", "co.jp", []),
        ("m.a.co.jp", "a.co.jp", ["a.co.jp", "m.a.co.jp"]),
        ("docomo.ne.jp", "ne.jp", []),
        ("localhost", "localhost", ["localhost"]),
        ("10.0.0.1", "10.0.0.1", ["10.0.0.1"]),
        ("10.0.0.1", "0.0.1", []),
        ("10.0.0.1", "0.1", []),
    ],
)
def test_the_domain(host: str, domain: str, goes_to: list[str]) -> None:
    cookies = jar(f"a=1; Domain={domain}; Path=/" if domain else "a=1; Path=/", url=f"http://{host}/")
    asked = ["a.test", "m.a.test", "n.a.test", "x.m.a.test", "bada.test", "test", "a.co.jp", "m.a.co.jp", "b.co.jp",
             "b.ne.jp", "localhost", "x.localhost", "10.0.0.1", "9.10.0.0.1"]  # fmt: skip
    assert [each for each in asked if cookies.header(f"http://{each}/", NOW)] == goes_to


@pytest.mark.parametrize(
    ("url", "path", "goes_to"),
    [
        ("/x/y", "", ["/x", "/x/", "/x/y", "/x/y/z"]),
        ("/x/y/", "", ["/x/y", "/x/y/z"]),
        ("/x", "", ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy"]),
        ("", "", ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy"]),
        ("/x/y", "relative", ["/x", "/x/", "/x/y", "/x/y/z"]),
        ("/x/y", "/", ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy"]),
        ("/x/y", "/x", ["/x", "/x/", "/x/y", "/x/y/z"]),
        ("/x/y", "/x/", ["/x/", "/x/y", "/x/y/z"]),
        ("/x/y", "/x/y/z", ["/x/y/z"]),
        ("/x/y?a=/b/c", "", ["/x", "/x/", "/x/y", "/x/y/z"]),
    ],
)
def test_the_path(url: str, path: str, goes_to: list[str]) -> None:
    cookies = jar(f"a=1; Path={path}" if path else "a=1", url="http://a.test" + url)
    asked = ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy"]
    assert [each for each in asked if cookies.header(f"http://a.test{each}?q=1", NOW)] == goes_to


def test_a_secure_cookie_goes_over_tls_alone() -> None:
    cookies = jar("a=1; Secure", "b=2")
    assert cookies.header(HOST, NOW) == "b=2"
    assert cookies.header(HOST.replace("http:", "https:"), NOW) == "a=1; b=2"


def test_longer_paths_first_then_older_cookies() -> None:
    cookies = jar("a=1; Path=/", "b=2; Path=/x", "c=3; Path=/", "d=4; Path=/x/y", "a=5; Path=/")
    assert cookies.header(HOST, NOW) == "d=4; b=2; a=5; c=3"


def test_a_cookie_is_one_with_its_name_domain_and_path() -> None:
    cookies = jar("a=1; Path=/", "a=2; Path=/x", "a=3; Path=/; Domain=a.test", "A=4; Path=/")
    assert cookies.header(HOST, NOW) == "a=2; a=1; a=3; A=4"
    jar("a=; Max-Age=0; Path=/", cookies=cookies)
    assert cookies.header(HOST, NOW) == "a=2; a=3; A=4"


def test_a_domain_has_room_for_so_many() -> None:
    cookies = jar(*(f"k{n}=v" for n in range(MAX_PER_DOMAIN)))
    assert "k0=v" in cookies.header(HOST, NOW)
    jar("old=1; Path=/elsewhere", cookies=cookies)
    names = [cookie.name for cookie in cookies.kept]
    assert len(names) == MAX_PER_DOMAIN
    assert "old" in names
    jar("b=1", url="http://b.test/", cookies=cookies)
    assert len(cookies.kept) == MAX_PER_DOMAIN + 1


def test_what_was_sent_last_stays_longest() -> None:
    cookies = jar("first=1; Path=/first", *(f"k{n}=v; Path=/k" for n in range(MAX_PER_DOMAIN - 1)))
    assert cookies.header("http://m.a.test/first", NOW) == "first=1"
    jar("more=1", cookies=cookies)
    assert "first" in {cookie.name for cookie in cookies.kept}
    assert "k0" not in {cookie.name for cookie in cookies.kept}


def test_a_jar_has_a_bottom() -> None:
    cookies = Cookies()
    for number in range(2 * MAX_KEPT):
        jar("a=1", url=f"http://{number}.test/", cookies=cookies)
    assert len(cookies.kept) == MAX_KEPT
    assert cookies.header("http://1.test/", NOW) == ""
    assert cookies.header(f"http://{2 * MAX_KEPT - 1}.test/", NOW) == "a=1"


def test_what_is_over_goes_first() -> None:
    cookies = jar("brief=1; Max-Age=1", *(f"k{n}=v" for n in range(MAX_PER_DOMAIN - 1)))
    jar("new=1", cookies=cookies, now=NOW + 2)
    assert [cookie.name for cookie in cookies.kept] == [*(f"k{n}" for n in range(MAX_PER_DOMAIN - 1)), "new"]


def test_a_cookie_of_more_than_four_kilobytes_is_not_kept() -> None:
    assert sent("k=" + "v" * 4_094) == "k=" + "v" * 4_094
    assert sent("k=" + "v" * 4_095) == ""


PAGE = "http://a.test/"


def phone(model: str, *lines: str) -> BrowserHarness:
    headers = (("Content-Type", "text/html"), *(("Set-Cookie", line) for line in lines))
    harness = BrowserHarness({PAGE: Response(PAGE, 200, headers, b"<a href=/next>x</a>"), PAGE + "next": "next"}, model)
    harness.browser.open(PAGE)
    return harness


@pytest.mark.parametrize("model", ["qvga", "n06a", "w61ca", "w63ca", "911sh", "923sh"])
def test_cookies_that_are_to_last_outlive_the_browser(model: str) -> None:
    harness = phone(model, "session=1", "lasting=2; Max-Age=3600", "over=3; Max-Age=0")
    harness.press(Key.OK)
    assert dict(harness.site.asked[-1].headers)["Cookie"] == "session=1; lasting=2"
    harness.press(Key.END)
    harness.phone.launch("browser")
    harness.browser.open(PAGE + "next")
    assert dict(harness.site.asked[-1].headers)["Cookie"] == "lasting=2"


@pytest.mark.parametrize("model", ["p906i", "l03a", "early"])
def test_models_without_cookies_send_none(model: str) -> None:
    harness = phone(model, "a=1; Max-Age=3600")
    harness.press(Key.OK)
    assert "Cookie" not in dict(harness.site.asked[-1].headers)


def test_a_cookie_ends_by_the_phones_clock() -> None:
    harness = phone("qvga", "a=1; Expires=Mon, 24-Aug-2009 00:00:02 GMT")
    harness.wait(130)
    harness.press(Key.OK)
    assert "Cookie" not in dict(harness.site.asked[-1].headers)
