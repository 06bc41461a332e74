"""A signal that comes while a worker process starts is handled afterwards, whichever thread it was given to."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from collections.abc import Iterator

import pytest

from keitai.common.signals import SIGNALS, held_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are blocked by POSIX's means")


@pytest.fixture
def handled() -> Iterator[list[int]]:
    """The signals whose own handlers ran."""
    numbers: list[int] = []
    before = {each: signal.signal(each, lambda number, frame: numbers.append(number)) for each in SIGNALS}
    yield numbers
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def other() -> Iterator[int]:
    """A thread that blocks no signal, by its number."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    assert thread.ident is not None
    yield thread.ident
    over.set()
    thread.join()


def give(number: signal.Signals, thread: int) -> None:
    """Send a signal to another thread, and wait until it has come there."""
    here, there = socket.socketpair()
    with here, there:
        here.settimeout(10)
        there.setblocking(False)
        before = signal.set_wakeup_fd(there.fileno())
        try:
            signal.pthread_kill(thread, number)
            assert here.recv(1) == bytes([number])
        finally:
            signal.set_wakeup_fd(before)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_given_to_another_thread_waits_for_the_end(
    number: signal.Signals, handled: list[int], other: int
) -> None:
    with held_signals():
        give(number, other)
        assert handled == []
    assert handled == [number]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_blocked_signal_waits_for_the_end(number: signal.Signals, handled: list[int]) -> None:
    with held_signals():
        signal.pthread_kill(threading.get_ident(), number)
        assert handled == []
    assert handled == [number]


def test_an_interrupt_is_raised_where_the_start_ends(other: int) -> None:
    steps: list[str] = []

    def start() -> None:
        with held_signals():
            give(signal.SIGINT, other)
            steps.append("started")
        steps.append("went on")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert steps == ["started"]


def test_in_a_thread_of_its_own_handlers_stay(handled: list[int]) -> None:
    def start() -> None:
        with held_signals():
            pass

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    signal.raise_signal(signal.SIGTERM)
    assert handled == [signal.SIGTERM]
