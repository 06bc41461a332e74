"""The tab over HTTP and WebSocket: pages and pieces, limits, and a phone that a real browser shows and works."""

from __future__ import annotations

import json
import socket
import threading
import wave
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from handset.frontends.web import connections, pieces
from handset.frontends.web.admission import Limits
from handset.frontends.web.connections import server_config
from handset.frontends.web.tab import SHARE, STRANGER, TAKEN, web_app
from handset.frontends.web.visitor import HEADER, TabSession
from handset.keymap import load_keymap, load_keymaps
from handset.model import model_names
from screens.public_address import PublicAddress
from screens.server import asgi_app
from tests.handset.browser.browser_harness import BrowserHarness

CHROMIUM = Path("/usr/bin/chromium")
PAGE = "<html><head><title>first</title></head><body bgcolor='#ff0000'><a href='/b'>one</a></body></html>"

FORM = "<title>form</title><form><input name=q></form>"


IDLE, FLOOD = 4002, 4005
PATIENCE = 100
"""Seconds that a busy machine may take for what a quiet one does at once."""


def make_phone(log: Path, device: str, address: str, seat: int) -> TabSession:
    """A phone on a site of three pages, which writes down that it was made, and put away."""
    note(log, device, address)
    pages: dict[str, Any] = {
        "http://a.test/": PAGE,
        "http://a.test/b": "<title>second</title>there",
        "http://a.test/q": FORM,
    }
    harness = BrowserHarness(pages, model=device)
    harness.browser.open(address if address in pages else "http://a.test/")
    kind = Stuck if address == "stuck" else TabSession
    return kind(harness.phone, partial(note, log, "closed"))


class Stuck(TabSession):
    """A phone that is long at one thing: a page without end, a feed that does not come."""

    def pass_time(self, ticks: int) -> None:
        if self.phone.clock.ticks > 60:
            sleep(PATIENCE)
        super().pass_time(ticks)


def note(log: Path, *words: str) -> None:
    with log.open("a", encoding="utf-8") as out:
        out.write(json.dumps(words) + "\n")


class Town:
    """Phones in processes of their own; knows what was asked for and what was put away."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self.make = partial(make_phone, log)

    @property
    def asked(self) -> list[tuple[str, ...]]:
        return [one for one in self._noted() if one != ("closed",)]

    @property
    def closed(self) -> int:
        return self._noted().count(("closed",))

    def _noted(self) -> list[tuple[str, ...]]:
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        return [tuple(json.loads(line)) for line in lines]


def site(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"site at {environ['PATH_INFO']}".encode()]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "town")


def app_of(town: Town, **limits: int) -> Starlette:
    return web_app(town.make, limits=Limits(**limits), site=asgi_app(site), preload=[__name__])


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


def test_a_phone_is_shown_pressed_and_put_away(served: Served, town: Town) -> None:
    with served.visit("?device=p906i&url=/x") as link:
        titles = []
        pictures = 0
        link.send(json.dumps({"down": "down"}))
        link.send("no json")
        link.send(b"bytes")
        link.send("9" * 5_000)
        link.send(json.dumps({"up": "down"}))
        link.send(json.dumps({"down": "ok"}))
        while "second" not in titles:
            message = link.recv(PATIENCE)
            if isinstance(message, bytes):
                _, _, width, height = HEADER.unpack_from(message)
                pixels = len(zlib.decompress(message[HEADER.size :], -15)) - (width * height + 7) // 8
                assert 0 < pixels <= 3 * width * height
                pictures += 1
            else:
                titles.append(json.loads(message).get("title"))
    assert pictures
    assert town.asked == [("p906i", "/x")]
    wait_until(lambda: town.closed == 1)


def wait_until(come: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE
    while not come():
        assert monotonic() < until
        sleep(0.02)


def test_a_model_that_is_none_is_the_usual_one(served: Served, town: Town) -> None:
    with served.visit("?device=../../x.yaml") as link:
        link.recv(PATIENCE)
    assert town.asked == [("qvga", "")]


def closed_with(link: ClientConnection) -> int:
    with suppress(ConnectionClosed):
        while True:
            link.recv(PATIENCE)
    assert link.close_code is not None
    return link.close_code


@pytest.mark.parametrize("served", [{"visitors": 2, "per_address": 1}], indirect=True)
def test_no_more_visitors_than_there_are_phones_and_one_address_has_its_share(served: Served, town: Town) -> None:
    """One address takes all the places: it gets its share, the next one finds a phone, a third none."""
    with served.visit() as first, served.visit() as second:
        first.recv(PATIENCE)
        assert closed_with(second) == SHARE
        with served.visit(source="127.0.0.2") as third, served.visit(source="127.0.0.3") as fourth:
            third.recv(PATIENCE)
            assert closed_with(fourth) == TAKEN
    wait_until(lambda: admitted(served))
    assert len(town.asked) == 3


def admitted(served: Served) -> bool:
    with served.visit() as link:
        try:
            return bool(link.recv(PATIENCE))
        except ConnectionClosed:
            return False


@pytest.mark.parametrize("served", [{"idle": 0}], indirect=True)
def test_a_phone_nobody_presses_is_put_away(served: Served, town: Town) -> None:
    """Messages that are not keys keep nobody's place."""
    with served.visit() as link:
        for _ in range(50):
            link.send("{}")
        assert closed_with(link) == IDLE
    wait_until(lambda: town.closed == 1)


def test_a_flood_of_messages_ends_the_flooders_visit_alone(served: Served, town: Town) -> None:
    with served.visit() as other, served.visit() as flooder:
        other.recv(PATIENCE)
        with suppress(ConnectionClosed):
            for _ in range(100_000):
                flooder.send(json.dumps({"down": "5"}))
        assert closed_with(flooder) == FLOOD
        other.send(json.dumps({"down": "ok"}))
        while "second" not in str(other.recv(PATIENCE)):
            pass


def test_a_page_of_another_site_may_not_press_the_keys(served: Served, town: Town) -> None:
    for origin in ("http://elsewhere.test", "null", "http://127.0.0.1:1"):
        with served.visit(origin=origin) as link:
            assert closed_with(link) == STRANGER, origin
    assert town.asked == []


def test_a_name_that_was_pointed_here_by_others_gets_no_phone(town: Town) -> None:
    """DNS rebinding: the page's origin and the host are the same stranger's, and the socket is ours."""
    guarded = Served(PublicAddress(8009).guard(app_of(town)))
    try:
        for host in ("evil.example", f"evil.example:{guarded.port}", "127.0.0.1.evil.example"):
            with socket.create_connection(("127.0.0.1", guarded.port)) as link:
                link.sendall((HANDSHAKE % guarded.port).replace(b"Host: 127.0.0.1:%d" % guarded.port, host_of(host)))
                assert link.recv(100).startswith(b"HTTP/1.1 400"), host
        with guarded.visit() as own:
            own.recv(PATIENCE)
    finally:
        guarded.stop()
    assert len(town.asked) == 1


def host_of(name: str) -> bytes:
    return f"Host: {name}\r\nOrigin: http://{name}".encode()


def test_heads_that_do_not_come_are_not_waited_for(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a head, none, and one after an answer; an address has so many connections at one time."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    for begin in (b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET /diary HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", served.port), 20) as link:
            link.sendall(begin)
            with suppress(ConnectionResetError):
                while link.recv(4_096):
                    pass
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30.0)
    monkeypatch.setattr(connections, "CONNECTIONS_AN_ADDRESS", 3)
    held = [socket.create_connection(("127.0.0.1", served.port), 20, ("127.0.0.5", 0)) for _ in range(3)]
    for link in held:
        link.sendall(b"GET /diary HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert link.recv(12) == b"HTTP/1.1 200"
    fourth = socket.create_connection(("127.0.0.1", served.port), 20, ("127.0.0.5", 0))
    with fourth, suppress(ConnectionResetError):
        assert fourth.recv(100) == b""
    with socket.create_connection(("127.0.0.1", served.port), 20, ("127.0.0.6", 0)) as other:
        other.sendall(b"GET /diary HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert other.recv(12) == b"HTTP/1.1 200"
    for link in held:
        link.close()


def test_a_message_beyond_all_bounds_ends_the_visit(served: Served) -> None:
    with served.visit() as link:
        link.send("x" * 70_000)
        assert closed_with(link) == 1009


def test_a_phone_that_is_stuck_stalls_nobody_and_does_not_hold_the_server(served: Served, town: Town) -> None:
    """Nor does a visitor who reads nothing; the server stops in time with both."""
    with (
        socket.create_connection(("127.0.0.1", served.port)) as deaf,
        served.visit("?url=stuck") as stuck,
        served.visit() as other,
    ):
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        deaf.sendall(HANDSHAKE % served.port)
        stuck.recv(PATIENCE)
        wait_until(lambda: len(town.asked) == 3)
        other.send(json.dumps({"down": "ok"}))
        while "second" not in str(other.recv(PATIENCE)):
            pass
        began = monotonic()
        served.stop()
        assert monotonic() - began < PATIENCE / 2
        assert closed_with(other) == 1001


HANDSHAKE = (
    b"GET /tab/phone HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def test_every_layout_reaches_every_key_it_binds_to_a_keyboard() -> None:
    for name in load_keymaps():
        keys = load_keymap(name).keys
        assert set(pieces.keyboard(name).values()) == {
            key.label for host, key in keys.items() if not host.startswith("pad-")
        }


class Served:
    """The tab on a real socket, which can be stopped and begun again on the same port."""

    def __init__(self, app: Any) -> None:
        self._app = app
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.start()

    def start(self) -> None:
        config = server_config(self._app, port=self.port, log_level="error", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        wait_until(lambda: self._server.started)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(PATIENCE)

    def visit(self, query: str = "", source: str = "127.0.0.1", **settings: Any) -> ClientConnection:
        """A visitor's WebSocket, from an address of this machine."""
        link = socket.create_connection(("127.0.0.1", self.port), PATIENCE, (source, 0))
        opened: ClientConnection = connect(
            f"ws://127.0.0.1:{self.port}/tab/phone{query}",
            sock=link,
            max_queue=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            **settings,
        )
        return opened


@pytest.fixture
def served(town: Town, request: pytest.FixtureRequest) -> Iterator[Served]:
    served = Served(app_of(town, **getattr(request, "param", {})))
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


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium was not found")
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


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium was not found")
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


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium was not found")
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


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium was not found")
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
