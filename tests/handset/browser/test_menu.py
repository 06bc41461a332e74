"""The browser's menu: what its lists say and do."""

from __future__ import annotations

from pathlib import Path

from handset.browser.browser_texts import translate
from handset.browser.fetch.transport import SiteTransport
from handset.keypad import Key
from handset.network import Response
from handset.preview.folder import HOST, Folder, address_of
from tests.handset.browser.browser_harness import BrowserHarness, chosen, html, picture, typed
from tests.handset.browser.three_page_site import opened

HOME = "http://a.test/"


def showing(page: str, bearer: str = "instant") -> BrowserHarness:
    harness = BrowserHarness({HOME: page}, bearer=bearer)
    harness.browser.open(HOME)
    for _ in range(600):
        if harness.browser.idle:
            break
        harness.wait(1)
    return harness


def told(harness: BrowserHarness) -> str:
    """All that an open list says, line by line."""
    from handset.browser import menu

    panel = harness.browser._state.panel
    assert panel is not None
    harness.phone.frame()
    return "\n".join(item.label.strip() for item in menu.contents(harness.browser, panel)[1])


def test_page_info_tells_address_bytes_encoding_pictures_and_time() -> None:
    harness = showing("<title>page</title>" + "x" * 2000 + "<img src=no.gif>", "foma")
    chosen(harness, "info")
    lines = told(harness).splitlines()
    facts = dict(zip(lines[::2], lines[1::2], strict=True))
    assert facts["Title:"] == "page"
    assert facts["URL:"] == HOME
    assert facts["Size:"] == f"{harness.browser.page_bytes:,} bytes"
    assert facts["Encoding:"] == "Shift_JIS"
    assert facts["Images:"] == "0/1"
    assert facts["Received:"].startswith("09:00:00 (0.")
    assert facts["Received:"] != "09:00:00 (0.0 s)"


def test_page_info_names_a_designers_file_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "新着").mkdir()
    (tmp_path / "新着" / "a b.html").write_bytes(b"<p>x")
    transport = SiteTransport({HOST: Folder(tmp_path)})
    harness = BrowserHarness({}, transport=transport)
    harness.browser.open(address_of(tmp_path / "新着" / "a b.html", tmp_path))
    harness.wait(5)
    chosen(harness, "info")
    assert "URL:\n新着/a b.html\n" in told(harness)


def test_page_info_believes_no_site_outside_that_it_is_a_file() -> None:
    harness = BrowserHarness(
        {"http://a.example/": Response("http://a.example/", 200, (("Content-Location", "file:bank.html"),), b"<p>x")}
    )
    harness.browser.open("http://a.example/")
    harness.wait(5)
    chosen(harness, "info")
    assert "URL:\nhttp://a.example/\n" in told(harness)


def test_menu_bookmarks_size_and_info() -> None:
    harness = opened()
    harness.press(Key.SOFT_LEFT)
    assert translate("reload", "en") in harness.phone.frame().text("dialog")
    harness.press(Key.DIGIT_4, Key.SOFT_RIGHT)
    assert harness.phone.memory.bookmarks() == [("表紙", HOME)]
    harness.press(Key.SOFT_LEFT, Key.DIGIT_7, Key.DIGIT_3)
    assert harness.phone.settings.font_size == "L"
    harness.press(Key.SOFT_LEFT, Key.DIGIT_6)
    assert "Shift_JIS" in harness.phone.frame().text("dialog")
    harness.press(Key.CLEAR, Key.DIGIT_1, Key.SOFT_LEFT, Key.DIGIT_5, Key.OK)
    assert harness.browser.url == HOME
    harness.press(Key.SOFT_LEFT, Key.DIGIT_1)
    assert [each.url for each in harness.site.asked][-2:] == [HOME, HOME]


def test_a_post_is_repeated_only_when_asked() -> None:
    harness = opened({HOME: "<form action=/s method=post><input type=submit></form>", HOME + "s": "<title>ok</title>"})
    harness.press(Key.OK, Key.SOFT_LEFT, Key.DIGIT_1)
    assert translate("resend", "en")[:10] in harness.phone.frame().text("dialog")
    harness.press(Key.DIGIT_2)
    assert len(harness.site.asked) == 2
    harness.press(Key.SOFT_LEFT, Key.DIGIT_1, Key.DIGIT_1)
    assert len(harness.site.asked) == 3


def test_an_address_can_be_typed() -> None:
    harness = opened({"http://b.test/new": "<title>new</title>"})
    chosen(harness, "go")
    page = harness.browser.page
    assert page is not None
    field = page.document.focusables[0]
    assert page.forms.text(field) == HOME
    page.forms.set_text(field, "b.test/new")
    typed(harness, "")
    assert harness.browser.title == "new"
    harness.press(Key.SOFT_RIGHT)
    assert harness.browser.url == HOME


def test_a_screen_memo_stays_as_it_was() -> None:
    red = picture(9, 9)
    harness = opened(
        {HOME: "<title>then</title><img src=a.gif>", HOME + "a.gif": Response(HOME + "a.gif", 200, (), red)}
    )
    before = harness.phone.frame().page_pixels[18:200].copy()
    chosen(harness, "keep")
    harness.press(Key.SOFT_RIGHT)
    harness.site.pages = {HOME + "two": "<title>now</title>"}
    harness.browser.open(HOME + "two")
    asked = len(harness.site.asked)
    chosen(harness, "memos")
    harness.press(Key.OK)
    assert harness.browser.title == "then"
    assert (harness.phone.frame().page_pixels[18:200] == before).all()
    assert len(harness.site.asked) == asked


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
