"""A layer looks and reads as if what is on it were drawn each time."""

from __future__ import annotations

import pygame

from handset.geometry import Rect
from handset.layer import Layer
from handset.lcd import Canvas
from handset.screen import typeface_of

TYPEFACE = typeface_of("outline")


def paint(canvas: Canvas) -> None:
    canvas.fill((20, 90, 160))
    canvas.rect(Rect(3, 3, 50, 20), (240, 200, 60), radius=6)
    canvas.text(6, 4, "OK 5点", 16, (255, 255, 255), role="hud")


def drawn(x: int, y: int) -> Canvas:
    canvas = Canvas(pygame.Surface((120, 80), 0, 32), TYPEFACE, origin=(7, 9))
    paint(canvas.part(Rect(x, y, 60, 30)))
    return canvas


def test_a_layer_is_the_same_picture_and_text_wherever_it_is_put() -> None:
    layer = Layer((60, 30), TYPEFACE, paint)
    for x, y in ((0, 0), (31, 12), (60, 50), (31, 12), (0, 0)):
        canvas = Canvas(pygame.Surface((120, 80), 0, 32), TYPEFACE, origin=(7, 9))
        layer.draw(canvas, x, y)
        expected = drawn(x, y)
        assert canvas.surface.get_view("0").raw == expected.surface.get_view("0").raw, (x, y)
        assert canvas.texts == expected.texts, (x, y)


def test_a_layer_is_painted_once() -> None:
    painted = []
    layer = Layer((60, 30), TYPEFACE, lambda canvas: painted.append(canvas.role), role="hud")
    for _ in range(3):
        layer.draw(Canvas(pygame.Surface((120, 80), 0, 32), TYPEFACE))
    assert painted == ["hud"]


def test_a_layer_that_is_not_opaque_shows_what_lies_below() -> None:
    canvas = Canvas(pygame.Surface((40, 40), 0, 32), TYPEFACE)
    canvas.fill((9, 8, 7))
    Layer((40, 40), TYPEFACE, lambda on: on.fill((200, 0, 0), Rect(10, 10, 5, 5)), opaque=False).draw(canvas)
    assert canvas.surface.get_at((0, 0))[:3] == (9, 8, 7)
    assert canvas.surface.get_at((12, 12))[:3] == (200, 0, 0)
