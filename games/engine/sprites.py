"""Sprite sheets of the games, cut into sprites with pivots; one of each sheet a process."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import pygame

from games.engine.catalogue import ART, art_folder, title_file
from games.engine.sprite_atlas import DrawnSheet, read_atlas
from handset.lcd import Canvas
from keitai.common.errors import KeitaiError

Sprite = tuple[pygame.Surface, int, int]
"""A picture and where its pivot lies in it."""


class SpriteSheet:
    """Sprite sheet of a game, cut into sprites a few at a time so that a loading bar can move.

    Example:
        >>> sheet = SpriteSheet("wig")
        >>> while sheet.cut(20) < 100:
        ...     pass
        >>> sheet.put(canvas, "keycap", 120, 240)
    """

    def __init__(self, game: str) -> None:
        """Load the sheet of the game with this id; that of a game in a folder of its own is drawn first, if need be.

        Raises:
            KeitaiError: The game has no pictures, or one of them is faulty.
        """
        folder = art_folder(game)
        if folder is None:
            raise KeitaiError(f"{game}: no pictures were found; put SVG or PNG files into the folder art of the game")
        sheet = _sheet_of(folder)
        self._picture = _in_own_order(pygame.image.load(io.BytesIO(sheet.png), "sheet.png"))
        self._waiting = list(sheet.atlas.sprites.items())
        self._total = len(self._waiting)
        self.sprites: dict[str, Sprite] = {}

    def cut(self, count: int) -> int:
        """Cut some more sprites; return per cent done."""
        for name, (x, y, width, height, px, py) in self._waiting[:count]:
            self.sprites[name] = (self._picture.subsurface((x, y, width, height)), px, py)
        del self._waiting[:count]
        return 100 * (self._total - len(self._waiting)) // max(1, self._total)

    def put(self, canvas: Canvas, name: str, x: int, y: int) -> None:
        """Draw a sprite with its pivot at x, y.

        Raises:
            KeyError: The sheet has no sprite of that name, or it has yet to be cut.
        """
        picture, px, py = self.sprites[name]
        canvas.surface.blit(picture, (x - px, y - py))


def _sheet_of(folder: Path) -> DrawnSheet:
    """Return a folder's sheet. The program's own are as they were built, and read without a look at their sources."""
    if folder.parent == ART:
        return DrawnSheet((folder / "sheet.png").read_bytes(), read_atlas(folder))
    from games.engine.sprite_builder import (
        current_sheet,  # loads what draws SVGs, which games that are built go without
    )

    return current_sheet(folder)


def _in_own_order(picture: pygame.Surface) -> pygame.Surface:
    """Return the picture with its bytes in the LCD's order: drawn 35 times quicker than as it was loaded."""
    own = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    own.blit(picture, (0, 0), None, pygame.BLEND_RGBA_ADD)
    return own


@lru_cache(maxsize=8)
def sprite_sheet(game: str) -> SpriteSheet:
    """Return the game's sprite sheet, one a process: sprites are not state.

    Args:
        game: Name of the game's folder under assets/art.

    Example:
        >>> sprite_sheet("wig") is sprite_sheet("wig")
        True
    """
    return SpriteSheet(game)


@lru_cache(maxsize=8)
def title_picture(game: str) -> pygame.Surface | None:
    """Return a game's 120x90 title picture, as a site's list of games shows it; None for a game without one."""
    path = title_file(game)
    return pygame.image.load(path) if path else None


def nearest(value: int, choices: tuple[int, ...]) -> int:
    """Return the choice nearest to `value`, such as the angle that a sprite was drawn at.

    Example:
        >>> nearest(37, (0, 30, 60))
        30
    """
    return min(choices, key=lambda choice: abs(choice - value))
