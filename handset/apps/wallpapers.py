"""The pictures the phone ships, cut to its LCD."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pygame

WALLPAPERS = ("sky", "sakura", "night", "goldfish", "waves", "plain")
FOLDER = Path(__file__).parent.parent.parent / "assets" / "wallpapers"


@lru_cache(maxsize=16)
def wallpaper(name: str, width: int, height: int) -> pygame.Surface:
    """Return a wallpaper cropped to the LCD's size, from the larger of its pictures."""
    shape = "240x320" if height <= 320 else "240x427"
    path = FOLDER / f"{name if name in WALLPAPERS else WALLPAPERS[0]}-{shape}.png"
    picture = pygame.image.load(path)
    return pygame.transform.scale(picture, (width, height)) if picture.get_size() != (width, height) else picture
