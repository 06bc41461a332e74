"""Visitors' phones: towns of their own or one that all share, and what is loaded for all."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from websockets.sync.client import ClientConnection

from handset.frontends.web.admission import Limits
from handset.frontends.web.tab import web_app
from handset.frontends.web.visitor import TabSession
from keitai.cli.scripts import PRELOAD
from keitai.cli.tab import VISITORS_PRELOAD
from keitai.cli.visitors import SharedTown, open_phone, options_of
from keitai.options import SimulatorOptions
from keitai.site_data import open_store
from screens.store.members import get_member
from screens.store.preferences import Preferences, change
from screens.store.transactions import write_transaction
from tests.handset.frontends.web.test_tab import PATIENCE, Served, wait_until
from tests.keitai.cli.command_line import answer


def shown(session: TabSession) -> str:
    """The page's text, once it is there."""
    for _ in range(300):
        session.pass_time(1)
    return session.phone.frame().text("page")


def test_each_has_a_town_of_its_own_unless_all_share_one(tmp_path: Path) -> None:
    """Whom one visitor looks at finds the footprint, in the shared town and nowhere else."""
    options = SimulatorOptions(data=tmp_path)
    engine = open_store(options, datetime.now(UTC))
    with engine.connect() as sql:
        looking = get_member(sql, 50, "en")
    engine.dispose()
    assert looking is not None
    visiting = options_of(options, outside=False, local=False)
    town = SharedTown(options, ["50", "51"])
    for shared, seen in ((town, True), (None, False)):
        first = open_phone(visiting, shared, "qvga", "/members/51", 0)
        assert shown(first)
        second = open_phone(visiting, shared, "qvga", "/footprints", 1)
        assert (looking.nickname in shown(second)) == seen
        assert (second.phone.clock.now().year > 2020) == seen
        first.close()
        second.close()


def test_nothing_of_a_visitors_phone_is_kept(tmp_path: Path) -> None:
    session = open_phone(options_of(SimulatorOptions(data=tmp_path), outside=False, local=False), None, "qvga", "", 0)
    session.pass_time(60)
    session.close()
    assert list(tmp_path.iterdir()) == []


def test_a_shared_town_has_a_member_for_each_visitor(tmp_path: Path) -> None:
    status, _, err = answer("serve", "--data", str(tmp_path), "--town", "shared", "--visitors", "500")
    assert (status, err) == (2, "--town shared has 298 members for visitors; --visitors 298 fits\n")


@pytest.mark.parametrize("module", [VISITORS_PRELOAD, PRELOAD])
def test_what_is_loaded_for_all_opens_no_file_and_starts_no_thread(module: str) -> None:
    """Copies of a process share the place in each open file, and threads are not copied."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import {module}, os, threading\n"
            "print(threading.active_count())\n"
            "for one in os.listdir('/proc/self/fd'):\n"
            "    path = f'/proc/self/fd/{one}'\n"
            "    if os.path.isfile(path): print(os.readlink(path))\n",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line for line in told.stdout.splitlines() if not line.startswith("pygame-ce")] == ["1"]


class HostileHost:
    """A host whose feed does not end and whose page has twelve thousand cells; it tells who has asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.done = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                self.send_response(200)
                self.send_header(
                    "Content-Type", "text/html" if self.path.startswith("/page") else "application/rss+xml"
                )
                self.end_headers()
                if self.path.startswith("/page"):
                    self.wfile.write(b"<title>cells</title><table><tr>" + b"<td>x</td>" * 12_000 + b"</table>")
                while not self.path.startswith("/page") and not host.done.wait(0.1):
                    self.wfile.write(b" ")

            def log_message(self, *arguments: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.done.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def hostile() -> Iterator[HostileHost]:
    host = HostileHost()
    yield host
    host.stop()


def titles(link: ClientConnection, patience: float) -> Iterator[str]:
    """Yield the titles of the pages that a visitor is shown, until none comes for a while."""
    with suppress(TimeoutError):
        while True:
            message = link.recv(patience)
            if isinstance(message, str) and (title := json.loads(message).get("title")):
                yield str(title)


def test_a_slow_feed_and_a_monstrous_page_hold_up_their_visitors_alone(tmp_path: Path, hostile: HostileHost) -> None:
    """Another visitor is answered while they wait: seen at one of three tries, however busy the machine is."""
    options = SimulatorOptions(data=tmp_path, local_feeds=True)
    engine = open_store(options, datetime.now(UTC))
    with write_transaction(engine) as sql:
        for member in (50, 51, 52):
            change(sql, member, Preferences(), feed=f"{hostile.address}/feed-{member}")
    engine.dispose()
    visiting = options_of(options, outside=False, local=True)
    make = partial(open_phone, visiting, SharedTown(options, ["53", "54", "55"]))
    served = Served(web_app(make, limits=Limits(visitors=3), preload=["keitai.cli.visitors_preload"]))
    feeds = [(f"/members/{member}/diary", f"/feed-{member}", "mixi") for member in (50, 51, 52)]
    pages = [(f"{hostile.address}/page-{number}", f"/page-{number}", "cells") for number in range(3)]
    try:
        with served.visit("?url=/help") as other:
            assert any("mixi" in title for title in titles(other, PATIENCE))
            for attacks in (feeds, pages):
                assert any(is_answered_during(served, hostile, other, *attack) for attack in attacks), attacks
    finally:
        served.stop()


def is_answered_during(
    served: Served, hostile: HostileHost, other: ClientConnection, address: str, path: str, title: str
) -> bool:
    """Whether a key of another visitor shows before the page at an address, for which the host is asked, does."""
    with served.visit(f"?url={quote(address)}", source="127.0.0.2") as visitor:
        wait_until(lambda: path in hostile.asked)
        for _ in titles(other, 0.05):
            pass
        other.send(json.dumps({"down": "down"}))
        other.send(json.dumps({"up": "down"}))
        while not isinstance(other.recv(PATIENCE), bytes):
            pass
        return not any(title in each for each in titles(visitor, 0))
