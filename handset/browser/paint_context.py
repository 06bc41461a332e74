"""Inputs of painting a page: its pictures at this tick, the colours of model and page, what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from handset.browser.display.paint import PaintContext
from handset.browser.images import Animation
from handset.browser.page import Page

if TYPE_CHECKING:
    from handset.machine import Handset


def paint_context_of(page: Page, phone: Handset, shown: int, focused: int | None) -> PaintContext:
    """Return the paint context of a page shown since the tick `shown`; `focused` is an element's order."""
    browser, theme = phone.model.browser, phone.model.theme
    ticks = phone.clock.ticks - shown

    def surface(found: Animation | None, width: int, height: int) -> pygame.Surface | None:
        return found.surface(ticks, width, height) if found is not None else None

    return PaintContext(
        lambda node, width, height: surface(page.picture(node), width, height),
        lambda url, width, height: surface(page.picture_at(url), width, height),
        page.forms,
        theme.color("accent"),
        *page.focus_colors(theme.color("accent"), theme.color("accent_text")),
        ticks,
        focused,
        browser.marquee_passes,
        browser.marquee_most,
        browser.marquee_vanishes,
        still=phone.settings.reduced_motion,
        checked=lambda node: page.forms.checked(node, page.document),
    )
