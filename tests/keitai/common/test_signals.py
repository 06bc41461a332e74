"""A signal that comes while a worker process starts is handled afterwards, whichever thread it was given to."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
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
def another_thread() -> Iterator[None]:
    """A thread that blocks no signal."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.usefixtures("another_thread")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_given_to_another_thread_waits_for_the_end(number: signal.Signals, handled: list[int]) -> None:
    with held_signals():
        os.kill(os.getpid(), number)
        time.sleep(0.05)
        assert handled == []
    assert handled == [number]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_blocked_signal_waits_for_the_end(number: signal.Signals, handled: list[int]) -> None:
    with held_signals():
        os.kill(os.getpid(), number)
        assert handled == []
    assert handled == [number]


@pytest.mark.usefixtures("another_thread")
def test_an_interrupt_is_raised_where_the_start_ends() -> None:
    steps: list[str] = []

    def start() -> None:
        with held_signals():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
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
