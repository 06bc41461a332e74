"""Status bar above every app and soft-key labels below it."""

from __future__ import annotations

from typing import Protocol

from handset.app import SoftKeys
from handset.clock import Clock
from handset.geometry import Color, Rect, shade
from handset.lcd import Canvas
from handset.memory import Memory
from handset.model import HandsetModel
from handset.network import Network
from handset.phone_texts import translate
from handset.settings import Settings


class StatusSource(Protocol):
    """Protocol of what the bars show of a phone."""

    @property
    def model(self) -> HandsetModel:
        """Model, for its colors and sizes."""

    @property
    def clock(self) -> Clock:
        """The clock whose time is shown."""

    @property
    def network(self) -> Network:
        """Network, for reception and loading."""

    @property
    def memory(self) -> Memory:
        """The memory, for what waits in the outbox."""

    @property
    def settings(self) -> Settings:
        """The settings, for language, manner mode and volume."""

    @property
    def battery(self) -> int:
        """Charge in per cent."""

    @property
    def announcement(self) -> str:
        """Sentence that the phone announces, "" for none."""


def draw_status(phone: StatusSource, canvas: Canvas, *, see_through: bool) -> None:
    """Draw the status bar in the uppermost `status_height` pixels: reception, manner mode, battery, time."""
    height = phone.model.status_height
    bar = canvas.part(Rect(0, 0, canvas.width, height), role="status")
    theme = phone.model.theme
    ink = theme.color("bar_text")
    if see_through:
        bar.fill((0, 0, 0), alpha=70)
    else:
        bar.gradient(Rect(0, 0, bar.width, height), shade(theme.color("bar"), 125), theme.color("bar"))
        bar.fill(shade(theme.color("bar"), 60), Rect(0, height - 1, bar.width, 1))
    size = 12 if height < 30 else 20
    top = (height - size) // 2
    x = _antenna(phone, bar, 4, top, size, ink) + 6
    if phone.settings.manner:
        bar.decoration(x, top, "\U0001f4f4", size)
        x += size + 4
    if phone.memory.outbox():
        bar.decoration(x, top, "✉", size)
    now = phone.clock.now().strftime("%H:%M")
    right = bar.width - 4 - bar.text_width(now, size)
    bar.text(right, top, now, size, ink)
    _battery(phone, bar, right - size * 2 - 4, top, size, ink)


def draw_announcement(phone: StatusSource, canvas: Canvas) -> None:
    """Draw the phone's announcement on a strip below the status bar."""
    height = phone.model.status_height
    size = 16 if height < 30 else 20
    strip = canvas.part(Rect(0, height, canvas.width, size + 8), role="phone")
    theme = phone.model.theme
    canvas.cover(Rect(0, height, canvas.width, size + 8))
    strip.fill(theme.color("accent"))
    text = strip.cut(f"✉ {phone.announcement}", strip.width - 12, size)
    strip.text(6, 4, text, size, theme.color("accent_text"))


def _antenna(phone: StatusSource, bar: Canvas, x: int, y: int, size: int, ink: Color) -> int:
    """Draw a mast with three bars, or the words for none; return where it ends."""
    if not phone.network.bearer.reception:
        text = translate("out of range", phone.settings.language)
        return x + bar.text(x, y, text, 12 if size == 12 else 16, (0xFF, 0x8A, 0x70))
    unit = size // 6
    bar.polygon([(x, y), (x + 3 * unit, y), (x + 3 * unit // 2, y + 2 * unit)], ink)
    bar.fill(ink, Rect(x + unit, y, max(1, unit - 1), size))
    for step in range(3):
        high = size * (step + 2) // 4
        bar.fill(ink, Rect(x + 4 * unit + step * 2 * unit, y + size - high, unit + unit // 2, high))
    return x + 10 * unit


def _battery(phone: StatusSource, bar: Canvas, x: int, y: int, size: int, ink: Color) -> None:
    width, height = size * 3 // 2, size * 3 // 4
    top = y + (size - height) // 2
    bar.rect(Rect(x, top, width, height), ink, 1, radius=2)
    bar.fill(ink, Rect(x + width, top + height // 4, max(1, size // 8), height // 2))
    steps = 3 if phone.battery > 60 else 2 if phone.battery > 25 else 1
    color = (0x8C, 0xE0, 0x7A) if steps > 1 else (0xFF, 0x6A, 0x50)
    cell = (width - 5) // 3
    for step in range(steps):
        bar.fill(color, Rect(x + width - 2 - (step + 1) * (cell + 0) - step, top + 2, cell, height - 4))


def draw_softkeys(phone: StatusSource, canvas: Canvas, labels: SoftKeys, *, see_through: bool) -> None:
    """Draw the soft keys' labels in the lowest `softkey_height` pixels, dimmed where a key does nothing."""
    height = phone.model.softkey_height
    theme = phone.model.theme
    bar = canvas.part(Rect(0, canvas.height - height, canvas.width, height), role="softkey")
    base = theme.color("bar")
    if see_through:
        bar.fill((0, 0, 0), alpha=70)
    else:
        bar.gradient(Rect(0, 0, bar.width, height), base, shade(base, 70))
        bar.fill(shade(base, 130), Rect(0, 0, bar.width, 1))
    size = 12 if height < 28 else 16
    width = (bar.width - 16) // 3
    for place, label in enumerate((labels.left, labels.center, labels.right)):
        pill = Rect(4 + place * (width + 4), 3, width, height - 6)
        if not label:
            if not see_through:
                bar.rect(pill, shade(base, 88), radius=(height - 6) // 2)
            continue
        light = shade(theme.color("accent"), 100) if place == 1 else shade(base, 122)
        bar.rect(pill, light, radius=(height - 6) // 2)
        bar.rect(pill, shade(light, 130), 1, radius=(height - 6) // 2)
        shown = bar.cut(label, width - 8, size, "")
        x = pill.x + (width - bar.text_width(shown, size)) // 2
        color = theme.color("accent_text") if place == 1 else theme.color("bar_text")
        bar.text(x, (height - size) // 2, shown, size, color)
