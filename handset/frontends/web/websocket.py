"""One visitor's WebSocket on a socket of its own: messages in and out, within limits of size, number and time.

It is used by the process of the visitor's phone alone, so what a visitor sends or does not read costs nobody else.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.server import ServerProtocol

LARGEST_MESSAGE = 16_384
MESSAGES_A_SECOND = 60
"""More keys than two hands press, up and down; a text that is typed or pasted is one message."""
BURST = 240
"""Messages that may come at once, after a while without."""
SEND_SECONDS = 10.0
"""What is sent has to be taken within; a picture has some 5 to 100 KB."""
PING_SECONDS = 15.0
"""A proxy closes what is silent for longer; who does not answer two of them is gone."""
_SEND_BUFFER = 131_072
"""Bytes that the system may keep for a visitor who does not read."""
_LINGER_SECONDS = 1.0
_CHUNK = 8_192


@dataclass
class VisitorSocket:
    """Server's side of a WebSocket whose handshake is done. Times are seconds of any one clock, handed in."""

    socket: socket.socket
    now: float
    _protocol: ServerProtocol = field(init=False)
    _unsent: bytearray = field(default_factory=bytearray)
    _parts: list[bytes] = field(default_factory=list)
    _allowance: float = BURST
    _unsent_since: float = 0.0
    _heard: float = field(init=False)
    _pinged: float = field(init=False)
    _lost: bool = False
    """The connection is broken, or the visitor hung up."""
    too_many: bool = False
    """More messages came than anybody's hands send."""

    def __post_init__(self) -> None:
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self._protocol = ServerProtocol(state=State.OPEN, max_size=LARGEST_MESSAGE)
        self._heard = self._pinged = self.now

    @property
    def open(self) -> bool:
        """Whether messages may still be sent."""
        return self._protocol.state is State.OPEN and not self._lost

    @property
    def drained(self) -> bool:
        """Whether the system has taken all that was sent."""
        return not self._unsent

    def late(self, now: float) -> bool:
        """Whether the visitor has not taken what was sent, or answered no ping, for too long."""
        return (bool(self._unsent) and now - self._unsent_since > SEND_SECONDS) or now - self._heard > 3 * PING_SECONDS

    def receive(self, now: float) -> Iterator[Any]:
        """Yield the JSON values that have arrived; binary messages and what is not JSON are passed over."""
        try:
            data = self.socket.recv(_CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        self._allowance = min(BURST, self._allowance + (now - self._heard) * MESSAGES_A_SECOND)
        self._heard = now
        if not data or self._lost:
            self._lost = True
            return
        self._protocol.receive_data(data)
        for frame in self._protocol.events_received():
            assert isinstance(frame, Frame)
            self._allowance -= 1
            if self._allowance < 0:
                self.too_many = True
                return
            yield from self._message(frame)
        self._queue(now)

    def _message(self, frame: Frame) -> Iterator[Any]:
        """Yield the value of a text message that is whole with this frame."""
        if frame.opcode is Opcode.TEXT:
            self._parts = [bytes(frame.data)]
        elif frame.opcode is Opcode.CONT and self._parts:
            self._parts.append(bytes(frame.data))
        else:
            return
        if frame.fin:
            text, self._parts = b"".join(self._parts), []
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                return

    def send(self, message: bytes | str, now: float) -> None:
        """Send bytes as a binary message, a string as a text one; what the system does not take waits for `flush`."""
        if isinstance(message, bytes):
            self._protocol.send_binary(message)
        else:
            self._protocol.send_text(message.encode())
        self._queue(now)

    def keep_alive(self, now: float) -> None:
        """Ping a visitor to whom nothing was sent for a while."""
        if self.open and now - self._pinged > PING_SECONDS:
            self._pinged = now
            self._protocol.send_ping(b"")
            self._queue(now)

    def flush(self, now: float) -> None:
        """Send what waits, as far as the system takes it."""
        try:
            sent = self.socket.send(self._unsent) if self._unsent else 0
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self._lost = True
            self._unsent.clear()
            return
        del self._unsent[:sent]

    def close(self, code: int, reason: str, now: float) -> None:
        """Say why it ends, if the visitor still reads, and close the socket.

        What the visitor is still sending is read for a moment: a socket that is closed over unread bytes is reset, and
        the visitor's browser then forgets the reason.
        """
        if self.open and self.drained:
            self._protocol.send_close(code, reason)
            self._queue(now)
            self._linger()
        self.socket.close()

    def _linger(self) -> None:
        self.socket.settimeout(_LINGER_SECONDS)
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)
            until = monotonic() + _LINGER_SECONDS
            while self.socket.recv(65_536) and monotonic() < until:
                pass

    def _queue(self, now: float) -> None:
        data = b"".join(self._protocol.data_to_send())
        if data:
            if not self._unsent:
                self._unsent_since = now
            self._unsent += data
            self.flush(now)
