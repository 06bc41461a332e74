"""Back and forward: pages kept as the bytes they came as, with scroll, focus and what was typed."""

from __future__ import annotations

import msgspec

from handset.browser.forms.forms import FormState
from handset.network import Request, Response

MAX_ENTRIES = 30
MAX_BYTES = 3_000_000


class HistoryEntry(msgspec.Struct):
    """Visited page with its scroll, focus and form values; plain data for a snapshot."""

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
    """Browser history: visited pages, and which one is shown."""

    entries: list[HistoryEntry] = []
    at: int = -1

    @property
    def current(self) -> HistoryEntry | None:
        """Entry that is shown; None in an empty history."""
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
        """Add an entry after the current one; the entries ahead are dropped, and the oldest past the limits."""
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
        """Move one entry back (-1) or forward (1); return False at the end."""
        goal = self.at + by
        if not 0 <= goal < len(self.entries):
            return False
        self.at = goal
        return True
