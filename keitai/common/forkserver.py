"""Start of the process that others are forked from, with what they need loaded once.

context = forkserver_context(["keitai.cli.scripts_preload"])
context.Process(target=work).start()
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

from keitai.common.signals import held_signals


def forkserver_context(preload: Sequence[str]) -> BaseContext:
    """Return how processes are started: as copies of one that has loaded the modules and has no threads.

    That one is started here, so that it loads while this process goes on. Where the system cannot fork, new
    processes are started, which load for themselves.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    with held_signals(), found_modules():
        forkserver.ensure_running()
    atexit.unregister(stop_forkserver)
    atexit.register(stop_forkserver)
    return context


def stop_forkserver() -> None:
    """Kill the process that others are forked from, in the midst of its loading too; the next context starts another.

    Left alone it ends with this one, but not before it has loaded everything.
    """
    pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # nothing public tells it
    if pid is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@contextmanager
def found_modules() -> Iterator[None]:
    """Let a process that is started meanwhile find the modules that this one finds.

    A forkserver that is told nothing looks in its own working directory and passes over what is not there, so that each
    of its copies would load all by itself.
    """
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(path or os.getcwd() for path in sys.path))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
