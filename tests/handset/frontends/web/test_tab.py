"""The tab over HTTP and WebSocket: pages and pieces, limits, and a phone that a real browser shows and works."""

from __future__ import annotations

import json
import socket
import threading
import wave
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from handset.frontends.web import pieces
from handset.frontends.web.tab import IDLE, STRANGER, TAKEN, Limits, web_app
from handset.frontends.web.visitor import HEADER, TabSession
from handset.keymap import load_keymap, load_keymaps
from handset.model import model_names
from screens.server import asgi_app
from tests.handset.browser.bench import Bench

CHROMIUM = Path("/usr/bin/chromium")
PAGE = "<html><head><title>first</title></head><body bgcolor='#ff0000'><a href='/b'>one</a></body></html>"

FORM = "<title>form</title><form><input name=q></form>"


class Town:
    """Phones on a site of two pages; remembers what was asked for and what was put away."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.closed = 0

    def make(self, device: str, address: str) -> TabSession:
        self.asked.append((device, address))
        pages: dict[str, Any] = {
            "http://a.test/": PAGE,
            "http://a.test/b": "<title>second</title>there",
            "http://a.test/q": FORM,
        }
        bench = Bench(pages, model=device)
        bench.browser.open(address if address in pages else "http://a.test/")
        return TabSession(bench.phone, self._close)

    def _close(self) -> None:
        self.closed += 1


def site(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"site at {environ['PATH_INFO']}".encode()]


@pytest.fixture
def town() -> Town:
    return Town()


def app_of(town: Town, **limits: int) -> Starlette:
    return web_app(town.make, limits=Limits(**limits), site=asgi_app(site))


def test_pages_and_pieces(town: Town) -> None:
    client = TestClient(app_of(town))
    assert "keitai" in client.get("/?device=p906i&url=/home").text
    assert "all models" in client.get("/all").text
    settings = client.get("/tab/settings.json").json()
    assert settings["models"] == model_names()
    assert settings["keys"]["Digit5"] == "5"
    plan = client.get("/tab/phones/l03a/1/plan.json").json()
    assert plan["screen"] == [240, 320]
    assert set(plan["keys"]) >= {"5", "ok", "web", "lamp"}
    for piece in ("dark.png", "lit.png"):
        assert client.get(f"/tab/phones/l03a/1/{piece}").content.startswith(b"\x89PNG")
    with wave.open(BytesIO(client.get("/tab/sounds/phone/key.wav").content)) as sound:
        assert sound.getnframes() > 1_000
    for script in ("tab.js", "all.js", "link.js", "sound.js", "tab.css"):
        assert client.get(f"/tab/{script}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/tab/phones/nosuch/1/dark.png",
        "/tab/phones/..%2f..%2fpyproject/1/plan.json",
        "/tab/phones/l03a/99/dark.png",
        "/tab/phones/l03a/1/other.png",
        "/tab/sounds/phone/nosuch.wav",
        "/tab/sounds/%2e%2e/%2e%2e/assets/sounds/phone/key.wav",
        "/tab/%2e%2e/tab.py",
        "/tab/nosuch.js",
    ],
)
def test_what_is_not_there(town: Town, path: str) -> None:
    assert TestClient(app_of(town)).get(path).status_code == 404


def test_every_other_address_is_the_sites(town: Town) -> None:
    assert TestClient(app_of(town)).get("/diary/1").text == "site at /diary/1"


def test_a_phone_is_shown_pressed_and_put_away(town: Town) -> None:
    client = TestClient(app_of(town))
    with client.websocket_connect("/tab/phone?device=p906i&url=/x") as link:
        titles = []
        pictures = 0
        link.send_text(json.dumps({"down": "down"}))
        link.send_text("no json")
        link.send_text(json.dumps({"up": "down"}))
        link.send_text(json.dumps({"down": "ok"}))
        while "second" not in titles:
            message = link.receive()
            if message.get("bytes"):
                _, _, width, height = HEADER.unpack_from(message["bytes"])
                assert len(message["bytes"]) == HEADER.size + 3 * width * height
                pictures += 1
            elif message.get("text"):
                titles.append(json.loads(message["text"]).get("title"))
    assert pictures
    assert town.asked == [("p906i", "/x")]
    assert town.closed == 1


def test_a_model_that_is_none_is_the_usual_one(town: Town) -> None:
    with TestClient(app_of(town)).websocket_connect("/tab/phone?device=../../x.yaml") as link:
        link.receive()
    assert town.asked == [("qvga", "")]


def closed_with(link: Any) -> int:
    while True:
        try:
            message = link.receive()
        except WebSocketDisconnect as ended:
            return ended.code
        if message["type"] == "websocket.close":
            return int(message["code"])


def test_no_more_visitors_than_there_are_phones(town: Town) -> None:
    client = TestClient(app_of(town, visitors=1))
    with client.websocket_connect("/tab/phone") as first:
        first.receive()
        with client.websocket_connect("/tab/phone") as second:
            assert closed_with(second) == TAKEN
    with client.websocket_connect("/tab/phone") as third:
        third.receive()
    assert len(town.asked) == 2


def test_a_phone_nobody_presses_is_put_away(town: Town) -> None:
    with TestClient(app_of(town, idle=0)).websocket_connect("/tab/phone") as link:
        assert closed_with(link) == IDLE
    assert town.closed == 1


def test_a_page_of_another_site_may_not_press_the_keys(town: Town) -> None:
    client = TestClient(app_of(town))
    with client.websocket_connect("/tab/phone", headers={"origin": "http://elsewhere.test"}) as link:
        assert closed_with(link) == STRANGER
    assert town.asked == []


def test_every_layout_reaches_every_key_it_binds_to_a_keyboard() -> None:
    for name in load_keymaps():
        keys = load_keymap(name).keys
        assert set(pieces.keyboard(name).values()) == {
            key.label for host, key in keys.items() if not host.startswith("pad-")
        }


class Served:
    """The tab on a real socket, which can be stopped and begun again on the same port."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.start()

    def start(self) -> None:
        import uvicorn

        config = uvicorn.Config(
            self._app, port=self.port, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(20)


@pytest.fixture
def served(town: Town) -> Iterator[Served]:
    served = Served(app_of(town))
    yield served
    served.stop()


@pytest.fixture
def address(served: Served) -> str:
    return f"http://127.0.0.1:{served.port}"


@pytest.fixture
def tab() -> Iterator[Any]:
    """A page of a real browser, in which nothing may go wrong."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 900, "height": 950}, bypass_csp=True)
        page.set_default_timeout(150_000)
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        browser.close()
    assert wrong == []


def press(tab: Any, name: str) -> None:
    key = tab.get_by_label(name, exact=True)
    key.dispatch_event("pointerdown", {"pointerId": 1, "button": 0})
    tab.wait_for_timeout(100)
    key.dispatch_event("pointerup", {"pointerId": 1, "button": 0})


@pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here")
def test_a_real_browser_shows_the_phone_and_presses_its_keys(address: str, tab: Any) -> None:
    brush = "document.querySelector('canvas').getContext('2d')"
    tab.goto(f"{address}/?device=l03a")
    tab.wait_for_selector("canvas")
    tab.wait_for_function(f"[...{brush}.getImageData(200, 200, 1, 1).data].join() == '255,0,0,255'")
    tab.wait_for_function("document.title == 'first - docomo L-03A'")
    press(tab, "OK")
    tab.wait_for_function("document.title == 'second - docomo L-03A'")
    tab.keyboard.down("5")
    tab.wait_for_function("document.querySelector('[aria-label=\"5\"]').classList.contains('down')")
    tab.keyboard.up("5")


@pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here")
def test_the_tab_keeps_its_page_over_reload_model_link_and_restart(
    address: str, served: Served, town: Town, tab: Any
) -> None:
    tab.goto(f"{address}/?device=l03a&url=http://a.test/")
    tab.wait_for_function("document.title.startsWith('first')")
    press(tab, "OK")
    tab.wait_for_function("document.title.startsWith('second')")
    tab.wait_for_function("new URLSearchParams(location.search).get('url') == 'http://a.test/b'")
    tab.reload()
    tab.wait_for_function("document.title.startsWith('second')")
    tab.select_option("#models", "p906i")
    tab.wait_for_function("document.title.startsWith('second - docomo P906i')")
    served.stop()
    tab.wait_for_function("document.getElementById('state').textContent.startsWith('The connection broke')")
    asked = len(town.asked)
    served.start()
    tab.wait_for_function("document.getElementById('state').textContent == ''")
    assert town.asked[asked:] == [("p906i", "http://a.test/b")]


@pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here")
def test_an_input_methods_text_arrives_and_printable_keys_write(address: str, tab: Any) -> None:
    tab.goto(f"{address}/?url=http://a.test/q")
    tab.wait_for_function("document.title.startsWith('form')")
    tab.wait_for_function("document.activeElement.id == 'field'")
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    devtools.send("Input.insertText", {"text": "日本語"})
    tab.wait_for_function("document.getElementById('lcd').textContent.includes('日本語')")
    for char in " 2 cats, ok? 100%!":
        tab.keyboard.press("Space" if char == " " else char)
    tab.wait_for_function("document.getElementById('lcd').textContent.replace(/\\n/g, '').includes('100%!')")
    told = tab.evaluate("document.getElementById('lcd').textContent").replace("\n", "")
    assert told.count("日本語 2 cats, ok? 100%!") == 1


@pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here")
def test_a_screen_reader_is_told_the_lcds_text_and_the_keys_names(address: str, tab: Any) -> None:
    tab.goto(f"{address}/?url=http://a.test/")
    tab.wait_for_function("document.getElementById('lcd').textContent.includes('one')")
    devtools = tab.context.new_cdp_session(tab)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    named = {(node.get("role", {}).get("value"), node.get("name", {}).get("value")) for node in nodes}
    assert ("region", "The phone's screen") in named
    assert any(role == "StaticText" and "one" in str(name) for role, name in named)
    assert {("button", name) for name in ("Left soft key", "Right soft key", "OK", "Web", "Mail", "End", "5")} <= named
    assert not any(role == "button" and name == "soft-left" for role, name in named)
    tab.get_by_label("OK", exact=True).evaluate("key => key.click()")
    tab.wait_for_function("document.title.startsWith('second')")
    tab.get_by_text("Keys", exact=True).click()
    assert "Left soft key: U" in tab.inner_text("#keylist")
