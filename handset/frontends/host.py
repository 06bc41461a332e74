"""The host the window is opened on: how it is asked for sharp pixels, and what room its screen has."""

from __future__ import annotations

import os
import sys

import pygame


def prepare_host() -> None:
    """Configure SDL for sharp pixels on dense screens.

    On X11 it uses plain shared memory, since a texture costs a tenth of each frame.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def icon() -> pygame.Surface:
    """Return the window's icon, an open clamshell phone."""
    surface = pygame.Surface((64, 64), pygame.SRCALPHA)
    pygame.draw.rect(surface, (0x1F, 0x3F, 0x9A), (16, 1, 32, 32), border_radius=6)
    pygame.draw.rect(surface, (0x17, 0x30, 0x78), (16, 34, 32, 29), border_radius=6)
    pygame.draw.rect(surface, (0xFD, 0xF3, 0xE2), (20, 5, 24, 24))
    pygame.draw.rect(surface, (0xF0, 0x9A, 0x3E), (20, 5, 24, 6))
    pygame.draw.circle(surface, (0xC9, 0xD3, 0xE6), (32, 41), 5)
    for row in range(3):
        for column in range(3):
            pygame.draw.rect(surface, (0xE8, 0xEE, 0xFA), (21 + column * 8, 49 + row * 4, 6, 3))
    return surface


BARS = 76
"""Pixels of a desktop's height that its panel and a window's title bar take together; large ones may take more."""


def available_desktop() -> tuple[int, int]:
    """Return the size of the desktop that a window may fill, without panels and title bar."""
    width, height = pygame.display.get_desktop_sizes()[0]
    return width * 96 // 100, height - max(BARS, height * 8 // 100)
