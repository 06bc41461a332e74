"""Status bar above every app and soft-key labels below it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from handset.app import SoftKeys
from handset.clock import Clock
from handset.geometry import Color, Rect, shade
from handset.layer import Layer
from handset.lcd import Canvas
from handset.memory import Memory
from handset.model import HandsetModel
from handset.network import Network
from handset.phone_texts import translate
from handset.settings import Settings
from handset.typeface import Typeface


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


class _Bar(NamedTuple):
    """What a bar looks like, whatever is on it: its layer is kept by this."""

    size: tuple[int, int]
    typeface: Typeface
    ground: Color
    ink: Color
    accent: Color
    accent_ink: Color


class _Status(NamedTuple):
    """What the status bar shows."""

    time: str
    battery: int
    reception: bool
    manner: bool
    waiting: bool
    """A score waits in the outbox."""
    language: str


def draw_status(phone: StatusSource, canvas: Canvas, *, see_through: bool) -> None:
    """Draw the status bar in the uppermost `status_height` pixels: reception, manner mode, battery, time.

    Over a ground of its own it is a layer that is painted anew when one of them changes.
    """
    now = phone.clock.now()
    shown = _Status(
        f"{now.hour:02}:{now.minute:02}",
        phone.battery,
        phone.network.bearer.reception,
        phone.settings.manner,
        phone.memory.waiting,
        phone.settings.language,
    )
    look = _bar_of(phone.model, canvas, phone.model.status_height)
    if see_through:
        bar = canvas.part(Rect(0, 0, *look.size), role="status")
        bar.fill((0, 0, 0), alpha=70)
        _write_status(bar, look, shown)
    else:
        _status_layer(look, shown).draw(canvas)


def _bar_of(model: HandsetModel, canvas: Canvas, height: int) -> _Bar:
    theme = model.theme
    colors = (theme.color(name) for name in ("bar", "bar_text", "accent", "accent_text"))
    return _Bar((canvas.width, height), canvas.typeface, *colors)


@lru_cache(maxsize=16)
def _status_layer(look: _Bar, shown: _Status) -> Layer:
    def paint(bar: Canvas) -> None:
        bar.gradient(Rect(0, 0, bar.width, bar.height), shade(look.ground, 125), look.ground)
        bar.fill(shade(look.ground, 60), Rect(0, bar.height - 1, bar.width, 1))
        _write_status(bar, look, shown)

    return Layer(look.size, look.typeface, paint, role="status")


def _write_status(bar: Canvas, look: _Bar, shown: _Status) -> None:
    size = 12 if bar.height < 30 else 20
    top = (bar.height - size) // 2
    x = _draw_antenna(bar, shown, 4, top, size, look.ink) + 6
    if shown.manner:
        bar.decoration(x, top, "\U0001f4f4", size)
        x += size + 4
    if shown.waiting:
        bar.decoration(x, top, "✉", size)
    right = bar.width - 4 - bar.text_width(shown.time, size)
    bar.text(right, top, shown.time, size, look.ink)
    _draw_battery(bar, shown.battery, right - size * 2 - 4, top, size, look.ink)


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


def _draw_antenna(bar: Canvas, shown: _Status, x: int, y: int, size: int, ink: Color) -> int:
    """Draw a mast with three bars, or the words for none; return where it ends."""
    if not shown.reception:
        text = translate("out of range", shown.language)
        return x + bar.text(x, y, text, 12 if size == 12 else 16, (0xFF, 0x8A, 0x70))
    unit = size // 6
    bar.polygon([(x, y), (x + 3 * unit, y), (x + 3 * unit // 2, y + 2 * unit)], ink)
    bar.fill(ink, Rect(x + unit, y, max(1, unit - 1), size))
    for step in range(3):
        high = size * (step + 2) // 4
        bar.fill(ink, Rect(x + 4 * unit + step * 2 * unit, y + size - high, unit + unit // 2, high))
    return x + 10 * unit


def _draw_battery(bar: Canvas, charge: int, x: int, y: int, size: int, ink: Color) -> None:
    width, height = size * 3 // 2, size * 3 // 4
    top = y + (size - height) // 2
    bar.rect(Rect(x, top, width, height), ink, 1, radius=2)
    bar.fill(ink, Rect(x + width, top + height // 4, max(1, size // 8), height // 2))
    steps = 3 if charge > 60 else 2 if charge > 25 else 1
    color = (0x8C, 0xE0, 0x7A) if steps > 1 else (0xFF, 0x6A, 0x50)
    cell = (width - 5) // 3
    for step in range(steps):
        bar.fill(color, Rect(x + width - 2 - (step + 1) * (cell + 0) - step, top + 2, cell, height - 4))


def draw_softkeys(phone: StatusSource, canvas: Canvas, labels: SoftKeys, *, see_through: bool) -> None:
    """Draw the soft keys' labels in the lowest `softkey_height` pixels, dimmed where a key does nothing."""
    look = _bar_of(phone.model, canvas, phone.model.softkey_height)
    top = canvas.height - look.size[1]
    if see_through:
        bar = canvas.part(Rect(0, top, *look.size), role="softkey")
        bar.fill((0, 0, 0), alpha=70)
        _write_labels(bar, look, labels, see_through=True)
    else:
        _softkey_layer(look, labels).draw(canvas, 0, top)


@lru_cache(maxsize=32)
def _softkey_layer(look: _Bar, labels: SoftKeys) -> Layer:
    def paint(bar: Canvas) -> None:
        bar.gradient(Rect(0, 0, bar.width, bar.height), look.ground, shade(look.ground, 70))
        bar.fill(shade(look.ground, 130), Rect(0, 0, bar.width, 1))
        _write_labels(bar, look, labels, see_through=False)

    return Layer(look.size, look.typeface, paint, role="softkey")


def _write_labels(bar: Canvas, look: _Bar, labels: SoftKeys, *, see_through: bool) -> None:
    height, base = bar.height, look.ground
    size = 12 if height < 28 else 16
    width = (bar.width - 16) // 3
    for place, label in enumerate((labels.left, labels.center, labels.right)):
        pill = Rect(4 + place * (width + 4), 3, width, height - 6)
        if not label:
            if not see_through:
                bar.rect(pill, shade(base, 88), radius=(height - 6) // 2)
            continue
        light = shade(look.accent, 100) if place == 1 else shade(base, 122)
        bar.rect(pill, light, radius=(height - 6) // 2)
        bar.rect(pill, shade(light, 130), 1, radius=(height - 6) // 2)
        shown = bar.cut(label, width - 8, size, "")
        x = pill.x + (width - bar.text_width(shown, size)) // 2
        bar.text(x, (height - size) // 2, shown, size, look.accent_ink if place == 1 else look.ink)
