"""Pause of the cyclic garbage collector during work that makes many objects and leaves no garbage.

Nearly all that is made while a page is parsed and laid out stays, in tens of thousands of small objects that point at
each other. The collector begins anew after every 700 of them and finds nothing: a fifth of the time of a long page, and
a seventh of a cold start, where modules are loaded.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the cyclic garbage collector until the end of the block."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def relaxed(objects: int = 10_000) -> Iterator[None]:
    """Raise the garbage collector's threshold from Python's 700 new objects while a program loads itself."""
    before = gc.get_threshold()
    gc.set_threshold(objects, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def exempting() -> Iterator[None]:
    """Exempt all that lives now from the collector's looks until the end of the block.

    One look through the objects of the phone with its site takes 30 to 100 ms, in which a window would stand still.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
