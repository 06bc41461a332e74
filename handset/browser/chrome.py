"""The browser's chrome over a page: how far loading is, and whether there is more above or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handset.browser.fetch.fetching import Fetching
from handset.browser.page_layout import PageLayout
from handset.geometry import Rect
from handset.lcd import Canvas

if TYPE_CHECKING:
    from handset.machine import Handset

_BAR = 3


def draw_marks(canvas: Canvas, layout: PageLayout, scroll: int, phone: Handset) -> None:
    """Draw small arrows at the right edge where the page can be scrolled.

    No scroll bar: its length would need the whole page laid out for every first picture.
    """
    x, bottom = canvas.width - 5, canvas.height - 1
    colors = ((255, 255, 255), phone.model.theme.color("accent"))
    if scroll > 0:
        for grow, color in zip((1, 0), colors, strict=True):
            canvas.polygon([(x - 3 - grow, 4 + grow), (x + 3 + grow, 4 + grow), (x, 1 - grow)], color)
    if not layout.ends_by(scroll + canvas.height):
        for grow, color in zip((1, 0), colors, strict=True):
            canvas.polygon(
                [(x - 3 - grow, bottom - 4 - grow), (x + 3 + grow, bottom - 4 - grow), (x, bottom - 1 + grow)], color
            )


def draw_progress(canvas: Canvas, fetching: Fetching, phone: Handset) -> None:
    """Draw the progress bar at the top; a moving stripe while nothing has arrived."""
    number = fetching.load.number if fetching.load is not None else fetching.part.number if fetching.part else 0
    if not number:
        return
    progress = phone.network.progress(number)
    accent = phone.model.theme.color("accent")
    canvas.fill((0xDD, 0xDD, 0xDD), Rect(0, 0, canvas.width, _BAR))
    if progress.total and progress.received:
        canvas.fill(accent, Rect(0, 0, canvas.width * progress.received // progress.total, _BAR))
    else:
        x = phone.clock.ticks * 4 % (canvas.width + 40) - 40
        canvas.fill(accent, Rect(x, 0, 40, _BAR))
