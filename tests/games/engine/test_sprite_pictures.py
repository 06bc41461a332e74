"""Flipped, turned, enlarged and recolored pictures: quarters are exact, and every machine draws the same."""

from __future__ import annotations

import pygame
import xxhash

from games.engine.sprite_pictures import Sprite, enlarged, flipped, recolored, turned
from keitai.common.rng import Rng


def picture(rng: Rng, width: int, height: int) -> pygame.Surface:
    surface = pygame.Surface((width, height), pygame.SRCALPHA)
    for x in range(width):
        for y in range(height):
            surface.set_at((x, y), (rng.below(256), rng.below(256), rng.below(256), rng.choice((0, 90, 255, 255))))
    return surface


def shown(sprite: Sprite, size: int = 60) -> bytes:
    """The pixels round the pivot, those that are clear all alike."""
    field = pygame.Surface((size, size), pygame.SRCALPHA)
    field.blit(sprite[0], (size // 2 - sprite[1], size // 2 - sprite[2]), None, pygame.BLEND_PREMULTIPLIED)
    field.lock()
    for x in range(size):
        for y in range(size):
            if field.get_at((x, y)).a == 0:
                field.set_at((x, y), (0, 0, 0, 0))
    field.unlock()
    return pygame.image.tobytes(field, "RGBA")


def rotated_by_hand(sprite: Sprite) -> Sprite:
    """A quarter clockwise, pixel by pixel."""
    surface, px, py = sprite
    width, height = surface.get_size()
    out = pygame.Surface((height, width), pygame.SRCALPHA)
    for x in range(width):
        for y in range(height):
            out.set_at((height - 1 - y, x), surface.get_at((x, y)))
    return out, height - py, px


def test_quarters_keep_every_pixel_and_four_of_them_are_none() -> None:
    rng = Rng(3)
    for _ in range(12):
        sprite = picture(rng, rng.between(1, 9), rng.between(1, 9)), rng.between(-2, 9), rng.between(-2, 9)
        by_hand = sprite
        for quarter in range(5):
            assert shown(turned(sprite, 256 * quarter)) == shown(by_hand), (sprite, quarter)
            by_hand = rotated_by_hand(by_hand)
        assert shown(turned(sprite, 1024 + 77)) == shown(turned(sprite, 77)) == shown(turned(sprite, 77 - 1024))


def test_a_turn_keeps_the_pivot_the_size_and_the_colors() -> None:
    disc = pygame.Surface((41, 41), pygame.SRCALPHA)
    pygame.draw.circle(disc, (200, 40, 90), (20, 20), 18)
    area = sum(disc.get_at((x, y)).a for x in range(41) for y in range(41))
    for angle in range(7, 1024, 93):
        surface, px, py = turned((disc, 20, 20), angle)
        pixels = [surface.get_at((x, y)) for x in range(surface.get_width()) for y in range(surface.get_height())]
        assert abs(sum(pixel.a for pixel in pixels) - area) < area // 50, angle
        assert {tuple(pixel)[:3] for pixel in pixels if pixel.a} == {(200, 40, 90)}, "clear pixels lend no color"
        assert abs(px - surface.get_width() // 2) <= 2
        assert abs(py - surface.get_height() // 2) <= 2
    assert turned((pygame.Surface((4, 4), pygame.SRCALPHA), 2, 2), 100)[0].get_size() == (1, 1)


def test_a_known_turn_is_the_same_on_every_machine() -> None:
    turned_one, px, py = turned((picture(Rng(9), 17, 12), 5, 6), 100)
    digest = xxhash.xxh3_64_hexdigest(pygame.image.tobytes(turned_one, "RGBA"))
    assert (turned_one.get_size(), px, py, digest) == KNOWN


KNOWN = (24, 20), 9, 9, "c813ca8d1de8cb00"


def test_flips_and_enlargements_move_the_pivot_along() -> None:
    rng = Rng(4)
    for _ in range(12):
        sprite = picture(rng, rng.between(1, 9), rng.between(1, 9)), rng.between(0, 9), rng.between(0, 9)
        for across, down in ((True, False), (False, True), (True, True)):
            once = flipped(sprite, across, down)
            again = flipped(once, across, down)
            assert shown(again) == shown(sprite)
            assert again[1:] == sprite[1:]
        assert shown(flipped(sprite, True, True)) == shown(turned(sprite, 512))
        big, px, py = enlarged(sprite, 3)
        assert (px, py) == (3 * sprite[1], 3 * sprite[2])
        for _ in range(9):
            x, y = rng.below(big.get_width()), rng.below(big.get_height())
            assert big.get_at((x, y)) == sprite[0].get_at((x // 3, y // 3))


def test_a_table_changes_its_colors_their_soft_edges_and_no_others() -> None:
    before = pygame.Surface((5, 1), pygame.SRCALPHA)
    for x, color in enumerate(((200, 0, 0), (168, 0, 0), (0, 200, 0), (0, 0, 0), (200, 0, 0, 9))):
        before.set_at((x, 0), color)
    after = recolored(before, {(200, 0, 0): (0, 0, 200), (0, 200, 0): (255, 255, 255)})
    assert [tuple(after.get_at((x, 0))) for x in range(5)] == [
        (0, 0, 200, 255), (68, 0, 100, 255), (255, 255, 255, 255), (0, 0, 0, 255), (0, 0, 200, 9)
    ]  # fmt: skip
    assert tuple(before.get_at((0, 0))) == (200, 0, 0, 255)
    assert shown((recolored(before, {}), 0, 0)) == shown((before, 0, 0))
