"""The drawn phone at one scale: its picture, where its LCD and keys are in pixels, and lit keys to lay over it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from handset.frontends.skin.geometry import LARGE, Proportions, SkinGeometry, geometry_of
from handset.frontends.skin.picture import phone_picture
from handset.geometry import Rect
from handset.keypad import Key
from handset.model import HandsetModel

_SPILL = 2.5
"""Units a lit key's glow reaches beyond the key: half of the gap to the next."""
LAMP = "lamp"
"""The lamp beside the ear piece; lights like a key."""


@dataclass(frozen=True)
class DrawnPhone:
    """Picture of a phone with the places of its LCD and keys, all in pixels of the picture."""

    geometry: SkinGeometry
    scale: float
    """Pixels a unit."""
    picture: pygame.Surface
    lcd: Rect
    lit: dict[Key | str, tuple[Rect, pygame.Surface]]
    """Key or `LAMP` -> the patch that shows it pressed or on."""

    def key_at(self, x: float, y: float) -> Key | None:
        """Return the key under a pixel of the picture."""
        return self.geometry.key_at(x / self.scale, y / self.scale)


def size_of(model: HandsetModel, zoom: int, drawing: Proportions = LARGE) -> tuple[int, int]:
    """Return the drawn phone's size in pixels when a page pixel is `zoom` pixels wide."""
    geometry = geometry_of(model, drawing)
    scale = zoom * model.screen.width / 240
    return round(geometry.width * scale), round(geometry.height * scale)


def drawn_phone(model: HandsetModel, zoom: int, drawing: Proportions = LARGE) -> DrawnPhone:
    """Return the phone drawn at `zoom` pixels a page pixel, from the cache if it is there."""
    geometry = geometry_of(model, drawing)
    scale = zoom * model.screen.width / 240
    width, _ = size_of(model, zoom, drawing)
    plain = phone_picture(model, geometry, width, lit=False)
    pressed = phone_picture(model, geometry, width, lit=True)
    whole = plain.get_rect()
    lit: dict[Key | str, tuple[Rect, pygame.Surface]] = {}
    boxes: list[tuple[Key | str, Rect]] = [*geometry.keys.items(), (LAMP, geometry.lamp)]
    for name, box in boxes:
        left, top = int((box.x - _SPILL) * scale), int((box.y - _SPILL) * scale)
        right, bottom = int((box.right + _SPILL) * scale) + 1, int((box.bottom + _SPILL) * scale) + 1
        area = pygame.Rect(left, top, right - left, bottom - top).clip(whole)
        lit[name] = (Rect(*area), pressed.subsurface(area).copy())
    lcd = Rect(
        round(geometry.lcd.x * scale),
        round(geometry.lcd.y * scale),
        model.screen.width * zoom,
        model.screen.height * zoom,
    )
    return DrawnPhone(geometry, scale, plain, lcd, lit)
