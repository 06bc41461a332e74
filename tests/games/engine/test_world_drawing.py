"""Tiles and particles as they are drawn: what is seen and nothing else, each where it lies."""

from __future__ import annotations

import pygame

from games.engine.particles import Particles, Spray, spray
from games.engine.sprites import sprite_sheet
from games.engine.tile_map import TileMap
from games.engine.world_drawing import draw_particles, draw_tiles
from handset.emoji import EmojiPictures
from handset.geometry import Rect
from handset.lcd import Canvas
from handset.typeface import Typeface
from keitai.common.rng import Rng


def blank() -> Canvas:
    return Canvas(pygame.Surface((80, 80)), Typeface("outline", EmojiPictures()))


def test_only_tiles_in_sight_are_drawn_and_the_picture_moves_with_the_window() -> None:
    sheet = sprite_sheet("wig")
    while sheet.cut(50) < 100:
        pass
    rng = Rng(2)
    level = TileMap(["".join(rng.choice(".kx") for _ in range(60)) for _ in range(60)], 24)
    near, far = blank(), blank()
    for _ in range(20):
        window = Rect(rng.between(-100, 1500), rng.between(-100, 1500), 80, 80)
        near.fill((0, 0, 0))
        far.fill((0, 0, 0))
        count = draw_tiles(near, sheet, level, {"k": "keycap"}, window)
        assert count == sum(tile == "k" for _, _, tile in level.under(window))
        assert count <= 25
        draw_tiles(far, sheet, level, {"k": ("keycap", "keycap")}, window.moved(8, 0))
        moved, still = far.surface.subsurface((0, 0, 72, 80)), near.surface.subsurface((8, 0, 72, 80))
        assert pygame.image.tobytes(moved, "RGB") == pygame.image.tobytes(still, "RGB"), window


def test_particles_are_drawn_by_age_as_dots_or_sprites() -> None:
    canvas, sheet, cloud = blank(), sprite_sheet("wig"), Particles()
    spray(cloud, Spray(1, life=(10, 10)), 100, 50)
    draw_particles(canvas, sheet, cloud, [((255, 0, 0), (0, 0, 255))], (60, 10))
    red = [(x, y) for x in range(80) for y in range(80) if tuple(canvas.surface.get_at((x, y)))[:3] == (255, 0, 0)]
    assert red == [(39, 39), (39, 40), (40, 39), (40, 40)]
    x, y, right, down, _, life, number = cloud.flying[0]
    cloud.flying[0] = x, y, right, down, 9, life, number
    draw_particles(canvas, sheet, cloud, [((255, 0, 0), (0, 0, 255))], (60, 10), dot=1)
    assert tuple(canvas.surface.get_at((40, 40)))[:3] == (0, 0, 255)
    before = pygame.image.tobytes(canvas.surface, "RGB")
    draw_particles(canvas, sheet, cloud, [("keycap",)], (60, 10))
    assert pygame.image.tobytes(canvas.surface, "RGB") != before
