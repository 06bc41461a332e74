"""The browser's menu: what its lists say and do."""

from __future__ import annotations

from handset.browser.messages import translate
from handset.keypad import Key
from handset.network import Response
from tests.handset.browser.bench import Bench, chosen, html, picture, typed
from tests.handset.browser.site import opened

HOME = "http://a.test/"


def showing(page: str, bearer: str = "instant") -> Bench:
    bench = Bench({HOME: page}, bearer=bearer)
    bench.browser.open(HOME)
    for _ in range(600):
        if bench.browser.idle:
            break
        bench.wait(1)
    return bench


def told(bench: Bench) -> str:
    """All that an open list says, line by line."""
    from handset.browser import menu

    panel = bench.browser._state.panel
    assert panel is not None
    bench.phone.frame()
    return "\n".join(item.label.strip() for item in menu.contents(bench.browser, panel)[1])


def test_page_info_tells_address_bytes_encoding_pictures_and_time() -> None:
    bench = showing("<title>page</title>" + "x" * 2000 + "<img src=no.gif>", "foma")
    chosen(bench, "info")
    lines = told(bench).splitlines()
    facts = dict(zip(lines[::2], lines[1::2], strict=True))
    assert facts["Title:"] == "page"
    assert facts["URL:"] == HOME
    assert facts["Size:"] == f"{bench.browser.page_bytes:,} bytes"
    assert facts["Encoding:"] == "Shift_JIS"
    assert facts["Images:"] == "0/1"
    assert facts["Received:"].startswith("09:00:00 (0.")
    assert facts["Received:"] != "09:00:00 (0.0 s)"


def test_menu_bookmarks_size_and_info() -> None:
    bench = opened()
    bench.press(Key.SOFT_LEFT)
    assert translate("reload", "en") in bench.phone.frame().text("dialog")
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
    assert translate("resend", "en")[:10] in bench.phone.frame().text("dialog")
    bench.press(Key.DIGIT_2)
    assert len(bench.site.asked) == 2
    bench.press(Key.SOFT_LEFT, Key.DIGIT_1, Key.DIGIT_1)
    assert len(bench.site.asked) == 3


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
