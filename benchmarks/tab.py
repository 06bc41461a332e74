"""The web tab: what a player costs, and what visitors of ill will cost the others.

uv run python -m benchmarks.tab players     twenty play at once: pictures a second, bytes, the processor's share; 3 min
uv run python -m benchmarks.tab attacks     fifty of each attack, in turn with quiet, seven times; 9 min
    --players N, --seconds N, --rounds N; --tree DIR another checkout; --json FILE writes the same as JSON

Whoever asks runs on the same machine and takes from whoever answers.
"""

from __future__ import annotations

import argparse
import base64
import json
import multiprocessing
import os
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.table import Row, report

VICTIM, ATTACKER = "127.0.0.1", "127.0.0.2"
CROWD = 50
MONSTER = b"<table>" + b"<tr>" + b"<td>x</td>" * 12_000 + b"</table>"


class Tab:
    """A visitor: raw frames of a WebSocket, as little work as can be."""

    def __init__(self, port: int, query: str, source: str = VICTIM) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), 60, (source, 0))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /tab/phone?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._bytes = b""
        while b"\r\n\r\n" not in self._bytes:
            came = self.socket.recv(4096)
            if not came:
                raise ConnectionResetError("the server took no visitor")
            self._bytes += came
        self._bytes = self._bytes.partition(b"\r\n\r\n")[2]
        self.pictures = self.bytes = 0
        self.ended = False

    def press(self, key: str, down: bool) -> None:
        text = json.dumps({"down" if down else "up": key}).encode()
        self.socket.sendall(bytes([0x81, 0x80 | len(text)]) + bytes(4) + text)

    def read(self) -> int:
        """Take what has come; return the pictures among it."""
        data = self.socket.recv(262_144)
        self.ended = not data
        self.bytes += len(data)
        self._bytes += data
        before = self.pictures
        while (frame := self._frame()) is not None:
            self.pictures += frame == 2
        return self.pictures - before

    def _frame(self) -> int | None:
        raw = self._bytes
        if len(raw) < 10:
            return None
        size, head = raw[1], 2
        if size >= 126:
            head = 4 if size == 126 else 10
            size = int.from_bytes(raw[2:head], "big")
        if len(raw) < head + size:
            return None
        self._bytes = raw[head + size :]
        return raw[0] & 15


@contextmanager
def served(tree: Path, *options: str) -> Iterator[tuple[int, int, Path]]:
    """A server: its port, its process, its folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "run.py", "serve", "--port", str(port), "--data", folder, *options]
        server = subprocess.Popen(command, cwd=tree, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while server.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield port, server.pid, Path(folder)
        finally:
            server.terminate()
            server.wait(30)


def processor_seconds(pid: int) -> float:
    """What a process and its descendants have used, those that have ended included where they were waited for."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                rest = (one / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(rest[1]), []).append(int(one.name))
            used[int(one.name)] = sum(map(int, rest[11:15])) / os.sysconf("SC_CLK_TCK")
    waiting, total = [pid], 0.0
    while waiting:
        each = waiting.pop()
        total += used.get(each, 0.0)
        waiting += children.get(each, [])
    return total


def play(port: int, pid: int, players: int, seconds: float, game: str) -> list[Row]:
    """So many play one game, all seen by this process."""
    tabs = [Tab(port, f"device=l03a&url=/games/{game}/play", f"127.0.0.{2 + n}") for n in range(players)]
    waiting = {tab.socket: tab for tab in tabs}
    until, warm = time.monotonic() + 20 + seconds, time.monotonic() + 20
    before: list[tuple[int, int]] = []
    began = used = 0.0
    beat = 0
    while (now := time.monotonic()) < until:
        if not before and now > warm:
            before = [(tab.pictures, tab.bytes) for tab in tabs]
            began, used = now, processor_seconds(pid)
        if int(now * 4) != beat:
            beat = int(now * 4)
            for tab in tabs:
                tab.press("ok", beat % 2 == 0)
        for ready in select.select(list(waiting), [], [], 0.05)[0]:
            waiting[ready].read()
    took = time.monotonic() - began
    used = processor_seconds(pid) - used
    rates = [(tab.pictures - old) / took for tab, (old, _) in zip(tabs, before, strict=True)]
    size = sum(tab.bytes - old for tab, (_, old) in zip(tabs, before, strict=True)) / took / players / 1000
    for tab in tabs:
        tab.socket.close()
    return [
        Row(f"{game}: pictures a second, median visitor", statistics.median(rates), "/s", 55, atleast=True),
        Row(f"{game}: pictures a second, worst visitor", min(rates), "/s", 50, atleast=True),
        Row(f"{game}: each visitor on the wire", size, "KB/s"),
        Row(f"{game}: each visitor's share of a core", used / took / players * 100, "%"),
        Row(f"{game}: a picture, of a core", used / took / sum(rates) * 1000, "ms"),
        Row(f"{game}: {players} visitors, of all cores", used / took / (os.cpu_count() or 1) * 100, "%"),
    ]


# attacks: each begins its crowd, and holds it until it is told to end


def slow_senders(port: int, end: threading.Event, page: str) -> None:
    links = [socket.create_connection(("127.0.0.1", port), 10, (ATTACKER, 0)) for _ in range(CROWD)]
    for number, link in enumerate(links):
        head = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        link.sendall((head + ("Content-Length: 200000\r\n\r\n" if number % 2 else "")).encode())
    while not end.wait(0.2):
        for link in links:
            try:
                link.sendall(b"a")
            except OSError:
                continue


def _crowd(port: int, query: str, count: int = CROWD) -> list[Tab]:
    begun_all = (begun(port, query, f"127.0.0.{2 + n % 5}") for n in range(count))
    return [tab for tab in begun_all if tab is not None]


def slow_readers(port: int, end: threading.Event, page: str) -> None:
    crowd = _crowd(port, "url=/games/wig/play")
    end.wait()
    del crowd


def floods_of_keys(port: int, end: threading.Event, page: str) -> None:
    key = b'\x81\x8d\0\0\0\0{"down": "5"}' * 2_000
    crowd = _crowd(port, "url=/home")
    while not end.is_set():
        for number, tab in enumerate(crowd):
            try:
                tab.socket.setblocking(False)
                tab.socket.send(key)
            except BlockingIOError:
                continue
            except OSError:
                time.sleep(0.02)
                crowd[number] = begun(port, "url=/home", f"127.0.0.{2 + number % 5}") or tab


def monstrous_pages(port: int, end: threading.Event, page: str) -> None:
    crowd = _crowd(port, f"url={page}")
    while not end.wait(0.3):
        for tab in crowd:
            try:
                tab.press("down", True)
                tab.press("down", False)
            except OSError:
                continue


ATTACKS: dict[str, Callable[[int, threading.Event, str], None]] = {
    "slow senders": slow_senders,
    "slow readers": slow_readers,
    "floods of keys": floods_of_keys,
    "monstrous pages": monstrous_pages,
}


def waits(port: int, cookie: str, seconds: float, tab: Tab) -> tuple[list[float], list[float]]:
    """Milliseconds that a member waits for a page, and another visitor for the picture after a key."""
    pages: list[float] = []
    pictures: list[float] = []
    link = socket.create_connection(("127.0.0.1", port))
    request = f"GET /home HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: mixi={cookie}\r\n\r\n".encode()
    _settle(tab)
    until, down = time.monotonic() + seconds, False
    while time.monotonic() < until:
        began = time.perf_counter()
        link.sendall(request)
        body = link.recv(65_536)
        size = int(body.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(body.partition(b"\r\n\r\n")[2]) < size:
            more = link.recv(65_536)
            if not more:
                raise ConnectionResetError("the member's page ended early")
            body += more
        pages.append((time.perf_counter() - began) * 1000)
        down = not down
        began = time.perf_counter()
        tab.press("down" if len(pictures) % 2 == 0 else "up", down)
        while down and not tab.read():
            if tab.ended:
                raise ConnectionResetError("the other visitor's phone was put away")
        if down:
            tab.press("down" if len(pictures) % 2 == 0 else "up", False)
            down = False
            pictures.append((time.perf_counter() - began) * 1000)
        time.sleep(0.03)
        _settle(tab, 0.0)
    link.close()
    return pages, pictures


def _settle(tab: Tab, patience: float = 2.0) -> None:
    """Read what comes until nothing does for a while."""
    while select.select([tab.socket], [], [], patience)[0] and not tab.ended:
        tab.read()


def newcomer(port: int, patience: float = 60.0) -> Tab:
    """A visitor who has a phone; the last attack's may have to be put away first."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        tab = begun(port, "url=/home", VICTIM)
        while tab is not None and not tab.pictures and not tab.ended and time.monotonic() < until:
            if select.select([tab.socket], [], [], 1.0)[0]:
                tab.read()
        if tab is not None and tab.pictures:
            _settle(tab)
            return tab
        time.sleep(2)
    raise ConnectionResetError(f"no phone for another visitor within {patience} s")


def begun(port: int, query: str, source: str) -> Tab | None:
    """A visitor of the crowd; None where the server takes no more."""
    try:
        return Tab(port, query, source)
    except OSError:
        return None


def attack(port: int, cookie: str, page: str, rounds: int, seconds: float) -> list[Row]:
    rows: list[Row] = []
    for name, crowd in ATTACKS.items():
        p99: dict[bool, list[list[float]]] = {True: [], False: []}
        worst = 0.0
        for _ in range(rounds):
            for hostile in (False, True):
                print(f"{name}, {'under attack' if hostile else 'quiet'}", file=sys.stderr)
                end = multiprocessing.get_context("spawn").Event()
                process = multiprocessing.get_context("spawn").Process(target=crowd, args=(port, end, page))
                tab = newcomer(port)  # before the crowd takes what places there are
                if hostile:
                    process.start()
                    time.sleep(3)
                found = waits(port, cookie, seconds, tab)
                tab.socket.close()
                p99[hostile].append([sorted(times)[len(times) * 99 // 100] for times in found])
                if hostile:
                    worst = max(worst, *map(max, found))
                    end.set()
                    process.join(20)
                    process.kill()
        for number, whose in enumerate(("a member's page", "another's picture")):
            quiet, under = (statistics.median(each[number] for each in p99[hostile]) for hostile in (False, True))
            rows.append(Row(f"{name}: {whose}, p99, quiet", quiet, "ms"))
            rows.append(Row(f"{name}: {whose}, p99", under, "ms", 50))
        rows.append(Row(f"{name}: worst of all", worst, "ms", 1000))
    return rows


@contextmanager
def monster() -> Iterator[str]:
    """A server of the page of twelve thousand cells: its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(MONSTER)))
            self.end_headers()
            self.wfile.write(MONSTER)

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def signed_in(folder: Path) -> str:
    """A session's cookie of the phone's owner."""
    from keitai.site_data import site_secret
    from screens.config import SiteConfig
    from screens.store.database import open_database
    from screens.store.transactions import write_transaction
    from screens.web.sessions import start_session

    engine = open_database(folder / "site.sqlite")
    with write_transaction(engine) as sql:
        key = start_session(sql, SiteConfig(engine, site_secret(folder)), 42)
    engine.dispose()
    return key


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["players", "attacks"])
    parser.add_argument("--players", type=int, default=20)
    parser.add_argument("--seconds", type=float, help="10 of play, 4 of each attack")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tree", type=Path, default=Path())
    parser.add_argument("--games", nargs="+", default=["keep-awake", "baseball", "wig", "mind-reader"])
    parser.add_argument("--json")
    asked = parser.parse_args()
    rows: list[Row] = []
    if asked.what == "players":
        for game in asked.games:
            with served(asked.tree, "--visitors", str(asked.players)) as (port, pid, _):
                rows += play(port, pid, asked.players, asked.seconds or 10.0, game)
    else:
        with served(asked.tree, "--local") as (port, _, folder), monster() as page:
            time.sleep(10)
            rows = attack(port, signed_in(folder), page, asked.rounds, asked.seconds or 4.0)
    report(f"The web tab: {asked.what}", rows)


if __name__ == "__main__":
    main()
