"""Aggregation of presses: host keys, mouse and fingers at once, turned into the phone's key events."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from handset.keypad import Key, KeyEvent


@dataclass
class PressTracker:
    """Tracker of who holds which key, which is down while anything does; `what` names it, such as a host key."""

    pressing: dict[Hashable, Key] = field(default_factory=dict)
    _events: list[KeyEvent] = field(default_factory=list)

    def press(self, what: Hashable, key: Key) -> None:
        """Put `what` down on `key`; another key that it pressed before comes up."""
        if self.pressing.get(what) is key:
            return
        self.release(what)
        if key not in self.down:
            self._events.append(KeyEvent(key, True))
        self.pressing[what] = key

    def release(self, what: Hashable) -> None:
        """Note that this key of the host came up; the phone's key goes up when no other one presses it."""
        key = self.pressing.pop(what, None)
        if key is not None and key not in self.down:
            self._events.append(KeyEvent(key, False))

    def release_all(self) -> None:
        """Release every key, as when the window loses its keyboard: what comes up elsewhere is never told."""
        for what in list(self.pressing):
            self.release(what)

    @property
    def down(self) -> frozenset[Key]:
        """The keys that are down now."""
        return frozenset(self.pressing.values())

    def drain(self) -> list[KeyEvent]:
        """Return the events since the last call, in order, and forget them: they belong to the next tick."""
        events, self._events = self._events, []
        return events
