"""What is asked of sites, and what becomes of the answers."""

from __future__ import annotations

import pytest

from handset.app import Result
from handset.browser.browser_texts import translate
from handset.browser.layout.boxes import Box
from handset.content_types import ContentType
from handset.keypad import Key
from handset.network import NetworkError, Request, Response
from tests.handset.browser.browser_harness import Answer, BrowserHarness, Standby, html, picture, redirect, typed
from tests.handset.browser.three_page_site import HOME, opened


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_redirects_are_followed(status: int) -> None:
    harness = opened({HOME + "one": redirect("/two", status)})
    harness.press(Key.OK)
    assert harness.browser.url == HOME + "two"


def test_a_redirect_loop_is_told() -> None:
    harness = opened({HOME + "one": redirect("/one")})
    harness.press(Key.OK)
    assert len(harness.site.asked) == 12
    assert translate("redirects", "en")[:9] in harness.text()
    harness.press(Key.SOFT_RIGHT)
    assert harness.browser.url == HOME


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "host"),
        (NetworkError("timeout", ""), "timeout"),
        (NetworkError("certificate", ""), "certificate"),
        (Response(HOME, 200, (("Content-Type", "video/mp4"),), b"x"), "unsupported"),
        (Response(HOME, 500, (("Content-Type", "text/html"),), b""), "status"),
        (html("x" * 1_000_001), "too-large"),
    ],
)
def test_errors_are_told_and_left(answer: object, reason: str) -> None:
    harness = opened({HOME + "one": answer})
    harness.press(Key.OK)
    said = "".join(harness.text().split())
    assert "".join(translate(reason, "en").split()) in said
    assert harness.browser.links() == [translate("again", "en"), translate("back", "en")]
    harness.site.pages[HOME + "one"] = "<title>better</title>"
    harness.press(Key.OK)
    assert harness.browser.title == "better"
    harness.press(Key.SOFT_RIGHT)
    assert harness.browser.url == HOME


def test_no_reception() -> None:
    harness = opened(bearer="off")
    assert not harness.browser.idle
    harness.wait(40)
    assert harness.browser.idle
    assert "reception" in harness.text()


def test_loading_can_be_stopped() -> None:
    harness = opened(bearer="imode")
    assert not harness.browser.idle
    harness.wait(400)
    assert harness.browser.idle
    harness.press(Key.OK, wait=2)
    assert harness.browser.softkeys.right == translate("stop", "en")
    harness.press(Key.SOFT_RIGHT)
    assert (harness.browser.idle, harness.browser.url) == (True, HOME)


def test_pictures_come_after_text_and_move_it() -> None:
    page = "<img src=/i.gif><br><a href=/one>x</a>"
    harness = opened({HOME: page, HOME + "i.gif": Response("", 200, (("Content-Type", "image/gif"),), picture(50, 90))},
                   bearer="foma")  # fmt: skip
    harness.wait(24)
    assert harness.browser.url == HOME
    assert not harness.browser.idle
    before = harness.phone.frame().hash
    harness.wait(40)
    assert harness.browser.idle
    assert harness.phone.frame().hash != before
    assert tuple(harness.phone.frame().page_pixels[18 + 45, 20]) == (255, 0, 0)


def test_a_picture_by_itself_and_pictures_off() -> None:
    answer = Response(HOME + "one", 200, (("Content-Type", "image/gif"),), picture(10, 10))
    harness = opened({HOME + "one": answer})
    harness.press(Key.OK)
    assert tuple(harness.phone.frame().page_pixels[18 + 5, 120]) == (255, 0, 0)
    harness.press(Key.SOFT_LEFT, Key.DIGIT_8)
    assert tuple(harness.phone.frame().page_pixels[18 + 5, 120]) != (255, 0, 0)


def test_cookies_and_referer_where_the_model_has_them() -> None:
    answer = Response(HOME, 200, (("Content-Type", "text/html"), ("Set-Cookie", "k=v; Path=/")), b"<a href=/one>x</a>")
    for model, expected in (("qvga", {"Cookie": "k=v", "Referer": HOME}), ("l03a", {})):
        harness = opened({HOME: answer}, model=model)
        harness.press(Key.OK)
        sent = dict(harness.site.asked[-1].headers)
        assert {name: sent[name] for name in ("Cookie", "Referer") if name in sent} == expected
        assert sent["User-Agent"] == harness.phone.model.browser.user_agent
        assert sent["X-Keitai-Viewport"] == "240x280"


def test_meta_refresh() -> None:
    harness = opened({HOME: "<meta http-equiv=refresh content='2;url=/one'>wait"})
    harness.wait(100)
    assert harness.browser.url == HOME
    harness.wait(30)
    assert harness.browser.title == "one"


class Play(Standby):
    """Another app that takes a kind of answer."""

    kind = "game"


def test_content_for_another_app_and_its_way_back() -> None:
    ticket = Response(HOME, 200, (("Content-Type", "application/x-keitai-game"),), b'{"game": "g"}')
    harness = opened({HOME + "one": ticket, HOME + "score": redirect("/two", 303)})
    saved: list[bytes] = []

    def make(phone: object, data: bytes) -> Play:
        saved.append(data)
        return Play()

    harness.phone.register(ContentType("game", ("application/x-keitai-game",)), make)
    harness.press(Key.OK)
    assert harness.phone.foreground.kind == "game"
    assert saved == [b'{"game": "g"}']
    harness.phone.close(harness.phone.foreground)
    assert (harness.browser.url, harness.browser.focused_text) == (HOME, "一")
    harness.press(Key.OK)
    result = Result("post", url=HOME + "score", content_type="a/letter", body=b"replay", durable=True)
    harness.phone.close(harness.phone.foreground, result)
    harness.wait(2)
    assert harness.browser.url == HOME + "two"
    assert harness.site.asked[-2].body == b"replay"
    assert harness.phone.memory.outbox() == []


def test_a_score_without_reception_is_kept_and_sent_later() -> None:
    from handset.network import BEARERS

    harness = opened({HOME + "score": "<title>taken</title>"})
    harness.phone.network.bearer = BEARERS["off"]
    harness.browser.on_result(Result("post", url=HOME + "score", content_type="a/letter", body=b"r", durable=True))
    harness.wait(40)
    assert len(harness.phone.memory.outbox()) == 1
    assert "kept" in harness.text()
    harness.phone.network.bearer = BEARERS["instant"]
    harness.browser.open(HOME + "two")
    harness.wait(2)
    assert harness.phone.memory.outbox() == []
    assert [each.body for each in harness.site.asked if each.method == "POST"] == [b"r"]
    assert harness.browser.url == HOME + "two"


def test_a_score_that_a_site_asks_for_again_stays_in_the_outbox() -> None:
    for status in (429, 502, 503, 504):
        busy = Response(HOME + "score", status, (("Content-Type", "text/html"),), b"<title>busy</title>")
        harness = opened({HOME + "score": busy})
        harness.browser.on_result(Result("post", url=HOME + "score", content_type="a/letter", body=b"r", durable=True))
        harness.wait(4)
        assert len(harness.phone.memory.outbox()) == 1, status
        assert len([each for each in harness.site.asked if each.method == "POST"]) == 1, "it is not sent at once again"
        harness.browser.open(HOME + "two")
        harness.wait(4)
        assert len(harness.phone.memory.outbox()) == 1, status
        harness.site.pages[HOME + "score"] = "<title>taken</title>"
        harness.browser.open(HOME + "two")
        harness.wait(4)
        assert harness.phone.memory.outbox() == [], status


def test_request_keeps_ascii_on_the_wire() -> None:
    harness = opened({HOME: "<a href='/検索 x?q=日本'>x</a>"})
    harness.press(Key.OK)
    sent: Request = harness.site.asked[-1]
    assert sent.url.isascii()
    assert " " not in sent.url


def test_pictures_of_buttons_objects_and_backgrounds_are_fetched() -> None:
    markup = (
        "<body background=/bg.gif><form action=/one><input type=image src=/button.gif></form>"
        "<object data=/o.gif type=image/gif>words</object><div style='background-image:url(/d.gif)'>x</div>"
        "<object data=/m.swf type=application/x-shockwave-flash>no flash</object>"
    )
    answer = Response("", 200, (("Content-Type", "image/gif"),), picture(30, 30))
    harness = opened({HOME: markup, **{f"{HOME}{name}.gif": answer for name in ("bg", "button", "o", "d")}})
    assert {each.url for each in harness.site.asked} == {HOME, *(f"{HOME}{n}.gif" for n in ("bg", "button", "o", "d"))}
    assert "no flash" in harness.text()
    assert "words" not in harness.text()
    assert tuple(harness.phone.frame().page_pixels[18 + 200, 120]) == (255, 0, 0)
    harness.press(Key.OK)
    assert harness.browser.url.startswith(HOME + "one?x=0&y=0")


def guarded(request: Request) -> Response:
    known = dict(request.headers).get("Authorization") == "Basic dXNlcjpvcGVuIHNlc2FtZQ=="
    if known:
        return html("<title>inside</title>", request.url)
    return Response(request.url, 401, (("WWW-Authenticate", 'Basic realm="Members"'),), b"no")


def test_basic_sign_in() -> None:
    harness = opened({HOME + "one": guarded, HOME + "two": lambda request: str(dict(request.headers))})
    harness.press(Key.OK)
    assert "Members" in harness.text()
    page = harness.browser.page
    assert page is not None
    name, password = page.document.focusables[:2]
    page.forms.set_text(name, "user")
    page.forms.set_text(password, "wrong")
    typed(harness, "")
    assert "Members" in harness.text()
    page = harness.browser.page
    assert page is not None
    name, password = page.document.focusables[:2]
    page.forms.set_text(name, "user")
    page.forms.set_text(password, "open sesame")
    typed(harness, "")
    assert harness.browser.title == "inside"
    harness.browser.open("http://elsewhere.test/")
    assert "Authorization" not in dict(harness.site.asked[-1].headers)


def test_pictures_that_a_sheet_outside_names_come_after_it_from_where_the_sheet_is() -> None:
    sheet = Response("", 200, (("Content-Type", "text/css"),), b"li{list-style-image:url(i/dot.gif)}")
    dot = Response("", 200, (("Content-Type", "image/gif"),), picture(8, 8))
    page = "<link rel=stylesheet href=/css/s.css><ul><li>x</ul>"
    pages: dict[str, Answer] = {HOME: page, HOME + "css/s.css": sheet, HOME + "css/i/dot.gif": dot}
    for bearer in ("instant", "hsdpa"):
        harness = BrowserHarness({**pages}, "qvga", bearer)
        harness.browser.open(HOME)
        harness.wait(120)
        assert [request.url for request in harness.site.asked] == list(pages)
        assert harness.browser.idle
        shown = harness.browser.page
        assert shown is not None
        assert len(shown.subresource_urls) == 2
        shown.layout.reach_end()
        assert any(
            isinstance(piece, Box) and piece.width == 8 for line in shown.layout.root.lines() for piece in line.pieces
        )
    strict = BrowserHarness({**pages}, "l03a")
    strict.browser.open(HOME)
    assert len(strict.site.asked) == 1
