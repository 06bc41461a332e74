"""The composed LCD: what the foreground app draws, between status bar and soft-key bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from handset.app import App, Area
from handset.app_protocols import stillness_of
from handset.emoji import EmojiPictures
from handset.lcd import Canvas, Frame, Lcd
from handset.model import HandsetModel
from handset.statusbar import StatusSource, draw_announcement, draw_softkeys, draw_status
from handset.typeface import Typeface


class ScreenSource(StatusSource, Protocol):
    """Protocol of what the LCD shows of a phone: its bars, and its apps from the standby screen up."""

    @property
    def apps(self) -> Sequence[App]:
        """Running apps, the lowest first."""


def compose(phone: ScreenSource) -> Frame:
    """Compose the frame that the phone shows now; changes nothing of the phone."""
    lcd = lcd_of(phone.model)
    canvas = lcd.canvas()
    apps = phone.apps
    if apps[-1].area is Area.OFF:
        return lcd.render(canvas)
    lowest = len(apps) - 1
    while lowest and apps[lowest].area is Area.OVERLAY:
        lowest -= 1
    for app in apps[lowest:]:
        draw_app(phone.model, app, canvas)
    see_through = apps[lowest].area is Area.SCREEN
    draw_status(phone, canvas, see_through=see_through)
    if phone.announcement:
        draw_announcement(phone, canvas)
    draw_softkeys(phone, canvas, apps[-1].softkeys, see_through=see_through)
    return lcd.render(canvas)


def frame_key(phone: ScreenSource) -> object | None:
    """Return a key that changes when the frame may, for a cache; None while something moves by itself.

    Equal keys with no key event between them mean equal frames, so a frontend need not draw. Apps that say `still`
    change by keys alone, or with what they say.
    """
    apps = phone.apps
    lowest = len(apps) - 1
    while lowest and apps[lowest].area is Area.OVERLAY:
        lowest -= 1
    rest = [stillness_of(app) for app in apps[lowest:]]
    if phone.network.busy or not all(rest):
        return None
    now = phone.clock.now()
    return len(apps), apps[-1].kind, now.hour, now.minute, phone.battery, phone.announcement, rest


def draw_app(model: HandsetModel, app: App, canvas: Canvas) -> None:
    """Draw one app on its part of the LCD."""
    if app.area is Area.SCREEN:
        app.draw(canvas.part(model.screen, role="phone"))
    else:
        app.draw(canvas.part(model.viewport, role="page"))


@lru_cache(maxsize=8)
def lcd_of(model: HandsetModel) -> Lcd:
    """Return the LCD of a model with its surfaces and glyph caches, shared by all phones of the model."""
    return Lcd(model.screen.width, model.screen.height, model.lcd.colors, model.scale, typeface_of(model.typeface))


@lru_cache(maxsize=2)
def typeface_of(kind: str) -> Typeface:
    """Return the typeface of that kind with its caches, shared by all models."""
    return Typeface("bitmap" if kind == "bitmap" else "outline", EmojiPictures())
