"""Signals held back: what must not be interrupted half way, such as the start of a worker process.

with held_signals():
    process.start()
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_signals() -> Iterator[None]:
    """Hold signals back while worker processes start.

    A worker that begins in between would be missed; and it takes the blocked SIGINT over, so that Ctrl+C in a terminal,
    which every process there gets, is its parent's business alone. It takes the blocked SIGTERM over as well: `kill` is
    what ends it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # It lets signals in again as it starts, and what is started after it would die of Ctrl+C with a traceback.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
