"""Movement of the focus by cursor keys to what bears a text."""

from __future__ import annotations

from collections.abc import Callable

from handset.browser.app import BrowserApp
from handset.browser.forms.captions import caption
from handset.capabilities import focused_text_of, scroll_of
from handset.keypad import Key
from handset.machine import Handset
from handset.script.run.conditions import focused_text, plain

CLICK_PRESSES = 100


def move_focus(phone: Handset, text: str, press: Callable[[Key], None]) -> tuple[bool, bool]:
    """Press down until the focus bears `text`, and up again once the page's end is reached.

    Returns whether the focus bears it, and whether the presses ran out before all of the page was tried.
    """
    key, still = Key.DOWN, 0
    for _ in range(CLICK_PRESSES):
        before = _place(phone)
        if bears(phone, text):
            return True, False
        press(key)
        still = 0 if _place(phone) != before else still + 1
        if still == 2:
            if key is Key.UP:
                break
            key, still = Key.UP, 0
    return bears(phone, text), still < 2


def bears(phone: Handset, text: str) -> bool:
    """Return whether what has the focus is written so, holds it, or is labelled with it."""
    app = phone.foreground
    names = [focused_text(phone.frame()), focused_text_of(app)]
    if isinstance(app, BrowserApp) and app.page is not None and app.focused is not None:
        names.append(caption(app.page.document, app.focused))
    return any(plain(text) in plain(name) for name in names)


def _place(phone: Handset) -> tuple[str, str, int]:
    """Return where the focus is: a blank stretch of a page looks the same all along, but the page has scrolled."""
    frame = phone.frame()
    return frame.hash, focused_text(frame), scroll_of(phone.foreground)
