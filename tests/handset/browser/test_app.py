"""Whole flows: keys in, pages out, with a site made of a dict."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from handset.app import Result
from handset.browser.words import word
from handset.input.app import InputApp
from handset.keypad import Key, KeyEvent
from handset.network import NetworkError, Request, Response
from tests.handset.browser.bench import Bench, Standby, html, redirect

HOME = "http://a.test/"
FRONT = (
    "<title>表紙</title><a href=/one accesskey=1>一</a><br><a href=/two>二</a><br>"
    + "本文<br>" * 40
    + "<a href=/end>終</a>"
)
PAGES = {HOME: FRONT, HOME + "one": "<title>one</title>first", HOME + "two": "<a href=/one>back to one</a>"}


def opened(pages: dict[str, object] | None = None, model: str = "qvga", bearer: str = "instant") -> Bench:
    bench = Bench({**PAGES, **(pages or {})}, model, bearer)  # type: ignore[dict-item]
    bench.browser.open(HOME)
    return bench


def picture(width: int, height: int, kind: str = "GIF") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (255, 0, 0)).save(buffer, kind)
    return buffer.getvalue()


def test_a_page_comes_with_title_links_and_focus() -> None:
    browser = opened().browser
    assert (browser.title, browser.url, browser.idle) == ("表紙", HOME, True)
    assert browser.links() == ["一", "二", "終"]
    assert browser.focused_text == "一"
    assert browser.page_bytes == len(FRONT.encode("cp932"))
    assert browser.softkeys.centre


def test_down_goes_from_link_to_link_then_scrolls() -> None:
    bench = opened()
    bench.press(Key.DOWN)
    assert bench.browser.focused_text == "二"
    bench.press(Key.DOWN)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll == 40
    bench.press(Key.UP, Key.UP, Key.UP)
    assert (entry.scroll, bench.browser.focused_text) == (0, "一")


def test_holding_down_scrolls_to_the_end() -> None:
    bench = opened()
    bench.phone.step([KeyEvent(Key.DOWN, True)])
    bench.wait(300)
    bench.phone.step([KeyEvent(Key.DOWN, False)])
    bench.wait(30)
    assert bench.browser.focused_text == "終"
    assert "終" in bench.text()


def test_following_going_back_and_forward_keeps_the_place() -> None:
    bench = opened(model="l03a")
    bench.press(Key.DOWN, Key.OK)
    assert bench.browser.url == HOME + "two"
    bench.press(Key.LEFT)
    assert (bench.browser.url, bench.browser.focused_text) == (HOME, "二")
    bench.press(Key.RIGHT)
    assert bench.browser.url == HOME + "two"
    bench.press(Key.SOFT_RIGHT, Key.CLEAR)
    assert bench.phone.foreground.kind == "standby"
    assert [request.url for request in bench.site.asked] == [HOME, HOME + "two"]


def test_access_keys_act_at_once() -> None:
    bench = opened()
    bench.press(Key.DIGIT_1)
    assert bench.browser.url == HOME + "one"


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_redirects_are_followed(status: int) -> None:
    bench = opened({HOME + "one": redirect("/two", status)})
    bench.press(Key.OK)
    assert bench.browser.url == HOME + "two"


def test_a_redirect_loop_is_told() -> None:
    bench = opened({HOME + "one": redirect("/one")})
    bench.press(Key.OK)
    assert len(bench.site.asked) == 12
    assert word("redirects", "en")[:9] in bench.text()
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.url == HOME


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
    bench = opened({HOME + "one": answer})
    bench.press(Key.OK)
    said = "".join(bench.text().split())
    assert "".join(word(reason, "en").split()) in said
    assert bench.browser.links() == [word("again", "en"), word("back", "en")]
    bench.site.pages[HOME + "one"] = "<title>better</title>"
    bench.press(Key.OK)
    assert bench.browser.title == "better"
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.url == HOME


def test_no_reception() -> None:
    bench = opened(bearer="off")
    assert not bench.browser.idle
    bench.wait(40)
    assert bench.browser.idle
    assert "reception" in bench.text()


def test_a_page_cannot_use_the_phones_own_addresses() -> None:
    bench = opened({HOME: "<a href='x-phone:back'>x</a>"})
    bench.press(Key.OK)
    assert bench.browser.url == HOME
    assert bench.phone.foreground.kind == "browser"


def test_loading_can_be_stopped() -> None:
    bench = opened(bearer="imode")
    assert not bench.browser.idle
    bench.wait(400)
    assert bench.browser.idle
    bench.press(Key.OK, wait=2)
    assert bench.browser.softkeys.right == word("stop", "en")
    bench.press(Key.SOFT_RIGHT)
    assert (bench.browser.idle, bench.browser.url) == (True, HOME)


def test_fragments() -> None:
    long = "<a href=#end>down</a>" + "x<br>" * 60 + "<a name=end>the end</a>"
    bench = opened({HOME: long, HOME + "far": long})
    bench.press(Key.OK)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll > 900
    assert len(bench.site.asked) == 1
    bench.press(Key.SOFT_RIGHT)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll == 0
    bench.browser.open(HOME + "far#end")
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll > 900


def test_a_form_is_filled_in_and_sent() -> None:
    form = (
        "<form action=/s method=post><input name=q><select name=s><option value=1>a<option value=2>b</select>"
        "<input type=checkbox name=c value=y><input type=submit></form>"
    )
    bench = opened({HOME: form, HOME + "s": "<title>done</title>"})
    bench.press(Key.OK)
    bench.press(Key.DIGIT_2, Key.DIGIT_2, wait=1)
    assert "き" in bench.text()
    bench.press(Key.OK, Key.OK)
    assert bench.browser.focused_text == "き"
    bench.press(Key.DOWN, Key.OK, Key.DIGIT_2)
    assert bench.browser.focused_text == "b"
    bench.press(Key.DOWN, Key.OK, Key.DOWN, Key.OK)
    assert bench.browser.title == "done"
    sent = bench.site.asked[-1]
    assert (sent.method, sent.body) == ("POST", b"q=%82%AB&s=2&c=y")
    assert ("Content-Type", "application/x-www-form-urlencoded") in sent.headers
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.page is not None
    assert bench.browser.page.forms.touched


def test_typing_from_the_hosts_keyboard() -> None:
    bench = opened({HOME: "<form><input name=q maxlength=4></form>"})
    assert bench.browser.wants_text
    bench.browser.type_text("日本")
    bench.press(Key.OK)
    written = bench.phone.foreground
    assert isinstance(written, InputApp)
    written.type_text("語です")
    bench.press(Key.OK)
    assert bench.browser.focused_text == "日本語で"
    bench.press(Key.OK, Key.CLEAR, Key.OK)
    assert bench.browser.focused_text == "日本語"


def test_pictures_come_after_text_and_move_it() -> None:
    page = "<img src=/i.gif><br><a href=/one>x</a>"
    bench = opened({HOME: page, HOME + "i.gif": Response("", 200, (("Content-Type", "image/gif"),), picture(50, 90))},
                   bearer="foma")  # fmt: skip
    bench.wait(24)
    assert bench.browser.url == HOME
    assert not bench.browser.idle
    before = bench.phone.frame().hash
    bench.wait(40)
    assert bench.browser.idle
    assert bench.phone.frame().hash != before
    assert tuple(bench.phone.frame().page_pixels[18 + 45, 20]) == (255, 0, 0)


def test_a_picture_by_itself_and_pictures_off() -> None:
    answer = Response(HOME + "one", 200, (("Content-Type", "image/gif"),), picture(10, 10))
    bench = opened({HOME + "one": answer})
    bench.press(Key.OK)
    assert tuple(bench.phone.frame().page_pixels[18 + 5, 120]) == (255, 0, 0)
    bench.press(Key.SOFT_LEFT, Key.DIGIT_8)
    assert tuple(bench.phone.frame().page_pixels[18 + 5, 120]) != (255, 0, 0)


def test_cookies_and_referer_where_the_model_has_them() -> None:
    answer = Response(HOME, 200, (("Content-Type", "text/html"), ("Set-Cookie", "k=v; Path=/")), b"<a href=/one>x</a>")
    for model, expected in (("qvga", {"Cookie": "k=v", "Referer": HOME}), ("l03a", {})):
        bench = opened({HOME: answer}, model=model)
        bench.press(Key.OK)
        sent = dict(bench.site.asked[-1].headers)
        assert {name: sent[name] for name in ("Cookie", "Referer") if name in sent} == expected
        assert sent["User-Agent"] == bench.phone.model.browser.user_agent
        assert sent["X-Keitai-Viewport"] == "240x280"


def test_meta_refresh() -> None:
    bench = opened({HOME: "<meta http-equiv=refresh content='2;url=/one'>wait"})
    bench.wait(100)
    assert bench.browser.url == HOME
    bench.wait(30)
    assert bench.browser.title == "one"


class Play(Standby):
    """Another app that takes a kind of answer."""

    kind = "game"


def test_content_for_another_app_and_its_way_back() -> None:
    ticket = Response(HOME, 200, (("Content-Type", "application/x-keitai-game"),), b'{"game": "g"}')
    bench = opened({HOME + "one": ticket, HOME + "score": redirect("/two", 303)})
    saved: list[bytes] = []
    bench.phone.handlers["application/x-keitai-game"] = "game"

    def make(phone: object, data: bytes) -> Play:
        saved.append(data)
        return Play()

    bench.phone.install("game", make)
    bench.press(Key.OK)
    assert bench.phone.foreground.kind == "game"
    assert saved == [b'{"game": "g"}']
    bench.phone.close(bench.phone.foreground)
    assert (bench.browser.url, bench.browser.focused_text) == (HOME, "一")
    bench.press(Key.OK)
    result = Result("post", url=HOME + "score", content_type="application/x-keitai-replay", body=b"replay")
    bench.phone.close(bench.phone.foreground, result)
    bench.wait(2)
    assert bench.browser.url == HOME + "two"
    assert bench.site.asked[-2].body == b"replay"
    assert bench.phone.memory.outbox() == []


def test_a_score_without_reception_is_kept_and_sent_later() -> None:
    from handset.network import BEARERS

    bench = opened({HOME + "score": "<title>taken</title>"})
    bench.phone.network.bearer = BEARERS["off"]
    bench.browser.returned(Result("post", url=HOME + "score", content_type="application/x-keitai-replay", body=b"r"))
    bench.wait(40)
    assert len(bench.phone.memory.outbox()) == 1
    assert "kept" in bench.text()
    bench.phone.network.bearer = BEARERS["instant"]
    bench.browser.open(HOME + "two")
    bench.wait(2)
    assert bench.phone.memory.outbox() == []
    assert [each.body for each in bench.site.asked if each.method == "POST"] == [b"r"]
    assert bench.browser.url == HOME + "two"


def test_menu_bookmarks_size_and_info() -> None:
    bench = opened()
    bench.press(Key.SOFT_LEFT)
    assert word("reload", "en") in bench.phone.frame().text("dialog")
    bench.press(Key.DIGIT_4, Key.SOFT_RIGHT)
    assert bench.phone.memory.bookmarks() == [("表紙", HOME)]
    bench.press(Key.SOFT_LEFT, Key.DIGIT_7, Key.DIGIT_3)
    assert bench.phone.settings.font_size == "L"
    bench.press(Key.SOFT_LEFT, Key.DIGIT_6)
    assert "Shift_JIS" in bench.phone.frame().text("dialog")
    bench.press(Key.CLEAR, Key.DIGIT_1, Key.SOFT_LEFT, Key.DIGIT_5, Key.OK)
    assert bench.browser.url == HOME
    bench.press(Key.SOFT_LEFT, Key.DIGIT_1)
    assert [each.url for each in bench.site.asked][-2:] == [HOME, HOME]


def test_a_post_is_repeated_only_when_asked() -> None:
    bench = opened({HOME: "<form action=/s method=post><input type=submit></form>", HOME + "s": "<title>ok</title>"})
    bench.press(Key.OK, Key.SOFT_LEFT, Key.DIGIT_1)
    assert word("resend", "en")[:10] in bench.phone.frame().text("dialog")
    bench.press(Key.DIGIT_2)
    assert len(bench.site.asked) == 2
    bench.press(Key.SOFT_LEFT, Key.DIGIT_1, Key.DIGIT_1)
    assert len(bench.site.asked) == 3


def test_end_closes_and_stops_loading() -> None:
    bench = opened(bearer="imode")
    bench.press(Key.END, wait=1)
    assert bench.phone.foreground.kind == "standby"
    assert not bench.phone.network.busy


@pytest.mark.parametrize("keys", [[], [Key.SOFT_LEFT], [Key.DOWN, Key.OK], [Key.DOWN, Key.DOWN, Key.DOWN]])
def test_a_snapshot_comes_back_bit_for_bit(keys: list[Key]) -> None:
    bench = opened(bearer="foma")
    bench.wait(60)
    bench.press(*keys, wait=3)
    snapshot = bench.phone.snapshot()
    frames = []
    for _ in range(2):
        bench.phone.restore(snapshot)
        assert bench.phone.snapshot() == snapshot
        shown = [bench.phone.frame().hash]
        for key in (Key.DOWN, Key.OK, Key.DOWN):
            bench.press(key, wait=12)
            shown.append(bench.phone.frame().hash)
        frames.append(shown)
    assert frames[0] == frames[1]


def test_drawing_changes_nothing() -> None:
    seen, unseen = opened(), opened()
    for key in (Key.DOWN, Key.DOWN, Key.DOWN, Key.OK):
        seen.press(key)
        seen.phone.frame()
        unseen.press(key)
    assert seen.phone.frame().hash == unseen.phone.frame().hash
    assert seen.phone.snapshot() == unseen.phone.snapshot()


def test_asking_moves_nothing_on_an_idle_page() -> None:
    bench = opened()
    bench.wait(5)
    before = bench.phone.foreground.save()
    bench.wait(100)
    assert bench.phone.foreground.save() == before


def test_request_keeps_ascii_on_the_wire() -> None:
    bench = opened({HOME: "<a href='/検索 x?q=日本'>x</a>"})
    bench.press(Key.OK)
    sent: Request = bench.site.asked[-1]
    assert sent.url.isascii()
    assert " " not in sent.url


def test_pictures_of_buttons_objects_and_backgrounds_are_fetched() -> None:
    markup = (
        "<body background=/bg.gif><form action=/one><input type=image src=/button.gif></form>"
        "<object data=/o.gif type=image/gif>words</object><div style='background-image:url(/d.gif)'>x</div>"
        "<object data=/m.swf type=application/x-shockwave-flash>no flash</object>"
    )
    answer = Response("", 200, (("Content-Type", "image/gif"),), picture(30, 30))
    bench = opened({HOME: markup, **{f"{HOME}{name}.gif": answer for name in ("bg", "button", "o", "d")}})
    assert {each.url for each in bench.site.asked} == {HOME, *(f"{HOME}{n}.gif" for n in ("bg", "button", "o", "d"))}
    assert "no flash" in bench.text()
    assert "words" not in bench.text()
    assert tuple(bench.phone.frame().page_pixels[18 + 200, 120]) == (255, 0, 0)
    bench.press(Key.OK)
    assert bench.browser.url.startswith(HOME + "one?x=0&y=0")


def chosen(bench: Bench, label: str) -> None:
    """Open the menu and choose a line of it."""
    bench.press(Key.SOFT_LEFT)
    for _ in range(20):
        if any(run.focused and word(label, "en") in run.text for run in bench.phone.frame().texts):
            break
        bench.press(Key.DOWN, wait=2)
    bench.press(Key.OK)


def typed(bench: Bench, text: str) -> None:
    """Fill the field that has the focus, and press the form's button."""
    bench.browser.type_text(text)
    for _ in range(4):
        if bench.browser.focused_text == word("done", "en"):
            break
        bench.press(Key.DOWN)
    bench.press(Key.OK)


def test_words_are_found_one_after_the_other_and_round_again() -> None:
    bench = opened({HOME: "top<br>" + "x<br>" * 40 + "Needle one<br>" + "x<br>" * 40 + "a nee<b>dle</b> two<br>"})
    chosen(bench, "find")
    typed(bench, "NEEDLE")
    assert bench.browser.url == HOME
    bench.wait(60)
    assert "Needle one" in bench.text()
    chosen(bench, "find-next")
    bench.wait(60)
    assert "needle two" in bench.text().replace("  ", " ")
    chosen(bench, "find-next")
    bench.wait(60)
    assert "Needle one" in bench.text()


def test_words_that_are_not_there_are_told() -> None:
    bench = opened()
    chosen(bench, "find")
    typed(bench, "haystack")
    assert word("not-found", "en")[:9] in bench.phone.frame().text("dialog", "page", "phone")
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.url == HOME
    assert bench.browser.entry is not None
    assert not bench.browser.entry.internal


def test_an_address_can_be_typed() -> None:
    bench = opened({"http://b.test/new": "<title>new</title>"})
    chosen(bench, "go")
    page = bench.browser.page
    assert page is not None
    field = page.document.focusables[0]
    assert page.forms.text(field) == HOME
    page.forms.set_text(field, "b.test/new")
    typed(bench, "")
    assert bench.browser.title == "new"
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.url == HOME


def test_a_screen_memo_stays_as_it_was() -> None:
    red = picture(9, 9)
    bench = opened({HOME: "<title>then</title><img src=a.gif>", HOME + "a.gif": Response(HOME + "a.gif", 200, (), red)})
    before = bench.phone.frame().page_pixels[18:200].copy()
    chosen(bench, "keep")
    bench.press(Key.SOFT_RIGHT)
    bench.site.pages = {HOME + "two": "<title>now</title>"}
    bench.browser.open(HOME + "two")
    asked = len(bench.site.asked)
    chosen(bench, "memos")
    bench.press(Key.OK)
    assert bench.browser.title == "then"
    assert (bench.phone.frame().page_pixels[18:200] == before).all()
    assert len(bench.site.asked) == asked


def test_memos_are_so_many_and_the_oldest_goes() -> None:
    from handset.browser import memos
    from handset.memory import Memory

    memory = Memory()
    for number in range(memos.MOST + 3):
        memos.save(memory, memos.Memo(f"page {number}", html("x"), {}))
    kept = memos.titles(memory)
    assert len(kept) == memos.MOST
    assert kept[0][1] == f"page {memos.MOST + 2}"
    assert memos.load(memory, kept[-1][0]) is not None
    assert memos.load(memory, 1) is None
    assert memos.load(memory, 999) is None


def guarded(request: Request) -> Response:
    known = dict(request.headers).get("Authorization") == "Basic dXNlcjpvcGVuIHNlc2FtZQ=="
    if known:
        return html("<title>inside</title>", request.url)
    return Response(request.url, 401, (("WWW-Authenticate", 'Basic realm="Members"'),), b"no")


def test_basic_sign_in() -> None:
    bench = opened({HOME + "one": guarded, HOME + "two": lambda request: str(dict(request.headers))})
    bench.press(Key.OK)
    assert "Members" in bench.text()
    page = bench.browser.page
    assert page is not None
    name, password = page.document.focusables[:2]
    page.forms.set_text(name, "user")
    page.forms.set_text(password, "wrong")
    typed(bench, "")
    assert "Members" in bench.text()
    page = bench.browser.page
    assert page is not None
    name, password = page.document.focusables[:2]
    page.forms.set_text(name, "user")
    page.forms.set_text(password, "open sesame")
    typed(bench, "")
    assert bench.browser.title == "inside"
    bench.browser.open("http://elsewhere.test/")
    assert "Authorization" not in dict(bench.site.asked[-1].headers)


def test_a_page_cannot_command_the_phone_by_forms() -> None:
    bench = opened(
        {HOME: "<form action='x-phone:go' method=post><input name=url value=b.test><input type=submit></form>"}
    )
    bench.press(Key.DOWN, Key.OK)
    assert [request.url for request in bench.site.asked] == [HOME]
