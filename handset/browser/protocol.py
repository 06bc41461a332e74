"""What the browser's parts ask of the browser they are part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from handset.browser.document.tree import Node
from handset.browser.history import HistoryEntry
from handset.browser.page import Page
from handset.network import Response

if TYPE_CHECKING:
    from handset.machine import Handset


class Browser(Protocol):
    """The browser as its menu and its links see it."""

    @property
    def phone(self) -> Handset:
        """The phone it runs on."""

    @property
    def page(self) -> Page | None:
        """The page that is shown, None before the first."""

    @property
    def entry(self) -> HistoryEntry | None:
        """The entry of the history that is shown."""

    @property
    def url(self) -> str:
        """The address that is shown."""

    @property
    def title(self) -> str:
        """The title that is shown."""

    @property
    def page_bytes(self) -> int:
        """Bytes of the page and its parts, as the model's limit counts them."""

    @property
    def received(self) -> str:
        """When the page came, and how long it took."""

    @property
    def sought(self) -> str:
        """The words that were last looked for on a page."""

    def translate(self, key: str) -> str:
        """Return one of the browser's own messages in the phone's language."""

    def open(self, url: str) -> None:
        """Go to an address."""

    def back(self, *, leave: bool = True) -> None:
        """Go to the page before; from the first, out of the browser if `leave`."""

    def travel(self, by: int) -> None:
        """Go so many pages forward in the history."""

    def reload(self, *, again: bool = False) -> None:
        """Ask for the page anew; `again` repeats even a POST."""

    @property
    def sender(self) -> Node | None:
        """The control with the focus, where its form has no button to send it."""

    def submit(self, order: int) -> None:
        """Send the form of the control `order`, which has no button."""

    def answer(self, order: int, *, identified: bool) -> None:
        """Follow the link or send the form of the element `order`, with the phone's number or without."""

    def jump(self, entry: HistoryEntry) -> None:
        """Go to another place of the page that is shown."""

    def show_own(self, response: Response) -> None:
        """Show a page of the phone's own."""

    def show_memo(self, number: int) -> None:
        """Show a kept page as it was kept."""

    def find_text(self, words: str) -> bool:
        """Go to the next line that holds `words`."""

    def settings_changed(self) -> None:
        """Show pages as the owner now wants them shown."""

    def open_panel(self, kind: str, *, order: int = -1, value: str = "") -> None:
        """Open one of the lists over the page."""
