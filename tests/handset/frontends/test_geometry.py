"""A finger finds the key it touches, on every model."""

from __future__ import annotations

import pytest

from handset.frontends.skin.geometry import geometry_of
from handset.frontends.view import arranged, window_size
from handset.keypad import Key
from handset.model import load_model, model_names


@pytest.mark.parametrize("name", model_names())
def test_the_middle_of_each_key_is_that_key(name: str) -> None:
    geometry = geometry_of(load_model(name))
    for key, box in geometry.keys.items():
        assert geometry.key_at(box.x + box.width / 2, box.y + box.height / 2) is key


@pytest.mark.parametrize("name", model_names())
def test_keys_lie_apart_on_the_body_and_clear_of_the_lcd(name: str) -> None:
    geometry = geometry_of(load_model(name))
    round_pad = {Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT, Key.OK}
    apart = [box for key, box in geometry.keys.items() if key not in round_pad]
    for place, box in enumerate(apart):
        assert not box.overlaps(geometry.lcd)
        assert not any(box.overlaps(other) for other in apart[place + 1 :])
        assert box.x >= 0
        assert box.right <= geometry.width
        assert box.bottom <= geometry.height


def test_every_key_of_a_four_softkey_model_can_be_touched() -> None:
    model = load_model("l03a")
    assert set(geometry_of(model).keys) == set(Key)


def test_no_key_beside_the_phone() -> None:
    geometry = geometry_of(load_model("l03a"))
    assert geometry.key_at(2, 2) is None
    assert geometry.key_at(geometry.lcd.x + 100, geometry.lcd.y + 100) is None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("zoom", [1, 2, 3, 4])
def test_a_window_as_large_as_a_zoom_needs_shows_that_zoom(zoom: int, bare: bool) -> None:
    model = load_model("l03a")
    width, height = window_size(model, zoom, bare=bare)
    assert arranged(model, width, height, bare=bare) == (zoom, bare)
    narrower, _ = arranged(model, width - 1, height, bare=True)
    assert not bare or narrower == max(1, zoom - 1)


@pytest.mark.parametrize("name", model_names())
def test_on_a_small_laptop_the_lcd_stands_alone_and_whole(name: str) -> None:
    model = load_model(name)
    zoom, alone = arranged(model, 1366 * 96 // 100, 768 * 92 // 100, bare=False)
    width, height = window_size(model, zoom, bare=alone)
    assert width <= 1366
    assert height <= 768
    assert alone == (window_size(model, 1, bare=False)[1] > 768 * 92 // 100)


def test_a_screen_too_small_for_anything_shows_the_lcd_at_its_own_size() -> None:
    assert arranged(load_model("l03a"), 100, 100, bare=False) == (1, True)
