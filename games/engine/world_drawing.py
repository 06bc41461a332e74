"""Drawing of what a world is made of: the tiles that are seen, and particles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from games.engine.particles import FINE, Particles
from games.engine.sprites import SpriteSheet
from games.engine.tile_map import TileMap
from handset.geometry import Color, Rect
from handset.lcd import Canvas


def draw_tiles(
    canvas: Canvas, sheet: SpriteSheet, tiles: TileMap, sprites: Mapping[str, str | Sequence[str]], window: Rect
) -> int:
    """Draw the tiles that are in sight, each with its upper left corner where it lies.

    Args:
        canvas: Where; its upper left corner shows that of `window`.
        sheet: The sprites.
        tiles: The map.
        sprites: Tile -> the sprite that it is drawn by, or several that take turns; one without is not drawn.
        window: The part of the map that is seen, as `seen` returns it.

    Returns:
        How many were drawn.

    Example:
        >>> from games.engine.sprites import sprite_sheet
        >>> sheet, level = sprite_sheet("wig"), TileMap(["k" * 1000] * 1000, 24)
        >>> while sheet.cut(50) < 100:
        ...     pass
        >>> draw_tiles(canvas, sheet, level, {"k": "keycap"}, Rect(4800, 4800, 48, 24))
        2
    """
    pictures = []
    for column, row, tile in tiles.under(window):
        found = sprites.get(tile)
        if found is not None:
            name = found if isinstance(found, str) else found[(column * 7 + row * 13) % len(found)]
            pictures.append((sheet.sprites[name][0], (column * tiles.size - window.x, row * tiles.size - window.y)))
    canvas.images(pictures)
    return len(pictures)


def draw_particles(
    canvas: Canvas,
    sheet: SpriteSheet,
    cloud: Particles,
    looks: Sequence[Sequence[str | Color]],
    window: tuple[int, int] = (0, 0),
    dot: int = 2,
) -> None:
    """Draw a cloud of particles.

    Args:
        canvas: Where.
        sheet: The sprites.
        cloud: The particles.
        looks: For each spray, by its number, what a particle shows as it ages: sprites, or colors of dots.
        window: What of the world lies at the canvas's upper left corner.
        dot: Pixels of a dot's width.

    Example:
        >>> from games.engine.particles import Spray, spray
        >>> from games.engine.sprites import sprite_sheet
        >>> cloud = Particles()
        >>> spray(cloud, Spray(8), 120, 200)
        >>> draw_particles(canvas, sprite_sheet("wig"), cloud, [((255, 240, 160), (240, 138, 36))])
    """
    for x, y, _, _, age, life, number in cloud.flying:
        stages = looks[number]
        look = stages[age * len(stages) // life]
        left, top = x // FINE - window[0], y // FINE - window[1]
        if isinstance(look, str):
            sheet.put(canvas, look, left, top)
        else:
            canvas.fill(look, Rect(left - dot // 2, top - dot // 2, dot, dot))
