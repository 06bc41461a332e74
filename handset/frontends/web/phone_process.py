"""A visitor's phone in a process of its own, which talks with the visitor's browser by itself.

A page that takes a second to lay out, a feed that does not come, a browser that reads nothing or sends without end:
they hold up this process, and the system shares the processor's time among all. What the phone took is given back.
"""

from __future__ import annotations

import enum
import json
import logging
import os
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, monotonic_ns

from handset.frontends.fixed_timestep import FixedTimestep
from handset.frontends.web.visitor import TabSession
from handset.frontends.web.websocket import VisitorSocket
from handset.keypad import TICKS_PER_SECOND

try:
    import resource
except ImportError:  # Windows bounds no process so
    resource = None  # type: ignore[assignment]

MakePhone = Callable[[str, str, int], TabSession]
"""(model, address, seat) -> a visitor's phone, booted and on its way to the address ("" for the standby screen).

No two visitors have one seat at the same time.
"""
NICENESS = 5
"""How far phones stand back behind the server and the site, which answer everybody."""
MEMORY = 384 * 1024 * 1024
"""Bytes of addresses that a phone may take beyond those it begins with."""
_MEMORY_MAP = Path("/proc/self/statm")
STILL_TICKS = 3
"""Ticks between two looks at a phone on whose screen nothing moves."""


class VisitEnd(enum.IntEnum):
    """End of a visit: the exit status of the phone's process."""

    LEFT = 0
    BROKE = 1
    """The phone's program failed."""
    IDLE = 2
    SLOW = 3
    """The visitor did not take what was sent."""
    FLOOD = 4
    STOPPED = 5
    """The server was stopped."""


CLOSE_CODES = {
    VisitEnd.LEFT: (1000, ""),
    VisitEnd.BROKE: (1011, "the phone failed"),
    VisitEnd.IDLE: (4002, "nobody pressed a key for a while"),
    VisitEnd.SLOW: (1008, "pictures were not taken"),
    VisitEnd.FLOOD: (4005, "more keys came than hands press"),
    VisitEnd.STOPPED: (1001, "the server was stopped"),
}
"""How the browser is told: a WebSocket's close code and reason."""


@dataclass
class TabVisit:
    """One visitor at one phone, from the open WebSocket to its end."""

    session: TabSession
    link: VisitorSocket
    control: socket.socket
    """Its other end is closed when the server stops."""
    idle: int
    """Seconds without a key after which the phone is put away."""

    def run(self) -> VisitEnd:
        """Run the phone in real time until the visit ends."""
        pace = FixedTimestep(monotonic_ns())
        while (ended := self._ended()) is None:
            self.session.pass_time(pace.due(monotonic_ns()))
            if self.link.drained:
                self._tell()
            self.link.keep_alive(monotonic())
            if not self._wait(pace.until(STILL_TICKS if self.session.still else 1, monotonic_ns()) / 1000):
                return VisitEnd.STOPPED
        return ended

    def _ended(self) -> VisitEnd | None:
        if not self.link.open:
            return VisitEnd.LEFT
        if self.link.too_many:
            return VisitEnd.FLOOD
        if self.link.late(monotonic()):
            return VisitEnd.SLOW
        return VisitEnd.IDLE if self.session.idle > self.idle * TICKS_PER_SECOND else None

    def _tell(self) -> None:
        """Send what changed; who has not taken the last picture misses those in between."""
        if picture := self.session.picture():
            self.link.send(picture, monotonic())
        if news := self.session.news():
            self.link.send(json.dumps(news), monotonic())

    def _wait(self, seconds: float) -> bool:
        """Take messages until the time is over; return False when the server has stopped."""
        until = monotonic() + seconds
        while True:
            sending = [] if self.link.drained else [self.link.socket]
            left = max(0.0, until - monotonic())
            readable, writable, _ = select.select([self.link.socket, self.control], sending, [], left)
            if self.control in readable:
                return False
            if writable:
                self.link.flush(monotonic())
            if self.link.socket in readable:
                for message in self.link.receive(monotonic()):
                    self.session.handle_message(message)
            if monotonic() >= until or not self.link.open or self.link.too_many:
                return True


def serve_visitor(make: Callable[[], TabSession], link: socket.socket, control: socket.socket, idle: int) -> None:
    """Serve a visitor to the end of the visit, and end the process: its main function."""
    _confine()
    visitor = VisitorSocket(link, monotonic())
    try:
        session = make()
        try:
            ended = TabVisit(session, visitor, control, idle).run()
        finally:
            session.close()
    except Exception:
        logging.getLogger("keitai.phone").exception("a visitor's phone failed")
        ended = VisitEnd.BROKE
    visitor.close(*CLOSE_CODES[ended], monotonic())
    raise SystemExit(int(ended))


def _confine() -> None:
    """Stand back behind the server, and bound the memory that the phone may take."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    if resource is not None and _MEMORY_MAP.exists():
        pages = int(_MEMORY_MAP.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
