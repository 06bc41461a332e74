"""Signals held back: what must not be interrupted half way, such as the start of a worker process.

with held_signals():
    process.start()
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_signals() -> Iterator[None]:
    """Hold signals back while worker processes start; what came meanwhile is raised at the end.

    A worker that begins in between would be missed; and it takes the blocked SIGINT over, so that Ctrl+C in a terminal,
    which every process there gets, is its parent's business alone. It takes the blocked SIGTERM over as well: `kill` is
    what ends it.

    To block them in this thread is not enough: another one, such as a progress bar's, is given the signal instead, and
    its handler runs in the main thread all the same. So the handlers wait as well, where this is the main thread.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # It lets signals in again as it starts, and what is started after it would die of Ctrl+C with a traceback.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        with _held_handlers():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _held_handlers() -> Iterator[None]:
    """Note signals that reach another thread, and raise them once their own handlers are back."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, frame: came.append(number)) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for each in dict.fromkeys(came):
            signal.raise_signal(each)
