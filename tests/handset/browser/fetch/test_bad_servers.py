"""A real server on this machine that behaves badly, over real sockets: each case ends as a phone would end it, and
the phone answers its keys meanwhile."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from handset.browser.browser_texts import translate
from handset.browser.fetch.transport import SiteTransport
from handset.keypad import Key
from handset.network import NetworkError, Request
from tests.handset.browser.browser_harness import BrowserHarness


def page(body: bytes, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", "Connection: close", *headers]
    if length is None or length >= 0:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(*chunks: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body
    )


ANSWERS: dict[str, bytes] = {
    "/fine": page(b"<title>fine</title>words"),
    "/no-type": b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<title>plain",
    "/cut": page(b"<title>cut</title>half", length=5_000),
    "/too-long": page(b"<title>long</title>word and what is too much", length=23),
    "/no-length": page(b"<title>open end</title>", length=-1),
    "/gzip": page(gzip.compress(b"<title>packed</title>"), "200 OK", "Content-Encoding: gzip"),
    "/bad-gzip": page(b"this is not packed", "200 OK", "Content-Encoding: gzip"),
    "/bomb": page(zlib.compress(bytes(50_000_000)), "200 OK", "Content-Encoding: deflate"),
    "/chunked": chunked(b"<title>chu", b"nked</title>"),
    "/bad-chunk": chunked(b"<title>x") .replace(b"8\r\n", b"zz\r\n"),
    "/204": page(b"", "204 No Content"),
    "/304": page(b"", "304 Not Modified"),
    "/404": page(b"<title>lost</title>no such page", "404 Not Found"),
    "/404-empty": page(b"", "404 Not Found"),
    "/500": page(b"<title>oops</title>", "500 Internal Server Error"),
    "/500-empty": page(b"", "500 Internal Server Error"),
    "/huge-header": page(b"<title>x</title>", "200 OK", "X-Long: " + "x" * 2_000_000),
    "/many-headers": page(b"<title>many</title>", "200 OK", *(f"X-{n}: y" for n in range(80))),
    "/bad-status": b"HTTP/1.1 abc Nonsense\r\n\r\n",
    "/no-http": b"SSH-2.0-OpenSSH_5.1\r\n",
    "/nothing": b"",
    "/loop": page(b"", "302 Found", "Location: /loop"),
    "/moved": page(b"", "301 Moved", "Location: /fine"),
    "/nowhere": page(b"", "302 Found"),
    "/away": page(b"", "302 Found", "Location: http://127.0.0.1:1/"),
    "/to-file": page(b"", "302 Found", "Location: file:///etc/passwd"),
    "/cookie": page(b"<title>set</title>", "200 OK", "Set-Cookie: a=b; Path=/"),
    "/video": b"HTTP/1.1 200 OK\r\nContent-Type: video/3gpp\r\nContent-Length: 4\r\n\r\nabcd",
    "/large": page(b"<title>large</title>" + b"x" * 1_100_000),
    "/hour": page(b"<title>good for an hour</title>", "200 OK", "Cache-Control: max-age=3600"),
    "/marked": page(b"<title>marked</title>words", "200 OK", 'ETag: "1"', "Cache-Control: no-cache"),
    "/nul": page(b"<title>n\x00ul</title>\x00\x01\x02"),
}  # fmt: skip


class Server:
    """Reads a request's head, answers by path, closes. Dripping paths go on until they are cut off."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._tls = tls
        self.heads: list[str] = []
        self._stop = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self) -> None:
        self._stop.set()
        self._socket.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                head = connection.recv(65_536).decode("latin-1")
                self.heads.append(head)
                path = head.split(" ")[1] if head.count(" ") > 1 else "/"
                if path == "/drip":
                    self._drip(connection, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 100_000)
                elif path == "/drip-head":
                    self._drip(connection, b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 10_000)
                elif path == "/marked" and 'If-None-Match: "1"' in head:
                    connection.sendall(ANSWERS["/304"])
                elif path == "/silent":
                    self._stop.wait(20)
                else:
                    connection.sendall(ANSWERS.get(path, ANSWERS["/404"]))
        except OSError:
            return

    def _drip(self, connection: socket.socket, answer: bytes) -> None:
        for place in range(len(answer)):
            connection.sendall(answer[place : place + 1])
            if self._stop.wait(0.05):
                return


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    serving = Server()
    yield serving
    serving.close()


def opened(server: Server, path: str, seconds: float = 5, model: str = "qvga") -> BrowserHarness:
    transport = SiteTransport({}, seconds=seconds)
    harness = BrowserHarness({}, model, transport=transport)
    harness.browser.open(server.address + path)
    wait_for(harness)
    return harness


def wait_for(harness: BrowserHarness) -> None:
    """Until the page is there."""
    for _ in range(3_000):
        if harness.browser.idle:
            break
        harness.phone.step()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/fine", "fine"),
        ("/no-type", "plain"),
        ("/too-long", "long"),
        ("/no-length", "open end"),
        ("/gzip", "packed"),
        ("/chunked", "chunked"),
        ("/404", "lost"),
        ("/500", "oops"),
        ("/moved", "fine"),
        ("/many-headers", "many"),
        ("/cookie", "set"),
        ("/nul", "nul"),
    ],
)
def test_what_can_be_shown_is(server: Server, path: str, title: str) -> None:
    assert opened(server, path).browser.title == title


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/cut", "broken"),
        ("/bad-gzip", "broken"),
        ("/bomb", "too-large"),
        ("/bad-chunk", "broken"),
        ("/404-empty", "status"),
        ("/500-empty", "status"),
        ("/304", "status"),
        ("/huge-header", "broken"),
        ("/bad-status", "broken"),
        ("/no-http", "broken"),
        ("/nothing", "broken"),
        ("/loop", "redirects"),
        ("/nowhere", "broken"),
        ("/away", "host"),
        ("/to-file", "host"),
        ("/video", "unsupported"),
        ("/large", "too-large"),
    ],
)
def test_what_cannot_is_told(server: Server, path: str, reason: str) -> None:
    harness = opened(server, path)
    said = "".join(harness.text().split())
    assert "".join(translate(reason, "en").split()) in said
    harness.press(Key.END)
    assert harness.phone.foreground.kind == "standby"


def test_no_content_leaves_the_page_as_it_is(server: Server) -> None:
    harness = opened(server, "/fine")
    harness.browser.open(server.address + "/204")
    for _ in range(300):
        harness.phone.step()
    assert (harness.browser.title, harness.browser.idle) == ("fine", True)


@pytest.mark.parametrize("path", ["/drip", "/drip-head", "/silent"])
def test_a_site_that_dawdles_ends_in_time_and_leaves_the_keys_alone(server: Server, path: str) -> None:
    harness = opened(server, path, seconds=0.4)
    assert "".join(translate("timeout", "en").split()) in "".join(harness.text().split())


@pytest.mark.parametrize("path", ["/drip", "/drip-head", "/silent"])
def test_end_answers_at_once_while_a_site_dawdles(server: Server, path: str) -> None:
    harness = BrowserHarness({}, "qvga", transport=SiteTransport({}, seconds=5))
    harness.browser.open(server.address + path)
    harness.wait(3)
    assert not harness.browser.idle
    assert harness.browser.softkeys.right == translate("stop", "en")
    harness.press(Key.END, wait=1)
    assert harness.phone.foreground.kind == "standby"
    assert not harness.phone.network.busy


def test_a_snapshot_in_the_middle_of_a_request_is_a_cut_connection(server: Server) -> None:
    harness = BrowserHarness({}, "qvga", transport=SiteTransport({}, seconds=5))
    harness.browser.open(server.address + "/silent")
    harness.wait(2)
    harness.phone.restore(harness.phone.snapshot())
    harness.wait(3)
    assert "".join(translate("broken", "en").split()) in "".join(harness.text().split())


def test_cookies_go_back_on_models_that_have_them(server: Server) -> None:
    for model, sent in (("qvga", True), ("l03a", False)):
        harness = opened(server, "/cookie", model=model)
        harness.browser.open(server.address + "/fine")
        for _ in range(200):
            harness.phone.step()
        assert harness.browser.title == "fine"
        assert ("cookie: a=b" in server.heads[-1].lower()) == sent


def test_softbank_gives_up_after_three_redirects(server: Server) -> None:
    before = len(server.heads)
    opened(server, "/loop", model="911sh")
    assert len(server.heads) - before == 4


def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    serving = Server(context)
    try:
        with pytest.raises(NetworkError) as caught:
            SiteTransport({}, seconds=5).send(Request("GET", serving.address + "/fine"))
        assert caught.value.reason == "certificate"
        harness = opened(serving, "/fine")
        assert "".join(translate("certificate", "en").split()) in "".join(harness.text().split())
    finally:
        serving.close()


def self_signed(folder: Path) -> Path:
    """A key and a certificate that it signed itself, in one PEM file."""
    import subprocess

    path = folder / "self.pem"
    key = folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*command, "-keyout", str(key), "-out", str(path)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not on this machine")
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


def test_a_page_that_is_good_for_an_hour_is_asked_for_once(server: Server) -> None:
    harness = opened(server, "/hour")
    asked = len(server.heads)
    for path in ("/fine", "/hour"):
        harness.browser.open(server.address + path)
        wait_for(harness)
    assert harness.browser.title == "good for an hour"
    assert [head.split(" ")[1] for head in server.heads[asked:]] == ["/fine"]


def test_a_304_shows_the_page_that_is_kept(server: Server) -> None:
    harness = opened(server, "/marked")
    harness.browser.open(server.address + "/marked")
    wait_for(harness)
    assert 'If-None-Match: "1"' in server.heads[-1]
    assert harness.browser.title == "marked"
    assert "words" in harness.text()
