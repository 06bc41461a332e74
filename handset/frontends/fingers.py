"""Who presses which key: several hosts' keys, a mouse and fingers at once, turned into the phone's key events."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from handset.keypad import Key, KeyEvent


@dataclass
class Fingers:
    """A key of the phone is down while anything presses it. `what` names the presser: a host key, a finger."""

    pressing: dict[Hashable, Key] = field(default_factory=dict)
    _events: list[KeyEvent] = field(default_factory=list)

    def press(self, what: Hashable, key: Key) -> None:
        """`what` goes down on `key`; when it pressed another one before, that comes up."""
        if self.pressing.get(what) is key:
            return
        self.release(what)
        if key not in self.down:
            self._events.append(KeyEvent(key, True))
        self.pressing[what] = key

    def release(self, what: Hashable) -> None:
        key = self.pressing.pop(what, None)
        if key is not None and key not in self.down:
            self._events.append(KeyEvent(key, False))

    def release_all(self) -> None:
        """The window lost its keyboard: what comes up elsewhere is never told."""
        for what in list(self.pressing):
            self.release(what)

    @property
    def down(self) -> frozenset[Key]:
        """The keys that are down now."""
        return frozenset(self.pressing.values())

    def take(self) -> list[KeyEvent]:
        """The events since the last call, in order: for the next tick."""
        events, self._events = self._events, []
        return events
