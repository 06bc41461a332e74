"""Protocol of what makes the phone heard or felt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from handset.sound import Signal


class Listener(Protocol):
    """Listener to the phone's signals, which plays them each time round the window's loop."""

    def play(self, signals: Sequence[Signal], *, muted: bool = False) -> None:
        """Play the signals emitted since the last call, or drop them while the window is muted."""

    def close(self) -> None:
        """Stop the sounds and close the device."""
