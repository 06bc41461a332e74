"""How fast the browser is: bytes to a painted screen, whole pages, scrolling, moving the focus, a key to the LCD.

uv run --with playwright --with pylitehtml --with plutoprint python -m benchmarks.browser [--json FILE]

Peers are measured in the same run where they are installed: Chromium (playwright), litehtml (pylitehtml), plutobook
(plutoprint); each figure of theirs stands with how many times ours it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib.util import find_spec
from shutil import which
from typing import Any

from benchmarks.machine import median
from benchmarks.table import Row, report
from commands.desk import Desk
from commands.wishes import Wishes
from handset.browser.display.paint import Look, paint
from handset.browser.layout.measure import Measure
from handset.browser.page import Page
from handset.keypad import Key, KeyEvent
from handset.lcd import Canvas
from handset.model import load_model
from handset.network import Response
from handset.screen import lcd_of, typeface_of
from handset.script.run.thumb import Thumb

MODEL = load_model("qvga")
MEASURE = Measure(typeface_of("outline"))
_PART = (
    '<table width="100%" bgcolor="#ffe8c8"><tr><td>第{n}節 日記とｺﾐｭﾆﾃｨ</td></tr></table>'
    '<a href="/diary/{n}" accesskey="{d}">夏の終わりの電車{n}</a> '
    '<font size="-1" color="#888888">({n}) 8/{d} 12:0{d}</font><br>'
    '<div style="text-align:right;color:#ff6699">ﾏｲﾐｸの<b>最新</b>日記</div>{text}<br>'
    '<ul><li>うみ<li>やま</ul><hr color="#f08a24" size="1">'
)
_TEXT = "ベルが鳴った。誰もいないホームに、夕方の風だけが残っていた。「もう行くの？」と彼女は言った。"


def markup(size: int) -> bytes:
    """A page of about `size` bytes of Shift_JIS, in the manner of a mobile SNS."""
    parts = ["<html><head><title>bench</title></head><body bgcolor=#ffffff text=#222222 link=#0033cc>"]
    while sum(len(part.encode("cp932")) for part in parts) < size:
        number = len(parts)
        parts.append(_PART.format(n=number, d=number % 10, text=_TEXT * (1 + number % 3)))
    return "".join(parts).encode("cp932")


def page_of(body: bytes) -> Page:
    return Page(
        Response("http://a.test/", 200, (("Content-Type", "text/html; charset=Shift_JIS"),), body), MODEL, MEASURE
    )


def look_of(page: Page) -> Look:
    return Look(lambda *_: None, lambda *_: None, page.forms, (0, 0, 0), (0, 0, 0), (255, 255, 255))


def first_frame(body: bytes, canvas: Canvas) -> Page:
    """Bytes to a painted screen."""
    page = page_of(body)
    canvas.texts.clear()
    paint(canvas, page.layout, 0, look_of(page))
    return page


def lay_out(body: bytes) -> None:
    """Bytes to a whole page's boxes."""
    page_of(body).layout.reach_end()


def own_rows() -> list[Row]:
    canvas = lcd_of(MODEL).canvas()
    rows: list[Row] = []
    for size, limit, whole in ((2_000, 3, 0), (10_000, 5, 12), (60_000, 12, 100)):
        body, name = markup(size), f"{size // 1000} KB"
        rows.append(
            Row(f"{name}, bytes to first frame", 1000 * median(partial(first_frame, body, canvas)), "ms", limit)
        )
        if whole:
            rows.append(Row(f"{name}, whole page laid out", 1000 * median(partial(lay_out, body)), "ms", whole))
    page = first_frame(markup(60_000), canvas)
    page.layout.reach_end()
    place = iter(range(0, 10**9, 10))

    def scroll() -> None:
        canvas.texts.clear()
        paint(canvas, page.layout, next(place) % 10_000, look_of(page))

    rows.append(Row("60 KB, one step of scrolling", 1000 * median(scroll), "ms", 2))
    links = "".join(f"<a href=/{n}>link {n}</a><br>" for n in range(2_000)).encode() + b"x" * 60_000
    many = page_of(links)
    many.layout.reach_end()

    def roll() -> None:
        canvas.texts.clear()
        paint(canvas, many.layout, next(place) % 30_000, look_of(many))

    rows.append(Row("100 KB with 2,000 links, scrolling", 1000 * median(roll), "ms", 2))
    return [*rows, *phone_rows()]


def phone_rows() -> list[Row]:
    """Through the whole phone: keys in, LCD out, the site built in."""
    desk = Desk(Wishes())
    Thumb(desk).open("/home")
    phone = desk.phone

    def move() -> None:
        phone.step([KeyEvent(Key.DOWN, True)])
        phone.frame()
        phone.step([KeyEvent(Key.DOWN, False)])

    rows = [Row("mixi top: focus moved, to the LCD", 1000 * median(move), "ms", 6)]

    def reload() -> None:
        desk.open("/home")
        phone.step()
        phone.frame()

    rows.append(Row("mixi top: asked for, to the LCD", 1000 * median(reload), "ms", 15))
    desk.close()
    return rows


def peer_rows(own: list[Row]) -> list[Row]:
    """The same bytes through other engines, to a 240x320 picture or to boxes, and how many times ours that takes."""
    ours = {row.name: row.value for row in own}
    rows: list[Row] = []
    for module, name, measure, goal in (
        ("playwright", "Chromium", _chromium, "bytes to first frame"),
        ("playwright", "Chromium's layout", _chromium_inside, "whole page laid out"),
        ("pylitehtml", "litehtml", _litehtml, "bytes to first frame"),
        ("plutoprint", "plutobook", _plutobook, "bytes to first frame"),
    ):
        if find_spec(module) is None:
            print(f"  ({name} is not measured: {module} is not installed)")
            continue
        try:
            for size in (10_000, 60_000):
                kilobytes = f"{size // 1000} KB"
                taken = 1000 * median(measure(markup(size).decode("cp932")))
                rows.append(Row(f"{name}, {kilobytes}", taken, "ms"))
                short = "whole page" if "whole" in goal else "first frame"
                rows.append(Row(f"{name}, {kilobytes}, times our {short}", taken / ours[f"{kilobytes}, {goal}"], "x"))
        except Exception as error:
            print(f"  ({name} is not measured: {error.__class__.__name__}: {str(error)[:90]})")
    return rows


@cache
def _chromium_page() -> Any:
    from playwright.sync_api import sync_playwright  # type: ignore[import-not-found,unused-ignore]

    # The system's own Chromium where there is one; else the one Playwright has brought.
    path = which("chromium") or which("google-chrome")
    chromium = sync_playwright().start().chromium.launch(executable_path=path, args=["--no-sandbox"])
    return chromium.new_page(viewport={"width": 240, "height": 320})


def _chromium(text: str) -> Callable[[], object]:
    page = _chromium_page()

    def work() -> None:
        page.set_content(text)
        page.screenshot(type="jpeg")

    return work


def _chromium_inside(text: str) -> Callable[[], object]:
    """Parsing and layout by the page itself: no driver, no picture."""
    page = _chromium_page()
    return lambda: page.evaluate(
        "text => { document.open(); document.write(text); document.close(); return document.body.offsetHeight }", text
    )


def _litehtml(text: str) -> Callable[[], object]:
    import pylitehtml  # type: ignore[import-not-found,unused-ignore]

    renderer = pylitehtml.Renderer(240)
    return lambda: renderer.render(text, fmt="raw", height=320)


def _plutobook(text: str) -> Callable[[], object]:
    import plutoprint  # type: ignore[import-not-found,unused-ignore]

    size = plutoprint.PageSize(240 * plutoprint.UNITS_PX, 320 * plutoprint.UNITS_PX)

    def work() -> None:
        book = plutoprint.Book(size, margins=plutoprint.PAGE_MARGINS_NONE, media=plutoprint.MEDIA_TYPE_SCREEN)
        book.load_html(text, base_url="http://a.test/")
        with plutoprint.ImageCanvas(240, 320) as canvas:
            book.render_document(canvas)

    return work


if __name__ == "__main__":
    measured = own_rows()
    report("Browser", [*measured, *peer_rows(measured)])
