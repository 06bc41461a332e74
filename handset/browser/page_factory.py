"""A place in the history as a page, made of its bytes with the phone's settings and what the browser knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from handset.browser.browser_texts import all_messages
from handset.browser.fetch.cache import CachedFiles
from handset.browser.history import HistoryEntry
from handset.browser.layout.measure import Measure
from handset.browser.page import Page
from handset.browser.state import BrowserState
from handset.screen import typeface_of
from handset.typeface import Typeface

if TYPE_CHECKING:
    from handset.machine import Handset


def page_of(entry: HistoryEntry, phone: Handset, state: BrowserState) -> Page:
    """Make the page of a history entry, not yet laid out.

    It shares the entry's form state and the cache's files.
    """
    settings = phone.settings
    return Page(
        entry.response,
        phone.model,
        _measure(typeface_of(phone.model.typeface)),
        font_size=settings.font_size,
        show_images=settings.images,
        visited=frozenset(state.visited),
        words=all_messages(settings.language),
        forms=entry.forms,
        files=CachedFiles(state.cache),
    )


@lru_cache(maxsize=4)
def _measure(typeface: Typeface) -> Measure:
    return Measure(typeface)
