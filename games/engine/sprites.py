"""Sprite sheets of the games, cut into sprites with pivots; one of each sheet a process."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pygame

from games.engine.catalogue import ART, art_folder, title_file
from games.engine.integers import require_integers
from games.engine.layer_cache import LayerCache
from games.engine.sprite_atlas import DrawnSheet, read_atlas
from games.engine.sprite_pictures import Sprite, enlarged, flipped, in_own_order, recolored, turned
from handset.geometry import Color
from handset.lcd import Canvas
from keitai.common.errors import KeitaiError

Flip = Literal["", "x", "y", "xy"]
"""Mirrored not at all, left to right, upside down, or both."""
Anchor = Literal[
    "pivot", "middle", "top-left", "top", "top-right", "left", "right", "bottom-left", "bottom", "bottom-right"
]
"""Point of a sprite that is put where it is drawn, and that it turns about."""
MOST_PICTURES = 256
"""Flipped, turned and enlarged pictures that a sheet keeps; the one that was not drawn for longest goes first."""
MOST_SCALE = 8
_QUARTERS = {"left": 0, "top": 0, "right": 2, "bottom": 2}


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
        self._picture = in_own_order(pygame.image.load(io.BytesIO(sheet.png), "sheet.png"))
        self._boxes = list(sheet.atlas.sprites.items())
        self._waiting = list(self._boxes)
        self._total = len(self._waiting)
        self.sprites: dict[str, Sprite] = {}
        self._seen: dict[str, Sprite] = {}
        """The same without what is clear round them."""
        self._changed: OrderedDict[tuple[str, Flip, int, int, Anchor], Sprite] = OrderedDict()
        self.layers = LayerCache()
        """What the game has painted of them and goes on showing."""

    def cut(self, count: int) -> int:
        """Cut some more sprites; return per cent done."""
        for name, (x, y, width, height, px, py) in self._waiting[:count]:
            picture = self._picture.subsurface((x, y, width, height))
            seen = picture.get_bounding_rect()
            self.sprites[name] = (picture, px, py)
            # The clear rows and columns round it would be blended too, at the same price as what is seen.
            self._seen[name] = (picture.subsurface(seen), px - seen.x, py - seen.y)
        del self._waiting[:count]
        return 100 * (self._total - len(self._waiting)) // max(1, self._total)

    def put(
        self,
        canvas: Canvas,
        name: str,
        x: int,
        y: int,
        *,
        flip: Flip = "",
        turn: int = 0,
        scale: int = 1,
        anchor: Anchor = "pivot",
    ) -> None:
        """Draw a sprite with its pivot, or another point of it, at x, y.

        Args:
            canvas: Where.
            name: The sprite's name.
            x: Pixels from the canvas's left edge.
            y: Pixels from its upper edge.
            flip: "x" mirrors it left to right, "y" upside down, "xy" both.
            turn: By how many 1,024ths of a circle it is turned clockwise; 256 is a quarter.
            scale: Each pixel becomes a square of that many, up to 8.
            anchor: Point of the sprite that is put there, and that it turns about.

        Raises:
            KeyError: The sheet has no sprite of that name, or it has yet to be cut.
            TypeError: A number is not an int.

        Example:
            >>> sheet = sprite_sheet("wig")
            >>> while sheet.cut(20) < 100:
            ...     pass
            >>> sheet.put(canvas, "keycap", 120, 240, flip="x", turn=128, scale=2, anchor="bottom")
        """
        if type(x) is not int or type(y) is not int:
            require_integers("SpriteSheet.put", x=x, y=y)
        if flip or turn or scale != 1 or anchor != "pivot":
            picture, px, py = self.sprite(name, flip=flip, turn=turn, scale=scale, anchor=anchor)
        else:
            picture, px, py = self._seen[name]
        canvas.surface.blit(picture, (x - px, y - py))

    def sprite(self, name: str, *, flip: Flip = "", turn: int = 0, scale: int = 1, anchor: Anchor = "pivot") -> Sprite:
        """Return a sprite's picture as `put` draws it, and where in it the point lies that is put there.

        Raises:
            KeyError: The sheet has no sprite of that name, or it has yet to be cut.
            TypeError: A number is not an int.
            ValueError: The scale is not from 1 to 8.
        """
        require_integers("SpriteSheet.put", turn=turn, scale=scale)
        if not 1 <= scale <= MOST_SCALE:
            raise ValueError(f"SpriteSheet.put(): scale is {scale}; it is from 1 to {MOST_SCALE}")
        key = name, flip, turn & 1023, scale, anchor
        known = self._changed.get(key)
        if known is None:
            known = self._changed[key] = self._change(*key)
            if len(self._changed) > MOST_PICTURES:
                self._changed.popitem(last=False)
        else:
            self._changed.move_to_end(key)
        return known

    def _change(self, name: str, flip: Flip, turn: int, scale: int, anchor: Anchor) -> Sprite:
        sprite = self.sprites[name]
        if anchor != "pivot":
            sprite = sprite[0], *_anchored(sprite[0], anchor)
        if flip:
            sprite = flipped(sprite, "x" in flip, "y" in flip)
        if turn:
            sprite = turned(sprite, turn)
        return enlarged(sprite, scale) if scale > 1 else sprite

    def recolored(self, colors: Mapping[Color, Color]) -> SpriteSheet:
        """Return the sheet in other colors, all of it cut: a second player, night, what is locked.

        Args:
            colors: Old color -> new one. Colors near to an old one go along in part, so that soft edges do.

        Example:
            >>> blue = sprite_sheet("wig").recolored({(255, 210, 60): (60, 200, 255)})
            >>> blue.put(canvas, "keycap", 120, 240)
        """
        other = object.__new__(SpriteSheet)
        other._picture, other._boxes = recolored(self._picture, colors), self._boxes
        other._waiting, other._total = list(self._boxes), self._total
        other.sprites, other._seen, other._changed, other.layers = {}, {}, OrderedDict(), LayerCache()
        other.cut(other._total)
        return other


def _sheet_of(folder: Path) -> DrawnSheet:
    """Return a folder's sheet. The program's own are as they were built, and read without a look at their sources."""
    if folder.parent == ART:
        return DrawnSheet((folder / "sheet.png").read_bytes(), read_atlas(folder))
    from games.engine.sprite_builder import (
        current_sheet,  # loads what draws SVGs, which games that are built go without
    )

    return current_sheet(folder)


def _anchored(picture: pygame.Surface, anchor: Anchor) -> tuple[int, int]:
    """Return where in a picture a point of that name lies."""
    words = anchor.split("-")
    across = next((_QUARTERS[word] for word in words if word in ("left", "right")), 1)
    down = next((_QUARTERS[word] for word in words if word in ("top", "bottom")), 1)
    return picture.get_width() * across // 2, picture.get_height() * down // 2


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


@lru_cache(maxsize=4096)
def nearest(value: int, choices: tuple[int, ...]) -> int:
    """Return the choice nearest to `value`, such as the angle that a sprite was drawn at.

    Example:
        >>> nearest(37, (0, 30, 60))
        30
    """
    return min(choices, key=lambda choice: abs(choice - value))
