"""Several phones in one window: none over another, all inside it, at the largest zoom that fits."""

from __future__ import annotations

import pygame
from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.phone_view import window_size
from handset.frontends.tiling import tiled
from handset.model import load_model, model_names

MODELS = {name: load_model(name) for name in model_names()}


@given(st.lists(st.sampled_from(sorted(MODELS)), min_size=1, max_size=12), st.integers(500, 4_000))
def test_phones_stand_beside_each_other_and_inside_the_window(names: list[str], width: int) -> None:
    models = [MODELS[name] for name in names]
    zoom, places = tiled(models, width, 1_200)
    boxes = [pygame.Rect(place) for place in places]
    assert [box.size for box in boxes] == [window_size(model, zoom, None) for model in models]
    assert all(box.left >= 0 and box.right <= width for box in boxes)
    assert all(len(box.collidelistall(boxes)) == 1 for box in boxes)
    assert zoom == 1 or max(box.bottom for box in boxes) <= 1_200
