"""The host the window is opened on: how it is asked for sharp pixels, and what room its screen has."""

from __future__ import annotations

import os
import sys

import pygame


def prepare_host() -> None:
    """Sharp pixels on dense screens; on X11 plain shared memory, which costs a tenth of a texture a frame."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def desk_room() -> tuple[int, int]:
    """Pixels the host's screen has for a window, its own bars left free."""
    width, height = pygame.display.get_desktop_sizes()[0]
    return width * 96 // 100, height * 92 // 100
