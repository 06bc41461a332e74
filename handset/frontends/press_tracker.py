"""Aggregation of presses: host keys, mouse and fingers at once, turned into the phone's key events."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from handset.keypad import Key, KeyEvent


@dataclass
class PressTracker:
    """Tracker of what holds the phone's keys down (host keys, mouse): a key is down while anything holds it."""

    pressing: dict[Hashable, Key] = field(default_factory=dict)
    _events: list[KeyEvent] = field(default_factory=list)

    def press(self, what: Hashable, key: Key) -> None:
        """Hold `key` down by `what`, such as a host key, which lets go of the key it held before."""
        if self.pressing.get(what) is key:
            return
        self.release(what)
        if key not in self.down:
            self._events.append(KeyEvent(key, True))
        self.pressing[what] = key

    def release(self, what: Hashable) -> None:
        """Let `what` go; its key goes up unless something else holds it."""
        key = self.pressing.pop(what, None)
        if key is not None and key not in self.down:
            self._events.append(KeyEvent(key, False))

    def release_all(self) -> None:
        """Let go of every key, as when the window loses the keyboard's focus."""
        for what in list(self.pressing):
            self.release(what)

    @property
    def down(self) -> frozenset[Key]:
        """Keys that are down."""
        return frozenset(self.pressing.values())

    def drain(self) -> list[KeyEvent]:
        """Return the events since the last call, in order, and forget them: they belong to the next tick."""
        events, self._events = self._events, []
        return events
