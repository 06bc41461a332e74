"""What a script plays on: a phone, and the few facts of the world that no LCD shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from handset.machine import Handset
from handset.script.program import Setup


class Stage(Protocol):
    """A booted phone in its world. Each test gets a new one, so tests own their data."""

    @property
    def phone(self) -> Handset: ...

    def open(self, url: str) -> None:
        """Show a page: a path of the embedded site, or a URL."""

    def score(self, game: str) -> int | None:
        """The member's best score; None when there is none. Raises `HandsetError` for a game that is not there."""

    def rank(self, game: str, scope: str) -> int | None:
        """The member's rank among "friends" or "all"."""

    def close(self) -> None: ...


MakeStage = Callable[[Setup], Stage]
"""The composition hands this in: the script house knows neither games nor sites."""
