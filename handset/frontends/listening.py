"""The seam for whatever makes the phone heard or felt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from handset.sound import Signal


class Listener(Protocol):
    """Hears what happened on the phone, once each time round the window's loop."""

    def play(self, signals: Sequence[Signal], *, muted: bool = False) -> None:
        """Play what the phone has signalled since the last call; nothing of it while the window is muted."""

    def close(self) -> None:
        """Stop what is still sounding and let go of the device."""
