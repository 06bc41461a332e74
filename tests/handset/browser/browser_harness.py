"""A phone with a site made of a dict, and pages laid out without a phone."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from handset.app import Area, Result, SoftKeys
from handset.browser.app import BrowserApp, open_browser
from handset.browser.browser_texts import translate
from handset.browser.layout.boxes import Box, LineBox
from handset.browser.layout.measure import Measure
from handset.browser.page import Page
from handset.keypad import Key, KeyEvent, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.memory import Memory
from handset.model import load_model
from handset.network import BEARERS, Network, NetworkError, Request, Response, Transport
from handset.text_input.app import open_input
from handset.toolkit.confirm_dialog import open_question

Answer = str | Response | Exception | Callable[[Request], "Answer"] | None


class Cells:
    """A face without fonts: ASCII and half-width kana half a cell, all else a whole one."""

    def cell(self, size: int) -> int:
        return size

    def advance(self, char: str, size: int) -> int:
        return size // 2 if char.isascii() or "\uff61" <= char <= "\uff9f" or char == "\xa0" else size


class Site:
    """A transport that answers from a dict of addresses, and remembers what was asked."""

    def __init__(self, pages: dict[str, Answer]) -> None:
        self.pages = pages
        self.asked: list[Request] = []

    def send(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self.pages.get(request.url.partition("#")[0].partition("?")[0])
        while callable(answer):
            answer = answer(request)
        if answer is None:
            raise NetworkError("host", "the site was not found")
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Response):
            return answer
        return html(answer, request.url)


XHTML = "application/xhtml+xml"
"""What docomo's phones before browser 2.0 want a page to be served as, or they ignore its CSS."""


def html(
    text: str,
    url: str = "http://a.test/",
    *,
    status: int = 200,
    charset: str = "Shift_JIS",
    kind: str = "text/html",
) -> Response:
    codec = "cp932" if charset == "Shift_JIS" else charset
    body = text.encode(codec, "xmlcharrefreplace")
    return Response(url, status, (("Content-Type", f"{kind}; charset={charset}"),), body)


def redirect(url: str, status: int = 302) -> Response:
    return Response("", status, (("Location", url),), b"")


class Standby:
    """The app under all others."""

    kind = "standby"
    area = Area.SCREEN
    softkeys = SoftKeys()

    def tick(self, keys: Keys) -> None: ...

    def draw(self, canvas: Canvas) -> None: ...

    def end(self) -> bool:
        return False

    def on_result(self, result: Result) -> None: ...

    def save(self) -> bytes:
        return b""


class BrowserHarness:
    """A phone whose browser is in front, and a thumb."""

    def __init__(
        self,
        pages: dict[str, Answer],
        model: str = "qvga",
        bearer: str = "instant",
        *,
        transport: Transport | None = None,
    ) -> None:
        self.site = Site(pages)
        network = Network(transport or self.site, BEARERS[bearer])
        self.phone = Handset(load_model(model), network=network, memory=Memory())
        self.phone.install("standby", lambda phone, saved: Standby())
        self.phone.install("browser", open_browser)
        self.phone.install("input", open_input)
        self.phone.install("question", open_question)
        self.phone.boot()
        self.phone.launch("browser")

    @property
    def browser(self) -> BrowserApp:
        app = self.phone.find("browser")
        assert isinstance(app, BrowserApp)
        return app

    def press(self, *keys: Key, wait: int = 20) -> None:
        for key in keys:
            self.phone.step([KeyEvent(key, True)])
            self.phone.step([KeyEvent(key, False)])
            self.wait(wait)

    def wait(self, ticks: int) -> None:
        for _ in range(ticks):
            self.phone.step()

    def text(self) -> str:
        return self.phone.frame().text("page")


def make_page(markup: str, model: str = "qvga", kind: str = "text/html", **options: object) -> Page:
    return Page(html(markup, kind=kind), load_model(model), Measure(Cells()), **options)  # type: ignore[arg-type]


def laid_out(markup: str, model: str = "qvga", kind: str = "text/html", **options: object) -> Box:
    """The body's box with the whole page laid out, on cells of 20 pixels and a screen of 240."""
    layout = make_page(markup, model, kind, **options).layout
    layout.reach(10**9)
    return layout.body


def lines(box: Box) -> list[str]:
    """The text of all lines, top down."""
    return [item.text for item in box.walk() if isinstance(item, LineBox)]


def find(box: Box, tag: str) -> Box:
    return next(item for item in box.walk() if isinstance(item, Box) and item.node.tag == tag)


def find_all(box: Box, tag: str) -> list[Box]:
    return [item for item in box.walk() if isinstance(item, Box) and item.node.tag == tag]


def picture(width: int, height: int, kind: str = "GIF") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (255, 0, 0)).save(buffer, kind)
    return buffer.getvalue()


def chosen(harness: BrowserHarness, label: str) -> None:
    """Open the menu and choose a line of it."""
    harness.press(Key.SOFT_LEFT)
    for _ in range(20):
        if any(run.focused and translate(label, "en") in run.text for run in harness.phone.frame().texts):
            break
        harness.press(Key.DOWN, wait=2)
    harness.press(Key.OK)


def typed(harness: BrowserHarness, text: str) -> None:
    """Fill the field that has the focus, and press the form's button."""
    harness.browser.type_text(text)
    for _ in range(4):
        if harness.browser.focused_text == translate("done", "en"):
            break
        harness.press(Key.DOWN)
    harness.press(Key.OK)
