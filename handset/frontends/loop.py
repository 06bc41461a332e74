"""Loop of every window: open the display, wait as long as nothing moves, take events, let time pass, paint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic_ns
from typing import Protocol

import pygame

from handset.frontends.fixed_timestep import MOST, FixedTimestep
from handset.frontends.host import prepare_host
from keitai.common import gc_pause
from keitai.common.errors import KeitaiError


class Window(Protocol):
    """Protocol of a window that the loop runs, with one phone in it or several."""

    running: bool

    @property
    def calm(self) -> bool:
        """Whether nothing changes by itself, so that the loop may sleep until the next event."""

    def handle_event(self, event: pygame.Event) -> None:
        """Handle one event of the host."""

    def advance(self, due: int) -> None:
        """Advance by `due` ticks of real time."""

    def paint(self) -> None:
        """Paint what has changed and show it."""


@contextmanager
def display() -> Iterator[None]:
    """Open SDL's display for as long as windows are open.

    Raises:
        KeitaiError: There is none.
    """
    prepare_host()
    try:
        pygame.display.init()
    except pygame.error as error:
        raise KeitaiError(f"no window can be opened here ({error})") from None
    try:
        yield
    finally:
        pygame.display.quit()


def run(window: Window) -> None:
    """Run the window's loop until it is closed."""
    with gc_pause.exempting():
        _run(window, FixedTimestep(monotonic_ns()))


def _run(window: Window, pace: FixedTimestep) -> None:
    while window.running:
        wait = pace.until(MOST - 1 if window.calm else 1, monotonic_ns())
        event = pygame.event.wait(wait) if wait else pygame.event.poll()
        while event.type != pygame.NOEVENT:
            window.handle_event(event)
            event = pygame.event.poll()
        due = pace.due(monotonic_ns())
        if due:
            window.advance(due)
        window.paint()
