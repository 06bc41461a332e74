"""Painted layers: painted once for each key, copied with all that is written on them, and bounded."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from games.engine.layer_cache import LayerCache
from handset.emoji import EmojiPictures
from handset.geometry import Rect
from handset.lcd import Canvas
from handset.typeface import Typeface

_RED, _BLUE, _CLEAR = (200, 30, 40), (20, 40, 200), (0, 255, 0)


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(pygame.Surface((240, 280), 0, 32), Typeface("outline", EmojiPictures()), origin=(4, 20))


def _painter(painted: list[int], color: tuple[int, int, int]) -> Callable[[Canvas], object]:
    def paint(layer: Canvas) -> None:
        painted.append(1)
        layer.fill(color, Rect(2, 2, 50, 34))
        layer.text(4, 14, "SCORE", 12, (255, 255, 255), role="hud")

    return paint


def _pixels(canvas: Canvas) -> bytes:
    return pygame.image.tobytes(canvas.surface, "RGB")


@pytest.mark.parametrize("options", [{}, {"clear": _CLEAR}, {"opaque": True}])
def test_a_layer_is_painted_once_and_looks_and_reads_as_if_painted_there(
    canvas: Canvas, options: dict[str, bool]
) -> None:
    layers, painted = LayerCache(), list[int]()
    paint = _painter(painted, _RED)
    for _ in range(3):
        canvas.surface.fill((0, 0, 0))
        canvas.texts.clear()
        layers.draw(canvas, Rect(30, 40, 60, 40), "sign", paint, **options)  # type: ignore[arg-type]
    copied, texts = _pixels(canvas), list(canvas.texts)
    canvas.surface.fill((0, 0, 0))
    canvas.texts.clear()
    paint(canvas.part(Rect(30, 40, 60, 40)))
    assert len(painted) == 2
    assert canvas.texts == texts
    assert _pixels(canvas) == copied


def test_what_it_lies_on_shows_round_it(canvas: Canvas) -> None:
    for options in ({}, {"clear": _CLEAR}):
        canvas.surface.fill(_BLUE)
        LayerCache().draw(canvas, Rect(30, 40, 60, 40), "sign", _painter([], _RED), **options)  # type: ignore[arg-type]
        assert canvas.surface.get_at((31, 41))[:3] == _BLUE
        assert canvas.surface.get_at((33, 43))[:3] == _RED


def test_another_key_size_or_typeface_is_another_layer(canvas: Canvas) -> None:
    layers, painted = LayerCache(), list[int]()
    layers.draw(canvas, Rect(0, 0, 60, 40), ("sign", 1), _painter(painted, _RED))
    layers.draw(canvas, Rect(0, 0, 60, 40), ("sign", 2), _painter(painted, _BLUE))
    assert canvas.surface.get_at((3, 3))[:3] == _BLUE
    layers.draw(canvas, Rect(0, 0, 61, 40), ("sign", 2), _painter(painted, _BLUE))
    small = Canvas(canvas.surface, Typeface("bitmap", EmojiPictures()))
    layers.draw(small, Rect(0, 0, 61, 40), ("sign", 2), _painter(painted, _BLUE))
    assert len(painted) == 4


def test_the_layers_used_least_lately_go(canvas: Canvas) -> None:
    layers, painted = LayerCache(most=3 * 60 * 40), list[int]()
    for key in (1, 2, 3, 1, 4, 1, 2):
        layers.draw(canvas, Rect(0, 0, 60, 40), key, _painter(painted, _RED), opaque=True)
    assert len(painted) == 5
    assert len(layers) == 3


def test_of_a_layer_that_goes_on_changing_the_last_picture_is_kept(canvas: Canvas) -> None:
    layers, painted = LayerCache(), list[int]()
    for color in (_RED, _RED, _BLUE, _BLUE, _RED):
        canvas.texts.clear()
        layers.draw_latest(canvas, Rect(10, 10, 60, 40), "hud", color, _painter(painted, color))
        assert canvas.surface.get_at((13, 13))[:3] == color
        assert [(run.text, run.box.x, run.box.y) for run in canvas.texts] == [("SCORE", 18, 44)]
    assert len(painted) == 3
    assert len(layers) == 0


def test_a_shaken_layers_texts_move_with_it(canvas: Canvas) -> None:
    layers = LayerCache()
    for shift in range(40):
        canvas.texts.clear()
        layers.draw(canvas, Rect(shift, 0, 60, 40), "sign", _painter([], _RED))
        assert canvas.texts[0].box.x == 8 + shift


def test_texts_that_have_left_the_picture_are_not_read(canvas: Canvas) -> None:
    layers = LayerCache()
    for across, down, read in ((0, -40, 0), (0, -20, 1), (0, 280, 0), (240, 0, 0), (-60, 0, 0), (-20, 0, 1)):
        canvas.texts.clear()
        layers.draw(canvas, Rect(across, down, 60, 40), "sign", _painter([], _RED))
        assert len(canvas.texts) == read, (across, down)


def test_a_cleared_cache_paints_anew(canvas: Canvas) -> None:
    layers, painted = LayerCache(), list[int]()
    for _ in range(2):
        layers.draw(canvas, Rect(0, 0, 60, 40), "sign", _painter(painted, _RED))
        layers.draw_latest(canvas, Rect(0, 0, 60, 40), "hud", 1, _painter(painted, _RED))
        layers.clear()
    assert len(painted) == 4
    assert len(layers) == 0
