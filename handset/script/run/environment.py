"""Environment of a script: a phone, and the few things of its world that no key reaches and no LCD shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from handset.machine import Handset
from handset.script.language.program import Setup
from keitai.common.script_words import WordValues


class Environment(Protocol):
    """Protocol of a booted phone in its world. Each test gets a new one, so tests own their data.

    Everything but `open` and `close` raises `KeitaiError` for a game, member or device that is not there.
    """

    @property
    def phone(self) -> Handset:
        """Phone as it is now; `switch_device` replaces it."""

    @property
    def member(self) -> str:
        """Number of the phone's owner."""

    def open(self, url: str) -> None:
        """Show a page: a path of the embedded site, or a URL."""

    def world_number(self, name: str, game: str, scope: str) -> int | None:
        """Return the owner's number that another house has registered, such as a score; None when there is none.

        `scope` is one of the number's scopes, or "" where the line names none.
        """

    def lint(self) -> list[str]:
        """Return a sentence for each thing that a phone of this model ignores of the page on the LCD."""

    def sign_in(self, member: str) -> None:
        """Make another member the phone's owner, from the next request on."""

    def change_world(self, verb: str, values: WordValues) -> None:
        """Do what a verb does that another house has registered, with what its line said."""

    def switch_device(self, name: str) -> None:
        """Replace `phone` by another model, booted with the same world, memory and time."""

    def reset_world(self) -> None:
        """Reset the sites' data to what they were at the start."""

    def save_world(self) -> bytes:
        """Encode the sites' data and the phone's memory, for `load_world`."""

    def load_world(self, saved: bytes) -> None:
        """Restore what `save_world` returned."""

    def close(self) -> None:
        """Close the phone and its world."""


MakeEnvironment = Callable[[Setup], Environment]
"""The composition hands this in: the script house knows neither games nor sites."""
