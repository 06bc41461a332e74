"""Back and forward: pages kept as the bytes they came as, with scroll, focus and what was typed."""

from __future__ import annotations

import msgspec

from handset.browser.forms.forms import FormState
from handset.network import Request, Response

MAX_ENTRIES = 30
MAX_BYTES = 3_000_000


class HistoryEntry(msgspec.Struct):
    """A page visited; plain data, so a snapshot holds it whole."""

    request: Request
    response: Response
    scroll: int = 0
    focus: int | None = None
    forms: FormState = msgspec.field(default_factory=FormState)
    shown: int = 0
    """The tick at which it came on the screen: what runs and blinks counts from here."""
    came: int = 0
    """The tick at which it was received."""
    took: int = 0
    """Ticks from the question to the whole of the answer."""
    internal: bool = False
    """Made by the phone itself (an error): its links may steer the browser."""


class History(msgspec.Struct):
    """The pages one has been to, and which of them is shown."""

    entries: list[HistoryEntry] = []
    at: int = -1

    @property
    def current(self) -> HistoryEntry | None:
        """The entry that is shown, None while there is none."""
        return self.entries[self.at] if self.entries else None

    @property
    def can_back(self) -> bool:
        """Whether there is a page before this one."""
        return self.at > 0

    @property
    def can_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self.at + 1 < len(self.entries)

    def push(self, entry: HistoryEntry) -> None:
        """Add a new page after the current one; what lay forward is dropped, and the oldest past the limits."""
        del self.entries[self.at + 1 :]
        self.entries.append(entry)
        while len(self.entries) > 1 and (
            len(self.entries) > MAX_ENTRIES or sum(len(each.response.body) for each in self.entries) > MAX_BYTES
        ):
            del self.entries[0]
        self.at = len(self.entries) - 1

    def replace(self, entry: HistoryEntry) -> None:
        """Replace the current page: a reload."""
        if self.entries:
            self.entries[self.at] = entry
        else:
            self.push(entry)

    def move(self, by: int) -> bool:
        """Move one back (-1) or forward (1); return False when there is nothing there."""
        goal = self.at + by
        if not 0 <= goal < len(self.entries):
            return False
        self.at = goal
        return True
