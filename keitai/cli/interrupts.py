"""Interrupts: SIGINT and SIGTERM end any verb, its worker processes with it, within a second.

with stopping_on_signals():
    main()
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from keitai.common.signals import SIGNALS

PATIENCE = 0.7
"""Seconds a verb has to put away what it holds, before its process is ended as it is."""

LONGEST_STOP = 9.0
"""Seconds a server has for the requests that are under way."""


@contextmanager
def stopping_on_signals() -> Iterator[Callable[[], int]]:
    """Raise `KeyboardInterrupt` in the main thread at the first signal; a second one ends the process at once.

    Yields a function that returns the exit status: 128 and the signal's number, as shells have it.

    Worker processes are killed first: a pool that is left waits for what its workers are at. A thread ends the process
    where something still holds it, such as a request that is waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: _status(signal.SIGINT)
        return
    own, got = os.getpid(), 0

    def stop(number: int, frame: object) -> None:
        nonlocal got
        if os.getpid() != own or got:
            os._exit(_status(number))  # a forked worker has no one to tell
        got = number
        # What the interrupt breaks off in a destructor or a callback would be told with a traceback.
        sys.unraisablehook = lambda fault: None
        end_workers()
        exit_after(PATIENCE, _status(number), "interrupted")
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield lambda: _status(got or signal.SIGINT)
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is stop:  # else a server was stopped: a second signal is to end it at once
                signal.signal(number, handler)


@contextmanager
def interrupted_in_own_time(seconds: float, word: str) -> Iterator[Callable[[], int]]:
    """Let SIGTERM stop the work as Ctrl+C does, with so many seconds to write what it has done so far.

    What it yields tells which of the two it was. What holds the work all the same, such as a farm that has gone, is
    left after that, with `word`.
    """
    got = [signal.SIGINT]

    def stop(number: int, frame: object) -> None:
        got[0] = signal.Signals(number)
        exit_after(seconds, _status(number), word)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield lambda: got[0]
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: got[0]
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def exit_now(status: int) -> None:
    """End the process without waiting for its threads; what it printed is out."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _status(number: int) -> int:
    return 128 + number


def end_workers() -> None:
    """Kill the worker processes of this one, and the one that they are forked from."""
    if multiprocessing := sys.modules.get("multiprocessing"):  # else there are none
        for worker in multiprocessing.active_children():
            worker.kill()
    if forking := sys.modules.get("keitai.common.forkserver"):
        forking.stop_forkserver()


def close_windows() -> None:
    """Ask the windows to close, as their own close buttons do, so that what they hold is kept."""
    import pygame

    if not pygame.display.get_init():
        raise KeyboardInterrupt
    pygame.event.post(pygame.event.Event(pygame.QUIT))


@contextmanager
def serving_until_signal(stop: Callable[[], object]) -> Iterator[None]:
    """Call `stop` at the first signal; a second one ends the process at once.

    A server or a window that is stopped has done what was asked of it, so its status is 0 then. The second may come
    when the process is about to end, and joins what it has started: then the system ends it, without a traceback.
    """
    stopped = False

    def signalled(number: int, frame: object) -> None:
        nonlocal stopped
        if stopped:
            os._exit(_status(number))
        stopped = True
        exit_after(LONGEST_STOP, 0)
        stop()

    before = {number: signal.signal(number, signalled) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if stopped else handler)


def exit_after(seconds: float, status: int, word: str = "") -> None:
    """End the process after so many seconds, if it is still there, whatever it waits for; `word` is said then."""

    def end() -> None:
        if word:
            os.write(2, f"{word}\n".encode())
        os._exit(status)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
