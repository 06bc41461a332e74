"""One visitor's socket: nonsense, floods, and a reader that does not read, without a server."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Iterator

import pytest

from handset.frontends.web.websocket import (
    BURST,
    LARGEST_MESSAGE,
    MESSAGES_A_SECOND,
    PING_SECONDS,
    SEND_SECONDS,
    VisitorSocket,
)

Pair = tuple[VisitorSocket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        yield VisitorSocket(ours, 0.0), theirs


def frame(payload: bytes, opcode: int = 1, fin: bool = True) -> bytes:
    """A client's frame: masked, by zeros."""
    length = len(payload)
    size = bytes([0x80 | length]) if length < 126 else b"\xfe" + length.to_bytes(2, "big")
    return bytes([opcode | (0x80 if fin else 0)]) + size + bytes(4) + payload


def received(link: VisitorSocket, now: float = 0.0) -> list[object]:
    found: list[object] = []
    for _ in range(20):
        found += link.receive(now)
    return found


def test_messages_arrive_whole_however_they_are_cut(pair: Pair) -> None:
    link, browser = pair
    text = json.dumps({"text": "きょうは" * 500}).encode()
    parts = frame(text[:7], 1, False) + frame(text[7:900], 0, False) + frame(b"", 9) + frame(text[900:], 0)
    for at in range(0, len(parts), 1_000):
        browser.send(parts[at : at + 1_000])
    browser.send(frame(b'{"down": "5"}'))
    assert received(link) == [{"text": "きょうは" * 500}, {"down": "5"}]
    assert link.open


def test_nonsense_is_passed_over(pair: Pair) -> None:
    link, browser = pair
    for junk in (b"", b"{", b"9" * 5_000, b"[" * 9_000, b"\xff\xfe", b"nul", b'{"down"}', b"\x00", b"1e999", b"-"):
        browser.send(frame(junk))
        browser.send(frame(junk, 2))
    browser.send(frame(b"7"))
    assert received(link) == [float("inf"), 7]
    assert (link.open, link.too_many) == (True, False)


def test_random_bytes_never_raise() -> None:
    """What comes may be any bytes: the link goes on or closes."""
    chance = random.Random(18)
    for _ in range(300):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            link = VisitorSocket(ours, 0.0)
            theirs.send(chance.randbytes(chance.randrange(1, 400)))
            theirs.send(frame(chance.randbytes(chance.randrange(120)), chance.randrange(16), chance.random() < 0.5))
            received(link)


def test_a_flood_is_noticed_and_hands_are_not_taken_for_one(pair: Pair) -> None:
    link, browser = pair
    key = frame(b'{"down": "5"}')
    for tenth in range(100):
        browser.send(key * (MESSAGES_A_SECOND // 10))
        received(link, tenth / 10)
    assert not link.too_many
    browser.send(key * (BURST + 1))
    assert (len(received(link, 10.0)) <= BURST, link.too_many) == (True, True)


@pytest.mark.parametrize("opcode", [2, 9, 10])
def test_frames_of_any_kind_count_as_a_flood(pair: Pair, opcode: int) -> None:
    link, browser = pair
    browser.send(frame(b"", opcode) * (BURST + 1))
    received(link)
    assert link.too_many


def test_a_message_that_is_too_large_ends_it(pair: Pair) -> None:
    link, browser = pair
    browser.send(frame(b" " * (LARGEST_MESSAGE + 1)))
    received(link)
    assert not link.open
    assert browser.recv(100)[2:4] == (1009).to_bytes(2, "big")


def test_who_does_not_read_is_late_after_a_while(pair: Pair) -> None:
    link, browser = pair
    link.send("first", 0.0)
    assert (link.drained, link.late(SEND_SECONDS + 1)) == (True, False)
    link.send(bytes(4_000_000), 2.0)
    assert not link.drained
    assert not link.late(2.0 + SEND_SECONDS - 0.1)
    assert link.late(2.0 + SEND_SECONDS + 0.1)
    taken = 0
    while not link.drained:
        taken += len(browser.recv(1_000_000))
        link.flush(3.0)
    assert taken > 3_000_000
    assert not link.late(2.0 + SEND_SECONDS + 0.1)


def test_who_answers_no_ping_is_gone(pair: Pair) -> None:
    link, browser = pair
    link.keep_alive(PING_SECONDS + 1)
    assert browser.recv(10) == b"\x89\x00"
    assert not link.late(2 * PING_SECONDS)
    assert link.late(3 * PING_SECONDS + 1)
    browser.send(frame(b"", 10))
    received(link, 3 * PING_SECONDS)
    assert not link.late(3 * PING_SECONDS + 1)


def test_who_hangs_up_is_noticed_whatever_was_under_way(pair: Pair) -> None:
    link, browser = pair
    browser.send(frame(b"7"))
    browser.close()
    assert received(link) == [7]
    assert not link.open
    link.send("nobody reads this", 0.0) if link.open else None
    link.flush(0.0)
    assert received(link) == []
