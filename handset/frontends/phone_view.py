"""View of the drawn phone: backdrop, body, LCD, lit keys, status line. Paints only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

import numpy as np
import pygame

from handset.frontends.skin.drawn import DrawnPhone, drawn_phone, size_of
from handset.frontends.skin.geometry import DRAWINGS, Proportions
from handset.frontends.status_line import StatusLine
from handset.geometry import Rect
from handset.keypad import Key
from handset.lcd import Canvas, Frame, Packed
from handset.model import HandsetModel
from handset.preview.inspector.overlays import Mark
from handset.screen import typeface_of

ZOOMS = (4, 3, 2, 1)
ROLES = {
    "page": (0xE0, 0x30, 0x90),
    "softkey": (0x20, 0xA0, 0xF0),
    "status": (0x20, 0xA0, 0xF0),
    "dialog": (0xF0, 0x80, 0x20),
    "phone": (0x30, 0xB0, 0x50),
    "hud": (0xF0, 0xC0, 0x20),
}
"""Who wrote a text -> the colour of its box."""
BACKDROP = (0x3A, 0x36, 0x33)
NOWHERE = Rect(0, 0, 0, 0)
STATUS_LINE = 24
"""Height of the status line below the phone, in pixels at zoom 1; twice that from zoom 2 on."""


class Fit(NamedTuple):
    """Fit of a phone into the room that the window has: its zoom, and with its body or without."""

    zoom: int
    drawing: Proportions | None
    """The phone's body; None where the LCD stands alone."""


def status_line_height(zoom: int) -> int:
    """Return the status line's height in pixels of the host; its text doubles from zoom 2 on."""
    return STATUS_LINE if zoom == 1 else STATUS_LINE * 2 - 12


def window_size(model: HandsetModel, zoom: int, drawing: Proportions | None) -> tuple[int, int]:
    """Return the size of a window for a phone, or for its LCD alone, with the status line below."""
    if drawing is None:
        return model.screen.width * zoom, model.screen.height * zoom + status_line_height(zoom)
    width, height = size_of(model, zoom, drawing)
    return width, height + status_line_height(zoom)


def arranged(model: HandsetModel, width: int, height: int, *, bare: bool) -> Fit:
    """Choose the largest whole zoom at which a phone fits, with its body where a drawing of it does.

    The large drawing of a 240x320 model is 856 pixels tall and the small one 666. Where neither fits, the LCD stands
    alone.
    """
    bodies = [] if bare else [Fit(zoom, drawing) for zoom in ZOOMS for drawing in DRAWINGS]
    for fit in [*bodies, *(Fit(zoom, None) for zoom in ZOOMS)]:
        wide, high = window_size(model, fit.zoom, fit.drawing)
        if wide <= width and high <= height:
            return fit
    return Fit(1, None)


@dataclass
class PaintedState:
    """State of the window's surface, so that only differences are painted."""

    frame: str = ""
    lit: frozenset[Key | str] = frozenset()
    status: StatusLine | None = None


@dataclass
class PhoneView:
    """View of one phone on a surface: `layout` after each resize, then `paint` what should be seen."""

    surface: pygame.Surface
    model: HandsetModel
    bare: bool
    """The LCD alone is wished for."""
    zoom: int = 1
    phone: DrawnPhone | None = None
    corner: tuple[int, int] = (0, 0)
    lcd: Rect = NOWHERE
    shown: PaintedState = field(default_factory=PaintedState)
    cells: pygame.Surface | None = None
    """The LCD, a pixel a page pixel."""

    def layout(self) -> None:
        """Choose the zoom for the surface's size and paint everything again."""
        width, height = self.surface.get_size()
        self.zoom, drawing = arranged(self.model, width, height, bare=self.bare)
        wide, high = window_size(self.model, self.zoom, drawing)
        self.corner = max(0, (width - wide) // 2), max(0, (height - high) // 2)
        x, y = self.corner
        self.surface.fill(BACKDROP)
        if drawing is None:
            self.phone = None
            self.lcd = Rect(x, y, wide, high - status_line_height(self.zoom))
        else:
            self.phone = drawn_phone(self.model, self.zoom, drawing)
            self.surface.blit(self.phone.picture, self.corner)
            self.lcd = self.phone.lcd.moved(x, y)
        self.shown = PaintedState()

    def point_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the phone's pixel under a pixel of the surface; None beside the LCD."""
        column, row = int(x - self.lcd.x) // self.zoom, int(y - self.lcd.y) // self.zoom
        inside = 0 <= column < self.lcd.width // self.zoom and 0 <= row < self.lcd.height // self.zoom
        return (column, row) if inside else None

    def key_at(self, x: float, y: float) -> Key | None:
        """Return the phone's key under a pixel of the surface."""
        if self.phone is None:
            return None
        return self.phone.key_at(x - self.corner[0], y - self.corner[1])

    def paint_lcd(self, frame: Frame) -> bool:
        """Paint the LCD, each page pixel a sharp square; return False when the surface shows this already."""
        if frame.hash == self.shown.frame:
            return False
        self.shown.frame = frame.hash
        if self.cells is None or self.cells.get_size() != frame.packed.shape[::-1]:
            self.cells = pygame.Surface(frame.packed.shape[::-1], 0, 32)
        _copy(frame.packed, self.cells)
        target = self.surface.subsurface(pygame.Rect(self.lcd).clip(self.surface.get_rect()))
        if target.get_size() == (self.lcd.width, self.lcd.height):
            pygame.transform.scale(self.cells, target.get_size(), target)
        else:
            target.blit(pygame.transform.scale(self.cells, (self.lcd.width, self.lcd.height)), (0, 0))
        return True

    def paint_boxes(self, frame: Frame) -> None:
        """Outline the LCD's text layer, colored by role, to check what scripts read."""
        for run in frame.texts:
            box = pygame.Rect(self._enlarged(Rect(*run.box)).moved(self.lcd.x, self.lcd.y)).clip(pygame.Rect(self.lcd))
            pygame.draw.rect(self.surface, ROLES.get(run.role, ROLES["page"]), box, self._stroke)

    def paint_marks(self, marks: Sequence[Mark]) -> None:
        """Paint the inspector's fills, outlines and labels over the page on the LCD."""
        inside = pygame.Rect(self.lcd.x, self.lcd.y, self.lcd.width, self.lcd.height)
        inside = inside.clip(self.surface.get_rect())
        page = self._enlarged(Rect(*self.model.viewport)).moved(self.lcd.x, self.lcd.y)
        area = self.surface.subsurface(inside.clip(pygame.Rect(page)))
        canvas = Canvas(area, typeface_of("outline"))
        left, top = area.get_offset()
        for mark in marks:
            box = self._enlarged(Rect(*mark.rect)).moved(self.lcd.x - left, self.lcd.y - top)
            if mark.fill:
                canvas.fill(mark.color, box, mark.fill)
            else:
                canvas.rect(box, mark.color, self._stroke)
            if mark.label:
                size = 12 if self.zoom < 3 else 16
                wide = canvas.text_width(mark.label, size) + 4
                tag = Rect(min(box.right, canvas.width - wide), box.y, wide, size + 2)
                canvas.rect(tag, mark.color)
                canvas.text(tag.x + 2, tag.y + 1, mark.label, size, (255, 255, 255))

    def _enlarged(self, box: Rect) -> Rect:
        """Return a part of the LCD in pixels of the host."""
        return Rect(*(side * self.zoom for side in box))

    @property
    def _stroke(self) -> int:
        """Thickness of outlines laid over the LCD."""
        return max(1, self.zoom // 2)

    def paint_lit(self, lit: frozenset[Key | str]) -> bool:
        """Light the keys and lamps in `lit` and no others; False when nothing changed."""
        if self.phone is None or lit == self.shown.lit:
            self.shown.lit = lit
            return False
        x, y = self.corner
        # Put out before lighting: the glow of a key may reach into the box of one beside it.
        for name in self.shown.lit - lit:
            box = self.phone.lit[name][0]
            self.surface.blit(self.phone.picture, (x + box.x, y + box.y), box)
        for name in lit:
            box, patch = self.phone.lit[name]
            self.surface.blit(patch, (x + box.x, y + box.y))
        self.shown.lit = lit
        return True


def _copy(packed: Packed, cells: pygame.Surface) -> None:
    """Copy 0x00RRGGBB words into a surface of the same size and layout."""
    words = np.frombuffer(cast(bytes, cells.get_view("0")), np.uint32)
    words.reshape(packed.shape[0], cells.get_pitch() // 4)[:, : packed.shape[1]] = packed
