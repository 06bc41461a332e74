"""Protocol by which the browser's parts know the browser they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from handset.browser.document.tree import Node
from handset.browser.history import HistoryEntry
from handset.browser.page import Page
from handset.network import Response

if TYPE_CHECKING:
    from handset.machine import Handset


class Browser(Protocol):
    """Protocol of the browser as its menu and links use it."""

    @property
    def phone(self) -> Handset:
        """Phone it runs on."""

    @property
    def page(self) -> Page | None:
        """Page that is shown, None before the first."""

    @property
    def entry(self) -> HistoryEntry | None:
        """History entry that is shown."""

    @property
    def url(self) -> str:
        """Address that is shown."""

    @property
    def title(self) -> str:
        """Title that is shown."""

    @property
    def page_bytes(self) -> int:
        """Bytes of the page and its parts, as the model's limit counts them."""

    @property
    def received(self) -> str:
        """When the page was received, and how long that took."""

    @property
    def search_text(self) -> str:
        """Words last searched for on a page."""

    def translate(self, key: str) -> str:
        """Return one of the browser's own messages in the phone's language."""

    def open(self, url: str) -> None:
        """Go to an address."""

    def back(self, *, leave: bool = True) -> None:
        """Go to the previous page; from the first one out of the browser if `leave`."""

    def travel(self, by: int) -> None:
        """Go so many pages forward in the history, or back if negative."""

    def reload(self, *, again: bool = False) -> None:
        """Load the page again; `again` repeats even a POST."""

    @property
    def sender(self) -> Node | None:
        """Control in focus whose form has no button."""

    def submit(self, order: int) -> None:
        """Send the form of the control `order`, which has no button."""

    def answer(self, order: int, *, identified: bool) -> None:
        """Follow the link or send the form of the element `order`, with the phone's number or without."""

    def jump(self, entry: HistoryEntry) -> None:
        """Scroll to an anchor of the page."""

    def show_own(self, response: Response) -> None:
        """Show a page of the phone's own."""

    def show_memo(self, number: int) -> None:
        """Show a screen memo as it was kept."""

    def find_text(self, words: str) -> bool:
        """Go to the next line that holds `words`."""

    def settings_changed(self) -> None:
        """Lay the page out again after a change of settings."""

    def open_panel(self, kind: str, *, order: int = -1, value: str = "") -> None:
        """Open one of the lists over the page."""
